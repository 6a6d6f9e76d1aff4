// backend serve | openapi | routes | user add | key new | key rotate | telephone secret | audit verify
#include <CLI/CLI.hpp>
#include <cstdio>
#include <future>
#include <iostream>

#include "access/reference.h"
#include "access/unit_keys.h"
#include "app.h"
#include "audit/chain.h"
#include "config.h"
#include "db/sql_error.h"
#include "db/watch.h"
#include "host.h"
#include "http/call.h"
#include "http/openapi.h"
#include "http/server.h"
#include "log.h"
#include "people/index.h"

namespace sanad {
namespace {

struct Seq {
    std::int64_t seq;
};
DESCRIBE(Seq, (), (seq))

struct Ended {
    std::string id;
};
DESCRIBE(Ended, (), (id))

// The node's background work: the audit chain, the live stream, code lists and unit keys that others have changed.
class Node {
public:
    Node(const Config& config, Keyring& keyring, LiveHub& hub)
        : keyring_(keyring), hub_(hub), chain_(SigningKey(config.keys + "/audit.key")) {}

    Duty duty() {
        return {{"live", "notes", "session_ended", "codes", "unit_key"},
            [this](Lease& lease) { tick(lease); },
            [this](const std::string& channel, const std::string& payload, Lease& lease) {
                notice(channel, payload, lease);
            },
            [this](Lease& lease) { connected(lease); }};
    }
    // Code lists and keys are there.
    void wait_until_ready() { ready_.get_future().wait(); }

private:
    void connected(Lease& lease) {
        load_unit_keys(lease, keyring_);
        Tx tx(lease, {});
        load_codes(tx);
        hub_.restart_at(tx.get<Seq>("select {} from audit.progress").seq);
        tx.commit();
        if (!announced_) ready_.set_value();
        announced_ = true;
    }

    void tick(Lease& lease) {
        chain_.tick(lease);
        auto now = std::chrono::steady_clock::now();
        if (now < next_sweep_) return;
        next_sweep_ = now + std::chrono::seconds(15);
        sweep(lease);
    }

    // Streams of sessions that ran out, which nobody announces; and answers kept longer than anyone would retry.
    void sweep(Lease& lease) {
        std::string ids = "{";
        for (const std::string& id : hub_.sessions()) ids += (ids.size() > 1 ? "," : "") + id;
        Tx tx(lease, {});
        if (ids.size() > 1)
            for (const Ended& ended :
                tx.rows<Ended>("select {} from access.ended_sessions(cast(:ids as uuid[])) id",
                    Binds{}("ids", ids + "}")))
                hub_.end_session(ended.id);
        tx.later("select access.forget_old(), people.forget_name_changes()");
        tx.commit();
    }

    void notice(const std::string& channel, const std::string& payload, Lease& lease) {
        if (channel == "session_ended") return hub_.end_session(payload);
        if (channel == "notes")  // "help unit"
            return hub_.mention({0, channel, payload.substr(0, 36), payload.substr(37), {}});
        if (channel == "unit_key") return load_unit_keys(lease, keyring_);
        Tx tx(lease, {});
        if (channel == "codes") load_codes(tx);
        if (channel == "live") tell(tx, std::stoll(payload));
        tx.commit();
    }

    // Most links are reads, which nobody hears of: the stream moves on past them too.
    void tell(Tx& tx, std::int64_t upto) {
        constexpr int most = 1000;
        for (bool more = true; more;) {
            auto events = tx.rows<LiveEvent>(
                "select {} from audit.live_event where seq > :after and seq <= :upto order by seq "
                "limit :most",
                Binds{}("after", hub_.last_seq())("upto", upto)("most", most));
            more = events.size() == most;
            std::int64_t told = more ? events.back().seq : upto;
            hub_.publish(std::move(events), told);
        }
    }

