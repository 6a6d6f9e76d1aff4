#include "people/names/skeleton.h"

#include <algorithm>
#include <array>

namespace sanad::names {

namespace {

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }
bool soft(char next) { return next == 'e' || next == 'i' || next == 'y'; }
char at(std::string_view word, std::size_t i) { return i < word.size() ? word[i] : '\0'; }

void append(std::string& out, char c) {
    if (out.empty() || out.back() != c) out += c;
}

char folded(char c, char next) {
    switch (c) {
        case 'c': return soft(next) ? 's' : 'k';
        case 'q': return 'k';
        case 'v': return 'w';
        case 'z': return 's';
        case 'p': return 'b';
        case 'y':
        case 'e': return 'i';
        case 'o': return 'u';
        case '3': return 't';
        case '4': return 'd';
        default: return c;
    }
}

// A consonant class, how many letters it takes, and what else it may be (0: nothing else, '-': nothing at all).
struct Sound {
    char main = '-', other = 0;
    std::size_t letters = 1;
};

Sound of_h_pair(char c) {
    switch (c) {
        case 't': return {'T', 0, 2};
        case 'd': return {'D', 0, 2};
        case 'k': return {'K', 0, 2};
        case 'g': return {'G', 0, 2};
        case 'b': return {'B', 0, 2};
        case 'p': return {'F', 'B', 2};
        case 'j': return {'J', 0, 2};
        case 's': return {'S', 0, 2};
        case 'z': return {'J', 'S', 2};
        case 'c': return {'C', 'S', 2};
        case 'r': return {'R', 0, 2};
        default: return {};
    }
}

Sound of_w(std::string_view word, std::size_t i) {
    char c = word[i];
    bool between = i > 0 && vowel(word[i - 1]) && vowel(at(word, i + 1));
    if (c == 'w') return i == 0 ? Sound{'F'} : Sound{'-', between ? 'F' : char(0)};
    return {'F', between ? '-' : char(0)};
}

Sound sound(std::string_view word, std::size_t i, Script script) {
    char c = word[i], next = at(word, i + 1);
    if (next == 'h')
        if (Sound pair = of_h_pair(c); pair.letters == 2) return pair;
    bool arabic = script == Script::arabic;
    switch (c) {
        case 'b':
        case 'p': return {'B'};
        case 'f': return {'F'};
        case 'v':
        case 'w': return of_w(word, i);
        case 't':
            if (next == 's' || next == 'z') return {'S', 0, 2};
            if (next == 'c' && at(word, i + 2) == 'h') return {'C', 0, 3};
            return {'T'};
        case '3': return {'T', 'S'};
        case '4': return {'D', 'S'};
        case 'd':
            if (next == 'j' || next == 'z') return {'J', 0, 2};
            return {'D'};
        case 'k':
        case 'q': return {'K'};
        case 'c': return soft(next) ? Sound{'S'} : Sound{'K'};
        case 'g': return soft(next) ? Sound{'G', 'J'} : Sound{'G'};
        case 'j': return {'J', arabic ? 'G' : char(0)};
        case 's': return {'S'};
        case 'z': return {'S', 'J'};
        case 'h': return i + 1 < word.size() ? Sound{'H'} : Sound{};
        case 'n':
            if (next == 'g' && !vowel(at(word, i + 2)))
                return {'N', 0, at(word, i + 2) == 'h' ? 3u : 2u};
            return {'N'};
        case 'm': return {'M'};
        case 'l': return {'L'};
        case 'r': return {'R'};
        default: return {};
    }
}

// `choice` counts the places where a letter may be read in another way; the chosen one is.
std::string skeleton(std::string_view word, Script script, int choice, int& choices) {
    std::string out;
    choices = 0;
    for (std::size_t i = 0; i < word.size();) {
        if (i == 0 && (vowel(word[0]) || word[0] == 'y')) {
            out += 'A';
            ++i;
            continue;
        }
        if (word[i] == 'x') {
            append(out, 'K');
            append(out, 'S');
            ++i;
            continue;
        }
        Sound heard = sound(word, i, script);
        char c = heard.main;
        if (heard.other && choices++ == choice) c = heard.other;
        if (c != '-') append(out, c);
        i += heard.letters;
    }
    return out;
}

std::uint8_t vowel_bits(std::string_view group, Script script) {
    constexpr std::uint8_t none = 1, a = 2, i = 4, u = 8;
    if (group.empty()) return none;
    std::uint8_t bits = 0;
    for (char c : group) {
        if (c == 'a') bits |= a;
        if (c == 'e') bits |= script == Script::arabic ? a | i : i;
        if (c == 'i' || c == 'y') bits |= i;
        if (c == 'o' || c == 'u' || c == 'w') bits |= u;
    }
    if (script == Script::arabic) return bits;
    if (group == "ee") return i;
    if (group == "oo" || group == "ou") return u;
    if (group == "e") return none | a | i;
    if (group.size() == 1) return bits | none;
    return bits;
}

bool of_vowel(char c) { return vowel(c) || c == 'y' || c == 'w'; }

}  // namespace

