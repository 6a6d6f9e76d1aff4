// One word in a script that is not Latin → Latin letters. Own tables for Arabic and Sinhala (ICU 72 writes Arabic without its
// vowels' letters told apart and has no Sinhala); ICU for the others, with the spellings that passports use.
#pragma once

#include <unicode/unistr.h>

#include <cstdint>
#include <string>

namespace sanad::names {

enum class Script : std::uint8_t { latin, arabic, indic, ethiopic, sinhala, other };

// By the first letter.
Script script_of(const icu::UnicodeString& word);

// a–z only, and from Arabic letters 3 for ث (t or s) and 4 for ذ ض ظ (d or z). Empty when the word has no letter.
std::string romanised(const icu::UnicodeString& word, Script);

}  // namespace sanad::names
