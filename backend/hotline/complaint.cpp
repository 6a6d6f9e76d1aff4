// Complaints: registered, read, changed.
#include "hotline/complaint.h"

#include "cases/blind.h"
#include "cases/file.h"
#include "crypto/bytes.h"
#include "db/walk.h"
#include "record/page.h"
#include "record/version.h"

namespace sanad {
namespace {

struct LockedComplaint : FileKeyRow {
    std::int64_t version;
    std::string reference;
    std::string state;
    std::string triage;
};
DESCRIBE(LockedComplaint, (FileKeyRow), (version, reference, state, triage))

LockedComplaint lock_complaint(Tx& tx, const Id<Complaint>& id) {
    return tx.get<LockedComplaint>(
        R"(select {} from (
               select c.version, c.reference, c.state, c.triage, c.file_id, f.unit_key_id, f.wrapped_key
               from hotline.complaint c join cases.file f on f.id = c.file_id where c.id = :id for update of c) x)",
        Binds{}("id", id));
}

LockedComplaint lock_open_complaint(Tx& tx, const Id<Complaint>& id) {
    LockedComplaint locked = lock_complaint(tx, id);
    if (locked.state == "CLOSED" || locked.state == "WITHDRAWN")
        throw Problem(409, "complaint_closed");
    return locked;
}

void write_categories(Tx& tx, const Id<Complaint>& id, const ComplaintFacts& facts) {
    tx.later(
        R"(insert into hotline.complaint_category (complaint_id, category, position)
           select cast(:id as uuid), c, n from unnest(cast(:categories as text[])) with ordinality x (c, n))",
        Binds{}("id", id)("categories", facts.categories));
}

struct Change {
    std::optional<std::string> from_state;
    std::string to_state;
    std::string triage;
    std::optional<Outcome> outcome;
};
DESCRIBE(Change, (), (from_state, to_state, triage, outcome))

// By what a complaint is found again: her number, the employer's, the house's.
Binds with_macs(Tx& tx, const ComplaintFacts& facts) {
    const Keyring& keys = tx.keyring();
    return Binds{}("mac", phone_mac(keys, facts.worker_phone))(
        "employer_phone_mac", phone_mac(keys, facts.employer_phone))(
        "employer_civil_id_mac", document_mac(keys, facts.employer_civil_id))(
        "paci_mac", document_mac(keys, facts.paci_number));
}

// `why` is a record with a sealed `reason`; its ciphertext belongs to the change's own row.
template <class Why>
void write_change(
    Tx& tx, const Id<Complaint>& id, const Change& change, const Why& why, const FileKey& key) {
    std::string row = new_uuid();
    tx.later(
        R"(insert into hotline.complaint_change (id, complaint_id, from_state, to_state, triage, outcome, reason)
           values (:row, :complaint, :from_state, :to_state, :triage, :outcome, :reason))",
        Binds{}("row", row)("complaint", id)("from_state", change.from_state)(
            "to_state", change.to_state)("triage", change.triage)("outcome", change.outcome)
            .sealed(why, key, row));
}

// Moves the complaint on, in the version the writer has seen.
template <class Why>
ComplaintReceipt move(
    Tx& tx, const Id<Complaint>& id, const LockedComplaint& locked, Change change, const Why& why) {
    if (locked.version != why.version)
        throw Problem(409, "stale_version", {{"/version", "changed"}});
    tx.later(
        "update hotline.complaint set state = :state, triage = :triage, version = version + 1, "
        "updated_at = now() where id = :id",
        Binds{}("id", id)("state", change.to_state)("triage", change.triage));
    write_change(tx, id, change, why, key_of(tx, locked));
    return {id, locked.reference, locked.version + 1};
}

struct NoReason {
    static constexpr std::string_view stored_in = "hotline.complaint_change";
    std::optional<Sealed<Text<1000>>> reason;
};
DESCRIBE(NoReason, (), (reason))

int check_digit(std::string_view digits) {
    int p = 10;
    for (char c : digits) {
        int s = (p + (c - '0')) % 10;
        p = (s == 0 ? 10 : s) * 2 % 11;
    }
    return (11 - p) % 10;
}

}  // namespace

