#include "people/names/name_index.h"

#include <algorithm>

#include "people/names/search.h"

namespace sanad::names {

NameIndex::NameIndex() { load({}, 1); }

std::shared_ptr<const NameIndex::Segments> NameIndex::now() const {
    std::lock_guard lock(reading_);
    return segments_;
}

void NameIndex::set(Segments segments) {
    auto fresh = std::make_shared<const Segments>(std::move(segments));
    std::lock_guard lock(reading_);
    segments_.swap(fresh);
}

void NameIndex::load(std::vector<Gathered> parts, unsigned threads) {
    std::scoped_lock lock(rebuilding_, writing_);
    set({std::make_shared<const Segment>(std::move(parts), nullptr, threads)});
    changes_ = 0;
}

// The newest persons are a segment of their own; it takes in its neighbour as long as that is not larger, so that n changes leave
// log n segments and each person was moved as often. The base is left to rebuild().
void NameIndex::put(const NamedPerson& person) {
    std::lock_guard lock(writing_);
    std::shared_ptr<const Segments> older = now();
    Segments segments = *older;
    std::vector<Gathered> fresh(1);
    fresh[0].add(person);
    while (segments.size() > frozen_ && segments.back()->persons() <= fresh[0].persons()) {
        fresh[0].add(*segments.back(), &person.id);
        segments.pop_back();
    }
    segments.push_back(std::make_shared<const Segment>(std::move(fresh), segments[0].get(), 1));
    set(std::move(segments));
    for (const auto& segment : *older) segment->remove(person.id);
    note(person.id);
}

bool NameIndex::remove(const PersonKey& id) {
    std::lock_guard lock(writing_);
    bool was_here = false;
    for (const auto& segment : *now()) was_here = segment->remove(id) || was_here;
    if (was_here) note(id);
    return was_here;
}

void NameIndex::note(const PersonKey& id) {
    if (rebuilds_) changed_.push_back(id);
    ++changes_;
}

void NameIndex::rebuild(unsigned threads) {
    std::lock_guard one(rebuilding_);
    std::shared_ptr<const Segments> old;
    {
        std::lock_guard lock(writing_);
        old = now();
        frozen_ = old->size();
        rebuilds_ = true;
        changes_ = 0;
    }
    std::vector<Gathered> parts(old->size());
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i].add(*(*old)[i]);
    auto base = std::make_shared<const Segment>(std::move(parts), nullptr, threads);

    std::lock_guard lock(writing_);
    for (const PersonKey& id : changed_) base->remove(id);
    Segments segments{base};
    std::shared_ptr<const Segments> late = now();
    segments.insert(
        segments.end(), late->begin() + static_cast<std::ptrdiff_t>(frozen_), late->end());
    set(std::move(segments));
    frozen_ = 1;
    rebuilds_ = false;
    changed_.clear();
}

std::size_t NameIndex::changes() const {
    std::lock_guard lock(writing_);
    return changes_;
}

std::vector<NameHit> NameIndex::search(std::string_view query, std::optional<int> birth_year,
    std::string_view nationality, std::size_t limit) const {
    std::shared_ptr<const Segments> segments = now();
    return find_names(*segments, Asked{query, birth_year, country_code(nationality), limit});
}

std::size_t NameIndex::persons() const {
    std::size_t sum = 0;
    for (const auto& segment : *now()) sum += segment->persons() - segment->gone();
    return sum;
}

std::size_t NameIndex::bytes() const {
    std::size_t sum = 0;
    for (const auto& segment : *now()) sum += segment->bytes();
    return sum;
}

}  // namespace sanad::names
