// The queue in numbers, each with its definition on hover and for screen readers. The backend counts; board and report show
// what it says.
import { useQuery } from "@tanstack/react-query";
import { Failed } from "../ui/states";
import { stopwatch } from "../ui/time";
import { useWords, type WordId } from "../words/words";
import { type QueueFigures as Figures, queueFiguresQuery } from "./calls";

interface Props {
  since: string;
  /** Now, when left out. */
  until?: string;
}

const none = "–";
const seconds = (value: number | null) => (value === null ? none : stopwatch(value));

const figures: [WordId, WordId, (figures: Figures) => string | number][] = [
  ["queue.offered", "queue.offered_means", (f) => f.offered],
  ["queue.waiting", "queue.waiting_means", (f) => f.waiting],
  ["queue.answered", "queue.answered_means", (f) => f.answered],
  ["queue.abandoned", "queue.abandoned_means", (f) => f.abandoned],
  ["queue.short_abandoned", "queue.short_abandoned_means", (f) => f.short_abandoned],
  ["queue.wait_p50", "queue.wait_p50_means", (f) => seconds(f.wait_p50)],
  ["queue.wait_p90", "queue.wait_p90_means", (f) => seconds(f.wait_p90)],
  ["queue.wait_max", "queue.wait_max_means", (f) => seconds(f.wait_max)],
  [
    "queue.service_level",
    "queue.service_level_means",
    (f) => (f.service_level === null ? none : `${f.service_level} %`),
  ],
];

export function QueueFigures({ since, until }: Props) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({
    ...queueFiguresQuery(since, until),
    refetchInterval: until ? false : 30_000,
  });
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <section aria-label={t("queue.title")} aria-busy={!data}>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(132px,1fr))] gap-2">
        {figures.map(([name, meaning, value]) => {
          const means = t(meaning, { short: data?.short_below ?? 0, within: data?.answer_within ?? 0 });
          return (
            <div key={name} title={data && means} className="card flex flex-col-reverse px-3 py-2">
              <dt className="text-sm text-dim">
                {t(name)}
                {data && <span className="sr-only">: {means}</span>}
              </dt>
              <dd className="text-xl font-semibold tabular-nums">
                <bdi dir="ltr">{data ? value(data) : none}</bdi>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
