// People who work here: their accounts, roles and units, and the resetting of a lost factor by two administrators.
#pragma once

#include "access/session.h"
#include "http/route.h"

namespace sanad {

struct User {
    Id<User> id;
    std::string name;
    std::string display_name;
    Id<Unit> unit_id;
    std::vector<std::string> roles;
    bool active;
    bool enrolled;
    std::optional<Instant> last_sign_in_at;
    std::int64_t version;
    Instant created_at;
};
DESCRIBE(User, (),
    (id, name, display_name, unit_id, roles, active, enrolled, last_sign_in_at, version,
        created_at))

struct UserPage {
    std::vector<User> items;
    std::optional<std::string> next;
};
DESCRIBE(UserPage, (), (items, next))

struct UserFilter {
    std::optional<Id<User>> after;
    std::optional<std::int64_t> limit;
};
DESCRIBE(UserFilter, (), (after, limit))

struct NewUser {
    Text<40> name;  // lower case; cannot be changed later
    Text<80> display_name;
    Id<Unit> unit_id;
    List<Code<"role">, 1, 5> roles;
};
DESCRIBE(NewUser, (), (name, display_name, unit_id, roles))

struct UserEdit {
    Text<80> display_name;
    Id<Unit> unit_id;
    List<Code<"role">, 1, 5> roles;
    bool active;
    std::int64_t version;
};
DESCRIBE(UserEdit, (), (display_name, unit_id, roles, active, version))

struct UserInvited {
    Id<User> id;
    std::string setup_code;  // shown once, good for a day
};
DESCRIBE(UserInvited, (), (id, setup_code))

struct UserReceipt {
    Id<User> id;
    std::int64_t version;
};
DESCRIBE(UserReceipt, (), (id, version))

struct FactorReset {
    static constexpr std::string_view stored_in = "access.factor_reset";
    Id<FactorReset> id;
    Id<User> user_id;
    std::string user_name;
    Id<User> requested_by;
    std::string requested_by_name;
    Sealed<Text<400>> reason;
    Instant requested_at;
};
DESCRIBE(FactorReset, (),
    (id, user_id, user_name, requested_by, requested_by_name, reason, requested_at))

struct FactorResetPage {
    std::vector<FactorReset> items;
    std::optional<std::string> next;
};
DESCRIBE(FactorResetPage, (), (items, next))

struct FactorResetReason {
    static constexpr std::string_view stored_in = "access.factor_reset";
    Sealed<Text<400>> reason;
};
DESCRIBE(FactorResetReason, (), (reason))

struct FactorResetReceipt {
    Id<FactorReset> id;
};
DESCRIBE(FactorResetReceipt, (), (id))

struct FactorResetApproved {
    Id<FactorReset> id;
    std::string setup_code;
};
DESCRIBE(FactorResetApproved, (), (id, setup_code))

struct FactorResetFilter {
    std::optional<Id<FactorReset>> after;
    std::optional<std::int64_t> limit;
};
DESCRIBE(FactorResetFilter, (), (after, limit))

UserPage list_users(Tx&, UserFilter);
User show_user(Tx&, Id<User>);
UserInvited invite_user(Tx&, NewUser);
UserReceipt edit_user(Tx&, Id<User>, UserEdit);

FactorResetPage list_factor_resets(Tx&, FactorResetFilter);
FactorResetReceipt request_factor_reset(Tx&, Id<User>, FactorResetReason);
FactorResetApproved approve_factor_reset(Tx&, Id<FactorReset>);
void withdraw_factor_reset(Tx&, Id<FactorReset>);

}  // namespace sanad
