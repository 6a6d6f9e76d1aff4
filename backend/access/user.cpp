// Accounts. Nobody ever sets another one's passphrase: a set-up code lets its owner choose it.
#include "access/user.h"

#include "access/sign_in.h"
#include "crypto/bytes.h"
#include "record/page.h"
#include "record/version.h"

namespace sanad {
namespace {

struct AccountKey {
    std::int64_t version;
    std::string unit_key_id;
    std::string wrapped_key;
};
DESCRIBE(AccountKey, (), (version, unit_key_id, wrapped_key))

struct UnitKeyChoice {
    std::string id;
};
DESCRIBE(UnitKeyChoice, (), (id))

struct ResetRow {
    Id<User> requested_by;
    bool mine;
};
DESCRIBE(ResetRow, (), (requested_by, mine))

void write_roles(Tx& tx, const std::string& account, const List<Code<"role">, 1, 5>& roles) {
    tx.later(
        "insert into access.account_role (account_id, role) select cast(:id as uuid), r from "
        "unnest(cast(:roles as text[])) r",
        Binds{}("id", account)("roles", roles));
}

}  // namespace

UserPage list_users(Tx& tx, UserFilter filter) {
    auto rows = tx.rows<User>(
        "select {} from access.user_sheet where id < :after order by id desc limit :limit",
        Binds{}("after", after_or_end(filter.after))("limit", page_size(filter.limit) + 1));
    return page_of<UserPage>(std::move(rows), filter.limit);
}

User show_user(Tx& tx, Id<User> id) {
    return tx.get<User>("select {} from access.user_sheet where id = :id", Binds{}("id", id));
}

UserInvited invite_user(Tx& tx, NewUser user) {
    for (char c : user.name.value)
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '.' && c != '_' && c != '-')
            throw Problem(422, "invalid", {{"/name", "bad_format"}});
    auto unit_key = tx.find<UnitKeyChoice>(
        "select {} from access.unit_key where unit_id = :unit order by version desc limit 1",
        Binds{}("unit", user.unit_id));
    if (!unit_key) throw Problem(422, "invalid", {{"/unit_id", "bad_code"}});
    auto id = Id<User>::fresh();
    FileKey key{id.value, Key::random()};
    std::string code = new_code(4);
    tx.later(
        R"(insert into access.account (id, name, display_name, unit_id, unit_key_id, wrapped_key, setup_code_hash, setup_code_ends_at)
           values (:id, :name, :display_name, :unit_id, :unit_key, :wrapped, :code, now() + interval '24 hours'))",
        Binds{}("id", id)(user)("unit_key", unit_key->id)
            .bytes("wrapped", tx.keyring().wrap(unit_key->id, key))
            .bytes("code", sha256(plain_code(code))));
    write_roles(tx, id.value, user.roles);
    return {id, code};
}

UserReceipt edit_user(Tx& tx, Id<User> id, UserEdit edit) {
    User user = tx.get<User>("select {} from access.user_sheet where id = :id", Binds{}("id", id));
    auto locked = tx.get<AccountKey>(
        "select {} from access.account where id = :id for update", Binds{}("id", id));
    if (locked.version != edit.version) {
        UserEdit stored{user.display_name, user.unit_id, {}, user.active, 0};
        for (const auto& role : user.roles) stored.roles.items.emplace_back(role);
        edit.version = 0;
        throw stale<UserEdit>(stored, edit);
    }
    tx.later(
        R"(update access.account set display_name = :display_name, unit_id = :unit_id, active = :active, version = version + 1
           where id = :id)",
        Binds{}("id", id)(edit));
    tx.later(
        "delete from access.account_role where account_id = :id and role <> all (cast(:roles as "
        "text[]))",
        Binds{}("id", id)("roles", edit.roles));
    tx.later(
        R"(insert into access.account_role (account_id, role)
           select cast(:id as uuid), r from unnest(cast(:roles as text[])) r on conflict do nothing)",
        Binds{}("id", id)("roles", edit.roles));
    return {id, locked.version + 1};
}

FactorResetPage list_factor_resets(Tx& tx, FactorResetFilter filter) {
    auto rows = tx.rows<FactorReset>(
        "select {} from access.factor_reset_sheet where id < :after order by id desc limit :limit",
        Binds{}("after", after_or_end(filter.after))("limit", page_size(filter.limit) + 1));
    return page_of<FactorResetPage>(std::move(rows), filter.limit);
}

FactorResetReceipt request_factor_reset(Tx& tx, Id<User> user, FactorResetReason reason) {
    auto account =
        tx.get<AccountKey>("select {} from access.account where id = :id", Binds{}("id", user));
    FileKey key =
        tx.keyring().unwrap(user.value, {account.unit_key_id, from_bytea(account.wrapped_key)});
    auto id = Id<FactorReset>::fresh();
    tx.later(
        R"(insert into access.factor_reset (id, account_id, requested_by, reason) values (:id, :user, access.me(), :reason))",
        Binds{}("id", id)("user", user).sealed(reason, key, id.value));
    return {id};
}

FactorResetApproved approve_factor_reset(Tx& tx, Id<FactorReset> id) {
    auto reset = tx.get<ResetRow>(
        R"(select {} from (select requested_by, requested_by = access.me() as mine from access.factor_reset
                           where id = :id and approved_at is null and withdrawn_at is null) x)",
        Binds{}("id", id));
    if (reset.mine) throw Problem(409, "factor_reset_two_people");
    std::string code = new_code(4);
    tx.later("select access.approve_factor_reset(:id, :code)",
        std::move(Binds{}("id", id)).bytes("code", sha256(plain_code(code))));
    return {id, code};
}

void withdraw_factor_reset(Tx& tx, Id<FactorReset> id) {
    tx.get<ResetRow>(
        R"(select {} from (select requested_by, requested_by = access.me() as mine from access.factor_reset
                           where id = :id and approved_at is null and withdrawn_at is null) x)",
        Binds{}("id", id));
    tx.later(
        "update access.factor_reset set withdrawn_at = now() where id = :id", Binds{}("id", id));
}

}  // namespace sanad
