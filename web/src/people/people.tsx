// Looking for a person: by a name in any script or spelling, a number, a code name. Nobody is registered before she was looked for.
import { useNavigate } from "@tanstack/react-router";
import { SearchX, UserRoundPlus, UsersRound } from "lucide-react";
import { useRef } from "react";
import { useMay } from "../session/session";
import { Button } from "../ui/button";
import { Empty, Failed, Loading } from "../ui/states";
import { useWords } from "../words/words";
import { focusFirstHit, Hits, Notices } from "./hits";
import { pageSearch, useKeptWhileHere } from "./kept";
import { SearchBox } from "./search-box";

export function People() {
  const { t } = useWords();
  const box = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  useKeptWhileHere();
  return (
    <div className="flex h-full flex-col">
      <header className="shrink-0 px-5 pt-3 pb-4">
        <h1 className="mb-2 flex min-h-[34px] items-center text-xl font-semibold">{t("people.title")}</h1>
        <div className="max-w-[980px]">
          <SearchBox searching={pageSearch} box={box} onDown={() => focusFirstHit(results.current)} />
        </div>
      </header>
      <div ref={results} className="min-h-0 flex-1 overflow-y-auto px-5 pb-6">
        <div className="flex max-w-[980px] flex-col gap-3">
          <Results onBack={() => box.current?.focus()} />
        </div>
      </div>
    </div>
  );
}

function Results({ onBack }: { onBack(): void }) {
  const { t } = useWords();
  const { found, searching, error } = pageSearch.use();
  if (error) return <Failed error={error} onRetry={() => void pageSearch.run()} />;
  if (!found)
    return searching ? (
      <Loading />
    ) : (
      <Empty title={t("people.start")} icon={<UsersRound aria-hidden="true" className="size-9 stroke-[1.4]" />}>
        <p>{t("people.start_text")}</p>
      </Empty>
    );
  const none = found.hits.length === 0;
  return (
    <>
      <p role="status" className="text-sm text-dim">
        {searching ? t("loading") : none ? "" : t("people.shown", { count: found.hits.length })}
      </p>
      <Notices found={found} />
      {none && (
        <Empty
          title={t(found.hidden > 0 ? "people.none_of_yours" : "people.none")}
          icon={<SearchX aria-hidden="true" className="size-9 stroke-[1.4]" />}
        >
          <p>{t("people.none_text")}</p>
        </Empty>
      )}
      <Hits found={found} onBack={onBack} />
      <RegisterLine none={none} />
    </>
  );
}

function RegisterLine({ none }: { none: boolean }) {
  const { t } = useWords();
  const can = useMay();
  const navigate = useNavigate();
  if (!can("identity_register")) return null;
  return (
    <p className={`flex flex-wrap items-center gap-3 text-sm text-dim ${none ? "justify-center" : ""}`}>
      {!none && t("people.none_of_these")}
      <Button
        kind={none ? "primary" : "plain"}
        icon={<UserRoundPlus aria-hidden="true" className="size-4" />}
        onPress={() => void navigate({ to: "/people/new" })}
      >
        {t("people.register")}
      </Button>
    </p>
  );
}
