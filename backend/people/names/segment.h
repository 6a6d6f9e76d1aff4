// An immutable part of the name index: persons, the words of their names, and for each word the names that hold it. Only that a
// person is gone may be noted afterwards.
#pragma once

#include <atomic>
#include <memory>
#include <span>
#include <unordered_map>

#include "people/names/latin.h"
#include "people/names/person.h"
#include "people/names/vocabulary.h"

namespace sanad::names {

struct PersonFacts {
    PersonKey id;
    CountryCode nationality = 0;
    std::int16_t birth_year = 0;  // 0: unknown
    std::uint16_t names = 0;
};

// Persons as one thread gathers them. Names are taken apart at once and not kept. Not for two threads at a time.
class Gathered {
public:
    void add(const NamedPerson&);
    // Persons and words of a segment that is to be merged, without those that are gone and without one other.
    void add(const class Segment&, const PersonKey* except = nullptr);
    std::size_t persons() const { return persons_.size(); }

private:
    friend class Segment;
    struct Word {
        std::string text;
        Script script;
        bool operator==(const Word&) const = default;
    };
    struct HashWord {
        std::size_t operator()(const Word& word) const {
            return std::hash<std::string>()(word.text) ^ static_cast<std::size_t>(word.script) << 7;
        }
    };
    WordId word(std::string_view text, Script);
    const std::vector<WordId>& forms(std::string_view written);
    std::size_t add_name(std::string_view);

    std::unordered_map<std::string, std::vector<WordId>>
        seen_;  // a word as written → what counts of it
    std::unordered_map<Word, WordId, HashWord> ids_;
    std::vector<PersonFacts> persons_;
    std::vector<std::uint8_t> sizes_;  // words of each name
    std::vector<WordId> words_;        // of all names
};

class Segment {
public:
    // `statistics` tells how common words are where this segment is small; without it the segment's own counts do.
    Segment(std::vector<Gathered>, const Segment* statistics, unsigned threads);

    // Of a name what ranks it before its words are looked at, in one place of memory.
    struct Brief {
        std::uint32_t person;
        std::uint16_t total;  // weights of its words in 1/256
        std::int16_t birth_year;
        std::uint8_t size;  // words
        CountryCode nationality;
        std::uint32_t words;     // where its words begin
        std::uint32_t identity;  // of the words' loose skeletons in any order: namesakes have one
    };

    std::size_t persons() const { return persons_.size(); }
    std::size_t names() const { return briefs_.size(); }
    const Vocabulary& vocabulary() const { return vocabulary_; }
    const PersonFacts& person(std::uint32_t at) const { return persons_[at]; }
    const Brief& brief(std::uint32_t name) const { return briefs_[name]; }
    std::uint32_t person_of(std::uint32_t name) const { return briefs_[name].person; }
    std::span<const WordId> words(const Brief& brief) const {
        return {words_.data() + brief.words, brief.size};
    }
    std::span<const WordId> words(std::uint32_t name) const { return words(briefs_[name]); }
    // Ascending.
    std::span<const std::uint32_t> names_with(WordId word) const {
        return {postings_.data() + heads_[word], postings_.data() + heads_[word + 1]};
    }
    // Names that hold two words with these loose skeletons, in any order, ascending; a few others among them.
    std::span<const std::uint32_t> names_with_pair(SkeletonCode, SkeletonCode) const;
    // What it says to share a word, in nats: ln of names to names with the word's skeleton.
    float weight(WordId word) const { return weights_[word]; }
    // Of a word that need not be in it.
    float weight_of(const WordView&) const;

    bool is_gone(std::uint32_t person) const {
        return gone_[person / 64].load(std::memory_order_relaxed) >> (person % 64) & 1;
    }
    // Whether the person was here and is now gone. Any thread may read meanwhile.
    bool remove(const PersonKey&) const;
    std::size_t gone() const { return gone_count_.load(std::memory_order_relaxed); }
    std::size_t bytes() const;

private:
    friend class Gathered;
    void take_over(std::vector<Gathered>&, unsigned threads);
    void list_words();
    void list_pairs();
    template <class Take>
    void for_pairs(std::uint32_t name, Take&&) const;
    void weigh(const Segment* statistics);

    Vocabulary vocabulary_;
    std::vector<float> weights_;
    std::vector<std::uint32_t> heads_, postings_;  // names by word
    std::vector<std::uint32_t> pair_heads_,
        pairs_;  // names by the hash of a pair of loose skeletons, which is not kept
    std::vector<WordId> words_;
    std::vector<Brief> briefs_;
    int pair_shift_ = 63;
    std::vector<PersonFacts> persons_;  // by id
    mutable std::vector<std::atomic<std::uint64_t>> gone_;
    mutable std::atomic<std::size_t> gone_count_ = 0;
};

}  // namespace sanad::names
