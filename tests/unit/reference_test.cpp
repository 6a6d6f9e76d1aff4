// Reference numbers that are read aloud: eight digits and a check digit (ISO/IEC 7064, MOD 11,10).
#include <gtest/gtest.h>

#include <set>

#include "hotline/complaint.h"

namespace sanad {
namespace {

TEST(Reference, HasItsForm) {
    std::set<std::string> seen;
    std::set<char> first;
    for (int i = 0; i < 2000; ++i) {
        std::string reference = new_reference();
        ASSERT_EQ(reference.size(), 11u);
        ASSERT_EQ(reference[3], '-');
        ASSERT_EQ(reference[7], '-');
        ASSERT_EQ(reference.find_first_not_of("0123456789-"), reference.npos);
        ASSERT_TRUE(is_reference(reference)) << reference;
        seen.insert(reference);
        first.insert(reference[0]);
    }
    EXPECT_GE(seen.size(), 1999u);
    EXPECT_EQ(first.size(), 10u);
}

// The same system guards German VAT numbers, which have eight digits too: DE 136695976, DE 129273398.
TEST(Reference, AgreesWithNumbersOfOthers) {
    EXPECT_TRUE(is_reference("136-695-976"));
    EXPECT_TRUE(is_reference("129-273-398"));
    EXPECT_FALSE(is_reference("136-695-977"));
}

TEST(Reference, HowItIsTypedDoesNotMatter) {
    std::string reference = new_reference(), bare;
    for (char c : reference)
        if (c != '-') bare += c;
    EXPECT_TRUE(is_reference(bare));
    EXPECT_TRUE(is_reference(" " + bare.substr(0, 5) + " " + bare.substr(5)));
    for (const std::string& wrong :
        {std::string(), bare.substr(1), bare + "0", std::string("none")})
        EXPECT_FALSE(is_reference(wrong)) << wrong;
}

TEST(Reference, EveryWrongDigitIsNoticed) {
    for (int i = 0; i < 500; ++i) {
        std::string reference = new_reference();
        for (std::size_t at = 0; at < reference.size(); ++at) {
            if (reference[at] == '-') continue;
            for (char digit = '0'; digit <= '9'; ++digit) {
                std::string wrong = reference;
                wrong[at] = digit;
                ASSERT_EQ(is_reference(wrong), digit == reference[at]) << reference << " " << wrong;
            }
        }
    }
}

// The standard's system finds nearly all, not all, of the swaps of two neighbours.
TEST(Reference, SwappedNeighboursAreNearlyAlwaysNoticed) {
    int swaps = 0, missed = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string digits;
        for (char c : new_reference())
            if (c != '-') digits += c;
        for (std::size_t at = 0; at + 1 < digits.size(); ++at) {
            if (digits[at] == digits[at + 1]) continue;
            std::string wrong = digits;
            std::swap(wrong[at], wrong[at + 1]);
            ++swaps;
            missed += is_reference(wrong);
        }
    }
    std::printf("%d swaps of neighbours, %d (%.2f %%) not noticed\n", swaps, missed,
        100.0 * missed / swaps);
    EXPECT_LT(missed, swaps * 0.03);
}

}  // namespace
}  // namespace sanad
