// The optional depth of the intake form: her place, her employer, the screening, the safe-contact record. Lists of fields by
// their kind, so that a new one is one word here and one column in the backend.
import * as z from "zod/mini";
import type { Weekday } from "../ui/hours";
import type { Complaint, ComplaintEdit } from "./api";
import type { SafeContactRules } from "./callback-api";

export const placeFields = ["block", "street", "building", "paci_number", "landmarks"] as const;
const employerTexts = [
  "employer_phone",
  "employer_civil_id",
  "office_name",
  "entered_on",
  "residency",
  "wage_promised",
  "wage_paid",
  "last_paid_on",
  "hours_a_day",
] as const;
const employerChoices = ["employer_kind", "passport_held_by", "absence_report"] as const;
export const employerFields = [...employerTexts, ...employerChoices, "rest_day"] as const;
export const employerKinds = ["household", "company", "other"] as const;
export const passportHolders = ["self", "employer", "office", "other", "unknown"] as const;
export const absenceReports = ["yes", "no", "unknown"] as const;

/** The ILO's indicators by their numbers; asked in this order unless what happened suggests another one. */
export const iloOrder = [7, 3, 8, 5, 10, 6, 11, 4, 2, 9, 1] as const;
export type IloField = `ilo_${(typeof iloOrder)[number]}`;
export const iloFields = iloOrder.map((number) => `ilo_${number}` as IloField);
export const iloAnswers = ["yes", "no", "unclear"] as const;

/** First what is linked to the complaint, then the usual order. */
export const iloOrderFor = (linked: readonly number[]): readonly number[] => [
  ...iloOrder.filter((number) => linked.includes(number)),
  ...iloOrder.filter((number) => !linked.includes(number)),
];

type Text = (typeof placeFields)[number] | (typeof employerTexts)[number];
type Chosen = (typeof employerChoices)[number] | IloField;
export type DepthForm = Record<Text, string> & Record<Chosen, string | null> & { rest_day: boolean | null };

const texts: readonly Text[] = [...placeFields, ...employerTexts];
const choices: readonly Chosen[] = [...employerChoices, ...iloFields];
const made = (value: (field: Text) => string, chosen: (field: Chosen) => string | null) =>
  Object.fromEntries([
    ...texts.map((field) => [field, value(field)]),
    ...choices.map((field) => [field, chosen(field)]),
  ]) as Omit<DepthForm, "rest_day">;

export const emptyDepth: DepthForm = {
  ...made(
    () => "",
    () => null,
  ),
  rest_day: null,
};

/** Digits as they are typed on an Arabic, Persian or Latin keyboard. */
export const latinDigits = (text: string) =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15)).replace("٫", ".");

/** "80", "80.5", "٨٠" dinars → fils; null where it is no amount. */
export function filsOf(typed: string): number | null {
  const found = /^(\d{1,7})(?:[.,](\d{1,3}))?$/.exec(latinDigits(typed).trim());
  return found ? Number(found[1]) * 1000 + Number((found[2] ?? "").padEnd(3, "0")) : null;
}
/** 80500 → "80.500": a dinar has a thousand fils. */
export const dinars = (fils: number) => `${Math.floor(fils / 1000)}.${String(fils % 1000).padStart(3, "0")}`;

export const orNull = (text: string) => text.trim() || null;
const money = ["wage_promised", "wage_paid"] as const;

export function depthOf(complaint: Complaint): DepthForm {
  const shown = (field: Text) => {
    const value = complaint[field];
    if (value === null || value === undefined) return "";
    return money.includes(field as never) ? dinars(Number(value)) : String(value);
  };
  return { ...made(shown, (field) => complaint[field] ?? null), rest_day: complaint.rest_day ?? null };
}

export function depthFrom(form: DepthForm) {
  const sent = made(
    (field) => orNull(form[field] ?? "") as string,
    (field) => form[field] ?? null,
  );
  const digits = (text: string) => orNull(latinDigits(text ?? "").replace(/[\s-]/g, ""));
  const hours = digits(form.hours_a_day);
  return {
    ...sent,
    paci_number: digits(form.paci_number),
    employer_civil_id: digits(form.employer_civil_id),
    wage_promised: filsOf(form.wage_promised ?? ""),
    wage_paid: filsOf(form.wage_paid ?? ""),
    hours_a_day: hours === null ? null : Number(hours),
    rest_day: form.rest_day ?? null,
  } as unknown as Pick<ComplaintEdit, keyof DepthForm>;
}

// ---- rules: the backend's, by field codes ----

const today = () => new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);
const fits = (good: (text: string) => boolean, code: string) =>
  z.optional(z.string().check(z.refine((text) => !text.trim() || good(text), code)));
const digitsOnly = (count: number) =>
  fits((text) => new RegExp(`^\\d{${count}}$`).test(latinDigits(text).replace(/[\s-]/g, "")), "bad_format");

export const fieldRules = {
  text: (limit: number) => z.optional(z.string().check(z.maxLength(limit, `too_long ${limit}`))),
  phone: fits((text) => /^\+[1-9]\d{6,14}$/.test(text), "bad_format"),
  past: fits((date) => date <= today(), "in_future"),
};

export const depthRules = {
  block: fieldRules.text(40),
  street: fieldRules.text(120),
  building: fieldRules.text(80),
  landmarks: fieldRules.text(400),
  paci_number: digitsOnly(8),
  employer_phone: fieldRules.phone,
  employer_civil_id: digitsOnly(12),
  office_name: fieldRules.text(120),
  entered_on: fieldRules.past,
  last_paid_on: fieldRules.past,
  wage_promised: fits((text) => filsOf(text) !== null, "bad_format"),
  wage_paid: fits((text) => filsOf(text) !== null, "bad_format"),
  hours_a_day: fits((text) => /^(1?\d|2[0-4])$/.test(latinDigits(text).trim()), "out_of_range"),
};

// ---- how she may be reached ----

export interface SafeForm {
  days: Weekday[];
  from_time: string;
  until_time: string;
  sms: boolean | null;
  whatsapp: boolean | null;
  voicemail: boolean | null;
  shared_with: string;
  cover_story: string;
  agreed_name: string;
  danger_word: string;
  proof_word: string;
  if_cut_off: string | null;
}

export const emptySafe: SafeForm = {
  days: [],
  from_time: "",
  until_time: "",
  sms: null,
  whatsapp: null,
  voicemail: null,
  shared_with: "",
  cover_story: "",
  agreed_name: "",
  danger_word: "",
  proof_word: "",
  if_cut_off: null,
};
export const safeFields = Object.keys(emptySafe) as (keyof SafeForm)[];

/** Nothing noted: no record. */
export function safeRulesFrom(safe: SafeForm): SafeContactRules | null {
  const noted = Object.entries(safe).flatMap(([field, value]) => {
    const given = typeof value === "string" ? orNull(value) : Array.isArray(value) && !value.length ? null : value;
    return given === null ? [] : [[field, given]];
  });
  return noted.length ? (Object.fromEntries(noted) as SafeContactRules) : null;
}
