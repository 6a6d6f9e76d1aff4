// The kit's fields tied to the complaint form. Text fields stay uncontrolled, so that a key press renders nothing.
import { type ComponentProps, useCallback } from "react";
import {
  Controller,
  type FieldPath,
  type Resolver,
  type UseFormReturn,
  useFormContext,
  useFormState,
} from "react-hook-form";
import type { FieldError } from "../../api/problem";
import { type Choice, ChoiceField, YesNoField } from "../../ui/choice";
import { Combo, type ComboOption } from "../../ui/combo";
import { DateField } from "../../ui/date-field";
import { type FieldProps, TextArea, TextField } from "../../ui/field";
import { PhoneField, toE164 } from "../../ui/phone";
import { fieldErrorText } from "../../ui/problem-text";
import { useWords } from "../../words/words";
import { complaintRules, type IntakeForm } from "../draft";

type Name = FieldPath<IntakeForm>;
type Bound = Omit<FieldProps, "error"> & { name: Name };

/** "too_long 120" → the backend's field error. */
export const readCode = (message: string): FieldError => {
  const [code = "other", limit] = message.split(" ");
  return { pointer: "", code, limit: limit ? Number(limit) : null };
};

export const complaintResolver: Resolver<IntakeForm> = (values) => {
  const issues = complaintRules.safeParse(values).error?.issues ?? [];
  const errors: Record<string, { type: string; message: string }> = {};
  for (const issue of issues) errors[String(issue.path[0])] ??= { type: "rule", message: issue.message };
  return issues.length ? { values: {}, errors: errors as never } : { values, errors: {} };
};

export function useErrorText() {
  const { t } = useWords();
  return useCallback(
    (message: string | undefined) => (message ? fieldErrorText(t, readCode(message)) : undefined),
    [t],
  );
}

function useFieldErrorText(name: Name) {
  const { errors } = useFormState<IntakeForm>({ name, exact: true });
  const text = useErrorText();
  const found = name
    .split(".")
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], errors);
  return text((found as { message?: string } | undefined)?.message);
}

export function BoundText({ name, ...rest }: Bound & ComponentProps<"input">) {
  const { register } = useFormContext<IntakeForm>();
  return <TextField {...rest} {...register(name)} error={useFieldErrorText(name)} />;
}

export function BoundArea({ name, ...rest }: Bound & ComponentProps<"textarea">) {
  const { register } = useFormContext<IntakeForm>();
  return <TextArea {...rest} {...register(name)} error={useFieldErrorText(name)} />;
}

export function BoundCombo({ name, ...rest }: Bound & { options: ComboOption[]; placeholder?: string }) {
  const text = useErrorText();
  return (
    <Controller<IntakeForm>
      name={name}
      render={({ field, fieldState }) => (
        <Combo
          {...rest}
          name={name}
          value={String(field.value ?? "")}
          onChange={field.onChange}
          onBlur={field.onBlur}
          error={text(fieldState.error?.message)}
        />
      )}
    />
  );
}

export function BoundYesNo({ name, danger, ...rest }: Bound & { danger?: boolean }) {
  const text = useErrorText();
  return (
    <Controller<IntakeForm>
      name={name}
      render={({ field, fieldState }) => (
        <YesNoField
          {...rest}
          {...(danger ? { danger } : {})}
          name={name}
          value={field.value as boolean | null}
          onChange={field.onChange}
          onBlur={field.onBlur}
          error={text(fieldState.error?.message)}
        />
      )}
    />
  );
}

export function BoundChoice({ name, choices, ...rest }: Bound & { choices: Choice<string>[] }) {
  const text = useErrorText();
  return (
    <Controller<IntakeForm>
      name={name}
      render={({ field, fieldState }) => (
        <ChoiceField
          {...rest}
          name={name}
          choices={choices}
          value={field.value as string | null}
          onChange={field.onChange}
          onBlur={field.onBlur}
          error={text(fieldState.error?.message)}
        />
      )}
    />
  );
}

export function BoundDate({ name, ...rest }: Bound) {
  const text = useErrorText();
  return (
    <Controller<IntakeForm>
      name={name}
      render={({ field, fieldState }) => (
        <DateField
          {...rest}
          name={name}
          value={String(field.value ?? "")}
          onChange={field.onChange}
          onBlur={field.onBlur}
          error={text(fieldState.error?.message)}
        />
      )}
    />
  );
}

export function BoundPhone({ name, ...rest }: Bound) {
  const text = useErrorText();
  return (
    <Controller<IntakeForm>
      name={name}
      render={({ field, fieldState }) => (
        <PhoneField
          {...rest}
          name={name}
          value={String(field.value ?? "")}
          onChange={field.onChange}
          onBlur={field.onBlur}
          error={text(fieldState.error?.message)}
        />
      )}
    />
  );
}

/** Numbers as they are kept, also where the field is left only now. */
export async function fullNumbers({ getValues, setValue }: UseFormReturn<IntakeForm>): Promise<void> {
  for (const field of ["worker_phone", "employer_phone"] as const) {
    const typed = getValues(field);
    const number = await toE164(typed).catch(() => typed);
    if (number !== typed) setValue(field, number);
  }
}
