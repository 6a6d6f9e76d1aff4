// A table on its way into a file: what stands in each cell, and how it is written as XLSX or CSV.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sanad {

struct Cell {
    enum class Kind { empty, number, day, month, text };
    Kind kind = Kind::empty;
    std::int64_t number = 0;
    std::string text{};  // of a day or a month: the first day, YYYY-MM-DD

    static Cell of(std::int64_t number) { return {Kind::number, number}; }
    static Cell of(std::string text) { return {Kind::text, 0, std::move(text)}; }
};

struct Sheet {
    std::string title;  // at most 31 characters, none of []:*?/\ (Excel's rule)
    std::vector<std::string> header;
    std::vector<std::vector<Cell>> rows;
    bool has_total = false;  // the last row
    bool figures = true;     // belongs into the CSV, which is one table
};

// Numbers are numbers and dates dates; the header is frozen; right to left for Arabic.
std::string as_xlsx(const std::vector<Sheet>&, bool right_to_left);

// RFC 4180 in UTF-8 with a byte order mark: the sheets of figures side by side, their first column once. Text that a spreadsheet
// would take for a formula gets an apostrophe in front.
std::string as_csv(const std::vector<Sheet>&);

}  // namespace sanad
