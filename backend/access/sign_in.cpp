// Each step is its own short transaction, with the hashing between them.
#include "access/sign_in.h"

#include <cctype>

#include "crypto/bytes.h"
#include "crypto/password.h"
#include "crypto/totp.h"

namespace sanad {
namespace {

constexpr std::size_t shortest_passphrase = 15;
constexpr int recovery_codes = 10;

struct Candidate {
    std::string id;
    std::string name;
    std::optional<std::string> passphrase_hash;
    bool enrolled;
    std::string unit_key_id;
    std::string wrapped_key;
    std::optional<std::string> totp_secret;
    std::int64_t totp_step;
    std::optional<std::string> setup_code_hash;
    std::optional<std::string> next;
    std::optional<std::string> pending_secret;
};
DESCRIBE(Candidate, (),
    (id, name, passphrase_hash, enrolled, unit_key_id, wrapped_key, totp_secret, totp_step,
        setup_code_hash, next, pending_secret))

struct Seconds {
    std::int64_t seconds;
};
DESCRIBE(Seconds, (), (seconds))

struct Yes {
    bool yes;
};
DESCRIBE(Yes, (), (yes))

const Entry nobody{};

FileKey account_key(const Desk& desk, const Candidate& account) {
    return desk.keyring.unwrap(account.id, {account.unit_key_id, from_bytea(account.wrapped_key)});
}

constexpr Place seed_place(std::string_view account) {
    return {"access.account", "totp_secret", account};
}

// What somebody typed as a name is not kept: failures are counted under its keyed hash.
std::string name_hash(const Desk& desk, const std::string& name) {
    return hmac_sha256(desk.keyring.derived("sign-in names").view(), name);
}

void audit(Tx& tx, const Desk& desk, const std::optional<std::string>& account,
    std::optional<std::string> session, std::string action, std::string outcome) {
    tx.later("select access.audit_sign_in(:id, :account, :session, :action, :outcome, :request)",
        Binds{}("id", new_uuid())("account", account)("session", session)("action", action)(
            "outcome", outcome)("request", desk.request_id));
}

// The account of that name, once its delay is over: 429 before.
std::optional<Candidate> find_account(Desk& desk, const std::string& name) {
    return desk.database.transact(nobody, [&](Tx& tx) {
        auto wait = tx.get<Seconds>("select access.sign_in_wait(:name) as seconds",
            std::move(Binds{}.bytes("name", name_hash(desk, name))));
        if (wait.seconds > 0) {
            Problem problem(429, "sign_in_delayed");
            problem.retry_after = static_cast<int>(wait.seconds);
            throw problem;
        }
        return tx.find<Candidate>(
            "select {} from access.sign_in_by_name(:name)", Binds{}("name", name));
    });
}

[[noreturn]] void refuse(Desk& desk, const std::string& name,
    const std::optional<Candidate>& account, const std::string& action) {
    desk.database.transact(nobody, [&](Tx& tx) {
        tx.later("select access.sign_in_failed(:name)",
            std::move(Binds{}.bytes("name", name_hash(desk, name))));
        audit(tx, desk, account ? std::optional(account->id) : std::nullopt, std::nullopt, action,
            "refused");
    });
    throw Problem(401, "sign_in_refused");
}

SignInStep open_ticket(Desk& desk, const Candidate& account) {
    SignInStep step;
    std::string token = random_bytes(32);
    step.ticket = base64url(token);
    step.next = account.enrolled ? "code" : "enrolment";
    std::optional<std::string> sealed_secret;
    if (!account.enrolled) {
        std::string secret = new_totp_secret();
        std::string uri = totp_uri(secret, account.name);
        step.enrolment = Enrolment{base32(secret), uri, qr_svg(uri)};
        sealed_secret = bytea(account_key(desk, account).seal(seed_place(account.id), secret));
    }
    desk.database.transact(nobody, [&](Tx& tx) {
        tx.later("select access.open_ticket(:ticket, :account, :next, :secret)",
            Binds{}.bytes("ticket", sha256(step.ticket))("account", account.id)("next", step.next)(
                "secret", sealed_secret));
    });
    return step;
}

Candidate account_of(Desk& desk, const std::string& ticket, std::string_view next) {
    auto account = desk.database.transact(nobody, [&](Tx& tx) {
        return tx.find<Candidate>("select {} from access.sign_in_by_ticket(:ticket)",
            std::move(Binds{}.bytes("ticket", sha256(ticket))));
    });
    if (!account || account->next != next) throw Problem(401, "sign_in_expired");
    find_account(desk, account->name);  // waits out the delay of earlier failures
    return std::move(*account);
}

// Queues the new session; the token leaves in the cookie and is kept only as a hash.
std::string open_session(
    Tx& tx, const Desk& desk, const Candidate& account, const std::string& action) {
    std::string token = base64url(random_bytes(32));
    std::string id = new_uuid();
    tx.later("select access.open_session(:id, :account, :token, :name)",
        std::move(Binds{}("id", id)("account", account.id))
            .bytes("token", sha256(token))
            .bytes("name", name_hash(desk, account.name)));
    audit(tx, desk, account.id, id, action, "done");
    return token;
}

Session session_of(Desk& desk, const std::string& token) {
    return desk.database.transact(
        Entry{sha256(token), {}, true}, [](Tx& tx) { return show_session(tx); });
}

// Nothing anyone would guess first. The list is short on purpose: length does the work.
bool common(const std::string& passphrase, const std::string& name) {
    std::string lower;
    for (char c : passphrase)
        lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (lower.find(name) != lower.npos) return true;
    std::string seen;
    for (char c : lower)
        if (seen.find(c) == seen.npos) seen += c;
    if (seen.size() < 5) return true;
    for (const char* known : {"passwordpassword", "password12345", "1234567890", "qwertyuiop",
             "letmein", "iloveyou", "sanadsanad"})
        if (lower.find(known) != lower.npos) return true;
    return false;
}

}  // namespace

std::string new_code(int groups) {
    std::string letters = crockford(random_bytes(static_cast<std::size_t>(groups) * 4)), code;
    for (int i = 0; i < groups; ++i)
        code += (i ? "-" : "") + letters.substr(static_cast<std::size_t>(i) * 5, 5);
    return code;
}

std::string plain_code(const std::string& typed) {
    std::string plain;
    for (char c : typed) {
        char upper = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        if (upper == 'O') upper = '0';
        if (upper == 'I' || upper == 'L') upper = '1';
        if (std::isalnum(static_cast<unsigned char>(upper))) plain += upper;
    }
    return plain;
}

SignInStep sign_in(Desk& desk, SignIn input) {
    auto account = find_account(desk, input.name);
    std::string hash = account ? account->passphrase_hash.value_or("") : "";
    if (!desk.arena.matches(input.passphrase.value, hash))
        refuse(desk, input.name, account, "sign_in");
    return open_ticket(desk, *account);
}

SignInStep set_up(Desk& desk, SetUp input) {
    std::vector<FieldError> errors;
    std::size_t characters = 0;
    for (char c : input.passphrase.value) characters += (c & 0xc0) != 0x80;
    if (characters < shortest_passphrase)
        errors.push_back({"/passphrase", "too_short", shortest_passphrase});
    else if (common(input.passphrase.value, input.name))
        errors.push_back({"/passphrase", "too_common"});
    if (!errors.empty()) throw Problem(422, "invalid", std::move(errors));

    auto account = find_account(desk, input.name);
    std::string hash = desk.arena.hash(input.passphrase.value);
    std::string given = bytea(sha256(plain_code(input.setup_code)));
    bool same =
        account && account->setup_code_hash && same_secret(*account->setup_code_hash, given);
    if (!same) refuse(desk, input.name, account, "set_up");
    desk.database.transact(nobody, [&](Tx& tx) {
        tx.later("select access.set_passphrase(:account, :hash)",
            Binds{}("account", account->id)("hash", hash));
        audit(tx, desk, account->id, std::nullopt, "set_up", "done");
    });
    return open_ticket(desk, *account);
}

WithSession<Enrolled> enrol(Desk& desk, OneTimeCode input) {
    Candidate account = account_of(desk, input.ticket, "enrolment");
    FileKey key = account_key(desk, account);
    std::string secret =
        key.open(seed_place(account.id), from_bytea(account.pending_secret.value()));
    auto step = totp_step(secret, input.code);
    if (!step) refuse(desk, account.name, account, "enrol");

    Enrolled enrolled;
    std::string hashes = "{";
    for (int i = 0; i < recovery_codes; ++i) {
        enrolled.recovery_codes.push_back(new_code(4));
        hashes += (i ? ",\"\\\\x" : "\"\\\\x") +
                  hex(sha256(plain_code(enrolled.recovery_codes.back()))) + "\"";
    }
    hashes += "}";
    std::string token = desk.database.transact(nobody, [&](Tx& tx) {
        tx.later("select access.enrol(:account, :secret, :step, cast(:codes as bytea[]))",
            std::move(Binds{}("account", account.id)("step", *step)("codes", hashes))
                .bytes("secret", key.seal(seed_place(account.id), secret)));
        return open_session(tx, desk, account, "enrol");
    });
    enrolled.session = session_of(desk, token);
    return {std::move(enrolled), std::move(token)};
}

WithSession<Session> sign_in_with_code(Desk& desk, OneTimeCode input) {
    Candidate account = account_of(desk, input.ticket, "code");
    FileKey key = account_key(desk, account);
    auto step = totp_step(
        key.open(seed_place(account.id), from_bytea(account.totp_secret.value())), input.code);
    bool right = desk.database.transact(nobody, [&](Tx& tx) {
        if (step)
            return tx
                .get<Yes>("select access.use_totp_step(:account, :step) as yes",
                    Binds{}("account", account.id)("step", *step))
                .yes;
        return tx
            .get<Yes>("select access.use_recovery_code(:account, :code) as yes",
                std::move(Binds{}("account", account.id))
                    .bytes("code", sha256(plain_code(input.code))))
            .yes;
    });
    if (!right) refuse(desk, account.name, account, "sign_in_with_code");
    std::string token = desk.database.transact(
        nobody, [&](Tx& tx) { return open_session(tx, desk, account, "sign_in_with_code"); });
    return {session_of(desk, token), std::move(token)};
}

}  // namespace sanad
