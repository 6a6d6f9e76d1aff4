// Whom and what complaints are about: an employer, a recruitment office, a house, a vehicle. Each is sealed in a file of its own; what
// is known of it are details that begin and end. It opens to whoever sees a file that it is linked to (db/always/27_parties.sql).
#pragma once

#include "cases/file.h"
#include "db/tx.h"

namespace sanad {

struct Party;

enum class PartyKind { person, office, house, vehicle };
BOOST_DESCRIBE_ENUM(PartyKind, person, office, house, vehicle)

// `paci`: of a building, from its plate.
enum class DetailKind { name, phone, civil_id, licence, plate, paci, address };
BOOST_DESCRIBE_ENUM(DetailKind, name, phone, civil_id, licence, plate, paci, address)

struct DetailGiven {
    static constexpr std::string_view stored_in = "parties.detail";
    DetailKind kind;
    Sealed<Text<400>> text;
    bool operator==(const DetailGiven&) const = default;
};
DESCRIBE(DetailGiven, (), (kind, text))

struct PartyDraft {
    PartyKind kind;
    List<DetailGiven, 1, 20> details;
};
DESCRIBE(PartyDraft, (), (kind, details))

struct Detail : DetailGiven {
    Id<Detail> id;
    Id<Party> party_id;
    Instant added_at;
    std::string added_by_name;
    std::optional<Instant> ended_at;
};
DESCRIBE(Detail, (DetailGiven), (id, party_id, added_at, added_by_name, ended_at))

struct PartyRow {
    Id<Party> id;
    PartyKind kind;
    std::string registered_by_name;
    Instant registered_at;
    std::vector<std::string> may;  // add, end
};
DESCRIBE(PartyRow, (), (id, kind, registered_by_name, registered_at, may))

// How many complaints of the own site name it. Not which.
struct NamedCount {
    std::int64_t named;
    std::int64_t named_last_year;
};
DESCRIBE(NamedCount, (), (named, named_last_year))

// Something about a party came or ended.
struct OfParty {
    Id<Party> id;
};
DESCRIBE(OfParty, (), (id))

// Queues a party with its details, in a fresh file. Throws 422 at the details whose number is none; `pointer`: of the draft.
Id<Party> write_party(Tx&, const PartyDraft&, const std::string& pointer);

OfParty add_detail(Tx&, Id<Party>, DetailGiven);
// What turned out wrong stays on record as ended. 409 `last_detail` for the only one that stands.
OfParty end_detail(Tx&, Id<Detail>);

// A number's keyed hash; nothing for names and addresses.
std::optional<std::string> detail_mac(const Keyring&, const DetailGiven&);

}  // namespace sanad