std::string new_reference() {
    std::uint32_t number = 0;
    do {
        std::string bytes = random_bytes(4);
        for (char c : bytes) number = number << 8 | static_cast<unsigned char>(c);
    } while (number >= 4'200'000'000u);  // no number likelier than another
    std::string digits = std::to_string(100'000'000 + number % 100'000'000).substr(1);
    digits += static_cast<char>('0' + check_digit(digits));
    return digits.substr(0, 3) + "-" + digits.substr(3, 3) + "-" + digits.substr(6);
}

bool is_reference(const std::string& text) {
    std::string digits;
    for (char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits.size() == 9 && check_digit(digits.substr(0, 8)) == digits[8] - '0';
}

ComplaintReceipt register_complaint(Tx& tx, ComplaintDraft draft) {
    auto file = tx.get<FileKeyRow>(
        "select {} from hotline.contact_sheet where id = :id", Binds{}("id", draft.contact_id));
    FileKey key = key_of(tx, file);
    if (draft.safe_contact_rules) check_rules(*draft.safe_contact_rules, "/safe_contact_rules");
    auto actions = draft.actions.value_or(List<ActionTaken, 0, 20>{}).items;
    for (std::size_t i = 0; i < actions.size(); ++i)
        check_action(actions[i], "/actions/" + std::to_string(i));
    auto id = Id<Complaint>::fresh();
    std::string reference = new_reference();
    tx.later(
        R"(insert into hotline.complaint (id, file_id, contact_id, reference, triage, narrative, danger_now, safe_to_talk, medical_need,
               worker_name, worker_phone, nationality, language, governorate, area, address, employer_name, started_on, wish,
               safe_contact, safe_contact_note, consent_to_record, worker_phone_mac, employer_phone_mac,
               employer_civil_id_mac, paci_mac, block, street, building, paci_number, landmarks, employer_kind, employer_phone, employer_civil_id,
               office_name, entered_on, residency, wage_promised, wage_paid, last_paid_on, passport_held_by,
               hours_a_day, rest_day, absence_report, ilo_1, ilo_2, ilo_3, ilo_4, ilo_5, ilo_6, ilo_7, ilo_8, ilo_9,
               ilo_10, ilo_11)
           values (:id, :file_id, :contact_id, :reference, :triage, :narrative, :danger_now, :safe_to_talk, :medical_need,
               :worker_name, :worker_phone, :nationality, :language, :governorate, :area, :address, :employer_name, :started_on,
               :wish, :safe_contact, :safe_contact_note, :consent_to_record, :mac, :employer_phone_mac,
               :employer_civil_id_mac, :paci_mac, :block, :street, :building, :paci_number, :landmarks, :employer_kind, :employer_phone,
               :employer_civil_id, :office_name, :entered_on, :residency, :wage_promised, :wage_paid, :last_paid_on,
               :passport_held_by, :hours_a_day, :rest_day, :absence_report, :ilo_1, :ilo_2, :ilo_3, :ilo_4, :ilo_5,
               :ilo_6, :ilo_7, :ilo_8, :ilo_9, :ilo_10, :ilo_11))",
        with_macs(tx, draft)("id", id)("file_id", key.file_id)("reference", reference)
            .sealed(draft, key, id.value));
    if (draft.safe_contact_rules) write_safe_contact(tx, id, *draft.safe_contact_rules, key);
    for (const ActionTaken& action : actions) write_action(tx, id, action, key);
    if (draft.consents)
        for (const ConsentAnswer& answer : draft.consents->items) write_consent(tx, id, answer);
    write_categories(tx, id, draft);
    write_change(tx, id, {std::nullopt, "NEW", draft.triage, std::nullopt}, NoReason{}, key);
    tx.later("select hotline.start_clocks(:id, :level, now())",
        Binds{}("id", id)("level", draft.triage));
    tx.later("delete from hotline.draft where contact_id = :id", Binds{}("id", draft.contact_id));
    return {id, reference, 1};
}

Complaint show_complaint(Tx& tx, Id<Complaint> id) {
    auto complaint = tx.get<Complaint>(
        "select {} from hotline.complaint_sheet where id = :id", Binds{}("id", id));
    if (complaint.worker_phone) complaint.worker_phone_hint = masked(*complaint.worker_phone);
    complaint.worker_phone.reset();
    return complaint;
}

// What my unit or site holds, what is mine, what I am assigned to: each walks its own index however large the table is.
// A filter by state or level has an index of its own. Fragments are constant text; every value is bound.
ComplaintPage list_complaints(Tx& tx, ComplaintFilter filter) {
    std::string where;
    if (filter.state) where += " and state = :state";
    if (filter.triage) where += " and triage = :triage";
    if (filter.language) where += " and language = :language";
    if (filter.nationality) where += " and nationality = :nationality";
    if (filter.danger_now) where += " and danger_now = :danger_now";
    if (filter.reference) where += " and reference = :reference";
    if (filter.open)
        where += *filter.open ? " and state not in ('CLOSED', 'WITHDRAWN')"
                              : " and state in ('CLOSED', 'WITHDRAWN')";
    if (filter.category)
        where +=
            " and id in (select complaint_id from hotline.complaint_category where category = "
            ":category)";

    Walk units{"unnest(access.units('complaint_read')) u", {"unit_id"}, {"u"}};
    if (filter.state) {
        units.lead.push_back("state");
        units.values.push_back(":state");
    } else if (filter.triage) {
        units.lead.push_back("triage");
        units.values.push_back(":triage");
    }
    bool mine = filter.mine.value_or(false);
    Walk own{"access.me() me", {"created_by"}, {"me"}};
    if (!mine) own.down_to = ":recent";
    Walk assigned{
        "(select file_id as file from cases.assignment where account_id = access.me() "
        "and ended_at is null) a",
        {"file_id"}, {"a.file"}};

    const std::string view = "hotline.complaint_row";
    std::vector<std::string> branches{walk(view, own, where)};
    if (!mine) {
        branches.push_back(walk(view, units, where));
        branches.push_back(walk(view, assigned, where));
    }
    auto rows = tx.rows<ComplaintRow>(newest_first(branches),
        Binds{}("after", after_or_end(filter.after))("limit", page_size(filter.limit) + 1)(
            "recent", oldest_uuid(own_reach))(filter));
    return page_of<ComplaintPage>(std::move(rows), filter.limit);
}

