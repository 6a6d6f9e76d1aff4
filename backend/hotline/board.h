// The supervisor's board: everything that goes on and everything that is due, in one look. Nothing sealed is on it. Lists hold the
// twenty that matter most; figures stop counting at a thousand, so that a bad night costs no more than a good one.
#pragma once

#include "hotline/callback.h"
#include "hotline/complaint.h"
#include "hotline/help.h"

namespace sanad {

namespace telephone {
struct Call;
}

enum class LineState { talking, held, transferring, over };
BOOST_DESCRIBE_ENUM(LineState, talking, held, transferring, over)

struct BoardContact {
    Id<Contact> id;
    Channel channel;
    std::optional<std::string> call_type;
    std::optional<std::string> language;
    std::string held_by_name;
    Instant started_at;
    std::optional<LineState> state;  // of its telephone call; over: hung up, and still written on
    std::optional<Id<Help>> help_id;
    std::optional<Urgency> help;
    std::optional<Instant> help_since;
    std::optional<std::string> helped_by_name;
};
DESCRIBE(BoardContact, (),
    (id, channel, call_type, language, held_by_name, started_at, state, help_id, help, help_since,
        helped_by_name))

struct BoardCall {
    Id<telephone::Call> id;
    Instant rang_at;
    bool answered;  // at a telephone where nobody sits
};
DESCRIBE(BoardCall, (), (id, rang_at, answered))

struct BoardCallback {
    Id<Callback> id;
    Id<Complaint> complaint_id;
    std::string reference;
    std::string triage;
    std::string language;
    Instant due_at;
    std::string who;  // it was handed to, or who promised it
};
DESCRIBE(BoardCallback, (), (id, complaint_id, reference, triage, language, due_at, who))

enum class ClockKind { supervisor, response, plan };
BOOST_DESCRIBE_ENUM(ClockKind, supervisor, response, plan)

struct BoardClock {
    Id<Complaint> complaint_id;
    std::string reference;
    std::string triage;
    ClockKind kind;
    Instant due_at;
    std::string who;
};
DESCRIBE(BoardClock, (), (complaint_id, reference, triage, kind, due_at, who))

struct BoardCounts {
    Instant since;  // begin of the first of the 24 hours
    std::int64_t running;
    std::int64_t waiting;
    std::int64_t callbacks_overdue;
    std::int64_t callbacks_soon;  // within the hour
    std::int64_t clocks_broken;   // within the last 24 hours
    std::int64_t clocks_soon;     // within the hour
    std::int64_t open_p1;
    std::int64_t open_p2;
};
DESCRIBE(BoardCounts, (),
    (since, running, waiting, callbacks_overdue, callbacks_soon, clocks_broken, clocks_soon,
        open_p1, open_p2))

struct BoardShare {
    std::string code;  // empty: not noted
    std::int64_t count;
};
DESCRIBE(BoardShare, (), (code, count))

// Calls by when they began to ring (hotline.queued_calls), other contacts by when they were taken.
struct BoardHour {
    Instant at;
    std::int64_t offered;
    std::int64_t answered;
    std::int64_t abandoned;
    std::int64_t contacts;
};
DESCRIBE(BoardHour, (), (at, offered, answered, abandoned, contacts))

struct Board {
    BoardCounts counts;
    std::vector<BoardContact> running;     // the newest
    std::vector<BoardCall> waiting;        // the longest first
    std::vector<BoardCallback> callbacks;  // overdue or due within the hour, the next first
    std::vector<BoardClock> clocks;        // broken in the last 24 hours or within the hour
    std::vector<BoardShare> triage;        // complaints registered since
    std::vector<BoardShare> languages;     // contacts taken since
    std::vector<BoardHour> hours;
};
DESCRIBE(Board, (), (counts, running, waiting, callbacks, clocks, triage, languages, hours))

Board show_board(Tx&);

}  // namespace sanad
