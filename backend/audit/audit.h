// The auditor's view of the log and of its chain.
#pragma once

#include "http/route.h"

namespace sanad {

struct Account;

struct AuditEntry {
    Id<AuditEntry> id;
    Instant at;
    std::optional<Id<Account>> actor;
    std::optional<std::string> actor_name;
    std::string action;
    std::optional<std::string> object_kind;
    std::optional<std::string> object_id;
    std::string outcome;
    std::optional<std::string> request_id;
    std::optional<std::int64_t>
        seq;  // its place in the chain; absent for the second before it has one
    std::optional<std::string> hash;
};
DESCRIBE(AuditEntry, (),
    (id, at, actor, actor_name, action, object_kind, object_id, outcome, request_id, seq, hash))

struct AuditPage {
    std::vector<AuditEntry> items;
    std::optional<std::string> next;
};
DESCRIBE(AuditPage, (), (items, next))

struct AuditFilter {
    std::optional<Id<Account>> actor;
    std::optional<Text<60>> action;
    std::optional<Text<40>> object_kind;
    std::optional<Id<AuditEntry>> object_id;
    std::optional<Text<10>> outcome;
    std::optional<Instant> since;
    std::optional<Instant> until;
    std::optional<Id<AuditEntry>> after;
    std::optional<std::int64_t> limit;
};
DESCRIBE(
    AuditFilter, (), (actor, action, object_kind, object_id, outcome, since, until, after, limit))

struct ChainState {
    std::int64_t sequenced;
    std::int64_t pending;
    std::string last_hash;
    std::optional<std::int64_t> head_seq;
    std::optional<Instant> head_at;
    std::optional<std::string> head_hash;
    std::optional<std::string> key_id;
};
DESCRIBE(ChainState, (), (sequenced, pending, last_hash, head_seq, head_at, head_hash, key_id))

AuditPage list_audit(Tx&, AuditFilter);
ChainState show_chain(Tx&);

}  // namespace sanad
