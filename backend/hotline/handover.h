// The hand-over from one shift's lead to the next. What the sheet holds is computed by SQL (db/always/50_handover.sql) and frozen
// at the signature: nothing can be left out by hand, only commented. Another lead accepts it, having ticked every P1 and P2.
#pragma once

#include "db/tx.h"

namespace sanad {

struct Account;
struct Complaint;
struct Handover;
struct Unit;

// Open P1 and P2 complaints; callbacks owed; other complaints with a clock due before the next shift is over; contacts that run
// or whose draft is parked.
enum class HandoverKind { urgent, callback, clock, contact };
BOOST_DESCRIBE_ENUM(HandoverKind, urgent, callback, clock, contact)

struct HandoverItem {
    static constexpr std::string_view stored_in = "hotline.handover_item";
    Id<HandoverItem> id;  // of the complaint, callback or contact
    HandoverKind kind;
    std::optional<Id<Complaint>> complaint_id;
    std::optional<std::string> reference;
    std::optional<std::string> triage;
    std::optional<std::string> state;
    std::optional<std::string> language;
    std::optional<std::string> detail;  // which clock, the last attempt's outcome, draft or running
    std::optional<Instant> due_at;
    Instant since;
    std::optional<std::string> who_name;  // who took it up, or promised it
    std::optional<std::string> ended;     // how, since the sheet before or since the signature
    std::optional<Instant> ended_at;
    bool late;       // came after the signature
    bool must_tick;  // P1 or P2: one by one, before the sheet can be accepted
    std::optional<Instant> ticked_at;
    std::optional<std::string> ticked_by_name;
    std::optional<Sealed<Text<1000>>> note;
};
DESCRIBE(HandoverItem, (),
    (id, kind, complaint_id, reference, triage, state, language, detail, due_at, since, who_name,
        ended, ended_at, late, must_tick, ticked_at, ticked_by_name, note))

struct HandoverLine : HandoverItem {
    std::optional<std::string> promise;  // of a callback; from its own file
};
DESCRIBE(HandoverLine, (HandoverItem), (promise))

// Which shift of which unit.
struct HandoverSpan {
    std::string unit_code;
    std::string unit_name_en;
    std::string unit_name_ar;
    Instant shift_from;
    Instant shift_until;
    Instant next_until;
    std::optional<Instant> previous_accepted_at;
};
DESCRIBE(HandoverSpan, (),
    (unit_code, unit_name_en, unit_name_ar, shift_from, shift_until, next_until,
        previous_accepted_at))

struct HandoverFacts : HandoverSpan {
    static constexpr std::string_view stored_in = "hotline.handover";
    Id<Handover> id;
    std::string signed_by_name;
    Instant signed_at;
    std::optional<std::string> accepted_by_name;
    std::optional<Instant> accepted_at;
    std::optional<Instant> withdrawn_at;
    std::optional<Sealed<Text<400>>> withdraw_reason;
    std::optional<Sealed<Text<4000>>> notes;
    std::vector<std::string> may;  // accept, withdraw
};
DESCRIBE(HandoverFacts, (HandoverSpan),
    (id, signed_by_name, signed_at, accepted_by_name, accepted_at, withdrawn_at, withdraw_reason,
        notes, may))

struct HandoverSheet : HandoverFacts {
    std::vector<HandoverLine> items;
};
DESCRIBE(HandoverSheet, (HandoverFacts), (items))

struct NextFacts : HandoverSpan {
    static constexpr std::string_view stored_in = "hotline.handover_draft";
    Id<Unit> id;
    std::optional<Id<Handover>> open_id;         // signed, and still to be accepted
    std::optional<Sealed<Text<32000>>> content;  // the notes as the console keeps them
    std::int64_t version;                        // of the notes; 0: none yet
    std::optional<std::string> saved_by_name;
};
DESCRIBE(NextFacts, (HandoverSpan), (id, open_id, content, version, saved_by_name))

struct NextHandover : NextFacts {
    std::vector<HandoverLine> items;
};
DESCRIBE(NextHandover, (NextFacts), (items))

struct HandoverNotes {
    static constexpr std::string_view stored_in = "hotline.handover_draft";
    Sealed<Text<32000>> content;
    std::int64_t version;
};
DESCRIBE(HandoverNotes, (), (content, version))

struct NotesReceipt {
    Id<Unit> id;
    std::int64_t version;
};
DESCRIBE(NotesReceipt, (), (id, version))

struct ItemNote {
    static constexpr std::string_view stored_in = "hotline.handover_item";
    HandoverKind kind;
    Id<HandoverItem> id;
    Sealed<Text<1000>> note;
    bool operator==(const ItemNote&) const = default;
};
DESCRIBE(ItemNote, (), (kind, id, note))

struct HandoverSignature {
    static constexpr std::string_view stored_in = "hotline.handover";
    std::int64_t version;  // of the notes that the signer has seen
    std::optional<Sealed<Text<4000>>> notes;
    List<ItemNote, 0, 500> item_notes;
};
DESCRIBE(HandoverSignature, (), (version, notes, item_notes))

struct HandoverReceipt {
    Id<Handover> id;
};
DESCRIBE(HandoverReceipt, (), (id))

struct HandoverTick {
    HandoverKind kind;
    Id<HandoverItem> item_id;
    bool ticked;
};
DESCRIBE(HandoverTick, (), (kind, item_id, ticked))

struct HandoverWithdrawal {
    static constexpr std::string_view stored_in = "hotline.handover";
    Sealed<Text<400>> withdraw_reason;
};
DESCRIBE(HandoverWithdrawal, (), (withdraw_reason))

struct HandoverRow {
    Id<Handover> id;
    Id<Unit> unit_id;
    Instant shift_from;
    Instant shift_until;
    Instant signed_at;
    std::string signed_by_name;
    std::optional<Instant> accepted_at;
    std::optional<std::string> accepted_by_name;
    std::optional<Instant> withdrawn_at;
    std::int64_t items;
};
DESCRIBE(HandoverRow, (),
    (id, unit_id, shift_from, shift_until, signed_at, signed_by_name, accepted_at, accepted_by_name,
        withdrawn_at, items))

struct HandoverPage {
    std::vector<HandoverRow> items;
    std::optional<std::string> next;
};
DESCRIBE(HandoverPage, (), (items, next))

struct HandoverFilter {
    std::optional<Id<Handover>> after;
    std::optional<std::int64_t> limit;
};
DESCRIBE(HandoverFilter, (), (after, limit))

HandoverPage list_handovers(Tx&, HandoverFilter);
HandoverSheet show_handover(Tx&, Id<Handover>);
// What the sheet would hold if it were signed now.
NextHandover show_next_handover(Tx&);
// 409 `stale_version` when another lead has typed meanwhile.
NotesReceipt save_handover_notes(Tx&, HandoverNotes);
// 409 `handover_open` while one waits, `stale_version` when the notes are others by now, `handover_changed` when a note's line
// is none of the sheet's any more.
HandoverReceipt sign_handover(Tx&, HandoverSignature);
// 409 `handover_two_people` for who signed, `handover_final` when it is over, `handover_item_gone`.
HandoverReceipt tick_handover(Tx&, Id<Handover>, HandoverTick);
// 409 `handover_unticked` while a P1 or P2 is not ticked by who accepts; else as above.
HandoverReceipt accept_handover(Tx&, Id<Handover>);
HandoverReceipt withdraw_handover(Tx&, Id<Handover>, HandoverWithdrawal);

}  // namespace sanad
