#include "report/hotline_tables.h"

#include <algorithm>
#include <set>

namespace sanad {
namespace {

// What a file says beyond the columns' own labels (report.report_column) and the code lists'.
struct Said {
    const char *en, *ar;
    std::string in(bool arabic) const { return arabic ? ar : en; }
};
constexpr Said said_figures{"Hotline", "الخط الساخن"};
constexpr Said said_total{"Whole range", "الفترة كلها"};
constexpr Said said_definitions{"Definitions", "التعريفات"};
constexpr Said said_column{"Column", "العمود"};
constexpr Said said_meaning{"Meaning", "المعنى"};
constexpr Said said_to_verify{"To be verified", "قيد التحقق"};
constexpr Said said_general_knowledge{
    "General knowledge, to be verified by a professional", "معرفة عامة، يتحقق منها مختص"};
constexpr Said said_not_noted{"Not noted", "غير مسجل"};

struct Dimension {
    std::string_view column, list;  // no list: its codes are its labels
    std::vector<ReportCount> HotlinePeriod::*counts;
};
const Dimension dimensions[] = {
    {"by_language", "language", &HotlinePeriod::by_language},
    {"by_hour", "", &HotlinePeriod::by_hour},
    {"by_call_type", "call_type", &HotlinePeriod::by_call_type},
    {"by_triage", "triage_level", &HotlinePeriod::by_triage},
};

std::string with_rule(std::string text, const HotlineFigures& figures) {
    for (auto [name, seconds] :
        {std::pair{"{within}", figures.answer_within}, std::pair{"{short}", figures.short_below}})
        for (std::size_t at; (at = text.find(name)) != text.npos;)
            text.replace(at, std::string_view(name).size(), std::to_string(seconds));
    return text;
}

class Layout {
public:
    Layout(const HotlineReport& report, const std::vector<Label>& labels, bool arabic)
        : report_(report), labels_(labels), arabic_(arabic) {}

    std::vector<Sheet> sheets() const {
        std::vector<Sheet> all{figures()};
        for (const Dimension& dimension : dimensions) all.push_back(counted(dimension));
        all.push_back(definitions());
        return all;
    }

private:
    std::string label(const ReportColumn& column) const {
        return with_rule(arabic_ ? column.label_ar : column.label_en, report_.total);
    }
    std::string label_of(std::string_view code) const {
        for (const ReportColumn& column : report_.columns)
            if (column.code == code) return label(column);
        return std::string(code);
    }

    // A row for each period, and the whole range last.
    template <class CellsOf>
    void fill(Sheet& sheet, CellsOf cells_of) const {
        bool month = report_.by_period == ReportPeriod::month;
        auto add = [&](const HotlinePeriod& period, Cell name) {
            std::vector<Cell> row{std::move(name)};
            for (Cell& cell : cells_of(period)) row.push_back(std::move(cell));
            sheet.rows.push_back(std::move(row));
        };
        for (const HotlinePeriod& period : report_.periods)
            add(period, {month ? Cell::Kind::month : Cell::Kind::day, 0, period.day.value});
        add(report_.total, Cell::of(said_total.in(arabic_)));
        sheet.has_total = true;
    }

    Sheet figures() const {
        Sheet sheet{said_figures.in(arabic_), {label_of("period")}, {}};
        std::vector<const Field*> fields;
        for (const ReportColumn& column : report_.columns)
            if (const Field* field = record_table<HotlineFigures>().find(column.code)) {
                fields.push_back(field);
                sheet.header.push_back(label(column));
            }
        fill(sheet, [&](const HotlineFigures& period) {
            std::vector<Cell> cells;
            for (const Field* field : fields) {
                std::string text;
                bool there = field->type->to_sql(field->in(&period), text);
                cells.push_back(there ? Cell::of(std::int64_t{std::stoll(text)}) : Cell{});
            }
            return cells;
        });
        return sheet;
    }

    Sheet counted(const Dimension& by) const {
        Sheet sheet{label_of(by.column), {label_of("period")}, {}};
        std::vector<std::string> codes = codes_of(by);
        for (const std::string& code : codes) sheet.header.push_back(name_of(by, code));
        fill(sheet, [&](const HotlinePeriod& period) {
            std::vector<Cell> cells;
            for (const std::string& code : codes) {
                std::int64_t count = 0;
                for (const ReportCount& each : period.*by.counts)
                    if (each.code == code) count = each.count;
                cells.push_back(Cell::of(count));
            }
            return cells;
        });
        return sheet;
    }

    // Those that were counted at all, in the list's order, what was not noted last; all 24 hours.
    std::vector<std::string> codes_of(const Dimension& by) const {
        std::vector<std::string> codes;
        if (by.list.empty()) {
            for (int hour = 0; hour < 24; ++hour)
                codes.push_back((hour < 10 ? "0" : "") + std::to_string(hour));
            return codes;
        }
        std::set<std::string> counted;
        for (const ReportCount& each : report_.total.*by.counts) counted.insert(each.code);
        for (const Label& label : labels_)
            if (label.list == by.list && counted.erase(label.code)) codes.push_back(label.code);
        bool not_noted = counted.erase("") > 0;
        codes.insert(codes.end(), counted.begin(), counted.end());
        if (not_noted) codes.emplace_back();
        return codes;
    }
    std::string name_of(const Dimension& by, const std::string& code) const {
        if (by.list.empty()) return code + ":00";
        if (code.empty()) return said_not_noted.in(arabic_);
        for (const Label& label : labels_)
            if (label.list == by.list && label.code == code)
                return (by.list == "triage_level" ? code + " " : "") +
                       (arabic_ ? label.label_ar : label.label_en);
        return code;
    }

    Sheet definitions() const {
        Sheet sheet{said_definitions.in(arabic_),
            {said_column.in(arabic_), said_meaning.in(arabic_), said_to_verify.in(arabic_)}, {}};
        for (const ReportColumn& column : report_.columns)
            sheet.rows.push_back({Cell::of(label(column)),
                Cell::of(with_rule(
                    arabic_ ? column.definition_ar : column.definition_en, report_.total)),
                column.to_verify ? Cell::of(said_general_knowledge.in(arabic_)) : Cell{}});
        sheet.figures = false;
        return sheet;
    }

    const HotlineReport& report_;
    const std::vector<Label>& labels_;
    bool arabic_;
};

}  // namespace

std::vector<Label> read_labels(Tx& tx) {
    return tx.rows<Label>(
        R"(select {} from (
               select c.relname as list, e.code, e.label_en, e.label_ar, e.position
               from code.entry e join pg_class c on c.oid = e.tableoid
               where c.relname in ('language', 'call_type', 'triage_level')) x order by list, position)");
}

std::vector<Sheet> hotline_sheets(
    const HotlineReport& report, const std::vector<Label>& labels, bool arabic) {
    return Layout(report, labels, arabic).sheets();
}

}  // namespace sanad
