// Hand-over sheets.
#include "hotline/shift_sheet.h"

#include <set>

#include "cases/file.h"
#include "db/walk.h"
#include "record/page.h"

namespace sanad {
namespace {

struct Promise {
    static constexpr std::string_view stored_in = "hotline.callback";
    std::string id;
    std::optional<Sealed<Text<400>>> promise;
};
DESCRIBE(Promise, (), (id, promise))

struct LockedNotes {
    Id<Unit> id;
    std::int64_t version;
    std::optional<std::string> open_id;
    std::optional<std::string> file_id;
    std::optional<std::string> unit_key_id;
    std::optional<std::string> wrapped_key;
};
DESCRIBE(LockedNotes, (), (id, version, open_id, file_id, unit_key_id, wrapped_key))

struct LockedSheet {
    bool over;
    bool mine;  // signed by who asks
    std::string file_id;
    std::string unit_key_id;
    std::optional<std::string> wrapped_key;
};
DESCRIBE(LockedSheet, (), (over, mine, file_id, unit_key_id, wrapped_key))

struct Line {
    ShiftItemKind kind;
    std::string id;
};
DESCRIBE(Line, (), (kind, id))

std::vector<ShiftLine> with_promises(Tx& tx, std::vector<ShiftItem> items) {
    std::vector<ShiftLine> lines;
    std::vector<std::string> callbacks;
    for (ShiftItem& item : items) {
        if (item.kind == ShiftItemKind::callback) callbacks.push_back(item.id.value);
        lines.push_back({std::move(item), std::nullopt});
    }
    if (callbacks.empty()) return lines;
    auto promises = tx.rows<Promise>(
        R"(select {} from (
               select b.id, b.promise, b.file_id, f.unit_key_id, f.wrapped_key
               from hotline.callback b join cases.file f on f.id = b.file_id where b.id = any (cast(:ids as uuid[]))) x)",
        Binds{}("ids", callbacks));
    for (ShiftLine& line : lines)
        for (const Promise& promise : promises)
            if (line.kind == ShiftItemKind::callback && line.id.value == promise.id &&
                promise.promise)
                line.promise = promise.promise->value;
    return lines;
}

// The notes' row is the unit's; nobody else signs or types while it is held.
LockedNotes lock_notes(Tx& tx, std::int64_t version) {
    tx.find<Seen>(
        "select {} from (select unit_id as id from hotline.shift_draft where unit_id = "
        "access.unit() for update) x");
    auto notes = tx.get<LockedNotes>("select {} from hotline.shift_sheet_next");
    if (notes.open_id) throw Problem(409, "shift_sheet_open");
    if (notes.version != version) throw Problem(409, "stale_version", {{"/content", "changed"}});
    return notes;
}

LockedSheet lock_sheet(Tx& tx, const Id<ShiftSheet>& id) {
    auto sheet = tx.get<LockedSheet>(
        R"(select {} from (
               select h.accepted_at is not null or h.withdrawn_at is not null as over, h.signed_by = access.me() as mine,
                   h.file_id, f.unit_key_id, f.wrapped_key
               from hotline.shift_sheet h join cases.file f on f.id = h.file_id
               where h.id = :id and h.unit_id = access.unit() for update of h) x)",
        Binds{}("id", id));
    if (sheet.over) throw Problem(409, "shift_sheet_final");
    return sheet;
}

LockedSheet lock_anothers(Tx& tx, const Id<ShiftSheet>& id) {
    LockedSheet sheet = lock_sheet(tx, id);
    if (sheet.mine) throw Problem(409, "shift_sheet_two_people");
    return sheet;
}

}  // namespace

ShiftSheetPage list_shift_sheets(Tx& tx, ShiftSheetFilter filter) {
    std::string sql = newest_first({walk("hotline.shift_sheet_row",
        {"unnest(access.units('shift_sheet_read')) u", {"unit_id"}, {"u"}}, "")});
    auto rows = tx.rows<ShiftSheetRow>(
        sql, Binds{}("after", after_or_end(filter.after))("limit", page_size(filter.limit) + 1));
    return page_of<ShiftSheetPage>(std::move(rows), filter.limit);
}

WholeShiftSheet show_shift_sheet(Tx& tx, Id<ShiftSheet> id) {
    WholeShiftSheet sheet{
        tx.get<ShiftSheetFacts>(
            "select {} from hotline.shift_sheet_whole where id = :id", Binds{}("id", id)),
        {}};
    sheet.items = with_promises(
        tx, tx.rows<ShiftItem>("select {} from hotline.shift_sheet_lines(cast(:id as uuid)) x",
                Binds{}("id", id)));
    return sheet;
}

