// Silent help: a key calls the shift lead beside the operator, without a word on the line. The lead reads along and both write;
// who, when and what stays on record for the debriefing.
#pragma once

#include "hotline/contact.h"

namespace sanad {

struct Complaint;
struct Help;
struct HelpMessage;

enum class Urgency { help, emergency };
BOOST_DESCRIBE_ENUM(Urgency, help, emergency)

struct HelpCall {
    Urgency urgency;
};
DESCRIBE(HelpCall, (), (urgency))

struct HelpReceipt {
    Id<Help> id;
    Urgency urgency;
};
DESCRIBE(HelpReceipt, (), (id, urgency))

struct HelpRow {
    Id<Help> id;
    Id<Contact> contact_id;
    Urgency urgency;
    Instant asked_at;
    std::string asked_by_name;
    Instant since;  // asked, or raised to an emergency
    std::optional<Id<Account>> joined_by;
    std::optional<std::string> joined_by_name;
    std::optional<Instant> joined_at;
    std::optional<Instant> ended_at;
    std::optional<std::string> ended_by_name;
    Id<Account> held_by;  // the contact's holder now
    std::string held_by_name;
    Channel channel;
    std::optional<std::string> language;
    Instant started_at;
    std::optional<Instant> contact_ended_at;
    std::optional<Id<Complaint>> complaint_id;  // what came of the contact
    std::optional<std::string> reference;
    std::int64_t messages;
    std::int64_t unseen;  // not by me, and not seen
};
DESCRIBE(HelpRow, (),
    (id, contact_id, urgency, asked_at, asked_by_name, since, joined_by, joined_by_name, joined_at,
        ended_at, ended_by_name, held_by, held_by_name, channel, language, started_at,
        contact_ended_at, complaint_id, reference, messages, unseen))

struct HelpPage {
    std::vector<HelpRow> items;
    std::optional<std::string> next;
};
DESCRIBE(HelpPage, (), (items, next))

struct Joining {
    std::optional<Id<Account>> instead_of;  // whom the lead has seen there, to go on in her place
};
DESCRIBE(Joining, (), (instead_of))

struct HelpLine {
    static constexpr std::string_view stored_in = "hotline.help_message";
    Sealed<Text<1000>> words;
};
DESCRIBE(HelpLine, (), (words))

struct HelpMessageRow {
    static constexpr std::string_view stored_in = "hotline.help_message";
    Id<HelpMessage> id;
    bool mine;
    std::string author_name;
    Instant at;
    Sealed<Text<1000>> words;
    std::optional<Instant> seen_at;  // by the other side
};
DESCRIBE(HelpMessageRow, (), (id, mine, author_name, at, words, seen_at))

struct HelpMessages {
    std::vector<HelpMessageRow> items;
    std::optional<std::string> next;
};
DESCRIBE(HelpMessages, (), (items, next))

// What the operator has typed so far: her draft, without the numbers in it. No content: nothing typed yet, or registered.
struct Notes {
    Id<Help> id;
    std::optional<Sealed<Text<32000>>> content;
    std::optional<Instant> saved_at;
};
DESCRIBE(Notes, (), (id, content, saved_at))

// For a contact in hand. Asking again keeps the open request, or raises it to an emergency; it is never lowered. 409
// `contact_ended`, `contact_elsewhere` (in somebody else's hands).
HelpReceipt ask_help(Tx&, Id<Contact>, HelpCall);
// Open ones: emergencies first, then the longest waiting. The operator's own, the lead's unit's.
HelpPage list_help(Tx&);
// All of one contact, the newest first.
HelpPage list_help_of_contact(Tx&, Id<Contact>);
HelpRow show_help(Tx&, Id<Help>);
// 409 `help_joined` where another lead is there whom the body does not name, `help_ended`.
HelpReceipt join_help(Tx&, Id<Help>, Joining);
// Only for the lead who has joined, until it ends; else 404.
Notes show_notes(Tx&, Id<Help>);
HelpMessages list_help_messages(Tx&, Id<Help>);
HelpReceipt write_help_message(Tx&, Id<Help>, HelpLine);
// The other side's lines are on the screen.
HelpReceipt see_help_messages(Tx&, Id<Help>);
HelpReceipt end_help(Tx&, Id<Help>);

// A draft as the console keeps it, with the numbers in it down to their last four digits.
std::string without_numbers(std::string draft);

}  // namespace sanad