    Keyring& keyring_;
    LiveHub& hub_;
    Chain chain_;
    std::chrono::steady_clock::time_point next_sweep_{};
    std::promise<void> ready_;
    bool announced_ = false;
};

void serve() {
    Config config = Config::from_environment();
    start_log(config.log_level);
    Keyring keyring(config.keys + "/root.key");
    LiveHub hub;
    Node node(config, keyring, hub);
    Watch watch(config.database, keyring, node.duty());
    Database database(config.database, config.db_threads, keyring);
    database.on_write([&watch] { watch.wake(); });
    HashLane hash_lane;
    Router router(all_routes());
    Files files(config.web);
    Metrics metrics;
    node.wait_until_ready();
    // After the keys, which names are opened with.
    Watch names(config.database, keyring, PersonIndex::here().duty());
    Server server({config, router, keyring, database, hash_lane, hub, files, metrics});
    server.run();
}

}  // namespace
}  // namespace sanad

int main(int count, char** values) {
    using namespace sanad;
#ifdef SANAD_WITHOUT_PERMIT_CHECKS
    check_permits = false;
#endif
    CLI::App app(
        "Sanad's backend. Settings come from the environment (deploy/backend.env.example).");
    app.require_subcommand(1);
    bool intact = true;

    app.add_subcommand("serve", "serve the API and the console")->callback(serve);
    app.add_subcommand("openapi", "print the API's contract")->callback([] {
        std::cout << openapi(all_routes());
    });
    app.add_subcommand("routes", "print the routes, one JSON line each")->callback([] {
        std::cout << route_lines(all_routes());
    });

    HostUser user;
    auto* users = app.add_subcommand("user", "accounts, from the host")->require_subcommand(1);
    auto* add = users->add_subcommand(
        "add", "add an account, for the first administrator; prints a set-up code");
    add->add_option("name", user.name)->required();
    add->add_option("--display", user.display_name)->required();
    add->add_option("--unit", user.unit, "code of the unit")->required();
    add->add_option("--role", user.roles)->required();
    add->add_flag("--enrolled", user.enrolled,
        "print a passphrase and a one-time-code seed instead (demo and tests)");
    add->callback([&] { add_user(user); });

    std::string folder, public_key, head;
    int grace = 3;
    auto* keys = app.add_subcommand("key", "root, unit and audit keys")->require_subcommand(1);
    auto* create = keys->add_subcommand("new", "make root.key and audit.key in a folder");
    create->add_option("folder", folder)->required();
    create->callback([&] { create_keys(folder); });
    auto* rotate = keys->add_subcommand(
        "rotate", "new unit keys; every file key is wrapped again, while the backend runs");
    rotate->add_option("--grace", grace, "seconds that nodes have to load the new keys");
    rotate->callback([&] { rotate_keys(grace); });

    std::string line;
    auto* telephone = app.add_subcommand("telephone", "telephone lines")->require_subcommand(1);
    auto* secret = telephone->add_subcommand(
        "secret", "print what the exchange signs with, for an account with the role TELEPHONE");
    secret->add_option("line", line, "name of the account")->required();
    secret->callback([&] { print_line_secret(line); });

    auto* audit = app.add_subcommand("audit", "the audit chain")->require_subcommand(1);
    auto* verify =
        audit->add_subcommand("verify", "recompute the chain and say which row was touched");
    verify->add_option("--public-key", public_key, "PEM; otherwise audit.key");
    verify->add_option("--head", head, "seq:hash that was kept outside");
    verify->callback([&] { intact = verify_audit(public_key, head); });

    try {
        app.parse(count, values);
        return intact ? 0 : 1;
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    } catch (const SqlError& error) {
        std::fprintf(stderr, "the database refused: SQLSTATE %s %s\n", error.sqlstate.c_str(),
            error.constraint.c_str());
    } catch (const Problem& problem) {
        std::fprintf(stderr, "%s\n", problem.slug.c_str());
    } catch (const std::exception& error) { std::fprintf(stderr, "%s\n", error.what()); }
    return 2;
}
