// Candidates come from the node's name index or from a number's keyed hash; what of them is shown, row-level security says.
#include "people/search.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "cases/blind.h"
#include "crypto/bytes.h"
#include "people/index.h"

namespace sanad {
namespace {

constexpr std::size_t most_hits = 10;
// A person may be met by several of her names.
constexpr std::size_t names_for_hits = 3 * most_hits;
// Below this a name has little in common (the study's figure for showing it).
constexpr float least_name_score = 0.6f;
// A hidden file is mentioned only where year or nationality agrees, too.
constexpr float hidden_name_score = 0.85f;

struct Candidate {
    std::string id;
    names::NameHit why;  // of a name
    int score = 100;
    bool strong = true;  // worth a mention though hidden
};

struct ShownPerson {
    Id<Person> id;
    std::string code_word;
    std::int64_t code_number;
    std::optional<Sex> sex;
    std::optional<Date> birth_date;
    std::optional<BirthPrecision> birth_precision;
    std::optional<std::string> nationality;
    Instant registered_at;
};
DESCRIBE(ShownPerson, (),
    (id, code_word, code_number, sex, birth_date, birth_precision, nationality, registered_at))

struct StandingName {
    static constexpr std::string_view stored_in = "people.person_name";
    Id<PersonName> id;
    std::string person_id;
    Sealed<Text<200>> text;
};
DESCRIBE(StandingName, (), (id, person_id, text))

struct HiddenCount {
    std::int64_t count;
};
DESCRIBE(HiddenCount, (), (count))

std::size_t letters_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) || c >= 0x80; }));
}

std::string id_list(const std::vector<Candidate>& candidates) {
    std::string list = "{";
    for (const Candidate& candidate : candidates)
        list += (list.size() > 1 ? "," : "") + candidate.id;
    return list + "}";
}

std::vector<Candidate> by_name(const SearchWords& asked) {
    std::vector<Candidate> found;
    std::optional<int> year;
    if (asked.birth_year) year = static_cast<int>(asked.birth_year->value);
    auto hits = PersonIndex::here().names().search(asked.words.value, year,
        asked.nationality ? asked.nationality->value : std::string(), names_for_hits);
    for (names::NameHit& hit : hits) {
        if (hit.name_score < least_name_score) continue;
        // A person once, by the likeliest of her names.
        std::string id = hit.id.uuid();
        if (std::any_of(
                found.begin(), found.end(), [&](const Candidate& each) { return each.id == id; }))
            continue;
        if (found.size() == most_hits) break;
        bool strong =
            hit.name_score >= hidden_name_score && (hit.same_year || hit.same_nationality);
        int score = static_cast<int>(std::lround(hit.score * 100));
        found.push_back({std::move(id), std::move(hit), score, strong});
    }
    return found;
}

std::vector<Candidate> by_rule(Tx& tx, std::string_view call, Binds binds) {
    std::vector<Candidate> found;
    for (Seen& seen :
        tx.rows<Seen>("select {} from " + std::string(call) + " id", std::move(binds)))
        found.push_back({std::move(seen.id), {}, 100, true});
    return found;
}

std::vector<Candidate> candidates_for(Tx& tx, const SearchWords& asked, SearchedFor what) {
    const std::string& words = asked.words;
    if (what == SearchedFor::name) return by_name(asked);
    if (what == SearchedFor::code_name) {
        std::string word(words.substr(0, words.find_first_of(" -0123456789")));
        return by_rule(tx, "people.with_code_name(:word, cast(:number as int))",
            Binds{}("word", word)("number", digits_of(words)));
    }
    return by_rule(tx, "people.with_number(cast(:phone as bytea), cast(:document as bytea))",
        Binds{}("phone", phone_mac(tx.keyring(), e164(words)))(
            "document", document_mac(tx.keyring(), plain_document_number(words))));
}

MatchHow how(names::Likeness likeness) {
    switch (likeness) {
        case names::Likeness::same: return MatchHow::same;
        case names::Likeness::spelling: return MatchHow::spelling;
        case names::Likeness::other_script: return MatchHow::other_script;
        case names::Likeness::typo: break;
    }
    return MatchHow::typo;
}

std::string word_at(
    const std::vector<names::PlacedWord>& words, std::size_t at, std::string_view text) {
    if (at >= words.size()) return {};
    return std::string(text.substr(words[at].at.from, words[at].at.length));
}

