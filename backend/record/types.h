// The member types of records: each is one rule, with how it is read from JSON, written, described and bound to SQL.
#pragma once

#include <algorithm>
#include <array>
#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "record/json.h"
#include "record/record.h"

namespace sanad {

template <std::size_t N>
struct FixedString {
    char text[N];
    constexpr FixedString(const char (&from)[N]) { std::copy_n(from, N, text); }
    constexpr operator std::string_view() const { return {text, N - 1}; }
};

// 1 to Max characters (code points) of text, trimmed, without control characters but line feed and tab.
template <std::size_t Max>
struct Text {
    std::string value;
    Text() = default;
    Text(std::string text) : value(std::move(text)) {}
    operator const std::string&() const { return value; }
    bool operator==(const Text&) const = default;
};

// Coded value of a list in schema `code`; known codes only (record/codes.h).
template <FixedString List>
struct Code {
    std::string value;
    Code() = default;
    Code(std::string code) : value(std::move(code)) {}
    operator const std::string&() const { return value; }
    bool operator==(const Code&) const = default;
};

// UUIDv7 made by this program, so that ids sort by time and a create needs no RETURNING.
std::string new_uuid();
// Not greater than any UUIDv7 made since this long ago.
std::string oldest_uuid(std::chrono::milliseconds ago);

template <class T>
struct Id {
    std::string value;
    Id() = default;
    explicit Id(std::string uuid) : value(std::move(uuid)) {}
    static Id fresh() { return Id{new_uuid()}; }
    bool operator==(const Id&) const = default;
};

// ITU-T E.164: '+', country code, at most 15 digits in all.
struct Phone {
    std::string value;
    bool operator==(const Phone&) const = default;
};

// ISO 8601 calendar date.
struct Date {
    std::string value;
    bool operator==(const Date&) const = default;
};

// A date that has come already (in the time zone furthest ahead).
struct PastDate : Date {};

// A clock's "HH:MM", in whatever time zone the record says.
struct TimeOfDay {
    std::string value;
    bool operator==(const TimeOfDay&) const = default;
};

// RFC 3339, UTC, as PostgreSQL keeps it: microseconds.
struct Instant {
    std::string value;
    bool operator==(const Instant&) const = default;
};

// An instant not later than now (a minute's grace for clocks).
struct PastInstant : Instant {};

// An instant that is still to come.
struct FutureInstant : Instant {};

// A document that passes through as it is; from the database only, never from a client.
struct RawJson {
    std::string value = "{}";
    bool operator==(const RawJson&) const = default;
};

// Stored as ciphertext in the column of the same name (crypto/sealed.h); plain only in memory and on the wire.
template <class T>
struct Sealed : T {
    using T::T;
    Sealed() = default;
    Sealed(T plain) : T(std::move(plain)) {}
    bool operator==(const Sealed&) const = default;
};

// A list a client sends, Min to Max items.
template <class T, std::size_t Min, std::size_t Max>
struct List {
    std::vector<T> items;
    bool operator==(const List&) const = default;
};

// Min to Max decimal digits: a civil ID, a building's number.
template <std::size_t Min, std::size_t Max = Min>
struct Digits {
    std::string value;
    bool operator==(const Digits&) const = default;
};

// A whole number within bounds.
template <std::int64_t Min, std::int64_t Max>
struct Whole {
    std::int64_t value = Min;
    bool operator==(const Whole&) const = default;
};

// Kuwaiti fils, a thousandth of a dinar; up to a million dinars.
struct Money : Whole<0, 1'000'000'000> {};

// One page of a list, and the cursor of the next (absent on the last).
template <class T>
struct Page {
    std::vector<T> items;
    std::optional<std::string> next;
};

// ---- codecs ----

// A type whose value is one string on the wire and in SQL: check() throws nothing, it reports to the reader.
template <class T>
struct StringCodec {
    static void read(const Json& json, T& to, Reader& reader) {
        if (const std::string* text = json_string(json))
            read_text(*text, to, reader);
        else
            reader.fail("wrong_type");
    }
    static void read_text(std::string_view text, T& to, Reader& reader) {
        to.value = text;
        Codec<T>::check(to.value, reader);
    }
    static void write(const T& from, std::string& json) { write_string(from.value, json); }
    static bool to_sql(const T& from, std::string& text) {
        text = from.value;
        return true;
    }
    static void from_sql(const std::string& text, T& to) { to.value = text; }
};

bool is_uuid(std::string_view text);
void check_text(std::string& text, std::size_t max, Reader&);
void check_code(std::string_view list, const std::string& code, Reader&);
void check_uuid(std::string& text, Reader&);
void check_phone(const std::string& text, Reader&);
void check_date(const std::string& text, bool past, Reader&);
enum class When { any, past, future };
void check_instant(std::string& text, When, Reader&);
void check_time_of_day(const std::string& text, Reader&);
void check_digits(const std::string& text, std::size_t min, std::size_t max, Reader&);
// PostgreSQL's "2026-11-24 03:05:50.123+00" to RFC 3339.
std::string instant_from_sql(const std::string& text);

template <std::size_t Max>
struct Codec<Text<Max>> : StringCodec<Text<Max>> {
    static void check(std::string& text, Reader& reader) { check_text(text, Max, reader); }
    static std::string schema() {
        return R"({"type":"string","minLength":1,"maxLength":)" + std::to_string(Max) + "}";
    }
};
template <FixedString List>
struct Codec<Code<List>> : StringCodec<Code<List>> {
    static void check(std::string& text, Reader& reader) { check_code(List, text, reader); }
    static std::string schema() {
        return R"({"type":"string","maxLength":40,"x-code-list":")" +
               std::string(std::string_view(List)) + "\"}";
    }
};
template <class T>
struct Codec<Id<T>> : StringCodec<Id<T>> {
    static void check(std::string& text, Reader& reader) { check_uuid(text, reader); }
    static std::string schema() { return R"({"type":"string","format":"uuid"})"; }
};
template <>
struct Codec<Phone> : StringCodec<Phone> {
    static void check(std::string& text, Reader& reader) { check_phone(text, reader); }
    static std::string schema() { return R"({"type":"string","pattern":"^\\+[1-9][0-9]{6,14}$"})"; }
};
template <>
struct Codec<Date> : StringCodec<Date> {
    static void check(std::string& text, Reader& reader) { check_date(text, false, reader); }
    static std::string schema() { return R"({"type":"string","format":"date"})"; }
};
template <>
struct Codec<PastDate> : StringCodec<PastDate> {
    static void check(std::string& text, Reader& reader) { check_date(text, true, reader); }
    static std::string schema() {
        return R"({"type":"string","format":"date","description":"not in the future"})";
    }
};
template <>
struct Codec<Instant> : StringCodec<Instant> {
    static void check(std::string& text, Reader& reader) { check_instant(text, When::any, reader); }
    static void from_sql(const std::string& text, Instant& to) {
        to.value = instant_from_sql(text);
    }
    static std::string schema() { return R"({"type":"string","format":"date-time"})"; }
};
template <>
struct Codec<PastInstant> : StringCodec<PastInstant> {
    static void check(std::string& text, Reader& reader) {
        check_instant(text, When::past, reader);
    }
    static void from_sql(const std::string& text, Instant& to) {
        to.value = instant_from_sql(text);
    }
    static std::string schema() {
        return R"({"type":"string","format":"date-time","description":"not in the future"})";
    }
};

