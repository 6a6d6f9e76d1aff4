// Phone numbers: typed as people say them, kept as E.164, shown left to right. The number rules load when first needed.
import { type ComponentProps, useState } from "react";
import { Field, type FieldProps } from "./field";

export const fetchPhoneRules = () => import("libphonenumber-js/min");

/** "5551 2345" → "+96555512345"; what cannot be read stays as typed, for the field's error to say so. */
export async function toE164(typed: string): Promise<string> {
  const text = typed.trim();
  if (!text) return "";
  const { parsePhoneNumberFromString } = await fetchPhoneRules();
  const parsed = parsePhoneNumberFromString(text.replace(/^00/, "+"), "KW");
  return parsed?.isPossible() ? parsed.number : text;
}

/** Splits an E.164 number for reading, without the rules at hand. */
export function readablePhone(number: string): string {
  const kuwait = /^\+965(\d{4})(\d{4})$/.exec(number);
  if (kuwait) return `+965 ${kuwait[1]} ${kuwait[2]}`;
  return number.replace(/^(\+\d{2,3})(\d{2,3})(\d{3})(\d+)$/, "$1 $2 $3 $4");
}

export function Phone({ number }: { number: string }) {
  return (
    <bdi dir="ltr" className="whitespace-nowrap">
      {readablePhone(number)}
    </bdi>
  );
}

interface Props extends FieldProps, Omit<ComponentProps<"input">, "value" | "onChange" | "onBlur" | "className"> {
  value: string;
  onChange(value: string): void;
  onBlur?(): void;
}

export function PhoneField({ label, optional, hint, error, className, value, onChange, onBlur, ...input }: Props) {
  const [focused, setFocused] = useState(false);
  return (
    <Field {...{ label, optional, hint, error, className: className ?? "" }}>
      {(ids) => (
        <input
          {...input}
          {...ids}
          type="tel"
          dir={value ? "ltr" : undefined}
          autoComplete="off"
          value={focused ? value : readablePhone(value)}
          onFocus={() => {
            setFocused(true);
            void fetchPhoneRules().catch(() => undefined);
          }}
          onChange={(event) => onChange(event.target.value)}
          onBlur={() => {
            setFocused(false);
            toE164(value).then(
              (number) => number !== value && onChange(number),
              () => undefined, // Without the rules it stays as typed.
            );
            onBlur?.();
          }}
          className={`control ${value ? "rtl:text-end" : ""}`}
        />
      )}
    </Field>
  );
}
