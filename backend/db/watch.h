// One background session: hears NOTIFY, and does what must be done every moment (linking the audit chain).
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "db/tx.h"

namespace sanad {

struct Duty {
    std::vector<std::string> channels;
    // After a wake(), and twice a second.
    std::function<void(Lease&)> tick;
    std::function<void(const std::string& channel, const std::string& payload, Lease&)> notice;
    // After every (re)connection: notices may have been missed.
    std::function<void(Lease&)> connected;
};

class Watch {
public:
    Watch(std::string connection, const Keyring&, Duty);
    ~Watch();
    void wake();  // from any thread; cheap

private:
    void work();
    std::string connection_;
    const Keyring& keyring_;
    Duty duty_;
    int wake_fd_;
    std::atomic<bool> woken_ = false;
    std::atomic<bool> stopping_ = false;
    std::thread thread_;
};

}  // namespace sanad
