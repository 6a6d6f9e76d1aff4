// Looking for an employer, an office, a house or a vehicle by a number that is known as a whole. Each search is an act in the audit, so
// it goes out when somebody asks for it, and what was typed stays in memory.
import { Link } from "@tanstack/react-router";
import { Building2, ChevronRight, EyeOff, Repeat, Search, SearchX } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";
import { Empty, Failed, Loading } from "../ui/states";
import { createStore } from "../ui/store";
import { useWords } from "../words/words";
import { type Found, searchParties } from "./api";
import { DetailText, NamedWords, usePartyWords } from "./party-words";

interface Asked {
  words: string;
  found: Found | null;
  error: unknown;
  searching: boolean;
}
const nothing: Asked = { words: "", found: null, error: null, searching: false };
/** Stands while one looks at a sheet and comes back. */
const asked = createStore<Asked>(nothing);
const set = (change: Partial<Asked>) => asked.set({ ...asked.get(), ...change });

async function search() {
  set({ searching: true, error: null });
  try {
    set({ found: await searchParties(asked.get().words.trim()), searching: false });
  } catch (error) {
    set({ found: null, error, searching: false });
  }
}

/** Of Arabic and Persian keyboards, too. */
const isNumber = (words: string) => /[\d٠-٩۰-۹].*[\p{L}\p{N}]|[\p{L}\p{N}].*[\d٠-٩۰-۹]/u.test(words);

export function useForgottenElsewhere() {
  useEffect(
    () => () =>
      void setTimeout(() => {
        if (!/^\/parties(\/|$)/.test(location.pathname)) asked.set(nothing);
      }),
    [],
  );
}

export function Parties() {
  const { t } = useWords();
  const { words, searching } = asked.use();
  const [tried, setTried] = useState(false);
  const results = useRef<HTMLDivElement>(null);
  useForgottenElsewhere();
  const wrong = tried && !isNumber(words);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (isNumber(words) && !searching) void search();
  }
  return (
    <div className="flex h-full flex-col">
      <header className="shrink-0 px-5 pt-3 pb-4">
        <h1 className="mb-2 flex min-h-[34px] items-center text-xl font-semibold">{t("parties.title")}</h1>
        <search aria-label={t("parties.search")} className="block max-w-[640px]">
          <form noValidate onSubmit={submit} className="flex items-start gap-2">
            <TextField
              className="flex-1"
              label={t("parties.box")}
              hint={`${t("parties.box_hint")} · ${t("parties.recorded")}`}
              error={wrong ? t("parties.not_a_number") : undefined}
              type="search"
              name="words"
              autoFocus
              spellCheck={false}
              maxLength={60}
              dir={words ? "ltr" : undefined}
              value={words}
              onChange={(event) => set({ words: event.target.value })}
            />
            <Button
              className="mt-[23px]"
              kind="accent"
              type="submit"
              icon={<Search aria-hidden="true" className="size-4" />}
              isPending={searching}
            >
              {t("parties.search_do")}
            </Button>
          </form>
        </search>
      </header>
      <div ref={results} className="min-h-0 flex-1 overflow-y-auto px-5 pb-6">
        <div className="flex max-w-[980px] flex-col gap-3">
          <Results />
        </div>
      </div>
    </div>
  );
}

function Results() {
  const { t } = useWords();
  const { found, error, searching } = asked.use();
  if (error) return <Failed error={error} onRetry={() => void search()} />;
  if (!found)
    return searching ? (
      <Loading />
    ) : (
      <Empty title={t("parties.start")} icon={<Building2 aria-hidden="true" className="size-9 stroke-[1.4]" />}>
        <p>{t("parties.start_text")}</p>
      </Empty>
    );
  const none = found.hits.length === 0 && found.hidden === 0 && found.named === 0;
  if (none)
    return (
      <div role="status">
        <Empty title={t("parties.none")} icon={<SearchX aria-hidden="true" className="size-9 stroke-[1.4]" />}>
          <p>{t("parties.none_text")}</p>
        </Empty>
      </div>
    );
  const line = "flex items-start gap-2.5 rounded-lg border bg-surface px-4 py-2.5 text-sm";
  return (
    <>
      <div role="status" className="flex flex-col gap-3 empty:hidden">
        {found.named > 0 && found.hits.length === 0 && (
          <p className={line}>
            <Repeat aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-dim" />
            <NamedWords named={found} />
          </p>
        )}
        {found.hidden > 0 && (
          <p className={line}>
            <EyeOff aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-dim" />
            {t("parties.hidden", { count: found.hidden })}
          </p>
        )}
      </div>
      <Hits found={found} />
    </>
  );
}

function Hits({ found }: { found: Found }) {
  const { t } = useWords();
  const { title, rest } = usePartyWords();
  if (found.hits.length === 0) return null;
  return (
    <ul aria-label={t("parties.found")} className="card divide-y overflow-hidden">
      {found.hits.map((hit) => (
        <li key={hit.id}>
          <Link
            to="/parties/$id"
            params={{ id: hit.id }}
            preload={false}
            className="flex items-center gap-4 px-4 py-3 hover:bg-sunken focus-visible:-outline-offset-2"
          >
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
                <bdi dir="auto" className="text-lg font-semibold break-words">
                  {title(hit)}
                </bdi>
                <span className="text-sm text-dim">{t(`parties.kind_${hit.kind}`)}</span>
                <span className="ms-auto text-xs text-dim">{t(`parties.how_${hit.matched as "phone"}`)}</span>
              </span>
              <span className="flex flex-wrap gap-x-3 text-sm text-dim">
                {rest(hit).map((detail) => (
                  <DetailText key={detail.id} kind={detail.kind} text={detail.text} />
                ))}
              </span>
              <span className="mt-1 block text-sm">
                <NamedWords named={hit} />
              </span>
            </span>
            <ChevronRight aria-hidden="true" className="flip size-4 shrink-0 text-dim" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
