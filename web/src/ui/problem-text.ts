// The backend's slugs and field codes as sentences in the reader's language.
import type { FieldError, Problem } from "../api/problem";
import type { Translate } from "../words/words";

const slugs = {
  offline: "problem.offline",
  busy: "problem.busy",
  invalid: "problem.invalid",
  stale_version: "problem.stale_version",
  not_permitted: "problem.not_permitted",
  not_found: "problem.not_found",
  signed_out: "problem.signed_out",
  sign_in_refused: "problem.sign_in_refused",
  sign_in_delayed: "problem.sign_in_delayed",
  factor_reset_two_people: "problem.factor_reset_two_people",
  idempotency_mismatch: "problem.idempotency_mismatch",
  shift_sheet_open: "problem.shift_sheet_open",
  shift_sheet_changed: "problem.shift_sheet_changed",
  shift_sheet_two_people: "problem.shift_sheet_two_people",
  shift_sheet_unticked: "problem.shift_sheet_unticked",
  shift_sheet_final: "problem.shift_sheet_final",
  shift_sheet_not_yours: "problem.shift_sheet_not_yours",
  shift_item_gone: "problem.shift_item_gone",
  call_taken: "problem.call_taken",
  contact_ended: "problem.contact_ended",
  contact_elsewhere: "problem.contact_elsewhere",
  contact_in_hand: "problem.contact_in_hand",
  contact_handover_open: "problem.contact_handover_open",
  handover_over: "problem.handover_over",
  help_joined: "problem.help_joined",
  help_ended: "problem.help_ended",
  contact_done: "problem.contact_done",
  extension_plain: "problem.extension_plain",
  account_name_taken: "problem.account_name_taken",
  contact_unsafe: "refusal.contact_unsafe",
  safe_contact_not_asked: "refusal.safe_contact_not_asked",
  safe_contact_expired: "refusal.safe_contact_expired",
  safe_hours_unknown: "refusal.safe_hours_unknown",
  outside_safe_hours: "refusal.outside_safe_hours",
  no_number: "refusal.no_number",
  number_of_alleged_abuser: "refusal.number_of_alleged_abuser",
  party_link_once: "parties.problem_linked",
  allegation_once: "parties.problem_noted",
  last_detail: "parties.problem_last",
  referral_ended: "problem.referral_ended",
  callback_ended: "problem.callback_ended",
  search_first: "problem.search_first",
  last_name: "problem.last_name",
  callback_expires_after_due: "problem.callback_expires_after_due",
} as const;

export function problemText(t: Translate, problem: Problem): string {
  const known = slugs[problem.slug as keyof typeof slugs];
  if (known) return t(known, { seconds: problem.retryAfter });
  return problem.status >= 500 ? t("problem.busy") : t("problem.unexpected", { slug: problem.slug });
}

const fields = {
  required: "error.required",
  unknown_field: "error.unknown_field",
  wrong_type: "error.wrong_type",
  too_long: "error.too_long",
  too_short: "error.too_short",
  too_common: "error.too_common",
  too_many: "error.too_many",
  too_few: "error.too_few",
  blank: "error.blank",
  bad_code: "error.bad_code",
  bad_format: "error.bad_format",
  in_future: "error.in_future",
  in_past: "error.in_past",
  same_time: "error.same_time",
  not_allowed_by_her: "error.not_allowed_by_her",
  no_colleague: "error.no_colleague",
  not_at_this_site: "error.no_colleague",
  outside_safe_hours: "refusal.outside_safe_hours",
  contact_unsafe: "refusal.contact_unsafe",
  safe_contact_not_asked: "refusal.safe_contact_not_asked",
  safe_contact_expired: "refusal.safe_contact_expired",
  safe_hours_unknown: "refusal.safe_hours_unknown",
  no_number: "refusal.no_number",
  number_of_alleged_abuser: "refusal.number_of_alleged_abuser",
  no_party: "parties.no_party",
  before_first: "error.before_first",
  too_many_days: "error.too_many_days",
  too_many_months: "error.too_many_months",
  out_of_range: "error.out_of_range",
  changed: "error.changed",
  consent_needed: "error.consent_needed",
  no_person: "error.no_person",
  not_an_embassy: "error.not_an_embassy",
  too_many_free: "error.too_many_free",
  not_from_here: "error.not_from_here",
} as const;

export function fieldErrorText(t: Translate, error: FieldError): string {
  return t(fields[error.code as keyof typeof fields] ?? "error.other", { limit: error.limit ?? 0 });
}
