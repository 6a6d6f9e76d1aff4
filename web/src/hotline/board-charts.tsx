// The last 24 hours as pictures: calls and other contacts by the hour, priorities, languages.
import { useCodes } from "../api/codes";
import { type Series, Shares, StackedBars } from "../ui/chart";
import { useTimes } from "../ui/time";
import { useWords } from "../words/words";
import type { Board } from "./beside-api";

const levels: Record<string, string> = {
  P1: "fill-danger",
  P2: "fill-warn",
  P3: "fill-accent",
  P4: "fill-edge",
  P5: "fill-edge",
};
const mostLanguages = 7;

/** Calls as the queue counts them, and every other contact. */
export function ByHour({ board }: { board: Board }) {
  const { t } = useWords();
  const times = useTimes();
  const series: Series[] = [
    { id: "answered", label: t("queue.answered"), fill: "fill-accent", swatch: "bg-accent" },
    { id: "abandoned", label: t("queue.abandoned"), fill: "fill-danger", swatch: "bg-danger" },
    { id: "waiting", label: t("queue.waiting"), fill: "fill-warn", swatch: "bg-warn" },
    { id: "contacts", label: t("board.other_contacts"), fill: "fill-edge", swatch: "bg-edge" },
  ];
  const bars = board.hours.map((hour, index) => ({
    id: hour.at,
    tick: index % 3 === 2 ? times.clock(hour.at) : "",
    name: times.clock(hour.at),
    values: [hour.answered, hour.abandoned, hour.offered - hour.answered - hour.abandoned, hour.contacts],
  }));
  return (
    <div className="card px-4 py-3">
      <StackedBars
        title={t("board.by_hour")}
        of={t("board.hour")}
        series={series}
        bars={bars}
        none={t("board.no_calls")}
      />
    </div>
  );
}

/** What the complaints of these hours were, and which languages were spoken. */
export function Mix({ board }: { board: Board }) {
  const { t } = useWords();
  const codes = useCodes();
  const counted = (code: string) => board.triage.find((share) => share.code === code)?.count ?? 0;
  const triage = Object.entries(levels).map(([code, fill]) => ({
    id: code,
    label: `${code} ${codes.label("triage_level", code)}`,
    count: counted(code),
    fill,
  }));
  const shown = board.languages.slice(0, mostLanguages);
  const rest = board.languages.slice(mostLanguages).reduce((sum, { count }) => sum + count, 0);
  const languages = [
    ...shown.map(({ code, count }) => ({
      id: code || "none",
      label: code ? codes.label("language", code) : t("board.no_language"),
      count,
      fill: "fill-accent",
    })),
    ...(rest ? [{ id: "rest", label: t("board.other_languages"), count: rest, fill: "fill-edge" }] : []),
  ];
  return (
    <>
      <div className="card px-4 py-3">
        <Shares title={t("board.triage")} shares={triage} none={t("board.no_complaints")} />
      </div>
      <div className="card px-4 py-3">
        <Shares title={t("board.languages")} shares={languages} none={t("board.no_contacts")} />
      </div>
    </>
  );
}
