// The intake form's values, from nothing to a complaint: empty strings and nulls are unanswered, and only here do they
// become what the backend expects.
import * as z from "zod/mini";
import type { ActionTaken, Complaint, ComplaintDraft, ComplaintEdit, Contact, ContactDraft, Triage } from "./api";
import type { SafeContactRules } from "./callback-api";
import {
  type DepthForm,
  depthFrom,
  depthOf,
  depthRules,
  emptyDepth,
  emptySafe,
  fieldRules,
  orNull,
  type SafeForm,
  safeRulesFrom,
} from "./draft-depth";

export const wishes = ["advice", "claim", "transfer", "return_home", "shelter", "rescue", "undecided"] as const;
export const safeContacts = ["safe", "only_at_times", "unsafe", "not_asked"] as const;
export const triageLevels = ["P1", "P2", "P3", "P4", "P5"] as const;

type Answer = boolean | null;

export interface ComplaintForm extends DepthForm {
  safe_to_talk: Answer;
  danger_now: Answer;
  medical_need: Answer;
  worker_name: string;
  worker_phone: string;
  nationality: string;
  language: string;
  governorate: string;
  area: string;
  address: string;
  categories: string[];
  narrative: string;
  started_on: string;
  employer_name: string;
  wish: string | null;
  safe_contact: string | null;
  safe_contact_note: string;
  consent_to_record: Answer;
  triage: string | null;
}

export interface CallForm {
  channel: Contact["channel"];
  call_type: string;
  language: string;
  interpreter: boolean;
  interpreter_joined_at: string;
  caller_is_subject: Answer;
  caller_name: string;
  caller_phone: string;
}

/** What one may ask her for on the telephone; the rest is asked in the shelter. */
export const purposes = ["ASSIST", "REFER_MOI", "REFER_PAM", "EMBASSY", "FOLLOW_UP"] as const;
export type Purpose = (typeof purposes)[number];

export interface IntakeForm extends ComplaintForm {
  call: CallForm;
  safe: SafeForm;
  consent: Record<Purpose, Answer>;
  actions: ActionTaken[];
}

/** What comes with a registration, and is a record of its own from then on. */
export const emptyBeside: Omit<IntakeForm, keyof ComplaintForm | "call"> = {
  safe: emptySafe,
  consent: { ASSIST: null, REFER_MOI: null, REFER_PAM: null, EMBASSY: null, FOLLOW_UP: null },
  actions: [],
};

const groups = ["call", "safe", "consent"] as const;

/** A field of the intake form by the name it is registered under. */
export type Field =
  | keyof ComplaintForm
  | "actions"
  | `call.${keyof CallForm}`
  | `safe.${keyof SafeForm}`
  | `consent.${Purpose}`;

/** A form without nesting, as it is compared and merged. */
export type Values = Partial<Record<Field, unknown>>;

export function valuesOf(form: IntakeForm): Values {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(form))
    if (!groups.includes(name as never)) values[name] = value;
    else for (const [inner, each] of Object.entries(value)) values[`${name}.${inner}`] = each;
  return values;
}

export function formFrom(values: Values): IntakeForm {
  const form: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(values)) {
    const [group, inner] = field.split(".") as [string, string | undefined];
    if (inner === undefined) form[field] = value;
    else form[group] = { ...(form[group] as object | undefined), [inner]: value };
  }
  return form as unknown as IntakeForm;
}

export const emptyComplaint: ComplaintForm = {
  ...emptyDepth,
  safe_to_talk: null,
  danger_now: null,
  medical_need: null,
  worker_name: "",
  worker_phone: "",
  nationality: "",
  language: "",
  governorate: "",
  area: "",
  address: "",
  categories: [],
  narrative: "",
  started_on: "",
  employer_name: "",
  wish: null,
  safe_contact: null,
  safe_contact_note: "",
  consent_to_record: null,
  triage: null,
};

export const callOf = (contact: Contact): CallForm => ({
  channel: contact.channel,
  call_type: contact.call_type ?? "",
  language: contact.language ?? "",
  interpreter: contact.interpreter,
  interpreter_joined_at: contact.interpreter_joined_at ?? "",
  caller_is_subject: contact.caller_is_subject ?? null,
  caller_name: contact.caller_name ?? "",
  caller_phone: contact.caller_phone ?? "",
});

