#include "people/names/matches.h"

#include <algorithm>

namespace sanad::names {

void Matches::start(const Segment& segment, const Query& query) {
    segment_ = &segment;
    query_ = &query;
    table_.assign(2048, 0);
    rows_.clear();
    matches_.clear();
}

// Where a word's row is noted, or would be.
std::size_t Matches::place(WordId word) const {
    std::size_t at = word * 0x9e3779b1u >> 7 & (table_.size() - 1);
    while (table_[at] && rows_[table_[at] - 1].word != word) at = (at + 1) & (table_.size() - 1);
    return at;
}

std::span<const Match> Matches::known(WordId word) const {
    std::uint32_t row = table_[place(word)];
    if (!row) return {};
    return {matches_.data() + rows_[row - 1].begin, matches_.data() + rows_[row - 1].end};
}

std::span<const Match> Matches::of(WordId word) {
    std::size_t at = place(word);
    if (!table_[at]) {
        auto begin = static_cast<std::uint32_t>(matches_.size());
        WordView stored = segment_->vocabulary().at(word);
        for (std::size_t i = 0; i < query_->slots.size(); ++i) {
            const Slot& slot = query_->slots[i];
            if (!slot.original() && !kin(slot.shape.view(), stored)) continue;
            Nearness near = nearness(slot.shape, stored);
            if (near.score < least_nearness) continue;
            matches_.push_back(
                {near.score * slot.weight, near.score, static_cast<std::uint8_t>(i), near.how});
        }
        std::sort(matches_.begin() + begin, matches_.end(),
            [](const Match& a, const Match& b) { return a.worth > b.worth; });
        rows_.push_back({word, begin, static_cast<std::uint32_t>(matches_.size())});
        table_[at] = static_cast<std::uint32_t>(rows_.size());
        if (2 * rows_.size() > table_.size()) grow();
    }
    return known(word);
}

void Matches::grow() {
    table_.assign(2 * table_.size(), 0);
    for (std::size_t i = 0; i < rows_.size(); ++i)
        table_[place(rows_[i].word)] = static_cast<std::uint32_t>(i + 1);
}

}  // namespace sanad::names
