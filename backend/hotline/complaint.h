// A complaint: what happened, to whom, how urgent. Its state is moved by verbs, each with a row that says who, when, why;
// which moves exist is data (hotline.transition_rule).
#pragma once

#include "hotline/complaint_facts.h"
#include "hotline/contact.h"
#include "hotline/safe_contact.h"
#include "hotline/undertaken.h"

namespace sanad {

enum class Wish { advice, claim, transfer, return_home, shelter, rescue, undecided };
BOOST_DESCRIBE_ENUM(Wish, advice, claim, transfer, return_home, shelter, rescue, undecided)

// May she be called back on her number?
enum class SafeContact { safe, only_at_times, unsafe, not_asked };
BOOST_DESCRIBE_ENUM(SafeContact, safe, only_at_times, unsafe, not_asked)

enum class Outcome { resolved, advised, referred, unreachable, duplicate, other };
BOOST_DESCRIBE_ENUM(Outcome, resolved, advised, referred, unreachable, duplicate, other)

struct Complaint;

struct ComplaintFacts : Whereabouts, Employment, IloScreen {
    static constexpr std::string_view stored_in = "hotline.complaint";
    List<Code<"complaint_category">, 1, 10> categories;
    std::optional<Sealed<Text<8000>>> narrative;
    bool danger_now;
    std::optional<bool> safe_to_talk;
    std::optional<bool> medical_need;
    std::optional<Sealed<Text<120>>> worker_name;
    std::optional<Sealed<Phone>> worker_phone;
    std::optional<Code<"country">> nationality;
    Code<"language"> language;
    std::optional<Sealed<Text<120>>> employer_name;
    std::optional<PastDate> started_on;
    Wish wish;
    SafeContact safe_contact;
    std::optional<Sealed<Text<400>>> safe_contact_note;
    bool consent_to_record;
};
DESCRIBE(ComplaintFacts, (Whereabouts, Employment, IloScreen),
    (categories, narrative, danger_now, safe_to_talk, medical_need, worker_name, worker_phone,
        nationality, language, employer_name, started_on, wish, safe_contact, safe_contact_note,
        consent_to_record))

struct ComplaintDraft : ComplaintFacts {
    Id<Contact> contact_id;
    Code<"triage_level"> triage;
    std::optional<SafeContactRules> safe_contact_rules;
    std::optional<List<ActionTaken, 0, 20>> actions;
    std::optional<List<ConsentAnswer, 0, 20>> consents;
};
DESCRIBE(
    ComplaintDraft, (ComplaintFacts), (contact_id, triage, safe_contact_rules, actions, consents))

// No number: the one that is kept stays.
struct ComplaintEdit : ComplaintFacts {
    std::int64_t version;
};
DESCRIBE(ComplaintEdit, (ComplaintFacts), (version))

struct Complaint : ComplaintFacts {
    Id<Complaint> id;
    Id<Contact> contact_id;
    std::optional<std::string> worker_phone_hint;  // the number itself: reveal_number
    std::string reference;
    std::string state;
    std::string triage;
    Instant created_at;
    Id<Account> created_by;
    std::string created_by_name;
    Instant updated_at;
    std::int64_t version;
    std::optional<Instant> supervisor_due_at;
    std::optional<Instant> response_due_at;
    std::optional<Instant> plan_due_at;
    std::optional<std::string> person_id;
    std::optional<std::string> person_code_word;  // of the list code_name
    std::optional<std::int64_t> person_code_number;
    std::vector<std::string> may;  // what the reader may do with it now
};
DESCRIBE(Complaint, (ComplaintFacts),
    (id, contact_id, worker_phone_hint, reference, state, triage, created_at, created_by,
        created_by_name, updated_at, version, supervisor_due_at, response_due_at, plan_due_at,
        person_id, person_code_word, person_code_number, may))

struct ComplaintReceipt {
    Id<Complaint> id;
    std::string reference;
    std::int64_t version;
};
DESCRIBE(ComplaintReceipt, (), (id, reference, version))

struct ComplaintRow {
    Id<Complaint> id;
    std::string reference;
    std::string state;
    std::string triage;
    std::vector<std::string> categories;
    std::optional<std::string> nationality;
    std::string language;
    std::optional<std::string> governorate;
    bool danger_now;
    SafeContact safe_contact;
    Instant created_at;
    std::string created_by_name;
    std::optional<Instant> response_due_at;
};
DESCRIBE(ComplaintRow, (),
    (id, reference, state, triage, categories, nationality, language, governorate, danger_now,
        safe_contact, created_at, created_by_name, response_due_at))

struct ComplaintPage {
    std::vector<ComplaintRow> items;
    std::optional<std::string> next;
};
DESCRIBE(ComplaintPage, (), (items, next))

struct ComplaintFilter {
    std::optional<Text<20>> state;
    std::optional<Code<"triage_level">> triage;
    std::optional<Code<"complaint_category">> category;
    std::optional<Code<"language">> language;
    std::optional<Code<"country">> nationality;
    std::optional<bool> danger_now;
    std::optional<bool> open;
    std::optional<bool> mine;
    std::optional<Text<20>> reference;
    std::optional<Id<Complaint>> after;
    std::optional<std::int64_t> limit;
};
DESCRIBE(ComplaintFilter, (),
    (state, triage, category, language, nationality, danger_now, open, mine, reference, after,
        limit))

struct ComplaintChange;
struct ComplaintChange {
    static constexpr std::string_view stored_in = "hotline.complaint_change";
    Id<ComplaintChange> id;
    Instant at;
    std::string actor_name;
    std::optional<std::string> from_state;
    std::string to_state;
    std::string triage;
    std::optional<Outcome> outcome;
    std::optional<Sealed<Text<1000>>> reason;
};
DESCRIBE(ComplaintChange, (), (id, at, actor_name, from_state, to_state, triage, outcome, reason))

struct ComplaintHistory {
    std::vector<ComplaintChange> items;
    std::optional<std::string> next;
};
DESCRIBE(ComplaintHistory, (), (items, next))

struct TriageDecision {
    static constexpr std::string_view stored_in = "hotline.complaint_change";
    Code<"triage_level"> level;
    std::optional<Sealed<Text<1000>>> reason;
    std::int64_t version;
};
DESCRIBE(TriageDecision, (), (level, reason, version))

struct Closure {
    static constexpr std::string_view stored_in = "hotline.complaint_change";
    Outcome outcome;
    Sealed<Text<1000>> reason;
    std::int64_t version;
};
DESCRIBE(Closure, (), (outcome, reason, version))

struct Reopening {
    static constexpr std::string_view stored_in = "hotline.complaint_change";
    Sealed<Text<1000>> reason;
    std::int64_t version;
};
DESCRIBE(Reopening, (), (reason, version))

ComplaintReceipt register_complaint(Tx&, ComplaintDraft);
Complaint show_complaint(Tx&, Id<Complaint>);
ComplaintPage list_complaints(Tx&, ComplaintFilter);
ComplaintReceipt edit_complaint(Tx&, Id<Complaint>, ComplaintEdit);
ComplaintReceipt triage_complaint(Tx&, Id<Complaint>, TriageDecision);
ComplaintReceipt close_complaint(Tx&, Id<Complaint>, Closure);
ComplaintReceipt reopen_complaint(Tx&, Id<Complaint>, Reopening);
ComplaintHistory show_complaint_history(Tx&, Id<Complaint>);

// Eight random digits and a check digit (ISO/IEC 7064 MOD 11,10), as a phone number is read: 482-117-360.
std::string new_reference();
bool is_reference(const std::string&);

}  // namespace sanad
