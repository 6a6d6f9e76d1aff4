// Links between parties and complaints.
#include "parties/link.h"

#include <algorithm>

namespace sanad {
namespace {

struct Alerts : NamedCount {
    std::int64_t workers_at_address;
};
DESCRIBE(Alerts, (NamedCount), (workers_at_address))

struct LiveLink : FileKeyRow {
    Id<Party> party_id;
    Id<Complaint> complaint_id;                // the first of its file
    std::optional<std::string> allegation_id;  // that stands

    LinkReceipt receipt() const { return {complaint_id, party_id}; }
};
DESCRIBE(LiveLink, (FileKeyRow), (party_id, complaint_id, allegation_id))

struct KindRow {
    Id<Party> id;
    PartyKind kind;
};
DESCRIBE(KindRow, (), (id, kind))

const std::string live_link =
    R"(select l.party_id, l.file_id, f.unit_key_id, f.wrapped_key,
           (select c.id from hotline.complaint c where c.file_id = l.file_id order by c.id limit 1) as complaint_id,
           (select a.id from parties.allegation a where a.link_id = l.id and a.ended_at is null) as allegation_id
       from parties.link l join cases.file f on f.id = l.file_id where l.id = :id and l.ended_at is null)";

// For whoever may end it.
LiveLink lock_link(Tx& tx, const Id<PartyLink>& id) {
    return tx.get<LiveLink>(
        "select {} from (" + live_link + " for update of l) x", Binds{}("id", id));
}

void write_allegation(Tx& tx, const Id<PartyLink>& link, SaidBy said_by) {
    tx.later("insert into parties.allegation (id, link_id, said_by) values (:id, :link, :said_by)",
        Binds{}("id", new_uuid())("link", link)("said_by", said_by));
}

// Each once.
std::vector<std::string> parties_in(
    const std::vector<PartyLink>& links, const std::vector<PartyCandidate>& candidates) {
    std::vector<std::string> ids;
    for (const PartyLink& link : links) ids.push_back(link.party_id.value);
    for (const PartyCandidate& each : candidates) ids.push_back(each.party_id.value);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

void require_one(const LinkDraft& draft) {
    if (!draft.party_id && !draft.party) throw Problem(422, "invalid", {{"/party", "required", 0}});
    if (draft.party_id && draft.party)
        throw Problem(422, "invalid", {{"/party_id", "not_both", 0}});
}

}  // namespace

std::vector<PartyBrief> briefs(Tx& tx, const std::vector<std::string>& ids) {
    std::vector<PartyBrief> seen;
    if (ids.empty()) return seen;
    auto kinds = tx.rows<KindRow>(
        "select {} from parties.party where id = any (cast(:ids as uuid[]))", Binds{}("ids", ids));
    auto details = tx.rows<Detail>(
        "select {} from parties.detail_row where party_id = any (cast(:ids as uuid[])) and "
        "ended_at is null order by id",
        Binds{}("ids", ids));
    for (const std::string& id : ids) {
        auto row = std::find_if(
            kinds.begin(), kinds.end(), [&](const KindRow& each) { return each.id.value == id; });
        if (row == kinds.end()) continue;
        PartyBrief brief{row->id, row->kind, {}};
        for (const Detail& detail : details)
            if (detail.party_id == brief.id) brief.details.push_back(detail);
        seen.push_back(std::move(brief));
    }
    return seen;
}

PartySheet show_party(Tx& tx, Id<Party> id) {
    PartySheet sheet;
    static_cast<PartyRow&>(sheet) =
        tx.get<PartyRow>("select {} from parties.party_row where id = :id", Binds{}("id", id));
    sheet.details = tx.rows<Detail>(
        "select {} from parties.detail_row where party_id = :id order by id", Binds{}("id", id));
    sheet.links = tx.rows<PartyLink>(
        "select {} from parties.link_row where party_id = :id order by id desc limit 100",
        Binds{}("id", id));
    static_cast<NamedCount&>(sheet) =
        tx.get<NamedCount>("select {} from parties.named(cast(:id as uuid))", Binds{}("id", id));
    return sheet;
}

ComplaintParties show_parties_of_complaint(Tx& tx, Id<Complaint> id) {
    tx.get<Seen>("select {} from hotline.complaint where id = :id", Binds{}("id", id));
    ComplaintParties card;
    card.id = id;
    card.links = tx.rows<PartyLink>(
        R"(select {} from parties.link_row where file_id = (select file_id from hotline.complaint where id = :id)
           order by id limit 100)",
        Binds{}("id", id));
    card.candidates = tx.rows<PartyCandidate>(
        "select {} from parties.named_in(cast(:id as uuid))", Binds{}("id", id));
    std::erase_if(card.candidates, [&](const PartyCandidate& candidate) {
        return std::any_of(card.links.begin(), card.links.end(), [&](const PartyLink& link) {
            return !link.ended_at && link.party_id == candidate.party_id;
        });
    });
    card.parties = briefs(tx, parties_in(card.links, card.candidates));
    auto alerts =
        tx.get<Alerts>("select {} from parties.alerts(cast(:id as uuid))", Binds{}("id", id));
    card.named = alerts.named;
    card.named_last_year = alerts.named_last_year;
    card.workers_at_address = alerts.workers_at_address;
    return card;
}

