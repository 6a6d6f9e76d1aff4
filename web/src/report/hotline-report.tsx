// The hotline by day or by month: filters, figures, what they mean, and the report as a file.
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Download, Printer } from "lucide-react";
import { useState } from "react";
import { useCodes } from "../api/codes";
import { connection } from "../api/live";
import { asProblem } from "../api/problem";
import { useMay } from "../session/session";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { ChoiceField } from "../ui/choice";
import { DateField } from "../ui/date-field";
import { SelectBox } from "../ui/field";
import { problemText } from "../ui/problem-text";
import { Failed, Loading } from "../ui/states";
import { plainDay } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { download, type HotlineReport, type Order, type Range, reportQuery } from "./api";
import { Bars, Hours } from "./bars";
import { type Preset, presets, rangeOf, todayIn } from "./ranges";
import { ReportTable, useColumnWords } from "./report-table";

export function HotlineReportPage() {
  const { t, lang } = useWords();
  const can = useMay();
  const navigate = useNavigate();
  const search = useSearch({ from: "/reports/hotline" });
  const today = todayIn(Date.now());
  const first = rangeOf("this_month", today);
  const range: Range = {
    by_period: search.by === "month" ? "month" : "day",
    first_day: search.first ?? first.first_day,
    last_day: search.last ?? first.last_day,
  };
  const { data, error, refetch } = useQuery(reportQuery(range));
  const go = (to: Range) =>
    void navigate({
      to: "/reports/hotline",
      search: { by: to.by_period, first: to.first_day, last: to.last_day },
      replace: true,
    });
  return (
    <div className="print-flow h-full overflow-y-auto">
      <div className="px-5 pb-6">
        <header className="flex min-h-[54px] flex-wrap items-center gap-3">
          <div className="min-w-0 flex-1">
            <h1 className="text-xl font-semibold">{t("report.title")}</h1>
            <p className="hidden text-sm text-dim print:block">
              {plainDay(lang, range.first_day)} – {plainDay(lang, range.last_day)}
            </p>
          </div>
          <div className="no-print flex flex-wrap gap-2">
            <Button icon={<Printer aria-hidden="true" className="size-4" />} onPress={() => print()}>
              {t("shift.print")}
            </Button>
            {can("report_export") && <Downloads range={range} />}
          </div>
        </header>
        <Filters range={range} today={today} onChange={go} />
        {data ? <Body report={data} /> : error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
      </div>
    </div>
  );
}

function Downloads({ range }: { range: Range }) {
  const { t, lang } = useWords();
  const offline = connection.use() === "offline";
  const [taking, setTaking] = useState<Order["format"] | null>(null);
  async function take(format: Order["format"]) {
    setTaking(format);
    try {
      await download({ ...range, format, language: lang });
      tell(t("report.taken"));
    } catch (problem) {
      tell(problemText(t, asProblem(problem)), true);
    } finally {
      setTaking(null);
    }
  }
  return (["xlsx", "csv"] as const).map((format) => (
    <Button
      key={format}
      kind={format === "xlsx" ? "primary" : "plain"}
      icon={<Download aria-hidden="true" className="size-4" />}
      isDisabled={offline || taking !== null}
      isPending={taking === format}
      onPress={() => void take(format)}
    >
      {t(taking === format ? "report.taking" : `report.take_${format}`)}
    </Button>
  ));
}

function Filters({ range, today, onChange }: { range: Range; today: string; onChange(range: Range): void }) {
  const { t } = useWords();
  const same = (preset: Preset) => JSON.stringify(rangeOf(preset, today)) === JSON.stringify(range);
  return (
    <search aria-label={t("report.filters")} className="no-print mb-4 flex flex-wrap items-end gap-3">
      <SelectBox
        aria-label={t("report.range")}
        box="w-48"
        options={presets.map((preset) => ({ value: preset, label: t(`report.${preset}`) }))}
        empty={t("report.own_range")}
        value={presets.find(same) ?? ""}
        onChange={(event) => event.target.value && onChange(rangeOf(event.target.value as Preset, today))}
      />
      <ChoiceField<Range["by_period"]>
        label={t("report.by")}
        value={range.by_period}
        choices={(["day", "month"] as const).map((value) => ({ value, label: t(`report.by_${value}`) }))}
        onChange={(by_period) => onChange({ ...range, by_period })}
      />
      <DateField
        label={t("report.first")}
        value={range.first_day}
        onChange={(first_day) => first_day && onChange({ ...range, first_day })}
      />
      <DateField
        label={t("report.last")}
        value={range.last_day}
        onChange={(last_day) => last_day && onChange({ ...range, last_day })}
      />
    </search>
  );
}

function Body({ report }: { report: HotlineReport }) {
  const { t } = useWords();
  const codes = useCodes();
  const can = useMay();
  const words = useColumnWords(report);
  const column = (code: string) => report.columns.find((one) => one.code === code)!;
  const counted = (
    code: "by_language" | "by_call_type" | "by_triage",
    list: string,
    filter?: "language" | "triage",
  ) => (
    <Bars
      title={words.label(column(code))}
      means={words.means(column(code))}
      empty={t("report.nothing")}
      bars={[...report.total[code]]
        .sort((one, other) => (code === "by_triage" ? one.code.localeCompare(other.code) : other.count - one.count))
        .map((each) => {
          const name = `${code === "by_triage" ? `${each.code} ` : ""}${each.code ? codes.label(list, each.code) : t("report.not_noted")}`;
          const leads = filter && each.code && can("complaint_read");
          return {
            key: each.code,
            count: each.count,
            name: leads ? (
              <Link
                to="/complaints"
                search={{ [filter]: each.code }}
                title={t("report.leads", { what: name })}
                className="inline-flex min-h-6 items-center"
              >
                {name}
              </Link>
            ) : (
              name
            ),
          };
        })}
    />
  );
  return (
    <>
      <ReportTable report={report} />
      <div className="mb-4 grid gap-4 lg:grid-cols-2">
        <Hours
          title={words.label(column("by_hour"))}
          means={words.means(column("by_hour"))}
          counts={Array.from(
            { length: 24 },
            (_, hour) => report.total.by_hour.find((each) => Number(each.code) === hour)?.count ?? 0,
          )}
        />
        {counted("by_language", "language", "language")}
        {counted("by_triage", "triage_level", "triage")}
        {counted("by_call_type", "call_type")}
      </div>
      <section className="card px-4 py-3" aria-label={t("report.definitions")}>
        <h2 className="mb-2 flex flex-wrap items-center gap-2 text-sm font-semibold text-dim">
          {t("report.definitions")}
          <Chip tone="warn" title={t("report.to_verify_means")}>
            {t("report.to_verify")}
          </Chip>
        </h2>
        <dl className="grid gap-x-6 gap-y-2 text-sm md:grid-cols-2">
          {report.columns.map((one) => (
            <div key={one.code} className="break-inside-avoid">
              <dt className="font-medium">{words.label(one)}</dt>
              <dd className="text-dim">{words.means(one)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
