// Random bytes, digests and text forms of bytes.
#include "crypto/bytes.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <cstring>
#include <stdexcept>

namespace sanad {
namespace {

const unsigned char* in(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* out(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

// The value of each hexadecimal digit; 16 for every other character.
constexpr auto nibbles = [] {
    std::array<unsigned char, 256> table{};
    table.fill(16);
    for (unsigned char i = 0; i < 10; ++i) table['0' + i] = i;
    for (unsigned char i = 0; i < 6; ++i) table['a' + i] = table['A' + i] = 10 + i;
    return table;
}();

// Takes `bits` at a time from the bytes, most significant first; the last group is filled up with zeros.
std::string encode(std::string_view bytes, int bits, std::string_view alphabet) {
    std::string text;
    unsigned held = 0;
    int count = 0;
    for (char c : bytes) {
        held = held << 8 | static_cast<unsigned char>(c);
        for (count += 8; count >= bits; count -= bits)
            text += alphabet[held >> (count - bits) & ((1u << bits) - 1)];
        held &= (1u << count) - 1;
    }
    if (count > 0) text += alphabet[held << (bits - count) & ((1u << bits) - 1)];
    return text;
}

void draw(unsigned char* bytes, std::size_t count) {
    if (RAND_bytes(bytes, static_cast<int>(count)) != 1) throw std::runtime_error("no randomness");
}

}  // namespace

// Small draws come from a block for each thread, since OpenSSL asks the kernel about forks at every call. What was given
// is wiped.
std::string random_bytes(std::size_t count) {
    thread_local std::array<unsigned char, 1024> block;
    thread_local std::size_t taken = block.size();
    std::string bytes(count, '\0');
    if (count > block.size()) {
        draw(out(bytes), count);
        return bytes;
    }
    if (count > block.size() - taken) {
        draw(block.data(), block.size());
        taken = 0;
    }
    std::memcpy(bytes.data(), block.data() + taken, count);
    OPENSSL_cleanse(block.data() + taken, count);
    taken += count;
    return bytes;
}

bool same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string sha256(std::string_view bytes) {
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    std::string digest(32, '\0');
    if (EVP_Digest(bytes.data(), bytes.size(), out(digest), nullptr, algorithm, nullptr) != 1)
        throw std::runtime_error("hashing failed");
    return digest;
}

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
    std::string mac(32, '\0');
    unsigned length = 32;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), in(bytes), bytes.size(), out(mac),
        &length);
    return mac;
}

std::string hex(std::string_view bytes) {
    static constexpr char digit[] = "0123456789abcdef";
    std::string text(bytes.size() * 2, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        text[2 * i] = digit[in(bytes)[i] >> 4];
        text[2 * i + 1] = digit[in(bytes)[i] & 15];
    }
    return text;
}

std::string from_hex(std::string_view text) {
    if (text.size() % 2) throw std::invalid_argument("not hexadecimal");
    std::string bytes(text.size() / 2, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        unsigned high = nibbles[in(text)[2 * i]], low = nibbles[in(text)[2 * i + 1]];
        if ((high | low) > 15) throw std::invalid_argument("not hexadecimal");
        bytes[i] = static_cast<char>(high << 4 | low);
    }
    return bytes;
}

std::string base64url(std::string_view bytes) {
    return encode(bytes, 6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}

std::string crockford(std::string_view bytes) {
    return encode(bytes, 5, "0123456789ABCDEFGHJKMNPQRSTVWXYZ");
}

}  // namespace sanad
