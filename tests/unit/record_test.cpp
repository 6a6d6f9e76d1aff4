// Records: read with every error at once, written back, compared.
#include <gtest/gtest.h>

#include "record/codes.h"
#include "record/types.h"

namespace sanad {

void PrintTo(const FieldError& error, std::ostream* out) {
    *out << error.pointer << ' ' << error.code << ' ' << error.limit;
}

namespace {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Sample {
    Text<12> subject;
    std::optional<Sealed<Text<40>>> note;
    List<Code<"letters">, 1, 3> letters;
    Colour colour;
    std::optional<Phone> phone;
    std::optional<PastDate> born;
};
DESCRIBE(Sample, (), (subject, note, letters, colour, phone, born))

std::vector<FieldError> errors_of(const std::string& json) {
    use_codes({{"letters", {"A", "B", "C", "D"}}});
    JsonDocument document(json);
    Sample sample;
    Reader reader;
    read_record(record_table<Sample>(), document.root(), &sample, reader);
    return reader.take();
}

TEST(Record, ReadsWhatIsRight) {
    EXPECT_EQ(
        errors_of(
            R"({"subject":"a","letters":["A"],"colour":"red","phone":"+96512345678","born":"1990-02-28"})"),
        std::vector<FieldError>{});
}

TEST(Record, ReportsEveryErrorAtOnce) {
    auto errors = errors_of(
        R"({"subject":"0123456789abc","letters":["A","Z","A","B"],"colour":"blue","phone":"12","born":"2999-01-01","x/y":1})");
    std::vector<FieldError> expected{{"/subject", "too_long", 12}, {"/letters/1", "bad_code"},
        {"/letters", "too_many", 3}, {"/letters/2", "repeated"}, {"/colour", "bad_code"},
        {"/phone", "bad_format"}, {"/born", "in_future"}, {"/x~1y", "unknown_field"}};
    EXPECT_EQ(errors, expected);
}

TEST(Record, AsksForWhatIsMissing) {
    std::vector<FieldError> expected{
        {"/subject", "required"}, {"/letters", "required"}, {"/colour", "required"}};
    EXPECT_EQ(errors_of("{}"), expected);
}

TEST(Record, CountsCharactersNotBytes) {
    EXPECT_EQ(errors_of(R"({"subject":"مرحبا مرحبا","letters":["A"],"colour":"red"})"),
        std::vector<FieldError>{});
}

TEST(Record, RefusesBlankTextAndImpossibleDays) {
    auto errors =
        errors_of(R"({"subject":" \n ","letters":["A"],"colour":"red","born":"2023-02-29"})");
    std::vector<FieldError> expected{{"/subject", "blank"}, {"/born", "bad_format"}};
    EXPECT_EQ(errors, expected);
}

TEST(Json, RefusesWhatIsNotStrict) {
    std::string deep(33, '[');
    for (std::string text : {std::string(R"({"a":1,"a":2})"), std::string(R"({"a":"\u0000"})"),
             std::string("[1,]"), std::string("{\"a\":\"\xff\"}"), deep + std::string(33, ']'),
             std::string(""), std::string("{} {}"), std::string("NaN")})
        EXPECT_THROW(JsonDocument{text}, Problem) << text;
    EXPECT_NO_THROW(JsonDocument{std::string(32, '[') + std::string(32, ']')});
}

TEST(Json, EscapesWhatItWrites) {
    std::string json;
    write_string("a\"b\\c\n\x01", json);
    EXPECT_EQ(json, R"("a\"b\\c\n\u0001")");
}

TEST(Record, NamesWhatDiffers) {
    Sample one{}, other{};
    other.subject = std::string("x");
    other.colour = Colour::green;
    EXPECT_EQ(differing_fields(record_table<Sample>(), &one, &other),
        (std::vector<std::string>{"subject", "colour"}));
}

TEST(Ids, SortByTheirTime) {
    std::string before = new_uuid();
    for (int i = 0; i < 1000; ++i) {
        std::string after = new_uuid();
        ASSERT_LT(before, after);
        before = after;
    }
    EXPECT_TRUE(is_uuid(before));
    EXPECT_EQ(before[14], '7');
}

}  // namespace
}  // namespace sanad
