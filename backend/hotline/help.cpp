// Help: asked for, joined, written in, ended.
#include "hotline/help.h"

#include <array>

#include "cases/file.h"

namespace sanad {
namespace {

struct LockedHelp : FileKeyRow {
    Id<Help> id;
    Urgency urgency;
    std::optional<Id<Account>> joined_by;
    bool joined_by_me;
    bool ended;
};
DESCRIBE(LockedHelp, (FileKeyRow), (id, urgency, joined_by, joined_by_me, ended))

struct JoinedHelp {
    Id<Contact> contact_id;
};
DESCRIBE(JoinedHelp, (), (contact_id))

std::optional<LockedHelp> lock(Tx& tx, const std::string& which, Binds binds) {
    return tx.find<LockedHelp>(
        R"(select {} from (
               select h.id, h.urgency, h.joined_by, coalesce(h.joined_by = access.me(), false) as joined_by_me,
                   h.ended_at is not null as ended, h.file_id, f.unit_key_id, f.wrapped_key
               from hotline.help h join cases.file f on f.id = h.file_id where )" +
            which + " for update of h) x",
        std::move(binds));
}

LockedHelp lock_open_help(Tx& tx, const Id<Help>& id) {
    auto locked = lock(tx, "h.id = :id", Binds{}("id", id));
    if (!locked) throw not_found();
    if (locked->ended) throw Problem(409, "help_ended");
    return std::move(*locked);
}

}  // namespace

HelpReceipt ask_help(Tx& tx, Id<Contact> contact, HelpCall call) {
    FileKeyRow file = lock_contact_in_hand(tx, contact);
    if (auto open = lock(
            tx, "h.contact_id = :contact and h.ended_at is null", Binds{}("contact", contact))) {
        bool raises = call.urgency == Urgency::emergency && open->urgency == Urgency::help;
        if (raises)
            tx.later(
                "update hotline.help set urgency = 'emergency', raised_at = now() where id = :id",
                Binds{}("id", open->id));
        return {open->id, raises ? call.urgency : open->urgency};
    }
    auto id = Id<Help>::fresh();
    tx.later(
        R"(insert into hotline.help (id, contact_id, file_id, urgency) values (:id, :contact, :file, :urgency))",
        Binds{}("id", id)("contact", contact)("file", file.file_id)(call));
    return {id, call.urgency};
}

HelpPage list_help(Tx& tx) {
    return {tx.rows<HelpRow>(
                R"(select {} from hotline.help_row where ended_at is null
                   order by urgency = 'emergency' desc, since, id limit 100)"),
        std::nullopt};
}

HelpPage list_help_of_contact(Tx& tx, Id<Contact> id) {
    tx.get<Seen>("select {} from hotline.contact where id = :id", Binds{}("id", id));
    return {tx.rows<HelpRow>(
                "select {} from hotline.help_row where contact_id = :id order by id desc limit 100",
                Binds{}("id", id)),
        std::nullopt};
}

HelpRow show_help(Tx& tx, Id<Help> id) {
    return tx.get<HelpRow>("select {} from hotline.help_row where id = :id", Binds{}("id", id));
}

HelpReceipt join_help(Tx& tx, Id<Help> id, Joining joining) {
    LockedHelp help = lock_open_help(tx, id);
    if (help.joined_by && !help.joined_by_me && help.joined_by != joining.instead_of)
        throw Problem(409, "help_joined");
    if (!help.joined_by_me)
        tx.later(
            "update hotline.help set joined_by = access.me(), joined_at = now() where id = :id",
            Binds{}("id", id));
    return {id, help.urgency};
}

Notes show_notes(Tx& tx, Id<Help> id) {
    auto help = tx.get<JoinedHelp>(
        R"(select {} from hotline.help
           where id = :id and joined_by = access.me() and ended_at is null and access.permits('help_join'))",
        Binds{}("id", id));
    Notes notes{id, std::nullopt, std::nullopt};
    if (auto draft = tx.find<Draft>("select {} from hotline.draft_sheet where id = :contact",
            Binds{}("contact", help.contact_id))) {
        notes.content.emplace(without_numbers(std::move(draft->content.value)));
        notes.saved_at = draft->saved_at;
    }
    return notes;
}

HelpMessages list_help_messages(Tx& tx, Id<Help> id) {
    tx.get<Seen>("select {} from hotline.help where id = :id", Binds{}("id", id));
    return {tx.rows<HelpMessageRow>(
                "select {} from hotline.help_message_sheet where help_id = :id order by id limit "
                "500",
                Binds{}("id", id)),
        std::nullopt};
}

HelpReceipt write_help_message(Tx& tx, Id<Help> id, HelpLine line) {
    LockedHelp help = lock_open_help(tx, id);
    std::string row = new_uuid();
    tx.later("insert into hotline.help_message (id, help_id, words) values (:row, :help, :words)",
        Binds{}("row", row)("help", id).sealed(line, key_of(tx, help), row));
    return {id, help.urgency};
}

HelpReceipt see_help_messages(Tx& tx, Id<Help> id) {
    auto help =
        tx.get<HelpReceipt>("select {} from hotline.help where id = :id", Binds{}("id", id));
    tx.later(
        R"(update hotline.help_message set seen_at = now()
           where help_id = :id and seen_at is null and author <> access.me())",
        Binds{}("id", id));
    return help;
}

HelpReceipt end_help(Tx& tx, Id<Help> id) {
    LockedHelp help = lock_open_help(tx, id);
    tx.later("update hotline.help set ended_by = access.me(), ended_at = now() where id = :id",
        Binds{}("id", id));
    return {id, help.urgency};
}

// A key of the form in its quotes is no text that somebody typed: inside a JSON string every quote has a backslash before it.
std::string without_numbers(std::string draft) {
    // The employer's line may be the one she calls from.
    constexpr std::array keys{
        R"("caller_phone")", R"("worker_phone")", R"("employer_phone")", R"("employer_civil_id")"};
    for (std::string_view key : keys) {
        for (std::size_t at = draft.find(key); at != draft.npos; at = draft.find(key, at)) {
            at += key.size();
            std::size_t begin = draft.find_first_not_of(": \t\r\n", at);
            if (begin == draft.npos || draft[begin] != '"') continue;  // null
            std::size_t end = ++begin;
            while (end < draft.size() && draft[end] != '"') end += draft[end] == '\\' ? 2 : 1;
            if (end >= draft.size()) break;
            std::string number = draft.substr(begin, end - begin);
            bool plain = number.find('\\') == number.npos && number.size() > 7;
            if (!number.empty())
                draft.replace(begin, number.size(),
                    plain ? "••• " + number.substr(number.size() - 4) : "•••");
        }
    }
    return draft;
}

}  // namespace sanad
