#include "access/unit_keys.h"

#include <chrono>
#include <thread>

#include "crypto/bytes.h"

namespace sanad {
namespace {

struct UnitKeyRow {
    std::string id;
    std::string wrapped;
};
DESCRIBE(UnitKeyRow, (), (id, wrapped))

struct UnitVersion {
    std::string unit_id;
    std::int64_t version;  // of its newest key; 0: none
};
DESCRIBE(UnitVersion, (), (unit_id, version))

struct OldKey {
    std::string id;
    std::string unit_key_id;
    std::string wrapped_key;
    std::string newest;
};
DESCRIBE(OldKey, (), (id, unit_key_id, wrapped_key, newest))

constexpr int batch = 1000;

void add_version(Tx& tx, const Keyring& keyring, const UnitVersion& unit) {
    std::string id = new_uuid();
    tx.later(
        "insert into access.unit_key (id, unit_id, version, wrapped) values (:id, :unit, :version, "
        ":wrapped) on conflict do nothing",
        std::move(Binds{}("id", id)("unit", unit.unit_id)("version", unit.version + 1))
            .bytes("wrapped", keyring.wrap_unit_key(id, Key::random())));
}

std::vector<UnitVersion> units(Tx& tx) {
    return tx.rows<UnitVersion>(
        R"(select {} from (select u.id as unit_id, coalesce(max(k.version), 0) as version
                           from access.unit u left join access.unit_key k on k.unit_id = u.id group by u.id) x)");
}

void load(Lease& lease, Keyring& keyring) {
    Tx tx(lease, {});
    for (const UnitKeyRow& row : tx.rows<UnitKeyRow>("select {} from access.unit_key"))
        if (!keyring.has_unit_key(row.id)) keyring.add_unit_key(row.id, from_bytea(row.wrapped));
    tx.commit();
}

// Rewraps one batch of `table`; how many there were.
std::size_t rewrap(Lease& lease, const Keyring& keyring, const std::string& table) {
    Tx tx(lease, {});
    auto old = tx.rows<OldKey>(
        "select {} from (select f.id, f.unit_key_id, f.wrapped_key, n.id as newest from " + table +
            R"( f join access.unit_key k on k.id = f.unit_key_id
                join lateral (select id, version from access.unit_key m where m.unit_id = k.unit_id order by version desc limit 1) n
                    on n.version > k.version
                where f.wrapped_key is not null order by f.id limit :batch for update of f skip locked) x)",
        Binds{}("batch", batch));
    std::string ids = "{", newest = "{", wrapped = "{";
    for (const OldKey& key : old) {
        FileKey file = keyring.unwrap(key.id, {key.unit_key_id, from_bytea(key.wrapped_key)});
        std::string comma = ids.size() > 1 ? "," : "";
        ids += comma + key.id;
        newest += comma + key.newest;
        wrapped += comma + "\"\\\\x" + hex(keyring.wrap(key.newest, file)) + "\"";
    }
    if (!old.empty())
        tx.later("update " + table + R"( f set unit_key_id = x.newest, wrapped_key = x.wrapped
                 from unnest(cast(:ids as uuid[]), cast(:newest as uuid[]), cast(:wrapped as bytea[])) x (id, newest, wrapped)
                 where f.id = x.id)",
            Binds{}("ids", ids + "}")("newest", newest + "}")("wrapped", wrapped + "}"));
    tx.commit();
    return old.size();
}

}  // namespace

void load_unit_keys(Lease& lease, Keyring& keyring) {
    {
        Tx tx(lease, {});
        for (const UnitVersion& unit : units(tx))
            if (unit.version == 0) add_version(tx, keyring, unit);
        tx.commit();
    }
    load(lease, keyring);
}

Rotation rotate_unit_keys(Lease& lease, Keyring& keyring, int grace_seconds) {
    Rotation done;
    load_unit_keys(lease, keyring);
    auto rewrap_all = [&] {
        std::int64_t count = 0;
        for (const char* table : {"cases.file", "access.account", "hotline.call"})
            while (std::size_t some = rewrap(lease, keyring, table))
                count += static_cast<std::int64_t>(some);
        return count;
    };
    done.rewrapped = rewrap_all();
    if (done.rewrapped > 0) return done;
    {
        Tx tx(lease, {});
        for (const UnitVersion& unit : units(tx)) {
            add_version(tx, keyring, unit);
            ++done.units;
        }
        tx.commit();
    }
    load(lease, keyring);
    std::this_thread::sleep_for(std::chrono::seconds(grace_seconds));
    done.rewrapped = rewrap_all();
    return done;
}

}  // namespace sanad
