// A day, typed or picked, on the Gregorian or the Hijri calendar. The calendar itself loads apart from the form.
import { lazy, Suspense } from "react";
import type { FieldProps } from "./field";

export interface DateFieldProps extends FieldProps {
  /** ISO date, or empty. */
  value: string;
  onChange(value: string): void;
  onBlur?(): void;
  name?: string;
}

/** Ahead, where the form may have to be shown without a network. */
export const fetchDatePicker = () => import("./date-picker");

const Picker = lazy(fetchDatePicker);

export function DateField(props: DateFieldProps) {
  return (
    <Suspense
      fallback={
        <div className={props.className}>
          <div className="mb-1 text-sm font-medium">{props.label}</div>
          <div className="control" />
        </div>
      }
    >
      <Picker {...props} />
    </Suspense>
  );
}
