// Every error at once, above the form; takes the focus, and each line leads to its field.
import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { useWords } from "../words/words";
import { focusInto } from "./stops";

export interface SummaryLine {
  field: string;
  label: string;
  text: string;
}

/** `round` changes with every failed try, so that the focus comes back each time. */
export function ErrorSummary({ lines, round }: { lines: SummaryLine[]; round: number }) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const focused = useRef(0);
  useEffect(() => {
    if (!lines.length || focused.current === round) return;
    focused.current = round;
    box.current?.focus();
  }, [round, lines.length]);
  if (!lines.length) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="mb-3 rounded-lg border-2 border-danger bg-surface p-4">
      <p className="mb-1 flex items-center gap-2 font-semibold text-danger">
        <CircleAlert aria-hidden="true" className="size-4" />
        {t("errors.title", { count: lines.length })}
      </p>
      <ul className="ms-6 list-disc">
        {lines.map((line) => (
          <li key={line.field}>
            <button
              type="button"
              className="min-h-6 text-start underline underline-offset-2"
              onClick={() => focusField(line.field)}
            >
              {line.label}
              {/[?؟]$/.test(line.label) ? " " : ": "}
              {line.text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function focusField(field: string) {
  const found = document.querySelector(`[data-field="${field}"], [name="${field}"]`);
  found?.scrollIntoView({ block: "center" });
  focusInto(found);
}
