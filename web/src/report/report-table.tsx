// The figures: one row a period, the whole range last; what a column means shows on hover and below the table.
import { useTimes } from "../ui/time";
import { locale, useWords } from "../words/words";
import type { HotlinePeriod, HotlineReport, ReportColumn } from "./api";

/** A column's words in the reader's language, with the queue rule's seconds. */
export function useColumnWords(report: HotlineReport) {
  const { lang } = useWords();
  const filled = (text: string) =>
    text
      .replaceAll("{within}", String(report.total.answer_within))
      .replaceAll("{short}", String(report.total.short_below));
  return {
    label: (column: ReportColumn) => filled(lang === "ar" ? column.label_ar : column.label_en),
    means: (column: ReportColumn) => filled(lang === "ar" ? column.definition_ar : column.definition_en),
  };
}

export const isFigure = (column: ReportColumn) => !column.code.startsWith("by_") && column.code !== "period";

const figureOf = (period: HotlinePeriod, code: string) =>
  (period as unknown as Record<string, number | null | undefined>)[code] ?? null;

export function ReportTable({ report }: { report: HotlineReport }) {
  const { t, lang } = useWords();
  const times = useTimes();
  const words = useColumnWords(report);
  const columns = report.columns.filter(isFigure);
  const month = new Intl.DateTimeFormat(locale(lang), { month: "long", year: "numeric", timeZone: "UTC" });
  const nameOf = (period: HotlinePeriod) =>
    report.by_period === "month"
      ? month.format(new Date(`${period.day}T00:00:00Z`))
      : times.day(`${period.day}T09:00:00Z`);
  const cells = (period: HotlinePeriod) =>
    columns.map((column) => {
      const value = figureOf(period, column.code);
      return (
        <td key={column.code} className="px-3 py-1.5 text-end tabular-nums">
          {value === null ? <span className="text-dim">–</span> : <bdi dir="ltr">{value}</bdi>}
        </td>
      );
    });
  return (
    <div
      className="card print-flow mb-4 max-h-[520px] overflow-auto"
      tabIndex={0}
      role="region"
      aria-label={t("report.table")}
    >
      <table className="w-full border-separate border-spacing-0 text-sm">
        <thead>
          <tr>
            {report.columns
              .filter((column) => column.code === "period" || isFigure(column))
              .map((column) => (
                <th
                  key={column.code}
                  scope="col"
                  title={words.means(column)}
                  className={`sticky top-0 z-10 max-w-32 min-w-16 border-b bg-sunken px-3 py-2 align-bottom text-xs font-semibold text-dim ${
                    column.code === "period" ? "start-0 z-20 min-w-28 text-start" : "text-end"
                  }`}
                >
                  {words.label(column)}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {report.periods.map((period) => (
            <tr key={period.day} className="*:border-b hover:bg-sunken">
              <th
                scope="row"
                className="sticky start-0 bg-surface px-3 py-1.5 text-start font-medium whitespace-nowrap"
              >
                {nameOf(period)}
              </th>
              {cells(period)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold *:sticky *:bottom-0 *:border-t *:bg-sunken">
            <th scope="row" className="start-0 z-20 px-3 py-2 text-start whitespace-nowrap">
              {t("report.whole")}
            </th>
            {cells(report.total)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
