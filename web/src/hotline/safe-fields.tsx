// The fields of the safe-contact record that the intake form and the complaint's dialog share.
import { useWords } from "../words/words";
import { type Weekday, weekdayName, weekdays } from "./safe-hours";

export const safeTexts = [
  ["agreed_name", 120],
  ["cover_story", 400],
  ["shared_with", 200],
  ["danger_word", 60],
  ["proof_word", 60],
] as const;

export const safeChannels = ["voicemail", "sms", "whatsapp"] as const;

interface Props {
  value: Weekday[];
  onChange(days: Weekday[]): void;
  className?: string;
}

export function SafeDays({ value, onChange, className = "" }: Props) {
  const { t, lang } = useWords();
  return (
    <fieldset className={className}>
      <legend className="mb-1 text-sm font-medium">{t("safe.days")}</legend>
      <div className="flex flex-wrap gap-1.5">
        {weekdays.map((day) => {
          const on = value.includes(day);
          return (
            <label
              key={day}
              className={`inline-flex min-h-[32px] cursor-pointer items-center gap-2 rounded-md border px-2.5 text-sm font-medium ${on ? "border-accent bg-accent-soft text-accent" : "border-edge bg-surface hover:bg-sunken"}`}
            >
              <input
                type="checkbox"
                checked={on}
                onChange={() => onChange(on ? value.filter((each) => each !== day) : [...value, day])}
                className="size-4 accent-accent"
              />
              {weekdayName(lang, day)}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
