#include "http/headers.h"

#include "http/problem.h"

namespace sanad {
namespace {

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    throw Problem(400, "bad_target");
}

bool is_utf8(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
        auto byte = static_cast<unsigned char>(text[i]);
        std::size_t more = byte < 0x80                   ? 0
                           : byte >= 0xc2 && byte < 0xe0 ? 1
                           : byte >= 0xe0 && byte < 0xf0 ? 2
                           : byte >= 0xf0 && byte < 0xf5 ? 3
                                                         : 9;
        if (more == 9 || i + more >= text.size() + (more == 0)) return false;
        for (std::size_t k = 1; k <= more; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
        auto second = more ? static_cast<unsigned char>(text[i + 1]) : 0;
        bool overlong = (byte == 0xe0 && second < 0xa0) || (byte == 0xf0 && second < 0x90);
        bool beyond = (byte == 0xed && second > 0x9f) || (byte == 0xf4 && second > 0x8f);
        if (overlong || beyond) return false;
        i += more + 1;
    }
    return true;
}

std::string decode(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (i + 2 >= text.size()) throw Problem(400, "bad_target");
            decoded += static_cast<char>(digit(text[i + 1]) << 4 | digit(text[i + 2]));
            i += 2;
        } else {
            decoded += text[i] == '+' ? ' ' : text[i];
        }
    }
    if (decoded.find('\0') != decoded.npos || !is_utf8(decoded)) throw Problem(400, "bad_target");
    return decoded;
}

constexpr std::string_view cookie_name = "__Host-sid";
constexpr std::size_t token_length = 43;  // 256 bits in base64url

}  // namespace

void split_target(const std::string& target, std::string& path,
    std::vector<std::pair<std::string, std::string>>& query) {
    std::size_t mark = target.find('?');
    path = target.substr(0, mark);
    if (path.find('%') != path.npos || path.find("//") != path.npos || path.find("/.") != path.npos)
        throw Problem(400, "bad_target");
    if (mark == target.npos) return;
    std::string_view rest = std::string_view(target).substr(mark + 1);
    while (!rest.empty()) {
        std::string_view pair = rest.substr(0, rest.find('&'));
        std::size_t equals = pair.find('=');
        if (!pair.empty())
            query.emplace_back(decode(pair.substr(0, equals)),
                equals == pair.npos ? std::string() : decode(pair.substr(equals + 1)));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    }
}

std::string session_token(const std::string& header) {
    std::string_view rest = header;
    while (!rest.empty()) {
        std::string_view pair = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
        if (pair.size() != cookie_name.size() + 1 + token_length ||
            !pair.starts_with(cookie_name) || pair[cookie_name.size()] != '=')
            continue;
        std::string_view token = pair.substr(cookie_name.size() + 1);
        bool plain =
            token.find_first_not_of(
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == token.npos;
        if (plain) return std::string(token);
    }
    return {};
}

std::string session_cookie(const std::string& token) {
    return std::string(cookie_name) + "=" + token + "; Path=/; Secure; HttpOnly; SameSite=Strict" +
           (token.empty() ? "; Max-Age=0" : "");
}

// The style hash is React Aria's one constant style element (a web test computes it again).
const std::vector<std::pair<std::string, std::string>>& security_headers() {
    static const std::vector<std::pair<std::string, std::string>> headers{
        {"Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self' "
            "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='; "
            "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
            "form-action 'self'; base-uri 'none'; "
            "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"},
        {"Strict-Transport-Security", "max-age=63072000; includeSubDomains"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Embedder-Policy", "require-corp"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
    };
    return headers;
}

}  // namespace sanad
