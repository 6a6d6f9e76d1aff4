// Beside the form: what is on file under a number of the employer's or the house's that is typed to its end. Asked once for each
// number, and only read when it is there: nothing of it is in the way of the form's keys.
import { Link } from "@tanstack/react-router";
import { Building2, EyeOff } from "lucide-react";
import { useEffect, useState } from "react";
import { type Control, useFormContext, useWatch } from "react-hook-form";
import { connection } from "../api/live";
import type { IntakeForm } from "../hotline/draft";
import { useMay } from "../session/session";
import { useWords } from "../words/words";
import { type Found, searchParties } from "./api";
import { NamedWords, usePartyWords } from "./party-words";

const pauseBefore = 900;
const fields = ["employer_phone", "employer_civil_id", "paci_number"] as const;
type Field = (typeof fields)[number];
/** Typed to its end; a telephone number when its field is left. */
const digits = (text: string, count: number) =>
  /^[\p{Nd}\s-]+$/u.test(text) && text.match(/\p{Nd}/gu)?.length === count;
const whole: Record<Field, (text: string) => boolean> = {
  employer_phone: (text) => /^\+\d{7,15}$/.test(text),
  employer_civil_id: (text) => digits(text, 12),
  paci_number: (text) => digits(text, 8),
};

/** By number: the same one is not asked again when the column moves below the form. */
const memory = new WeakMap<Control<IntakeForm>, Map<string, Found>>();

function useKnownNumbers(): Found[] {
  const { subscribe, getValues, control } = useFormContext<IntakeForm>();
  const [known, setKnown] = useState<Found[]>([]);
  useEffect(() => {
    const own = memory.get(control) ?? new Map<string, Found>();
    memory.set(control, own);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    async function ask() {
      // An employer who rings is not told that he is known.
      if (getValues("call.call_type") === "EMPLOYER") return;
      const numbers = fields.flatMap((field) => {
        const typed = (getValues(field) ?? "").trim();
        return whole[field](typed) ? [typed] : [];
      });
      for (const number of numbers) {
        if (own.has(number) || connection.get() === "offline") continue;
        try {
          own.set(number, await searchParties(number));
        } catch {
          // It only helps; the form goes on without it.
        }
      }
      if (!gone) setKnown(numbers.flatMap((number) => own.get(number) ?? []));
    }
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), pauseBefore);
    };
    const stop = subscribe({
      name: [...fields],
      formState: { values: true },
      callback: ({ name }) => fields.includes(name as Field) && later(),
    });
    // What was typed before this part had loaded counts, too.
    later();
    return () => {
      gone = true;
      stop();
      clearTimeout(timer);
    };
  }, [subscribe, getValues, control]);
  return known;
}

export default function KnownEmployer() {
  const can = useMay();
  return can("party_read") ? <Known /> : null;
}

function Known() {
  const { t } = useWords();
  const { title } = usePartyWords();
  const employer = useWatch<IntakeForm, "call.call_type">({ name: "call.call_type" }) === "EMPLOYER";
  const known = useKnownNumbers().filter((found) => found.named > 0 || found.hidden > 0 || found.hits.length > 0);
  if (employer || known.length === 0) return null;
  // One party may be known under two of its numbers.
  const hits = [...new Map(known.flatMap((found) => found.hits).map((hit) => [hit.id, hit])).values()];
  const most = known.reduce((one, other) => (other.named > one.named ? other : one));
  const hidden = Math.max(...known.map((found) => found.hidden));
  return (
    <section role="status" aria-label={t("parties.known_here")} className="border-b px-4 py-3 text-sm">
      <h2 className="mb-1 flex items-center gap-2 font-semibold text-dim">
        <Building2 aria-hidden="true" className="size-4" />
        {t("parties.known_here")}
      </h2>
      {most.named > 0 && (
        <p className="mb-1 text-warn">
          <NamedWords named={most} />
        </p>
      )}
      <ul className="flex flex-col gap-1">
        {hits.map((hit) => (
          <li key={hit.id}>
            <Link
              to="/parties/$id"
              params={{ id: hit.id }}
              preload={false}
              target="_blank"
              className="inline-flex min-h-6 flex-wrap items-center gap-x-1 hover:underline"
            >
              <bdi dir="auto" className="font-semibold text-accent">
                {title(hit)}
              </bdi>
              <span>· {t(`parties.how_${hit.matched as "phone"}`)}</span>
            </Link>
          </li>
        ))}
        {hidden > 0 && (
          <li className="flex items-start gap-2 text-dim">
            <EyeOff aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            {t("parties.hidden", { count: hidden })}
          </li>
        )}
      </ul>
    </section>
  );
}
