// Charts as own SVG. Colours are the theme's tokens; each chart has its numbers as a table for who cannot see it. The drawing runs
// left to right whatever the page does, and is mirrored by hand: text anchors flip under `direction: rtl`.
import { useId } from "react";
import { useWords } from "../words/words";

export interface Series {
  id: string;
  label: string;
  /** A fill and its swatch: never colour alone, the legend and the table say it too. */
  fill: string;
  swatch: string;
}

export interface Bar {
  id: string;
  /** At the axis; empty: none. */
  tick: string;
  /** For the table and the pointer. */
  name: string;
  values: number[];
}

interface Props {
  title: string;
  of: string;
  series: Series[];
  bars: Bar[];
  /** What to say when everything is nothing. */
  none: string;
}

const width = 720;
const height = 190;
const foot = 22;
const side = 34;
/** Room for half a label at the other end. */
const end = 14;

/** A step of 1, 2 or 5 that gives at most four lines. */
export function stepFor(most: number): number {
  let step = 1;
  for (let n = 0; most / step > 4; n++) step *= n % 3 === 1 ? 2.5 : 2;
  return step;
}

export function StackedBars({ title, of, series, bars, none }: Props) {
  const { dir } = useWords();
  const id = useId();
  const sums = bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const most = Math.max(1, ...sums);
  const step = stepFor(most);
  const top = Math.ceil(most / step) * step;
  const tall = height - foot - 10;
  const y = (value: number) => 10 + tall - (value / top) * tall;
  const slot = (width - side - end) / bars.length;
  const thick = Math.min(slot * 0.68, 26);
  const mirrored = dir === "rtl";
  const x = (index: number) => {
    const from = side + index * slot + slot / 2;
    return mirrored ? width - from : from;
  };
  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, n) => n * step);
  const empty = sums.every((sum) => sum === 0);
  return (
    <figure aria-labelledby={id} className="min-w-0">
      <figcaption className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span id={id} className="font-semibold">
          {title}
        </span>
        <span aria-hidden="true" className="flex flex-wrap gap-x-4 text-sm text-dim">
          {series.map((each) => (
            <span key={each.id} className="flex items-center gap-1.5">
              <span className={`size-2.5 rounded-xs ${each.swatch}`} />
              {each.label}
            </span>
          ))}
        </span>
      </figcaption>
      <div className="relative">
        <svg aria-hidden="true" direction="ltr" viewBox={`0 0 ${width} ${height}`} className="block w-full">
          {lines.map((value) => (
            <g key={value}>
              <line
                x1={mirrored ? 0 : side}
                x2={mirrored ? width - side : width}
                y1={y(value)}
                y2={y(value)}
                className="stroke-line"
              />
              <text
                x={mirrored ? width - side + 8 : side - 8}
                y={y(value) + 4}
                textAnchor={mirrored ? "start" : "end"}
                className="fill-dim text-[11px] tabular-nums"
              >
                {value}
              </text>
            </g>
          ))}
          {bars.map((bar, index) => {
            let below = 0;
            return (
              <g key={bar.id}>
                <title>{`${bar.name}: ${series.map((each, n) => `${each.label} ${bar.values[n]}`).join(", ")}`}</title>
                <rect x={x(index) - slot / 2} y={10} width={slot} height={tall} fill="transparent" />
                {bar.values.map((value, n) => {
                  const from = below;
                  below += value;
                  return value > 0 ? (
                    <rect
                      key={series[n]!.id}
                      x={x(index) - thick / 2}
                      y={y(below)}
                      width={thick}
                      height={Math.max(1.5, y(from) - y(below) - (from > 0 ? 1 : 0))}
                      className={series[n]!.fill}
                    />
                  ) : null;
                })}
                {bar.tick && (
                  <text x={x(index)} y={height - 5} textAnchor="middle" className="fill-dim text-[11px] tabular-nums">
                    {bar.tick}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
        {empty && <p className="absolute inset-x-0 top-[38%] text-center text-sm text-dim">{none}</p>}
      </div>
      <div className="sr">
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{of}</th>
              {series.map((each) => (
                <th key={each.id} scope="col">
                  {each.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.id}>
                <th scope="row">{bar.name}</th>
                {bar.values.map((value, n) => (
                  <td key={series[n]!.id}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

export interface Share {
  id: string;
  label: string;
  count: number;
  fill: string;
}

/** Parts of a whole, the words beside each bar: it needs no other text. */
export function Shares({ title, shares, none }: { title: string; shares: Share[]; none: string }) {
  const { dir } = useWords();
  const id = useId();
  const most = Math.max(1, ...shares.map(({ count }) => count));
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 font-semibold">
        {title}
      </h2>
      {shares.length === 0 ? (
        <p className="text-sm text-dim">{none}</p>
      ) : (
        <ul className="flex flex-col gap-1.5">
          {shares.map(({ id, label, count, fill }) => {
            const part = (100 * count) / most;
            return (
              <li
                key={id}
                className="grid grid-cols-[minmax(0,7.5rem)_minmax(0,1fr)_2.5rem] items-center gap-2 text-sm"
              >
                <span className="truncate">{label}</span>
                <svg aria-hidden="true" direction="ltr" height="14" width="100%" className="block">
                  <rect x="0" y="0" width="100%" height="14" rx="3" className="fill-sunken" />
                  <rect
                    x={dir === "rtl" ? `${100 - part}%` : "0"}
                    y="0"
                    width={`${part}%`}
                    height="14"
                    rx="3"
                    className={fill}
                  />
                </svg>
                <bdi dir="ltr" className="text-end font-semibold">
                  {count}
                </bdi>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