template <>
struct Codec<FutureInstant> : StringCodec<FutureInstant> {
    static void check(std::string& text, Reader& reader) {
        check_instant(text, When::future, reader);
    }
    static void from_sql(const std::string& text, FutureInstant& to) {
        to.value = instant_from_sql(text);
    }
    static std::string schema() {
        return R"({"type":"string","format":"date-time","description":"in the future"})";
    }
};
template <>
struct Codec<TimeOfDay> : StringCodec<TimeOfDay> {
    static void check(const std::string& text, Reader& reader) { check_time_of_day(text, reader); }
    static void from_sql(const std::string& text, TimeOfDay& to) { to.value = text.substr(0, 5); }
    static std::string schema() {
        return R"({"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$"})";
    }
};

template <std::size_t Min, std::size_t Max>
struct Codec<Digits<Min, Max>> : StringCodec<Digits<Min, Max>> {
    static void check(const std::string& text, Reader& reader) {
        check_digits(text, Min, Max, reader);
    }
    static std::string schema() {
        return R"({"type":"string","pattern":"^[0-9]{)" + std::to_string(Min) +
               (Max == Min ? "" : "," + std::to_string(Max)) + R"(}$"})";
    }
};

template <>
struct Codec<RawJson> {
    static void read(const Json&, RawJson&, Reader& reader) { reader.fail("wrong_type"); }
    static void read_text(std::string_view, RawJson&, Reader& reader) { reader.fail("wrong_type"); }
    static void write(const RawJson& from, std::string& json) { json += from.value; }
    static bool to_sql(const RawJson& from, std::string& text) { return text = from.value, true; }
    static void from_sql(const std::string& text, RawJson& to) { to.value = text; }
    static std::string schema() { return R"({"type":"object","additionalProperties":true})"; }
};

