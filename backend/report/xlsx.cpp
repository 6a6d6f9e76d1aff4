// By libxlsxwriter in its constant-memory mode: row by row, downwards. It writes to a file by name; this one is in memory only.
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <stdexcept>

#include "report/sheet.h"

namespace sanad {
namespace {

struct MemoryFile {
    int descriptor = memfd_create("xlsx", MFD_CLOEXEC);
    MemoryFile() {
        if (descriptor < 0) throw std::runtime_error("no file in memory");
    }
    ~MemoryFile() { close(descriptor); }
    MemoryFile(const MemoryFile&) = delete;
    std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor); }
    std::string bytes() const {
        std::string all(static_cast<std::size_t>(lseek(descriptor, 0, SEEK_END)), '\0');
        std::size_t got = 0;
        while (got < all.size()) {
            ssize_t n =
                pread(descriptor, all.data() + got, all.size() - got, static_cast<off_t>(got));
            if (n <= 0) throw std::runtime_error("the file in memory is cut short");
            got += static_cast<std::size_t>(n);
        }
        return all;
    }
};

struct Formats {
    lxw_format *header, *number, *day, *month, *text, *total;
};

Formats formats_of(lxw_workbook* book) {
    Formats all{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book),
        workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
    format_set_bold(all.header);
    format_set_text_wrap(all.header);
    format_set_align(all.header, LXW_ALIGN_VERTICAL_TOP);
    format_set_bottom(all.header, LXW_BORDER_THIN);
    format_set_num_format(all.number, "#,##0");
    format_set_num_format(all.day, "yyyy-mm-dd");
    format_set_num_format(all.month, "yyyy-mm");
    format_set_text_wrap(all.text);
    format_set_align(all.text, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(all.total, "#,##0");
    format_set_bold(all.total);
    format_set_top(all.total, LXW_BORDER_THIN);
    return all;
}

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

// Wide enough for what is in it; headers wrap, long text wraps at 80.
double width_of(const Sheet& sheet, std::size_t column) {
    std::size_t widest = std::min<std::size_t>(characters(sheet.header[column]), 12);
    for (const auto& row : sheet.rows) {
        const Cell& cell = row[column];
        widest = std::max(widest,
            cell.kind == Cell::Kind::text ? std::min<std::size_t>(characters(cell.text), 80) : 10);
    }
    return static_cast<double>(widest) + 2;
}

void write_cell(lxw_worksheet* page, lxw_row_t r, lxw_col_t c, const Cell& cell,
    const Formats& formats, bool total) {
    switch (cell.kind) {
        case Cell::Kind::empty:
            if (total) worksheet_write_blank(page, r, c, formats.total);
            break;
        case Cell::Kind::number:
            worksheet_write_number(page, r, c, static_cast<double>(cell.number),
                total ? formats.total : formats.number);
            break;
        case Cell::Kind::day:
        case Cell::Kind::month: {
            lxw_datetime when{std::stoi(cell.text.substr(0, 4)), std::stoi(cell.text.substr(5, 2)),
                std::stoi(cell.text.substr(8, 2)), 0, 0, 0};
            worksheet_write_datetime(
                page, r, c, &when, cell.kind == Cell::Kind::month ? formats.month : formats.day);
            break;
        }
        case Cell::Kind::text:
            worksheet_write_string(
                page, r, c, cell.text.c_str(), total ? formats.total : formats.text);
            break;
    }
}

void write_sheet(
    lxw_workbook* book, const Sheet& sheet, const Formats& formats, bool right_to_left) {
    lxw_worksheet* page = workbook_add_worksheet(book, sheet.title.c_str());
    if (!page) throw std::runtime_error("a sheet's title that no sheet may have");
    if (right_to_left) worksheet_right_to_left(page);
    worksheet_freeze_panes(page, 1, 1);
    worksheet_set_landscape(page);
    worksheet_set_paper(page, 9);  // A4
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_repeat_rows(page, 0, 0);
    for (std::size_t c = 0; c < sheet.header.size(); ++c)
        worksheet_set_column(page, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c),
            width_of(sheet, c), nullptr);
    for (std::size_t c = 0; c < sheet.header.size(); ++c)
        worksheet_write_string(
            page, 0, static_cast<lxw_col_t>(c), sheet.header[c].c_str(), formats.header);
    for (std::size_t r = 0; r < sheet.rows.size(); ++r)
        for (std::size_t c = 0; c < sheet.rows[r].size(); ++c)
            write_cell(page, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c),
                sheet.rows[r][c], formats, sheet.has_total && r + 1 == sheet.rows.size());
}

}  // namespace

std::string as_xlsx(const std::vector<Sheet>& sheets, bool right_to_left) {
    MemoryFile file;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    lxw_workbook* book = workbook_new_opt(file.path().c_str(), &options);
    if (!book) throw std::runtime_error("no workbook");
    try {
        Formats formats = formats_of(book);
        for (const Sheet& sheet : sheets) write_sheet(book, sheet, formats, right_to_left);
    } catch (...) {
        workbook_close(book);
        throw;
    }
    if (workbook_close(book) != LXW_NO_ERROR)
        throw std::runtime_error("the workbook can't be written");
    return file.bytes();
}

}  // namespace sanad
