// The name index: one person under any spelling and in any script, with the reason told; and nothing breaks it.
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "people/names/name_index.h"

namespace sanad::names {
namespace {

NamedPerson person(std::uint64_t id, std::vector<std::string> names, std::int16_t year = 1991,
    std::string nationality = "BD") {
    return {{0, id}, std::move(names), year, std::move(nationality)};
}

// Whether the query's best hit is this person.
bool finds(const NameIndex& index, std::string_view query, std::uint64_t id) {
    auto hits = index.search(query, std::nullopt, "", 10);
    return !hits.empty() && hits.front().id.low == id && hits.front().name_score > 0.6f;
}

class Names : public testing::Test {
protected:
    void SetUp() override {
        const char* others[] = {"Rosa Mendoza", "Selam Tesfaye", "Chandrika Perera", "Lakshmi Devi",
            "Tigist Bekele", "Grace Wanjiru", "Sunita Tamang", "Ayesha Siddiqua"};
        std::uint64_t id = 100;
        for (const char* name : others) index.put(person(id++, {name}));
    }
    NameIndex index;
};

TEST_F(Names, AreOneInEverySpellingAndScript) {
    index.put(person(1, {"محمد عبدالرحمن"}));
    for (const char* query : {"Mohammed Abdulrahman", "Mohamad Abd el Rahman",
             "Muhamed Abdurrahman", "محمّد عبد الرحمن", "Abdul Rahman Mohamed", "MD ABDUR RAHMAN"})
        EXPECT_TRUE(finds(index, query, 1)) << query;
    index.put(person(2, {"সুফিয়া বেগম"}));
    EXPECT_TRUE(finds(index, "Sufia Begum", 2));
    index.put(person(3, {"ሰላማዊት በቀለ"}));
    EXPECT_TRUE(finds(index, "Selamawit Bekele", 3));
    index.put(person(4, {"தமிழ்செல்வி முருகன்"}));
    EXPECT_TRUE(finds(index, "Tamilselvi Murugan", 4));
}

TEST_F(Names, MeetThoughWordsAreGluedSwappedLeftOutOrMistyped) {
    index.put(person(1, {"Maria Clara de la Cruz Santos"}));
    for (const char* query : {"Maria Clara Dela Cruz Santos", "SANTOS<<MARIA<CLARA<DELACRUZ",
             "Santos Maria Clara Cruz", "Maria Santos Cruz", "Marai Clara Cruz Santos"})
        EXPECT_TRUE(finds(index, query, 1)) << query;
}

TEST_F(Names, SayWhyTheyMet) {
    index.put(person(1, {"محمد عبدالرحمن"}));
    auto hits = index.search("Mohammed Abdulrahman", 1992, "BD", 10);
    ASSERT_FALSE(hits.empty());
    EXPECT_TRUE(hits.front().same_year);
    EXPECT_TRUE(hits.front().same_nationality);
    ASSERT_FALSE(hits.front().reasons.empty());
    EXPECT_EQ(hits.front().reasons.front().how, Likeness::other_script);
    auto far = index.search("Mohammed Abdulrahman", 1970, "PH", 10);
    EXPECT_FALSE(far.front().same_year);
    EXPECT_FALSE(far.front().same_nationality);
    EXPECT_LT(far.front().score, hits.front().score);
}

TEST_F(Names, FollowEveryChange) {
    index.put(person(1, {"Amina Hassan", "امينة حسن"}));
    EXPECT_TRUE(finds(index, "Amina Hassan", 1));
    index.put(person(1, {"Zainab Yusuf"}));
    EXPECT_FALSE(finds(index, "Amina Hassan", 1));
    EXPECT_TRUE(finds(index, "Zaynab Yousef", 1));
    index.rebuild(2);
    EXPECT_TRUE(finds(index, "Zaynab Yousef", 1));
    EXPECT_TRUE(index.remove({0, 1}));
    EXPECT_FALSE(index.remove({0, 1}));
    EXPECT_FALSE(finds(index, "Zaynab Yousef", 1));
    EXPECT_EQ(index.persons(), 8u);
}

TEST_F(Names, AreSoughtWhileTheyChange) {
    std::atomic<bool> done = false;
    std::thread writer([&] {
        for (std::uint64_t i = 0; i < 2000; ++i)
            index.put(person(1000 + i % 50, {"Nirmala Tamang"}));
        done = true;
    });
    while (!done) EXPECT_TRUE(finds(index, "Roza Mendosa", 100));
    writer.join();
    std::set<std::uint64_t> found;
    for (const NameHit& hit : index.search("Nirmala Tamang", std::nullopt, "", 100))
        if (hit.id.low >= 1000) { EXPECT_TRUE(found.insert(hit.id.low).second) << "twice"; }
    EXPECT_EQ(found.size(), 50u);
}

TEST_F(Names, FindNothingInWhatIsNoName) {
    for (std::string query : {std::string(), std::string("  "), std::string("12345 --"),
             std::string("\xff\xfe\x80"), std::string("\0\0", 2), std::string("😀")})
        EXPECT_TRUE(index.search(query, std::nullopt, "", 10).empty());
    std::string endless;
    for (int i = 0; i < 10'000; ++i) endless += "mohamed ";
    index.search(endless, std::nullopt, "", 10);
    index.put(person(5, {"", "\xff", endless}));
    index.search(std::string(100'000, 'a'), std::nullopt, "", 10);
}

}  // namespace
}  // namespace sanad::names
