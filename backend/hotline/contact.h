// A contact exists from the first second, before anyone typed: who answered, when, by which channel. What is typed
// meanwhile is its draft, kept on the server; a complaint is registered out of it.
#pragma once

#include "db/tx.h"

namespace sanad {

enum class Channel { phone, walk_in, message, letter, paper_log };
BOOST_DESCRIBE_ENUM(Channel, phone, walk_in, message, letter, paper_log)

struct Contact;

struct ContactStart {
    static constexpr std::string_view stored_in = "hotline.contact";
    Channel channel;
    std::optional<Sealed<Phone>> caller_phone;
    std::optional<PastInstant> received_at;  // a paper log is entered later
};
DESCRIBE(ContactStart, (), (channel, caller_phone, received_at))

struct ContactFacts {
    static constexpr std::string_view stored_in = "hotline.contact";
    Channel channel;
    std::optional<Code<"call_type">> call_type;
    std::optional<Code<"language">> language;
    bool interpreter;
    std::optional<Instant> interpreter_joined_at;  // by the console's clock; later than now is now
    std::optional<bool> caller_is_subject;
    std::optional<Sealed<Text<120>>> caller_name;
    std::optional<Sealed<Phone>> caller_phone;
    PastInstant received_at;
};
DESCRIBE(ContactFacts, (),
    (channel, call_type, language, interpreter, interpreter_joined_at, caller_is_subject,
        caller_name, caller_phone, received_at))

// No number: the one that is kept stays.
struct ContactDraft : ContactFacts {
    std::int64_t version;
};
DESCRIBE(ContactDraft, (ContactFacts), (version))

struct Account;
struct Unit;

struct Contact : ContactFacts {
    Id<Contact> id;
    Instant started_at;
    std::optional<Instant> ended_at;
    Id<Account> taken_by;
    std::string taken_by_name;
    Id<Account> held_by;  // who has it in hand: who took it, or was handed it
    std::string held_by_name;
    Id<Unit> unit_id;
    bool in_hand;  // held by me, and not ended: only then the caller's number is told
    std::optional<std::string> caller_phone_hint;
    bool has_draft;
    std::int64_t version;
};
DESCRIBE(Contact, (ContactFacts),
    (id, started_at, ended_at, taken_by, taken_by_name, held_by, held_by_name, unit_id, in_hand,
        caller_phone_hint, has_draft, version))

struct ContactReceipt {
    Id<Contact> id;
    std::int64_t version;
};
DESCRIBE(ContactReceipt, (), (id, version))

struct ContactEnd {
    std::optional<Code<"call_type">>
        call_type;  // a silent, wrong or abusive call is closed with one key
};
DESCRIBE(ContactEnd, (), (call_type))

// Closed by a slip of the hand: open again, with the kind of call it had.
struct ContactReopening {
    std::optional<Code<"call_type">> call_type;
};
DESCRIBE(ContactReopening, (), (call_type))

struct ContactRow {
    Id<Contact> id;
    Channel channel;
    std::optional<std::string> call_type;
    std::optional<std::string> language;
    Instant started_at;
    std::optional<Instant> ended_at;
    Id<Account> held_by;
    std::string held_by_name;
    bool has_draft;
    std::int64_t complaints;
};
DESCRIBE(ContactRow, (),
    (id, channel, call_type, language, started_at, ended_at, held_by, held_by_name, has_draft,
        complaints))

struct ContactPage {
    std::vector<ContactRow> items;
    std::optional<std::string> next;
};
DESCRIBE(ContactPage, (), (items, next))

struct ContactFilter {
    std::optional<bool> open;
    std::optional<Id<Contact>> after;
    std::optional<std::int64_t> limit;
};
DESCRIBE(ContactFilter, (), (open, after, limit))

struct Draft {
    static constexpr std::string_view stored_in = "hotline.draft";
    Id<Contact> id;
    Sealed<Text<32000>> content;  // the form as the console keeps it
    std::int64_t version;
    Instant saved_at;
};
DESCRIBE(Draft, (), (id, content, version, saved_at))

struct DraftContent {
    static constexpr std::string_view stored_in = "hotline.draft";
    Sealed<Text<32000>> content;
    std::int64_t version;  // 0: the first
};
DESCRIBE(DraftContent, (), (content, version))

// The file of a contact that I have in hand, which is locked. 409 `contact_ended`, or `contact_elsewhere` in other hands.
struct FileKeyRow;
FileKeyRow lock_contact_in_hand(Tx&, const Id<Contact>&);

// How long one's own records stay in reach by themselves; the policies' rule (db/always/80_policies.sql), here only a
// bound for the walk of one's own list.
constexpr std::chrono::hours own_reach{72};

ContactReceipt take_contact(Tx&, ContactStart);
// The same in the name of the account `whose`, when it is the exchange that says who answered.
Id<Contact> open_contact(Tx&, const ContactStart&, const std::optional<std::string>& whose);
Contact show_contact(Tx&, Id<Contact>);
ContactPage list_contacts(Tx&, ContactFilter);
ContactReceipt edit_contact(Tx&, Id<Contact>, ContactDraft);
ContactReceipt end_contact(Tx&, Id<Contact>, ContactEnd);
// Only one's own, within ten minutes, and only while nothing was registered out of it: 409 `contact_done`.
ContactReceipt reopen_contact(Tx&, Id<Contact>, ContactReopening);

Draft show_draft(Tx&, Id<Contact>);
ContactReceipt save_draft(Tx&, Id<Contact>, DraftContent);
void drop_draft(Tx&, Id<Contact>);

}  // namespace sanad
