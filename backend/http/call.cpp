// enter → permit → parse → run → audit → commit → reply, with the kept answer of an earlier try where there is one.
#include "http/call.h"

#include "access/line.h"
#include "crypto/bytes.h"
#include "db/session.h"
#include "log.h"

namespace sanad {

bool check_permits = true;

namespace {

constexpr int most_tries = 4;

struct Kept {
    std::string body_mac;
    std::int64_t status;
    std::string reply;
};
DESCRIBE(Kept, (), (body_mac, status, reply))

std::string permit_name(const Endpoint& endpoint) {
    if (!endpoint.permit || !check_permits) return {};
    return std::string(Codec<Permit>::name(*endpoint.permit));
}

FileKey reply_key(const Keyring& keyring) {
    return {"idempotency", keyring.derived("idempotent replies")};
}

std::string body_mac(const Endpoint& endpoint, const Request& request, const Keyring& keyring) {
    return hmac_sha256(keyring.derived("idempotent bodies").view(),
        std::string(endpoint.operation) + "\n" + request.path + "\n" + request.body);
}

void write_audit(Tx& tx, const Endpoint& endpoint, const Request& request,
    const std::string& object_id, std::string outcome) {
    bool object = !endpoint.object_kind.empty() && is_uuid(object_id);
    tx.later(
        R"(insert into audit.entry (id, actor, session, unit_id, action, object_kind, object_id, outcome, request_id)
           values (:id, access.me(), nullif(current_setting('app.session', true), '')::uuid, access.unit(), :action, :kind,
                   :object, :outcome, :request))",
        Binds{}("id", new_uuid())("action", std::string(endpoint.operation))(
            "kind", object ? std::optional(endpoint.object_kind) : std::nullopt)(
            "object", object ? std::optional(object_id) : std::nullopt)("outcome", outcome)(
            "request", request.id));
}

void keep_reply(Tx& tx, const Endpoint& endpoint, const Request& request, const Reply& reply) {
    std::string sealed =
        reply_key(tx.keyring())
            .seal({"access.idempotency", "reply", request.idempotency_key}, reply.body);
    tx.later(
        R"(insert into access.idempotency (account_id, key, body_mac, status, reply)
           values (access.me(), :key, :mac, :status, :reply))",
        Binds{}("key", request.idempotency_key)("status", reply.status)
            .bytes("mac", body_mac(endpoint, request, tx.keyring()))
            .bytes("reply", sealed));
}

std::optional<Reply> kept_reply(const Endpoint& endpoint, const Request& request, Lease& lease) {
    Tx tx(lease, {request.token_hash, permit_name(endpoint), true});
    auto kept = tx.find<Kept>(
        "select {} from access.idempotency where account_id = access.me() and key = :key",
        Binds{}("key", request.idempotency_key));
    tx.commit();
    if (!kept) return std::nullopt;
    if (from_bytea(kept->body_mac) != body_mac(endpoint, request, tx.keyring()))
        throw Problem(422, "idempotency_mismatch");
    Reply reply;
    reply.status = static_cast<int>(kept->status);
    reply.body = reply_key(tx.keyring())
                     .open({"access.idempotency", "reply", request.idempotency_key},
                         from_bytea(kept->reply));
    return reply;
}

Reply reply_of(const Endpoint& endpoint, Call&& call) {
    Reply reply = std::move(call.reply);
    reply.status = endpoint.status();
    return reply;
}

Reply run(const Endpoint& endpoint, const Request& request,
    const std::vector<std::string>& path_ids, Lease& lease) {
    bool reads = endpoint.verb == Verb::get;
    Entry entry{request.token_hash, permit_name(endpoint), reads};
    if (endpoint.by_line) entry.line = signing_line(request, lease.keyring);
    Tx tx(lease, std::move(entry));
    if (reads && endpoint.audited())
        tx.audit_reads({std::string(endpoint.operation), endpoint.object_kind,
            path_ids.empty() ? "" : path_ids.front(), request.id});
    Call call{request, path_ids, &tx, nullptr};
    try {
        if (endpoint.idempotent() && !is_uuid(request.idempotency_key))
            throw Problem(400, "idempotency_key_required");
        endpoint.handle(call);
    } catch (const Problem&) {
        tx.enter();  // who is signed out hears that, and nothing else
        throw;
    }
    if (!reads && endpoint.audited()) write_audit(tx, endpoint, request, call.object_id, "done");
    Reply reply = reply_of(endpoint, std::move(call));
    if (endpoint.idempotent()) keep_reply(tx, endpoint, request, reply);
    tx.commit();
    return reply;
}

void audit_refusal(const Endpoint& endpoint, const Request& request,
    const std::vector<std::string>& path_ids, Lease& lease) {
    Tx tx(lease, {request.token_hash, {}, false});
    write_audit(tx, endpoint, request, path_ids.empty() ? "" : path_ids.front(), "refused");
    tx.commit();
}

}  // namespace

