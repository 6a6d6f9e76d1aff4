// HMAC-SHA-256 under a key of its own for each kind of number.
#include "cases/blind.h"

#include "crypto/bytes.h"

namespace sanad {
namespace {

std::string mac(const Keyring& keyring, std::string_view purpose, std::string_view number) {
    return bytea(hmac_sha256(keyring.derived(purpose).view(), number));
}

}  // namespace

std::optional<std::string> phone_mac(
    const Keyring& keyring, const std::optional<Sealed<Phone>>& phone) {
    if (!phone) return std::nullopt;
    return mac(keyring, "phone numbers", phone->value);
}

std::string document_mac(const Keyring& keyring, std::string_view plain_number) {
    return mac(keyring, "document numbers", plain_number);
}

}  // namespace sanad
