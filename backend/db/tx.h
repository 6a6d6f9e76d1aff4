// A transaction with an identity: the unit of work that every domain function gets. Round trips are the cost, so BEGIN,
// access.enter and the first read go out in one; further reads are SOCI statements; writes are queued and travel with the
// audit row and COMMIT as one pipelined flush. A request that only reads is one trip in all.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/sealed.h"
#include "record/types.h"

namespace sanad {

class Lease;

struct Bind {
    std::string name;
    std::optional<std::string> value;  // in PostgreSQL's text form
};

// Values for the :names of a statement; of two with one name the first counts. Values are always bound, never spliced.
class Binds {
public:
    template <class T>
    Binds&& operator()(std::string_view name, const T& value) && {
        const FieldType& type = field_type<T>();
        std::string text;
        bool there = type.to_sql(&value, text);
        all.push_back({std::string(name), there ? std::optional(std::move(text)) : std::nullopt});
        return std::move(*this);
    }
    Binds&& operator()(std::string_view name, const char* value) && {
        return std::move(*this)(name, std::string(value));
    }
    Binds&& operator()(std::string_view name, int value) && {
        return std::move(*this)(name, std::int64_t{value});
    }
    Binds&& bytes(std::string_view name, std::string_view value) &&;

    // Every member of the record; sealed ones as ciphertext for this row of the record's table.
    template <Record T>
    Binds&& sealed(const T& record, const FileKey& key, std::string_view row) && {
        add(record_table<T>(), &record, &key, row);
        return std::move(*this);
    }
    template <Record T>
    Binds&& operator()(const T& record) && {
        add(record_table<T>(), &record, nullptr, {});
        return std::move(*this);
    }

    std::vector<Bind> all;

private:
    void add(const RecordTable&, const void* record, const FileKey*, std::string_view row);
};

// Who enters: the hash of a session's token and the permit that the route asks for (empty: being signed in is enough); or
// a telephone line, by its name. Without either nobody enters, and row-level security shows nothing.
struct Entry {
    std::string token_hash;
    std::string permit;
    // Only reads: each is a transaction of its own (READ COMMITTED gives each its own snapshot anyway).
    bool only_reads = false;
    std::string line{};
};

// The audit row of a read; it is written by the very statement that reads, so that neither happens without the other.
struct ReadAudit {
    std::string action, object_kind, object_id, request_id;
};

// A row that is there for this person, and nothing of it: an empty list of its parts is no missing row.
struct Seen {
    std::string id;
};
DESCRIBE(Seen, (), (id))

class Tx {
public:
    Tx(Lease&, Entry);
    ~Tx();  // rolls back what was not committed
    Tx(const Tx&) = delete;
    Tx& operator=(const Tx&) = delete;

    // `sql` selects `{}`, which stands for the record's columns. Records with sealed members are opened on the way with
    // the file key that the view brings along (file_id, unit_key_id, wrapped_key).
    template <Record R>
    std::vector<R> rows(std::string_view sql, Binds binds = {}) {
        std::vector<R> found;
        read(sql, binds, record_table<R>(), [&found]() -> void* { return &found.emplace_back(); });
        return found;
    }
    template <Record R>
    std::optional<R> find(std::string_view sql, Binds binds = {}) {
        std::vector<R> found = rows<R>(sql, std::move(binds));
        return found.empty() ? std::nullopt : std::optional<R>(std::move(found.front()));
    }
    // As find, but absence ends the request: 404.
    template <Record R>
    R get(std::string_view sql, Binds binds = {}) {
        std::optional<R> found = find<R>(sql, std::move(binds));
        if (!found) throw not_found();
        return std::move(*found);
    }

    // Queues a statement; it is sent, in order, with COMMIT.
    void later(std::string sql, Binds binds = {});

    // Sends what is queued and COMMIT; returns only when the server has said COMMIT.
    void commit();
    // The next read writes this row, too: it must be the one that tells whether there is anything to see.
    void audit_reads(ReadAudit);
    // Makes sure that the session is live and holds the permit, when nothing else has asked yet.
    void enter();

    const Keyring& keyring() const;

private:
    void read(
        std::string_view sql, const Binds&, const RecordTable&, const std::function<void*()>& add);
    void read_in_one_trip(
        std::string_view sql, const Binds&, const RecordTable&, const std::function<void*()>& add);
    Lease& lease_;
    Entry entry_;
    bool entered_ = false;
    bool open_ = false;
    struct Queued {
        std::string sql;
        Binds binds;
    };
    std::vector<Queued> queue_;
    std::optional<ReadAudit> read_audit_;
};

}  // namespace sanad
