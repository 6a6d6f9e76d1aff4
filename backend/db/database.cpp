// The threads behind Database. A session is opened here, off the request's path, and thrown away at any doubt.
#include "db/database.h"

#include <chrono>

#include "db/session.h"

namespace sanad {

Database::Database(std::string connection, int threads, const Keyring& keyring)
    : connection_(std::move(connection)),
      keyring_(keyring),
      // Two hundred consoles that hear of one ring ask all at once.
      most_waiting_(static_cast<std::size_t>(threads) * 32) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Database::~Database() {
    {
        std::lock_guard lock(guard_);
        stopping_ = true;
    }
    there_is_work_.notify_all();
    for (auto& thread : threads_) thread.join();
}

void Database::submit(std::unique_ptr<Task> task) {
    {
        std::lock_guard lock(guard_);
        if (!stopping_ && queue_.size() < most_waiting_) queue_.push_back(std::move(task));
    }
    if (task) return task->refuse();
    there_is_work_.notify_one();
}

std::size_t Database::waiting() const {
    std::lock_guard lock(guard_);
    return queue_.size();
}

void Database::work() {
    Lease lease(connection_, keyring_);
    lease.on_write = [this] { on_write_(); };
    for (;;) {
        if (!lease.is_open() || lease.doubtful) {
            try {
                lease.open();
            } catch (const SqlError&) {}
        }
        std::unique_ptr<Task> task;
        {
            std::unique_lock lock(guard_);
            there_is_work_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            task = std::move(queue_.front());
            queue_.pop_front();
        }
        if (lease.is_open() && lease.hung_up()) lease.close();
        if (!lease.is_open()) {
            try {
                lease.open();
            } catch (const SqlError&) {
                task->refuse();
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
                continue;
            }
        }
        task->run(lease);
        lease.rollback();
        if (PQstatus(lease.native()) != CONNECTION_OK) lease.doubtful = true;
    }
}

}  // namespace sanad
