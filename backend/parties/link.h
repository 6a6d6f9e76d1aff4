// What a party is to the worker that a complaint is about, and whether it is said to have abused her: allegations, each with who says
// so and since when. While one of abuse stands, nobody calls that party's numbers on her account (hotline/safe_contact.h).
#pragma once

#include "parties/party.h"

namespace sanad {

struct Complaint;
struct PartyLink;
struct Person;

enum class PartyRole {
    sponsor,
    employer,
    household_member,
    recruiter,
    trafficker,
    driver,
    work_place,
    lodging,
    vehicle,
    other
};
BOOST_DESCRIBE_ENUM(PartyRole, sponsor, employer, household_member, recruiter, trafficker, driver,
    work_place, lodging, vehicle, other)

enum class SaidBy { worker, caller, witness, document, authority };
BOOST_DESCRIBE_ENUM(SaidBy, worker, caller, witness, document, authority)

// One that is there already, or a new one.
struct LinkDraft {
    std::optional<Id<Party>> party_id;
    std::optional<PartyDraft> party;
    PartyRole role;
    SaidBy said_by;
    bool alleged_abuser;
};
DESCRIBE(LinkDraft, (), (party_id, party, role, said_by, alleged_abuser))

struct AllegationDraft {
    SaidBy said_by;
};
DESCRIBE(AllegationDraft, (), (said_by))

struct LinkEnding {
    static constexpr std::string_view stored_in = "parties.link";
    Sealed<Text<400>> end_reason;
};
DESCRIBE(LinkEnding, (), (end_reason))

struct AllegationEnding {
    static constexpr std::string_view stored_in = "parties.allegation";
    Sealed<Text<400>> end_reason;
};
DESCRIBE(AllegationEnding, (), (end_reason))

struct PartyLink {
    static constexpr std::string_view stored_in = "parties.link";
    Id<PartyLink> id;
    Id<Party> party_id;
    PartyRole role;
    SaidBy said_by;
    Instant added_at;
    std::string added_by_name;
    std::optional<Instant> ended_at;
    std::optional<Sealed<Text<400>>> end_reason;
    std::optional<SaidBy> alleged_by;  // that it abused her
    std::optional<Instant> alleged_at;
    std::optional<std::string> alleged_by_name;
    std::optional<Instant> withdrawn_at;  // the allegation
    std::optional<std::string> complaint_id;
    std::optional<std::string> reference;
    std::optional<std::string> state;
    std::optional<std::string> triage;
    std::vector<std::string> may;  // allege, end
};
DESCRIBE(PartyLink, (),
    (id, party_id, role, said_by, added_at, added_by_name, ended_at, end_reason, alleged_by,
        alleged_at, alleged_by_name, withdrawn_at, complaint_id, reference, state, triage, may))

// A party as it is told where it is linked or found: what stands of it. Nothing of it where its reader does not see it.
struct PartyBrief {
    Id<Party> id;
    PartyKind kind;
    std::vector<Detail> details;
};
DESCRIBE(PartyBrief, (), (id, kind, details))

// Under a number that the complaint names.
struct PartyCandidate {
    Id<Party> party_id;
    PartyKind party_kind;
    DetailKind matched;
};
DESCRIBE(PartyCandidate, (), (party_id, party_kind, matched))

struct ComplaintParties {
    Id<Complaint> id;
    std::vector<PartyLink> links;
    std::vector<PartyCandidate> candidates;  // not linked yet
    std::vector<PartyBrief> parties;         // of links and candidates, as far as one may see them
    // Of the own site: complaints of other workers that name its employer or office, and workers at its address, she among them.
    std::int64_t named;
    std::int64_t named_last_year;
    std::int64_t workers_at_address;
};
DESCRIBE(ComplaintParties, (),
    (id, links, candidates, parties, named, named_last_year, workers_at_address))

// Of her own file and of her complaints, as far as one may see them.
struct PersonParties {
    Id<Person> id;
    std::vector<PartyLink> links;
    std::vector<PartyBrief> parties;
};
DESCRIBE(PersonParties, (), (id, links, parties))

struct PartySheet : PartyRow, NamedCount {
    std::vector<Detail> details;
    std::vector<PartyLink> links;  // to files that one sees
};
DESCRIBE(PartySheet, (PartyRow, NamedCount), (details, links))

// What was said of whom, in which complaint.
struct LinkReceipt {
    Id<Complaint> id;
    Id<Party> party_id;
};
DESCRIBE(LinkReceipt, (), (id, party_id))

PartySheet show_party(Tx&, Id<Party>);
ComplaintParties show_parties_of_complaint(Tx&, Id<Complaint>);
PersonParties show_parties_of_person(Tx&, Id<Person>);
// 422 `no_party` at /party_id for one that the writer neither sees nor has a number of; 409 `party_link_once`.
LinkReceipt link_party(Tx&, Id<Complaint>, LinkDraft);
LinkReceipt end_link(Tx&, Id<PartyLink>, LinkEnding);
// 409 `allegation_once` where one stands.
LinkReceipt allege_abuse(Tx&, Id<PartyLink>, AllegationDraft);
LinkReceipt withdraw_allegation(Tx&, Id<PartyLink>, AllegationEnding);

// What stands of these parties, as far as one may see them, in the order of `ids`.
std::vector<PartyBrief> briefs(Tx&, const std::vector<std::string>& ids);

}  // namespace sanad
