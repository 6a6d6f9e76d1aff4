// A request and its reply, as the route sees them: no socket, no Beast.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sanad {

enum class Verb { get, post, put, del };

struct Request {
    Verb verb = Verb::get;
    std::string path;
    std::vector<std::pair<std::string, std::string>> query;  // decoded
    std::string token_hash;  // SHA-256 of the session cookie; empty: none was sent
    std::string idempotency_key;
    std::string signed_at, signature;  // a telephone line's (access/line.h)
    std::string body;
    std::string
        id;  // made here, told to the client as `instance`, written to the log and the audit
};

struct Reply {
    int status = 200;
    std::string content_type = "application/json";
    std::string file_name{};  // to be kept under; empty: no file
    std::string body;
    std::optional<std::string>
        new_token;  // becomes the session cookie; empty: the cookie is cleared
    int retry_after = 0;
};

}  // namespace sanad