// Text that only the server writes.
template <>
struct Codec<std::string> {
    static void read(const Json& json, std::string& to, Reader& reader) {
        if (const std::string* text = json_string(json))
            read_text(*text, to, reader);
        else
            reader.fail("wrong_type");
    }
    static void read_text(std::string_view text, std::string& to, Reader& reader) {
        to = text;
        if (to.size() > 500) reader.fail("too_long", 500);
    }
    static void write(const std::string& from, std::string& json) { write_string(from, json); }
    static bool to_sql(const std::string& from, std::string& text) { return text = from, true; }
    static void from_sql(const std::string& text, std::string& to) { to = text; }
    static std::string schema() { return R"({"type":"string"})"; }
};

template <>
struct Codec<bool> {
    static void read(const Json& json, bool& to, Reader& reader) {
        if (!json_bool(json, to)) reader.fail("wrong_type");
    }
    static void read_text(std::string_view text, bool& to, Reader& reader) {
        to = text == "true";
        if (!to && text != "false") reader.fail("wrong_type");
    }
    static void write(const bool& from, std::string& json) { json += from ? "true" : "false"; }
    static bool to_sql(const bool& from, std::string& text) {
        return text = from ? "t" : "f", true;
    }
    static void from_sql(const std::string& text, bool& to) { to = text == "t"; }
    static std::string schema() { return R"({"type":"boolean"})"; }
};

template <>
struct Codec<std::int64_t> {
    static void read(const Json& json, std::int64_t& to, Reader& reader) {
        if (!json_integer(json, to)) return reader.fail("wrong_type");
        check(to, reader);
    }
    static void read_text(std::string_view text, std::int64_t& to, Reader& reader) {
        if (!integer_from(text, to)) return reader.fail("wrong_type");
        check(to, reader);
    }
    // Counts, versions and sequence numbers: never negative, and exact in a browser's number.
    static void check(std::int64_t value, Reader& reader) {
        if (value < 0 || value > 9007199254740991) reader.fail("out_of_range");
    }
    static void write(const std::int64_t& from, std::string& json) { json += std::to_string(from); }
    static bool to_sql(const std::int64_t& from, std::string& text) {
        return text = std::to_string(from), true;
    }
    static void from_sql(const std::string& text, std::int64_t& to) { to = std::stoll(text); }
    static std::string schema() {
        return R"({"type":"integer","minimum":0,"maximum":9007199254740991})";
    }
};

template <class W>
requires requires(W number) {
    []<std::int64_t Min, std::int64_t Max>(Whole<Min, Max>&) {}(number);
}
struct Codec<W> {
    static constexpr auto bounds = []<std::int64_t Min, std::int64_t Max>(
                                       const Whole<Min, Max>*) { return std::pair(Min, Max); };
    static constexpr auto range = bounds(static_cast<const W*>(nullptr));
    static void read(const Json& json, W& to, Reader& reader) {
        if (!json_integer(json, to.value)) return reader.fail("wrong_type");
        check(to, reader);
    }
    static void read_text(std::string_view text, W& to, Reader& reader) {
        if (!integer_from(text, to.value)) return reader.fail("wrong_type");
        check(to, reader);
    }
    static void check(const W& number, Reader& reader) {
        if (number.value < range.first || number.value > range.second) reader.fail("out_of_range");
    }
    static void write(const W& from, std::string& json) { json += std::to_string(from.value); }
    static bool to_sql(const W& from, std::string& text) {
        return text = std::to_string(from.value), true;
    }
    static void from_sql(const std::string& text, W& to) { to.value = std::stoll(text); }
    static std::string schema() {
        return R"({"type":"integer","minimum":)" + std::to_string(range.first) + R"(,"maximum":)" +
               std::to_string(range.second) + "}";
    }
};

