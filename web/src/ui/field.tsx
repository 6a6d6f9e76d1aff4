// A labelled field: label, hint and error around any control, and the two plain controls themselves. Native inputs: they
// are the fastest to type in.
import { ChevronDown } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { useWords } from "../words/words";

export interface FieldProps {
  label: string;
  optional?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  className?: string;
}

export interface ControlIds {
  id: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
}

export function Field({
  label,
  optional,
  hint,
  error,
  className = "",
  children,
}: FieldProps & { children: (ids: ControlIds) => ReactNode }) {
  const { t } = useWords();
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={`min-w-0 ${className}`}>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
        {optional && <span className="font-normal text-dim"> · {t("field.optional")}</span>}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {hint && (
        <div id={`${id}-hint`} className="mt-1 text-xs text-dim">
          {hint}
        </div>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

export function FieldError({ id, children }: { id?: string | undefined; children?: ReactNode }) {
  if (!children) return null;
  return (
    <div id={id} className="mt-1 text-sm font-medium text-danger">
      {children}
    </div>
  );
}

export function TextField({ label, optional, hint, error, className, ...input }: FieldProps & ComponentProps<"input">) {
  return (
    <Field {...{ label, optional, hint, error, className }}>
      {(ids) => <input type="text" autoComplete="off" {...input} {...ids} className="control" />}
    </Field>
  );
}

export function TextArea({
  label,
  optional,
  hint,
  error,
  className,
  ...input
}: FieldProps & ComponentProps<"textarea">) {
  return (
    <Field {...{ label, optional, hint, error, className }}>
      {(ids) => <textarea rows={3} {...input} {...ids} className="control block min-h-[76px] resize-y" />}
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
}

type SelectProps = ComponentProps<"select"> & { options: Option[]; empty?: string; box?: string };

/** A native list to choose from, without a label of its own. */
export function SelectBox({ options, empty, box = "", className = "", ...rest }: SelectProps) {
  return (
    <div className={`relative ${box}`}>
      <select {...rest} className={`control ${className}`}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute end-2 top-[9px] size-4 text-dim" />
    </div>
  );
}

export function SelectField({ label, optional, hint, error, className, ...rest }: FieldProps & SelectProps) {
  return <Field {...{ label, optional, hint, error, className }}>{(ids) => <SelectBox {...rest} {...ids} />}</Field>;
}
