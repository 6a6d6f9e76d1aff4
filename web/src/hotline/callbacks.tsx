// The callbacks that are owed, the next due first: whom, what was promised and by whom, and whether she may be rung now.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Phone, UserRoundPlus, X } from "lucide-react";
import { useMemo, useState } from "react";
import { useCodes } from "../api/codes";
import { useMay } from "../session/session";
import { Button, IconButton } from "../ui/button";
import type { Column } from "../ui/grid";
import { GridCard, useRows } from "../ui/grid-card";
import { Empty } from "../ui/states";
import { Tick } from "../ui/tick";
import { TwoLines } from "../ui/two-lines";
import { useWords, type WordId } from "../words/words";
import { Callable } from "./callable";
import { type CallbackRow, callbacksQuery } from "./callback-api";
import { AssignDialog, CallDialog, WithdrawDialog } from "./callback-dialogs";
import { Due } from "./due";
import { ReferenceLink } from "./reference-link";
import { TriageChip } from "./triage-chip";

type Act = { kind: "call" | "withdraw" | "assign"; callback: CallbackRow };

export function Callbacks() {
  const { t } = useWords();
  const { mine = false } = useSearch({ from: "/callbacks" });
  const navigate = useNavigate();
  const list = useRows(useInfiniteQuery(callbacksQuery(mine)));
  const [act, setAct] = useState<Act | null>(null);
  const columns = useColumns(setAct);
  return (
    <div className="flex h-full flex-col">
      <header className="flex min-h-[54px] shrink-0 flex-wrap items-center gap-3 px-5">
        <h1 className="text-xl font-semibold">{t("callbacks.title")}</h1>
        {list.rows && (
          <span className="flex-1 text-sm text-dim" role="status">
            {t(list.more ? "callbacks.shown_more" : "callbacks.shown", { count: list.rows.length })}
          </span>
        )}
        <Tick
          label={t("callbacks.mine")}
          checked={mine}
          onChange={() => void navigate({ to: "/callbacks", search: mine ? {} : { mine: true } })}
        />
      </header>
      <GridCard
        of={list}
        label={t("callbacks.title")}
        columns={columns}
        keyOf={(row) => row.id}
        onOpen={(row) => void navigate({ to: "/complaints/$id", params: { id: row.complaint_id } })}
        empty={
          <Empty title={t("callbacks.none")}>
            <p>{t("callbacks.none_text")}</p>
          </Empty>
        }
      />
      {act?.kind === "call" && <CallDialog callback={act.callback} onClose={() => setAct(null)} />}
      {act?.kind === "assign" && <AssignDialog callback={act.callback} onClose={() => setAct(null)} />}
      {act?.kind === "withdraw" && <WithdrawDialog callback={act.callback} onClose={() => setAct(null)} />}
    </div>
  );
}

function useColumns(onAct: (act: Act) => void): Column<CallbackRow>[] {
  const assigns = useMay()("callback_assign");
  const { t } = useWords();
  const codes = useCodes();
  return useMemo(
    () => [
      {
        id: "due",
        header: t("callback.due"),
        track: "150px",
        cell: (row) => <Due at={row.due_at} />,
      },
      {
        id: "reference",
        header: t("column.reference"),
        track: "120px",
        cell: (row) => <ReferenceLink id={row.complaint_id} reference={row.reference} />,
      },
      {
        id: "triage",
        header: t("column.triage"),
        track: "112px",
        cell: (row) => <TriageChip level={row.triage} />,
      },
      {
        id: "language",
        header: t("callbacks.language"),
        track: "minmax(0,0.7fr)",
        cell: (row) => codes.label("language", row.language),
      },
      {
        id: "promise",
        header: t("callback.promise"),
        track: "minmax(0,2fr)",
        cell: (row) => (
          <TwoLines
            first={row.promise ?? t("callback.no_words")}
            second={row.assigned_to_name ?? row.promised_by_name}
          />
        ),
      },
      {
        id: "tries",
        header: t("callbacks.tries"),
        track: "minmax(0,0.7fr)",
        cell: (row) => (
          <TwoLines
            first={t("callbacks.tried", { count: row.attempts })}
            second={row.last_outcome ? t(`outcome_call.${row.last_outcome}` as WordId) : ""}
          />
        ),
      },
      {
        id: "callable",
        header: t("callbacks.may"),
        track: "minmax(0,1.6fr)",
        cell: (row) => <Callable callback={row} />,
      },
      {
        id: "acts",
        header: t("callbacks.acts"),
        track: assigns ? "170px" : "132px",
        cell: (row) => (
          <span className="flex justify-end gap-1">
            <Button
              kind={row.refusal ? "plain" : "accent"}
              icon={<Phone aria-hidden="true" className="size-4" />}
              isDisabled={row.refusal != null}
              onPress={() => onAct({ kind: "call", callback: row })}
            >
              {t("callback.call")}
            </Button>
            {assigns && (
              <IconButton
                label={t("callback.assign_title")}
                icon={<UserRoundPlus aria-hidden="true" className="size-4" />}
                onPress={() => onAct({ kind: "assign", callback: row })}
              />
            )}
            <IconButton
              label={t("callback.withdraw")}
              icon={<X aria-hidden="true" className="size-4" />}
              onPress={() => onAct({ kind: "withdraw", callback: row })}
            />
          </span>
        ),
      },
    ],
    [t, codes, onAct, assigns],
  );
}
