// Random bytes, digests and text forms of bytes.
#pragma once

#include <string>
#include <string_view>

namespace sanad {

std::string random_bytes(std::size_t count);
std::string sha256(std::string_view bytes);
std::string hmac_sha256(std::string_view key, std::string_view bytes);
// Compares in the same time wherever they differ.
bool same_secret(std::string_view a, std::string_view b);
std::string hex(std::string_view bytes);
std::string from_hex(std::string_view text);  // throws std::invalid_argument
std::string base64url(std::string_view bytes);
// Crockford's alphabet, without I, L, O and U: read aloud and typed back without mistakes. 5 bits a character.
std::string crockford(std::string_view bytes);

// bytea as PostgreSQL writes and reads it in text form: \x and hexadecimal digits.
inline std::string bytea(std::string_view bytes) { return "\\x" + hex(bytes); }
inline std::string from_bytea(std::string_view text) {
    return from_hex(text.substr(0, 2) == "\\x" ? text.substr(2) : text);
}

}  // namespace sanad
