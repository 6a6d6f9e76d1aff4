// HMAC-SHA-256 under a key of its own for each kind of number.
#include "cases/blind.h"

#include "crypto/bytes.h"

namespace sanad {
namespace {

std::string mac(const Keyring& keyring, std::string_view purpose, std::string_view number) {
    return bytea(hmac_sha256(keyring.derived(purpose).view(), number));
}

}  // namespace

std::string plain_document_number(std::string_view number) {
    std::string plain;
    for (char c : number) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) plain += c;
    }
    return plain;
}

std::string latin_digits(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto lead = static_cast<unsigned char>(text[at]);
        auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
        int zero = lead == 0xD9 ? 0xA0 : lead == 0xDB ? 0xB0 : 0x100;
        if (next >= zero && next < zero + 10) {
            plain += static_cast<char>('0' + next - zero);
            ++at;
        } else {
            plain += text[at];
        }
    }
    return plain;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    for (char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

Sealed<Phone> e164(std::string_view words) {
    std::string digits = digits_of(words);
    return {{"+" + (digits.starts_with("00") ? digits.substr(2) : digits)}};
}

std::optional<std::string> phone_mac(
    const Keyring& keyring, const std::optional<Sealed<Phone>>& phone) {
    if (!phone) return std::nullopt;
    return mac(keyring, "phone numbers", phone->value);
}

std::string document_mac(const Keyring& keyring, std::string_view plain_number) {
    return mac(keyring, "document numbers", plain_number);
}

}  // namespace sanad
