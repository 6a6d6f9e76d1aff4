// Who did what to which record, when, and whether the chain that proves it is whole.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import type { Column } from "../ui/grid";
import { GridCard, useRows } from "../ui/grid-card";
import { Empty } from "../ui/states";
import { useTimes } from "../ui/time";
import { useWords, type WordId, wordOr } from "../words/words";
import { type AuditEntry, auditQuery } from "./api";
import { AuditFilters } from "./audit-filters";
import { ChainState } from "./chain-state";

export function AuditPage() {
  const { t } = useWords();
  const filter = useSearch({ from: "/audit" });
  const navigate = useNavigate();
  const list = useRows(useInfiniteQuery(auditQuery(filter)));
  const columns = useColumns();
  const clear = () => void navigate({ to: "/audit", search: {} });
  return (
    <div className="flex h-full flex-col">
      <header className="flex min-h-[62px] shrink-0 items-center px-5">
        <h1 className="text-xl font-semibold">{t("audit.title")}</h1>
      </header>
      <ChainState />
      <AuditFilters filter={filter} onClear={clear} />
      <GridCard
        of={list}
        label={t("audit.title")}
        columns={columns}
        keyOf={(entry) => entry.id}
        height={40}
        empty={
          <Empty title={t("audit.none")}>
            <p>{t("audit.none_text")}</p>
            <Button className="mt-4" onPress={clear}>
              {t("complaints.clear")}
            </Button>
          </Empty>
        }
      />
    </div>
  );
}

const tones = { done: "ok", refused: "warn", failed: "danger" } as const;

function useColumns(): Column<AuditEntry>[] {
  const { t } = useWords();
  const times = useTimes();
  return useMemo(
    () => [
      {
        id: "seq",
        header: t("audit.seq"),
        track: "96px",
        cell: (entry) =>
          entry.seq == null ? (
            <span className="text-sm text-dim">{t("audit.waiting")}</span>
          ) : (
            <bdi dir="ltr" className="text-sm">
              {entry.seq}
            </bdi>
          ),
      },
      {
        id: "at",
        header: t("audit.when"),
        track: "180px",
        cell: (entry) => <span title={entry.at}>{times.dayAndClock(entry.at)}</span>,
      },
      {
        id: "who",
        header: t("audit.who"),
        track: "minmax(0,1fr)",
        cell: (entry) => <bdi>{entry.actor_name ?? t("audit.system")}</bdi>,
      },
      {
        id: "action",
        header: t("audit.action"),
        track: "minmax(0,1fr)",
        cell: (entry) => <span title={entry.action}>{wordOr(`action.${entry.action}`, entry.action)}</span>,
      },
      {
        id: "record",
        header: t("audit.record"),
        track: "minmax(0,1.6fr)",
        cell: (entry) => (
          <span title={entry.object_id ?? ""} className="text-sm">
            {entry.object_kind ? wordOr(`kind.${entry.object_kind}`, entry.object_kind) : ""}{" "}
            <bdi dir="ltr" className="text-dim">
              {entry.object_id}
            </bdi>
          </span>
        ),
      },
      {
        id: "outcome",
        header: t("audit.outcome"),
        track: "110px",
        cell: (entry) => {
          const known = entry.outcome in tones ? (entry.outcome as keyof typeof tones) : null;
          return (
            <Chip tone={known ? tones[known] : "plain"}>
              {known ? t(`audit_outcome.${known}` as WordId) : entry.outcome}
            </Chip>
          );
        },
      },
    ],
    [t, times],
  );
}
