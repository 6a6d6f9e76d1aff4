// The parts of HTTP that need no socket: cookies, targets, security headers. Plain functions, so that they can be tested.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sanad {

// Path and decoded query; throws Problem 400 `bad_target`.
void split_target(const std::string& target, std::string& path,
    std::vector<std::pair<std::string, std::string>>& query);

// The session token in a Cookie header; empty if there is none of the right form.
std::string session_token(const std::string& cookie_header);
// Set-Cookie of a new token, or of none.
std::string session_cookie(const std::string& token);

const std::vector<std::pair<std::string, std::string>>& security_headers();

}  // namespace sanad
