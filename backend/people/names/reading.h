// A query taken apart: its words, and how else they may be read where words are glued together or torn apart.
#pragma once

#include <memory>
#include <span>

#include "people/names/segment.h"

namespace sanad::names {

// A word of the query, two neighbours read as one, or a half of a word read as two.
struct Slot {
    WordShape shape;
    std::uint8_t first, last;  // words of the query
    bool half = false;
    float weight = 0;  // what it says to share it
    float worth = 0;   // the same while names are gathered: halves together as much as their word
    std::uint32_t covers = 0;  // bits of its words; heads share one bit and tails another
    bool original() const { return first == last && !half; }
};

// The slots that make up one way to read the query.
struct Reading {
    std::uint32_t slots = 0, special = 0;  // special: those that no other reading has
    float weight = 0;
};

class Query {
public:
    Query(std::string_view text, std::span<const std::shared_ptr<const Segment>>);

    // Whether two slots may both be met by one name.
    bool together(std::size_t, std::size_t) const;
    float weight() const { return readings[0].weight; }
    std::size_t words() const { return words_; }

    std::vector<Slot> slots;        // at most 31
    std::vector<Reading> readings;  // the plain one first; none without words

private:
    void join();
    void part(std::size_t word, std::span<const std::shared_ptr<const Segment>>);
    std::size_t words_ = 0;
};

}  // namespace sanad::names
