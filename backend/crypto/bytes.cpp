// Random bytes, digests and text forms of bytes.
#include "crypto/bytes.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <stdexcept>

namespace sanad {
namespace {

const unsigned char* in(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* out(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

int nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    throw std::invalid_argument("not hexadecimal");
}

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

}  // namespace

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    if (RAND_bytes(out(bytes), static_cast<int>(count)) != 1)
        throw std::runtime_error("no randomness");
    return bytes;
}

std::string sha256(std::string_view bytes) {
    std::string digest(32, '\0');
    SHA256(in(bytes), bytes.size(), out(digest));
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
    std::string text;
    text.reserve(bytes.size() * 2);
    for (char c : bytes) {
        auto byte = static_cast<unsigned char>(c);
        text += digit[byte >> 4];
        text += digit[byte & 15];
    }
    return text;
}

std::string from_hex(std::string_view text) {
    if (text.size() % 2) throw std::invalid_argument("not hexadecimal");
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2)
        bytes += static_cast<char>(nibble(text[i]) << 4 | nibble(text[i + 1]));
    return bytes;
}

std::string base64url(std::string_view bytes) {
    return encode(bytes, 6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}

std::string crockford(std::string_view bytes) {
    return encode(bytes, 5, "0123456789ABCDEFGHJKMNPQRSTVWXYZ");
}

}  // namespace sanad
