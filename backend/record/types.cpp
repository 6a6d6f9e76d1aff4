// The checks behind the member types.
#include "record/types.h"

#include <atomic>
#include <chrono>
#include <ctime>

#include "crypto/bytes.h"
#include "record/codes.h"

namespace sanad {
namespace {

std::atomic<std::shared_ptr<const CodeLists>> codes_in_force{std::make_shared<const CodeLists>()};

bool digits(std::string_view text, std::size_t from, std::size_t count, int& value) {
    value = 0;
    if (from + count > text.size()) return false;
    for (std::size_t i = from; i < from + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return false;
        value = value * 10 + (text[i] - '0');
    }
    return true;
}

bool calendar_date(std::string_view text, std::chrono::sys_days& day) {
    int y, m, d;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    if (!digits(text, 0, 4, y) || !digits(text, 5, 2, m) || !digits(text, 8, 2, d) || y < 1900)
        return false;
    std::chrono::year_month_day date{std::chrono::year(y),
        std::chrono::month(static_cast<unsigned>(m)), std::chrono::day(static_cast<unsigned>(d))};
    day = std::chrono::sys_days(date);
    return date.ok();
}

}  // namespace

void use_codes(CodeLists lists) {
    codes_in_force = std::make_shared<const CodeLists>(std::move(lists));
}

bool is_code(std::string_view list, std::string_view code) {
    auto lists = codes_in_force.load();
    auto found = lists->find(list);
    return found != lists->end() && found->second.contains(code);
}

// 48 bits of milliseconds and 12 of their fraction (a quarter of a microsecond).
std::uint64_t tick_of(std::chrono::system_clock::time_point at) {
    auto ns = static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(at.time_since_epoch()).count());
    return ns / 1'000'000 << 12 | (ns % 1'000'000 << 12) / 1'000'000;
}

// RFC 9562, version 7 with increased clock precision (its method 3), then what `bytes` holds already.
std::string uuid_v7(std::uint64_t tick, std::array<unsigned char, 16> bytes) {
    for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<unsigned char>(tick >> (52 - 8 * i));
    bytes[6] = static_cast<unsigned char>(0x70 | (tick >> 8 & 0x0f));
    bytes[7] = static_cast<unsigned char>(tick);
    bytes[8] = static_cast<unsigned char>(0x80 | (bytes[8] & 0x3f));
    static constexpr char hex[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += hex[bytes[i] >> 4];
        text += hex[bytes[i] & 15];
    }
    return text;
}

std::string new_uuid() {
    std::array<unsigned char, 16> random;
    std::string drawn = random_bytes(random.size());
    std::copy(drawn.begin(), drawn.end(), random.begin());
    // What one request makes has the order in which it was made.
    static thread_local std::uint64_t last = 0;
    last = std::max(last + 1, tick_of(std::chrono::system_clock::now()));
    return uuid_v7(last, random);
}

std::string oldest_uuid(std::chrono::milliseconds ago) {
    return uuid_v7(tick_of(std::chrono::system_clock::now() - ago), {});
}

void check_text(std::string& text, std::size_t max, Reader& reader) {
    std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == text.npos) return reader.fail("blank");
    text = text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
    std::size_t characters = 0;
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        characters += (byte & 0xc0) != 0x80;
        if ((byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r') || byte == 0x7f)
            return reader.fail("bad_format");
    }
    if (characters > max) reader.fail("too_long", static_cast<long>(max));
}

void check_code(std::string_view list, const std::string& code, Reader& reader) {
    if (!is_code(list, code)) reader.fail("bad_code");
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < 36; ++i) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !std::isxdigit(static_cast<unsigned char>(text[i])))
            return false;
    }
    return true;
}

void check_uuid(std::string& text, Reader& reader) {
    if (!is_uuid(text)) return reader.fail("bad_format");
    for (char& c : text)
        if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
}

void check_phone(const std::string& text, Reader& reader) {
    bool good = text.size() >= 8 && text.size() <= 16 && text[0] == '+' && text[1] >= '1' &&
                text[1] <= '9' && text.find_first_not_of("0123456789", 1) == text.npos;
    if (!good) reader.fail("bad_format");
}

void check_date(const std::string& text, bool past, Reader& reader) {
    std::chrono::sys_days day;
    if (!calendar_date(text, day)) return reader.fail("bad_format");
    // It is today already in UTC+14, twelve to fourteen hours before it is here.
    auto latest = std::chrono::floor<std::chrono::days>(
        std::chrono::system_clock::now() + std::chrono::hours(14));
    if (past && day > latest) reader.fail("in_future");
}

// "2026-11-24T03:05:50Z", with up to six decimals and an offset; kept in UTC as sent, PostgreSQL converts.
void check_instant(std::string& text, When when, Reader& reader) {
    std::chrono::sys_days day;
    int h, m, s, offset_h = 0, offset_m = 0;
    std::string_view t = text;
    bool good = t.size() >= 20 && calendar_date(t.substr(0, 10), day) &&
                (t[10] == 'T' || t[10] == 't') && digits(t, 11, 2, h) && t[13] == ':' &&
                digits(t, 14, 2, m) && t[16] == ':' && digits(t, 17, 2, s) && h < 24 && m < 60 &&
                s < 60;
    if (!good) return reader.fail("bad_format");
    std::size_t at = 19;
    if (t[at] == '.') {
        std::size_t end = t.find_first_not_of("0123456789", at + 1);
        if (end == t.npos || end == at + 1 || end > at + 7) return reader.fail("bad_format");
        at = end;
    }
    std::string_view zone = t.substr(at);
    int sign = 0;
    if (zone != "Z" && zone != "z") {
        bool numeric = zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') &&
                       digits(zone, 1, 2, offset_h) && zone[3] == ':' &&
                       digits(zone, 4, 2, offset_m) && offset_h < 15 && offset_m < 60;
        if (!numeric) return reader.fail("bad_format");
        sign = zone[0] == '+' ? 1 : -1;
    }
    auto instant = std::chrono::sys_seconds(day) + std::chrono::hours(h) + std::chrono::minutes(m) +
                   std::chrono::seconds(s) -
                   sign * (std::chrono::hours(offset_h) + std::chrono::minutes(offset_m));
    auto latest = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) +
                  std::chrono::minutes(1);
    if (when == When::past && instant > latest) reader.fail("in_future");
    if (when == When::future && instant < latest - std::chrono::minutes(1)) reader.fail("in_past");
}

void check_time_of_day(const std::string& text, Reader& reader) {
    int hour, minute;
    bool good = text.size() == 5 && digits(text, 0, 2, hour) && text[2] == ':' &&
                digits(text, 3, 2, minute) && hour < 24 && minute < 60;
    if (!good) reader.fail("bad_format");
}

void check_digits(const std::string& text, std::size_t min, std::size_t max, Reader& reader) {
    if (text.size() < min || text.size() > max || text.find_first_not_of("0123456789") != text.npos)
        reader.fail("bad_format");
}

std::string instant_from_sql(const std::string& text) {
    std::string instant = text;
    if (instant.size() > 10) instant[10] = 'T';
    if (instant.ends_with("+00")) instant.replace(instant.size() - 3, 3, "Z");
    return instant;
}

}  // namespace sanad
