// Internal to db/: one SOCI session, its statements, and the pipelined flush over its native connection.
#pragma once

#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "db/sql_error.h"
#include "db/tx.h"

namespace sanad {

// A prepared SOCI statement with the variables it stays bound to.
struct Prepared {
    explicit Prepared(soci::session& session) : statement(session) {}
    std::vector<std::string> names, values, columns;
    std::vector<soci::indicator> value_set, column_set;
    soci::statement statement;
};

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

// Columns of a record, and of its file's key where something is sealed.
std::string columns(const RecordTable&);

// The database side of one thread: owns nothing of a request.
class Lease {
public:
    Lease(std::string connection, const Keyring& keyring)
        : connection_(std::move(connection)), keyring(keyring) {}

    void open();  // throws SqlError 08xxx
    bool is_open() const { return session_ != nullptr; }
    bool hung_up();  // an idle session: all that a server says unasked is goodbye
    void close();    // and with it every statement: after a reconnect a name could mean another one

    Prepared& prepared(std::string_view sql, const RecordTable&);
    void forget(std::string_view sql, const RecordTable&);

    struct Step {
        const std::string* sql;  // with :names
        const std::vector<Bind>* binds;
        bool wants_rows = false;
    };
    struct Flown {
        std::string last_tag;  // the command tag of the last step
        Result rows;           // of the step that wanted them
    };
    // Sends all steps in one trip.
    Flown flush(const std::vector<Step>& steps);
    void rollback();

    PGconn* native();
    soci::session& session() { return *session_; }

private:
    struct Positional {
        std::string text;  // with $1, $2 …
        std::vector<std::string> names;
        std::string statement;
        bool on_server = false;
    };
    Positional& positional(const std::string& sql);

    std::string connection_;
    std::unique_ptr<soci::session> session_;
    std::map<std::string, std::unique_ptr<Prepared>, std::less<>> prepared_;
    std::map<std::string, Positional, std::less<>> positional_;
    std::string key_;

public:
    const Keyring& keyring;
    bool doubtful = false;  // to be closed before the next use
    std::function<void()> on_write = [] {};
};

}  // namespace sanad
