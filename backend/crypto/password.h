// Passphrases: Argon2id, 64 MiB, three passes. The memory is mapped once per arena and used again; an arena that has
// rested gives its pages back, so that a quiet server stays small.
#pragma once

#include <string>
#include <string_view>

namespace sanad {

class Arena {
public:
    Arena();
    ~Arena();
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    // argon2id$KiB$passes$salt$tag in hexadecimal, with a fresh salt.
    std::string hash(std::string_view passphrase);
    // True if the passphrase has this hash. An empty hash is compared with a dummy in the same time and is never true.
    bool matches(std::string_view passphrase, const std::string& hash);
    // Gives the pages back to the system; the next use takes them again.
    void rest();

private:
    std::string run(std::string_view passphrase, std::string_view salt);
    void* memory_;
};

}  // namespace sanad