PersonParties show_parties_of_person(Tx& tx, Id<Person> id) {
    tx.get<Seen>("select {} from people.person where id = :id", Binds{}("id", id));
    auto links = tx.rows<PartyLink>(
        R"(select {} from parties.link_row where file_id in (
               select file_id from people.person where id = :id
               union select file_id from hotline.complaint where person_id = :id) order by id limit 100)",
        Binds{}("id", id));
    auto parties = briefs(tx, parties_in(links, {}));
    return {id, std::move(links), std::move(parties)};
}

LinkReceipt link_party(Tx& tx, Id<Complaint> id, LinkDraft draft) {
    require_one(draft);
    auto complaint = tx.get<Seen>(
        "select {} from (select file_id as id from hotline.complaint where id = :id) x",
        Binds{}("id", id));
    if (draft.party_id) {
        auto linkable = tx.find<Seen>(
            R"(select {} from (select cast(:party as uuid) as id
                               where parties.linkable(cast(:party as uuid), cast(:file as uuid))) x)",
            Binds{}("party", *draft.party_id)("file", complaint.id));
        if (!linkable) throw Problem(422, "invalid", {{"/party_id", "no_party", 0}});
    }
    Id<Party> party = draft.party_id ? *draft.party_id : write_party(tx, *draft.party, "party");
    auto link = Id<PartyLink>::fresh();
    tx.later(
        "insert into parties.link (id, party_id, file_id, role, said_by) values (:id, :party, "
        ":file, :role, :said_by)",
        Binds{}("id", link)("party", party)("file", complaint.id)("role", draft.role)(
            "said_by", draft.said_by));
    if (draft.alleged_abuser) write_allegation(tx, link, draft.said_by);
    return {id, party};
}

LinkReceipt end_link(Tx& tx, Id<PartyLink> id, LinkEnding ending) {
    LiveLink link = lock_link(tx, id);
    tx.later(
        "update parties.link set ended_at = now(), ended_by = access.me(), end_reason = "
        ":end_reason where id = :id",
        Binds{}("id", id).sealed(ending, key_of(tx, link), id.value));
    return link.receipt();
}

LinkReceipt allege_abuse(Tx& tx, Id<PartyLink> id, AllegationDraft draft) {
    // Not locked: that is for whoever may end it.
    auto link = tx.get<LiveLink>("select {} from (" + live_link + ") x", Binds{}("id", id));
    write_allegation(tx, id, draft.said_by);
    return link.receipt();
}

LinkReceipt withdraw_allegation(Tx& tx, Id<PartyLink> id, AllegationEnding ending) {
    LiveLink link = lock_link(tx, id);
    if (!link.allegation_id) throw not_found();
    tx.later(
        "update parties.allegation set ended_at = now(), ended_by = access.me(), end_reason = "
        ":end_reason where id = :id",
        Binds{}("id", *link.allegation_id).sealed(ending, key_of(tx, link), *link.allegation_id));
    return link.receipt();
}

}  // namespace sanad
