// The facts about a person that are no names and no numbers: for registering her, and for correcting.
import { X } from "lucide-react";
import { useCodes } from "../api/codes";
import { ChoiceField } from "../ui/choice";
import { Combo } from "../ui/combo";
import { DateField } from "../ui/date-field";
import { SelectField, TextField } from "../ui/field";
import { useWords } from "../words/words";
import { type Facts, literacies, sexes, verifications } from "./api";
import { type BirthForm, birthForm, birthOf, monthName, precisions } from "./birth";

export interface FactForm extends Omit<Facts, "birth_date" | "birth_precision"> {
  birth: BirthForm;
}

export const noFacts = (): FactForm => ({
  sex: null,
  birth: birthForm(null, null),
  nationality: null,
  languages: [],
  literacy: null,
  verification: "declared",
});

export const factFormOf = ({ birth_date, birth_precision, ...rest }: Facts): FactForm => ({
  sex: rest.sex ?? null,
  nationality: rest.nationality ?? null,
  languages: rest.languages,
  literacy: rest.literacy ?? null,
  verification: rest.verification,
  birth: birthForm(birth_date, birth_precision),
});

/** Null where the birth date is only half told. */
export function factsOf({ birth, ...rest }: FactForm): Facts | null {
  const born = birthOf(birth);
  return born && { ...rest, ...born };
}

interface Props {
  value: FactForm;
  onChange(change: Partial<FactForm>): void;
  errorOf(field: string): string | undefined;
  tried: boolean;
}

export function FactFields({ value, onChange, errorOf, tried }: Props) {
  const { t } = useWords();
  const codes = useCodes();
  return (
    <div className="grid gap-x-4 gap-y-3.5 sm:grid-cols-2">
      <ChoiceField
        name="sex"
        label={t("people.sex")}
        optional
        value={value.sex ?? null}
        choices={sexes.map((sex) => ({ value: sex, label: t(`people.sex_${sex}`) }))}
        onChange={(sex) => onChange({ sex })}
        error={errorOf("sex")}
      />
      <Combo
        name="nationality"
        label={t("field.nationality")}
        optional
        options={codes.options("country")}
        value={value.nationality ?? ""}
        onChange={(code) => onChange({ nationality: code || null })}
        error={errorOf("nationality")}
      />
      <BirthFields
        value={value.birth}
        onChange={(birth) => onChange({ birth })}
        error={
          tried && !birthOf(value.birth)
            ? t("people.birth_incomplete")
            : (errorOf("birth_date") ?? errorOf("birth_precision"))
        }
      />
      <Languages
        value={value.languages}
        onChange={(languages) => onChange({ languages })}
        error={errorOf("languages")}
      />
      <SelectField
        label={t("people.literacy")}
        optional
        empty={t("combo.choose")}
        options={literacies.map((code) => ({ value: code, label: t(`people.literacy_${code}`) }))}
        value={value.literacy ?? ""}
        onChange={(event) => onChange({ literacy: (event.target.value || null) as FactForm["literacy"] })}
        error={errorOf("literacy")}
      />
      <SelectField
        label={t("people.verification")}
        options={verifications.map((code) => ({ value: code, label: t(`people.verification_${code}`) }))}
        value={value.verification}
        onChange={(event) => onChange({ verification: event.target.value as FactForm["verification"] })}
        error={errorOf("verification")}
      />
    </div>
  );
}

interface BirthProps {
  value: BirthForm;
  onChange(value: BirthForm): void;
  error: string | undefined;
}

function BirthFields({ value, onChange, error }: BirthProps) {
  const { t, lang } = useWords();
  const set = (change: Partial<BirthForm>) => onChange({ ...value, ...change });
  const year = value.precision === "month" || value.precision === "year";
  return (
    <div className="grid min-w-0 content-start gap-3 sm:grid-cols-2">
      <SelectField
        label={t("people.birth")}
        optional
        empty={t("people.birth_unknown")}
        options={precisions.map((code) => ({
          value: code,
          label: t(code === "year" ? "people.birth_year_known" : `people.birth_${code}`),
        }))}
        value={value.precision}
        onChange={(event) => set({ precision: event.target.value as BirthForm["precision"] })}
        error={value.precision ? undefined : error}
      />
      {value.precision === "day" && (
        <DateField label={t("people.birth_date")} value={value.day} onChange={(day) => set({ day })} error={error} />
      )}
      {year && (
        <div className="flex min-w-0 gap-2">
          {value.precision === "month" && (
            <SelectField
              className="flex-1"
              label={t("people.month")}
              empty={t("combo.choose")}
              options={Array.from({ length: 12 }, (_, index) => ({
                value: String(index + 1).padStart(2, "0"),
                label: monthName(lang, index + 1),
              }))}
              value={value.month}
              onChange={(event) => set({ month: event.target.value })}
            />
          )}
          <TextField
            className={value.precision === "month" ? "w-20" : "flex-1"}
            label={t("people.birth_year")}
            inputMode="numeric"
            dir="ltr"
            maxLength={4}
            value={value.year}
            onChange={(event) => set({ year: event.target.value })}
            error={error}
          />
        </div>
      )}
      {value.precision === "age" && (
        <TextField
          label={t("people.age")}
          inputMode="numeric"
          dir="ltr"
          maxLength={3}
          value={value.age}
          onChange={(event) => set({ age: event.target.value })}
          hint={<AboutYear value={value} />}
          error={error}
        />
      )}
    </div>
  );
}

function AboutYear({ value }: { value: BirthForm }) {
  const { t } = useWords();
  const born = birthOf(value)?.birth_date;
  return born ? t("people.about_born", { year: born.slice(0, 4) }) : null;
}

interface LanguagesProps {
  value: string[];
  onChange(languages: string[]): void;
  error: string | undefined;
}

function Languages({ value, onChange, error }: LanguagesProps) {
  const { t } = useWords();
  const codes = useCodes();
  return (
    <div className="min-w-0">
      <Combo
        adds
        name="languages"
        label={t("people.languages")}
        optional
        placeholder={t("people.language_add")}
        value=""
        options={codes.options("language").filter((option) => !value.includes(option.value))}
        onChange={(code) => {
          if (code) onChange([...value, code]);
        }}
        error={error}
      />
      {value.length > 0 && (
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          {value.map((code) => (
            <button
              key={code}
              type="button"
              onClick={() => onChange(value.filter((each) => each !== code))}
              aria-label={t("people.remove", { name: codes.label("language", code) })}
              className="inline-flex min-h-[26px] items-center gap-1.5 rounded-md border border-accent bg-accent-soft px-2 text-sm font-medium text-accent"
            >
              {codes.label("language", code)}
              <X aria-hidden="true" className="size-3.5" />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
