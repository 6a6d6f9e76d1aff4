// The name index: finds a person by a name in any spelling and script. It lives in this process's memory only; names at rest stay
// sealed. Filled at start, then told of every change; whoever shows a hit has to have checked that its reader may see it.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "people/names/segment.h"

namespace sanad::names {

// Why a hit came: a word of the query met a word of one of the person's names.
struct Reason {
    std::uint8_t query_word = 0;   // in latin_words(query)
    std::uint8_t stored_word = 0;  // in latin_words(the stored name)
    Likeness how = Likeness::same;
    bool joined = false;  // two words on one side stand as one on the other
    bool operator==(const Reason&) const = default;
};

struct NameHit {
    PersonKey id;
    float score =
        0;  // name score, + 0.14 for the year (0.10 within two), + 0.08 for the nationality; only ranks
    float name_score = 0;    // 0 to about 1; never enough to merge two persons
    std::uint16_t name = 0;  // which of the person's names, of those that have letters
    bool same_year = false;  // within two years
    bool same_nationality = false;
    std::vector<Reason> reasons;
};

class NameIndex {
public:
    NameIndex();

    // Replaces all content by the persons gathered (one Gathered a loading thread). Uses so many threads.
    void load(std::vector<Gathered>, unsigned threads);

    // Adds a person, or replaces what is known of that person.
    void put(const NamedPerson&);
    // Whether there was such a person.
    bool remove(const PersonKey&);

    // Melts all parts into one, so that what was removed leaves the memory. Searches and changes go on meanwhile; one at a time.
    void rebuild(unsigned threads);
    // Persons that changed since the last load or rebuild.
    std::size_t changes() const;

    // Best first, at most `limit` persons. Never throws for what the query holds; without a letter it finds nothing. Any number
    // of threads may search while others change the index: they see each change whole.
    std::vector<NameHit> search(std::string_view query, std::optional<int> birth_year,
        std::string_view nationality, std::size_t limit) const;

    std::size_t persons() const;
    std::size_t bytes() const;

private:
    using Segments = std::vector<std::shared_ptr<const Segment>>;
    std::shared_ptr<const Segments> now() const;
    void set(Segments);
    void note(const PersonKey&);

    mutable std::mutex reading_;  // for the pointer only
    std::shared_ptr<const Segments> segments_;
    mutable std::mutex writing_;
    std::mutex rebuilding_;
    std::size_t frozen_ = 1;  // so many segments, the base first, are not to be merged by put()
    bool rebuilds_ = false;
    std::vector<PersonKey> changed_;  // since the rebuild began
    std::size_t changes_ = 0;
};

}  // namespace sanad::names
