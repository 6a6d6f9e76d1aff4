#include "people/names/vocabulary.h"

#include <algorithm>
#include <bit>
#include <thread>

namespace sanad::names {

namespace {

enum class Kind : std::uint64_t { strict = 1, loose, letters, bones };

std::uint32_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return static_cast<std::uint32_t>(x >> 32);
}

std::uint32_t hash_of(Kind kind, std::uint64_t value) {
    return mixed(value * 0x9e3779b97f4a7c15u + static_cast<std::uint64_t>(kind));
}

std::uint32_t hash_without(std::string_view word, std::size_t left_out) {
    std::uint64_t h = 14695981039346656037u;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (i != left_out) h = (h ^ static_cast<unsigned char>(word[i])) * 1099511628211u;
    return hash_of(Kind::letters, h);
}

SkeletonCode without_letter(SkeletonCode code, int at) {
    int shift = 60 - 4 * at;
    SkeletonCode above = at == 0 ? 0 : code >> (shift + 4) << (shift + 4);
    SkeletonCode below = code & ((SkeletonCode(1) << shift) - 1);
    return above | below << 4;
}

int letters_of(SkeletonCode code) { return 16 - std::countr_zero(code) / 4; }

template <class Take>
void for_kindred_keys(const WordView& word, Take&& take) {
    constexpr std::size_t most = 80;
    take(hash_without(word.fold, word.fold.size()), most);
    for (int i = 0; i < word.strict; ++i) take(hash_of(Kind::strict, word.codes[i]), most);
}

// The keys of a word, the likeliest to mean the same first. A typing error is found as what both spellings are when each loses one
// letter (deletion neighbourhoods, Garbe's SymSpell), in letters and, for scripts and spellings apart, in skeletons.
template <class Take>
void for_keys(const WordView& word, Take&& take) {
    constexpr std::size_t loose = 40, letters = 32, bones = 20;  // words taken under one key
    for_kindred_keys(word, take);
    for (int i = 0; i < word.loose; ++i)
        take(hash_of(Kind::loose, word.codes[word.strict + i]), loose);
    if (word.fold.size() >= 3)
        for (std::size_t i = 0; i < word.fold.size(); ++i)
            if (i == 0 || word.fold[i] != word.fold[i - 1])
                take(hash_without(word.fold, i), letters);
    SkeletonCode code = word.codes[0];
    take(hash_of(Kind::bones, code), bones);
    if (int n = letters_of(code); n >= 3)
        for (int i = 0; i < n; ++i) take(hash_of(Kind::bones, without_letter(code, i)), bones);
}

}  // namespace

