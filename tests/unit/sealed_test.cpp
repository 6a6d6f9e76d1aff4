// Sealing: what is opened is what was sealed, and a ciphertext that was changed or moved is refused every time.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <random>

#include "crypto/bytes.h"
#include "crypto/sealed.h"
#include "figure.h"
#include "http/problem.h"

namespace sanad {
namespace {

const Place narrative{"hotline.complaint", "narrative", "01939f00-0000-7000-8000-000000000001"};

FileKey a_file(const std::string& id = "file 1") { return {id, Key::random()}; }

bool opens(const FileKey& key, const Place& place, std::string_view sealed) {
    try {
        key.open(place, sealed);
        return true;
    } catch (const Problem& problem) {
        EXPECT_EQ(problem.status, 500);
        EXPECT_EQ(problem.slug, "sealed_unreadable");
        return false;
    }
}

TEST(Sealed, OpensWhatWasSealed) {
    FileKey key = a_file();
    for (const std::string& plain :
        {std::string(), std::string("a"), std::string("سارة, +96512345678"),
            std::string(32000, 'x'), std::string("\0\x1f\xff", 3)}) {
        std::string sealed = key.seal(narrative, plain);
        EXPECT_EQ(sealed.size(), 1 + 12 + plain.size() + 16);
        EXPECT_EQ(key.open(narrative, sealed), plain);
        if (!plain.empty() && plain.size() > 3) {
            EXPECT_EQ(sealed.find(plain.substr(0, 4)), sealed.npos);
        }
    }
}

TEST(Sealed, NeverTwiceTheSame) {
    FileKey key = a_file();
    EXPECT_NE(key.seal(narrative, "x"), key.seal(narrative, "x"));
}

TEST(Sealed, PlacesCantBeRunTogether) {
    FileKey key = a_file();
    std::string sealed = key.seal({"ab", "c", "d"}, "x");
    EXPECT_FALSE(opens(key, {"a", "bc", "d"}, sealed));
    EXPECT_FALSE(opens(key, {"ab", "cd", ""}, sealed));
    EXPECT_FALSE(opens({"", key.key}, {"ab", "c", "d\x1f" + key.file_id}, sealed));
}

// The figure: at least 10 000 ciphertexts, swapped between columns, rows, tables and files, flipped in a bit, cut short,
// lengthened, or of another version; not one may be read.
TEST(Sealed, RefusesWhateverWasChangedOrMoved) {
    std::mt19937 random(20261124);
    long tried = 0, accepted = 0;
    auto attempt = [&](const FileKey& key, const Place& place, std::string_view sealed) {
        ++tried;
        accepted += opens(key, place, sealed);
    };
    const char* tables[] = {
        "hotline.complaint", "hotline.contact", "hotline.draft", "access.account"};
    const char* columns[] = {"narrative", "worker_name", "address", "caller_name"};
    for (int round = 0; round < 120; ++round) {
        FileKey key = a_file("file " + std::to_string(round)),
                other = a_file("file " + std::to_string(round + 1));
        std::string row = "row " + std::to_string(round),
                    other_row = "row " + std::to_string(round + 1);
        std::string plain = random_bytes(random() % 200);
        for (const char* table : tables)
            for (const char* column : columns) {
                std::string sealed = key.seal({table, column, row}, plain);
                ASSERT_TRUE(opens(key, {table, column, row}, sealed));
                for (const char* other_column : columns)
                    if (other_column != column) attempt(key, {table, other_column, row}, sealed);
                attempt(key, {table, column, other_row}, sealed);
                attempt(key,
                    {tables[(round + 1) % 4] == table ? tables[(round + 2) % 4]
                                                      : tables[(round + 1) % 4],
                        column, row},
                    sealed);
                attempt(other, {table, column, row}, sealed);
                attempt({key.file_id, other.key}, {table, column, row}, sealed);
                attempt({other.file_id, key.key}, {table, column, row}, sealed);
            }
        std::string sealed = key.seal(narrative, plain);
        for (std::size_t bit = 0; bit < sealed.size() * 8; bit += 1 + random() % 17) {
            std::string flipped = sealed;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
            attempt(key, narrative, flipped);
        }
        for (std::size_t length = 0; length < sealed.size(); length += 1 + random() % 9)
            attempt(key, narrative, sealed.substr(0, length));
        attempt(key, narrative, sealed + '\0');
        attempt(key, narrative, sealed.substr(1));
        attempt(key, narrative, '\0' + sealed.substr(1));
        attempt(key, narrative, '\2' + sealed.substr(1));
    }
    std::printf("%ld ciphertexts changed or moved, %ld accepted\n", tried, accepted);
    EXPECT_GE(tried, 10'000);
    EXPECT_EQ(accepted, 0);
    figure("spine.ciphertext_accepted", accepted, "ciphertexts", 0);
}

TEST(Keyring, WrapsAndUnwraps) {
    Keyring keyring(Key::random());
    keyring.add_unit_key("unit 1", keyring.wrap_unit_key("unit 1", Key::random()));
    EXPECT_TRUE(keyring.has_unit_key("unit 1"));
    EXPECT_FALSE(keyring.has_unit_key("unit 2"));
    FileKey file = a_file();
    std::string wrapped = keyring.wrap("unit 1", file);
    EXPECT_EQ(wrapped.find(file.key.view()), wrapped.npos);
    FileKey back = keyring.unwrap("file 1", {"unit 1", wrapped});
    EXPECT_EQ(back.open(narrative, file.seal(narrative, "x")), "x");
    EXPECT_EQ(back.file_id, "file 1");
}

TEST(Keyring, RefusesAKeyOfAnotherFileOrUnit) {
    Keyring keyring(Key::random());
    Key unit = Key::random();
    keyring.add_unit_key("unit 1", keyring.wrap_unit_key("unit 1", unit));
    keyring.add_unit_key("unit 2", keyring.wrap_unit_key("unit 2", Key::random()));
    keyring.add_unit_key("unit 3", keyring.wrap_unit_key("unit 3", unit));
    std::string wrapped = keyring.wrap("unit 1", a_file());
    EXPECT_THROW(keyring.unwrap("file 2", {"unit 1", wrapped}), Problem);
    EXPECT_THROW(keyring.unwrap("file 1", {"unit 2", wrapped}), Problem);
    EXPECT_THROW(
        keyring.unwrap("file 1", {"unit 3", wrapped}), Problem);  // the same key under another name
    EXPECT_THROW(keyring.unwrap("file 1", {"unit 4", wrapped}), Problem);
    EXPECT_THROW(keyring.unwrap("file 1", {"unit 1", wrapped.substr(1)}), Problem);
    EXPECT_THROW(keyring.unwrap("file 1", {"unit 1", ""}), Problem);
}

TEST(Keyring, RefusesUnitKeysOfAnotherRoot) {
    Keyring one(Key::random()), other(Key::random());
    std::string wrapped = one.wrap_unit_key("unit 1", Key::random());
    EXPECT_THROW(other.add_unit_key("unit 1", wrapped), Problem);
    EXPECT_THROW(one.add_unit_key("unit 2", wrapped), Problem);
    EXPECT_FALSE(other.has_unit_key("unit 1"));
    EXPECT_NO_THROW(one.add_unit_key("unit 1", wrapped));
}

TEST(Keyring, DerivesOneKeyPerPurpose) {
    Key root = Key::random();
    EXPECT_EQ(Keyring(root).derived("a").view(), Keyring(root).derived("a").view());
    EXPECT_NE(Keyring(root).derived("a").view(), Keyring(root).derived("b").view());
    EXPECT_NE(Keyring(root).derived("a").view(), Keyring(Key::random()).derived("a").view());
    EXPECT_NE(Keyring(root).derived("a").view(), root.view());
}

TEST(Keyring, ReadsItsRootKeyFromAFile) {
    char path[] = "/tmp/sanad_root_XXXXXX";
    close(mkstemp(path));
    auto with = [&](const std::string& text) { std::ofstream(path, std::ios::trunc) << text; };
    with(std::string(64, 'a') + "\n");
    EXPECT_EQ(Keyring(std::string(path)).derived("x").view(),
        Keyring(Key::of(std::string(32, '\xaa'))).derived("x").view());
    for (const char* wrong : {"", "\n", "aa", "zz"}) {
        with(wrong);
        EXPECT_THROW(Keyring{std::string(path)}, std::runtime_error) << wrong;
    }
    with(std::string(63, 'a') + "g");
    EXPECT_THROW(Keyring{std::string(path)}, std::runtime_error);
    std::remove(path);
    EXPECT_THROW(Keyring{std::string(path)}, std::runtime_error);
}

}  // namespace
}  // namespace sanad
