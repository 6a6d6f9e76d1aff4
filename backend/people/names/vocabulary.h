// All different words of the names in an index, found again by what spellings, scripts and typing errors leave of them. A name
// index looks a word up here once and then knows every record it stands in, so that letters are compared word by word only.
#pragma once

#include <optional>
#include <span>

#include "people/names/word.h"

namespace sanad::names {

using WordId = std::uint32_t;

class Vocabulary {
public:
    struct Text {
        std::string_view text;
        Script script;
    };
    Vocabulary() = default;
    // Ids are positions in `words`, which must differ from one another.
    Vocabulary(std::span<const Text> words, unsigned threads);

    std::size_t size() const { return heads_.size(); }
    WordView at(WordId) const;
    std::size_t bytes() const;

    // Ids of words that may be near, each once. Of many under one key the lowest ids come: give common words low ids.
    void candidates(const WordView&, std::vector<WordId>& found) const;
    // Of these the words with the same fold or a skeleton in common.
    void kindred(const WordView&, std::vector<WordId>& found) const;
    // The first word with this fold, or none.
    std::optional<WordId> with_fold(std::string_view fold) const;

    // Words whose likeliest skeleton this is.
    void with_skeleton(SkeletonCode, std::vector<WordId>& found) const;

private:
    struct Head {
        std::uint32_t letters, codes;
        std::uint8_t text, fold, strict, loose;
        Script script;
        Vowels vowels;
        std::uint32_t mask;
    };
    struct Key {
        std::uint32_t hash;
        WordId word;
    };
    std::span<const Key> under(std::uint32_t hash) const;
    void take(std::uint32_t hash, std::size_t most, std::vector<WordId>& found) const;

    std::vector<Head> heads_;
    std::vector<char> letters_;
    std::vector<SkeletonCode> codes_;
    std::vector<Key> keys_;
    std::vector<std::uint32_t> starts_;  // of the keys by their hash's upper bits
    int shift_ = 32;
};

}  // namespace sanad::names
