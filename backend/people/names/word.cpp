#include "people/names/word.h"

#include <algorithm>
#include <bit>

namespace sanad::names {

namespace {

constexpr std::string_view classes = "ABFTDKGJSCHNMLR";

struct Letters {
    std::array<char, 16> letters;
    std::size_t size = 0;
    explicit Letters(SkeletonCode code) {
        for (int shift = 60; shift >= 0; shift -= 4)
            if (unsigned at = (code >> shift) & 15) letters[size++] = classes[at - 1];
    }
    std::string_view view() const { return {letters.data(), size}; }
};

bool meet(const SkeletonCode* a, std::size_t n, const SkeletonCode* b, std::size_t m) {
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < m; ++j)
            if (a[i] == b[j]) return true;
    return false;
}

// 1 for equal words, 0 when more than half of the letters differ.
float likeness(const Pattern& pattern, std::size_t size, std::string_view other) {
    std::size_t longer = std::max(size, other.size()), shorter = std::min(size, other.size());
    if (2 * (longer - shorter) > longer) return 0;
    auto count = static_cast<std::size_t>(pattern.edits(other));
    return 2 * count > longer ? 0 : 1 - static_cast<float>(count) / static_cast<float>(longer);
}

// One letter wrong is likelier the longer the word; more are seldom.
float typed_nearness(float like, std::size_t longer) {
    bool one = like * static_cast<float>(longer) >= static_cast<float>(longer) - 1.01f;
    if (one && longer >= 4) return 1 - 1.15f / static_cast<float>(longer);
    return like >= 0.55f ? like * like : 0;
}

float vowel_factor(const Vowels& a, const Vowels& b) {
    return (a.inner & b.inner ? 1.f : 0.78f) * (a.final & b.final ? 1.f : 0.87f);
}

}  // namespace

SkeletonCode skeleton_code(std::string_view skeleton) {
    SkeletonCode code = 0;
    int shift = 60;
    for (char c : skeleton.substr(0, 16)) {
        code |= (SkeletonCode(classes.find(c)) + 1) << shift;
        shift -= 4;
    }
    return code;
}

WordShape::WordShape(std::string_view text, Script script)
    : text_(text), fold_(fold(text)), script_(script), vowels_(names::vowels(text, script)) {
    for (char c : fold_) mask_ |= 1u << (c & 31);
    std::vector<std::string> strict = skeletons(text, script);
    letters_ = Pattern(fold_);
    bones_ = Pattern(Letters(skeleton_code(strict[0])).view());
    for (const std::string& each : strict) codes_.push_back(skeleton_code(each));
    strict_ = static_cast<std::uint8_t>(codes_.size());
    for (const std::string& each : loose_skeletons(strict)) codes_.push_back(skeleton_code(each));
}

WordView WordShape::view() const {
    return {text_, fold_, codes_.data(), strict_,
        static_cast<std::uint8_t>(codes_.size() - strict_), script_, vowels_, mask_};
}

bool kin(const WordView& a, const WordView& b) {
    return a.fold == b.fold || meet(a.codes, a.strict, b.codes, b.strict);
}

Nearness nearness(const WordShape& query, const WordView& b) {
    WordView a = query.view();
    bool same_script = a.script == b.script;
    Likeness spelled = same_script ? Likeness::spelling : Likeness::other_script;
    if (a.text == b.text)
        return same_script ? Nearness{1, Likeness::same} : Nearness{0.98f, Likeness::other_script};
    if (a.fold == b.fold) return {same_script ? 0.97f : 0.96f, spelled};

    float skeletons = 0;
    if (a.codes[0] == b.codes[0])
        skeletons = 0.95f;
    else if (meet(a.codes, a.strict, b.codes, b.strict))
        skeletons = 0.90f;
    else if (meet(a.codes + a.strict, a.loose, b.codes + b.strict, b.loose))
        skeletons = 0.78f;
    if (skeletons > 0) skeletons *= vowel_factor(a.vowels, b.vowels);

    // Arabic letters leave the short vowels out: only among themselves can they be compared one by one.
    bool bare = a.script == Script::arabic || b.script == Script::arabic;
    bool lettered = !bare || same_script;
    std::size_t longer = std::max(a.fold.size(), b.fold.size());
    // Each edit changes at most two letters of a mask, so that most unlike words need no comparison letter by letter.
    bool unlike = static_cast<std::size_t>(std::popcount(a.mask ^ b.mask)) > longer;
    if (lettered && skeletons == 0 && unlike) return {};
    float edited = 0;
    if (lettered) {
        float letters = unlike ? 0 : likeness(query.letters(), a.fold.size(), b.fold);
        if (!bare && skeletons > 0) skeletons *= 0.6f + 0.4f * letters;
        edited = typed_nearness(letters, longer);
    }
    if (skeletons < 0.6f && edited < 0.6f && a.codes[0] != b.codes[0]) {
        Letters own(a.codes[0]), other(b.codes[0]);
        float bones = likeness(query.bones(), own.size, other.view());
        edited = std::max(edited, bones >= 0.55f ? bones * bones * (lettered ? 0.8f : 1.f) : 0.f);
    }
    if (skeletons >= edited) return {skeletons, spelled};
    return {edited, Likeness::typo};
}

}  // namespace sanad::names
