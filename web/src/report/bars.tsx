// Counts as bars beside their numbers: the number is the fact, the bar only helps the eye.
import type { ReactNode } from "react";

export interface Bar {
  key: string;
  name: ReactNode;
  count: number;
}

export function Bars({ title, means, bars, empty }: { title: string; means: string; bars: Bar[]; empty: string }) {
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  return (
    <section className="card break-inside-avoid px-4 py-3" aria-label={title}>
      <h2 className="mb-2 text-sm font-semibold text-dim" title={means}>
        {title}
      </h2>
      {bars.length === 0 ? (
        <p className="text-sm text-dim">{empty}</p>
      ) : (
        <ul className="flex flex-col gap-1 text-sm">
          {bars.map((bar) => (
            <li key={bar.key} className="grid grid-cols-[minmax(90px,150px)_minmax(0,1fr)_44px] items-center gap-2">
              <span className="truncate">{bar.name}</span>
              <span aria-hidden="true" className="h-2.5 rounded-sm bg-sunken">
                <span className="block h-full rounded-sm bg-accent" style={{ width: `${(100 * bar.count) / most}%` }} />
              </span>
              <bdi dir="ltr" className="text-end tabular-nums">
                {bar.count}
              </bdi>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** All hours of a day as columns, small ones too. */
export function Hours({ title, means, counts }: { title: string; means: string; counts: number[] }) {
  const most = Math.max(1, ...counts);
  return (
    <section className="card break-inside-avoid px-4 py-3" aria-label={title}>
      <h2 className="mb-2 text-sm font-semibold text-dim" title={means}>
        {title}
      </h2>
      <ol className="flex h-36 items-end gap-px" dir="ltr">
        {counts.map((count, hour) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its own place
            key={hour}
            className="flex h-full min-w-0 flex-1 flex-col items-center justify-end"
          >
            <span className="text-xs text-dim tabular-nums">{count || ""}</span>
            <span
              aria-hidden="true"
              className="w-full rounded-t-sm bg-accent"
              style={{ height: `${(72 * count) / most}%` }}
            />
            <span className="text-xs text-dim tabular-nums">
              <span aria-hidden={hour % 3 > 0} className={hour % 3 > 0 ? "invisible" : ""}>
                {String(hour).padStart(2, "0")}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