void explain(PersonHit& hit, const names::NameHit& why, const std::vector<std::string>& names,
    std::string_view asked) {
    auto asked_words = names::latin_words(asked);
    std::vector<const std::string*> lettered;
    for (const std::string& name : names)
        if (!names::latin_words(name).empty()) lettered.push_back(&name);
    hit.same_birth_year = why.same_year;
    hit.same_nationality = why.same_nationality;
    if (why.name >= lettered.size()) return;  // changed since
    hit.name = *lettered[why.name];
    auto met_words = names::latin_words(*hit.name);
    auto reasons = why.reasons;  // in the order of what was typed
    std::stable_sort(reasons.begin(), reasons.end(),
        [](const auto& one, const auto& other) { return one.query_word < other.query_word; });
    for (const names::Reason& reason : reasons)
        hit.matches.push_back({word_at(asked_words, reason.query_word, asked),
            word_at(met_words, reason.stored_word, *hit.name), how(reason.how)});
}

std::vector<PersonHit> shown(
    Tx& tx, const std::vector<Candidate>& candidates, const SearchWords& asked) {
    std::string ids = id_list(candidates);
    auto persons = tx.rows<ShownPerson>(
        "select {} from people.person where id = any (cast(:ids as uuid[]))", Binds{}("ids", ids));
    auto names = tx.rows<StandingName>(
        "select {} from people.person_name_row where person_id = any (cast(:ids as uuid[])) and "
        "ended_at is null order by id",
        Binds{}("ids", ids));
    std::vector<PersonHit> hits;
    for (const Candidate& candidate : candidates) {
        auto person = std::find_if(persons.begin(), persons.end(),
            [&](const ShownPerson& each) { return each.id.value == candidate.id; });
        if (person == persons.end()) continue;
        std::vector<std::string> of_her;
        for (const StandingName& name : names)
            if (name.person_id == candidate.id) of_her.push_back(name.text.value);
        PersonHit hit{person->id, person->code_word, person->code_number, person->sex,
            person->birth_date, person->birth_precision, person->nationality, person->registered_at,
            std::nullopt, candidate.score, {}, false, false};
        if (!of_her.empty()) hit.name = of_her.front();
        if (!candidate.why.reasons.empty()) explain(hit, candidate.why, of_her, asked.words.value);
        hits.push_back(std::move(hit));
    }
    return hits;
}

std::int64_t hidden(Tx& tx, std::vector<Candidate> candidates, const std::vector<PersonHit>& hits) {
    std::erase_if(candidates, [&](const Candidate& candidate) {
        return !candidate.strong ||
               std::any_of(hits.begin(), hits.end(),
                   [&](const PersonHit& hit) { return hit.id.value == candidate.id; });
    });
    if (candidates.empty()) return 0;
    return tx
        .get<HiddenCount>("select {} from people.hidden_hits(cast(:ids as uuid[])) count",
            Binds{}("ids", id_list(candidates)))
        .count;
}

}  // namespace

Id<Search> search_id(const Keyring& keyring, std::string_view words) {
    std::string mac = hmac_sha256(keyring.derived("searched words").view(), words).substr(0, 16);
    mac[6] =
        static_cast<char>((mac[6] & 0x0f) | 0x80);  // version 8: of the application's own making
    mac[8] = static_cast<char>((mac[8] & 0x3f) | 0x80);
    std::string text = hex(mac);
    for (std::size_t at : {8, 13, 18, 23}) text.insert(at, "-");
    return Id<Search>(text);
}

SearchedFor what_is(std::string_view words) {
    std::size_t digits = digits_of(words).size();
    bool letters = letters_of(words) > 0;
    if (digits >= 5) return SearchedFor::number;
    return letters && digits >= 3 ? SearchedFor::code_name : SearchedFor::name;
}

PersonSearch search_people(Tx& tx, SearchWords asked) {
    // The index in memory knows no row-level security: it is asked only for who may read identities at all.
    tx.get<Seen>(
        "select {} from (select access.me() as id where access.permits('identity_read')) x");
    asked.words.value = latin_digits(asked.words.value);
    PersonSearch search{search_id(tx.keyring(), asked.words.value), what_is(asked.words.value),
        PersonIndex::here().ready(), {}, 0};
    auto candidates = candidates_for(tx, asked, search.searched_for);
    search.hits = shown(tx, candidates, asked);
    search.hidden = hidden(tx, std::move(candidates), search.hits);
    return search;
}

}  // namespace sanad
