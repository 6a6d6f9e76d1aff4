// AES-256-GCM through OpenSSL's EVP; one cipher context per thread.
#include "crypto/sealed.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <cstring>
#include <fstream>
#include <mutex>
#include <stdexcept>

#include "crypto/bytes.h"
#include "http/problem.h"

namespace sanad {
namespace {

constexpr char version = 1;
constexpr int nonce_size = 12;
constexpr int tag_size = 16;

EVP_CIPHER_CTX* context() {
    thread_local std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> held(
        EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    return held.get();
}

const EVP_CIPHER* cipher() {
    static EVP_CIPHER* fetched = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    return fetched;
}

unsigned char* bytes(std::string& s) { return reinterpret_cast<unsigned char*>(s.data()); }
const unsigned char* bytes(std::string_view s) {
    return reinterpret_cast<const unsigned char*>(s.data());
}

std::string encrypt(const Key& key, std::string_view place, std::string_view plain) {
    std::string sealed(1 + nonce_size + plain.size() + tag_size, '\0');
    sealed[0] = version;
    std::string nonce = random_bytes(nonce_size);
    std::memcpy(sealed.data() + 1, nonce.data(), nonce_size);
    auto* ctx = context();
    int written = 0;
    bool good = EVP_EncryptInit_ex2(ctx, cipher(), key.bytes.data(), bytes(nonce), nullptr) == 1 &&
                EVP_EncryptUpdate(
                    ctx, nullptr, &written, bytes(place), static_cast<int>(place.size())) == 1 &&
                EVP_EncryptUpdate(ctx, bytes(sealed) + 1 + nonce_size, &written, bytes(plain),
                    static_cast<int>(plain.size())) == 1 &&
                EVP_EncryptFinal_ex(ctx, bytes(sealed) + 1 + nonce_size + written, &written) == 1 &&
                EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_GCM_GET_TAG, tag_size,
                    bytes(sealed) + sealed.size() - tag_size) == 1;
    if (!good) throw std::runtime_error("encryption failed");
    return sealed;
}

// Nothing of the plain text leaves before the tag has been verified.
std::string decrypt(const Key& key, std::string_view place, std::string_view sealed) {
    if (sealed.size() < 1 + nonce_size + tag_size || sealed[0] != version)
        throw Problem(500, "sealed_unreadable");
    std::string_view text =
        sealed.substr(1 + nonce_size, sealed.size() - 1 - nonce_size - tag_size);
    std::string tag(sealed.substr(sealed.size() - tag_size));
    std::string plain(text.size(), '\0');
    auto* ctx = context();
    int written = 0, rest = 0;
    bool good = EVP_DecryptInit_ex2(ctx, cipher(), key.bytes.data(),
                    bytes(sealed.substr(1, nonce_size)), nullptr) == 1 &&
                EVP_DecryptUpdate(
                    ctx, nullptr, &written, bytes(place), static_cast<int>(place.size())) == 1 &&
                EVP_DecryptUpdate(
                    ctx, bytes(plain), &written, bytes(text), static_cast<int>(text.size())) == 1 &&
                EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()) == 1 &&
                EVP_DecryptFinal_ex(ctx, bytes(plain) + written, &rest) == 1;
    if (!good) throw Problem(500, "sealed_unreadable");
    return plain;
}

// Parts are joined by a byte that none of them holds.
std::string joined(std::initializer_list<std::string_view> parts) {
    std::string all;
    for (auto part : parts) all.append(part).push_back('\x1f');
    return all;
}

}  // namespace

Key Key::random() { return of(random_bytes(32)); }

Key Key::of(std::string_view from) {
    if (from.size() != 32) throw std::invalid_argument("a key has 32 bytes");
    Key key;
    std::memcpy(key.bytes.data(), from.data(), 32);
    return key;
}

Key::~Key() { OPENSSL_cleanse(bytes.data(), bytes.size()); }

std::string FileKey::seal(const Place& place, std::string_view plain) const {
    return encrypt(key, joined({place.table, place.column, place.row, file_id}), plain);
}

std::string FileKey::open(const Place& place, std::string_view sealed) const {
    return decrypt(key, joined({place.table, place.column, place.row, file_id}), sealed);
}

Keyring::Keyring(const std::string& root_key_file) {
    std::ifstream file(root_key_file);
    std::string text;
    if (!(file >> text)) throw std::runtime_error("the root key can't be read: " + root_key_file);
    try {
        root_ = Key::of(from_hex(text));
    } catch (const std::invalid_argument&) {
        throw std::runtime_error("the root key is not 64 hexadecimal digits: " + root_key_file);
    }
    OPENSSL_cleanse(text.data(), text.size());
}

std::string Keyring::wrap_unit_key(std::string_view id, const Key& key) const {
    return encrypt(root_, joined({"unit_key", id}), key.view());
}

void Keyring::add_unit_key(std::string_view id, std::string_view wrapped) {
    Key key = Key::of(decrypt(root_, joined({"unit_key", id}), wrapped));
    std::unique_lock lock(guard_);
    unit_keys_.insert_or_assign(std::string(id), key);
}

bool Keyring::has_unit_key(std::string_view id) const {
    std::shared_lock lock(guard_);
    return unit_keys_.contains(id);
}

Key Keyring::unit_key(std::string_view id) const {
    std::shared_lock lock(guard_);
    auto found = unit_keys_.find(id);
    if (found == unit_keys_.end()) throw Problem(500, "unit_key_unknown");
    return found->second;
}

std::string Keyring::wrap(std::string_view unit_key_id, const FileKey& file) const {
    return encrypt(
        unit_key(unit_key_id), joined({"file_key", file.file_id, unit_key_id}), file.key.view());
}

FileKey Keyring::unwrap(std::string_view file_id, const WrappedKey& key) const {
    return {
        std::string(file_id), Key::of(decrypt(unit_key(key.unit_key_id),
                                  joined({"file_key", file_id, key.unit_key_id}), key.wrapped))};
}

Key Keyring::derived(std::string_view purpose) const {
    {
        std::shared_lock lock(guard_);
        if (auto found = derived_.find(purpose); found != derived_.end()) return found->second;
    }
    Key key = Key::of(hmac_sha256(root_.view(), joined({"derived", purpose})));
    std::unique_lock lock(guard_);
    return derived_.emplace(purpose, key).first->second;
}

}  // namespace sanad
