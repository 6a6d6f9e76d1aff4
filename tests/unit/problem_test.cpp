// What the client hears of a refusal: problem+json, and which SQLSTATE becomes which status.
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "db/sql_error.h"
#include "http/call.h"

namespace sanad {
namespace {

TEST(Problem, IsProblemJson) {
    Problem problem(422, "invalid", {{"/a", "too_long", 12}, {"/b~1\"\n\xd8\xb3", "required"}});
    Reply reply = problem_reply(problem, "0192-id");
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.content_type, "application/problem+json");
    auto json = boost::json::parse(reply.body).as_object();
    EXPECT_EQ(json.at("type").as_string(), "/problems/invalid");
    EXPECT_EQ(json.at("status").as_int64(), 422);
    EXPECT_EQ(json.at("slug").as_string(), "invalid");
    EXPECT_EQ(json.at("instance").as_string(), "0192-id");
    EXPECT_EQ(json.at("errors").as_array().size(), 2u);
    EXPECT_EQ(json.at("errors").at(0).at("limit").as_int64(), 12);
    EXPECT_FALSE(json.at("errors").at(1).as_object().contains("limit"));
    EXPECT_EQ(json.at("errors").at(1).at("pointer").as_string(), "/b~1\"\n\xd8\xb3");
}

TEST(Problem, SaysItInWords) {
    auto json =
        boost::json::parse(problem_reply(Problem(409, "stale_version"), "x").body).as_object();
    EXPECT_EQ(json.at("title").as_string(), "stale version");
    EXPECT_FALSE(json.contains("errors"));
    EXPECT_EQ(problem_reply(busy(), "x").retry_after, 1);
}

TEST(SqlErrors, BecomeTheRightStatus) {
    struct Expected {
        const char *sqlstate, *constraint;
        int status;
        const char* slug;
    };
    const Expected all[] = {
        {"SA401", "", 401, "signed_out"},
        {"SA403", "", 403, "not_permitted"},
        {"SA404", "", 404, "not_found"},
        {"SA409", "complaint_transition", 409, "complaint_transition"},
        {"23505", "account_name_taken", 409, "account_name_taken"},
        {"23503", "complaint_contact", 409, "complaint_contact"},
        {"23514", "complaint_wish", 422, "complaint_wish"},
        {"23502", "", 422, "invalid"},
        {"22001", "", 422, "invalid"},
        {"22P02", "", 422, "invalid"},
        {"22008", "", 422, "invalid"},
        {"42501", "", 404, "not_found"},  // a row one may not write is one that one may not see
        {"40001", "", 503, "busy"},
        {"40P01", "", 503, "busy"},
        {"55P03", "", 503, "busy"},
        {"57014", "", 503, "busy"},
        {"57P01", "", 503, "busy"},
        {"53300", "", 503, "busy"},
        {"08006", "", 503, "busy"},
        {"25P02", "", 500, "internal"},
        {"42P01", "", 500, "internal"},
        {"XX000", "", 500, "internal"},
        {"", "", 500, "internal"},
    };
    for (const Expected& expected : all) {
        Problem problem = SqlError(expected.sqlstate, expected.constraint).problem();
        EXPECT_EQ(problem.status, expected.status) << expected.sqlstate;
        EXPECT_EQ(problem.slug, expected.slug) << expected.sqlstate;
        EXPECT_EQ(problem.retry_after, expected.status == 503 ? 1 : 0) << expected.sqlstate;
    }
}

TEST(SqlErrors, KnowWhenToTryAgain) {
    EXPECT_TRUE(SqlError("40001", "").again());
    EXPECT_TRUE(SqlError("23505", "complaint_reference").again());
    EXPECT_FALSE(SqlError("23505", "account_name_taken").again());
    EXPECT_TRUE(SqlError("08006", "").lost());
    EXPECT_TRUE(SqlError("57P01", "").lost());
    EXPECT_FALSE(SqlError("57014", "").lost());
}

}  // namespace
}  // namespace sanad
