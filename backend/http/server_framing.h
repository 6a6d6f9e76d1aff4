// The framing rules of server.cpp, apart from it so that the fuzzer can reach them.
#pragma once

#include <boost/beast/http.hpp>

#include "http/problem.h"

namespace sanad {

// Beast 1.81 accepts what a proxy in front may read differently (request smuggling, RFC 9112 section 11.2); anything of
// that kind ends the connection.
template <class Header>
void check_framing(const Header& header) {
    if (header.count(boost::beast::http::field::transfer_encoding))
        throw Problem(411, "length_required");
    if (header.version() != 11) throw Problem(400, "http_version");
    if (header.count(boost::beast::http::field::host) != 1 ||
        header[boost::beast::http::field::host].empty())
        throw Problem(400, "one_host");
    if (header.count(boost::beast::http::field::content_length) > 1)
        throw Problem(400, "one_content_length");
    boost::beast::string_view length = header[boost::beast::http::field::content_length];
    if (length.find_first_not_of("0123456789") != length.npos)
        throw Problem(400, "one_content_length");
    if (header.count(boost::beast::http::field::expect)) throw Problem(417, "no_expectations");
    if (header.count(boost::beast::http::field::cookie) > 1) throw Problem(400, "one_cookie");
    bool has_body = !length.empty() && length != "0";
    if (has_body && header.method() == boost::beast::http::verb::get)
        throw Problem(400, "no_body_expected");
    boost::beast::string_view target = header.target();
    if (target.empty() || target[0] != '/') throw Problem(400, "bad_target");
    for (char c : target)
        if (c <= 0x20 || c >= 0x7f || c == '#') throw Problem(400, "bad_target");
}

}  // namespace sanad
