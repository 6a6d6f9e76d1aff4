// A numbered section: Alt and its number lead here, a tick says that its needed answers are given, and having the focus
// in it decides what the side panel proposes to say.
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { Kbd } from "../../ui/kbd";
import { focusInto } from "../../ui/stops";
import { createStore } from "../../ui/store";
import { useWords, type WordId } from "../../words/words";
import type { IntakeForm } from "../draft";

export const sectionInFocus = createStore(1);
/** The step of the very field in focus, where it has one of its own. */
export const fieldInFocus = createStore<string | null>(null);

export type SectionNumber = 1 | 2 | 3 | 4 | 5;

const needed: Record<SectionNumber, (keyof IntakeForm)[]> = {
  1: ["danger_now"],
  2: ["language"],
  3: ["categories"],
  4: ["wish"],
  5: ["triage", "safe_contact", "consent_to_record"],
};

const titles: Record<SectionNumber, WordId> = {
  1: "section.safety",
  2: "section.worker",
  3: "section.complaint",
  4: "section.employer",
  5: "section.next_step",
};

/** Where a section is entered when its first control is not what it asks for. */
const entrance: Partial<Record<number, keyof IntakeForm>> = { 3: "categories", 4: "wish" };

export const goToSection = (number: number) => {
  const section = document.getElementById(`section-${number}`);
  section?.scrollIntoView({ block: "nearest" });
  const asked = section?.querySelector(`[data-field="${entrance[number]}"]`);
  focusInto(asked ?? section?.querySelector("[data-stop], .control"));
};

export function Section({ number, children }: { number: SectionNumber; children: ReactNode }) {
  const { t } = useWords();
  return (
    <section
      id={`section-${number}`}
      aria-labelledby={`section-${number}-title`}
      onFocusCapture={(event) => {
        sectionInFocus.set(number);
        fieldInFocus.set((event.target as HTMLElement).closest<HTMLElement>("[data-say]")?.dataset.say ?? null);
      }}
      className="scroll-mt-2 gap-x-4 border-t px-4 py-2.5 first:border-t-0 md:grid md:grid-cols-[132px_minmax(0,1fr)]"
    >
      <div className="mb-2 flex items-start gap-2 md:mb-0">
        <Mark number={number} />
        <div className="flex items-center gap-2 md:block">
          <h2 id={`section-${number}-title`} className="text-sm leading-5 font-semibold">
            {t(titles[number])}
          </h2>
          <Kbd>{`Alt ${number}`}</Kbd>
        </div>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

function Mark({ number }: { number: SectionNumber }) {
  const { t } = useWords();
  const values = useWatch<IntakeForm>({ name: needed[number] as never }) as unknown as unknown[];
  const done = values.every((value) => value !== null && value !== "" && !(Array.isArray(value) && !value.length));
  if (done)
    return (
      <span className="grid size-5 shrink-0 place-items-center rounded-full bg-accent text-accent-ink">
        <Check aria-hidden="true" className="size-3" strokeWidth={3} />
        <span className="sr">{t("section.done")}</span>
      </span>
    );
  return (
    <span aria-hidden="true" className="grid size-5 shrink-0 place-items-center rounded-full border text-xs text-dim">
      {number}
    </span>
  );
}