void read_body(const Request& request, const RecordTable& table, void* record) {
    Reader reader;
    if (request.verb == Verb::get) {
        read_query(table, request.query, record, reader);
    } else {
        JsonDocument document(request.body);
        read_record(table, document.root(), record, reader);
    }
    if (!reader.clean()) throw Problem(422, "invalid", reader.take());
}

void require_no_body(const Request& request) {
    if (request.verb == Verb::get) {
        Reader reader;
        for (const auto& [name, value] : request.query)
            reader.at(json_pointer_step(name), [&] { reader.fail("unknown_field"); });
        if (!reader.clean()) throw Problem(422, "invalid", reader.take());
    } else if (!request.body.empty()) {
        static const RecordTable nothing{"Nothing", {}, {}, false};
        Reader reader;
        JsonDocument document(request.body);
        read_record(nothing, document.root(), nullptr, reader);
        if (!reader.clean()) throw Problem(422, "invalid", reader.take());
    }
}

Reply problem_reply(const Problem& problem, const std::string& request_id) {
    Reply reply;
    reply.status = problem.status;
    reply.content_type = "application/problem+json";
    reply.retry_after = problem.retry_after;
    std::string& json = reply.body;
    json = R"({"type":"/problems/)" + problem.slug + R"(","title":)";
    std::string title = problem.slug;
    std::replace(title.begin(), title.end(), '_', ' ');
    write_string(title, json);
    json += R"(,"status":)" + std::to_string(problem.status) + R"(,"slug":")" + problem.slug +
            R"(","instance":")" + request_id + '"';
    if (!problem.errors.empty()) {
        json += R"(,"errors":[)";
        for (const FieldError& error : problem.errors) {
            if (json.back() != '[') json += ',';
            json += R"({"pointer":)";
            write_string(error.pointer, json);
            json += R"(,"code":")" + error.code + '"';
            if (error.limit) json += R"(,"limit":)" + std::to_string(error.limit);
            json += '}';
        }
        json += ']';
    }
    json += '}';
    return reply;
}

Reply answer(const Endpoint& endpoint, const Request& request,
    const std::vector<std::string>& path_ids, Lease& lease) {
    if (endpoint.signed_in && request.token_hash.empty())
        return problem_reply({401, "signed_out"}, request.id);
    try {
        for (int tries = 1;; ++tries) {
            try {
                return run(endpoint, request, path_ids, lease);
            } catch (const SqlError& error) {
                lease.rollback();
                if (error.constraint == "idempotency_key" ||
                    (endpoint.idempotent() && error.problem().status < 500)) {
                    if (error.sqlstate != "SA401" && error.sqlstate != "SA403")
                        if (auto kept = kept_reply(endpoint, request, lease)) return *kept;
                }
                if (error.again() && tries < most_tries) continue;
                log_event(
                    "refused_by_database", {{"request", request.id}, {"sqlstate", error.sqlstate},
                                               {"constraint", error.constraint},
                                               {"operation", std::string(endpoint.operation)}});
                if (error.sqlstate == "SA403") audit_refusal(endpoint, request, path_ids, lease);
                throw error.problem();
            } catch (const Problem& problem) {
                lease.rollback();
                bool may_be_a_retry = endpoint.idempotent() && problem.status != 401 &&
                                      problem.status < 500 && is_uuid(request.idempotency_key);
                if (may_be_a_retry)
                    if (auto kept = kept_reply(endpoint, request, lease)) return *kept;
                throw;
            }
        }
    } catch (const Problem& problem) {
        try {
            if (endpoint.notes_refusals && problem.status == 409)
                audit_refusal(endpoint, request, path_ids, lease);
        } catch (const SqlError& error) { return problem_reply(error.problem(), request.id); }
        return problem_reply(problem, request.id);
    } catch (const SqlError& error) {
        return problem_reply(error.problem(), request.id);
    } catch (const std::exception&) {
        // Its text may hold what somebody typed.
        log_event("internal_error",
            {{"request", request.id}, {"operation", std::string(endpoint.operation)}});
        return problem_reply({500, "internal"}, request.id);
    }
}

Reply answer(const Endpoint& endpoint, const Request& request,
    const std::vector<std::string>& path_ids, Desk& desk) {
    try {
        Call call{request, path_ids, nullptr, &desk};
        endpoint.handle(call);
        return reply_of(endpoint, std::move(call));
    } catch (const Problem& problem) {
        return problem_reply(problem, request.id);
    } catch (const SqlError& error) {
        log_event("refused_by_database",
            {{"request", request.id}, {"sqlstate", error.sqlstate},
                {"constraint", error.constraint}, {"operation", std::string(endpoint.operation)}});
        return problem_reply(error.problem(), request.id);
    } catch (const std::exception&) {
        log_event("internal_error",
            {{"request", request.id}, {"operation", std::string(endpoint.operation)}});
        return problem_reply({500, "internal"}, request.id);
    }
}

}  // namespace sanad
