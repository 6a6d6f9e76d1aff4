// A telephone line is an account with the role TELEPHONE that never signs in: what its exchange sends is signed instead.
// X-Sanad-Time is Unix seconds; X-Sanad-Signature is HMAC-SHA-256(secret, time "." body) in hexadecimal.
#pragma once

#include "crypto/sealed.h"
#include "http/request.h"

namespace sanad {

// Follows from the root key and the line's name, so that it is kept nowhere: 64 hexadecimal digits, used as they are.
std::string line_secret(const Keyring&, std::string_view line);

// The line that the body names and whose secret has signed it within the last five minutes. Whatever is wrong, the same
// Problem: 401 `not_signed`.
std::string signing_line(const Request&, const Keyring&);

}  // namespace sanad
