// The list of complaints. Its filters live in the address, so that a list can be kept and shared.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import { useCodes } from "../api/codes";
import { Button } from "../ui/button";
import { Chip, stateTone } from "../ui/chip";
import type { Column } from "../ui/grid";
import { GridCard, useRows } from "../ui/grid-card";
import { Empty } from "../ui/states";
import { useTimes } from "../ui/time";
import { TwoLines } from "../ui/two-lines";
import { useWords, type WordId } from "../words/words";
import { type ComplaintRow, complaintsQuery } from "./api";
import { ComplaintFilters } from "./complaint-filters";
import { Due, isDone } from "./due";
import { ReferenceLink } from "./reference-link";
import { TriageChip } from "./triage-chip";

export function Complaints() {
  const { t } = useWords();
  const filter = useSearch({ from: "/complaints" });
  const navigate = useNavigate();
  const list = useRows(useInfiniteQuery(complaintsQuery(filter)));
  const columns = useColumns();
  const filtered = Object.keys(filter).length > 0;
  const clear = () => void navigate({ to: "/complaints", search: {} });
  return (
    <div className="flex h-full flex-col">
      <header className="flex min-h-[54px] shrink-0 items-center gap-3 px-5">
        <h1 className="text-xl font-semibold">{t("complaints.title")}</h1>
        {list.rows && (
          <span className="text-sm text-dim" role="status">
            {t(list.more ? "complaints.shown_more" : "complaints.shown", { count: list.rows.length })}
          </span>
        )}
      </header>
      <ComplaintFilters filter={filter} onClear={clear} />
      <GridCard
        of={list}
        label={t("complaints.title")}
        columns={columns}
        keyOf={(row) => row.id}
        onOpen={(row) => void navigate({ to: "/complaints/$id", params: { id: row.id } })}
        empty={
          <Empty title={t("complaints.none")}>
            <p>{t(filtered ? "complaints.none_filtered" : "complaints.none_yet")}</p>
            {filtered && (
              <Button className="mt-4" onPress={clear}>
                {t("complaints.clear")}
              </Button>
            )}
          </Empty>
        }
      />
    </div>
  );
}

function useColumns(): Column<ComplaintRow>[] {
  const { t } = useWords();
  const codes = useCodes();
  const times = useTimes();
  return useMemo(
    () => [
      {
        id: "reference",
        header: t("column.reference"),
        track: "132px",
        cell: (row) => (
          <span className="flex items-center gap-2">
            <ReferenceLink id={row.id} reference={row.reference} />
            {row.danger_now && (
              <>
                <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-danger" />
                <span className="sr">{t("complaint.danger")}</span>
              </>
            )}
          </span>
        ),
      },
      {
        id: "triage",
        header: t("column.triage"),
        track: "112px",
        cell: (row) => <TriageChip level={row.triage} />,
      },
      {
        id: "state",
        header: t("column.state"),
        track: "124px",
        cell: (row) => <Chip tone={stateTone(row.state)}>{t(`state.${row.state}` as WordId)}</Chip>,
      },
      {
        id: "what",
        header: t("column.what"),
        track: "minmax(0,2.2fr)",
        cell: (row) => {
          const what = row.categories.map((code) => codes.label("complaint_category", code)).join(t("list.comma"));
          return (
            <span title={what} className="line-clamp-2 leading-tight whitespace-normal">
              {what}
            </span>
          );
        },
      },
      {
        id: "worker",
        header: t("column.worker"),
        track: "minmax(0,1fr)",
        cell: (row) => (
          <TwoLines first={codes.label("country", row.nationality)} second={codes.label("language", row.language)} />
        ),
      },
      {
        id: "place",
        header: t("column.place"),
        track: "minmax(0,0.8fr)",
        cell: (row) => codes.label("governorate", row.governorate),
      },
      {
        id: "due",
        header: t("column.due"),
        track: "160px",
        cell: (row) => <Due at={row.response_due_at} done={isDone(row.state)} />,
      },
      {
        id: "created",
        header: t("column.created"),
        track: "150px",
        cell: (row) => <TwoLines first={times.dayAndClock(row.created_at)} second={row.created_by_name} />,
      },
    ],
    [t, codes, times],
  );
}
