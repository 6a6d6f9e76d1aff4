// Blind indexes: keyed hashes by which a number is found again as a whole and from which it cannot be read. Each kind has a key of
// its own, derived from the root key.
#pragma once

#include "db/tx.h"

namespace sanad {

// As SQL's bytea text; nothing for nothing.
std::optional<std::string> phone_mac(const Keyring&, const std::optional<Sealed<Phone>>&);
// Of a number as plain_document_number() gives it (people/person.h).
std::string document_mac(const Keyring&, std::string_view plain_number);

}  // namespace sanad
