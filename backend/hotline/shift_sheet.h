// The hand-over from one shift's lead to the next. What the sheet holds is computed by SQL (db/always/55_shift_sheet.sql) and frozen
// at the signature: nothing can be left out by hand, only commented. Another lead accepts it, having ticked every P1 and P2.
#pragma once

#include "db/tx.h"

namespace sanad {

struct Account;
struct Complaint;
struct ShiftSheet;
struct Unit;

// Open P1 and P2 complaints; callbacks owed; other complaints with a clock due before the next shift is over; contacts that run
// or whose draft is parked.
enum class ShiftItemKind { urgent, callback, clock, contact };
BOOST_DESCRIBE_ENUM(ShiftItemKind, urgent, callback, clock, contact)

struct ShiftItem {
    static constexpr std::string_view stored_in = "hotline.shift_item";
    Id<ShiftItem> id;  // of the complaint, callback or contact
    ShiftItemKind kind;
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
DESCRIBE(ShiftItem, (),
    (id, kind, complaint_id, reference, triage, state, language, detail, due_at, since, who_name,
        ended, ended_at, late, must_tick, ticked_at, ticked_by_name, note))

struct ShiftLine : ShiftItem {
    std::optional<std::string> promise;  // of a callback; from its own file
};
DESCRIBE(ShiftLine, (ShiftItem), (promise))

// Which shift of which unit.
struct ShiftSpan {
    std::string unit_code;
    std::string unit_name_en;
    std::string unit_name_ar;
    Instant shift_from;
    Instant shift_until;
    Instant next_until;
    std::optional<Instant> previous_accepted_at;
};
DESCRIBE(ShiftSpan, (),
    (unit_code, unit_name_en, unit_name_ar, shift_from, shift_until, next_until,
        previous_accepted_at))

struct ShiftSheetFacts : ShiftSpan {
    static constexpr std::string_view stored_in = "hotline.shift_sheet";
    Id<ShiftSheet> id;
    std::string signed_by_name;
    Instant signed_at;
    std::optional<std::string> accepted_by_name;
    std::optional<Instant> accepted_at;
    std::optional<Instant> withdrawn_at;
    std::optional<Sealed<Text<400>>> withdraw_reason;
    std::optional<Sealed<Text<4000>>> notes;
    std::vector<std::string> may;  // accept, withdraw
};
DESCRIBE(ShiftSheetFacts, (ShiftSpan),
    (id, signed_by_name, signed_at, accepted_by_name, accepted_at, withdrawn_at, withdraw_reason,
        notes, may))

struct WholeShiftSheet : ShiftSheetFacts {
    std::vector<ShiftLine> items;
};
DESCRIBE(WholeShiftSheet, (ShiftSheetFacts), (items))

struct NextFacts : ShiftSpan {
    static constexpr std::string_view stored_in = "hotline.shift_draft";
    Id<Unit> id;
    std::optional<Id<ShiftSheet>> open_id;       // signed, and still to be accepted
    std::optional<Sealed<Text<32000>>> content;  // the notes as the console keeps them
    std::int64_t version;                        // of the notes; 0: none yet
    std::optional<std::string> saved_by_name;
};
DESCRIBE(NextFacts, (ShiftSpan), (id, open_id, content, version, saved_by_name))

struct NextShiftSheet : NextFacts {
    std::vector<ShiftLine> items;
};
DESCRIBE(NextShiftSheet, (NextFacts), (items))

struct ShiftNotes {
    static constexpr std::string_view stored_in = "hotline.shift_draft";
    Sealed<Text<32000>> content;
    std::int64_t version;
};
DESCRIBE(ShiftNotes, (), (content, version))

struct NotesReceipt {
    Id<Unit> id;
    std::int64_t version;
};
DESCRIBE(NotesReceipt, (), (id, version))

struct ItemNote {
    static constexpr std::string_view stored_in = "hotline.shift_item";
    ShiftItemKind kind;
    Id<ShiftItem> id;
    Sealed<Text<1000>> note;
    bool operator==(const ItemNote&) const = default;
};
DESCRIBE(ItemNote, (), (kind, id, note))

struct ShiftSignature {
    static constexpr std::string_view stored_in = "hotline.shift_sheet";
    std::int64_t version;  // of the notes that the signer has seen
    std::optional<Sealed<Text<4000>>> notes;
    List<ItemNote, 0, 500> item_notes;
};
DESCRIBE(ShiftSignature, (), (version, notes, item_notes))

struct ShiftSheetReceipt {
    Id<ShiftSheet> id;
};
DESCRIBE(ShiftSheetReceipt, (), (id))

struct ShiftTick {
    ShiftItemKind kind;
    Id<ShiftItem> item_id;
    bool ticked;
};
DESCRIBE(ShiftTick, (), (kind, item_id, ticked))

struct ShiftSheetWithdrawal {
    static constexpr std::string_view stored_in = "hotline.shift_sheet";
    Sealed<Text<400>> withdraw_reason;
};
DESCRIBE(ShiftSheetWithdrawal, (), (withdraw_reason))

struct ShiftSheetRow {
    Id<ShiftSheet> id;
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
DESCRIBE(ShiftSheetRow, (),
    (id, unit_id, shift_from, shift_until, signed_at, signed_by_name, accepted_at, accepted_by_name,
        withdrawn_at, items))

struct ShiftSheetPage {
    std::vector<ShiftSheetRow> items;
    std::optional<std::string> next;
};
DESCRIBE(ShiftSheetPage, (), (items, next))

struct ShiftSheetFilter {
    std::optional<Id<ShiftSheet>> after;
    std::optional<std::int64_t> limit;
};
DESCRIBE(ShiftSheetFilter, (), (after, limit))

ShiftSheetPage list_shift_sheets(Tx&, ShiftSheetFilter);
WholeShiftSheet show_shift_sheet(Tx&, Id<ShiftSheet>);
// What the sheet would hold if it were signed now.
NextShiftSheet show_next_shift_sheet(Tx&);
// 409 `stale_version` when another lead has typed meanwhile.
NotesReceipt save_shift_sheet_notes(Tx&, ShiftNotes);
// 409 `shift_sheet_open` while one waits, `stale_version` when the notes are others by now, `shift_sheet_changed` when a note's line
// is none of the sheet's any more.
ShiftSheetReceipt sign_shift_sheet(Tx&, ShiftSignature);
// 409 `shift_sheet_two_people` for who signed, `shift_sheet_final` when it is over, `shift_item_gone`.
ShiftSheetReceipt tick_shift_sheet(Tx&, Id<ShiftSheet>, ShiftTick);
// 409 `shift_sheet_unticked` while a P1 or P2 is not ticked by who accepts; else as above.
ShiftSheetReceipt accept_shift_sheet(Tx&, Id<ShiftSheet>);
ShiftSheetReceipt withdraw_shift_sheet(Tx&, Id<ShiftSheet>, ShiftSheetWithdrawal);

}  // namespace sanad
