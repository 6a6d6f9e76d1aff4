#include "people/names/person.h"

namespace sanad::names {

PersonKey PersonKey::of(std::string_view uuid) {
    PersonKey key;
    for (char c : uuid) {
        unsigned digit;
        if (c >= '0' && c <= '9')
            digit = static_cast<unsigned>(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = static_cast<unsigned>(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            digit = static_cast<unsigned>(c - 'A' + 10);
        else
            continue;
        key.high = key.high << 4 | key.low >> 60;
        key.low = key.low << 4 | digit;
    }
    return key;
}

std::string PersonKey::uuid() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (int i = 31; i >= 0; --i) {
        std::uint64_t half = i >= 16 ? high : low;
        text += digits[(half >> (4 * (i % 16))) & 15];
        if (i == 24 || i == 20 || i == 16 || i == 12) text += '-';
    }
    return text;
}

CountryCode country_code(std::string_view text) {
    CountryCode code = 0;
    for (char c : text.substr(0, 4)) code = code << 8 | static_cast<unsigned char>(c);
    return code;
}

}  // namespace sanad::names
