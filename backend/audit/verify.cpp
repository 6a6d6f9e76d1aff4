// The offline check: reads the tables as they are and computes every hash again.
#include <cstdio>

#include "audit/chain.h"
#include "crypto/bytes.h"
#include "record/types.h"

namespace sanad {
namespace {

struct LinkedEntry {
    std::int64_t seq;
    std::string hash;
    std::string link_entry;
    std::optional<std::string> id, at, actor, session, unit_id, action, object_kind, object_id,
        outcome, request_id;
};
DESCRIBE(LinkedEntry, (),
    (seq, hash, link_entry, id, at, actor, session, unit_id, action, object_kind, object_id,
        outcome, request_id))

struct Head {
    std::int64_t seq;
    Instant at;
    std::string hash;
    std::string key_id;
    std::string signature;
    std::optional<std::string> link_hash;
};
DESCRIBE(Head, (), (seq, at, hash, key_id, signature, link_hash))

struct Loose {
    std::string id;
};
DESCRIBE(Loose, (), (id))

struct End {
    std::int64_t seq;
    std::string hash;
};
DESCRIBE(End, (), (seq, hash))

constexpr int batch = 5000;

std::string canonical(const LinkedEntry& e) {
    std::string text = std::to_string(e.seq);
    for (const auto* part : {&e.id, &e.at, &e.actor, &e.session, &e.unit_id, &e.action,
             &e.object_kind, &e.object_id, &e.outcome, &e.request_id})
        text.append("\x1f").append(part->value_or("-"));
    return text;
}

class Findings {
public:
    void add(const std::string& what) {
        if (++count_ <= 50) std::printf("%s\n", what.c_str());
    }
    long count() const { return count_; }

private:
    long count_ = 0;
};

std::string row(std::int64_t seq, const std::string& entry) {
    return "seq " + std::to_string(seq) + ", entry " + entry;
}

}  // namespace

bool verify_chain(Lease& lease, const SigningKey& key, const std::string& held_head) {
    Findings findings;
    Tx tx(lease, {{}, {}, true});
    std::string before = sha256("");
    std::int64_t last = 0;
    bool held_found = held_head.empty();
    for (;;) {
        auto entries = tx.rows<LinkedEntry>(
            R"(select {} from (
                   select l.seq, encode(l.hash, 'hex') as hash, l.entry_id as link_entry, e.id,
                       to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24') || ':' || to_char(e.at, 'MI') || ':' ||
                           to_char(e.at, 'SS.US"Z"') as at,
                       e.actor, e.session, e.unit_id, e.action, e.object_kind, e.object_id, e.outcome, e.request_id
                   from audit.link l left join audit.entry e on e.id = l.entry_id
                   where l.seq > :last order by l.seq limit :batch) x order by seq)",
            Binds{}("last", last)("batch", batch));
        for (const LinkedEntry& entry : entries) {
            if (entry.seq != last + 1)
                findings.add("links missing: seq " + std::to_string(last + 1) + " to " +
                             std::to_string(entry.seq - 1));
            std::string stored = from_hex(entry.hash);
            if (!entry.id)
                findings.add("entry deleted: " + row(entry.seq, entry.link_entry));
            else if (entry.seq == last + 1 && sha256(before + canonical(entry)) != stored)
                findings.add("row touched: " + row(entry.seq, *entry.id));
            held_found = held_found || held_head == std::to_string(entry.seq) + ":" + entry.hash;
            before = stored;
            last = entry.seq;
        }
        if (entries.size() < batch) break;
    }
    auto end = tx.get<End>(
        "select {} from (select seq, encode(hash, 'hex') as hash from audit.progress) x");
    if (end.seq != last || (last > 0 && from_hex(end.hash) != before))
        findings.add("the end of the chain was cut or changed");
    for (const Loose& loose :
        tx.rows<Loose>(
            R"(select {} from audit.entry e where not exists (select from audit.link l where l.entry_id = e.id)
                and (e.txid, e.id) <= (select p.txid, p.entry_id from audit.progress p) limit 50)"))
        findings.add("entry slipped in or its link deleted: entry " + loose.id);
    long heads = 0;
    for (const Head& head :
        tx.rows<Head>(
            R"(select {} from (select h.seq, h.at, encode(h.hash, 'hex') as hash, h.key_id, encode(h.signature, 'hex') as signature,
                    encode(l.hash, 'hex') as link_hash from audit.head h left join audit.link l on l.seq = h.seq) x order by seq)")) {
        ++heads;
        std::string at = "head at seq " + std::to_string(head.seq);
        if (head.key_id != key.id())
            findings.add(at + " was signed with another key, " + head.key_id);
        else if (!key.verify(
                     head_text(head.seq, head.hash, head.at.value), from_hex(head.signature)))
            findings.add(at + ": signature wrong");
        else if (head.link_hash != head.hash)
            findings.add(at + " does not match the chain");
    }
    if (!held_found) findings.add("the held head is not in the chain");
    std::printf("%s: %ld links, %ld signed heads, %ld findings\n",
        findings.count() ? "NOT INTACT" : "intact", static_cast<long>(last), heads,
        findings.count());
    return findings.count() == 0;
}

}  // namespace sanad
