// A running contact that changes hands: offered to a colleague, who accepts or declines, or taken over by the lead. The holder
// alone sees the caller's number; everybody who held it keeps what she may see of her own contacts.
#pragma once

#include "hotline/contact.h"

namespace sanad {

struct Handover;

struct Colleague {
    Id<Account> id;
    std::string display_name;
    bool signed_in;
    std::int64_t running;  // contacts in hand
};
DESCRIBE(Colleague, (), (id, display_name, signed_in, running))

struct Colleagues {
    std::vector<Colleague> items;
    std::optional<std::string> next;
};
DESCRIBE(Colleagues, (), (items, next))

enum class HandoverKind { handover, take_over };
BOOST_DESCRIBE_ENUM(HandoverKind, handover, take_over)

struct HandoverOffer {
    static constexpr std::string_view stored_in = "hotline.contact_handover";
    Id<Account> to_account;
    std::optional<Sealed<Text<400>>> note;  // read by the taker once she has accepted
};
DESCRIBE(HandoverOffer, (), (to_account, note))

struct HandoverReceipt {
    Id<Handover> id;
    Id<Contact> contact_id;
};
DESCRIBE(HandoverReceipt, (), (id, contact_id))

struct HandoverRow {
    Id<Handover> id;
    Id<Contact> contact_id;
    HandoverKind kind;
    Id<Account> from_account;
    std::string from_name;
    Id<Account> to_account;
    std::string to_name;
    Instant offered_at;
    std::optional<Instant> accepted_at;
    std::optional<Instant> declined_at;
    std::optional<Instant> withdrawn_at;
    Channel channel;
    std::optional<std::string> language;
    Instant started_at;
};
DESCRIBE(HandoverRow, (),
    (id, contact_id, kind, from_account, from_name, to_account, to_name, offered_at, accepted_at,
        declined_at, withdrawn_at, channel, language, started_at))

struct HandoverPage {
    std::vector<HandoverRow> items;
    std::optional<std::string> next;
};
DESCRIBE(HandoverPage, (), (items, next))

struct HandoverEntry {
    static constexpr std::string_view stored_in = "hotline.contact_handover";
    Id<Handover> id;
    HandoverKind kind;
    std::string from_name;
    std::string to_name;
    std::optional<Sealed<Text<400>>> note;
    Instant offered_at;
    std::optional<Instant> accepted_at;
    std::optional<Instant> declined_at;
    std::optional<Instant> withdrawn_at;
};
DESCRIBE(HandoverEntry, (),
    (id, kind, from_name, to_name, note, offered_at, accepted_at, declined_at, withdrawn_at))

struct HandoverHistory {
    std::vector<HandoverEntry> items;
    std::optional<std::string> next;
};
DESCRIBE(HandoverHistory, (), (items, next))

Colleagues list_colleagues(Tx&);
// 409 `contact_handover_open` while an offer waits, `contact_ended`, `contact_elsewhere`; 422 where the colleague could not take it.
HandoverReceipt offer_contact(Tx&, Id<Contact>, HandoverOffer);
// Made by me or to me in the last twelve hours, the newest first.
HandoverPage list_handovers(Tx&);
HandoverHistory list_handovers_of_contact(Tx&, Id<Contact>);
// 409 `handover_over`: withdrawn, decided, or the contact has ended or is in other hands.
HandoverReceipt accept_handover(Tx&, Id<Handover>);
HandoverReceipt decline_handover(Tx&, Id<Handover>);
void withdraw_handover(Tx&, Id<Handover>);
// By the lead, without asking. 409 `contact_ended`, `contact_in_hand`.
HandoverReceipt take_over_contact(Tx&, Id<Contact>);

}  // namespace sanad
