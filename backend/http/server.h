// HTTPS and WebSocket. server.cpp is the only file that knows Beast; everything it needs from the rest is here.
#pragma once

#include <memory>

#include "config.h"
#include "db/database.h"
#include "http/files.h"
#include "http/hash_lane.h"
#include "http/live.h"
#include "http/metrics.h"
#include "http/router.h"

namespace sanad {

class Server {
public:
    struct Parts {
        const Config& config;
        const Router& router;
        const Keyring& keyring;
        Database& database;
        HashLane& hash_lane;
        LiveHub& hub;
        const Files& files;
        Metrics& metrics;
    };
    explicit Server(Parts);
    ~Server();
    // Serves until SIGTERM or SIGINT; then no new connection is taken and what runs is finished. SIGHUP re-reads the
    // certificate.
    void run();

private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace sanad
