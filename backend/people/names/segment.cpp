#include "people/names/segment.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace sanad::names {

WordId Gathered::word(std::string_view text, Script script) {
    return ids_.try_emplace(Word{std::string(text), script}, static_cast<WordId>(ids_.size()))
        .first->second;
}

const std::vector<WordId>& Gathered::forms(std::string_view written) {
    auto [at, fresh] = seen_.try_emplace(std::string(written));
    if (fresh)
        for (const LatinWord& form : latin_forms(written))
            if (!form.dropped) at->second.push_back(word(form.text, form.script));
    return at->second;
}

std::size_t Gathered::add_name(std::string_view name) {
    std::size_t before = words_.size();
    for (Stretch at : stretches(name))
        for (WordId id : forms(name.substr(at.from, at.length)))
            if (words_.size() - before < most_words) words_.push_back(id);
    if (words_.size() == before)
        for (const PlacedWord& each : latin_words(name))
            words_.push_back(word(each.text, each.script));
    return words_.size() - before;
}

void Gathered::add(const NamedPerson& person) {
    PersonFacts facts{
        person.id, country_code(person.nationality), person.birth_year.value_or(0), 0};
    for (const std::string& name : person.names)
        if (std::size_t size = add_name(name); size > 0 && facts.names < 1000) {
            sizes_.push_back(static_cast<std::uint8_t>(size));
            ++facts.names;
        }
    persons_.push_back(facts);
}

void Gathered::add(const Segment& segment, const PersonKey* except) {
    std::vector<WordId> own(segment.vocabulary_.size(), ~WordId(0));
    for (std::uint32_t person = 0, name = 0; person < segment.persons_.size(); ++person) {
        const PersonFacts& facts = segment.persons_[person];
        std::uint32_t end = name + facts.names;
        if (segment.is_gone(person) || (except && facts.id == *except)) {
            name = end;
            continue;
        }
        persons_.push_back(facts);
        for (; name < end; ++name) {
            sizes_.push_back(static_cast<std::uint8_t>(segment.words(name).size()));
            for (WordId id : segment.words(name)) {
                if (own[id] == ~WordId(0)) {
                    WordView view = segment.vocabulary_.at(id);
                    own[id] = word(view.text, view.script);
                }
                words_.push_back(own[id]);
            }
        }
    }
}

Segment::Segment(std::vector<Gathered> parts, const Segment* statistics, unsigned threads) {
    take_over(parts, threads);
    parts.clear();
    list_words();
    list_pairs();
    weigh(statistics);
}

void Segment::list_words() {
    heads_.assign(vocabulary_.size() + 1, 0);
    for (WordId id : words_) ++heads_[id + 1];
    std::partial_sum(heads_.begin(), heads_.end(), heads_.begin());
    postings_.resize(words_.size());
    std::vector<std::uint32_t> next(heads_.begin(), heads_.end() - 1);
    for (std::uint32_t name = 0; name < names(); ++name)
        for (WordId id : words(name)) postings_[next[id]++] = name;
}

namespace {

std::uint64_t hash_pair(SkeletonCode a, SkeletonCode b) {
    if (a > b) std::swap(a, b);
    std::uint64_t x = (a ^ (a >> 29)) * 0xbf58476d1ce4e5b9u + b * 0x9e3779b97f4a7c15u;
    return (x ^ (x >> 31)) * 0x94d049bb133111ebu;
}

}  // namespace

template <class Take>
void Segment::for_pairs(std::uint32_t name, Take&& take) const {
    std::span<const WordId> all = words(name);
    for (std::size_t i = 0; i < all.size(); ++i) {
        WordView one = vocabulary_.at(all[i]);
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            WordView two = vocabulary_.at(all[j]);
            for (int m = 0; m < std::min<int>(one.loose, 2); ++m)
                for (int n = 0; n < std::min<int>(two.loose, 2); ++n)
                    take(hash_pair(one.codes[one.strict + m], two.codes[two.strict + n]) >>
                         pair_shift_);
        }
    }
}

void Segment::list_pairs() {
    std::size_t most = 0;
    for (std::uint32_t name = 0; name < names(); ++name)
        most += words(name).size() * (words(name).size() - 1) / 2;
    int bits = std::max(1, static_cast<int>(std::bit_width(most / 2)));
    pair_shift_ = 64 - bits;
    pair_heads_.assign((std::size_t(1) << bits) + 1, 0);
    for (std::uint32_t name = 0; name < names(); ++name)
        for_pairs(name, [&](std::size_t bucket) { ++pair_heads_[bucket + 1]; });
    std::partial_sum(pair_heads_.begin(), pair_heads_.end(), pair_heads_.begin());
    pairs_.resize(pair_heads_.back());
    // Filled from the end of each bucket, so that the heads need no copy; hence from the last name on.
    for (std::uint32_t name = static_cast<std::uint32_t>(names()); name-- > 0;)
        for_pairs(name, [&](std::size_t bucket) { pairs_[--pair_heads_[bucket + 1]] = name; });
    pair_heads_.erase(pair_heads_.begin());
    pair_heads_.push_back(static_cast<std::uint32_t>(pairs_.size()));
}

std::span<const std::uint32_t> Segment::names_with_pair(SkeletonCode a, SkeletonCode b) const {
    std::size_t bucket = hash_pair(a, b) >> pair_shift_;
    return {pairs_.data() + pair_heads_[bucket], pairs_.data() + pair_heads_[bucket + 1]};
}

