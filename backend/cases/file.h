// The file that contacts, complaints and later stays hang on: one data key, and the unit it belongs to.
#pragma once

#include "db/tx.h"

namespace sanad {

struct File {};

// Opens a file in the caller's unit, with a fresh data key; written with the transaction.
FileKey open_file(Tx&);

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
