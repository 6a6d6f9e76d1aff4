// Who is signed in, and the end of a session that should not be.
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { useMay } from "../session/session";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { Dialog, DialogActions } from "../ui/dialog";
import type { Column } from "../ui/grid";
import { GridCard } from "../ui/grid-card";
import { problemText } from "../ui/problem-text";
import { Empty } from "../ui/states";
import { useNow, useTimes } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { endSession, type SignedInRow, signedInQuery } from "./api";

export function SignedIn() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(signedInQuery);
  const [ending, setEnding] = useState<SignedInRow | null>(null);
  const columns = useColumns(setEnding);
  async function end(row: SignedInRow) {
    setEnding(null);
    try {
      await endSession(row.id);
      tell(t("signed_in.ended"));
      void queries.invalidateQueries({ queryKey: ["signed-in"] });
    } catch (failed) {
      tell(problemText(t, asProblem(failed)), true);
    }
  }
  return (
    <div className="flex h-full flex-col">
      <header className="flex min-h-[62px] shrink-0 items-center px-5">
        <h1 className="text-xl font-semibold">{t("signed_in.title")}</h1>
      </header>
      <GridCard
        of={{ rows: data, error, refetch }}
        label={t("signed_in.title")}
        columns={columns}
        keyOf={(row) => row.id}
        empty={<Empty title={t("signed_in.none")} />}
      />
      {ending && (
        <Dialog
          open
          alert
          title={t("signed_in.end_title", { name: ending.display_name })}
          onClose={() => setEnding(null)}
        >
          <p>{t("signed_in.end_text")}</p>
          <DialogActions>
            <Button onPress={() => setEnding(null)}>{t("cancel")}</Button>
            <Button kind="danger-fill" onPress={() => void end(ending)}>
              {t("signed_in.end")}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </div>
  );
}

function Ago({ at }: { at: string }) {
  const times = useTimes();
  const now = useNow(15_000);
  return <span title={times.dayAndClock(at)}>{times.ago(at, now)}</span>;
}

function useColumns(onEnd: (row: SignedInRow) => void): Column<SignedInRow>[] {
  const { t } = useWords();
  const can = useMay();
  const times = useTimes();
  const mayEnd = can("session_end");
  return useMemo(
    () => [
      {
        id: "person",
        header: t("signed_in.person"),
        track: "minmax(0,1.6fr)",
        cell: (row) => (
          <span className="flex items-center gap-2">
            <bdi className="truncate font-semibold">{row.display_name}</bdi>
            <bdi dir="ltr" className="text-sm text-dim">
              {row.name}
            </bdi>
            {row.mine && <Chip tone="accent">{t("signed_in.mine")}</Chip>}
          </span>
        ),
      },
      { id: "since", header: t("signed_in.since"), track: "180px", cell: (row) => times.dayAndClock(row.signed_in_at) },
      { id: "seen", header: t("signed_in.seen"), track: "150px", cell: (row) => <Ago at={row.last_seen_at} /> },
      { id: "ends", header: t("signed_in.ends"), track: "180px", cell: (row) => times.dayAndClock(row.ends_at) },
      {
        id: "end",
        header: t("signed_in.end"),
        track: "140px",
        cell: (row) =>
          mayEnd && !row.mine ? (
            <Button kind="danger" onPress={() => onEnd(row)}>
              {t("signed_in.end")}
            </Button>
          ) : null,
      },
    ],
    [t, times, mayEnd, onEnd],
  );
}
