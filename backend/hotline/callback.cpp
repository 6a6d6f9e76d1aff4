// Callbacks and their attempts.
#include "hotline/callback.h"

#include "cases/file.h"
#include "record/page.h"

namespace sanad {
namespace {

struct LockedCallback : FileKeyRow {
    Id<Complaint> complaint_id;
    std::int64_t version;
    bool ended;
};
DESCRIBE(LockedCallback, (FileKeyRow), (complaint_id, version, ended))

struct OpenAttempt {
    Id<Callback> callback_id;
    bool finished;
    bool voicemail;
    bool message;
};
DESCRIBE(OpenAttempt, (), (callback_id, finished, voicemail, message))

struct Due {
    std::optional<std::string> refusal;
};
DESCRIBE(Due, (), (refusal))

struct DueOfFile : Due, FileKeyRow {};
DESCRIBE(DueOfFile, (Due, FileKeyRow), ())

LockedCallback lock_callback(Tx& tx, const Id<Callback>& id) {
    auto locked = tx.get<LockedCallback>(
        R"(select {} from (
               select b.complaint_id, b.version, b.ended_at is not null as ended, b.file_id, f.unit_key_id, f.wrapped_key
               from hotline.callback b join cases.file f on f.id = b.file_id where b.id = :id for update of b) x)",
        Binds{}("id", id));
    if (locked.ended) throw Problem(409, "callback_ended");
    return locked;
}

LockedCallback lock_callback(Tx& tx, const Id<Callback>& id, std::int64_t version) {
    LockedCallback locked = lock_callback(tx, id);
    if (locked.version != version) throw Problem(409, "stale_version", {{"/version", "changed"}});
    return locked;
}

void require_safe(const std::optional<std::string>& refusal, const char* pointer) {
    if (refusal) throw Problem(422, "invalid", {{pointer, *refusal}});
}

const std::string first_id = "00000000-0000-0000-0000-000000000000";

}  // namespace

CallbackReceipt promise_callback(Tx& tx, Id<Complaint> complaint, CallbackPromise promise) {
    auto due = tx.get<DueOfFile>(
        R"(select {} from (
               select hotline.call_refusal(c.id, cast(:due as timestamptz)) as refusal, c.file_id,
                   f.unit_key_id, f.wrapped_key
               from hotline.complaint c join cases.file f on f.id = c.file_id where c.id = :id) x)",
        Binds{}("id", complaint)("due", promise.due_at));
    // No other time would help.
    if (due.refusal == "number_of_alleged_abuser") throw Problem(409, *due.refusal);
    require_safe(due.refusal, "/due_at");
    auto id = Id<Callback>::fresh();
    tx.later(
        R"(insert into hotline.callback (id, complaint_id, file_id, due_at, expires_at, promise)
           values (:id, :complaint, :file, :due_at, :expires_at, :promise))",
        Binds{}("id", id)("complaint", complaint)("file", due.file_id)
            .sealed(promise, key_of(tx, due), id.value));
    return {id, 1};
}

// The unit's or the site's, those I promised and those handed to me: each walks its own index by due time.
CallbackPage list_callbacks(Tx& tx, CallbackFilter filter) {
    auto walk = [](const std::string& source, const std::string& column) {
        return "(select x.* from " + source +
               " cross join lateral (select * from hotline.callback_row where " + column +
               " = whose and ended_at is null and (due_at, id) > (coalesce((select p.due_at from "
               "hotline.callback p where p.id = :after), '-infinity'), cast(:after as uuid)) "
               "order by due_at, id limit :limit) x)";
    };
    std::string branches = walk("access.me() whose", "promised_by") + " union " +
                           walk("access.me() whose", "assigned_to");
    if (!filter.mine.value_or(false))
        branches += " union " + walk("unnest(access.units('callback_read')) whose", "unit_id");
    auto rows = tx.rows<CallbackRow>(
        "select {} from (" + branches + ") list order by due_at, id limit :limit",
        Binds{}("after", filter.after ? filter.after->value : first_id)(
            "limit", page_size(filter.limit) + 1));
    return page_of<CallbackPage>(std::move(rows), filter.limit);
}

CallbackPage list_callbacks_of_complaint(Tx& tx, Id<Complaint> id) {
    tx.get<Seen>("select {} from hotline.complaint where id = :id", Binds{}("id", id));
    return {tx.rows<CallbackRow>("select {} from hotline.callback_row where complaint_id = :id "
                                 "order by id desc limit 100",
                Binds{}("id", id)),
        std::nullopt};
}

