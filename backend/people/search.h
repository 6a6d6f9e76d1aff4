// One box for whatever is known of her: a name in any script or spelling, a part of it, a telephone number, a document's number or
// her code name. A hit says why it matched, and shows no more than its reader may see; of files beyond that only that there is
// one, and only where what was typed is strong enough not to be fishing.
#pragma once

#include "people/person.h"

namespace sanad {

struct SearchWords {
    Text<200> words;
    std::optional<Whole<1900, 2100>> birth_year;
    std::optional<Code<"country">> nationality;
};
DESCRIBE(SearchWords, (), (words, birth_year, nationality))

// What the words were taken for.
enum class SearchedFor { name, number, code_name };
BOOST_DESCRIBE_ENUM(SearchedFor, name, number, code_name)

enum class MatchHow { same, spelling, other_script, typo };
BOOST_DESCRIBE_ENUM(MatchHow, same, spelling, other_script, typo)

// A word as it was typed and the word of her name that it met.
struct WordMatch {
    std::string asked;
    std::string met;
    MatchHow how;
};
DESCRIBE(WordMatch, (), (asked, met, how))

struct PersonHit {
    Id<Person> id;
    std::string code_word;
    std::int64_t code_number;
    std::optional<Sex> sex;
    std::optional<Date> birth_date;
    std::optional<BirthPrecision> birth_precision;
    std::optional<std::string> nationality;
    Instant registered_at;
    std::optional<std::string> name;  // the one that matched, else the first
    std::int64_t score;               // of a name: 0 to 100 and above; of a number: 100
    std::vector<WordMatch> matches;
    bool same_birth_year;  // within two years
    bool same_nationality;
};
DESCRIBE(PersonHit, (),
    (id, code_word, code_number, sex, birth_date, birth_precision, nationality, registered_at, name,
        score, matches, same_birth_year, same_nationality))

struct PersonSearch {
    Id<Search> id;  // a keyed hash of what was asked; the audit knows it by nothing else
    SearchedFor searched_for;
    bool names_ready;  // false: this node still reads its names; numbers are looked up all the same
    std::vector<PersonHit> hits;
    // Files of the own site that one may not see. Not where: that somebody is in the shelter is nobody's to tell.
    std::int64_t hidden;
};
DESCRIBE(PersonSearch, (), (id, searched_for, names_ready, hits, hidden))

// At most ten hits, the likeliest first. A name alone singles nobody out: whoever reads compares year and nationality.
PersonSearch search_people(Tx&, SearchWords);

// A UUID that tells nothing to whoever lacks the key, and is the same for the same words.
Id<Search> search_id(const Keyring&, std::string_view words);

SearchedFor what_is(std::string_view words);

}  // namespace sanad
