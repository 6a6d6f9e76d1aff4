#include "people/names/reading.h"

#include <algorithm>

namespace sanad::names {

namespace {

constexpr std::size_t most_slots = 31;

using Segments = std::span<const std::shared_ptr<const Segment>>;

// How common a word is, by the lowest id of its fold.
std::optional<WordId> known(Segments segments, std::string_view fold) {
    std::optional<WordId> best;
    for (const auto& segment : segments)
        if (std::optional<WordId> id = segment->vocabulary().with_fold(fold))
            if (!best || *id < *best) best = id;
    return best;
}

}  // namespace

Query::Query(std::string_view text, Segments segments) {
    for (const PlacedWord& word : latin_words(text)) {
        auto at = static_cast<std::uint8_t>(slots.size());
        slots.push_back({WordShape(word.text, word.script), at, at});
    }
    words_ = slots.size();
    if (words_ == 0) return;
    Reading plain;
    for (std::size_t i = 0; i < words_; ++i) {
        slots[i].weight = slots[i].worth = segments.front()->weight_of(slots[i].shape.view());
        slots[i].covers = 1u << i;
        plain.slots |= 1u << i;
        plain.weight += slots[i].weight;
    }
    readings.push_back(plain);
    join();
    for (std::size_t i = 0; i < words_; ++i) part(i, segments);
}

void Query::join() {
    for (std::size_t i = 0; i + 1 < words_ && slots.size() < most_slots; ++i) {
        const WordShape &one = slots[i].shape, &two = slots[i + 1].shape;
        if (one.view().script != two.view().script || one.text().size() + two.text().size() > 40)
            continue;
        Slot joined{WordShape(one.text() + two.text(), one.view().script), slots[i].first,
            slots[i + 1].last};
        // "mohamed hadi" sounds no longer than "mohamed": what is lost in joining must not count twice.
        if (joined.shape.codes()[0] == one.codes()[0] || joined.shape.codes()[0] == two.codes()[0])
            continue;
        joined.weight = joined.worth = slots[i].weight + slots[i + 1].weight;
        joined.covers = 3u << i;
        std::uint32_t bit = 1u << slots.size();
        readings.push_back({(readings[0].slots & ~(3u << i)) | bit, bit, weight()});
        slots.push_back(std::move(joined));
    }
}

// A word that nobody has may be two that somebody has: the places where both halves are known, common halves first.
void Query::part(std::size_t word, Segments segments) {
    constexpr std::size_t most_ways = 3;
    Script script = slots[word].shape.view().script;
    std::size_t least = script == Script::arabic ? 2 : 3;
    std::string text = slots[word].shape.text();
    if (text.size() < 2 * least || known(segments, slots[word].shape.folded())) return;
    std::vector<std::pair<WordId, std::size_t>> ways;
    for (std::size_t at = least; at + least <= text.size(); ++at) {
        auto head = known(segments, fold(std::string_view(text).substr(0, at)));
        auto tail = head ? known(segments, fold(std::string_view(text).substr(at))) : std::nullopt;
        if (tail) ways.push_back({std::max(*head, *tail), at});
    }
    std::sort(ways.begin(), ways.end());
    for (std::size_t i = 0; i < std::min(ways.size(), most_ways) && slots.size() + 2 <= most_slots;
         ++i) {
        auto [rank, at] = ways[i];
        auto own = static_cast<std::uint8_t>(word);
        Slot head{WordShape(text.substr(0, at), script), own, own, true},
            tail{WordShape(text.substr(at), script), own, own, true};
        head.weight = segments.front()->weight_of(head.shape.view());
        tail.weight = segments.front()->weight_of(tail.shape.view());
        float shared = slots[word].weight / std::max(head.weight + tail.weight, 0.01f);
        head.worth = shared * head.weight, tail.worth = shared * tail.weight;
        head.covers = 1u << 30, tail.covers = 1u << 31;
        std::uint32_t bits = 3u << slots.size();
        float weight_so = weight() - slots[word].weight + head.weight + tail.weight;
        readings.push_back({(readings[0].slots & ~(1u << word)) | bits, bits, weight_so});
        slots.push_back(std::move(head));
        slots.push_back(std::move(tail));
    }
}

bool Query::together(std::size_t a, std::size_t b) const {
    std::uint32_t both = 1u << a | 1u << b;
    return std::any_of(readings.begin(), readings.end(),
        [&](const Reading& reading) { return (reading.slots & both) == both; });
}

}  // namespace sanad::names
