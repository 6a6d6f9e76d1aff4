// SOCI for sessions and reads, libpq's pipeline mode for everything that need not wait for an answer.
#include "db/session.h"

#include <poll.h>

#include <algorithm>
#include <cctype>

namespace sanad {
namespace {

bool name_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// Finds the next ":name" (not "::cast") from `at`; npos if there is none.
std::size_t next_name(std::string_view sql, std::size_t at) {
    for (; at + 1 < sql.size(); ++at) {
        if (sql[at] != ':') continue;
        if (sql[at + 1] == ':') {
            ++at;
            continue;
        }
        if (name_char(sql[at + 1]) && !std::isdigit(static_cast<unsigned char>(sql[at + 1])))
            return at;
    }
    return sql.npos;
}

std::string name_at(std::string_view sql, std::size_t colon) {
    std::size_t end = colon + 1;
    while (end < sql.size() && name_char(sql[end])) ++end;
    return std::string(sql.substr(colon + 1, end - colon - 1));
}

SqlError error_of(const PGresult* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* constraint = PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
    return {state ? state : "08006", constraint ? constraint : ""};
}

void ignore_notice(void*, const PGresult*) {}

}  // namespace

std::string columns(const RecordTable& table) {
    std::string list;
    for (const Field& field : table.fields)
        list.append(list.empty() ? "" : ", ").append(field.name);
    if (table.sealed) list += ", file_id, unit_key_id, wrapped_key";
    return list;
}

void Lease::open() {
    close();
    try {
        session_ = std::make_unique<soci::session>(soci::postgresql, connection_);
    } catch (const soci::soci_error&) {
        session_.reset();
        throw SqlError("08001", "");
    }
    PQsetNoticeReceiver(native(), ignore_notice, nullptr);
    Result set(PQexec(native(), "set timezone = 'UTC'; set client_min_messages = warning"));
    doubtful = PQresultStatus(set.get()) != PGRES_COMMAND_OK;
}

bool Lease::hung_up() {
    pollfd socket{PQsocket(native()), POLLIN, 0};
    return poll(&socket, 1, 0) != 0;
}

void Lease::close() {
    prepared_.clear();
    positional_.clear();
    session_.reset();
    doubtful = false;
}

PGconn* Lease::native() {
    return static_cast<soci::postgresql_session_backend*>(session_->get_backend())->conn_;
}

Prepared& Lease::prepared(std::string_view sql, const RecordTable& table) {
    key_.assign(sql).append("\n").append(table.name);
    if (auto found = prepared_.find(key_); found != prepared_.end()) return *found->second;
    std::string text(sql);
    if (std::size_t at = text.find("{}"); at != text.npos) text.replace(at, 2, columns(table));
    auto made = std::make_unique<Prepared>(*session_);
    for (std::size_t at = next_name(text, 0); at != text.npos; at = next_name(text, at + 1)) {
        std::string name = name_at(text, at);
        if (std::find(made->names.begin(), made->names.end(), name) == made->names.end())
            made->names.push_back(name);
    }
    std::size_t column_count = table.fields.size() + (table.sealed ? 3 : 0);
    made->values.resize(made->names.size());
    made->value_set.resize(made->names.size(), soci::i_null);
    made->columns.resize(column_count);
    made->column_set.resize(column_count);
    made->statement.alloc();
    made->statement.prepare(text);
    for (std::size_t i = 0; i < column_count; ++i)
        made->statement.exchange(soci::into(made->columns[i], made->column_set[i]));
    for (std::size_t i = 0; i < made->names.size(); ++i)
        made->statement.exchange(soci::use(made->values[i], made->value_set[i], made->names[i]));
    made->statement.define_and_bind();
    return *(prepared_[key_] = std::move(made));
}

void Lease::forget(std::string_view sql, const RecordTable& table) {
    prepared_.erase(std::string(sql).append("\n").append(table.name));
}

Lease::Positional& Lease::positional(const std::string& sql) {
    Positional& made = positional_[sql];
    if (!made.text.empty()) return made;
    std::size_t from = 0;
    for (std::size_t at = next_name(sql, 0); at != sql.npos; at = next_name(sql, at + 1)) {
        std::string name = name_at(sql, at);
        auto known = std::find(made.names.begin(), made.names.end(), name);
        std::size_t number = static_cast<std::size_t>(known - made.names.begin()) + 1;
        if (known == made.names.end()) made.names.push_back(name);
        made.text.append(sql, from, at - from).append("$").append(std::to_string(number));
        from = at + 1 + name.size();
    }
    made.text.append(sql, from);
    made.statement = "later_" + std::to_string(positional_.size());
    return made;
}

Lease::Flown Lease::flush(const std::vector<Step>& steps) {
    PGconn* conn = native();
    if (PQenterPipelineMode(conn) != 1) throw SqlError("08000", "");
    struct Expected {
        Positional* prepared;  // nullptr: the answer to an execution; else to a prepare
        bool wants_rows;
    };
    std::vector<Expected> expected;
    bool sent = true;
    std::vector<const char*> values;
    for (const Step& step : steps) {
        Positional& statement = positional(*step.sql);
        if (!statement.on_server) {
            bool waiting = std::any_of(expected.begin(), expected.end(),
                [&](const Expected& each) { return each.prepared == &statement; });
            if (!waiting) {
                sent = sent && PQsendPrepare(conn, statement.statement.c_str(),
                                   statement.text.c_str(), 0, nullptr) == 1;
                expected.push_back({&statement, false});
            }
        }
        values.clear();
        for (const std::string& name : statement.names) {
            auto bind = std::find_if(step.binds->begin(), step.binds->end(),
                [&](const Bind& b) { return b.name == name; });
            if (bind == step.binds->end())
                throw std::logic_error("a statement's :name has no value");
            values.push_back(bind->value ? bind->value->c_str() : nullptr);
        }
        sent =
            sent && PQsendQueryPrepared(conn, statement.statement.c_str(),
                        static_cast<int>(values.size()), values.data(), nullptr, nullptr, 0) == 1;
        expected.push_back({nullptr, step.wants_rows});
    }
    sent = sent && PQpipelineSync(conn) == 1;
    if (!sent) throw SqlError("08006", "");

    Flown flown;
    std::unique_ptr<SqlError> first_error;
    std::size_t answered = 0;
    // Each answer is followed by a null; the sync ends the flight. A broken connection gives two nulls in a row.
    for (int nulls = 0; nulls < 2;) {
        PGresult* raw = PQgetResult(conn);
        if (!raw) {
            ++nulls;
            continue;
        }
        nulls = 0;
        Result result(raw);
        switch (PQresultStatus(raw)) {
            case PGRES_PIPELINE_SYNC:
                PQexitPipelineMode(conn);
                if (first_error) throw SqlError(*first_error);
                return flown;
            case PGRES_COMMAND_OK:
            case PGRES_TUPLES_OK:
                if (expected[answered].prepared) expected[answered].prepared->on_server = true;
                flown.last_tag = PQcmdStatus(raw);
                if (expected[answered++].wants_rows) flown.rows = std::move(result);
                break;
            case PGRES_PIPELINE_ABORTED: ++answered; break;
            default:
                ++answered;
                if (!first_error) first_error = std::make_unique<SqlError>(error_of(raw));
        }
    }
    throw first_error ? SqlError(*first_error) : SqlError("08006", "");
}

void Lease::rollback() {
    if (!session_) return;
    if (PQpipelineStatus(native()) != PQ_PIPELINE_OFF ||
        PQtransactionStatus(native()) == PQTRANS_UNKNOWN) {
        doubtful = true;
        return;
    }
    if (PQtransactionStatus(native()) == PQTRANS_IDLE) return;
    Result result(PQexec(native(), "rollback"));
    doubtful = doubtful || PQtransactionStatus(native()) != PQTRANS_IDLE;
}

}  // namespace sanad
