#include "people/names/search.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "people/names/gather.h"

namespace sanad::names {

namespace {

// Parameters, set on the public half of the name pairs (tests/load/names).
constexpr float year_bonus = 0.14f, near_year_bonus = 0.10f, country_bonus = 0.08f;
constexpr float same_end =
    1.03f;  // first word on first, last on last: what people leave out stands between
constexpr float query_share =
    0.85f;  // of the names' weights that a full score has to cover; the rest is the stored name's
constexpr std::size_t most_candidates = 150;
constexpr std::size_t
    most_same = 3,
    most_alike = 6;  // hits with the same words or skeletons where no fact tells them apart

struct Candidate {
    float score;
    std::uint32_t name, identity;
};

struct Pairing {
    float score = 0;
    std::vector<Reason> reasons;
};

struct Found {
    float score;
    std::uint32_t identity, words;  // of the words' loose skeletons, of their folds
    NameHit hit;
};

// What a search needs again and again; one a thread.
struct Scratch {
    Matches matches;
    Gatherer gatherer;
    std::vector<Candidate> candidates;
    std::vector<std::uint16_t> counts;  // by identity
};

class SegmentSearch {
public:
    SegmentSearch(const Segment& segment, const Query& query, const Asked& asked, Scratch& scratch)
        : segment_(segment), query_(query), asked_(asked), s_(scratch) {}

    void run(std::vector<Found>&);

private:
    float glance(const Segment::Brief&) const;
    void cut(std::size_t most);
    void thin_out();
    Pairing pair(std::uint32_t name, bool explain);
    std::uint32_t words_of(std::uint32_t name) const;

    bool same_year(std::int16_t year) const {
        return asked_.birth_year && year && std::abs(*asked_.birth_year - year) <= 2;
    }
    bool same_country(CountryCode code) const {
        return asked_.nationality && asked_.nationality == code;
    }
    float bonus(const Segment::Brief& brief) const {
        float year = asked_.birth_year == brief.birth_year ? year_bonus
                     : same_year(brief.birth_year)         ? near_year_bonus
                                                           : 0;
        return year + (same_country(brief.nationality) ? country_bonus : 0);
    }
    float full(float query_weight, const Segment::Brief& brief) const {
        return query_share * query_weight +
               (1 - query_share) * static_cast<float>(brief.total) / 256.f;
    }

