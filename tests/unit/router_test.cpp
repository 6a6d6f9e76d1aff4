// The route table: which endpoint answers, 404 and 405, and that the contract printed from it is whole.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <set>

#include "app.h"
#include "http/call.h"
#include "http/openapi.h"
#include "http/router.h"

namespace sanad {
namespace {

Endpoint endpoint(Verb verb, std::string_view path, std::string_view operation) {
    Endpoint made{};
    made.verb = verb;
    made.path = path;
    made.operation = operation;
    return made;
}

const Router& routes() {
    static const Router router({endpoint(Verb::get, "/api/things/{id}", "show"),
        endpoint(Verb::get, "/api/things/mine", "show_mine"),
        endpoint(Verb::put, "/api/things/{id}", "edit"),
        endpoint(Verb::del, "/api/things/mine", "drop_mine"),
        endpoint(Verb::get, "/api/things", "list"),
        endpoint(Verb::post, "/api/things/{id}/parts/{id}", "part")});
    return router;
}

// The operation that answers, with its ids; or the problem's slug.
std::string answer(Verb verb, const std::string& path) {
    Request request;
    request.verb = verb;
    request.path = path;
    std::vector<std::string> ids;
    try {
        std::string said(routes().match(request, ids).operation);
        for (const std::string& id : ids) said += " " + id;
        return said;
    } catch (const Problem& problem) { return std::to_string(problem.status) + " " + problem.slug; }
}

TEST(Router, ALiteralWinsOverAnId) {
    EXPECT_EQ(answer(Verb::get, "/api/things/mine"), "show_mine");
    EXPECT_EQ(answer(Verb::get, "/api/things/other"), "show other");
    EXPECT_EQ(answer(Verb::put, "/api/things/mine"), "edit mine");
    EXPECT_EQ(answer(Verb::del, "/api/things/mine"), "drop_mine");
}

TEST(Router, GivesEveryId) { EXPECT_EQ(answer(Verb::post, "/api/things/a/parts/b"), "part a b"); }

TEST(Router, UnknownPathsAndWrongVerbs) {
    for (const char* path : {"/", "/api", "/api/thing", "/api/things/", "/api/things//",
             "/api/things/a/", "/api/things/a/parts", "/api/things/a/parts/",
             "/api/things/a/parts/b/c", "/api/thingsx", "/API/things", "", "/api/things/a/Parts/b"})
        EXPECT_EQ(answer(Verb::get, path), "404 not_found") << path;
    EXPECT_EQ(answer(Verb::del, "/api/things/a"), "405 wrong_verb");
    EXPECT_EQ(answer(Verb::post, "/api/things"), "405 wrong_verb");
    EXPECT_EQ(answer(Verb::get, "/api/things/a/parts/b"), "405 wrong_verb");
}

TEST(Routes, AreDistinct) {
    std::set<std::pair<int, std::string>> places;
    std::set<std::string> operations;
    for (const Endpoint& each : all_routes()) {
        EXPECT_TRUE(places.insert({static_cast<int>(each.verb), std::string(each.path)}).second)
            << each.path;
        EXPECT_TRUE(operations.insert(std::string(each.operation)).second) << each.operation;
        EXPECT_TRUE(each.path.starts_with("/api/")) << each.path;
        EXPECT_TRUE(each.handle) << each.path;
        EXPECT_LE(each.operation.size(), 60u);
        EXPECT_EQ(
            each.operation.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), each.operation.npos)
            << each.operation;
    }
    EXPECT_GE(places.size(), 30u);
}

TEST(Routes, AskForASessionOrASignatureAndSaySo) {
    std::set<std::string> open, signed_by_lines;
    for (const Endpoint& each : all_routes()) {
        if (each.by_line)
            signed_by_lines.insert(std::string(each.path));
        else if (!each.signed_in)
            open.insert(std::string(each.path));
        if (each.permit) { EXPECT_NE(each.signed_in, each.by_line) << each.path; }
        if (each.by_line) { EXPECT_TRUE(each.permit && each.audited()) << each.path; }
        if (each.signed_in && each.verb != Verb::get && each.path.starts_with("/api/complaints")) {
            EXPECT_TRUE(each.audited()) << each.path;
        }
        if (each.reply && each.reply->sealed && !each.quiet) {
            EXPECT_TRUE(each.audited()) << each.path;
        }
        if (each.signed_in && each.verb == Verb::post && each.reply && !each.repeats) {
            EXPECT_TRUE(each.idempotent()) << each.path;
        }
    }
    EXPECT_EQ(open, (std::set<std::string>{"/api/sign-in", "/api/sign-in/setup",
                        "/api/sign-in/enrolment", "/api/sign-in/code"}));
    EXPECT_EQ(signed_by_lines, (std::set<std::string>{"/api/telephone/events"}));
}

TEST(Routes, EachLineIsJson) {
    std::string lines = route_lines(all_routes());
    std::size_t count = 0;
    for (std::size_t from = 0; from < lines.size(); ++count) {
        std::size_t to = lines.find('\n', from);
        auto line = boost::json::parse(lines.substr(from, to - from)).as_object();
        for (const char* key : {"verb", "path", "operation", "permit", "signed_in", "audited",
                 "idempotent", "body", "reply"})
            EXPECT_TRUE(line.contains(key)) << key;
        from = to + 1;
    }
    EXPECT_EQ(count, all_routes().size());
}

// ---- OpenAPI ----

const boost::json::value& contract() {
    static const boost::json::value document = boost::json::parse(openapi(all_routes()));
    return document;
}

void references_in(const boost::json::value& value, std::set<std::string>& found) {
    if (value.is_object()) {
        for (const auto& member : value.get_object()) {
            if (member.key() == "$ref")
                found.insert(std::string(member.value().as_string()));
            else
                references_in(member.value(), found);
        }
    } else if (value.is_array()) {
        for (const auto& item : value.get_array()) references_in(item, found);
    }
}

TEST(OpenApi, HasEveryRoute) {
    EXPECT_EQ(contract().at("openapi").as_string(), "3.1.0");
    const auto& paths = contract().at("paths").as_object();
    const char* verbs[] = {"get", "post", "put", "delete"};
    std::size_t operations = 0;
    for (const auto& path : paths) operations += path.value().as_object().size();
    EXPECT_EQ(operations, all_routes().size());
    for (const Endpoint& each : all_routes()) {
        const auto& operation =
            paths.at(std::string(each.path)).at(verbs[static_cast<int>(each.verb)]).as_object();
        EXPECT_EQ(operation.at("operationId").as_string(), each.operation);
        EXPECT_EQ(operation.contains("requestBody"), each.body && each.verb != Verb::get)
            << each.operation;
        EXPECT_TRUE(operation.at("responses").as_object().contains("default")) << each.operation;
        EXPECT_EQ(operation.at("responses").as_object().size(), 2u) << each.operation;
    }
}

TEST(OpenApi, EveryReferenceLeadsSomewhere) {
    std::set<std::string> found;
    references_in(contract(), found);
    EXPECT_GE(found.size(), 20u);
    const auto& schemas = contract().at("components").at("schemas").as_object();
    for (const std::string& reference : found) {
        ASSERT_TRUE(reference.starts_with("#/components/schemas/")) << reference;
        EXPECT_TRUE(schemas.contains(reference.substr(21))) << reference;
    }
    for (const auto& schema : schemas)
        EXPECT_TRUE(found.contains("#/components/schemas/" + std::string(schema.key())))
            << schema.key();
}

TEST(OpenApi, SchemasAllowNothingElse) {
    for (const auto& schema : contract().at("components").at("schemas").as_object()) {
        if (schema.key() == "Problem") continue;
        EXPECT_EQ(schema.value().at("additionalProperties"), false) << schema.key();
        for (const auto& name : schema.value().at("required").as_array())
            EXPECT_TRUE(schema.value().at("properties").as_object().contains(name.as_string()))
                << schema.key();
    }
}

// ---- bodies ----

std::string problem_of(Verb verb, const std::string& body,
    std::vector<std::pair<std::string, std::string>> query = {}) {
    Request request;
    request.verb = verb;
    request.body = body;
    request.query = std::move(query);
    try {
        require_no_body(request);
        return "";
    } catch (const Problem& problem) {
        std::string said = std::to_string(problem.status) + " " + problem.slug;
        for (const FieldError& error : problem.errors)
            said += " " + error.pointer + " " + error.code;
        return said;
    }
}

TEST(NoBody, IsWhatARouteWithoutOneTakes) {
    EXPECT_EQ(problem_of(Verb::post, ""), "");
    EXPECT_EQ(problem_of(Verb::post, "{}"), "");
    EXPECT_EQ(problem_of(Verb::del, "{\"a/b\":1}"), "422 invalid /a~1b unknown_field");
    EXPECT_EQ(problem_of(Verb::post, "[]"), "422 invalid  wrong_type");
    EXPECT_EQ(problem_of(Verb::post, "{"), "400 malformed_json");
    EXPECT_EQ(problem_of(Verb::get, "", {{"x", "1"}, {"~y", ""}}),
        "422 invalid /x unknown_field /~0y unknown_field");
}

}  // namespace
}  // namespace sanad
