// From when until when, by the clock of the site.

import { useWords } from "../words/words";
import { TextField } from "./field";
import type { Hours } from "./hours";

interface Props {
  value: Hours;
  onChange(change: Pick<Hours, "from_time" | "until_time">): void;
  errorOf(field: string): string | undefined;
}

export function HoursFields({ value, onChange, errorOf }: Props) {
  const { t } = useWords();
  return (
    <div className="grid grid-cols-2 gap-3">
      {(["from_time", "until_time"] as const).map((field) => (
        <TextField
          key={field}
          type="time"
          dir="ltr"
          label={t(`safe.${field}`)}
          value={value[field] ?? ""}
          onChange={(event) => onChange({ [field]: event.target.value || null })}
          error={errorOf(field)}
        />
      ))}
    </div>
  );
}