void Segment::take_over(std::vector<Gathered>& parts, unsigned threads) {
    std::unordered_map<Gathered::Word, WordId, Gathered::HashWord> ids;
    std::vector<std::vector<WordId>> renamed;
    for (const Gathered& part : parts) {
        std::vector<WordId>& own = renamed.emplace_back(part.ids_.size());
        for (const auto& [word, id] : part.ids_)
            own[id] = ids.try_emplace(word, static_cast<WordId>(ids.size())).first->second;
    }
    // Common words get low ids.
    std::vector<std::uint32_t> counts(ids.size());
    for (std::size_t part = 0; part < parts.size(); ++part)
        for (WordId id : parts[part].words_) ++counts[renamed[part][id]];
    std::vector<WordId> by_count(ids.size()), rank(ids.size());
    std::iota(by_count.begin(), by_count.end(), 0);
    std::stable_sort(by_count.begin(), by_count.end(),
        [&](WordId a, WordId b) { return counts[a] > counts[b]; });
    for (WordId i = 0; i < by_count.size(); ++i) rank[by_count[i]] = i;
    for (std::vector<WordId>& own : renamed)
        for (WordId& id : own) id = rank[id];
    for (auto& [word, id] : ids) id = rank[id];

    std::vector<Vocabulary::Text> texts(ids.size());
    for (const auto& [word, id] : ids) texts[id] = {word.text, word.script};
    vocabulary_ = Vocabulary(texts, threads);

    struct Source {
        PersonKey id;
        std::uint32_t part, person, name, word;
    };
    std::vector<Source> order;
    std::size_t all_names = 0, all_words = 0;
    for (std::uint32_t part = 0; part < parts.size(); ++part) {
        std::uint32_t name = 0, word = 0;
        for (std::uint32_t i = 0; i < parts[part].persons_.size(); ++i) {
            const PersonFacts& facts = parts[part].persons_[i];
            order.push_back({facts.id, part, i, name, word});
            for (int n = 0; n < facts.names; ++n) word += parts[part].sizes_[name++];
        }
        all_names += name, all_words += word;
    }
    std::stable_sort(
        order.begin(), order.end(), [](const Source& a, const Source& b) { return a.id < b.id; });

    persons_.reserve(order.size()), briefs_.reserve(all_names);
    words_.reserve(all_words);
    for (const Source& from : order) {
        const Gathered& part = parts[from.part];
        persons_.push_back(part.persons_[from.person]);
        std::uint32_t word = from.word;
        for (std::uint32_t n = 0; n < persons_.back().names; ++n) {
            std::uint8_t size = part.sizes_[from.name + n];
            briefs_.push_back({static_cast<std::uint32_t>(persons_.size() - 1), 0,
                persons_.back().birth_year, size, persons_.back().nationality,
                static_cast<std::uint32_t>(words_.size()), 0});
            for (int left = size; left > 0; --left)
                words_.push_back(renamed[from.part][part.words_[word++]]);
        }
    }
    gone_ = std::vector<std::atomic<std::uint64_t>>((persons_.size() + 63) / 64);
}

namespace {

float rarity(std::size_t names, std::size_t with) {
    return static_cast<float>(
        std::log((static_cast<double>(names) + 1) /
                 (static_cast<double>(with) + 0.5 + static_cast<double>(names) / 50'000)));
}

}  // namespace

void Segment::weigh(const Segment* statistics) {
    std::unordered_map<SkeletonCode, std::uint32_t> counts;
    for (WordId id = 0; id < vocabulary_.size(); ++id)
        counts[vocabulary_.at(id).codes[0]] += heads_[id + 1] - heads_[id];
    weights_.resize(vocabulary_.size());
    for (WordId id = 0; id < vocabulary_.size(); ++id)
        weights_[id] = statistics ? statistics->weight_of(vocabulary_.at(id))
                                  : rarity(names(), counts[vocabulary_.at(id).codes[0]]);
    for (std::uint32_t name = 0; name < names(); ++name) {
        float sum = 0;
        std::uint64_t identity = 0;
        for (WordId id : words(name)) {
            WordView word = vocabulary_.at(id);
            sum += weights_[id];
            identity += hash_pair(word.codes[word.strict], 0);
        }
        briefs_[name].identity = static_cast<std::uint32_t>(identity >> 32);
        briefs_[name].total = static_cast<std::uint16_t>(std::min(sum * 256.f, 65535.f));
    }
}

float Segment::weight_of(const WordView& word) const {
    thread_local std::vector<WordId> found;
    vocabulary_.with_skeleton(word.codes[0], found);
    return found.empty() ? rarity(names(), 0) : weights_[found[0]];
}

bool Segment::remove(const PersonKey& id) const {
    auto at = std::lower_bound(persons_.begin(), persons_.end(), id,
        [](const PersonFacts& facts, const PersonKey& key) { return facts.id < key; });
    bool was_here = false;
    for (; at != persons_.end() && at->id == id; ++at) {
        auto person = static_cast<std::size_t>(at - persons_.begin());
        std::uint64_t bit = std::uint64_t(1) << (person % 64);
        if (gone_[person / 64].fetch_or(bit) & bit) continue;
        was_here = true;
        ++gone_count_;
    }
    return was_here;
}

std::size_t Segment::bytes() const {
    return vocabulary_.bytes() + sizeof(float) * weights_.capacity() +
           sizeof(PersonFacts) * persons_.capacity() +
           sizeof(std::uint32_t) * (heads_.capacity() + postings_.capacity() + words_.capacity() +
                                       pair_heads_.capacity() + pairs_.capacity()) +
           sizeof(Brief) * briefs_.capacity() + 8 * gone_.size();
}

}  // namespace sanad::names
