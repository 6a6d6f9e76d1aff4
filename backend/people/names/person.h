// What the name index is told of a person.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sanad::names {

// A UUID as a number of 128 bits.
struct PersonKey {
    std::uint64_t high = 0, low = 0;
    auto operator<=>(const PersonKey&) const = default;
    // Of 8-4-4-4-12 hexadecimal digits; other characters are skipped.
    static PersonKey of(std::string_view uuid);
    std::string uuid() const;
};

// A country (ISO 3166-1 alpha-3) as a number; up to four letters or digits count. 0: none.
using CountryCode = std::uint32_t;
CountryCode country_code(std::string_view);

struct NamedPerson {
    PersonKey id;
    std::vector<std::string> names;          // UTF-8, any script; each may be met
    std::optional<std::int16_t> birth_year;  // Gregorian
    std::string nationality;                 // empty: unknown
};

}  // namespace sanad::names
