// Beside the form: whoever is on file under the name that is being typed. Asked once for the same words, when typing has paused,
// and only read when it is there: nothing of it is in the way of the form's keys.
import { Link } from "@tanstack/react-router";
import { EyeOff, UserRoundSearch } from "lucide-react";
import { useEffect, useState } from "react";
import { type Control, useFormContext, useWatch } from "react-hook-form";
import { connection } from "../api/live";
import type { IntakeForm } from "../hotline/draft";
import { useMay } from "../session/session";
import { fold } from "../ui/fold";
import { useWords } from "../words/words";
import { type Found, searchPeople } from "./api";
import { usePersonWords } from "./person-words";

const pauseBefore = 900;
const leastScore = 70;

/** What was asked and found for each form: the same words are not asked again when the column moves below it. */
const memory = new WeakMap<Control<IntakeForm>, { asked: Set<string>; found: Found | null }>();

/** Two words, or six letters: less would find half the files. */
export const isNameEnough = (text: string) => /\S\s+\S/.test(text.trim()) || (text.match(/\p{L}/gu) ?? []).length >= 6;

function useKnownName(): Found | null {
  const { subscribe, getValues, control } = useFormContext<IntakeForm>();
  const [found, setFound] = useState(() => memory.get(control)?.found ?? null);
  useEffect(() => {
    const own = memory.get(control) ?? { asked: new Set<string>(), found: null };
    memory.set(control, own);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let turn = 0;
    const show = (now: Found | null) => {
      own.found = now;
      setFound(now);
    };
    async function ask() {
      const words = getValues("worker_name").trim();
      if (own.asked.has(fold(words)) || !isNameEnough(words) || connection.get() === "offline") return;
      // Whoever employs her is not told that she is known, nor is anybody who could let it slip.
      if (getValues("call.call_type") === "EMPLOYER") return;
      own.asked.add(fold(words));
      const mine = ++turn;
      const nationality = getValues("nationality");
      try {
        const now = await searchPeople({ words, ...(nationality ? { nationality } : {}) });
        if (mine === turn) show(now);
      } catch {
        // It only helps; the form goes on without it.
      }
    }
    const stop = subscribe({
      name: "worker_name",
      formState: { values: true },
      callback({ name }) {
        if (name !== "worker_name") return;
        clearTimeout(timer);
        timer = setTimeout(() => void ask(), pauseBefore);
      },
    });
    // What was typed before this part had loaded counts, too.
    timer = setTimeout(() => void ask(), pauseBefore);
    return () => {
      stop();
      clearTimeout(timer);
      turn++;
    };
  }, [subscribe, getValues, control]);
  return found;
}

export default function KnownName() {
  const can = useMay();
  return can("identity_read") ? <Known /> : null;
}

function Known() {
  const { t } = useWords();
  const found = useKnownName();
  const employer = useWatch<IntakeForm, "call.call_type">({ name: "call.call_type" }) === "EMPLOYER";
  const { codeName, birth, country } = usePersonWords();
  const hits = found?.hits.filter((hit) => hit.score >= leastScore).slice(0, 3) ?? [];
  const hidden = found?.hidden ?? 0;
  if (employer || (hits.length === 0 && hidden === 0)) return null;
  return (
    <section role="status" aria-label={t("people.known")} className="border-b px-4 py-3 text-sm">
      <h2 className="mb-1 flex items-center gap-2 font-semibold text-dim">
        <UserRoundSearch aria-hidden="true" className="size-4" />
        {t("people.known")}
      </h2>
      <ul className="flex flex-col gap-1">
        {hits.map((hit) => (
          <li key={hit.id}>
            <Link
              to="/people/$id"
              params={{ id: hit.id }}
              preload={false}
              target="_blank"
              className="inline-flex min-h-6 flex-wrap items-center gap-x-1 hover:underline"
            >
              <bdi className="font-semibold text-accent">{codeName(hit)}</bdi>
              {[hit.name, birth(hit, true), country(hit.nationality)].filter(Boolean).map((fact) => (
                <span key={fact}>
                  · <bdi dir="auto">{fact}</bdi>
                </span>
              ))}
            </Link>
          </li>
        ))}
        {hidden > 0 && (
          <li className="flex items-start gap-2 text-dim">
            <EyeOff aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            {t("people.hidden", { count: hidden })}
          </li>
        )}
      </ul>
    </section>
  );
}
