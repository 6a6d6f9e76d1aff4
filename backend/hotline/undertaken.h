// What was done at once and what she agreed to: rows that are only ever added to, with the complaint or since.
#pragma once

#include "db/tx.h"

namespace sanad {

struct Complaint;
struct ImmediateAction;
struct Consent;

enum class ActionOutcome { done, promised, unanswered, refused };
BOOST_DESCRIBE_ENUM(ActionOutcome, done, promised, unanswered, refused)

// Why it was done against her will (HL2: imminent danger, or a child).
enum class ConsentException { imminent_danger, child };
BOOST_DESCRIBE_ENUM(ConsentException, imminent_danger, child)

struct ActionTaken {
    static constexpr std::string_view stored_in = "hotline.immediate_action";
    Code<"immediate_action"> kind;
    Instant at;  // by the console's clock; later than now is now
    std::optional<ActionOutcome> outcome;
    std::optional<bool> consented;
    std::optional<ConsentException> basis;  // needed where `consented` is false
    std::optional<Sealed<Text<400>>> note;
    bool operator==(const ActionTaken&) const = default;
};
DESCRIBE(ActionTaken, (), (kind, at, outcome, consented, basis, note))

struct ActionRow : ActionTaken {
    Id<ImmediateAction> id;
    Instant noted_at;
    std::string actor_name;
};
DESCRIBE(ActionRow, (ActionTaken), (id, noted_at, actor_name))

struct ActionList {
    std::vector<ActionRow> items;
    std::optional<std::string> next;
};
DESCRIBE(ActionList, (), (items, next))

struct ConsentAnswer {
    Code<"consent_type"> purpose;
    bool given;  // false: refused, or withdrawn
    // One answer a purpose.
    bool operator==(const ConsentAnswer& other) const { return purpose == other.purpose; }
};
DESCRIBE(ConsentAnswer, (), (purpose, given))

struct ConsentRow : ConsentAnswer {
    Id<Consent> id;
    Instant at;
    std::string actor_name;
};
DESCRIBE(ConsentRow, (ConsentAnswer), (id, at, actor_name))

struct ConsentList {
    std::vector<ConsentRow> items;
    std::optional<std::string> next;
};
DESCRIBE(ConsentList, (), (items, next))

// Something is new about the complaint: whoever has it open is told.
struct NotedReceipt {
    Id<Complaint> id;
};
DESCRIBE(NotedReceipt, (), (id))

// The latest first; at most five hundred.
ActionList list_actions(Tx&, Id<Complaint>);
NotedReceipt note_action(Tx&, Id<Complaint>, ActionTaken);
ConsentList list_consents(Tx&, Id<Complaint>);
NotedReceipt note_consent(Tx&, Id<Complaint>, ConsentAnswer);

// Throws 422 where something was done against her will without one of the two reasons.
void check_action(const ActionTaken&, const std::string& pointer);
// Queue a row each.
void write_action(Tx&, const Id<Complaint>&, const ActionTaken&, const FileKey&);
void write_consent(Tx&, const Id<Complaint>&, const ConsentAnswer&);

}  // namespace sanad
