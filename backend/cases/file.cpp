// Keys of files: made with the file, wrapped by the newest key of the unit.
#include "cases/file.h"

#include "crypto/bytes.h"

namespace sanad {
namespace {

struct UnitKeyRow {
    std::string id;
    std::string wrapped;
};
DESCRIBE(UnitKeyRow, (), (id, wrapped))

}  // namespace

FreshKey fresh_key(Tx& tx, std::string id) {
    auto unit_key = tx.get<UnitKeyRow>(
        "select {} from access.unit_key where unit_id = access.unit() order by version desc limit "
        "1");
    FileKey key{std::move(id), Key::random()};
    std::string wrapped = tx.keyring().wrap(unit_key.id, key);
    return {std::move(key), unit_key.id, std::move(wrapped)};
}

FileKey open_file(Tx& tx, FileHolds holds, const std::optional<std::string>& whose) {
    FreshKey file = fresh_key(tx, new_uuid());
    tx.later(
        R"(insert into cases.file (id, holds, opened_by, unit_key_id, wrapped_key)
           values (:id, :holds, coalesce(:whose, access.me()), :unit_key_id, :wrapped))",
        Binds{}("id", file.key.file_id)("holds", holds)("whose", whose)(
            "unit_key_id", file.unit_key_id)
            .bytes("wrapped", file.wrapped));
    return std::move(file.key);
}

FileKey key_of(Tx& tx, const FileKeyRow& row) {
    if (!row.wrapped_key) throw Problem(409, "file_erased");
    return tx.keyring().unwrap(row.file_id, {row.unit_key_id, from_bytea(*row.wrapped_key)});
}

}  // namespace sanad
