// The parts of HTTP without a socket: targets, cookies, security headers.
#include <gtest/gtest.h>

#include <map>

#include "http/headers.h"
#include "http/problem.h"

namespace sanad {
namespace {

using Query = std::vector<std::pair<std::string, std::string>>;

std::string path_of(const std::string& target, Query& query) {
    std::string path;
    query.clear();
    split_target(target, path, query);
    return path;
}

bool refused(const std::string& target) {
    Query query;
    try {
        path_of(target, query);
        return false;
    } catch (const Problem& problem) {
        EXPECT_EQ(problem.status, 400);
        EXPECT_EQ(problem.slug, "bad_target");
        return true;
    }
}

TEST(Target, IsSplitAndDecoded) {
    Query query;
    EXPECT_EQ(path_of("/api/contacts", query), "/api/contacts");
    EXPECT_TRUE(query.empty());
    EXPECT_EQ(path_of("/api/contacts?open=true&after=x&limit=", query), "/api/contacts");
    EXPECT_EQ(query, (Query{{"open", "true"}, {"after", "x"}, {"limit", ""}}));
    path_of("/a?a%20b=c+d%2Be&flag&&=x&k=a=b?c", query);
    EXPECT_EQ(query, (Query{{"a b", "c d+e"}, {"flag", ""}, {"", "x"}, {"k", "a=b?c"}}));
    path_of("/a?q=%D8%B3%D9%86%D8%AF&r=سند&s=%F0%9F%99%82", query);
    EXPECT_EQ(query, (Query{{"q", "سند"}, {"r", "سند"}, {"s", "🙂"}}));
    path_of("/a?", query);
    EXPECT_TRUE(query.empty());
}

TEST(Target, RefusesPathsThatMeanSomethingElse) {
    for (const char* target : {"/%2e%2e/x", "/a/../b", "/a/./b", "/..", "/.git", "//host/x",
             "/a//b", "/api/%63ontacts", "/a%00"})
        EXPECT_TRUE(refused(target)) << target;
    EXPECT_FALSE(refused("/a.b/c..d"));
}

TEST(Target, RefusesBrokenEscapes) {
    for (const char* target : {"/a?q=%", "/a?q=%4", "/a?q=%4g", "/a?q=%zz", "/a?%=1", "/a?q=a%2"})
        EXPECT_TRUE(refused(target)) << target;
}

TEST(Target, RefusesNulAndWhatIsNotUtf8) {
    const char* wrong[] = {"%00", "a%00b", "%80", "%BF", "%C0%AF", "%C1%BF", "%C2", "%C2%41",
        "%E0%80%AF", "%E0%9F%BF", "%E2%82", "%ED%A0%80", "%ED%BF%BF", "%EF%BF", "%F0%80%80%80",
        "%F0%8F%BF%BF", "%F4%90%80%80", "%F5%80%80%80", "%F0%9F%99", "%FE", "%FF", "%E2%28%A1",
        "%C3%28", "ok%F0%28%8C%BC"};
    for (const char* bytes : wrong) {
        EXPECT_TRUE(refused(std::string("/a?q=") + bytes)) << bytes;
        EXPECT_TRUE(refused(std::string("/a?") + bytes + "=1")) << bytes;
    }
    for (const char* bytes : {"%C2%80", "%DF%BF", "%E0%A0%80", "%ED%9F%BF", "%EE%80%80",
             "%EF%BF%BD", "%F0%90%80%80", "%F4%8F%BF%BF", "%7F"})
        EXPECT_FALSE(refused(std::string("/a?q=") + bytes)) << bytes;
}

const std::string token(43, 'a');

TEST(Cookie, FindsTheTokenAmongOthers) {
    std::string mine = "__Host-sid=" + token;
    for (const std::string& header : {mine, "a=b; " + mine, mine + "; a=b", "a=b;" + mine + ";c=d",
             "  " + mine, "__Host-sid=short; " + mine, "; ;" + mine})
        EXPECT_EQ(session_token(header), token) << header;
}

TEST(Cookie, TakesNothingElseForIt) {
    for (const std::string& header : {std::string(), std::string(";"), std::string("__Host-sid"),
             std::string("__Host-sid="), "sid=" + token, "__host-sid=" + token,
             "x__Host-sid=" + token, "__Host-sid =" + token, "__Host-sid=" + token + "a",
             "__Host-sid=" + token.substr(1), "__Host-sid=\"" + token.substr(2) + "\"",
             "__Host-sid=" + token.substr(1) + "=", "__Host-sid=" + token.substr(1) + "+",
             "__Host-sid=" + token.substr(1) + "%", "__Host-sid=" + token.substr(2) + "\xd8\xb3",
             std::string("__Host-sid=") + std::string(43, '\0'), "__Host-sid=" + token + " ",
             "__Host-sidx" + token})
        EXPECT_EQ(session_token(header), "") << header;
}

TEST(Cookie, IsSetForThisHostOnly) {
    EXPECT_EQ(session_cookie(token),
        "__Host-sid=" + token + "; Path=/; Secure; HttpOnly; SameSite=Strict");
    EXPECT_EQ(
        session_cookie(""), "__Host-sid=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
    EXPECT_EQ(session_token(session_cookie(token)), token);
}

TEST(SecurityHeaders, AreStrict) {
    std::map<std::string, std::string> headers(
        security_headers().begin(), security_headers().end());
    const std::string& policy = headers.at("Content-Security-Policy");
    for (const char* part :
        {"default-src 'none'", "script-src 'self';", "base-uri 'none'", "frame-ancestors 'none'"})
        EXPECT_NE(policy.find(part), policy.npos) << part;
    EXPECT_NE(policy.find("require-trusted-types-for 'script'"), policy.npos);
    for (const char* part : {"unsafe", "*", "http:", "https:", "blob:", "nonce"})
        EXPECT_EQ(policy.find(part), policy.npos) << part;
    EXPECT_EQ(headers.at("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(headers.at("Referrer-Policy"), "no-referrer");
    EXPECT_NE(headers.at("Strict-Transport-Security").find("max-age=63072000"), std::string::npos);
    for (const auto& [name, value] : headers)
        EXPECT_EQ((name + value).find_first_of("\r\n"), std::string::npos) << name;
}

}  // namespace
}  // namespace sanad
