#include <algorithm>

#include "report/sheet.h"

namespace sanad {
namespace {

std::string quoted(std::string text) {
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(0, 1, '\'');
    if (text.find_first_of("\",\r\n") == text.npos) return text;
    std::string all = "\"";
    for (char c : text) all += c == '"' ? std::string("\"\"") : std::string(1, c);
    return all + '"';
}

std::string written(const Cell& cell) {
    switch (cell.kind) {
        case Cell::Kind::empty: return {};
        case Cell::Kind::number: return std::to_string(cell.number);
        case Cell::Kind::day: return cell.text;
        case Cell::Kind::month: return cell.text.substr(0, 7);
        case Cell::Kind::text: return quoted(cell.text);
    }
    return {};
}

}  // namespace

std::string as_csv(const std::vector<Sheet>& sheets) {
    std::string csv = "\xef\xbb\xbf";
    std::size_t rows = 0;
    for (const Sheet& sheet : sheets)
        if (sheet.figures) rows = std::max(rows, sheet.rows.size());
    for (std::size_t r = 0; r <= rows; ++r) {  // 0: the header
        bool first_sheet = true;
        for (const Sheet& sheet : sheets) {
            if (!sheet.figures) continue;
            for (std::size_t c = first_sheet ? 0 : 1; c < sheet.header.size(); ++c) {
                if (c > 0) csv += ',';
                if (r == 0)
                    csv += quoted(c == 0 || first_sheet ? sheet.header[c]
                                                        : sheet.title + ": " + sheet.header[c]);
                else
                    csv += written(sheet.rows[r - 1][c]);
            }
            first_sheet = false;
        }
        csv += "\r\n";
    }
    return csv;
}

}  // namespace sanad
