// The directory: shelters, embassies, hospitals, legal aid and whoever else a caller may turn to. Public knowledge, kept
// by the shift leads; an entry says who verified it last.
#pragma once

#include "db/tx.h"
#include "record/hours.h"

namespace sanad {

enum class OrganisationKind {
    emergency,
    shelter,
    embassy,
    hospital,
    legal_aid,
    authority,
    helpline,
    charity,
    other
};
BOOST_DESCRIBE_ENUM(OrganisationKind, emergency, shelter, embassy, hospital, legal_aid, authority,
    helpline, charity, other)

enum class Serves { women, men, children };
BOOST_DESCRIBE_ENUM(Serves, women, men, children)

struct Organisation;

// Hours are of the site's time zone; until before from: over midnight; neither: round the clock on its days.
struct OrganisationFacts {
    OrganisationKind kind;
    Text<160> name_en;
    Text<160> name_ar;
    std::optional<Text<400>> does_en;
    std::optional<Text<400>> does_ar;
    std::optional<Code<"country">> country;
    std::optional<Code<"governorate">> governorate;
    std::optional<Text<400>> address;
    std::optional<Text<60>> phone;  // as it is dialled here: 112 is no E.164 number
    std::optional<Text<60>> phone_after_hours;
    std::optional<Text<200>> website;
    List<Code<"language">, 0, 20> languages;
    std::optional<List<Serves, 1, 3>> serves;
    bool hours_known;
    std::optional<List<Weekday, 1, 7>> days;
    std::optional<TimeOfDay> from_time;
    std::optional<TimeOfDay> until_time;
    std::optional<std::int64_t> capacity;
    std::optional<std::int64_t> free_places;
};
DESCRIBE(OrganisationFacts, (),
    (kind, name_en, name_ar, does_en, does_ar, country, governorate, address, phone,
        phone_after_hours, website, languages, serves, hours_known, days, from_time, until_time,
        capacity, free_places))

struct OrganisationEdit : OrganisationFacts {
    bool active;
    std::int64_t version;
};
DESCRIBE(OrganisationEdit, (OrganisationFacts), (active, version))

struct OrganisationSheet : OrganisationFacts {
    Id<Organisation> id;
    bool active;
    std::optional<bool> open_now;  // null: nobody noted the hours
    std::optional<Instant> counted_at;
    std::optional<std::string> source;
    std::optional<Instant> verified_at;
    std::optional<std::string> verified_by_name;
    bool to_verify;
    std::int64_t version;
};
DESCRIBE(OrganisationSheet, (OrganisationFacts),
    (id, active, open_now, counted_at, source, verified_at, verified_by_name, to_verify, version))

struct OrganisationPage {
    std::vector<OrganisationSheet> items;
    std::optional<std::string> next;
};
DESCRIBE(OrganisationPage, (), (items, next))

struct OrganisationFilter {
    std::optional<OrganisationKind> kind;
    std::optional<Code<"country">> country;
    std::optional<bool> active;  // true when left out
    std::optional<Id<Organisation>> after;
    std::optional<std::int64_t> limit;
};
DESCRIBE(OrganisationFilter, (), (kind, country, active, after, limit))

struct OrganisationReceipt {
    Id<Organisation> id;
    std::int64_t version;
};
DESCRIBE(OrganisationReceipt, (), (id, version))

struct Verification {
    std::int64_t version;
};
DESCRIBE(Verification, (), (version))

// By kind and name.
OrganisationPage list_organisations(Tx&, OrganisationFilter);
// 422 `not_an_embassy` at /country, `too_many_free` at /free_places, and the hours' fields where they make no sense.
OrganisationReceipt add_organisation(Tx&, OrganisationFacts);
OrganisationReceipt edit_organisation(Tx&, Id<Organisation>, OrganisationEdit);
// Somebody rang or went there and found it as it stands.
OrganisationReceipt verify_organisation(Tx&, Id<Organisation>, Verification);

}  // namespace sanad