template <class E>
requires boost::describe::has_describe_enumerators<E>::value struct Codec<E> {
    static void read(const Json& json, E& to, Reader& reader) {
        if (const std::string* text = json_string(json))
            read_text(*text, to, reader);
        else
            reader.fail("wrong_type");
    }
    static void read_text(std::string_view text, E& to, Reader& reader) {
        bool found = false;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto e) {
            if (text == e.name) to = e.value, found = true;
        });
        if (!found) reader.fail("bad_code");
    }
    static std::string_view name(E value) {
        std::string_view found;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto e) {
            if (value == e.value) found = e.name;
        });
        return found;
    }
    static void write(const E& from, std::string& json) { write_string(name(from), json); }
    static bool to_sql(const E& from, std::string& text) { return text = name(from), true; }
    static void from_sql(const std::string& text, E& to) {
        Reader ignored;
        read_text(text, to, ignored);
    }
    static std::string schema() {
        std::string names;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
            [&](auto e) { names += (names.empty() ? "\"" : ",\"") + std::string(e.name) + "\""; });
        return R"({"type":"string","enum":[)" + names + "]}";
    }
};

template <class T>
struct Codec<Sealed<T>> : Codec<T> {
    static constexpr bool sealed = true;
};

template <class T>
struct Codec<std::optional<T>> {
    static constexpr bool optional = true;
    static constexpr bool sealed = requires { Codec<T>::sealed; };
    static void read(const Json& json, std::optional<T>& to, Reader& reader) {
        if (json_null(json)) return to.reset();
        Codec<T>::read(json, to.emplace(), reader);
    }
    static void read_text(std::string_view text, std::optional<T>& to, Reader& reader) {
        Codec<T>::read_text(text, to.emplace(), reader);
    }
    static void write(const std::optional<T>& from, std::string& json) {
        if (from)
            Codec<T>::write(*from, json);
        else
            json += "null";
    }
    static bool to_sql(const std::optional<T>& from, std::string& text) {
        return from && Codec<T>::to_sql(*from, text);
    }
    static void from_sql(const std::string& text, std::optional<T>& to) {
        Codec<T>::from_sql(text, to.emplace());
    }
    static void set_null(std::optional<T>& to) { to.reset(); }
    static std::string schema() { return Codec<T>::schema(); }
    static const RecordTable* record() {
        if constexpr (requires { Codec<T>::record(); })
            return Codec<T>::record();
        else
            return nullptr;
    }
};

// Arrays: JSON arrays, and text[] of plain codes or ids in SQL.
template <class T>
struct Codec<std::vector<T>> {
    static void read(const Json& json, std::vector<T>& to, Reader& reader) {
        std::size_t count = 0;
        const Json* items = json_array(json, count);
        if (!items) return reader.fail("wrong_type");
        for (std::size_t i = 0; i < count; ++i)
            reader.at(std::to_string(i),
                [&] { Codec<T>::read(json_at(items, i), to.emplace_back(), reader); });
    }
    static void read_text(std::string_view, std::vector<T>&, Reader& reader) {
        reader.fail("wrong_type");
    }
    static void write(const std::vector<T>& from, std::string& json) {
        json += '[';
        for (const T& item : from) {
            if (json.back() != '[') json += ',';
            Codec<T>::write(item, json);
        }
        json += ']';
    }
    static bool to_sql(const std::vector<T>& from, std::string& text) {
        text = "{";
        std::string item;
        for (const T& each : from) {
            if (text.size() > 1) text += ',';
            Codec<T>::to_sql(each, item);
            text += item;
        }
        text += '}';
        return true;
    }
    static void from_sql(const std::string& text, std::vector<T>& to) {
        to.clear();
        for (const std::string& item : array_from_sql(text))
            Codec<T>::from_sql(item, to.emplace_back());
    }
    static std::string schema() { return R"({"type":"array","items":)" + Codec<T>::schema() + "}"; }
    static const RecordTable* record() {
        if constexpr (requires { Codec<T>::record(); })
            return Codec<T>::record();
        else
            return nullptr;
    }
};

