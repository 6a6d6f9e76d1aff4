// The file that contacts, complaints and later stays hang on: one data key, and the unit it belongs to.
#pragma once

#include "db/tx.h"

namespace sanad {

// What a file holds decides which permits open it.
enum class FileHolds { contact, person, party };
BOOST_DESCRIBE_ENUM(FileHolds, contact, person, party)

// Opens a file in the caller's unit, with a fresh data key; written with the transaction. It is the caller's own, or that
// of the account `whose`.
FileKey open_file(Tx&, FileHolds, const std::optional<std::string>& whose = {});
// A fresh data key for `id`, wrapped by the newest key of the caller's unit.
struct FreshKey {
    FileKey key;
    std::string unit_key_id;
    std::string wrapped;
};
FreshKey fresh_key(Tx&, std::string id);

// The key's row, as views of sealed tables bring it along.
struct FileKeyRow {
    std::string file_id;
    std::string unit_key_id;
    std::optional<std::string> wrapped_key;
};
DESCRIBE(FileKeyRow, (), (file_id, unit_key_id, wrapped_key))

// Throws Problem 409 `file_erased` when the key is gone.
FileKey key_of(Tx&, const FileKeyRow&);

}  // namespace sanad
