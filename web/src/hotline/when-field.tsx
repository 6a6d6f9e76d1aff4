// A moment to come: a day and a clock time, on Kuwait's clock.
import { DateField } from "../ui/date-field";
import { TextField } from "../ui/field";
import { instantOn } from "../ui/time";
import { useWords } from "../words/words";

export interface When {
  date: string;
  time: string;
}

/** Nothing while a part is missing. */
export const instantOf = ({ date, time }: When) => (date && time ? instantOn(date, time) : null);

interface Props {
  label: string;
  value: When;
  onChange(value: When): void;
  error?: string | undefined;
}

export function WhenField({ label, value, onChange, error }: Props) {
  const { t } = useWords();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_120px] gap-3">
      <DateField label={label} value={value.date} onChange={(date) => onChange({ ...value, date })} error={error} />
      <TextField
        type="time"
        dir="ltr"
        label={t("callback.time")}
        value={value.time}
        onChange={(event) => onChange({ ...value, time: event.target.value })}
      />
    </div>
  );
}