template <class T, std::size_t Min, std::size_t Max>
struct Codec<List<T, Min, Max>> {
    using Items = Codec<std::vector<T>>;
    static void read(const Json& json, List<T, Min, Max>& to, Reader& reader) {
        Items::read(json, to.items, reader);
        if (to.items.size() < Min) reader.fail("too_few", Min);
        if (to.items.size() > Max) reader.fail("too_many", Max);
        for (std::size_t i = 1; i < to.items.size(); ++i)
            if (std::find(to.items.begin(), to.items.begin() + i, to.items[i]) !=
                to.items.begin() + i)
                return reader.at(std::to_string(i), [&] { reader.fail("repeated"); });
    }
    static void read_text(std::string_view, List<T, Min, Max>&, Reader& reader) {
        reader.fail("wrong_type");
    }
    static void write(const List<T, Min, Max>& from, std::string& json) {
        Items::write(from.items, json);
    }
    static bool to_sql(const List<T, Min, Max>& from, std::string& text) {
        return Items::to_sql(from.items, text);
    }
    static void from_sql(const std::string& text, List<T, Min, Max>& to) {
        Items::from_sql(text, to.items);
    }
    static std::string schema() {
        return R"({"type":"array","minItems":)" + std::to_string(Min) + R"(,"maxItems":)" +
               std::to_string(Max) + R"(,"uniqueItems":true,"items":)" + Codec<T>::schema() + "}";
    }
    static const RecordTable* record() { return Items::record(); }
};

template <Record T>
struct Codec<T> {
    static void read(const Json& json, T& to, Reader& reader) {
        read_record(record_table<T>(), json, &to, reader);
    }
    static void read_text(std::string_view, T&, Reader& reader) { reader.fail("wrong_type"); }
    static void write(const T& from, std::string& json) {
        write_record(record_table<T>(), &from, json);
    }
    static bool to_sql(const T&, std::string&) { return false; }
    static void from_sql(const std::string&, T&) {}
    static std::string schema() {
        return R"({"$ref":"#/components/schemas/)" + std::string(type_name<T>()) + "\"}";
    }
    static const RecordTable* record() { return &record_table<T>(); }
};

template <class T>
const FieldType& field_type() {
    static const FieldType type{
        [](const Json& json, void* to, Reader& reader) {
            Codec<T>::read(json, *static_cast<T*>(to), reader);
        },
        [](std::string_view text, void* to, Reader& reader) {
            Codec<T>::read_text(text, *static_cast<T*>(to), reader);
        },
        [](const void* from, std::string& json) {
            Codec<T>::write(*static_cast<const T*>(from), json);
        },
        [](const void* from, std::string& text) {
            return Codec<T>::to_sql(*static_cast<const T*>(from), text);
        },
        [](const std::string* text, void* to) {
            if (text)
                Codec<T>::from_sql(*text, *static_cast<T*>(to));
            else if constexpr (requires { Codec<T>::set_null(*static_cast<T*>(to)); })
                Codec<T>::set_null(*static_cast<T*>(to));
        },
        [] { return Codec<T>::schema(); },
        [] {
            if constexpr (requires { Codec<T>::record(); })
                return Codec<T>::record();
            else
                return static_cast<const RecordTable*>(nullptr);
        },
        [] {
            if constexpr (requires { Codec<T>::optional; }) return true;
            return false;
        }(),
        [] {
            if constexpr (requires { Codec<T>::sealed; }) return Codec<T>::sealed;
            return false;
        }(),
    };
    return type;
}

}  // namespace sanad