Vocabulary::Vocabulary(std::span<const Text> words, unsigned threads) {
    std::vector<Vocabulary> parts(
        std::max(1u, std::min<unsigned>(threads, 1 + words.size() / 4096)));
    std::size_t share = (words.size() + parts.size() - 1) / parts.size();
    auto shape = [&](std::size_t part) {
        Vocabulary& own = parts[part];
        std::size_t end = std::min(words.size(), (part + 1) * share);
        for (std::size_t i = part * share; i < end; ++i) {
            WordShape word(words[i].text, words[i].script);
            WordView view = word.view();
            own.heads_.push_back({static_cast<std::uint32_t>(own.letters_.size()),
                static_cast<std::uint32_t>(own.codes_.size()),
                static_cast<std::uint8_t>(view.text.size()),
                static_cast<std::uint8_t>(view.fold.size()), view.strict, view.loose, view.script,
                view.vowels, view.mask});
            own.letters_.insert(own.letters_.end(), view.text.begin(), view.text.end());
            own.letters_.insert(own.letters_.end(), view.fold.begin(), view.fold.end());
            own.codes_.insert(own.codes_.end(), word.codes().begin(), word.codes().end());
            for_keys(view, [&](std::uint32_t hash, std::size_t) {
                own.keys_.push_back({hash, static_cast<WordId>(i)});
            });
        }
    };
    std::vector<std::jthread> helpers;
    for (std::size_t part = 1; part < parts.size(); ++part) helpers.emplace_back(shape, part);
    shape(0);
    helpers.clear();

    std::size_t heads = 0, letters = 0, codes = 0, keys = 0;
    for (const Vocabulary& part : parts) {
        heads += part.heads_.size(), letters += part.letters_.size();
        codes += part.codes_.size(), keys += part.keys_.size();
    }
    heads_.reserve(heads), letters_.reserve(letters), codes_.reserve(codes), keys_.reserve(keys);
    for (Vocabulary& part : parts) {
        for (Head head : part.heads_) {
            head.letters += static_cast<std::uint32_t>(letters_.size());
            head.codes += static_cast<std::uint32_t>(codes_.size());
            heads_.push_back(head);
        }
        letters_.insert(letters_.end(), part.letters_.begin(), part.letters_.end());
        codes_.insert(codes_.end(), part.codes_.begin(), part.codes_.end());
        keys_.insert(keys_.end(), part.keys_.begin(), part.keys_.end());
        part = Vocabulary();
    }
    auto order = [](const Key& a, const Key& b) {
        return a.hash != b.hash ? a.hash < b.hash : a.word < b.word;
    };
    std::sort(keys_.begin(), keys_.end(), order);
    int bits = std::max(1, static_cast<int>(std::bit_width(keys_.size() / 4)));
    shift_ = 32 - std::min(bits, 24);
    starts_.assign((std::size_t(1) << (32 - shift_)) + 1, 0);
    for (const Key& key : keys_) ++starts_[(key.hash >> shift_) + 1];
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

WordView Vocabulary::at(WordId id) const {
    const Head& head = heads_[id];
    const char* letters = letters_.data() + head.letters;
    return {{letters, head.text}, {letters + head.text, head.fold}, codes_.data() + head.codes,
        head.strict, head.loose, head.script, head.vowels, head.mask};
}

std::size_t Vocabulary::bytes() const {
    return heads_.capacity() * sizeof(Head) + letters_.capacity() +
           codes_.capacity() * sizeof(SkeletonCode) + keys_.capacity() * sizeof(Key) +
           starts_.capacity() * sizeof(std::uint32_t);
}

std::span<const Vocabulary::Key> Vocabulary::under(std::uint32_t hash) const {
    if (keys_.empty()) return {};
    auto begin = keys_.begin() + starts_[hash >> shift_],
         end = keys_.begin() + starts_[(hash >> shift_) + 1];
    while (begin != end && begin->hash < hash) ++begin;
    auto last = begin;
    while (last != end && last->hash == hash) ++last;
    return {begin, last};
}

void Vocabulary::candidates(const WordView& word, std::vector<WordId>& found) const {
    found.clear();
    for_keys(word, [&](std::uint32_t hash, std::size_t most) { take(hash, most, found); });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
}

void Vocabulary::kindred(const WordView& word, std::vector<WordId>& found) const {
    found.clear();
    for_kindred_keys(word, [&](std::uint32_t hash, std::size_t most) { take(hash, most, found); });
}

void Vocabulary::take(std::uint32_t hash, std::size_t most, std::vector<WordId>& found) const {
    std::span<const Key> keys = under(hash);
    for (const Key& key : keys.first(std::min(keys.size(), most))) found.push_back(key.word);
}

std::optional<WordId> Vocabulary::with_fold(std::string_view fold) const {
    for (const Key& key : under(hash_without(fold, fold.size())))
        if (at(key.word).fold == fold) return key.word;
    return {};
}

void Vocabulary::with_skeleton(SkeletonCode code, std::vector<WordId>& found) const {
    found.clear();
    for (const Key& key : under(hash_of(Kind::strict, code)))
        if (codes_[heads_[key.word].codes] == code) found.push_back(key.word);
}

}  // namespace sanad::names