ComplaintReceipt edit_complaint(Tx& tx, Id<Complaint> id, ComplaintEdit edit) {
    LockedComplaint locked = lock_complaint(tx, id);
    if (locked.version != edit.version) throw stale<ComplaintFacts>(show_complaint(tx, id), edit);
    if (locked.state == "CLOSED" || locked.state == "WITHDRAWN")
        throw Problem(409, "complaint_closed");
    tx.later(
        R"(update hotline.complaint set narrative = :narrative, danger_now = :danger_now, safe_to_talk = :safe_to_talk,
               medical_need = :medical_need, worker_name = :worker_name, worker_phone = coalesce(:worker_phone, worker_phone),
               worker_phone_mac = coalesce(:mac, worker_phone_mac), employer_phone_mac = :employer_phone_mac,
               employer_civil_id_mac = :employer_civil_id_mac, paci_mac = :paci_mac, nationality = :nationality,
               language = :language, governorate = :governorate, area = :area, address = :address, employer_name = :employer_name,
               started_on = :started_on, wish = :wish, safe_contact = :safe_contact, safe_contact_note = :safe_contact_note,
               block = :block, street = :street, building = :building, paci_number = :paci_number,
               landmarks = :landmarks, employer_kind = :employer_kind, employer_phone = :employer_phone,
               employer_civil_id = :employer_civil_id, office_name = :office_name, entered_on = :entered_on,
               residency = :residency, wage_promised = :wage_promised, wage_paid = :wage_paid,
               last_paid_on = :last_paid_on, passport_held_by = :passport_held_by, hours_a_day = :hours_a_day,
               rest_day = :rest_day, absence_report = :absence_report, ilo_1 = :ilo_1, ilo_2 = :ilo_2,
               ilo_3 = :ilo_3, ilo_4 = :ilo_4, ilo_5 = :ilo_5, ilo_6 = :ilo_6, ilo_7 = :ilo_7, ilo_8 = :ilo_8,
               ilo_9 = :ilo_9, ilo_10 = :ilo_10, ilo_11 = :ilo_11,
               consent_to_record = :consent_to_record, version = version + 1, updated_at = now() where id = :id)",
        with_macs(tx, edit)("id", id).sealed(edit, key_of(tx, locked), id.value));
    tx.later("delete from hotline.complaint_category where complaint_id = :id", Binds{}("id", id));
    write_categories(tx, id, edit);
    return {id, locked.reference, locked.version + 1};
}

// The first decision takes a new complaint into triage; a later one changes the level only. Either restarts the clocks
// from the complaint's first instant.
ComplaintReceipt triage_complaint(Tx& tx, Id<Complaint> id, TriageDecision decision) {
    LockedComplaint locked = lock_open_complaint(tx, id);
    Change change{locked.state, locked.state == "NEW" ? "TRIAGED" : locked.state, decision.level,
        std::nullopt};
    tx.later(
        "select hotline.start_clocks(id, :level, created_at) from hotline.complaint where id = :id",
        Binds{}("id", id)("level", decision.level));
    return move(tx, id, locked, change, decision);
}

ComplaintReceipt close_complaint(Tx& tx, Id<Complaint> id, Closure closure) {
    LockedComplaint locked = lock_open_complaint(tx, id);
    tx.later(
        "update hotline.complaint_clock set stopped_at = now() where complaint_id = :id and "
        "stopped_at is null",
        Binds{}("id", id));
    return move(tx, id, locked, {locked.state, "CLOSED", locked.triage, closure.outcome}, closure);
}

ComplaintReceipt reopen_complaint(Tx& tx, Id<Complaint> id, Reopening reopening) {
    LockedComplaint locked = lock_complaint(tx, id);
    if (locked.state != "CLOSED") throw Problem(409, "complaint_transition");
    tx.later("update hotline.complaint_clock set stopped_at = null where complaint_id = :id",
        Binds{}("id", id));
    return move(tx, id, locked, {locked.state, "REOPENED", locked.triage, std::nullopt}, reopening);
}

ComplaintHistory show_complaint_history(Tx& tx, Id<Complaint> id) {
    auto changes = tx.rows<ComplaintChange>(
        "select {} from hotline.complaint_change_sheet where complaint_id = :id order by id limit "
        "500",
        Binds{}("id", id));
    if (changes.empty()) throw not_found();  // every complaint has its first
    return {std::move(changes), std::nullopt};
}

}  // namespace sanad