export const formOf = (complaint: Complaint): ComplaintForm => ({
  ...depthOf(complaint),
  safe_to_talk: complaint.safe_to_talk ?? null,
  danger_now: complaint.danger_now,
  medical_need: complaint.medical_need ?? null,
  worker_name: complaint.worker_name ?? "",
  worker_phone: complaint.worker_phone ?? "",
  nationality: complaint.nationality ?? "",
  language: complaint.language,
  governorate: complaint.governorate ?? "",
  area: complaint.area ?? "",
  address: complaint.address ?? "",
  categories: complaint.categories,
  narrative: complaint.narrative ?? "",
  started_on: complaint.started_on ?? "",
  employer_name: complaint.employer_name ?? "",
  wish: complaint.wish,
  safe_contact: complaint.safe_contact,
  safe_contact_note: complaint.safe_contact_note ?? "",
  consent_to_record: complaint.consent_to_record,
  triage: complaint.triage,
});

/** The answers without which nothing can be registered; the bar at the foot counts those still open. */
export const neededAnswers = [
  "danger_now",
  "language",
  "categories",
  "wish",
  "safe_contact",
  "consent_to_record",
  "triage",
] as const;

export const answersLeft = (form: Values): number =>
  neededAnswers.filter((field) => {
    const value = form[field];
    return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  }).length;

export function editFrom(form: ComplaintForm, version: number): ComplaintEdit {
  return {
    ...depthFrom(form),
    categories: form.categories,
    narrative: orNull(form.narrative),
    danger_now: form.danger_now ?? false,
    safe_to_talk: form.safe_to_talk,
    medical_need: form.medical_need,
    worker_name: orNull(form.worker_name),
    worker_phone: orNull(form.worker_phone),
    nationality: orNull(form.nationality),
    language: form.language,
    governorate: orNull(form.governorate),
    area: orNull(form.area),
    address: orNull(form.address),
    employer_name: orNull(form.employer_name),
    started_on: orNull(form.started_on),
    wish: form.wish as ComplaintEdit["wish"],
    safe_contact: form.safe_contact as ComplaintEdit["safe_contact"],
    safe_contact_note: orNull(form.safe_contact_note),
    consent_to_record: form.consent_to_record ?? false,
    version,
  };
}

export function complaintFrom(form: IntakeForm, contactId: string): ComplaintDraft {
  const { version: _, ...body } = editFrom(form, 0);
  const safe: SafeContactRules | null = safeRulesFrom(form.safe);
  const consents = purposes.flatMap((purpose) => {
    const given = form.consent[purpose];
    return given === null ? [] : [{ purpose, given }];
  });
  return {
    ...body,
    contact_id: contactId,
    triage: form.triage as Triage,
    ...(safe ? { safe_contact_rules: safe } : {}),
    ...(form.actions.length ? { actions: form.actions } : {}),
    ...(consents.length ? { consents } : {}),
  };
}

export const contactFrom = (call: CallForm, receivedAt: string, version: number): ContactDraft => ({
  received_at: receivedAt,
  channel: call.channel,
  call_type: orNull(call.call_type),
  language: orNull(call.language),
  interpreter: call.interpreter,
  interpreter_joined_at: orNull(call.interpreter_joined_at),
  caller_is_subject: call.caller_is_subject,
  caller_name: orNull(call.caller_name),
  caller_phone: orNull(call.caller_phone),
  version,
});

const answered = z.nullable(z.boolean()).check(z.refine((value) => value !== null, "required"));
const chosen = z.nullable(z.string()).check(z.refine((value) => !!value, "required"));
const { text, phone, past } = fieldRules;

/** The same rules as the backend's, so that most errors show before anything is sent. Messages are field codes. */
export const complaintRules = z.object({
  ...depthRules,
  danger_now: answered,
  language: chosen,
  categories: z.array(z.string()).check(z.minLength(1, "too_few 1"), z.maxLength(10, "too_many 10")),
  narrative: text(8000),
  worker_name: text(120),
  worker_phone: phone,
  area: text(120),
  address: text(400),
  employer_name: text(120),
  started_on: past,
  wish: chosen,
  safe_contact: chosen,
  safe_contact_note: text(400),
  consent_to_record: answered,
  triage: chosen,
});
