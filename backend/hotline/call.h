// Calls, as the telephone exchange reports them (deploy/telephone/README.md) and as the consoles show them. A ring makes
// the call; answering it, at the telephone or on the screen, makes the contact, into which the caller's number moves.
#pragma once

#include "hotline/contact.h"

namespace sanad {

namespace telephone {
struct Call;  // http/route.h has another
}

enum class CallEventType { ring, answer, hold, resume, transfer, abandoned, end };
BOOST_DESCRIBE_ENUM(CallEventType, ring, answer, hold, resume, transfer, abandoned, end)

struct CallEvent {
    Text<80> event_id;  // the exchange's own; the same one again changes nothing
    Text<40> line;
    Text<80> call;  // the exchange's own, of this line
    CallEventType type;
    Instant at;  // held within five minutes of our clock
    std::optional<Text<80>>
        caller;  // E.164; anything else is a number withheld, and no reason to refuse a ring
    std::optional<Text<10>> extension;  // that answered, or that it is transferred to
};
DESCRIBE(CallEvent, (), (event_id, line, call, type, at, caller, extension))

enum class CallState { ringing, talking, held, transferring };
BOOST_DESCRIBE_ENUM(CallState, ringing, talking, held, transferring)

struct CallRow {
    Id<telephone::Call> id;
    CallState state;
    std::optional<std::string>
        caller_end;  // the last three digits; the number itself comes with the contact
    Instant rang_at;
    std::optional<Instant> answered_at;
    std::optional<Id<Contact>> contact_id;  // mine; null: whoever takes it first
    Instant state_since;
    std::int64_t holds;  // that are over, and how long they took in all, in seconds
    std::int64_t held_seconds;
};
DESCRIBE(CallRow, (),
    (id, state, caller_end, rang_at, answered_at, contact_id, state_since, holds, held_seconds))

struct CallPage {
    std::vector<CallRow> items;
    std::optional<std::string> next;
};
DESCRIBE(CallPage, (), (items, next))

struct CallAnswer {
    Id<telephone::Call> id;
    Id<Contact> contact_id;
};
DESCRIBE(CallAnswer, (), (id, contact_id))

struct Extension {
    std::optional<Text<10>> extension;  // null: nowhere
};
DESCRIBE(Extension, (), (extension))

struct QueueSpan {
    std::optional<Instant> since;  // 24 hours ago
    std::optional<Instant> until;  // now
};
DESCRIBE(QueueSpan, (), (since, until))

// Definitions: hotline.queue_figures in db/always/30_hotline.sql. Waits in seconds, service level in per cent.
struct QueueFigures {
    std::int64_t offered;
    std::int64_t waiting;
    std::int64_t answered;
    std::int64_t abandoned;
    std::int64_t short_abandoned;
    std::int64_t answered_within;
    std::optional<std::int64_t> wait_p50;
    std::optional<std::int64_t> wait_p90;
    std::optional<std::int64_t> wait_max;
    std::optional<std::int64_t> service_level;
    std::int64_t short_below;
    std::int64_t answer_within;
};
DESCRIBE(QueueFigures, (),
    (offered, waiting, answered, abandoned, short_abandoned, answered_within, wait_p50, wait_p90,
        wait_max, service_level, short_below, answer_within))

// Events may come late, twice and in any order; only a call that never rang is refused: 409 `call_unknown`.
Id<telephone::Call> report_call(Tx&, CallEvent);
// Calls nobody has taken yet, and the caller's own that go on.
CallPage list_calls(Tx&);
// Takes a call on the screen. 409 `call_taken` when somebody was quicker.
CallAnswer answer_call(Tx&, Id<telephone::Call>);

Extension show_extension(Tx&);
void sit_at_extension(Tx&, Extension);
QueueFigures show_queue_figures(Tx&, QueueSpan);

}  // namespace sanad
