// Who was found, and why: the words that met, said in words. It is never a verdict; whoever reads compares.
import { Link } from "@tanstack/react-router";
import { ChevronRight, ExternalLink, EyeOff, Hourglass } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { useTimes } from "../ui/time";
import { useWords } from "../words/words";
import type { Found, PersonHit } from "./api";
import { usePersonWords } from "./person-words";

interface Props {
  found: Found;
  /** Where a hit is chosen instead of opened. */
  onPick?: ((hit: PersonHit) => void) | undefined;
  /** Opens beside what is being typed here. */
  beside?: boolean;
  /** Up from the first one. */
  onBack?: (() => void) | undefined;
}

const hitsIn = (list: Element | null) => [...(list?.querySelectorAll<HTMLElement>("[data-hit]") ?? [])];
export const focusFirstHit = (list: Element | null) => hitsIn(list)[0]?.focus();

/** Arrows move through the hits, Enter opens. */
export function Hits({ found, onPick, beside = false, onBack }: Props) {
  const { t } = useWords();
  const list = useRef<HTMLUListElement>(null);
  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step) return;
    const all = hitsIn(list.current);
    const here = all.indexOf(document.activeElement as HTMLElement);
    if (here < 0) return;
    event.preventDefault();
    if (here + step < 0) onBack?.();
    else all[here + step]?.focus();
  }
  if (found.hits.length === 0) return null;
  return (
    <ul ref={list} aria-label={t("people.hits")} onKeyDown={onKeyDown} className="card divide-y overflow-hidden">
      {found.hits.map((hit) => (
        <li key={hit.id} className="flex items-stretch">
          <Line hit={hit} found={found} onPick={onPick} beside={beside} />
        </li>
      ))}
    </ul>
  );
}

interface LineProps extends Props {
  hit: PersonHit;
}

const row =
  "flex min-w-0 flex-1 items-center gap-4 px-4 py-3 text-start hover:bg-sunken focus-visible:-outline-offset-2";

function Line({ hit, found, onPick, beside }: LineProps) {
  const { t } = useWords();
  const { codeName } = usePersonWords();
  const inside = <HitFacts hit={hit} found={found} />;
  const to = { to: "/people/$id", params: { id: hit.id } } as const;
  if (!onPick)
    return (
      <Link {...to} preload={false} data-hit="" {...(beside ? { target: "_blank" } : {})} className={row}>
        {inside}
        {beside ? (
          <ExternalLink aria-hidden="true" className="flip size-4 shrink-0 text-dim" />
        ) : (
          <ChevronRight aria-hidden="true" className="flip size-4 shrink-0 text-dim" />
        )}
      </Link>
    );
  return (
    <>
      <button type="button" data-hit="" onClick={() => onPick(hit)} className={row}>
        {inside}
        <span className="shrink-0 text-sm font-medium text-accent">{t("people.it_is_her")}</span>
      </button>
      <Link
        {...to}
        preload={false}
        target="_blank"
        title={t("people.open_sheet", { name: codeName(hit) })}
        aria-label={t("people.open_sheet", { name: codeName(hit) })}
        className="grid w-11 shrink-0 place-items-center border-s text-dim hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <ExternalLink aria-hidden="true" className="flip size-4" />
      </Link>
    </>
  );
}

function HitFacts({ hit, found }: { hit: PersonHit; found: Found }) {
  const { t } = useWords();
  const times = useTimes();
  const { codeName, birth, country } = usePersonWords();
  const facts = [birth(hit, true), country(hit.nationality), hit.sex && t(`people.sex_${hit.sex}`)].filter(Boolean);
  return (
    <span className="min-w-0 flex-1">
      <span className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        {hit.name && (
          <bdi dir="auto" className="text-lg font-semibold break-words">
            {hit.name}
          </bdi>
        )}
        <bdi className="font-medium whitespace-nowrap text-accent">{codeName(hit)}</bdi>
        <span className="ms-auto">
          <Likeness hit={hit} found={found} />
        </span>
      </span>
      <span className="block text-sm text-dim">
        {facts.map((fact) => (
          <span key={fact}>
            <bdi>{fact}</bdi>
            {" · "}
          </span>
        ))}
        {t("people.registered_on", { when: times.day(hit.registered_at) })}
      </span>
      <Why hit={hit} />
    </span>
  );
}

/** 60 is the least that is shown; year and nationality go above 100. */
const share = (score: number) => Math.max(8, Math.min(100, ((score - 50) / 70) * 100));

/** How much the name has in common with what was asked, as a length and a careful word. */
function Likeness({ hit, found }: { hit: PersonHit; found: Found }) {
  const { t } = useWords();
  if (found.searched_for !== "name") return <Quiet>{t(`people.same_${found.searched_for}`)}</Quiet>;
  return (
    <Quiet>
      <span aria-hidden="true" className="inline-block h-1.5 w-14 overflow-hidden rounded-full bg-line">
        <span className="block h-full bg-accent" style={{ inlineSize: `${share(hit.score)}%` }} />
      </span>
      {t(hit.score >= 85 ? "people.likely" : "people.possible")}
    </Quiet>
  );
}

const Quiet = ({ children }: { children: ReactNode }) => (
  <span className="inline-flex items-center gap-2 text-xs text-dim">{children}</span>
);

function Why({ hit }: { hit: PersonHit }) {
  const { t } = useWords();
  const also = [hit.same_nationality && t("people.same_nationality"), hit.same_birth_year && t("people.near_year")];
  if (hit.matches.length === 0 && !also.some(Boolean)) return null;
  const reason = "inline-flex min-h-[22px] flex-wrap items-center gap-x-1.5 rounded bg-sunken px-1.5 text-xs text-dim";
  return (
    <span className="mt-1.5 flex flex-wrap gap-1.5">
      <span className="sr">{t("people.why")} </span>
      {hit.matches.map((match) => (
        <span key={`${match.asked} ${match.met}`} className={reason}>
          {match.how !== "same" && (
            <>
              <bdi dir="auto">{match.asked}</bdi>
              <span aria-hidden="true">↔</span>
            </>
          )}
          <bdi dir="auto" className="font-medium text-ink">
            {match.met}
          </bdi>
          <span>{t(`people.how_${match.how}`)}</span>
        </span>
      ))}
      {also.filter(Boolean).map((text) => (
        <span key={String(text)} className={reason}>
          {text}
        </span>
      ))}
    </span>
  );
}

/** What is known of files that one may not see, and what a search can not find yet. */
export function Notices({ found }: { found: Found }) {
  const { t } = useWords();
  const line = "flex items-start gap-2.5 rounded-lg border px-4 py-2.5 text-sm";
  return (
    <>
      {!found.names_ready && (
        <p className={`${line} border-warn bg-warn-soft text-warn`}>
          <Hourglass aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {t("people.names_not_ready")}
        </p>
      )}
      {found.hidden > 0 && (
        <p className={`${line} bg-surface`}>
          <EyeOff aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-dim" />
          <span>{t("people.hidden", { count: found.hidden })}</span>
        </p>
      )}
    </>
  );
}
