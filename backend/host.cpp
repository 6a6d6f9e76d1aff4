#include "host.h"

#include <sys/stat.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "access/line.h"
#include "access/sign_in.h"
#include "access/unit_keys.h"
#include "audit/chain.h"
#include "config.h"
#include "crypto/bytes.h"
#include "crypto/password.h"
#include "crypto/totp.h"
#include "db/session.h"

namespace sanad {
namespace {

struct UnitRow {
    std::string unit_id;
    std::string unit_key_id;
};
DESCRIBE(UnitRow, (), (unit_id, unit_key_id))

std::string keys_folder() {
    std::string folder = environment("SANAD_KEYS", environment("CREDENTIALS_DIRECTORY", ""));
    if (folder.empty())
        throw std::runtime_error("SANAD_KEYS (the folder of root.key and audit.key) is not set");
    return folder;
}

std::string database() { return environment("SANAD_DATABASE", "dbname=sanad user=postgres"); }

}  // namespace

void create_keys(const std::string& folder) {
    std::string path = folder + "/root.key";
    mode_t before = umask(077);
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
        std::fopen(path.c_str(), "wx"), std::fclose);
    umask(before);
    if (!file) throw std::runtime_error("the root key can't be written (does it exist?): " + path);
    std::fprintf(file.get(), "%s\n", hex(random_bytes(32)).c_str());
    SigningKey::create(folder + "/audit.key");
}

void add_user(const HostUser& user) {
    Keyring keyring(keys_folder() + "/root.key");
    Lease lease(database(), keyring);
    lease.open();
    load_unit_keys(lease, keyring);
    Tx tx(lease, {});
    auto unit = tx.find<UnitRow>(
        R"(select {} from (select u.id as unit_id, k.id as unit_key_id from access.unit u join access.unit_key k on k.unit_id = u.id
                           where u.code = :code order by k.version desc limit 1) x)",
        Binds{}("code", user.unit));
    if (!unit) throw std::runtime_error("no such unit: " + user.unit);
    std::string id = new_uuid();
    FileKey key{id, Key::random()};
    std::string setup_code = new_code(4), passphrase = new_code(4), secret = new_totp_secret();
    tx.later(
        R"(insert into access.account (id, name, display_name, unit_id, unit_key_id, wrapped_key)
                values (:id, :name, :display, :unit, :unit_key, :wrapped))",
        Binds{}("id", id)("name", user.name)("display", user.display_name)("unit", unit->unit_id)(
            "unit_key", unit->unit_key_id)
            .bytes("wrapped", keyring.wrap(unit->unit_key_id, key)));
    for (const std::string& role : user.roles)
        tx.later("insert into access.account_role (account_id, role) values (:id, :role)",
            Binds{}("id", id)("role", role));
    if (user.enrolled) {
        Arena arena;
        tx.later(
            "update access.account set passphrase_hash = :hash, totp_secret = :secret where id = "
            ":id",
            Binds{}("id", id)("hash", arena.hash(passphrase))
                .bytes("secret", key.seal({"access.account", "totp_secret", id}, secret)));
    } else {
        tx.later(
            "update access.account set setup_code_hash = :code, setup_code_ends_at = now() + "
            "interval '24 hours' where id = :id",
            std::move(Binds{}("id", id)).bytes("code", sha256(plain_code(setup_code))));
    }
    tx.commit();
    if (user.enrolled)
        std::printf(R"({"name":"%s","passphrase":"%s","totp_secret":"%s"})"
                    "\n",
            user.name.c_str(), passphrase.c_str(), base32(secret).c_str());
    else
        std::printf(R"({"name":"%s","setup_code":"%s"})"
                    "\n",
            user.name.c_str(), setup_code.c_str());
}

void rotate_keys(int grace_seconds) {
    Keyring keyring(keys_folder() + "/root.key");
    Lease lease(database(), keyring);
    lease.open();
    auto started = std::chrono::steady_clock::now();
    Rotation done = rotate_unit_keys(lease, keyring, grace_seconds);
    double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count() -
        (done.units ? grace_seconds : 0);
    std::printf(R"({"units":%ld,"rewrapped":%ld,"seconds":%.3f})"
                "\n",
        static_cast<long>(done.units), static_cast<long>(done.rewrapped), seconds);
}

void print_line_secret(const std::string& line) {
    std::printf("%s\n", line_secret(Keyring(keys_folder() + "/root.key"), line).c_str());
}

bool verify_audit(const std::string& public_key, const std::string& held_head) {
    SigningKey key(public_key.empty() ? keys_folder() + "/audit.key" : public_key);
    Keyring keyring(Key::random());
    Lease lease(database(), keyring);
    lease.open();
    return verify_chain(lease, key, held_head);
}

}  // namespace sanad
