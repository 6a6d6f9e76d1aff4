// Sealed data: AES-256-GCM under one data key per file, itself wrapped by a unit key, itself wrapped by the root key.
// The associated data names table, column, row and file, so that a moved, swapped or damaged ciphertext is refused.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>

namespace sanad {

// 256 bits that are wiped when they go out of use.
struct Key {
    std::array<unsigned char, 32> bytes{};
    static Key random();
    static Key of(std::string_view bytes);
    std::string_view view() const {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    Key() = default;
    Key(const Key&) = default;
    Key& operator=(const Key&) = default;
    ~Key();
};

// Where a ciphertext belongs.
struct Place {
    std::string_view table, column, row;
};

struct FileKey {
    std::string file_id;
    Key key;

    // Format: version 1 | 12 bytes nonce | ciphertext | 16 bytes tag.
    std::string seal(const Place&, std::string_view plain) const;
    // Throws Problem 500 `sealed_unreadable` when anything of it or of its place has changed.
    std::string open(const Place&, std::string_view sealed) const;
};

struct WrappedKey {
    std::string unit_key_id;
    std::string wrapped;
};

// Root and unit keys, in memory only.
class Keyring {
public:
    // Root key: 32 bytes as 64 hexadecimal digits. Throws std::runtime_error with one clear line.
    explicit Keyring(const std::string& root_key_file);
    explicit Keyring(const Key& root) : root_(root) {}

    std::string wrap_unit_key(std::string_view unit_key_id, const Key&) const;
    void add_unit_key(std::string_view unit_key_id, std::string_view wrapped);
    bool has_unit_key(std::string_view unit_key_id) const;

    std::string wrap(std::string_view unit_key_id, const FileKey&) const;
    FileKey unwrap(std::string_view file_id, const WrappedKey&) const;

    // A key for one other purpose, derived from the root key (HMAC-SHA-256 as a one-step KDF, NIST SP 800-56C).
    Key derived(std::string_view purpose) const;

private:
    Key unit_key(std::string_view unit_key_id) const;

    Key root_;
    mutable std::shared_mutex guard_;
    mutable std::map<std::string, Key, std::less<>> derived_;
    std::map<std::string, Key, std::less<>> unit_keys_;
};

}  // namespace sanad
