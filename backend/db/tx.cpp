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
const std::string commit_sql = "commit";

std::vector<Bind> entry_binds(const Entry& entry) {
    return {{"token", bytea(entry.token_hash)}, {"permit", entry.permit.empty() ? std::nullopt : std::optional(entry.permit)}};
}

// Sealed members are opened with the key that came in the row's last three columns.
void fill(const RecordTable& table, Prepared& row, const Keyring& keyring, void* record) {
    std::optional<FileKey> key;
    std::size_t n = table.fields.size();
    if (table.sealed && row.column_set[n + 2] != soci::i_null)
        key = keyring.unwrap(row.columns[n], {row.columns[n + 1], from_bytea(row.columns[n + 2])});
    const Field* id = table.find("id");
    std::string row_id = table.sealed && id ? row.columns[static_cast<std::size_t>(id - table.fields.data())] : std::string();
    for (std::size_t i = 0; i < n; ++i) {
        const Field& field = table.fields[i];
        bool null = row.column_set[i] == soci::i_null;
        if (field.type->sealed && !null) {
            null = !key;  // erased
            if (key) row.columns[i] = key->open({table.stored_in, field.name, row_id}, from_bytea(row.columns[i]));
        }
        field.type->from_sql(null ? nullptr : &row.columns[i], field.in(record));
    }
}

}  // namespace

Binds&& Binds::bytes(std::string_view name, std::string_view value) && {
    all.push_back({std::string(name), bytea(value)});
    return std::move(*this);
}

void Binds::add(const RecordTable& table, const void* record, const FileKey* key, std::string_view row) {
    for (const Field& field : table.fields) {
        std::string text;
        bool there = field.type->to_sql(field.in(record), text);
        if (there && field.type->sealed) {
            if (!key) throw std::logic_error("a sealed member needs its file's key");
            text = bytea(key->seal({table.stored_in, field.name, row}, text));
        }
        all.push_back({std::string(field.name), there ? std::optional(std::move(text)) : std::nullopt});
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
    std::vector<Lease::Step> steps{{entry_.read_only ? begin_read_only_sql : begin_sql, &no_binds}};
    if (!entry_.token_hash.empty()) steps.push_back({enter_sql, &binds});
    lease_.flush(steps);
    entered_ = true;
}

void Tx::read(std::string_view sql, const Binds& binds, const RecordTable& table, const std::function<void*()>& add) {
    enter();
    try {
        Prepared& statement = lease_.prepared(sql, table);
        for (std::size_t i = 0; i < statement.names.size(); ++i) {
            auto bind = std::find_if(
                binds.all.begin(), binds.all.end(), [&](const Bind& b) { return b.name == statement.names[i]; });
            if (bind == binds.all.end()) throw std::logic_error("a statement's :name has no value");
            statement.value_set[i] = bind->value ? soci::i_ok : soci::i_null;
            if (bind->value) statement.values[i] = *bind->value;
        }
        bool more = statement.statement.execute(false);
        for (more = statement.statement.fetch(); more; more = statement.statement.fetch())
            fill(table, statement, keyring(), add());
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

void Tx::later(std::string sql, Binds binds) { queue_.push_back({std::move(sql), std::move(binds)}); }

void Tx::commit() {
    std::vector<Bind> binds = entry_binds(entry_);
    std::vector<Lease::Step> steps;
    if (!entered_) {
        steps.push_back({entry_.read_only ? begin_read_only_sql : begin_sql, &no_binds});
        if (!entry_.token_hash.empty()) steps.push_back({enter_sql, &binds});
    }
    for (const Queued& queued : queue_) steps.push_back({queued.sql, &queued.binds.all});
    steps.push_back({commit_sql, &no_binds});
    open_ = true;
    // SOCI's commit() succeeds after the server has rolled back; only the tag tells.
    if (lease_.flush(steps) != "COMMIT") throw SqlError("25P02", "");
    open_ = false;
    if (!queue_.empty()) lease_.on_write();
}

const Keyring& Tx::keyring() const { return lease_.keyring; }

Problem SqlError::problem() const {
    if (sqlstate == "SA401") return {401, "signed_out"};
    if (sqlstate == "SA403") return {403, "not_permitted"};
    if (sqlstate == "SA404") return not_found();
    if (sqlstate == "SA409" || sqlstate == "23505" || sqlstate == "23503" || sqlstate == "23P01") return {409, constraint};
    if (sqlstate == "23514" || sqlstate == "23502" || sqlstate.starts_with("22"))
        return {422, constraint.empty() ? "invalid" : constraint};
    // A row that a policy does not let one write is one that one may not see.
    if (sqlstate == "42501") return not_found();
    if (lost() || again() || sqlstate == "57014" || sqlstate == "55P03" || sqlstate.starts_with("53")) return busy();
    return {500, "internal"};
}

}  // namespace sanad
