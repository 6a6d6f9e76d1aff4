#include "people/names/latin.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sanad::names {

namespace {

using icu::UnicodeString;

constexpr std::size_t most_bytes = 600, most_stretches = 24, longest = 40;

template <std::size_t size>
bool among(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr auto particles = std::to_array<std::string_view>({"al", "el", "ul", "ur", "ud", "bin",
    "ibn", "ben", "bint", "binti", "binte", "bte", "ould", "bn", "de", "la", "las", "los", "del",
    "dela", "delos", "delas", "das", "da", "dos", "y", "e", "o", "jr", "sr", "ii", "iii", "iv",
    "mr", "mrs", "ms", "miss", "dr", "sri", "smt", "late", "von", "van"});

// بن بنت, and de la, del, de los as Arabic letters write them.
constexpr auto arabic_particles = std::to_array<std::string_view>(
    {"bn", "abn", "bnt", "di", "la", "dil", "dila", "dilus", "lus"});

constexpr auto abbreviations = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"md", "mohamed"}, {"mohd", "mohamed"}, {"muhd", "mohamed"}, {"mhd", "mohamed"},
        {"ma", "maria"}, {"mst", "mosammat"}, {"most", "mosammat"}, {"mosa", "mosammat"},
        {"sk", "sheikh"}, {"sta", "santa"}, {"g/", "gebre"}, {"w/", "wolde"}, {"h/", "haile"}});

// First halves of Ethiopian names that are written in one word or two.
constexpr auto ethiopian = std::to_array<std::string_view>(
    {"gebre", "gebra", "wolde", "welde", "haile", "hayle", "tekle", "habte", "kidane"});

bool apostrophe(UChar32 c) {
    return c == '\'' || c == '`' || c == 0x2019 || c == 0x2018 || c == 0x02be || c == 0x02bf ||
           c == 0x02bc || c == 0x02bb;
}

bool of_word(UChar32 c) {
    constexpr std::uint32_t kept = U_GC_L_MASK | U_GC_MN_MASK | U_GC_MC_MASK;
    return (c >= '2' && c <= '9') || c == 0x200c || c == 0x200d || apostrophe(c) ||
           (U_MASK(u_charType(c)) & kept);
}

bool unwritten(UChar32 c) {
    return (c >= 0x064b && c <= 0x065f) || c == 0x0670 || c == 0x0640 || apostrophe(c);
}

// Case and width folded, without vowel marks, stretching and apostrophes.
UnicodeString plain(std::string_view word) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
    UnicodeString text = UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
    UnicodeString folded = U_SUCCESS(status) ? folding->normalize(text, status) : text;
    if (U_FAILURE(status)) folded = text;
    UnicodeString out;
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        UChar32 c = folded.char32At(i);
        if (!unwritten(c)) out.append(c);
    }
    return out;
}

// Digits that stand for Arabic letters in Latin chat spelling.
UnicodeString without_digits(const UnicodeString& word, Script script) {
    UnicodeString out;
    for (std::int32_t i = 0; i < word.length(); ++i) {
        char16_t c = word[i];
        if (c < '2' || c > '9')
            out.append(c);
        else if (script != Script::latin)
            continue;
        else if (c == '5')
            out.append(u"kh", 2);
        else if (c == '6')
            out.append(u't');
        else if (c == '7')
            out.append(u'h');
        else if (c == '8')
            out.append(u'k');
        else if (c == '9')
            out.append(u's');
    }
    return out;
}

bool starts(std::string_view word, std::string_view with) { return word.starts_with(with); }

class Parts {
public:
    explicit Parts(Script script) : script_(script) {}
    void add(std::string_view text) {
        if (text.empty()) return;
        bool dropped = text.size() == 1 || (script_ == Script::latin && among(particles, text)) ||
                       (script_ == Script::arabic && among(arabic_particles, text));
        for (auto [from, to] : abbreviations)
            if (text == from) text = to;
        words_.push_back({std::string(text.substr(0, longest)), script_, dropped});
    }
    std::vector<LatinWord> words_;

private:
    Script script_;
};

// الله at the end is a word of its own, as is الدين; the article before any other word goes.
void split_arabic(const UnicodeString& word, Parts& parts) {
    auto rest_of = [](const UnicodeString& text, std::int32_t from) {
        return romanised(text.tempSubString(from), Script::arabic);
    };
    if (word.startsWith(u"عبد") && word.length() > 5) {
        parts.add("abd");
        UnicodeString rest = word.tempSubString(3);
        return split_arabic(rest, parts);
    }
    for (auto [tail, latin] :
        {std::pair{u"الله", "lah"}, {u"اللہ", "lah"}, {u"الدين", "din"}, {u"الدین", "din"}})
        if (word.endsWith(tail)) {
            UnicodeString head =
                word.tempSubString(0, word.length() - UnicodeString(tail).length());
            if (head.length() >= 2) parts.add(romanised(head, Script::arabic));
            if (head.length() != 1) return parts.add(latin);
        }
    bool article = word.startsWith(u"ال") && word.length() >= 5;
    parts.add(rest_of(word, article ? 2 : 0));
}

