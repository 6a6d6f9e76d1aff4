// The words of a name in any script as Latin letters, without what spellings add or leave out: particles, articles, titles.
// Rules after a study on 8 000 name pairs (Arabic, Indic, Ethiopic, Sinhala, Filipino); they are rules, not lists of names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "people/names/scripts.h"

namespace sanad::names {

struct LatinWord {
    std::string text;  // a–z, 3 (ث) and 4 (ذ ض ظ); at most 40
    Script script = Script::latin;
    bool dropped = false;  // a particle or an initial: it counts only where a name has nothing else
};

// Where a word stands in the name, in bytes of UTF-8.
struct Stretch {
    std::uint32_t from = 0, length = 0;
};

// Letters and their marks, chat digits (7abib) and the stroke of an abbreviation (g/medhin) among them; what is beyond the first
// 600 bytes or 24 words is left out. Bytes that are not UTF-8 part words.
std::vector<Stretch> stretches(std::string_view name);

// One word of a name may hold several: عبدالرحمن → abd, rahman.
std::vector<LatinWord> latin_forms(std::string_view word);

struct PlacedWord {
    std::string text;
    Script script;
    Stretch at;
};
// All words that count in a name, at most 12.
std::vector<PlacedWord> latin_words(std::string_view name);

constexpr std::size_t most_words = 12;

}  // namespace sanad::names
