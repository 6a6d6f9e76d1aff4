// How near the words of a segment are to the slots of a query, compared once a search and word.
#pragma once

#include <span>
#include <vector>

#include "people/names/reading.h"

namespace sanad::names {

struct Match {
    float worth, nearness;  // worth: of the slot's weight as much as it is near
    std::uint8_t slot;
    Likeness how;
};

class Matches {
public:
    void start(const Segment&, const Query&);
    // The best first. Valid until the next call.
    std::span<const Match> of(WordId);
    // The same for words that have been asked for with of(), nothing for others.
    std::span<const Match> known(WordId) const;

private:
    struct Row {
        WordId word;
        std::uint32_t begin, end;
    };
    std::size_t place(WordId) const;
    void grow();

    const Segment* segment_ = nullptr;
    const Query* query_ = nullptr;
    std::vector<std::uint32_t> table_;  // open addressing: 1 + a row
    std::vector<Row> rows_;
    std::vector<Match> matches_;
};

}  // namespace sanad::names
