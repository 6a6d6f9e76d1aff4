// Who did what, newest last.
import { useQuery } from "@tanstack/react-query";
import { useCodes } from "../api/codes";
import { Failed, Loading } from "../ui/states";
import { useTimes } from "../ui/time";
import { useWords, type WordId } from "../words/words";
import { historyQuery } from "./api";

type Entry = Awaited<ReturnType<NonNullable<ReturnType<typeof historyQuery>["queryFn"]>>>["items"][number];

export function ComplaintHistory({ id }: { id: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(historyQuery(id));
  return (
    <section className="card px-4 py-4 print:px-0">
      <h2 className="mb-3 text-sm font-semibold text-dim">{t("complaint.history")}</h2>
      {error && !data ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.items.length === 0 ? (
        <p className="text-sm text-dim">{t("history.none")}</p>
      ) : (
        <ol className="border-s-2 ps-4">
          {data.items.map((entry, index) => (
            <Line key={entry.id} entry={entry} before={data.items[index - 1]} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Line({ entry, before }: { entry: Entry; before: Entry | undefined }) {
  const { t } = useWords();
  const codes = useCodes();
  const times = useTimes();
  const state = (code: string) => t(`state.${code}` as WordId);
  const moved = entry.from_state && entry.from_state !== entry.to_state;
  const what = [
    !entry.from_state
      ? t("history.created")
      : moved
        ? t("history.moved", { from: state(entry.from_state), to: state(entry.to_state) })
        : "",
    entry.triage && entry.triage !== before?.triage
      ? t("history.triage", { level: `${entry.triage} ${codes.label("triage_level", entry.triage)}` })
      : "",
    entry.outcome ? t(`outcome.${entry.outcome}` as WordId) : "",
  ].filter(Boolean);
  return (
    <li className="relative pb-4 last:pb-0">
      <span
        aria-hidden="true"
        className="absolute -start-[22px] top-1.5 size-2.5 rounded-full border-2 border-surface bg-accent"
      />
      <p className="font-medium">{what.join(" · ")}</p>
      {entry.reason && (
        <p className="text-sm whitespace-pre-wrap">
          <bdi>{entry.reason}</bdi>
        </p>
      )}
      <p className="text-sm text-dim">
        {times.dayAndClock(entry.at)} · <bdi>{entry.actor_name}</bdi>
      </p>
    </li>
  );
}
