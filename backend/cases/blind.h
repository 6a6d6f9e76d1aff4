// Blind indexes: keyed hashes by which a number is found again as a whole and from which it cannot be read. Each kind has a key of
// its own, derived from the root key.
#pragma once

#include "db/tx.h"

namespace sanad {

// As SQL's bytea text; nothing for nothing.
std::optional<std::string> phone_mac(const Keyring&, const std::optional<Sealed<Phone>>&);
// A document's number as it is compared: letters as capitals and digits only, O as 0.
std::string plain_document_number(std::string_view);
// Of a number as plain_document_number() gives it.
std::string document_mac(const Keyring&, std::string_view plain_number);
// A person's or a building's number; nothing for nothing.
template <class T>
std::optional<std::string> document_mac(const Keyring& keyring, const std::optional<T>& number) {
    if (!number) return std::nullopt;
    return document_mac(keyring, plain_document_number(number->value));
}

// What somebody typed to look a number up.
// Arabic and Persian digits as 0–9: a number is typed on whatever keyboard is there.
std::string latin_digits(std::string_view);
std::string digits_of(std::string_view);
// As numbers are kept: "00" before it stands for "+".
Sealed<Phone> e164(std::string_view words);

}  // namespace sanad
