// Looked up by keyed hashes: the words as a telephone number, with and without Kuwait's code, and as any other number.
#include "parties/search.h"

#include "cases/blind.h"
#include "people/search.h"

namespace sanad {
namespace {

struct Matched {
    Id<Party> party_id;
    DetailKind matched;
};
DESCRIBE(Matched, (), (party_id, matched))

struct NamedParty : NamedCount {
    Id<Party> id;
};
DESCRIBE(NamedParty, (NamedCount), (id))

struct Under : NamedCount {
    std::int64_t hidden;
};
DESCRIBE(Under, (NamedCount), (hidden))

constexpr std::size_t local_number = 8;  // digits of a number in Kuwait, without +965

std::string macs_of(const Keyring& keyring, const std::string& words) {
    std::string digits = digits_of(words);
    std::vector<std::string> macs{
        document_mac(keyring, plain_document_number(words)), *phone_mac(keyring, e164(words))};
    if (digits.size() == local_number)
        macs.push_back(*phone_mac(keyring, Sealed<Phone>{{"+965" + digits}}));
    std::string list = "{";
    for (const std::string& mac : macs)
        list += std::string(list.size() > 1 ? "," : "") + "\"\\" + mac + '"';
    return list + "}";
}

}  // namespace

PartySearch search_parties(Tx& tx, NumberAsked asked) {
    std::string words = latin_digits(asked.words.value);
    if (digits_of(words).empty() || plain_document_number(words).size() < 2)
        throw Problem(422, "invalid", {{"/words", "bad_format", 0}});
    std::string macs = macs_of(tx.keyring(), words);
    PartySearch search;
    search.id = search_id(tx.keyring(), words);
    auto under = tx.get<Under>(
        "select {} from parties.under_number(cast(:macs as bytea[]))", Binds{}("macs", macs));
    search.named = under.named;
    search.named_last_year = under.named_last_year;
    search.hidden = under.hidden;
    auto matched = tx.rows<Matched>(
        "select {} from parties.with_number(cast(:macs as bytea[]))", Binds{}("macs", macs));
    std::vector<std::string> ids;
    for (const Matched& each : matched) ids.push_back(each.party_id.value);
    auto counts = tx.rows<NamedParty>(
        "select {} from unnest(cast(:ids as uuid[])) id cross join lateral parties.named(id) n",
        Binds{}("ids", ids));
    for (PartyBrief& brief : briefs(tx, ids)) {
        PartyHit hit;
        for (const NamedParty& each : counts)
            if (each.id == brief.id) static_cast<NamedCount&>(hit) = each;
        for (const Matched& each : matched)
            if (each.party_id == brief.id) hit.matched = each.matched;
        static_cast<PartyBrief&>(hit) = std::move(brief);
        search.hits.push_back(std::move(hit));
    }
    return search;
}

}  // namespace sanad
