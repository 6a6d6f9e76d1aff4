// What stays of a word when spellings differ: the fold keeps its vowels, the skeleton only its consonants' classes, the loose
// skeleton only what no script or dialect confuses.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "people/names/scripts.h"

namespace sanad::names {

// One letter a sound: doubles single, ph f, c k, o u, e i, h only before a vowel. Words with one fold are the same name.
std::string fold(std::string_view latin);

// Consonant classes ABFTDKGJSCHNMLR; the first is the likeliest, up to five others are how else the letters may be read.
std::vector<std::string> skeletons(std::string_view latin, Script);

// Of each skeleton: without H, D as T, C as S, J and K as G, F as B; each once.
std::vector<std::string> loose_skeletons(const std::vector<std::string>&);

// What the last vowel inside a word and the vowel at its end may be: bits of none 1, a 2, i 4, u 8.
struct Vowels {
    std::uint8_t inner = 1, final = 1;
};
Vowels vowels(std::string_view latin, Script);

// A word prepared for counting how many letters to change, add, take away or swap make another word of it (optimal string
// alignment; H. Hyyrö's bit-parallel algorithm of 2003). Letters count by their lowest five bits, up to 64 of them.
class Pattern {
public:
    Pattern() = default;
    explicit Pattern(std::string_view);
    int edits(std::string_view) const;

private:
    std::array<std::uint64_t, 32> places_{};
    std::size_t size_ = 0;
};

}  // namespace sanad::names
