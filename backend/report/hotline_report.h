// The hotline in numbers, day by day or month by month: for the page, and as a file. Every figure is counted by SQL
// (db/always/60_report.sql); nothing in it is about one person.
#pragma once

#include "db/tx.h"
#include "http/route.h"

namespace sanad {

struct Account;
struct ReportExport;

enum class ReportPeriod { day, month };
BOOST_DESCRIBE_ENUM(ReportPeriod, day, month)

enum class ReportFormat { xlsx, csv };
BOOST_DESCRIBE_ENUM(ReportFormat, xlsx, csv)

enum class ReportLanguage { en, ar };
BOOST_DESCRIBE_ENUM(ReportLanguage, en, ar)

// Whole days or months that the range touches, both ends included, on the site's clock.
struct ReportRange {
    ReportPeriod by_period;
    Date first_day;
    Date last_day;
};
DESCRIBE(ReportRange, (), (by_period, first_day, last_day))

struct ExportOrder : ReportRange {
    ReportFormat format;
    ReportLanguage language;
};
DESCRIBE(ExportOrder, (ReportRange), (format, language))

// Members are named as the report's columns (report.report_column); the console and the files find them by that name.
struct HotlineFigures {
    std::int64_t place;  // 0: the whole range
    Date day;            // the period's first
    std::int64_t calls_offered;
    std::int64_t answered;
    std::int64_t abandoned;
    std::int64_t short_abandoned;
    std::optional<std::int64_t> answer_within_30s_percent;
    std::optional<std::int64_t> average_wait_seconds;
    std::optional<std::int64_t> wait_p90_seconds;
    std::optional<std::int64_t> wait_max_seconds;
    std::int64_t contacts;
    std::int64_t complaints_opened;
    std::int64_t rescues_requested;
    std::optional<std::int64_t> interpreter_delay_minutes;
    std::int64_t callbacks_done_safely;
    std::int64_t callbacks_promised;
    std::int64_t callbacks_withdrawn;
    std::int64_t callbacks_expired;
    std::int64_t repeat_callers;
    std::int64_t short_below;    // seconds, by the rule in force today
    std::int64_t answer_within;  // seconds
};
DESCRIBE(HotlineFigures, (),
    (place, day, calls_offered, answered, abandoned, short_abandoned, answer_within_30s_percent,
        average_wait_seconds, wait_p90_seconds, wait_max_seconds, contacts, complaints_opened,
        rescues_requested, interpreter_delay_minutes, callbacks_done_safely, callbacks_promised,
        callbacks_withdrawn, callbacks_expired, repeat_callers, short_below, answer_within))

struct ReportCount {
    std::string code;  // empty: not noted
    std::int64_t count;
};
DESCRIBE(ReportCount, (), (code, count))

struct HotlinePeriod : HotlineFigures {
    std::vector<ReportCount> by_language;
    std::vector<ReportCount> by_hour;  // "00" to "23"
    std::vector<ReportCount> by_call_type;
    std::vector<ReportCount> by_triage;
};
DESCRIBE(HotlinePeriod, (HotlineFigures), (by_language, by_hour, by_call_type, by_triage))

// `{short}` and `{within}` in a label or a definition stand for the rule's seconds.
struct ReportColumn {
    std::string code;
    std::string label_en;
    std::string label_ar;
    std::string definition_en;
    std::string definition_ar;
    bool to_verify;
};
DESCRIBE(ReportColumn, (), (code, label_en, label_ar, definition_en, definition_ar, to_verify))

struct HotlineReport {
    ReportPeriod by_period;
    std::vector<ReportColumn> columns;
    std::vector<HotlinePeriod> periods;
    HotlinePeriod total;
};
DESCRIBE(HotlineReport, (), (by_period, columns, periods, total))

// 422 for a range that ends before it begins, or of more than 366 days or 36 months.
HotlineReport show_hotline_report(Tx&, ReportRange);
// The same as a file; the export is written down with the file's SHA-256.
File<ReportExport> export_hotline_report(Tx&, ExportOrder);

}  // namespace sanad
