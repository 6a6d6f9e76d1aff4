// The caller's own session, and who else is signed in.
#pragma once

#include "http/route.h"

namespace sanad {

struct Account;
struct Unit;

struct Session {
    Id<Account> user_id;
    std::string name;
    std::string display_name;
    Id<Unit> unit_id;
    std::string unit_name_en;
    std::string unit_name_ar;
    std::vector<std::string> roles;
    std::vector<std::string> permits;
    Instant signed_in_at;
    Instant ends_at;
    std::int64_t idle_seconds;
    std::int64_t recovery_codes_left;
};
DESCRIBE(Session, (),
    (user_id, name, display_name, unit_id, unit_name_en, unit_name_ar, roles, permits, signed_in_at,
        ends_at, idle_seconds, recovery_codes_left))

struct SignedIn {
    Id<Session> id;
    Id<Account> user_id;
    std::string name;
    std::string display_name;
    Instant signed_in_at;
    Instant last_seen_at;
    Instant ends_at;
    bool mine;
};
DESCRIBE(SignedIn, (), (id, user_id, name, display_name, signed_in_at, last_seen_at, ends_at, mine))

struct SignedInPage {
    std::vector<SignedIn> items;
    std::optional<std::string> next;
};
DESCRIBE(SignedInPage, (), (items, next))

struct SessionFilter {
    std::optional<Id<Session>> after;
    std::optional<std::int64_t> limit;
};
DESCRIBE(SessionFilter, (), (after, limit))

// For the drafts a console keeps in the browser. The same over all of one's sessions, so that after a crash and a new
// sign-in they can be read again, and by nobody else.
struct DraftKey {
    std::string key;  // 32 bytes, base64url
};
DESCRIBE(DraftKey, (), (key))

Session show_session(Tx&);
DraftKey show_draft_key(Tx&);
void stay_signed_in(Tx&);  // a person is there: idle time starts anew
SignedOut sign_out(Tx&);
SignedOut sign_out_everywhere(Tx&);
SignedInPage list_sessions(Tx&, SessionFilter);
void end_session(Tx&, Id<Session>);

}  // namespace sanad
