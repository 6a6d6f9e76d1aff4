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

FileKey open_file(Tx& tx) {
    auto unit_key = tx.get<UnitKeyRow>(
        "select {} from access.unit_key where unit_id = access.unit() order by version desc limit "
        "1");
    FileKey file{new_uuid(), Key::random()};
    tx.later(
        "insert into cases.file (id, unit_key_id, wrapped_key) values (:id, :unit_key_id, "
        ":wrapped)",
        Binds{}("id", file.file_id)("unit_key_id", unit_key.id)
            .bytes("wrapped", tx.keyring().wrap(unit_key.id, file)));
    return file;
}

FileKey key_of(Tx& tx, const FileKeyRow& row) {
    if (!row.wrapped_key) throw Problem(409, "file_erased");
    return tx.keyring().unwrap(row.file_id, {row.unit_key_id, from_bytea(*row.wrapped_key)});
}

}  // namespace sanad
