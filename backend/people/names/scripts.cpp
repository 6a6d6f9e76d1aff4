#include "people/names/scripts.h"

#include <unicode/translit.h>
#include <unicode/uscript.h>

#include <array>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace sanad::names {

namespace {

using icu::UnicodeString;

// A rule set that ICU compiles once; each thread works with its own copy, as a transliterator is not for two at once.
class Rules {
public:
    explicit Rules(const char* id) {
        UErrorCode status = U_ZERO_ERROR;
        made_.reset(icu::Transliterator::createInstance(UnicodeString(id), UTRANS_FORWARD, status));
        if (U_FAILURE(status)) made_.reset();
    }
    Rules(const Rules& other) : made_(other.made_ ? other.made_->clone() : nullptr) {}
    void apply(UnicodeString& text) const {
        if (made_) made_->transliterate(text);
    }

private:
    std::unique_ptr<icu::Transliterator> made_;
};

const Rules& to_ascii() {
    static const Rules first("NFC; Latin-ASCII; NFD; [:Nonspacing Mark:] Remove");
    thread_local const Rules own(first);
    return own;
}

const Rules& to_latin() {
    static const Rules first("Any-Latin; NFC");
    thread_local const Rules own(first);
    return own;
}

std::string letters(const UnicodeString& text) {
    std::string out;
    for (std::int32_t i = 0; i < text.length(); ++i) {
        char16_t c = text[i];
        if (c >= 'A' && c <= 'Z') c = static_cast<char16_t>(c + 32);
        if (c >= 'a' && c <= 'z') out += static_cast<char>(c);
    }
    return out;
}

std::string ascii(UnicodeString text) {
    for (std::int32_t i = 0; i < text.length(); ++i)
        if (text[i] > 0x7f) {
            to_ascii().apply(text);
            break;
        }
    return letters(text);
}

using Spellings = std::vector<std::pair<const char16_t*, const char16_t*>>;

void spell(UnicodeString& text, const Spellings& spellings) {
    for (auto [from, to] : spellings) text.findAndReplace(UnicodeString(from), UnicodeString(to));
}

// ISO 15233-like letters of the Arabic script; what stands at the start of a word is decided below.
const char* arabic_letter(UChar32 c) {
    switch (c) {
        case u'ا':
        case u'أ':
        case u'آ':
        case u'ٱ':
        case u'ة':
        case u'ۃ':
        case u'ە': return "a";
        case u'إ':
        case u'ئ':
        case u'ي':
        case u'ی':
        case u'ې':
        case u'ۍ': return "i";
        case u'ؤ':
        case u'و':
        case u'ۆ':
        case u'ۇ': return "u";
        case u'ى':
        case u'ے':
        case u'ۓ': return "e";
        case u'ب': return "b";
        case u'پ': return "p";
        case u'ت':
        case u'ط':
        case u'ٹ':
        case u'ټ': return "t";
        case u'ث': return "3";
        case u'ذ':
        case u'ض':
        case u'ظ': return "4";
        case u'ج':
        case u'ژ': return "j";
        case u'چ': return "ch";
        case u'ح':
        case u'ه':
        case u'ہ':
        case u'ھ':
        case u'ۂ':
        case u'ۀ': return "h";
        case u'خ':
        case u'ق':
        case u'ك':
        case u'ک': return "k";
        case u'د':
        case u'ڈ':
        case u'ډ': return "d";
        case u'ر':
        case u'ڑ':
        case u'ړ': return "r";
        case u'ز':
        case u'ځ': return "z";
        case u'س':
        case u'ش':
        case u'ص':
        case u'ښ':
        case u'څ': return "s";
        case u'غ':
        case u'گ':
        case u'ګ':
        case u'ڭ': return "g";
        case u'ف': return "f";
        case u'ڤ': return "v";
        case u'ل': return "l";
        case u'م': return "m";
        case u'ن':
        case u'ں':
        case u'ڼ': return "n";
        default: return "";
    }
}

std::string from_arabic(const UnicodeString& word) {
    std::string out;
    for (std::int32_t i = 0; i < word.length(); ++i) {
        char16_t c = word[i];
        if (c == u'ع')
            out += i == 0 ? "a" : "";
        else if (i == 0 && c == u'و')
            out += "w";
        else if (i == 0 && (c == u'ي' || c == u'ی'))
            out += "y";
        else
            out += arabic_letter(c);
    }
    return out;
}

struct SinhalaLetter {
    char16_t letter;
    const char* latin;
};
constexpr std::array<SinhalaLetter, 42> sinhala_consonants{{{u'ක', "k"}, {u'ඛ', "kh"}, {u'ග', "g"},
    {u'ඝ', "gh"}, {u'ඞ', "n"}, {u'ඟ', "ng"}, {u'ච', "ch"}, {u'ඡ', "ch"}, {u'ජ', "j"}, {u'ඣ', "jh"},
    {u'ඤ', "n"}, {u'ඥ', "n"}, {u'ඦ', "nj"}, {u'ට', "t"}, {u'ඨ', "th"}, {u'ඩ', "d"}, {u'ඪ', "dh"},
    {u'ණ', "n"}, {u'ඬ', "nd"}, {u'ත', "th"}, {u'ථ', "th"}, {u'ද', "d"}, {u'ධ', "dh"}, {u'න', "n"},
    {u'ඳ', "nd"}, {u'ප', "p"}, {u'ඵ', "ph"}, {u'බ', "b"}, {u'භ', "bh"}, {u'ම', "m"}, {u'ඹ', "mb"},
    {u'ය', "y"}, {u'ර', "r"}, {u'ල', "l"}, {u'ව', "w"}, {u'ශ', "sh"}, {u'ෂ', "sh"}, {u'ස', "s"},
    {u'හ', "h"}, {u'ළ', "l"}, {u'ෆ', "f"}, {u'ං', "n"}}};
constexpr std::array<SinhalaLetter, 29> sinhala_vowels{{{u'අ', "a"}, {u'ආ', "aa"}, {u'ඇ', "a"},
    {u'ඈ', "a"}, {u'ඉ', "i"}, {u'ඊ', "ii"}, {u'උ', "u"}, {u'ඌ', "uu"}, {u'ඍ', "ru"}, {u'එ', "e"},
    {u'ඒ', "e"}, {u'ඓ', "ai"}, {u'ඔ', "o"}, {u'ඕ', "o"}, {u'ඖ', "au"}, {u'ා', "aa"}, {u'ැ', "a"},
    {u'ෑ', "a"}, {u'ි', "i"}, {u'ී', "ii"}, {u'ු', "u"}, {u'ූ', "uu"}, {u'ෘ', "ru"}, {u'ෙ', "e"},
    {u'ේ', "e"}, {u'ෛ', "ai"}, {u'ො', "o"}, {u'ෝ', "o"}, {u'ෞ', "au"}}};

template <class Table>
const char* letter_in(const Table& table, char16_t c) {
    for (const SinhalaLetter& each : table)
        if (each.letter == c) return each.latin;
    return nullptr;
}

// A consonant carries an "a" unless a vowel sign or the sign that takes it away (al-lakuna) follows.
std::string from_sinhala(const UnicodeString& word) {
    constexpr char16_t al_lakuna = 0x0dca;
    std::string out;
    for (std::int32_t i = 0; i < word.length(); ++i) {
        if (const char* vowel = letter_in(sinhala_vowels, word[i])) out += vowel;
        const char* consonant = letter_in(sinhala_consonants, word[i]);
        if (!consonant) continue;
        out += consonant;
        char16_t next = i + 1 < word.length() ? word[i + 1] : u' ';
        bool bare = word[i] == u'ං' || next == al_lakuna || letter_in(sinhala_vowels, next);
        if (!bare) out += 'a';
    }
    return out;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// Tamil writes one letter for k and g, t and d, p and b, ch and s: voiced between vowels and after n, m, r.
std::string voiced(std::string word) {
    for (std::size_t i = 1; i + 1 < word.size(); ++i) {
        char before = word[i - 1];
        if (!is_vowel(word[i + 1]) || !(is_vowel(before) || before == 'n' || before == 'm'))
            continue;
        if (word[i] == 'k') word[i] = 'g';
        if (word[i] == 't') word[i] = 'd';
        if (word[i] == 'p') word[i] = 'b';
    }
    return word;
}

// The inherent "a" at the end after one consonant is silent in the north Indian languages: kumara → kumar, but krishna.
void drop_silent_a(std::string& word) {
    std::size_t n = word.size();
    if (n < 4 || word[n - 1] != 'a' || is_vowel(word[n - 2])) return;
    bool aspirated = word[n - 2] == 'h' && !is_vowel(word[n - 3]);
    if (is_vowel(word[n - (aspirated ? 4 : 3)])) word.pop_back();
}

std::string from_indic(UnicodeString word, UScriptCode script) {
    to_latin().apply(word);
    static const Spellings spellings{{u"cch", u"ch"}, {u"ch", u"c"}, {u"c", u"ch"}, {u"ś", u"sh"},
        {u"ṣ", u"sh"}, {u"r̥", u"ri"}, {u"ṛ", u"r"}, {u"ḻ", u"l"}, {u"ṁh", u"ngh"}, {u"ṃh", u"ngh"},
        {u"ṁp", u"mp"}, {u"ṁb", u"mb"}, {u"ṃp", u"mp"}, {u"ṃb", u"mb"}, {u"ṁ", u"n"}, {u"ṃ", u"n"},
        {u"m̐", u"n"}, {u"ẏ", u"y"}};
    spell(word, spellings);
    bool long_end = word.endsWith(u"ā");
    spell(word, {{u"ā", u"aa"}, {u"ī", u"ii"}, {u"ū", u"uu"}});
    std::string out = ascii(word);
    bool silent = script == USCRIPT_DEVANAGARI || script == USCRIPT_BENGALI ||
                  script == USCRIPT_GURMUKHI || script == USCRIPT_GUJARATI ||
                  script == USCRIPT_ORIYA;
    if (silent && !long_end) drop_silent_a(out);
    return script == USCRIPT_TAMIL ? voiced(out) : out;
}

std::string from_ethiopic(UnicodeString word) {
    to_latin().apply(word);
    static const Spellings spellings{{u"a", u"e"}, {u"ā", u"a"}, {u"č", u"ch"}, {u"š", u"sh"},
        {u"ž", u"zh"}, {u"ǧ", u"j"}, {u"ñ", u"n"}, {u"ṣ", u"ts"}, {u"ḍ", u"ts"}, {u"ḵ", u"kh"},
        {u"ǝ", u""}, {u"ə", u""}};
    spell(word, spellings);
    return ascii(word);
}

UScriptCode code_of(const UnicodeString& word) {
    for (std::int32_t i = 0; i < word.length(); i = word.moveIndex32(i, 1)) {
        UErrorCode status = U_ZERO_ERROR;
        UScriptCode code = uscript_getScript(word.char32At(i), &status);
        if (U_SUCCESS(status) && code > USCRIPT_INHERITED) return code;
    }
    return USCRIPT_COMMON;
}

}  // namespace

Script script_of(const UnicodeString& word) {
    switch (code_of(word)) {
        case USCRIPT_LATIN: return Script::latin;
        case USCRIPT_ARABIC: return Script::arabic;
        case USCRIPT_SINHALA: return Script::sinhala;
        case USCRIPT_ETHIOPIC: return Script::ethiopic;
        case USCRIPT_DEVANAGARI:
        case USCRIPT_BENGALI:
        case USCRIPT_GURMUKHI:
        case USCRIPT_GUJARATI:
        case USCRIPT_ORIYA:
        case USCRIPT_TAMIL:
        case USCRIPT_TELUGU:
        case USCRIPT_KANNADA:
        case USCRIPT_MALAYALAM: return Script::indic;
        default: return Script::other;
    }
}

std::string romanised(const UnicodeString& word, Script script) {
    switch (script) {
        case Script::latin: return ascii(word);
        case Script::arabic: return from_arabic(word);
        case Script::sinhala: return from_sinhala(word);
        case Script::indic: return from_indic(word, code_of(word));
        case Script::ethiopic: return from_ethiopic(word);
        case Script::other: break;
    }
    UnicodeString text(word);
    to_latin().apply(text);
    return ascii(text);
}

}  // namespace sanad::names
