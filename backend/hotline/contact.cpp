// Contacts and their drafts.
#include "hotline/contact.h"

#include "cases/blind.h"
#include "cases/file.h"
#include "db/walk.h"
#include "hotline/safe_contact.h"
#include "record/page.h"
#include "record/version.h"

namespace sanad {
namespace {

struct LockedContact : FileKeyRow {
    std::int64_t version;
};
DESCRIBE(LockedContact, (FileKeyRow), (version))

struct ContactInHand : FileKeyRow {
    bool ended;
    bool mine;
};
DESCRIBE(ContactInHand, (FileKeyRow), (ended, mine))

struct LockedDraft {
    std::int64_t version;
};
DESCRIBE(LockedDraft, (), (version))

struct Reopenable {
    bool reopenable;
};
DESCRIBE(Reopenable, (), (reopenable))

struct OtherHands {
    bool others;
};
DESCRIBE(OtherHands, (), (others))

LockedContact lock_contact(Tx& tx, const Id<Contact>& id) {
    return tx.get<LockedContact>(
        R"(select {} from (select c.version, c.file_id, f.unit_key_id, f.wrapped_key
                           from hotline.contact c join cases.file f on f.id = c.file_id where c.id = :id for update of c) x)",
        Binds{}("id", id));
}

// What somebody else has on the line is nobody's to end; a lead takes it over first.
void require_not_in_other_hands(Tx& tx, const Id<Contact>& id) {
    auto contact = tx.get<OtherHands>(
        "select {} from (select ended_at is null and coalesce(held_by, taken_by) <> access.me() as "
        "others from hotline.contact where id = :id) x",
        Binds{}("id", id));
    if (contact.others) throw Problem(409, "contact_elsewhere");
}

}  // namespace

FileKeyRow lock_contact_in_hand(Tx& tx, const Id<Contact>& id) {
    auto contact = tx.get<ContactInHand>(
        R"(select {} from (
               select c.ended_at is not null as ended, coalesce(c.held_by, c.taken_by) = access.me() as mine, c.file_id,
                   f.unit_key_id, f.wrapped_key
               from hotline.contact c join cases.file f on f.id = c.file_id where c.id = :id for update of c) x)",
        Binds{}("id", id));
    if (contact.ended) throw Problem(409, "contact_ended");
    if (!contact.mine) throw Problem(409, "contact_elsewhere");
    return contact;
}

ContactReceipt take_contact(Tx& tx, ContactStart start) { return {open_contact(tx, start, {}), 1}; }

Id<Contact> open_contact(
    Tx& tx, const ContactStart& start, const std::optional<std::string>& whose) {
    auto id = Id<Contact>::fresh();
    FileKey key = open_file(tx, FileHolds::contact, whose);
    tx.later(
        R"(insert into hotline.contact (id, file_id, channel, caller_phone, caller_phone_mac, received_at, taken_by)
           values (:id, :file_id, :channel, :caller_phone, :mac, coalesce(:received_at, now()), coalesce(:whose, access.me())))",
        Binds{}("id", id)("file_id", key.file_id)("whose", whose)(
            "mac", phone_mac(tx.keyring(), start.caller_phone))
            .sealed(start, key, id.value));
    return id;
}

Contact show_contact(Tx& tx, Id<Contact> id) {
    auto contact =
        tx.get<Contact>("select {} from hotline.contact_sheet where id = :id", Binds{}("id", id));
    if (!contact.in_hand && contact.caller_phone) {
        contact.caller_phone_hint = masked(*contact.caller_phone);
        contact.caller_phone.reset();
    }
    return contact;
}

