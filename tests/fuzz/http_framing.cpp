// libFuzzer target: a connection's bytes through Beast's parser and the checks of backend/http/server.cpp, request after
// request. What gets through must have one Host, no Transfer-Encoding, a body of exactly Content-Length bytes and a plain
// path, and must not depend on how the bytes were cut into reads.
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <cstdio>
#include <cstdlib>

#include "http/headers.h"
#include "http/server_framing.h"

namespace beast = boost::beast;
namespace http = beast::http;

namespace {

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

void check_accepted(const http::request<http::string_body>& request, const std::string& path,
    const std::vector<std::pair<std::string, std::string>>& query) {
    require(request.count(http::field::host) == 1, "one Host");
    require(request.count(http::field::transfer_encoding) == 0, "no Transfer-Encoding");
    require(request.version() == 11, "HTTP/1.1");
    beast::string_view length = request[http::field::content_length];
    std::size_t declared =
        length.empty() ? 0 : std::strtoull(std::string(length).c_str(), nullptr, 10);
    require(request.body().size() == declared, "a body of Content-Length bytes");
    require(request.method() != http::verb::get || declared == 0, "no body with GET");
    require(path.starts_with('/') && path.find('%') == path.npos, "a plain path");
    require(path.find("/..") == path.npos && path.find("//") == path.npos, "a path without steps");
    for (char c : path) require(c > 0x20 && c < 0x7f, "a printable path");
    for (const auto& [name, value] : query)
        require((name + value).find('\0') == std::string::npos, "no NUL in the query");
    std::string token = sanad::session_token(std::string(request[http::field::cookie]));
    require(token.empty() || token.size() == 43, "a whole token or none");
}

// What a server made of the bytes, read in pieces of `piece`: every accepted request, then how it ended.
std::string conversation(const std::uint8_t* data, std::size_t size, std::size_t piece) {
    std::string said;
    beast::flat_buffer buffer;
    std::size_t at = 0;
    auto more = [&] {
        std::size_t count = std::min(piece, size - at);
        auto space = buffer.prepare(count);
        std::copy_n(data + at, count, static_cast<std::uint8_t*>(space.data()));
        buffer.commit(count);
        at += count;
        return count > 0;
    };
    for (;;) {
        http::request_parser<http::string_body> parser;
        parser.header_limit(8 * 1024);
        parser.body_limit(192 * 1024);
        auto read = [&](auto done) -> beast::error_code {
            while (!done()) {
                beast::error_code error;
                std::size_t used = buffer.size() ? parser.put(buffer.data(), error) : 0;
                buffer.consume(used);
                if (error && error != http::error::need_more) return error;
                if (done()) break;
                if ((error == http::error::need_more || buffer.size() == 0 || used == 0) && !more())
                    return http::error::partial_message;
            }
            return {};
        };
        beast::error_code error = read([&] { return parser.is_header_done(); });
        if (error) return said + "refused";  // by the parser, sooner or later
        std::string path;
        std::vector<std::pair<std::string, std::string>> query;
        try {
            sanad::check_framing(parser.get());
        } catch (const sanad::Problem& problem) { return said + problem.slug; }
        bool refused = false;
        try {
            sanad::split_target(std::string(parser.get().target()), path, query);
        } catch (const sanad::Problem&) { refused = true; }
        parser.eager(true);
        error = read([&] { return parser.is_done(); });
        if (error) return said + "refused";
        if (!refused) check_accepted(parser.get(), path, query);
        said += std::to_string(static_cast<int>(parser.get().method())) +
                (refused ? "bad_target" : path) + "\n" + parser.get().body() + "\n";
        if (!parser.keep_alive()) return said + "closed";
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 64 * 1024) return 0;
    std::string whole = conversation(data, size, size + 1);
    require(conversation(data, size, 7) == whole, "the same in small reads");
    if (size < 512) require(conversation(data, size, 1) == whole, "the same byte by byte");
    return 0;
}
