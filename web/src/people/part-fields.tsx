// A name, a document and a telephone number as they are typed: in the form that registers her, and one by one on her sheet.
import { useCodes } from "../api/codes";
import { DateField } from "../ui/date-field";
import { SelectField, TextField } from "../ui/field";
import { PhoneField } from "../ui/phone";
import { useWords } from "../words/words";
import { type DocumentGiven, holders, type NameGiven, nameSources } from "./api";

interface Props<T> {
  value: T;
  onChange(change: Partial<T>): void;
  errorOf(field: string): string | undefined;
  focus?: boolean;
}

export const noName = (text = ""): NameGiven => ({ text, source: "told" });
export const noDocument = (number = ""): DocumentGiven => ({ kind: "PASSPORT", number });

/** The backend compares letters and digits only, and wants four of them. */
export const enoughOf = (number: string) => (number.match(/[a-z0-9]/gi) ?? []).length >= 4;

export function NameFields({ value, onChange, errorOf, focus = false }: Props<NameGiven>) {
  const { t } = useWords();
  return (
    <div className="grid flex-1 gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,1fr)_200px]">
      <TextField
        label={t("people.name")}
        name="name"
        dir={value.text ? "auto" : undefined}
        autoFocus={focus}
        maxLength={200}
        value={value.text}
        onChange={(event) => onChange({ text: event.target.value })}
        error={errorOf("text")}
      />
      <SelectField
        label={t("people.source")}
        options={nameSources.map((code) => ({ value: code, label: t(`people.source_${code}`) }))}
        value={value.source}
        onChange={(event) => onChange({ source: event.target.value as NameGiven["source"] })}
        error={errorOf("source")}
      />
    </div>
  );
}

export function DocumentFields({ value, onChange, errorOf, focus = false }: Props<DocumentGiven>) {
  const { t } = useWords();
  const codes = useCodes();
  return (
    <div className="grid flex-1 gap-x-4 gap-y-3 sm:grid-cols-3">
      <SelectField
        label={t("people.document_kind")}
        options={codes.options("document_type")}
        value={value.kind}
        onChange={(event) => onChange({ kind: event.target.value })}
        error={errorOf("kind")}
      />
      <TextField
        label={t("people.document_number")}
        name="number"
        dir="ltr"
        autoFocus={focus}
        spellCheck={false}
        maxLength={40}
        value={value.number}
        onChange={(event) => onChange({ number: event.target.value })}
        error={errorOf("number")}
      />
      <Issuer value={value} onChange={onChange} error={errorOf("issuer")} />
      <DateField
        label={t("people.expires_on")}
        optional
        value={value.expires_on ?? ""}
        onChange={(date) => onChange({ expires_on: date || null })}
        error={errorOf("expires_on")}
      />
      <SelectField
        className="sm:col-span-2"
        label={t("people.held_by")}
        optional
        empty={t("combo.choose")}
        options={holders.map((code) => ({ value: code, label: t(`people.held_by_${code}`) }))}
        value={value.held_by ?? ""}
        onChange={(event) => onChange({ held_by: (event.target.value || null) as DocumentGiven["held_by"] })}
        error={errorOf("held_by")}
      />
    </div>
  );
}

function Issuer({ value, onChange, error }: Omit<Props<DocumentGiven>, "errorOf"> & { error: string | undefined }) {
  const { t } = useWords();
  const codes = useCodes();
  return (
    <SelectField
      label={t("people.issuer")}
      optional
      empty={t("combo.choose")}
      options={codes.options("country")}
      value={value.issuer ?? ""}
      onChange={(event) => onChange({ issuer: event.target.value || null })}
      error={error}
    />
  );
}

interface PhoneProps {
  value: string;
  onChange(phone: string): void;
  error: string | undefined;
  focus?: boolean;
}

export function PhoneFields({ value, onChange, error, focus = false }: PhoneProps) {
  const { t } = useWords();
  return (
    <PhoneField
      className="max-w-72 flex-1"
      label={t("people.phone")}
      name="phone"
      autoFocus={focus}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