// My unit's or my site's contacts, and of the last 72 hours (older ones the policies hide) those that I took or was handed; of
// the open ones not those that I handed on.
ContactPage list_contacts(Tx& tx, ContactFilter filter) {
    std::string where;
    if (filter.open) where = *filter.open ? " and ended_at is null" : " and ended_at is not null";
    const std::string view = "hotline.contact_row";
    std::string kept = filter.open.value_or(false) ? where + " and held_by = me" : where;
    std::string sql = newest_first({
        walk(view, {"unnest(access.units('contact_read')) u", {"unit_id"}, {"u"}}, where),
        walk(view, {"access.me() me", {"taken_by"}, {"me"}, ":recent"}, kept),
        walk(view, {"access.me() me", {"handed_to"}, {"me"}, ":recent"}, where),
    });
    auto rows = tx.rows<ContactRow>(
        sql, Binds{}("after", after_or_end(filter.after))("limit", page_size(filter.limit) + 1)(
                 "recent", oldest_uuid(own_reach)));
    return page_of<ContactPage>(std::move(rows), filter.limit);
}

ContactReceipt edit_contact(Tx& tx, Id<Contact> id, ContactDraft draft) {
    LockedContact locked = lock_contact(tx, id);
    if (locked.version != draft.version) throw stale<ContactFacts>(show_contact(tx, id), draft);
    tx.later(
        R"(update hotline.contact set channel = :channel, call_type = :call_type, language = :language, interpreter = :interpreter,
               interpreter_joined_at = case when cast(:interpreter_joined_at as timestamptz) > now() then now()
                   else cast(:interpreter_joined_at as timestamptz) end,
               caller_is_subject = :caller_is_subject, caller_name = :caller_name, caller_phone = coalesce(:caller_phone, caller_phone),
               caller_phone_mac = coalesce(:mac, caller_phone_mac),
               received_at = :received_at, version = version + 1 where id = :id)",
        Binds{}("id", id)("mac", phone_mac(tx.keyring(), draft.caller_phone))
            .sealed(draft, key_of(tx, locked), id.value));
    return {id, locked.version + 1};
}

ContactReceipt end_contact(Tx& tx, Id<Contact> id, ContactEnd end) {
    LockedContact locked = lock_contact(tx, id);
    require_not_in_other_hands(tx, id);
    tx.later(
        R"(update hotline.contact set ended_at = coalesce(ended_at, now()), call_type = coalesce(:call_type, call_type),
               version = version + 1 where id = :id)",
        Binds{}("id", id)("call_type", end.call_type));
    return {id, locked.version + 1};
}

ContactReceipt reopen_contact(Tx& tx, Id<Contact> id, ContactReopening reopening) {
    LockedContact locked = lock_contact(tx, id);
    auto contact = tx.get<Reopenable>(
        R"(select {} from (
               select coalesce(c.held_by, c.taken_by) = access.me() and coalesce(c.ended_at > now() - interval '10 minutes', false)
                   and not exists (select from hotline.complaint p where p.contact_id = c.id) as reopenable
               from hotline.contact c where c.id = :id) x)",
        Binds{}("id", id));
    if (!contact.reopenable) throw Problem(409, "contact_done");
    tx.later(
        "update hotline.contact set ended_at = null, call_type = :call_type, version = version + 1 "
        "where id = :id",
        Binds{}("id", id)("call_type", reopening.call_type));
    return {id, locked.version + 1};
}

Draft show_draft(Tx& tx, Id<Contact> id) {
    return tx.get<Draft>("select {} from hotline.draft_sheet where id = :id", Binds{}("id", id));
}

ContactReceipt save_draft(Tx& tx, Id<Contact> id, DraftContent draft) {
    FileKey key = key_of(tx, lock_contact(tx, id));
    auto locked = tx.find<LockedDraft>(
        "select {} from hotline.draft where contact_id = :id for update", Binds{}("id", id));
    if ((locked ? locked->version : 0) != draft.version)
        throw Problem(409, "stale_version", {{"/content", "changed"}});
    tx.later(
        R"(insert into hotline.draft (contact_id, content) values (:id, :content)
           on conflict on constraint draft_pkey do update
           set content = excluded.content, version = draft.version + 1, saved_at = now(), saved_by = access.me())",
        Binds{}("id", id).sealed(draft, key, id.value));
    return {id, draft.version + 1};
}

void drop_draft(Tx& tx, Id<Contact> id) {
    lock_contact(tx, id);
    require_not_in_other_hands(tx, id);
    tx.later("delete from hotline.draft where contact_id = :id", Binds{}("id", id));
}

}  // namespace sanad