// "abd" before a name of God, with the article as it is spoken: abdulrahman, abdurrahman, abdussalam.
bool split_servant(std::string_view word, Parts& parts) {
    if (!starts(word, "abd") || word.size() < 5) return false;
    std::string_view rest = word.substr(3);
    for (std::string_view article :
        {"oul", "ool", "ul", "el", "al", "il", "ur", "er", "ar", "us", "es", "as"})
        if (starts(rest, article)) {
            rest.remove_prefix(article.size());
            break;
        }
    if (rest.size() == word.size() - 3 && rest.size() < 5) return false;
    parts.add("abd");
    if (starts(rest, "lah") || rest == "la") rest = "lah";
    parts.add(rest);
    return true;
}

bool split_tail(std::string_view word, Parts& parts) {
    for (std::string_view tail : {"ullah", "allah", "ollah", "ulla", "alla"})
        if (word.ends_with(tail) &&
            (word.size() == tail.size() || word.size() >= tail.size() + 3)) {
            parts.add(word.substr(0, word.size() - tail.size()));
            parts.add("lah");
            return true;
        }
    for (std::string_view tail : {"uddin", "eddin", "eddine", "uddeen", "iddin", "addin", "aldin",
             "eldin", "aldeen", "eldeen", "uldin"})
        if (word.ends_with(tail) &&
            (word.size() == tail.size() || word.size() >= tail.size() + 3)) {
            parts.add(word.substr(0, word.size() - tail.size()));
            parts.add("din");
            return true;
        }
    return false;
}

void split_latin(std::string_view word, Parts& parts) {
    if (split_servant(word, parts) || split_tail(word, parts)) return;
    for (std::string_view head : {"delos", "delas", "dela"})
        if (starts(word, head) && word.size() >= head.size() + 3)
            return parts.add(word.substr(head.size()));
    for (std::string_view head : ethiopian)
        if (starts(word, head) && word.size() >= head.size() + 4) {
            parts.add(head);
            return parts.add(word.substr(head.size()));
        }
    parts.add(word);
}

}  // namespace

std::vector<Stretch> stretches(std::string_view name) {
    std::vector<Stretch> found;
    const char* s = name.data();
    int32_t length = static_cast<int32_t>(std::min(name.size(), most_bytes)), at = 0;
    std::uint32_t from = 0;
    bool inside = false, letter = false;
    auto end_word = [&](int32_t end) {
        if (inside && letter) found.push_back({from, static_cast<std::uint32_t>(end) - from});
        inside = letter = false;
    };
    while (at < length && found.size() < most_stretches) {
        int32_t before = at;
        UChar32 c;
        U8_NEXT(s, at, length, c);
        if (c >= 0 && of_word(c)) {
            if (!inside) from = static_cast<std::uint32_t>(before);
            inside = true;
            letter = letter || u_isalpha(c);
        } else {
            bool initial = c == '/' && inside && before - static_cast<int32_t>(from) == 1;
            end_word(initial ? at : before);
        }
    }
    if (found.size() < most_stretches) end_word(at);
    return found;
}

std::vector<LatinWord> latin_forms(std::string_view word) {
    UnicodeString text = plain(word);
    Script script = script_of(text);
    text = without_digits(text, script);
    Parts parts(script);
    if (word.ends_with('/')) {
        std::string initial = romanised(text, script) + "/";
        parts.add(
            initial == "g/" || initial == "w/" || initial == "h/" ? initial : initial.substr(0, 1));
    } else if (script == Script::arabic) {
        split_arabic(text, parts);
    } else {
        split_latin(romanised(text, script), parts);
    }
    return std::move(parts.words_);
}

std::vector<PlacedWord> latin_words(std::string_view name) {
    std::vector<PlacedWord> kept, all;
    for (Stretch at : stretches(name))
        for (LatinWord& word : latin_forms(name.substr(at.from, at.length))) {
            PlacedWord placed{std::move(word.text), word.script, at};
            if (!word.dropped && kept.size() < most_words) kept.push_back(placed);
            if (all.size() < most_words) all.push_back(std::move(placed));
        }
    return kept.empty() ? all : kept;
}

}  // namespace sanad::names
