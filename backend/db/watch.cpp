// poll() over the session's socket and an eventfd.
#include "db/watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <chrono>
#include <memory>

#include "db/session.h"
#include "log.h"

namespace sanad {
namespace {

constexpr int tick_ms = 500;
// Wakes within this time are served by one tick.
constexpr auto gather = std::chrono::milliseconds(20);

void listen(Lease& lease, const std::vector<std::string>& channels) {
    for (const auto& channel : channels)
        PQclear(PQexec(lease.native(), ("listen " + channel).c_str()));
}

}  // namespace

Watch::Watch(std::string connection, const Keyring& keyring, Duty duty)
    : connection_(std::move(connection)),
      keyring_(keyring),
      duty_(std::move(duty)),
      wake_fd_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      thread_([this] { work(); }) {}

Watch::~Watch() {
    stopping_ = true;
    wake();
    thread_.join();
    ::close(wake_fd_);
}

void Watch::wake() {
    if (woken_.exchange(true)) return;
    std::uint64_t one = 1;
    [[maybe_unused]] auto written = ::write(wake_fd_, &one, sizeof one);
}

void Watch::work() {
    Lease lease(connection_, keyring_);
    while (!stopping_) {
        try {
            if (!lease.is_open() || lease.doubtful || PQstatus(lease.native()) != CONNECTION_OK) {
                lease.open();
                listen(lease, duty_.channels);
                duty_.connected(lease);
            }
            pollfd watched[] = {{PQsocket(lease.native()), POLLIN, 0}, {wake_fd_, POLLIN, 0}};
            ::poll(watched, 2, tick_ms);
            if (stopping_) break;
            if (watched[1].revents) {
                std::this_thread::sleep_for(gather);
                std::uint64_t count;
                [[maybe_unused]] auto got = ::read(wake_fd_, &count, sizeof count);
                woken_ = false;  // after the read, before the tick: no wake is lost
            }
            bool only_notices = watched[0].revents && !watched[1].revents;
            if (!only_notices) duty_.tick(lease);
            if (PQconsumeInput(lease.native()) != 1) throw SqlError("08006", "");
            while (std::unique_ptr<PGnotify, decltype(&PQfreemem)> notice{
                PQnotifies(lease.native()), PQfreemem})
                duty_.notice(notice->relname, notice->extra, lease);
        } catch (const std::exception&) {
            log_event("watch_failed", {}, LogLevel::warn);
            lease.close();
            for (int waited = 0; waited < 10 && !stopping_; ++waited)
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    }
}

}  // namespace sanad
