// One answer out of a few, as a row of buttons: a radio group with roving focus, arrows that follow the reading direction,
// and letter or digit keys by place on the keyboard. An answer given by key moves the focus on to the next stop.
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { useWords } from "../words/words";
import { FieldError } from "./field";
import { Kbd } from "./kbd";
import { letterKeys } from "./keys";
import { moveOn } from "./stops";

export interface Choice<T> {
  value: T;
  label: ReactNode;
  /** event.code of the key that chooses it, and how the key is shown. */
  code?: string;
  shown?: string;
  tone?: "danger";
}

interface Props<T> {
  label: string;
  optional?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  value: T | null;
  choices: Choice<T>[];
  onChange(value: T): void;
  onBlur?(): void;
  name?: string;
  className?: string;
}

export function ChoiceField<T extends string | boolean>(props: Props<T>) {
  const { label, optional, hint, error, value, choices, onChange, onBlur, name, className = "" } = props;
  const { t, dir } = useWords();
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const chosen = choices.findIndex((choice) => choice.value === value);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const byKey = letterKeys.get() ? choices.find((choice) => choice.code === event.code) : undefined;
    if (byKey) {
      event.preventDefault();
      onChange(byKey.value);
      if (group.current) moveOn(group.current);
      return;
    }
    const forward = dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const step =
      event.key === forward || event.key === "ArrowDown" ? 1 : event.key === back || event.key === "ArrowUp" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const buttons = [...(group.current?.querySelectorAll<HTMLElement>("[role=radio]") ?? [])];
    const from = buttons.indexOf(document.activeElement as HTMLElement);
    const next = (from + step + choices.length) % choices.length;
    buttons[next]?.focus();
    const to = choices[next];
    if (to) onChange(to.value);
  }

  return (
    <div className={`min-w-0 ${className}`}>
      <div id={`${id}-label`} className="mb-1 text-sm font-medium">
        {label}
        {optional && <span className="font-normal text-dim"> · {t("field.optional")}</span>}
      </div>
      <div
        ref={group}
        role="radiogroup"
        aria-labelledby={`${id}-label`}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-invalid={error ? true : undefined}
        data-stop=""
        data-field={name}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        className={`inline-flex max-w-full flex-wrap rounded-md border bg-surface ${error ? "border-danger" : "border-edge"}`}
      >
        {choices.map((choice, index) => {
          const on = index === chosen;
          const look = !on
            ? "hover:bg-sunken"
            : choice.tone === "danger"
              ? "bg-danger text-danger-ink"
              : "bg-accent text-accent-ink";
          return (
            <button
              key={String(choice.value)}
              type="button"
              role="radio"
              aria-checked={on}
              tabIndex={on || (chosen < 0 && index === 0) ? 0 : -1}
              onClick={() => onChange(choice.value)}
              className={`inline-flex min-h-[32px] items-center gap-2 px-3 text-sm font-medium not-first:border-s first:rounded-s-[5px] last:rounded-e-[5px] ${look}`}
            >
              {choice.label}
              {choice.shown && <Kbd fill={on}>{choice.shown}</Kbd>}
            </button>
          );
        })}
      </div>
      {hint && <div className="mt-1 text-xs text-dim">{hint}</div>}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

/** Yes or no, by Y and N. `danger` colours the yes. */
export function YesNoField({ danger, ...rest }: Omit<Props<boolean>, "choices"> & { danger?: boolean }) {
  const { t } = useWords();
  const choices: Choice<boolean>[] = [
    { value: true, label: t("yes"), code: "KeyY", ...(danger ? { tone: "danger" as const } : {}) },
    { value: false, label: t("no"), code: "KeyN" },
  ];
  return <ChoiceField {...rest} choices={choices} />;
}