    const Segment& segment_;
    const Query& query_;
    const Asked& asked_;
    Scratch& s_;
};

// The score as far as it can be told from words that are known to be near, each taking the best slot that is left.
float SegmentSearch::glance(const Segment::Brief& brief) const {
    std::uint32_t covered = 0;
    float sum = 0;
    for (WordId word : segment_.words(brief))
        for (const Match& match : s_.matches.known(word)) {
            const Slot& slot = query_.slots[match.slot];
            if (slot.covers & covered) continue;
            covered |= slot.covers;
            sum += match.nearness * slot.worth;
            break;
        }
    return sum / full(query_.weight(), brief) + bonus(brief);
}

void SegmentSearch::cut(std::size_t most) {
    if (s_.candidates.size() <= most) return;
    auto at = s_.candidates.begin() + static_cast<std::ptrdiff_t>(most);
    std::nth_element(s_.candidates.begin(), at, s_.candidates.end(),
        [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    s_.candidates.resize(most);
}

// Where no fact tells namesakes apart, many of one identity would leave no room for other names.
void SegmentSearch::thin_out() {
    cut(10 * most_candidates);
    s_.counts.assign(4096, 0);
    std::sort(s_.candidates.begin(), s_.candidates.end(),
        [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    std::erase_if(s_.candidates, [&](const Candidate& each) {
        return ++s_.counts[each.identity % s_.counts.size()] > most_candidates / 5;
    });
}

// Words of the query with words of the name, each once, the best first; of all readings of the query the best.
Pairing SegmentSearch::pair(std::uint32_t name, bool explain) {
    struct Edge {
        float worth;
        std::uint8_t slot, word;
        Likeness how;
    };
    std::array<Edge, 96> edges;
    std::size_t count = 0;
    const Segment::Brief& brief = segment_.brief(name);
    std::span<const WordId> words = segment_.words(brief);
    std::uint32_t met = 0;
    for (std::size_t j = 0; j < words.size(); ++j)
        for (const Match& match : s_.matches.of(words[j])) {
            if (count == edges.size()) break;
            const Slot& slot = query_.slots[match.slot];
            bool end = (slot.first == 0 && j == 0) ||
                       (slot.last + 1u == query_.words() && j + 1 == words.size());
            edges[count++] = {(end ? same_end : 1) * match.worth, match.slot,
                static_cast<std::uint8_t>(j), match.how};
            met |= 1u << match.slot;
        }
    std::sort(edges.begin(), edges.begin() + count,
        [](const Edge& a, const Edge& b) { return a.worth > b.worth; });
    Pairing best;
    for (const Reading& reading : query_.readings) {
        if (reading.special & ~met) continue;
        std::uint32_t slots = reading.slots, free = ~0u;
        float sum = 0;
        std::vector<Reason> reasons;
        for (std::size_t e = 0; e < count; ++e) {
            const Edge& edge = edges[e];
            if (!(slots >> edge.slot & 1) || !(free >> edge.word & 1)) continue;
            slots &= ~(1u << edge.slot);
            free &= ~(1u << edge.word);
            sum += edge.worth;
            if (!explain) continue;
            const Slot& slot = query_.slots[edge.slot];
            for (std::uint8_t word = slot.first; word <= slot.last; ++word)
                reasons.push_back({word, edge.word, edge.how, !slot.original()});
        }
        float score = sum / full(reading.weight, brief);
        if (score > best.score) best = {score, std::move(reasons)};
    }
    return best;
}

std::uint32_t SegmentSearch::words_of(std::uint32_t name) const {
    std::size_t sum = 0;
    for (WordId word : segment_.words(segment_.brief(name)))
        sum += std::hash<std::string_view>()(segment_.vocabulary().at(word).fold);
    return static_cast<std::uint32_t>(sum >> 20);
}

void SegmentSearch::run(std::vector<Found>& all) {
    s_.matches.start(segment_, query_);
    const std::vector<std::uint32_t>& names = s_.gatherer.gather(segment_, query_, s_.matches);
    s_.candidates.clear();
    for (std::uint32_t name : names) {
        const Segment::Brief& brief = segment_.brief(name);
        s_.candidates.push_back({glance(brief), name, brief.identity});
    }
    if (segment_.gone())
        std::erase_if(s_.candidates, [&](const Candidate& each) {
            return segment_.is_gone(segment_.brief(each.name).person);
        });
    if (!asked_.birth_year && !asked_.nationality) thin_out();
    cut(most_candidates);
    for (Candidate& each : s_.candidates)
        each.score = pair(each.name, false).score + bonus(segment_.brief(each.name));
    auto kept = std::min(s_.candidates.size(), 30 + 3 * asked_.limit);
    auto end = s_.candidates.begin() + static_cast<std::ptrdiff_t>(kept);
    std::partial_sort(s_.candidates.begin(), end, s_.candidates.end(),
        [](const Candidate& a, const Candidate& b) {
            return a.score != b.score ? a.score > b.score : a.name < b.name;
        });
    for (auto at = s_.candidates.begin(); at != end; ++at) {
        const Segment::Brief& brief = segment_.brief(at->name);
        const PersonFacts& person = segment_.person(brief.person);
        Pairing paired = pair(at->name, true);
        NameHit hit{person.id, at->score, paired.score, 0, same_year(brief.birth_year),
            same_country(brief.nationality), std::move(paired.reasons)};
        for (std::uint32_t name = at->name;
             name > 0 && segment_.brief(name - 1).person == brief.person; --name)
            ++hit.name;
        all.push_back({at->score, at->identity, words_of(at->name), std::move(hit)});
    }
}

// Of what has one identity more than `alike` go behind the others, where `wanted` are wanted; the order stays.
void spread(std::vector<Found>& all, std::uint32_t Found::*identity, std::size_t alike,
    std::size_t wanted) {
    std::vector<Found> first, rest;
    std::unordered_map<std::uint32_t, std::size_t> counts;
    for (Found& each : all)
        if (first.size() < wanted && ++counts[each.*identity] <= alike)
            first.push_back(std::move(each));
        else
            rest.push_back(std::move(each));
    std::move(rest.begin(), rest.end(), std::back_inserter(first));
    all = std::move(first);
}

}  // namespace

std::vector<NameHit> find_names(
    std::span<const std::shared_ptr<const Segment>> segments, const Asked& asked) {
    thread_local Scratch scratch;
    std::vector<NameHit> hits;
    Query query(asked.query, segments);
    if (query.readings.empty() || asked.limit == 0) return hits;
    std::vector<Found> all;
    for (const auto& segment : segments)
        if (segment->names() > 0) SegmentSearch(*segment, query, asked, scratch).run(all);
    // Newer segments first where the scores agree, so that of a person who is just being replaced the new names stay.
    std::reverse(all.begin(), all.end());
    std::stable_sort(
        all.begin(), all.end(), [](const Found& a, const Found& b) { return a.score > b.score; });
    std::set<PersonKey> seen;
    std::erase_if(all, [&](const Found& each) { return !seen.insert(each.hit.id).second; });
    if (!asked.birth_year && !asked.nationality) {
        spread(all, &Found::words, most_same, asked.limit);
        spread(all, &Found::identity, most_alike, asked.limit);
    }
    for (std::size_t i = 0; i < std::min(all.size(), asked.limit); ++i)
        hits.push_back(std::move(all[i].hit));
    return hits;
}

}  // namespace sanad::names
