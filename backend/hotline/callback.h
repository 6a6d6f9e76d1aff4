// Promised calls: due inside her safe hours, started only inside them, each try and its outcome on record.
#pragma once

#include "hotline/complaint_facts.h"
#include "hotline/safe_contact.h"

namespace sanad {

struct Account;
struct Callback;
struct CallbackAttempt;

struct CallbackPromise {
    static constexpr std::string_view stored_in = "hotline.callback";
    FutureInstant due_at;
    std::optional<FutureInstant> expires_at;
    std::optional<Sealed<Text<400>>> promise;  // what she was told
};
DESCRIBE(CallbackPromise, (), (due_at, expires_at, promise))

struct CallbackReceipt {
    Id<Callback> id;
    std::int64_t version;
};
DESCRIBE(CallbackReceipt, (), (id, version))

enum class AttemptOutcome {
    reached,
    no_answer,
    busy,
    switched_off,
    wrong_person,
    voicemail,
    message_sent
};
BOOST_DESCRIBE_ENUM(
    AttemptOutcome, reached, no_answer, busy, switched_off, wrong_person, voicemail, message_sent)

struct CallbackRow {
    static constexpr std::string_view stored_in = "hotline.callback";
    Id<Callback> id;
    Id<Complaint> complaint_id;
    std::string reference;
    std::string triage;
    std::string language;
    Instant due_at;
    std::optional<Instant> expires_at;
    std::optional<Sealed<Text<400>>> promise;
    std::string promised_by_name;
    Instant promised_at;
    std::optional<Id<Account>> assigned_to;
    std::optional<std::string> assigned_to_name;
    std::int64_t attempts;
    std::optional<std::string> last_outcome;
    std::optional<std::string> refusal;    // why she must not be rung now
    std::optional<Instant> callable_from;  // from when she may
    std::optional<Instant> ended_at;
    std::optional<std::string> outcome;
    std::int64_t version;
};
DESCRIBE(CallbackRow, (),
    (id, complaint_id, reference, triage, language, due_at, expires_at, promise, promised_by_name,
        promised_at, assigned_to, assigned_to_name, attempts, last_outcome, refusal, callable_from,
        ended_at, outcome, version))

struct CallbackPage {
    std::vector<CallbackRow> items;
    std::optional<std::string> next;
};
DESCRIBE(CallbackPage, (), (items, next))

struct CallbackFilter {
    std::optional<bool> mine;  // promised by me or handed to me
    std::optional<Id<Callback>> after;
    std::optional<std::int64_t> limit;
};
DESCRIBE(CallbackFilter, (), (mine, after, limit))

struct ComplaintPlace : Whereabouts {
    static constexpr std::string_view stored_in = "hotline.complaint";
    Id<Complaint> id;
};
DESCRIBE(ComplaintPlace, (Whereabouts), (id))

// What to have before one's eyes while it rings.
struct CallSheet {
    Id<CallbackAttempt> id;
    ComplaintNumber number;
    SafeContactSheet safe_contact;
    ComplaintPlace place;
};
DESCRIBE(CallSheet, (), (id, number, safe_contact, place))

struct AttemptResult {
    static constexpr std::string_view stored_in = "hotline.callback_attempt";
    AttemptOutcome outcome;
    std::optional<Sealed<Text<1000>>> note;
    std::optional<FutureInstant> retry_at;
};
DESCRIBE(AttemptResult, (), (outcome, note, retry_at))

struct CallbackWithdrawal {
    static constexpr std::string_view stored_in = "hotline.callback";
    std::int64_t version;
    Sealed<Text<400>> end_reason;
};
DESCRIBE(CallbackWithdrawal, (), (version, end_reason))

struct CallbackAssignment {
    std::int64_t version;
    Id<Account> account_id;
};
DESCRIBE(CallbackAssignment, (), (version, account_id))

struct AttemptRow {
    static constexpr std::string_view stored_in = "hotline.callback_attempt";
    Id<CallbackAttempt> id;
    Instant at;
    std::string actor_name;
    std::optional<AttemptOutcome> outcome;
    std::optional<Sealed<Text<1000>>> note;
};
DESCRIBE(AttemptRow, (), (id, at, actor_name, outcome, note))

struct AttemptPage {
    std::vector<AttemptRow> items;
    std::optional<std::string> next;
};
DESCRIBE(AttemptPage, (), (items, next))

// 422 at /due_at with the rule that forbids it then; 409 `number_of_alleged_abuser`.
CallbackReceipt promise_callback(Tx&, Id<Complaint>, CallbackPromise);
// Open ones, the next due first.
CallbackPage list_callbacks(Tx&, CallbackFilter);
CallbackPage list_callbacks_of_complaint(Tx&, Id<Complaint>);
AttemptPage list_attempts(Tx&, Id<Callback>);
// 409 with the rule that forbids it now as the slug, or `callback_ended`.
CallSheet start_callback(Tx&, Id<Callback>);
CallbackReceipt finish_attempt(Tx&, Id<CallbackAttempt>, AttemptResult);
CallbackReceipt assign_callback(Tx&, Id<Callback>, CallbackAssignment);
CallbackReceipt withdraw_callback(Tx&, Id<Callback>, CallbackWithdrawal);

}  // namespace sanad
