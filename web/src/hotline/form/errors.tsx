// The form's errors, from its own rules or from the backend, as one summary.
import { type UseFormReturn, useFormState } from "react-hook-form";
import { useCodes } from "../../api/codes";
import type { FieldError } from "../../api/problem";
import { ErrorSummary } from "../../ui/error-summary";
import { useWords, type WordId } from "../../words/words";
import { emptyComplaint, type Field, type IntakeForm } from "../draft";
import { safeFields } from "../draft-depth";
import { useErrorText } from "./bound";

const fieldNames: Field[] = [
  ...(Object.keys(emptyComplaint) as (keyof typeof emptyComplaint)[]),
  ...safeFields.map((field) => `safe.${field}` as const),
  "actions",
];
const labels: Partial<Record<Field, WordId>> = {
  consent_to_record: "field.consent",
  "call.channel": "caller.channel",
  "call.call_type": "caller.call_type",
  "call.language": "caller.language",
  "call.interpreter": "caller.interpreter",
  "call.interpreter_joined_at": "caller.interpreter_joined",
  "safe.if_cut_off": "safe.if_cut_off_ask",
  "safe.sms": "safe.sms_ask",
  "safe.whatsapp": "safe.whatsapp_ask",
  actions: "actions.title",
  "call.caller_is_subject": "caller.is_subject",
  "call.caller_name": "caller.name",
  "call.caller_phone": "caller.phone",
};
const ofGroup = (field: Field): WordId | undefined =>
  field.startsWith("safe.") ? (field as WordId) : field.startsWith("consent.") ? (field as WordId) : undefined;

/** What a field is called; the screening's questions are known by their indicators. */
export function useFieldLabel() {
  const { t } = useWords();
  const codes = useCodes();
  return (field: Field): string => {
    const number = field.startsWith("ilo_") && Number(field.slice(4));
    const indicator = number && codes.entries("ilo_indicator").find((entry) => entry.position === number);
    if (indicator) return codes.label("ilo_indicator", indicator.code);
    return t(labels[field] ?? ofGroup(field) ?? (`field.${field}` as WordId));
  };
}

/** Puts the backend's pointers ("/categories/2") at the fields they are about. */
export function setServerErrors(form: UseFormReturn<IntakeForm>, errors: FieldError[]) {
  for (const error of errors) {
    const [, first = "", inner = ""] = error.pointer.split("/");
    const field = first === "safe_contact_rules" ? `safe.${inner}` : first;
    if (!fieldNames.includes(field as never)) continue;
    const message = error.limit ? `${error.code} ${error.limit}` : error.code;
    form.setError(field as never, { type: "server", message });
  }
}

export function FormErrors({ round }: { round: number }) {
  const labelOf = useFieldLabel();
  const { errors } = useFormState<IntakeForm>();
  const text = useErrorText();
  if (!round) return null;
  const lines = fieldNames.flatMap((field) => {
    const found = field
      .split(".")
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], errors);
    const message = (found as { message?: string } | undefined)?.message;
    return message ? [{ field, label: labelOf(field), text: text(message) ?? "" }] : [];
  });
  return <ErrorSummary lines={lines} round={round} />;
}