NextShiftSheet show_next_shift_sheet(Tx& tx) {
    NextShiftSheet next{tx.get<NextFacts>("select {} from hotline.shift_sheet_next"), {}};
    next.items = with_promises(tx, tx.rows<ShiftItem>(
                                       R"(select {} from (
               select i.kind, i.object_id as id, i.complaint_id, i.reference, i.triage, i.state, i.language, i.detail, i.due_at, i.since,
                   who.display_name as who_name, i.ended, i.ended_at, false as late,
                   coalesce(i.triage in ('P1', 'P2'), false) as must_tick, cast(null as timestamptz) as ticked_at,
                   cast(null as text) as ticked_by_name, cast(null as bytea) as note, cast(null as uuid) as file_id,
                   cast(null as uuid) as unit_key_id, cast(null as bytea) as wrapped_key
               from hotline.shift_sheet_next n cross join lateral hotline.shift_items(n.id, n.previous_id) i
               left join access.colleague who on who.id = i.who) x
           order by ended is not null, triage, due_at, since)"));
    return next;
}

NotesReceipt save_shift_sheet_notes(Tx& tx, ShiftNotes notes) {
    LockedNotes locked = lock_notes(tx, notes.version);
    if (locked.file_id) {
        FileKey key =
            key_of(tx, FileKeyRow{*locked.file_id, *locked.unit_key_id, locked.wrapped_key});
        tx.later(
            R"(update hotline.shift_draft set content = :content, version = version + 1, saved_at = now(), saved_by = access.me()
               where unit_id = :id)",
            Binds{}("id", locked.id).sealed(notes, key, locked.id.value));
    } else {
        FileKey key = open_file(tx, FileHolds::contact);
        tx.later("insert into hotline.shift_draft (file_id, content) values (:file, :content)",
            Binds{}("file", key.file_id).sealed(notes, key, locked.id.value));
    }
    return {locked.id, notes.version + 1};
}

ShiftSheetReceipt sign_shift_sheet(Tx& tx, ShiftSignature signature) {
    LockedNotes locked = lock_notes(tx, signature.version);
    std::set<std::pair<ShiftItemKind, std::string>> lines;
    for (const Line& line : tx.rows<Line>(
             R"(select {} from (
                    select i.kind, i.object_id as id
                    from hotline.shift_sheet_next n cross join lateral hotline.shift_items(n.id, n.previous_id) i) x)"))
        lines.emplace(line.kind, line.id);
    auto id = Id<ShiftSheet>::fresh();
    FileKey key = open_file(tx, FileHolds::contact);
    tx.later("insert into hotline.shift_sheet (id, file_id, notes) values (:id, :file, :notes)",
        Binds{}("id", id)("file", key.file_id).sealed(signature, key, id.value));
    for (const ItemNote& note : signature.item_notes.items) {
        if (!lines.contains({note.kind, note.id.value})) throw Problem(409, "shift_sheet_changed");
        tx.later(
            R"(update hotline.shift_item set note = :note
               where shift_sheet_id = :shift_sheet and kind = :kind and object_id = :id)",
            Binds{}("shift_sheet", id).sealed(note, key, note.id.value));
    }
    return {id};
}

// What has changed since the signature is frozen with the tick, so that a line which came later can be ticked, too.
ShiftSheetReceipt tick_shift_sheet(Tx& tx, Id<ShiftSheet> id, ShiftTick tick) {
    lock_anothers(tx, id);
    auto known = tx.find<Line>(
        "select {} from hotline.shift_sheet_lines(cast(:id as uuid)) x where kind = :kind and id = "
        ":item and ended is null",
        Binds{}("id", id)("kind", tick.kind)("item", tick.item_id));
    if (!known) throw Problem(409, "shift_item_gone");
    tx.later("select hotline.follow_shift_sheet(:id)", Binds{}("id", id));
    tx.later(
        R"(update hotline.shift_item set ticked_at = case when :ticked then now() end,
               ticked_by = case when :ticked then access.me() end
           where shift_sheet_id = :id and kind = :kind and object_id = :item)",
        Binds{}("id", id)("kind", tick.kind)("item", tick.item_id)("ticked", tick.ticked));
    return {id};
}

ShiftSheetReceipt accept_shift_sheet(Tx& tx, Id<ShiftSheet> id) {
    lock_anothers(tx, id);
    tx.later(
        "update hotline.shift_sheet set accepted_by = access.me(), accepted_at = now() where id = "
        ":id",
        Binds{}("id", id));
    return {id};
}

ShiftSheetReceipt withdraw_shift_sheet(Tx& tx, Id<ShiftSheet> id, ShiftSheetWithdrawal withdrawal) {
    LockedSheet sheet = lock_sheet(tx, id);
    if (!sheet.mine) throw Problem(409, "shift_sheet_not_yours");
    tx.later(
        R"(update hotline.shift_sheet set withdrawn_at = now(), withdraw_reason = :withdraw_reason where id = :id)",
        Binds{}("id", id).sealed(withdrawal,
            key_of(tx, FileKeyRow{sheet.file_id, sheet.unit_key_id, sheet.wrapped_key}), id.value));
    return {id};
}

}  // namespace sanad
