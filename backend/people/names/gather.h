// The names of a segment that a search should look at: those that hold two words of the query by their loose skeletons, or one
// that is rare, and those of words that are near. So few that each can be looked at, whatever the size of the segment.
#pragma once

#include "people/names/matches.h"

namespace sanad::names {

class Gatherer {
public:
    // Names in no order, each once. Asks for all near words in `matches` on the way.
    const std::vector<std::uint32_t>& gather(const Segment&, const Query&, Matches& matches);

private:
    // A loose skeleton that a slot of the query may have in stored names, and how near its nearest word is.
    struct Bones {
        SkeletonCode code;
        float nearest;
    };
    struct List {
        std::span<const std::uint32_t> names;
        float quality;  // 0 to 1: how surely it is the words that were meant
    };
    using Lists = std::vector<List>;

    void list_words(const Segment&, const Query&, Matches&);
    void list_pairs(const Segment&, const Query&);
    void add_bones(std::size_t slot, SkeletonCode, float nearness);
    void read(const Lists&, std::size_t budget);

    std::vector<WordId> found_;
    std::vector<std::vector<Bones>> bones_;
    Lists rare_, pairs_, near_;
    std::vector<std::uint64_t> seen_;  // bits by name
    std::vector<std::uint32_t> names_;
};

}  // namespace sanad::names
