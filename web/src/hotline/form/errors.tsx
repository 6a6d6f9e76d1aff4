// The form's errors, from its own rules or from the backend, as one summary.
import { type UseFormReturn, useFormState } from "react-hook-form";
import type { FieldError } from "../../api/problem";
import { ErrorSummary } from "../../ui/error-summary";
import { useWords, type WordId } from "../../words/words";
import { emptyComplaint, type Field, type IntakeForm } from "../draft";
import { useErrorText } from "./bound";

export const fieldNames = Object.keys(emptyComplaint) as (keyof typeof emptyComplaint)[];
const labels: Partial<Record<Field, WordId>> = {
  consent_to_record: "field.consent",
  "call.channel": "caller.channel",
  "call.call_type": "caller.call_type",
  "call.language": "caller.language",
  "call.interpreter": "caller.interpreter",
  "call.caller_is_subject": "caller.is_subject",
  "call.caller_name": "caller.name",
  "call.caller_phone": "caller.phone",
};
export const fieldLabel = (field: Field): WordId => labels[field] ?? (`field.${field}` as WordId);

/** Puts the backend's pointers ("/categories/2") at the fields they are about. */
export function setServerErrors(form: UseFormReturn<IntakeForm>, errors: FieldError[]) {
  for (const error of errors) {
    const field = error.pointer.split("/")[1] ?? "";
    if (!fieldNames.includes(field as never)) continue;
    const message = error.limit ? `${error.code} ${error.limit}` : error.code;
    form.setError(field as never, { type: "server", message });
  }
}

export function FormErrors({ round }: { round: number }) {
  const { t } = useWords();
  const { errors } = useFormState<IntakeForm>();
  const text = useErrorText();
  if (!round) return null;
  const lines = fieldNames.flatMap((field) => {
    const message = (errors[field] as { message?: string } | undefined)?.message;
    return message ? [{ field, label: t(fieldLabel(field)), text: text(message) ?? "" }] : [];
  });
  return <ErrorSummary lines={lines} round={round} />;
}
