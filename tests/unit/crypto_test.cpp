// Text forms of bytes, passphrase hashes, one-time codes and codes that people type, against vectors of others.
#include <argon2.h>
#include <gtest/gtest.h>
#include <liboath/oath.h>

#include <ctime>
#include <set>

#include "access/sign_in.h"
#include "crypto/bytes.h"
#include "crypto/password.h"
#include "crypto/totp.h"

namespace {
std::time_t pretended = 0;  // what time() answers; 0: the real time
}

// In place of the C library's: one-time codes depend on the moment, and vectors have theirs.
extern "C" std::time_t time(std::time_t* to) noexcept {
    std::time_t now = pretended;
    if (!now) {
        std::timespec real{};
        clock_gettime(CLOCK_REALTIME, &real);
        now = real.tv_sec;
    }
    if (to) *to = now;
    return now;
}

namespace sanad {
namespace {

// ---- bytes ----

TEST(Bytes, HexBothWays) {
    std::string all;
    for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
    EXPECT_EQ(hex(std::string("\x00\x0f\xa5\xff", 4)), "000fa5ff");
    EXPECT_EQ(from_hex(hex(all)), all);
    EXPECT_EQ(from_hex("AbCd"), "\xab\xcd");
    for (const char* wrong : {"a", "0g", "0x", " 0", "é0"})
        EXPECT_THROW(from_hex(wrong), std::invalid_argument) << wrong;
    EXPECT_EQ(from_bytea("\\x00ff"), std::string("\0\xff", 2));
    EXPECT_EQ(from_bytea(bytea(all)), all);
}

TEST(Bytes, DigestsOfThePublishedVectors) {
    EXPECT_EQ(hex(sha256("abc")),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-4
    EXPECT_EQ(hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");  // RFC 4231, case 2
}

TEST(Bytes, Base64UrlAndBase32OfTheRfc) {
    const char* plain[] = {"", "f", "fo", "foo", "foob", "fooba", "foobar"};
    const char* in64[] = {"", "Zg", "Zm8", "Zm9v", "Zm9vYg", "Zm9vYmE", "Zm9vYmFy"};
    const char* in32[] = {"", "MY", "MZXQ", "MZXW6", "MZXW6YQ", "MZXW6YTB", "MZXW6YTBOI"};
    for (int i = 0; i < 7; ++i) {  // RFC 4648, section 10, without padding
        EXPECT_EQ(base64url(plain[i]), in64[i]);
        if (i > 0) { EXPECT_EQ(base32(plain[i]), in32[i]); }
    }
    EXPECT_EQ(base64url("\xfb\xff"), "-_8");
    EXPECT_EQ(base64url(std::string(32, 'x')).size(), 43u);
}

TEST(Bytes, CrockfordHasNoLookAlikes) {
    EXPECT_EQ(crockford(std::string("\x00\x44\x32\x14\xc7", 5)), "01234567");
    EXPECT_EQ(crockford("\xff"), "ZW");
    std::string all = crockford(random_bytes(5000));
    EXPECT_EQ(all.size(), 8000u);
    EXPECT_EQ(all.find_first_of("ILOU"), all.npos);
    EXPECT_EQ(std::set<char>(all.begin(), all.end()).size(), 32u);
}

TEST(Bytes, RandomIsNotRepeated) { EXPECT_NE(random_bytes(32), random_bytes(32)); }

// ---- passphrases ----

// The hash that libargon2 makes by itself, in our form.
std::string reference_hash(const std::string& passphrase, const std::string& salt) {
    std::string tag(32, '\0');
    EXPECT_EQ(argon2id_hash_raw(3, 64 * 1024, 1, passphrase.data(), passphrase.size(), salt.data(),
                  salt.size(), tag.data(), tag.size()),
        ARGON2_OK);
    return "argon2id$65536$3$" + hex(salt) + "$" + hex(tag);
}

TEST(Passphrase, MatchesTheReference) {
    Arena arena;
    const std::string passphrase = "seven small palms, قهوة", salt = "0123456789abcdef";
    EXPECT_TRUE(arena.matches(passphrase, reference_hash(passphrase, salt)));
    EXPECT_FALSE(arena.matches(passphrase + " ", reference_hash(passphrase, salt)));

    std::string ours = arena.hash(passphrase);
    ASSERT_TRUE(ours.starts_with("argon2id$65536$3$"));
    std::string salt_of_ours = from_hex(std::string_view(ours).substr(17, 32));
    EXPECT_EQ(ours, reference_hash(passphrase, salt_of_ours));
}

TEST(Passphrase, IsTheSameFromAnArenaThatRested) {
    Arena arena, fresh;
    std::string hash = arena.hash("a passphrase of some length");
    arena.rest();
    EXPECT_TRUE(arena.matches("a passphrase of some length", hash));
    EXPECT_TRUE(fresh.matches("a passphrase of some length", hash));
    EXPECT_FALSE(fresh.matches("A passphrase of some length", hash));
    EXPECT_NE(fresh.hash("a passphrase of some length"), hash);
}

TEST(Passphrase, NobodysHashIsNeverTrue) {
    Arena arena;
    EXPECT_FALSE(arena.matches("", ""));
    EXPECT_FALSE(arena.matches("anything", ""));
}

// ---- one-time codes ----

constexpr const char* rfc_secret = "12345678901234567890";

struct Pretend {
    explicit Pretend(std::time_t at) { pretended = at; }
    ~Pretend() { pretended = 0; }
};

TEST(OneTimeCode, TheRfcsVectors) {
    const std::pair<std::time_t, const char*> vectors[] = {
        // RFC 6238, appendix B, SHA-1, last six of the eight digits
        {59, "287082"}, {1111111109, "081804"}, {1111111111, "050471"}, {1234567890, "005924"},
        {2000000000, "279037"}, {20000000000, "353130"}};
    for (auto [at, code] : vectors) {
        Pretend now(at);
        EXPECT_EQ(totp_step(rfc_secret, code), at / 30) << at;
    }
}

std::string code_at(std::time_t at) {
    char code[7];
    EXPECT_EQ(oath_totp_generate(rfc_secret, 20, at, 30, 0, 6, code), OATH_OK);
    return code;
}

TEST(OneTimeCode, OneStepEitherWay) {
    Pretend now(1'800'000'015);
    for (int steps : {-3, -2, 2, 3})
        EXPECT_EQ(totp_step(rfc_secret, code_at(1'800'000'015 + steps * 30)), std::nullopt)
            << steps;
    for (int steps : {-1, 0, 1})
        EXPECT_EQ(totp_step(rfc_secret, code_at(1'800'000'015 + steps * 30)), 60'000'000 + steps)
            << steps;
}

TEST(OneTimeCode, SixDigitsOnly) {
    Pretend now(59);
    for (const char* wrong :
        {"", "28708", "2870820", "28708a", "287 82", "-87082", "94287082", "٢٨٧٠٨٢", "000000"})
        EXPECT_EQ(totp_step(rfc_secret, wrong), std::nullopt) << wrong;
    EXPECT_EQ(totp_step(rfc_secret, std::string("28708\0", 6)), std::nullopt);
    EXPECT_EQ(totp_step("another secret of 20", "287082"), std::nullopt);
}

TEST(OneTimeCode, EnrolmentCarriesTheSecret) {
    EXPECT_EQ(new_totp_secret().size(), 20u);
    EXPECT_EQ(totp_uri(rfc_secret, "noura"),
        "otpauth://totp/Sanad:noura?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Sanad");
    std::string svg = qr_svg(totp_uri(rfc_secret, "noura"));
    EXPECT_TRUE(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
    EXPECT_EQ(svg.find("script"), svg.npos);
}

// ---- codes that are typed ----

TEST(TypedCode, IsTheSameHoweverItIsTyped) {
    for (const char* typed : {"AB0D1-FGH1K", "ab0d1-fgh1k", "ABOD1FGHIK", "abodl fghlk",
             "AB0D1–FGH1K", "  ab0d1 - fgh1k\n", "A-B-0-D-1-F-G-H-1-K"})
        EXPECT_EQ(plain_code(typed), "AB0D1FGH1K") << typed;
    EXPECT_NE(plain_code("AB0D1-FGH1J"), "AB0D1FGH1K");
    EXPECT_EQ(plain_code("٠١٢"), "");
}

TEST(TypedCode, IsLongAndNeverTheSame) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        std::string code = new_code(4);
        ASSERT_EQ(code.size(), 23u);
        ASSERT_EQ(code[5], '-');
        ASSERT_EQ(plain_code(code).size(), 20u);
        ASSERT_EQ(plain_code(plain_code(code)), plain_code(code));
        seen.insert(code);
    }
    EXPECT_EQ(seen.size(), 1000u);
}

}  // namespace
}  // namespace sanad
