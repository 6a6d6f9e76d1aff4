// Telephone calls: reported, shown, taken, counted.
#include "hotline/call.h"

#include "cases/file.h"

namespace sanad {
namespace {

using telephone::Call;

struct Heard {
    std::string event_id;
};
DESCRIBE(Heard, (), (event_id))

struct CallerNumber {
    static constexpr std::string_view stored_in = "hotline.call";
    std::optional<Sealed<Phone>> caller_number;
};
DESCRIBE(CallerNumber, (), (caller_number))

struct LockedCall : CallerNumber {
    Id<Call> id;
    std::optional<Id<Contact>> contact_id;
    Instant rang_at;
};
DESCRIBE(LockedCall, (CallerNumber), (id, contact_id, rang_at))

struct GoingOn : CallerNumber {
    Id<Call> id;
    CallState state;
    Instant rang_at;
    std::optional<Instant> answered_at;
    std::optional<Id<Contact>> contact_id;
    Instant state_since;
    std::int64_t holds;
    std::int64_t held_seconds;
};
DESCRIBE(GoingOn, (CallerNumber),
    (id, state, rang_at, answered_at, contact_id, state_since, holds, held_seconds))

struct Seated {
    std::string account_id;
};
DESCRIBE(Seated, (), (account_id))

std::optional<LockedCall> lock_call(Tx& tx, const std::string& which, Binds binds) {
    return tx.find<LockedCall>(
        "select {} from (select c.id, c.caller_number, c.contact_id, c.rang_at, c.id as file_id, "
        "c.unit_key_id, c.wrapped_key "
        "from hotline.call c where " +
            which + " for update) x",
        std::move(binds));
}

std::optional<Sealed<Phone>> phone_of(const CallEvent& event) {
    if (!event.caller) return std::nullopt;
    Reader reader;
    check_phone(*event.caller, reader);
    if (!reader.clean()) return std::nullopt;
    return Sealed<Phone>(Phone{*event.caller});
}

Id<Call> open_call(Tx& tx, const CallEvent& event) {
    auto id = Id<Call>::fresh();
    FreshKey own = fresh_key(tx, id.value);
    tx.later(
        R"(insert into hotline.call (id, external_id, unit_key_id, wrapped_key, caller_number, rang_at)
           values (:id, :external_id, :unit_key_id, :wrapped_key, :caller_number, hotline.heard_at(:at)))",
        Binds{}("id", id)("external_id", event.call)("unit_key_id", own.unit_key_id)("at", event.at)
            .bytes("wrapped_key", own.wrapped)
            .sealed(CallerNumber{phone_of(event)}, own.key, id.value));
    return id;
}

// Who says that she sits there, and is signed in.
std::optional<std::string> who_sits_at(Tx& tx, const CallEvent& event) {
    if (!event.extension) return std::nullopt;
    auto seated = tx.find<Seated>(
        R"(select {} from (select e.account_id from hotline.extension e join access.colleague c on c.id = e.account_id and c.unit_id = e.unit_id
                           where e.unit_id = access.unit() and e.extension = :extension and access.signed_in(e.account_id)) x)",
        Binds{}("extension", *event.extension));
    return seated ? std::optional(seated->account_id) : std::nullopt;
}

Id<Contact> make_contact(Tx& tx, const LockedCall& call, const std::optional<std::string>& whose) {
    ContactStart start{Channel::phone, call.caller_number, PastInstant{call.rang_at}};
    Id<Contact> contact = open_contact(tx, start, whose);
    tx.later(
        R"(update hotline.call set contact_id = :contact, answered_by = coalesce(:whose, access.me()),
               answered_at = coalesce(answered_at, now()), caller_number = null, wrapped_key = null where id = :id)",
        Binds{}("id", call.id)("contact", contact)("whose", whose));
    return contact;
}

}  // namespace

Id<Call> report_call(Tx& tx, CallEvent event) {
    if (tx.find<Heard>(
            "select {} from hotline.call_event where line = access.me() and event_id = :event_id",
            Binds{}("event_id", event.event_id)))
        return {};
    auto known = lock_call(
        tx, "c.line = access.me() and c.external_id = :call", Binds{}("call", event.call));
    if (!known && event.type != CallEventType::ring) throw Problem(409, "call_unknown");
    Id<Call> id = known ? known->id : open_call(tx, event);
    auto account = who_sits_at(tx, event);
    tx.later(
        R"(insert into hotline.call_event (line, event_id, call_id, type, at, account_id)
           values (access.me(), :event_id, :id, :type, hotline.heard_at(:at), :account))",
        Binds{}("id", id)("account", account)(event));
    // The earliest of each counts, in whatever order they come.
    tx.later(
        R"(update hotline.call set
               rang_at = case when :type = 'ring' then least(rang_at, hotline.heard_at(:at)) else rang_at end,
               answered_at = case when :type = 'answer' then least(answered_at, hotline.heard_at(:at)) else answered_at end,
               ended_at = case when :type in ('abandoned', 'end') then least(ended_at, hotline.heard_at(:at)) else ended_at end
           where id = :id)",
        Binds{}("id", id)("type", event.type)("at", event.at));
    if (known && event.type == CallEventType::answer && account && !known->contact_id)
        make_contact(tx, *known, account);
    return id;
}

CallPage list_calls(Tx& tx) {
    CallPage page;
    for (const GoingOn& call :
        tx.rows<GoingOn>("select {} from hotline.call_row order by rang_at, id limit 100")) {
        std::optional<std::string> end;
        if (call.caller_number)
            end = call.caller_number->value.substr(call.caller_number->value.size() - 3);
        page.items.push_back({call.id, call.state, end, call.rang_at, call.answered_at,
            call.contact_id, call.state_since, call.holds, call.held_seconds});
    }
    return page;
}

CallAnswer answer_call(Tx& tx, Id<Call> id) {
    auto call = lock_call(tx, "c.id = :id and c.contact_id is null", Binds{}("id", id));
    if (!call) throw Problem(409, "call_taken");
    tx.later(
        R"(insert into hotline.call_event (line, event_id, call_id, type, at, account_id)
           select line, 'console-' || id, id, 'answer', now(), access.me() from hotline.call where id = :id)",
        Binds{}("id", id));
    return {id, make_contact(tx, *call, {})};
}

Extension show_extension(Tx& tx) {
    return tx.find<Extension>("select {} from hotline.extension where account_id = access.me()")
        .value_or(Extension{});
}

void sit_at_extension(Tx& tx, Extension seat) {
    tx.later(
        "delete from hotline.extension where account_id = access.me() or (unit_id = access.unit() "
        "and extension = :extension)",
        Binds{}(seat));
    if (seat.extension)
        tx.later("insert into hotline.extension (extension) values (:extension)", Binds{}(seat));
}

QueueFigures show_queue_figures(Tx& tx, QueueSpan span) {
    return tx.get<QueueFigures>(
        R"(select {} from hotline.queue_figures(
               coalesce(cast(:since as timestamptz), now() - interval '24 hours'), coalesce(cast(:until as timestamptz), now())) x)",
        Binds{}(span));
}

}  // namespace sanad
