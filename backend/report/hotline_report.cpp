// Reads the figures, and takes them out as a file.
#include "report/hotline_report.h"

#include <chrono>

#include "crypto/bytes.h"
#include "report/hotline_tables.h"
#include "report/sheet.h"

namespace sanad {
namespace {

constexpr int most_days = 366;
constexpr int most_months = 36;

struct CountRow {
    std::int64_t place;
    std::string dimension;
    std::string code;
    std::int64_t count;
};
DESCRIBE(CountRow, (), (place, dimension, code, count))

std::chrono::year_month_day day_of(const Date& date) {
    const std::string& text = date.value;
    return std::chrono::year(std::stoi(text.substr(0, 4))) / std::stoi(text.substr(5, 2)) /
           std::stoi(text.substr(8, 2));
}

void check_range(const ReportRange& range) {
    auto first = day_of(range.first_day), last = day_of(range.last_day);
    if (last < first) throw Problem(422, "invalid", {{"/last_day", "before_first"}});
    auto days = (std::chrono::sys_days(last) - std::chrono::sys_days(first)).count() + 1;
    auto months = (last.year() / last.month() - first.year() / first.month()).count() + 1;
    bool by_day = range.by_period == ReportPeriod::day;
    if (by_day && days > most_days)
        throw Problem(422, "invalid", {{"/last_day", "too_many_days", most_days}});
    if (!by_day && months > most_months)
        throw Problem(422, "invalid", {{"/last_day", "too_many_months", most_months}});
}

std::vector<ReportCount>& counts_of(HotlinePeriod& period, std::string_view dimension) {
    if (dimension == "by_language") return period.by_language;
    if (dimension == "by_hour") return period.by_hour;
    if (dimension == "by_call_type") return period.by_call_type;
    return period.by_triage;
}

HotlineReport read_report(Tx& tx, const ReportRange& range) {
    check_range(range);
    std::vector<HotlinePeriod> periods;
    for (HotlineFigures& figures :
        tx.rows<HotlineFigures>("select {} from report.hotline(:by_period, cast(:first_day as "
                                "date), cast(:last_day as date)) x "
                                "order by place",
            Binds{}(range)))
        periods.push_back({std::move(figures), {}, {}, {}, {}});
    for (const CountRow& row :
        tx.rows<CountRow>("select {} from report.hotline_counts(:by_period, cast(:first_day as "
                          "date), cast(:last_day as date)) x "
                          "order by place, dimension, code",
            Binds{}(range)))
        counts_of(periods.at(static_cast<std::size_t>(row.place)), row.dimension)
            .push_back({row.code, row.count});
    HotlineReport report{range.by_period,
        tx.rows<ReportColumn>("select {} from report.report_column where report = "
                              "'HOTLINE_MONTHLY' order by position"),
        {}, std::move(periods.at(0))};
    report.periods.assign(
        std::make_move_iterator(periods.begin() + 1), std::make_move_iterator(periods.end()));
    return report;
}

}  // namespace

HotlineReport show_hotline_report(Tx& tx, ReportRange range) { return read_report(tx, range); }

File<ReportExport> export_hotline_report(Tx& tx, ExportOrder order) {
    HotlineReport report = read_report(tx, order);
    std::vector<Sheet> sheets =
        hotline_sheets(report, read_labels(tx), order.language == ReportLanguage::ar);
    bool xlsx = order.format == ReportFormat::xlsx;
    File<ReportExport> file{Id<ReportExport>::fresh(),
        "sanad-hotline-" + order.first_day.value + "-" + order.last_day.value +
            (xlsx ? ".xlsx" : ".csv"),
        xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
             : "text/csv; charset=utf-8",
        xlsx ? as_xlsx(sheets, order.language == ReportLanguage::ar) : as_csv(sheets)};
    tx.later(
        R"(insert into report.report_export (id, report, by_period, first_day, last_day, format, language, sha256)
           values (:id, 'HOTLINE_MONTHLY', :by_period, :first_day, :last_day, :format, :language, :sha256))",
        Binds{}("id", file.id).bytes("sha256", sha256(file.bytes))(order));
    return file;
}

}  // namespace sanad
