// Every member type, both ways: JSON and PostgreSQL's text, what each refuses, and how records are bound to statements.
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "crypto/bytes.h"
#include "db/tx.h"
#include "hotline/complaint.h"
#include "record/codes.h"
#include "record/page.h"
#include "record/version.h"

namespace sanad {

namespace {

// What JSON text becomes as a T and is written as again; or the codes of what is wrong with it.
template <class T>
std::string again(const std::string& json) {
    use_codes({{"letters", {"A", "B"}}});
    JsonDocument document(json);
    T value{};
    Reader reader;
    Codec<T>::read(document.root(), value, reader);
    std::string out;
    for (const FieldError& error : reader.take())
        out += (out.empty() ? "!" : " ") + error.pointer + error.code;
    if (out.empty()) Codec<T>::write(value, out);
    return out;
}

// The same through PostgreSQL's text form.
template <class T>
std::string through_sql(const std::string& json) {
    use_codes({{"letters", {"A", "B"}}});
    JsonDocument document(json);
    T value{}, back{};
    Reader reader;
    Codec<T>::read(document.root(), value, reader);
    EXPECT_TRUE(reader.clean()) << json;
    std::string sql, out;
    bool there = field_type<T>().to_sql(&value, sql);
    field_type<T>().from_sql(there ? &sql : nullptr, &back);
    Codec<T>::write(back, out);
    return out;
}

template <class T>
void round_trip(std::initializer_list<const char*> all) {
    for (const char* json : all) {
        EXPECT_EQ(again<T>(json), json);
        EXPECT_EQ(through_sql<T>(json), json);
    }
}

TEST(Codec, RoundTripsEveryType) {
    round_trip<Text<40>>({R"("a")", R"("سارة")", R"("a\"b\\c\nd\te")", R"("🙂")", R"("{,}")"});
    round_trip<Code<"letters">>({R"("A")"});
    round_trip<Id<Complaint>>({R"("01939f00-0000-7000-8000-000000000001")"});
    round_trip<Phone>({R"("+96512345678")", R"("+123456789012345")", R"("+1234567")"});
    round_trip<Date>({R"("2024-02-29")", R"("1900-01-01")", R"("9999-12-31")"});
    round_trip<PastDate>({R"("2024-02-29")"});
    round_trip<Instant>({R"("2026-11-24T03:05:50Z")", R"("2026-11-24T03:05:50.123456Z")",
        R"("2026-11-24T03:05:50+03:00")"});
    round_trip<bool>({"true", "false"});
    round_trip<std::int64_t>({"0", "1", "9007199254740991"});
    round_trip<Wish>({R"("return_home")"});
    round_trip<List<Code<"letters">, 1, 3>>({R"(["A"])", R"(["B","A"])"});
    round_trip<std::vector<std::string>>({"[]", R"(["a","b"])"});
    round_trip<std::optional<Text<4>>>({"null", R"("abcd")"});
    round_trip<std::optional<bool>>({"null", "true", "false"});
    round_trip<std::optional<std::int64_t>>({"null", "7"});
    round_trip<Sealed<Text<40>>>({R"("a")"});
    round_trip<std::optional<Sealed<Phone>>>({"null", R"("+96512345678")"});
}

TEST(Codec, RefusesOtherTypes) {
    for (const char* json : {"1", "true", "null", "[]", "{}", "1.5"}) {
        EXPECT_EQ(again<Text<40>>(json), "!wrong_type") << json;
        EXPECT_EQ(again<Code<"letters">>(json), "!wrong_type") << json;
        EXPECT_EQ(again<Phone>(json), "!wrong_type") << json;
        EXPECT_EQ(again<Instant>(json), "!wrong_type") << json;
        EXPECT_EQ(again<Wish>(json), "!wrong_type") << json;
    }
    for (const char* json : {R"("true")", "1", "null", "0"})
        EXPECT_EQ(again<bool>(json), "!wrong_type") << json;
    for (const char* json : {R"("1")", "true", "null", "1.0", "1e2", "-0.0"})
        EXPECT_EQ(again<std::int64_t>(json), "!wrong_type") << json;
    for (const char* json : {R"("A")", "{}", "null"})
        EXPECT_EQ((again<List<Code<"letters">, 0, 3>>(json)), "!wrong_type") << json;
    EXPECT_EQ((again<List<Code<"letters">, 1, 3>>("[1,\"A\"]")), "!/0wrong_type");
    EXPECT_EQ(again<RawJson>("{}"), "!wrong_type");
}

TEST(Codec, RefusesWhatIsOutOfItsRule) {
    for (const char* json : {R"("")", R"("  ")", R"("\n\t")"})
        EXPECT_EQ(again<Text<4>>(json), "!blank") << json;
    for (const char* json : {R"("a\u0001b")", R"("a\u001fb")", R"("a\u007fb")", R"("a\u000bb")"})
        EXPECT_EQ(again<Text<9>>(json), "!bad_format") << json;
    EXPECT_EQ(again<Text<4>>(R"("سارةx")"), "!too_long");
    EXPECT_EQ(again<Text<4>>(R"("  abcd  ")"), R"("abcd")");
    EXPECT_EQ(again<Code<"letters">>(R"("a")"), "!bad_code");
    EXPECT_EQ(again<Code<"no_such_list">>(R"("A")"), "!bad_code");
    EXPECT_EQ(again<Wish>(R"("money")"), "!bad_code");
    EXPECT_EQ(again<Id<Complaint>>(R"("01939F00-0000-7000-8000-00000000000A")"),
        R"("01939f00-0000-7000-8000-00000000000a")");
    for (const char* json : {R"("")", R"("01939f00-0000-7000-8000-00000000000")",
             R"("01939f0000-000-7000-8000-000000000001")",
             R"("g1939f00-0000-7000-8000-000000000001")"})
        EXPECT_EQ(again<Id<Complaint>>(json), "!bad_format") << json;
    for (const char* json : {R"("")", R"("96512345678")", R"("+0123456789")", R"("+123456")",
             R"("+1234567890123456")", R"("+965 1234567")", R"("+٩٦٥١٢٣٤٥٦")"})
        EXPECT_EQ(again<Phone>(json), "!bad_format") << json;
    for (const char* json :
        {R"("2023-02-29")", R"("2024-13-01")", R"("2024-00-10")", R"("2024-1-1")", R"("24-01-01")",
            R"("1899-12-31")", R"("2024/01/01")", R"("2024-01-01T")", R"("2024-01-32")"})
        EXPECT_EQ(again<Date>(json), "!bad_format") << json;
    EXPECT_EQ(again<PastDate>(R"("9999-01-01")"), "!in_future");
    for (const char* json :
        {R"("2026-11-24")", R"("2026-11-24T03:05Z")", R"("2026-11-24T24:00:00Z")",
            R"("2026-11-24T03:60:00Z")", R"("2026-11-24T03:05:60Z")", R"("2026-11-24T03:05:50")",
            R"("2026-11-24T03:05:50.Z")", R"("2026-11-24T03:05:50.1234567Z")",
            R"("2026-11-24T03:05:50+3:00")", R"("2026-11-24T03:05:50+15:00")",
            R"("2026-11-24T03:05:50+0300")", R"("2026-11-31T03:05:50Z")",
            R"("2026-11-24 03:05:50Z")", R"("2026-11-24T03:05:50Zx")"})
        EXPECT_EQ(again<Instant>(json), "!bad_format") << json;
    EXPECT_EQ(again<PastInstant>(R"("9999-01-01T00:00:00Z")"), "!in_future");
    for (const char* json : {"-1", "9007199254740992", "18446744073709551615"})
        EXPECT_EQ(again<std::int64_t>(json), "!out_of_range") << json;
    EXPECT_EQ((again<List<Code<"letters">, 1, 3>>("[]")), "!too_few");
    EXPECT_EQ((again<List<Code<"letters">, 1, 2>>(R"(["A","B","A"])")), "!too_many /2repeated");
}

TEST(Codec, ReadsPostgresqlsInstants) {
    EXPECT_EQ(instant_from_sql("2026-11-24 03:05:50.123+00"), "2026-11-24T03:05:50.123Z");
    EXPECT_EQ(instant_from_sql("2026-11-24 03:05:50+00"), "2026-11-24T03:05:50Z");
}

TEST(Codec, ReadsPostgresqlsArrays) {
    EXPECT_EQ(array_from_sql("{}"), std::vector<std::string>{});
    EXPECT_EQ(array_from_sql("{A}"), std::vector<std::string>{"A"});
    EXPECT_EQ(array_from_sql("{A,B_C,d.e}"), (std::vector<std::string>{"A", "B_C", "d.e"}));
}

// ---- queries ----

std::string query_errors(std::vector<std::pair<std::string, std::string>> query) {
    use_codes({{"triage_level", {"P1"}}, {"complaint_category", {"X"}}, {"language", {"ara"}},
        {"country", {"PH"}}});
    ComplaintFilter filter;
    Reader reader;
    read_query(record_table<ComplaintFilter>(), query, &filter, reader);
    std::string out;
    for (const FieldError& error : reader.take()) out += error.pointer + " " + error.code + ";";
    return out;
}

TEST(Query, IsReadLikeABody) {
    EXPECT_EQ(query_errors({{"state", "NEW"}, {"triage", "P1"}, {"open", "true"}, {"limit", "20"},
                  {"after", "01939f00-0000-7000-8000-000000000001"}}),
        "");
    EXPECT_EQ(query_errors({{"state", ""}, {"triage", "P9"}, {"open", "1"}, {"limit", "x"},
                  {"after", "1"}, {"a/b", "c"}}),
        "/state blank;/triage bad_code;/open wrong_type;/limit wrong_type;/after bad_format;/a~1b "
        "unknown_field;");
    EXPECT_EQ(query_errors({{"limit", "1"}, {"limit", "2"}}), "/limit repeated;");
    for (const char* limit : {"-1", "1.5", "1 ", "+1", "", "99999999999999999999"})
        EXPECT_NE(query_errors({{"limit", limit}}), "") << limit;
}

TEST(Paging, KeepsTheExtraRowAsTheCursor) {
    EXPECT_EQ(page_size(std::nullopt), 50);
    EXPECT_EQ(page_size(0), 1);
    EXPECT_EQ(page_size(1'000'000), 200);
    auto rows = [](int count) {
        std::vector<ComplaintRow> made(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i)
            made[static_cast<std::size_t>(i)].id.value = std::to_string(i);
        return made;
    };
    auto full = page_of<ComplaintPage>(rows(4), 3);
    EXPECT_EQ(full.items.size(), 3u);
    EXPECT_EQ(full.next, "2");
    EXPECT_EQ(page_of<ComplaintPage>(rows(3), 3).next, std::nullopt);
    EXPECT_EQ(page_of<ComplaintPage>(rows(0), 3).items.size(), 0u);
    EXPECT_EQ(after_or_end(std::optional<Id<Complaint>>{}), "ffffffff-ffff-ffff-ffff-ffffffffffff");
}

// ---- a whole record ----

const char* draft_json =
    R"({"contact_id":"01939f00-0000-7000-8000-000000000001","categories":["WAGE_UNPAID"],"narrative":"نص سري","danger_now":true,)"
    R"("safe_to_talk":null,"worker_name":"Maria","worker_phone":"+96512345678","language":"fil","area":"Salmiya","wish":"claim",)"
    R"("safe_contact":"only_at_times","consent_to_record":true,"triage":"P2"})";

ComplaintDraft a_draft() {
    use_codes({{"complaint_category", {"WAGE_UNPAID"}}, {"language", {"fil"}},
        {"triage_level", {"P2"}}, {"country", {}}, {"governorate", {}}});
    JsonDocument document(draft_json);
    ComplaintDraft draft{};
    Reader reader;
    read_record(record_table<ComplaintDraft>(), document.root(), &draft, reader);
    EXPECT_TRUE(reader.clean());
    return draft;
}

TEST(ComplaintDraft, IsWrittenAsItWasRead) {
    std::string json;
    write_record(
        record_table<ComplaintDraft>(),
        [] {
            static ComplaintDraft draft;
            return draft = a_draft(), &draft;
        }(),
        json);
    auto sent = boost::json::parse(draft_json).as_object(),
         back = boost::json::parse(json).as_object();
    EXPECT_EQ(back.size(), record_table<ComplaintDraft>().fields.size());
    for (const auto& member : back) {
        if (sent.contains(member.key()))
            EXPECT_EQ(sent.at(member.key()), member.value()) << member.key();
        else
            EXPECT_TRUE(member.value().is_null()) << member.key();
    }
}

TEST(ComplaintDraft, IsBoundWithItsWordsSealed) {
    ComplaintDraft draft = a_draft();
    FileKey key{"file", Key::random()};
    Binds binds = Binds{}("id", std::string("row")).sealed(draft, key, "row");
    std::map<std::string, std::optional<std::string>> bound;
    for (const Bind& bind : binds.all) bound.emplace(bind.name, bind.value);
    EXPECT_EQ(bound.at("wish"), "claim");
    EXPECT_EQ(bound.at("danger_now"), "t");
    EXPECT_EQ(bound.at("categories"), "{WAGE_UNPAID}");
    EXPECT_EQ(bound.at("safe_to_talk"), std::nullopt);
    EXPECT_EQ(bound.at("address"), std::nullopt);
    for (const auto& [name, plain] : std::map<std::string, std::string>{{"narrative", "نص سري"},
             {"worker_name", "Maria"}, {"worker_phone", "+96512345678"}, {"area", "Salmiya"}}) {
        ASSERT_TRUE(bound.at(name)->starts_with("\\x")) << name;
        EXPECT_EQ(key.open({"hotline.complaint", name, "row"}, from_bytea(*bound.at(name))), plain)
            << name;
        EXPECT_THROW(
            key.open({"hotline.complaint", name, "row 2"}, from_bytea(*bound.at(name))), Problem)
            << name;
    }
    for (const auto& [name, value] : bound)
        if (value) {
            for (const char* plain : {"سري", "Maria", "12345678", "Salmiya"})
                EXPECT_EQ(value->find(plain), value->npos) << name;
        }
    EXPECT_THROW(Binds{}(draft), std::logic_error);  // sealed members never go out without a key
}

TEST(ComplaintDraft, KnowsThatItIsSealed) {
    EXPECT_TRUE(record_table<ComplaintDraft>().sealed);
    EXPECT_TRUE(record_table<ComplaintHistory>().sealed);
    EXPECT_FALSE(record_table<ComplaintPage>().sealed);
    EXPECT_EQ(record_table<ComplaintDraft>().stored_in, "hotline.complaint");
}

TEST(StaleVersion, NamesTheFieldsThatDiffer) {
    ComplaintDraft one = a_draft(), other = a_draft();
    other.wish = Wish::shelter;
    other.worker_name.reset();
    Problem problem = stale<ComplaintFacts>(one, other);
    EXPECT_EQ(problem.status, 409);
    EXPECT_EQ(problem.errors,
        (std::vector<FieldError>{{"/worker_name", "changed"}, {"/wish", "changed"}}));
    EXPECT_TRUE(stale<ComplaintFacts>(one, one).errors.empty());
}

TEST(Json, RefusesMoreThatIsNotStrict) {
    for (const char* text : {"{\"a\":1,}", "{'a':1}", "[1 2]", "01", "+1", ".5", "1.", "0x1", "tru",
             "nul", "\"\\x41\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\ud800\\u0041\"", "\"\n\"",
             "/*c*/1", "//\n1", "\xef\xbb\xbf{}", "{\"a\":{\"b\":1,\"b\":2}}", "\"\xc0\xaf\"",
             "\"\xed\xa0\x80\"", "Infinity", "{a:1}"})
        EXPECT_THROW(JsonDocument{text}, Problem) << text;
    EXPECT_NO_THROW(JsonDocument{"{\"a\":{\"b\":1},\"c\":{\"b\":2}}"});
    EXPECT_NO_THROW(JsonDocument{" \t\r\n[1]\n "});
    EXPECT_THROW(JsonDocument{"{\"" + std::string(201, 'k') + "\":1}"}, Problem);
    EXPECT_THROW(JsonDocument{std::string("{\"a\0b\":1}", 9)}, Problem);
    EXPECT_THROW(JsonDocument{"{\"a\\u0000b\":1}"}, Problem);
}

}  // namespace
}  // namespace sanad
