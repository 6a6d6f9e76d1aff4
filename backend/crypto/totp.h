// Time-based one-time codes (RFC 6238: SHA-1, 6 digits, 30 s), as every authenticator app knows them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sanad {

std::string new_totp_secret();  // 20 random bytes
std::string base32(const std::string& bytes);
// The step whose code this is, one step either way of now allowed for the phone's clock; else nothing.
std::optional<std::int64_t> totp_step(const std::string& secret, const std::string& code);
// The enrolment URI, and the same as a QR code in SVG.
std::string totp_uri(const std::string& secret, const std::string& account);
std::string qr_svg(const std::string& text);

}  // namespace sanad
