// A party by a number that is known as a whole: a telephone, a civil ID, a licence, a plate, a building's number. What one may not see is
// counted, no more.
#pragma once

#include "parties/link.h"

namespace sanad {

struct Search;

struct NumberAsked {
    Text<60> words;
};
DESCRIBE(NumberAsked, (), (words))

struct PartyHit : PartyBrief, NamedCount {
    DetailKind matched;
};
DESCRIBE(PartyHit, (PartyBrief, NamedCount), (matched))

struct PartySearch : NamedCount {
    Id<Search> id;  // a keyed hash of what was asked; the audit knows it by nothing else
    std::vector<PartyHit> hits;
    std::int64_t hidden;  // parties of the own site
};
DESCRIBE(PartySearch, (NamedCount), (id, hits, hidden))

// 422 `bad_format` at /words for what is no number.
PartySearch search_parties(Tx&, NumberAsked);

}  // namespace sanad
