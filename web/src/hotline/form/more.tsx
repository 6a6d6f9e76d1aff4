// What is seldom asked, folded away under its section until it is opened, by hand or with Alt M, or holds something that has
// to be seen.
import { ChevronDown } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { type FieldPath, useFormContext, useFormState, useWatch } from "react-hook-form";
import { Kbd } from "../../ui/kbd";
import { focusInto } from "../../ui/stops";
import { useWords } from "../../words/words";
import type { IntakeForm } from "../draft";
import { sectionInFocus } from "./section";

type Name = FieldPath<IntakeForm>;

const filled = (value: unknown) =>
  value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && !value.length);
const at = (errors: object, name: string) =>
  name.split(".").reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], errors);

interface Props {
  title: string;
  /** What is inside: opens by itself when something of it is filled in at the start, or wrong. */
  fields: readonly Name[];
  /** Opens when it becomes true. */
  asked?: boolean;
  children: ReactNode;
}

export function More({ title, fields, asked = false, children }: Props) {
  const id = useId();
  const { getValues } = useFormContext<IntakeForm>();
  const [chosen, setChosen] = useState<boolean | null>(() =>
    fields.some((field) => filled(getValues(field))) ? true : null,
  );
  const { errors } = useFormState<IntakeForm>({ name: fields as Name[] });
  const open = fields.some((field) => at(errors, field)) || (chosen ?? asked);
  return (
    <div data-more="" className="mt-2.5">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setChosen(!open)}
        className="inline-flex min-h-[28px] items-center gap-1.5 rounded-md text-sm font-medium text-accent hover:underline"
      >
        <ChevronDown aria-hidden="true" className={`size-4 ${open ? "rotate-180" : ""}`} />
        {title}
        {!open && fields.length > 0 && <FilledIn fields={fields} />}
        <Kbd>Alt M</Kbd>
      </button>
      <div id={id} hidden={!open} className="mt-1.5">
        {open && children}
      </div>
    </div>
  );
}

/** A leaf, so that what fills in from elsewhere renders no more than this. */
function FilledIn({ fields }: { fields: readonly Name[] }) {
  const { t } = useWords();
  const values = useWatch<IntakeForm>({ name: fields as never }) as unknown as unknown[];
  const count = values.filter(filled).length;
  return count ? <span className="font-normal text-dim">{t("more.filled", { count })}</span> : null;
}

/** Opens what is still folded in the section in hand and goes there; when all is open, to the first of it. */
export function openMore() {
  const folds = [...document.querySelectorAll(`#section-${sectionInFocus.get()} [data-more]`)];
  const next = folds.find((fold) => fold.querySelector(":scope > [aria-expanded=false]")) ?? folds[0];
  if (!next) return;
  next.querySelector<HTMLElement>(":scope > [aria-expanded=false]")?.click();
  requestAnimationFrame(() => focusInto(next.querySelector("[data-stop], .control")));
}
