// What is known, by the sections of the form.

import type { ReactNode } from "react";
import { useCodes } from "../api/codes";
import { Phone } from "../ui/phone";
import { plainDay } from "../ui/time";
import { useWords, type WordId } from "../words/words";
import type { Complaint } from "./api";
import type { ComplaintForm, Field } from "./draft";

/** A field's value as words; also what the conflict dialog shows. */
export function useFieldWords() {
  const { t, lang } = useWords();
  const codes = useCodes();
  return (field: Field, value: unknown): string => {
    if (value === null || value === undefined || value === "") return t("complaint.unanswered");
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (Array.isArray(value)) return value.map((code) => codes.label("complaint_category", code)).join(t("list.comma"));
    const text = String(value);
    const lists: Partial<Record<Field, string>> = {
      nationality: "country",
      language: "language",
      governorate: "governorate",
      "call.language": "language",
      "call.call_type": "call_type",
    };
    const list = lists[field];
    if (list) return codes.label(list, text);
    if (field === "wish" || field === "safe_contact") return t(`${field}.${text}` as WordId);
    if (field === "call.channel") return t(`channel.${text}` as WordId);
    if (field === "started_on") return plainDay(lang, text);
    return text;
  };
}

const sections: { title: WordId; fields: (keyof ComplaintForm)[] }[] = [
  { title: "section.safety", fields: ["safe_to_talk", "danger_now", "medical_need"] },
  {
    title: "section.worker",
    fields: ["worker_name", "nationality", "language", "worker_phone", "governorate", "area", "address"],
  },
  { title: "section.complaint", fields: ["categories", "narrative", "started_on"] },
  { title: "section.employer", fields: ["employer_name", "wish"] },
  { title: "section.next_step", fields: ["safe_contact", "safe_contact_note", "consent_to_record"] },
];

const whole = new Set<keyof ComplaintForm>(["categories", "narrative", "address", "safe_contact_note"]);

interface SectionsProps {
  factOf(field: keyof ComplaintForm): unknown;
  /** Fields to point out. */
  fresh?: readonly string[];
}

/** What is known, by the sections of the form: of a complaint, or of notes that are still being typed. */
export function FactSections({ factOf, fresh = [] }: SectionsProps) {
  const { t } = useWords();
  return (
    <div className="card">
      {sections.map(({ title, fields }) => (
        <section key={title} className="border-t px-5 py-4 first:border-t-0 print:px-0">
          <h2 className="mb-2.5 text-sm font-semibold text-dim">{t(title)}</h2>
          <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-3 print:grid-cols-3">
            {fields.map((field) => (
              <Fact key={field} field={field} value={factOf(field)} fresh={fresh.includes(field)} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

export function ComplaintFacts({ complaint }: { complaint: Complaint }) {
  return (
    <FactSections
      factOf={(field) => complaint[field === "worker_phone" ? "worker_phone_hint" : (field as keyof Complaint)]}
    />
  );
}

function Fact({ field, value, fresh }: { field: keyof ComplaintForm; value: unknown; fresh: boolean }) {
  const { t } = useWords();
  const words = useFieldWords();
  const empty = value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  const label = field === "consent_to_record" ? "field.consent" : (`field.${field}` as WordId);
  let shown: ReactNode = <bdi>{words(field, empty ? null : value)}</bdi>;
  if (field === "worker_phone" && !empty) shown = <Phone number={String(value)} />;
  if (field === "narrative" && !empty) shown = <span dir="auto">{String(value)}</span>;
  const grave = (field === "danger_now" && value === true) || (field === "safe_contact" && value === "unsafe");
  const width = whole.has(field)
    ? "sm:col-span-3 print:col-span-3"
    : field === "employer_name"
      ? "sm:col-span-2 print:col-span-2"
      : "";
  return (
    <div className={`${width} ${fresh ? "-mx-2 -my-1 rounded-md bg-accent-soft px-2 py-1" : ""}`}>
      <dt className={`text-xs ${fresh ? "text-accent" : "text-dim"}`}>{t(label)}</dt>
      <dd
        className={`break-words whitespace-pre-wrap ${empty ? "text-dim" : "font-medium"} ${grave ? "text-danger" : ""}`}
      >
        {shown}
      </dd>
    </div>
  );
}
