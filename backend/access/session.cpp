// Sessions are rows; a token is only ever compared by its hash (access.enter).
#include "access/session.h"

#include "crypto/bytes.h"
#include "record/page.h"

namespace sanad {
namespace {

struct Myself {
    Id<Account> user_id;
};
DESCRIBE(Myself, (), (user_id))

}  // namespace

Session show_session(Tx& tx) { return tx.get<Session>("select {} from access.my_session"); }

DraftKey show_draft_key(Tx& tx) {
    auto me = tx.get<Myself>("select {} from access.my_session");
    return {base64url(hmac_sha256(tx.keyring().derived("local drafts").view(), me.user_id.value))};
}

void stay_signed_in(Tx& tx) { tx.later("select access.now_seen()"); }

SignedOut sign_out(Tx& tx) {
    tx.later("select access.end_session(nullif(current_setting('app.session', true), '')::uuid)");
    return {};
}

SignedOut sign_out_everywhere(Tx& tx) {
    tx.later("select access.end_my_sessions()");
    return {};
}

SignedInPage list_sessions(Tx& tx, SessionFilter filter) {
    auto rows = tx.rows<SignedIn>(
        "select {} from access.session_sheet where id < :after order by id desc limit :limit",
        Binds{}("after", after_or_end(filter.after))("limit", page_size(filter.limit) + 1));
    return page_of<SignedInPage>(std::move(rows), filter.limit);
}

void end_session(Tx& tx, Id<Session> id) {
    tx.later("select access.end_session(:id)", Binds{}("id", id));
}

}  // namespace sanad
