// BEGIN and access.enter go out in one trip, reads through SOCI, everything else with COMMIT.
#include "db/tx.h"

#include "crypto/bytes.h"
#include "db/session.h"

namespace sanad {
namespace {

const std::vector<Bind> no_binds;
const std::string begin_sql = "begin";
const std::string begin_read_only_sql = "begin read only";
const std::string enter_sql = "select access.enter(:token, :permit)";
const std::string enter_line_sql = "select access.enter_line(:line, :permit)";
const std::string commit_sql = "commit";

std::vector<Bind> entry_binds(const Entry& entry) {
    return {{"token", bytea(entry.token_hash)}, {"line", entry.line},
        {"permit", entry.permit.empty() ? std::nullopt : std::optional(entry.permit)}};
}

std::vector<Lease::Step> opening(
    const Entry& entry, const std::vector<Bind>& binds, bool read_only = false) {
    std::vector<Lease::Step> steps{{read_only ? &begin_read_only_sql : &begin_sql, &no_binds}};
    if (!entry.line.empty())
        steps.push_back({&enter_line_sql, &binds});
    else if (!entry.token_hash.empty())
        steps.push_back({&enter_sql, &binds});
    return steps;
}

// One column of a row in text form, wherever it came from.
struct Cell {
    std::string text;
    bool null;
};

// Sealed members are opened with the key that came in the row's last three columns.
void fill(const RecordTable& table, std::vector<Cell>& row, const Keyring& keyring, void* record) {
    std::size_t n = table.fields.size();
    std::optional<FileKey> key;
    if (table.sealed && !row[n + 2].null)
        key = keyring.unwrap(row[n].text, {row[n + 1].text, from_bytea(row[n + 2].text)});
    const Field* id = table.sealed ? table.find("id") : nullptr;
    std::string row_id =
        id ? row[static_cast<std::size_t>(id - table.fields.data())].text : std::string();
    for (std::size_t i = 0; i < n; ++i) {
        const Field& field = table.fields[i];
        Cell& cell = row[i];
        if (field.type->sealed && !cell.null) {
            cell.null = !key;  // erased
            if (key)
                cell.text = key->open({table.stored_in, field.name, row_id}, from_bytea(cell.text));
        }
        field.type->from_sql(cell.null ? nullptr : &cell.text, field.in(record));
    }
}

const std::string with_audit = R"(), noted as (
    insert into audit.entry (id, actor, session, unit_id, action, object_kind, object_id, outcome, request_id)
    select :audit_id, access.me(), nullif(current_setting('app.session', true), '')::uuid, access.unit(), :audit_action,
        :audit_kind, :audit_object,
        case when cast(:audit_object as uuid) is null or exists (select from found) then 'done' else 'refused' end, :audit_request)
    select * from found)";

}  // namespace

Binds&& Binds::bytes(std::string_view name, std::string_view value) && {
    all.push_back({std::string(name), bytea(value)});
    return std::move(*this);
}

void Binds::add(
    const RecordTable& table, const void* record, const FileKey* key, std::string_view row) {
    for (const Field& field : table.fields) {
        std::string text;
        bool there = field.type->to_sql(field.in(record), text);
        if (there && field.type->sealed) {
            if (!key) throw std::logic_error("a sealed member needs its file's key");
            text = bytea(key->seal({table.stored_in, field.name, row}, text));
        }
        all.push_back(
            {std::string(field.name), there ? std::optional(std::move(text)) : std::nullopt});
    }
}

Tx::Tx(Lease& lease, Entry entry) : lease_(lease), entry_(std::move(entry)) {}

Tx::~Tx() {
    if (open_) lease_.rollback();
}

void Tx::enter() {
    if (entered_) return;
    open_ = true;
    std::vector<Bind> binds = entry_binds(entry_);
    lease_.flush(opening(entry_, binds));
    entered_ = true;
}

void Tx::audit_reads(ReadAudit audit) { read_audit_ = std::move(audit); }

