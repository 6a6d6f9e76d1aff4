// Links committed audit entries into the chain, and signs its head every minute with a key that the database never sees.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "db/tx.h"

typedef struct evp_pkey_st EVP_PKEY;

namespace sanad {

// Ed25519 (RFC 8032).
class SigningKey {
public:
    explicit SigningKey(const std::string&
            pem_file);  // private or public; throws std::runtime_error with one clear line
    std::string sign(const std::string& text) const;
    bool verify(const std::string& text, const std::string& signature) const;
    const std::string& id() const {
        return id_;
    }  // first 16 hexadecimal digits of the public key's SHA-256

    static void create(const std::string& pem_file);

private:
    std::shared_ptr<EVP_PKEY> key_;
    std::string id_;
};

// What is signed of a head.
std::string head_text(std::int64_t seq, const std::string& hash_hex, const std::string& at);

class Chain {
public:
    explicit Chain(SigningKey key) : key_(std::move(key)) {}
    void tick(Lease&);  // links what is new; once a minute signs the head, if it has moved

private:
    SigningKey key_;
    std::chrono::steady_clock::time_point next_head_{};
};

// Recomputes the whole chain, independently of the SQL that made it, and prints what was touched. True: intact.
// `held_head`: "seq:hash" that somebody kept outside; a chain that was cut or rebuilt does not contain it.
bool verify_chain(Lease&, const SigningKey&, const std::string& held_head);

}  // namespace sanad