AttemptPage list_attempts(Tx& tx, Id<Callback> id) {
    tx.get<Seen>("select {} from hotline.callback where id = :id", Binds{}("id", id));
    return {tx.rows<AttemptRow>("select {} from hotline.callback_attempt_sheet where callback_id = "
                                ":id order by id limit 100",
                Binds{}("id", id)),
        std::nullopt};
}

CallSheet start_callback(Tx& tx, Id<Callback> id) {
    LockedCallback locked = lock_callback(tx, id);
    CallSheet sheet;
    sheet.id = Id<CallbackAttempt>::fresh();
    sheet.number = reveal_number(tx, locked.complaint_id);
    sheet.safe_contact = show_safe_contact(tx, locked.complaint_id);
    sheet.place = tx.get<ComplaintPlace>("select {} from hotline.complaint_sheet where id = :id",
        Binds{}("id", locked.complaint_id));
    tx.later("insert into hotline.callback_attempt (id, callback_id) values (:id, :callback)",
        Binds{}("id", sheet.id)("callback", id));
    return sheet;
}

CallbackReceipt finish_attempt(Tx& tx, Id<CallbackAttempt> id, AttemptResult result) {
    auto attempt = tx.get<OpenAttempt>(
        R"(select {} from (
               select a.callback_id, a.finished_at is not null as finished, coalesce(s.voicemail, false) as voicemail,
                   coalesce(s.sms, false) or coalesce(s.whatsapp, false) as message
               from hotline.callback_attempt a
               join hotline.callback b on b.id = a.callback_id
               left join hotline.safe_contact s on s.complaint_id = b.complaint_id
               where a.id = :id and a.actor = access.me()) x)",
        Binds{}("id", id));
    if (attempt.finished) throw Problem(409, "attempt_finished");
    if ((result.outcome == AttemptOutcome::voicemail && !attempt.voicemail) ||
        (result.outcome == AttemptOutcome::message_sent && !attempt.message))
        throw Problem(422, "invalid", {{"/outcome", "not_allowed_by_her"}});
    LockedCallback locked = lock_callback(tx, attempt.callback_id);
    if (result.retry_at)
        require_safe(tx.get<Due>(
                           R"(select {} from (
                                  select hotline.call_refusal(cast(:id as uuid), cast(:at as timestamptz)) as refusal) x)",
                           Binds{}("id", locked.complaint_id)("at", *result.retry_at))
                         .refusal,
            "/retry_at");
    tx.later(
        "update hotline.callback_attempt set outcome = :outcome, note = :note, finished_at = now() "
        "where id = :id",
        Binds{}("id", id).sealed(result, key_of(tx, locked), id.value));
    if (result.outcome == AttemptOutcome::reached) {
        tx.later(
            "update hotline.callback set ended_at = now(), ended_by = access.me(), outcome = "
            "'reached', version = version + 1 "
            "where id = :id",
            Binds{}("id", attempt.callback_id));
    } else {
        tx.later(
            "update hotline.callback set due_at = coalesce(:retry_at, due_at), version = version + "
            "1 "
            "where id = :id",
            Binds{}("id", attempt.callback_id)("retry_at", result.retry_at));
    }
    return {attempt.callback_id, locked.version + 1};
}

// Whoever makes the call needs her file: it is opened to them, as an own one.
CallbackReceipt assign_callback(Tx& tx, Id<Callback> id, CallbackAssignment assignment) {
    LockedCallback locked = lock_callback(tx, id, assignment.version);
    auto colleague = tx.find<Seen>(
        "select {} from access.colleague where id = :account and unit_id = any "
        "(nullif(current_setting('app.site_units', true), '')::uuid[])",
        Binds{}("account", assignment.account_id));
    if (!colleague) throw Problem(422, "invalid", {{"/account_id", "not_at_this_site"}});
    tx.later("insert into cases.assignment (file_id, account_id) values (:file, :account)",
        Binds{}("file", locked.file_id)("account", assignment.account_id));
    tx.later(
        "update hotline.callback set assigned_to = :account, version = version + 1 where id = :id",
        Binds{}("id", id)("account", assignment.account_id));
    return {id, locked.version + 1};
}

CallbackReceipt withdraw_callback(Tx& tx, Id<Callback> id, CallbackWithdrawal withdrawal) {
    LockedCallback locked = lock_callback(tx, id, withdrawal.version);
    tx.later(
        "update hotline.callback set ended_at = now(), ended_by = access.me(), outcome = "
        "'withdrawn', "
        "end_reason = :end_reason, version = version + 1 where id = :id",
        Binds{}("id", id).sealed(withdrawal, key_of(tx, locked), id.value));
    return {id, locked.version + 1};
}

}  // namespace sanad
