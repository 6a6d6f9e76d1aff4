// What is known, by the sections of the form.

import type { ReactNode } from "react";
import { useCodes } from "../api/codes";
import { Chip } from "../ui/chip";
import { type Weekday, weekdayName } from "../ui/hours";
import { Phone } from "../ui/phone";
import { clock, plainDay } from "../ui/time";
import { useWords, type WordId } from "../words/words";
import type { ActionTaken, Complaint } from "./api";
import type { ComplaintForm, Field } from "./draft";
import { dinars, employerFields } from "./draft-depth";
import { PlaceLines, placeParts } from "./place";

const worded = new Set<Field>(["wish", "safe_contact", "employer_kind", "passport_held_by", "absence_report"]);
const days = new Set<Field>(["started_on", "entered_on", "last_paid_on"]);

/** A field's value as words; also what the conflict dialog shows. */
export function useFieldWords() {
  const { t, lang } = useWords();
  const codes = useCodes();
  const item = (field: Field) => (each: unknown) =>
    field === "actions"
      ? codes.label("immediate_action", (each as ActionTaken).kind)
      : field === "safe.days"
        ? weekdayName(lang, each as Weekday)
        : codes.label("complaint_category", String(each));
  return (field: Field, value: unknown): string => {
    if (value === null || value === undefined || value === "") return t("complaint.unanswered");
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (Array.isArray(value)) return value.map(item(field)).join(t("list.comma")) || t("complaint.unanswered");
    const text = String(value);
    const lists: Partial<Record<Field, string>> = {
      nationality: "country",
      language: "language",
      governorate: "governorate",
      residency: "residency_type",
      "call.language": "language",
      "call.call_type": "call_type",
    };
    const list = lists[field];
    if (list) return codes.label(list, text);
    if (field === "call.channel") return t(`channel.${text}` as WordId);
    if (field === "safe.if_cut_off") return t(`safe.cut_off_${text}` as WordId);
    if (field.startsWith("ilo_")) return t(text === "unclear" ? "ilo.unclear" : (text as "yes"));
    if (worded.has(field)) return t(`${field}.${text}` as WordId);
    if (days.has(field)) return plainDay(lang, text);
    if (field === "call.interpreter_joined_at") return clock(lang, text);
    if (field === "wage_promised" || field === "wage_paid")
      return t("money.kd", { amount: typeof value === "number" ? dinars(value) : text });
    return text;
  };
}

interface Part {
  title: WordId;
  fields: (keyof ComplaintForm)[];
  /** Shown only where they were answered: most are not asked. */
  further?: readonly (keyof ComplaintForm)[];
}

const sections: Part[] = [
  { title: "section.safety", fields: ["safe_to_talk", "danger_now", "medical_need"] },
  {
    title: "section.worker",
    fields: ["worker_name", "nationality", "language", "worker_phone"],
  },
  { title: "section.complaint", fields: ["categories", "narrative", "started_on"] },
  { title: "section.employer", fields: ["employer_name", "wish"], further: employerFields },
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
      {sections.map(({ title, fields, further = [] }) => (
        <section key={title} className="border-t px-5 py-4 first:border-t-0 print:px-0">
          <h2 className="mb-2.5 text-sm font-semibold text-dim">{t(title)}</h2>
          <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-3 print:grid-cols-3">
            {[...fields, ...further.filter((field) => factOf(field) != null && factOf(field) !== "")].map((field) => (
              <Fact key={field} field={field} value={factOf(field)} fresh={fresh.includes(field)} />
            ))}
          </dl>
          {title === "section.worker" && (
            <PlaceLines partOf={factOf} fresh={placeParts.some((part) => fresh.includes(part))} />
          )}
          {title === "section.complaint" && <Screened factOf={factOf} />}
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

/** The screening as it was answered: the yeses and the unclear ones in words, the rest only counted. */
function Screened({ factOf }: Pick<SectionsProps, "factOf">) {
  const { t } = useWords();
  const codes = useCodes();
  const answered = codes.entries("ilo_indicator").flatMap((indicator) => {
    const answer = factOf(`ilo_${indicator.position}` as "ilo_1");
    return answer ? [{ code: indicator.code, answer }] : [];
  });
  if (answered.length === 0) return null;
  const noted = answered.filter(({ answer }) => answer === "yes");
  return (
    <div className="mt-3 rounded-md bg-sunken px-3 py-2.5 text-sm">
      <p className="font-medium">{t("ilo.noted", { count: noted.length })}</p>
      <ul className="mt-1.5 flex flex-wrap gap-1.5">
        {answered.map(({ code, answer }) => (
          <li key={code}>
            <Chip tone={answer === "yes" ? "warn" : "plain"}>
              {codes.label("ilo_indicator", code)}: {t(answer === "unclear" ? "ilo.unclear" : (answer as "yes"))}
            </Chip>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Fact({ field, value, fresh }: { field: keyof ComplaintForm; value: unknown; fresh: boolean }) {
  const { t } = useWords();
  const words = useFieldWords();
  const empty = value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  const label = field === "consent_to_record" ? "field.consent" : (`field.${field}` as WordId);
  let shown: ReactNode = <bdi>{words(field, empty ? null : value)}</bdi>;
  if ((field === "worker_phone" || field === "employer_phone") && !empty) shown = <Phone number={String(value)} />;
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
