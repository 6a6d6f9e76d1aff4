// The chain's keeper.
#include "audit/chain.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sys/stat.h>

#include <cstdio>
#include <stdexcept>

#include "crypto/bytes.h"
#include "record/types.h"

namespace sanad {
namespace {

struct Linked {
    std::int64_t linked;
};
DESCRIBE(Linked, (), (linked))

struct Tip {
    std::int64_t seq;
    std::string hash;
    Instant at;
    std::int64_t head_seq;
};
DESCRIBE(Tip, (), (seq, hash, at, head_seq))

constexpr int most_at_once = 2000;

}  // namespace

SigningKey::SigningKey(const std::string& pem_file) {
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
        std::fopen(pem_file.c_str(), "r"), std::fclose);
    if (!file) throw std::runtime_error("the audit key can't be read: " + pem_file);
    EVP_PKEY* key = PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr);
    if (!key) {
        std::rewind(file.get());
        key = PEM_read_PUBKEY(file.get(), nullptr, nullptr, nullptr);
    }
    if (!key || EVP_PKEY_get_id(key) != EVP_PKEY_ED25519)
        throw std::runtime_error("not an Ed25519 key: " + pem_file);
    key_ = {key, EVP_PKEY_free};
    std::string raw(32, '\0');
    std::size_t length = raw.size();
    EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char*>(raw.data()), &length);
    id_ = hex(sha256(raw)).substr(0, 16);
}

std::string SigningKey::sign(const std::string& text) const {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(
        EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::string signature(64, '\0');
    std::size_t length = signature.size();
    bool good = EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
                EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()),
                    &length, reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1;
    if (!good) throw std::runtime_error("signing failed");
    return signature;
}

bool SigningKey::verify(const std::string& text, const std::string& signature) const {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(
        EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
           EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()),
               signature.size(), reinterpret_cast<const unsigned char*>(text.data()),
               text.size()) == 1;
}

void SigningKey::create(const std::string& pem_file) {
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free);
    mode_t before = umask(077);
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
        std::fopen(pem_file.c_str(), "wx"), std::fclose);
    umask(before);
    if (!key || !file ||
        PEM_write_PrivateKey(file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        throw std::runtime_error("the audit key can't be written: " + pem_file);
}

std::string head_text(std::int64_t seq, const std::string& hash_hex, const std::string& at) {
    return "sanad audit head\x1f" + std::to_string(seq) + "\x1f" + hash_hex + "\x1f" + at;
}

void Chain::tick(Lease& lease) {
    for (;;) {
        Tx tx(lease, {});
        auto done =
            tx.get<Linked>("select {} from (select audit.sequence(cast(:most as int)) as linked) x",
                Binds{}("most", most_at_once));
        tx.commit();
        if (done.linked < most_at_once) break;
    }
    auto now = std::chrono::steady_clock::now();
    if (now < next_head_) return;
    next_head_ = now + std::chrono::minutes(1);
    Tx tx(lease, {});
    auto tip = tx.get<Tip>(
        R"(select {} from (select p.seq, encode(p.hash, 'hex') as hash, clock_timestamp() as at,
                                  coalesce((select max(h.seq) from audit.head h), 0) as head_seq from audit.progress p) x)");
    if (tip.seq > tip.head_seq)
        tx.later(
            R"(insert into audit.head (seq, at, hash, key_id, signature) values (:seq, :at, :hash, :key, :signature)
               on conflict do nothing)",
            Binds{}("seq", tip.seq)("at", tip.at)("key", key_.id())
                .bytes("hash", from_hex(tip.hash))
                .bytes("signature", key_.sign(head_text(tip.seq, tip.hash, tip.at.value))));
    tx.commit();
}

}  // namespace sanad