std::string fold(std::string_view latin) {
    std::string out;
    for (std::size_t i = 0; i < latin.size(); ++i) {
        char c = latin[i], next = at(latin, i + 1);
        if (c == 'p' && next == 'h') {
            append(out, 'f');
            ++i;
        } else if (c == 'c' && next == 'h') {
            append(out, 'c');
            ++i;
        } else if (c == 'h') {
            constexpr std::string_view aspirates = "kgbdtjrs";
            bool aspirated = i > 0 && aspirates.find(latin[i - 1]) != aspirates.npos;
            if (!aspirated && vowel(next))
                append(out, 'h');
            else if (!aspirated && next == 'y')
                append(out, 'h');
        } else if (c == 'x') {
            append(out, 'k');
            append(out, 's');
        } else if ((c == 'e' && next == 'e') || (c == 'o' && (next == 'o' || next == 'u'))) {
            append(out, c == 'e' ? 'i' : 'u');
            ++i;
        } else {
            append(out, folded(c, next));
        }
    }
    return out;
}

std::vector<std::string> skeletons(std::string_view latin, Script script) {
    constexpr int most = 6;
    std::vector<std::string> found;
    auto add = [&](std::string each) {
        if (!each.empty() && found.size() < most &&
            std::find(found.begin(), found.end(), each) == found.end())
            found.push_back(std::move(each));
    };
    int choices = 0, unused = 0;
    add(skeleton(latin, script, -1, choices));
    for (int choice = 0; choice < choices; ++choice) add(skeleton(latin, script, choice, unused));
    bool article = latin.starts_with("al") || latin.starts_with("el");
    if ((article && latin.size() >= 6) || (latin.starts_with("de") && latin.size() >= 6))
        add(skeleton(latin.substr(2), script, -1, unused));
    if (found.empty()) found.push_back("A");
    return found;
}

std::vector<std::string> loose_skeletons(const std::vector<std::string>& strict) {
    std::vector<std::string> found;
    for (const std::string& each : strict) {
        std::string loose;
        for (char c : each) switch (c) {
                case 'H': break;
                case 'D': append(loose, 'T'); break;
                case 'C': append(loose, 'S'); break;
                case 'J':
                case 'K': append(loose, 'G'); break;
                case 'F': append(loose, 'B'); break;
                default: append(loose, c);
            }
        if (!loose.empty() && std::find(found.begin(), found.end(), loose) == found.end())
            found.push_back(std::move(loose));
    }
    if (found.empty()) found.push_back("A");
    return found;
}

Vowels vowels(std::string_view latin, Script script) {
    if (script != Script::arabic && latin.ends_with('h')) latin.remove_suffix(1);
    std::size_t end = latin.size(), from = end;
    while (from > 0 && of_vowel(latin[from - 1])) --from;
    Vowels found;
    found.final = vowel_bits(latin.substr(from, end - from), script);
    if (from == 0) return found;
    // Inside the word only what stands directly before its last consonant counts.
    std::size_t last = from - 1;
    auto consonant = [&](std::size_t i) { return !of_vowel(latin[i]); };
    if (last > 0 && latin[last] == 'h' && consonant(last - 1)) --last;
    if (last > 0 && latin[last] == latin[last - 1]) --last;
    std::size_t inner = last;
    while (inner > 0 && of_vowel(latin[inner - 1])) --inner;
    found.inner = vowel_bits(latin.substr(inner, last - inner), script);
    return found;
}

Pattern::Pattern(std::string_view word) : size_(std::min<std::size_t>(word.size(), 64)) {
    for (std::size_t i = 0; i < size_; ++i) places_[word[i] & 31] |= std::uint64_t(1) << i;
}

int Pattern::edits(std::string_view other) const {
    if (size_ == 0) return static_cast<int>(other.size());
    std::uint64_t more = ~std::uint64_t(0), less = 0, same = 0, before = 0;
    std::uint64_t last = std::uint64_t(1) << (size_ - 1);
    int count = static_cast<int>(size_);
    for (char c : other) {
        std::uint64_t here = places_[c & 31];
        std::uint64_t swapped = ((~same & here) << 1) & before;
        same = ((((here & more) + more) ^ more) | here | less) | swapped;
        std::uint64_t up = less | ~(same | more), down = same & more;
        count += (up & last) != 0;
        count -= (down & last) != 0;
        up = up << 1 | 1;
        more = down << 1 | ~(same | up);
        less = up & same;
        before = here;
    }
    return count;
}

}  // namespace sanad::names
