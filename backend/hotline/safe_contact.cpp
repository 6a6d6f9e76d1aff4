// The safe-contact record, and the one door to a number.
#include "hotline/safe_contact.h"

#include "cases/file.h"
#include "record/version.h"

namespace sanad {
namespace {

struct LockedRules : FileKeyRow {
    std::int64_t version;
};
DESCRIBE(LockedRules, (FileKeyRow), (version))

struct Refusal {
    std::optional<std::string> slug;
};
DESCRIBE(Refusal, (), (slug))

}  // namespace

std::string masked(const Phone& phone) {
    return "••• " + phone.value.substr(phone.value.size() - 4);
}

void check_rules(const SafeContactRules& rules, std::string_view pointer) {
    auto errors = hours_errors(rules.from_time, rules.until_time, pointer);
    if (!errors.empty()) throw Problem(422, "invalid", std::move(errors));
}

void write_safe_contact(
    Tx& tx, const Id<Complaint>& id, const SafeContactRules& rules, const FileKey& key) {
    tx.later(
        R"(insert into hotline.safe_contact (complaint_id, days, from_time, until_time, sms, whatsapp, voicemail, shared_with,
               cover_story, agreed_name, danger_word, proof_word, if_cut_off, ends_on)
           values (:complaint, :days, :from_time, :until_time, :sms, :whatsapp, :voicemail, :shared_with, :cover_story,
               :agreed_name, :danger_word, :proof_word, :if_cut_off, :ends_on)
           on conflict on constraint safe_contact_pkey do update set
               (days, from_time, until_time, sms, whatsapp, voicemail, shared_with, cover_story, agreed_name, danger_word,
                proof_word, if_cut_off, ends_on, version, saved_at, saved_by)
               = (excluded.days, excluded.from_time, excluded.until_time, excluded.sms, excluded.whatsapp, excluded.voicemail,
                  excluded.shared_with, excluded.cover_story, excluded.agreed_name, excluded.danger_word, excluded.proof_word,
                  excluded.if_cut_off, excluded.ends_on, safe_contact.version + 1, now(), access.me()))",
        Binds{}("complaint", id).sealed(rules, key, id.value));
}

SafeContactSheet show_safe_contact(Tx& tx, Id<Complaint> id) {
    return tx.get<SafeContactSheet>(
        "select {} from hotline.safe_contact_sheet where id = :id", Binds{}("id", id));
}

SafeContactReceipt edit_safe_contact(Tx& tx, Id<Complaint> id, SafeContactDraft draft) {
    check_rules(draft, "");
    auto locked = tx.get<LockedRules>(
        R"(select {} from (
               select coalesce(s.version, 0) as version, c.file_id, f.unit_key_id, f.wrapped_key
               from hotline.complaint c
               join cases.file f on f.id = c.file_id
               left join hotline.safe_contact s on s.complaint_id = c.id
               where c.id = :id for update of c) x)",
        Binds{}("id", id));
    if (locked.version != draft.version)
        throw stale<SafeContactRules>(show_safe_contact(tx, id), draft);
    write_safe_contact(tx, id, draft, key_of(tx, locked));
    return {id, locked.version + 1};
}

void require_callable(Tx& tx, const Id<Complaint>& id) {
    auto refusal = tx.get<Refusal>(
        "select {} from (select hotline.call_refusal(cast(:id as uuid), now()) as slug) x",
        Binds{}("id", id));
    if (!refusal.slug) return;
    if (*refusal.slug == "not_found") throw not_found();
    throw Problem(409, *refusal.slug);
}

ComplaintNumber reveal_number(Tx& tx, Id<Complaint> id) {
    auto number = tx.find<ComplaintNumber>(
        "select {} from hotline.complaint_number where id = :id", Binds{}("id", id));
    if (!number) {
        // Whether there is no number, or no such complaint for this person, the rule can't tell apart.
        throw not_found();
    }
    require_callable(tx, id);
    return std::move(*number);
}

}  // namespace sanad
