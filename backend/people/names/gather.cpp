#include "people/names/gather.h"

#include <algorithm>
#include <cmath>

namespace sanad::names {

namespace {

// Names read of each kind of list, and what belongs to a kind; set on the public half of the name pairs (tests/load/names).
constexpr std::size_t rare_budget = 2'000, pair_budget = 9'000, near_budget = 3'000;
constexpr std::size_t rare_word = 500;  // so many names hold it
constexpr float sure_word = 0.85f, sure_pair = 0.65f, least_pair = 1.4f;

}  // namespace

const std::vector<std::uint32_t>& Gatherer::gather(
    const Segment& segment, const Query& query, Matches& matches) {
    names_.clear();
    seen_.resize((segment.names() + 63) / 64);
    rare_.clear(), pairs_.clear(), near_.clear();
    list_words(segment, query, matches);
    list_pairs(segment, query);

    // A name that holds all words of the query is in the list of the rarest pair.
    auto shorter = [](const List& a, const List& b) { return a.names.size() < b.names.size(); };
    std::sort(rare_.begin(), rare_.end(), shorter);
    std::sort(pairs_.begin(), pairs_.end(), shorter);
    // Of the others what tells most for its length: the surprise of being in it, if it is the one that was meant.
    auto all = static_cast<float>(segment.names());
    for (List& list : near_) {
        auto size = static_cast<float>(list.names.size());
        list.quality *= std::log(1 + all / (size + 4)) / std::sqrt(size + 30);
    }
    std::sort(near_.begin(), near_.end(),
        [](const List& a, const List& b) { return a.quality > b.quality; });
    read(rare_, rare_budget);
    read(pairs_, pair_budget);
    read(near_, near_budget);
    for (std::uint32_t name : names_) seen_[name / 64] = 0;
    return names_;
}

void Gatherer::list_words(const Segment& segment, const Query& query, Matches& matches) {
    const Vocabulary& vocabulary = segment.vocabulary();
    bones_.assign(query.slots.size(), {});
    for (std::size_t slot = 0; slot < query.slots.size(); ++slot) {
        WordView view = query.slots[slot].shape.view();
        for (int i = 0; i < view.loose; ++i) add_bones(slot, view.codes[view.strict + i], 0.9f);
        if (!query.slots[slot].original()) {
            vocabulary.kindred(view, found_);
            for (WordId id : found_) matches.of(id);
            continue;
        }
        vocabulary.candidates(view, found_);
        for (WordId id : found_)
            for (const Match& match : matches.of(id)) {
                if (match.slot != slot) continue;
                WordView stored = vocabulary.at(id);
                add_bones(slot, stored.codes[stored.strict], match.nearness);
                List list{segment.names_with(id), match.nearness * match.nearness};
                bool rare = match.nearness >= sure_word && list.names.size() <= rare_word;
                (rare ? rare_ : near_).push_back(list);
                break;
            }
    }
}

void Gatherer::add_bones(std::size_t slot, SkeletonCode code, float nearness) {
    constexpr std::size_t most = 14;
    std::vector<Bones>& all = bones_[slot];
    for (Bones& each : all)
        if (each.code == code) {
            each.nearest = std::max(each.nearest, nearness);
            return;
        }
    if (all.size() < most) return all.push_back({code, nearness});
    auto least = std::min_element(all.begin(), all.end(),
        [](const Bones& a, const Bones& b) { return a.nearest < b.nearest; });
    if (least->nearest < nearness) *least = {code, nearness};
}

void Gatherer::list_pairs(const Segment& segment, const Query& query) {
    for (std::size_t i = 0; i < query.slots.size(); ++i)
        for (std::size_t j = i + 1; j < query.slots.size(); ++j) {
            // The half of a word says little but with the other half.
            if (!query.together(i, j) || query.slots[i].half != query.slots[j].half) continue;
            for (const Bones& a : bones_[i])
                for (const Bones& b : bones_[j]) {
                    if (a.nearest + b.nearest < least_pair) continue;
                    float both = a.nearest * b.nearest * a.nearest * b.nearest;
                    List list{segment.names_with_pair(a.code, b.code), both};
                    if (!list.names.empty()) (both >= sure_pair ? pairs_ : near_).push_back(list);
                }
        }
}

void Gatherer::read(const Lists& lists, std::size_t budget) {
    for (const List& list : lists)
        for (std::uint32_t name : list.names) {
            if (!budget) return;
            std::uint64_t& bits = seen_[name / 64];
            std::uint64_t bit = std::uint64_t(1) << (name % 64);
            if (bits & bit) continue;
            bits |= bit;
            names_.push_back(name);
            --budget;
        }
}

}  // namespace sanad::names
