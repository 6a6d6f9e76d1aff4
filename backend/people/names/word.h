// One Latin word with all that is compared of it, and how near two words are.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "people/names/skeleton.h"

namespace sanad::names {

// A skeleton in 4 bits a letter, the first letter highest; what is longer than 16 letters is cut.
using SkeletonCode = std::uint64_t;
SkeletonCode skeleton_code(std::string_view);

// A view of a word's shape: a query's own or one in a vocabulary. The first strict skeleton is the likeliest.
struct WordView {
    std::string_view text, fold;
    const SkeletonCode* codes = nullptr;
    std::uint8_t strict = 0, loose = 0;  // how many of each, strict ones first
    Script script = Script::latin;
    Vowels vowels;
    std::uint32_t mask = 0;  // which letters the fold has
};

class WordShape {
public:
    WordShape(std::string_view text, Script);
    WordView view() const;
    const std::string& text() const { return text_; }
    const std::string& folded() const { return fold_; }
    const Pattern& letters() const { return letters_; }
    const Pattern& bones() const { return bones_; }
    const std::vector<SkeletonCode>& codes() const { return codes_; }

private:
    std::string text_, fold_;
    std::vector<SkeletonCode> codes_;
    std::uint8_t strict_ = 0;
    Script script_;
    Vowels vowels_;
    std::uint32_t mask_ = 0;
    Pattern letters_, bones_;  // of the fold and of the first skeleton
};

// How a word of the query met a word of a stored name.
enum class Likeness : std::uint8_t { same, spelling, other_script, typo };

struct Nearness {
    float score = 0;  // 0 (nothing in common) to 1
    Likeness how = Likeness::typo;
};
constexpr float least_nearness = 0.42f;  // what is less counts as nothing
// Whether two words have a fold or a skeleton in common.
bool kin(const WordView&, const WordView&);
Nearness nearness(const WordShape& query, const WordView& stored);

}  // namespace sanad::names
