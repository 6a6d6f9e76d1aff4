// What a lead may read along of a draft.
#include <gtest/gtest.h>

#include "hotline/help.h"

namespace sanad {
namespace {

TEST(WithoutNumbers, KeepsTheLastFourDigits) {
    EXPECT_EQ(without_numbers(
                  R"({"worker_phone":"+96555512345","call":{"caller_phone" : "+96555567890"}})"),
        R"({"worker_phone":"••• 2345","call":{"caller_phone" : "••• 7890"}})");
}

TEST(WithoutNumbers, HidesTheEmployersToo) {
    EXPECT_EQ(
        without_numbers(R"({"employer_phone":"+96555512345","employer_civil_id":"285010112345"})"),
        R"({"employer_phone":"••• 2345","employer_civil_id":"••• 2345"})");
}

TEST(WithoutNumbers, TellsNothingOfWhatIsHalfTyped) {
    EXPECT_EQ(without_numbers(R"({"worker_phone":"5555123"})"), R"({"worker_phone":"•••"})");
    EXPECT_EQ(without_numbers(R"({"worker_phone":"","caller_phone":null})"),
        R"({"worker_phone":"","caller_phone":null})");
    EXPECT_EQ(without_numbers(R"({"worker_phone":"55\"512345678","area":"x"})"),
        R"({"worker_phone":"•••","area":"x"})");
}

TEST(WithoutNumbers, LeavesAloneWhatSomebodyWroteAboutIt) {
    std::string said = R"({"narrative":"\"caller_phone\":\"+96555512345\" it said"})";
    EXPECT_EQ(without_numbers(said), said);
}

TEST(WithoutNumbers, EndsWhateverItIsGiven) {
    for (std::string odd : {R"("caller_phone")", R"("caller_phone":)", R"("caller_phone":")",
             R"("caller_phone":"\)", ""})
        EXPECT_EQ(without_numbers(odd), odd);
}

}  // namespace
}  // namespace sanad
