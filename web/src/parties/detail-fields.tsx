// One thing known of a party as it is typed, and how it is sent.
import { TextField } from "../ui/field";
import { PhoneField, toE164 } from "../ui/phone";
import { useWords } from "../words/words";
import type { DetailGiven, DetailKind } from "./api";

const lengths: Partial<Record<DetailKind, number>> = { civil_id: 12, paci: 8, licence: 40, plate: 20, name: 200 };

interface Props {
  kind: DetailKind;
  value: string;
  onChange(text: string): void;
  error: string | undefined;
  optional?: boolean;
  focus?: boolean;
}

export function DetailField({ kind, value, onChange, error, optional = false, focus = false }: Props) {
  const { t } = useWords();
  const label = t(`parties.is_${kind}`);
  if (kind === "phone")
    return <PhoneField label={label} {...{ value, onChange, error, optional }} name={kind} autoFocus={focus} />;
  const words = kind === "name" || kind === "address";
  return (
    <TextField
      label={label}
      optional={optional}
      name={kind}
      autoFocus={focus}
      maxLength={lengths[kind] ?? 400}
      inputMode={kind === "civil_id" || kind === "paci" ? "numeric" : undefined}
      dir={value ? (words ? "auto" : "ltr") : undefined}
      spellCheck={words}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
    />
  );
}

export const given = async (kind: DetailKind, text: string): Promise<DetailGiven> => ({
  kind,
  text: kind === "phone" ? await toE164(text) : text.trim(),
});