void Tx::read_in_one_trip(std::string_view sql, const Binds& binds, const RecordTable& table,
    const std::function<void*()>& add) {
    std::string text(sql);
    if (std::size_t at = text.find("{}"); at != text.npos) text.replace(at, 2, columns(table));
    std::vector<Bind> values = binds.all;
    if (read_audit_) {
        bool object = is_uuid(read_audit_->object_id);
        text = "with found as materialized (" + text + with_audit;
        values.push_back({"audit_id", new_uuid()});
        values.push_back({"audit_action", read_audit_->action});
        values.push_back(
            {"audit_kind", object ? std::optional(read_audit_->object_kind) : std::nullopt});
        values.push_back(
            {"audit_object", object ? std::optional(read_audit_->object_id) : std::nullopt});
        values.push_back({"audit_request", read_audit_->request_id});
    }
    bool audits = read_audit_.has_value();
    read_audit_.reset();
    std::vector<Bind> entry = entry_binds(entry_);
    std::vector<Lease::Step> steps = opening(entry_, entry, entry_.only_reads && !audits);
    steps.push_back({&text, &values, true});
    if (entry_.only_reads) steps.push_back({&commit_sql, &no_binds});
    open_ = true;
    Lease::Flown flown = lease_.flush(steps);
    entered_ = true;
    if (entry_.only_reads) {
        if (flown.last_tag != "COMMIT") throw SqlError("25P02", "");
        open_ = false;
        if (audits) lease_.on_write();
    }
    std::vector<Cell> row(static_cast<std::size_t>(PQnfields(flown.rows.get())));
    for (int r = 0; r < PQntuples(flown.rows.get()); ++r) {
        for (int c = 0; c < static_cast<int>(row.size()); ++c) {
            row[c].null = PQgetisnull(flown.rows.get(), r, c);
            row[c].text.assign(PQgetvalue(flown.rows.get(), r, c),
                static_cast<std::size_t>(PQgetlength(flown.rows.get(), r, c)));
        }
        fill(table, row, keyring(), add());
    }
}

void Tx::read(std::string_view sql, const Binds& binds, const RecordTable& table,
    const std::function<void*()>& add) {
    if (!entered_ || entry_.only_reads) return read_in_one_trip(sql, binds, table, add);
    try {
        Prepared& statement = lease_.prepared(sql, table);
        for (std::size_t i = 0; i < statement.names.size(); ++i) {
            auto bind = std::find_if(binds.all.begin(), binds.all.end(),
                [&](const Bind& b) { return b.name == statement.names[i]; });
            if (bind == binds.all.end()) throw std::logic_error("a statement's :name has no value");
            statement.value_set[i] = bind->value ? soci::i_ok : soci::i_null;
            if (bind->value) statement.values[i] = *bind->value;
        }
        statement.statement.execute(false);
        std::vector<Cell> row(statement.columns.size());
        while (statement.statement.fetch()) {
            for (std::size_t i = 0; i < row.size(); ++i)
                row[i] = {statement.columns[i], statement.column_set[i] == soci::i_null};
            fill(table, row, keyring(), add());
        }
    } catch (const soci::postgresql_soci_error& error) {
        lease_.forget(sql, table);
        lease_.doubtful = true;
        throw SqlError(error.sqlstate(), "");
    } catch (const soci::soci_error&) {
        lease_.forget(sql, table);
        lease_.doubtful = true;
        throw SqlError("08006", "");
    }
}

void Tx::later(std::string sql, Binds binds) {
    queue_.push_back({std::move(sql), std::move(binds)});
}

void Tx::commit() {
    if (entered_ && !open_) return;  // every read has committed itself
    std::vector<Bind> binds = entry_binds(entry_);
    std::vector<Lease::Step> steps;
    if (!entered_) steps = opening(entry_, binds, entry_.only_reads);
    for (const Queued& queued : queue_) steps.push_back({&queued.sql, &queued.binds.all});
    steps.push_back({&commit_sql, &no_binds});
    open_ = true;
    // SOCI's commit() succeeds after the server has rolled back; only the tag tells.
    if (lease_.flush(steps).last_tag != "COMMIT") throw SqlError("25P02", "");
    open_ = false;
    if (!queue_.empty()) lease_.on_write();
}

const Keyring& Tx::keyring() const { return lease_.keyring; }

Problem SqlError::problem() const {
    if (sqlstate == "SA401") return {401, constraint.empty() ? "signed_out" : constraint};
    if (sqlstate == "SA403") return {403, "not_permitted"};
    if (sqlstate == "SA404") return not_found();
    if (sqlstate == "SA409" || sqlstate == "23505" || sqlstate == "23503" || sqlstate == "23P01")
        return {409, constraint};
    if (sqlstate == "23514" || sqlstate == "23502" || sqlstate.starts_with("22"))
        return {422, constraint.empty() ? "invalid" : constraint};
    // A row that a policy does not let one write is one that one may not see.
    if (sqlstate == "42501") return not_found();
    if (lost() || again() || sqlstate == "57014" || sqlstate == "55P03" ||
        sqlstate.starts_with("53"))
        return busy();
    return {500, "internal"};
}

}  // namespace sanad
