// Database threads, one session each: work is queued, a full queue says so at once (503) instead of growing.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "db/tx.h"

namespace sanad {

class Database {
public:
    struct Task {
        virtual ~Task() = default;
        virtual void run(Lease&) = 0;
        virtual void refuse() = 0;  // too many wait, or no session can be had
    };
    using Resource = Lease;

    // `connection`: libpq keywords; the role must be one that owns nothing.
    Database(std::string connection, int threads, const Keyring&);
    ~Database();  // finishes what is queued

    // Queues it, or refuses it at once when too many wait already.
    void submit(std::unique_ptr<Task>);

    // Runs work in a transaction of its own on a database thread and waits for it. Not from a database thread.
    template <class Work>
    auto transact(Entry entry, Work work) -> decltype(work(std::declval<Tx&>()));

    // Called after every committed write.
    void on_write(std::function<void()> notice) { on_write_ = std::move(notice); }

    std::size_t waiting() const;
    const std::string& connection() const { return connection_; }

private:
    void work();
    std::string connection_;
    const Keyring& keyring_;
    std::size_t most_waiting_;
    mutable std::mutex guard_;
    std::condition_variable there_is_work_;
    std::deque<std::unique_ptr<Task>> queue_;
    bool stopping_ = false;
    std::function<void()> on_write_ = [] {};
    std::vector<std::thread> threads_;
};

namespace detail {

template <class Work>
struct Transaction : Database::Task {
    using Result = decltype(std::declval<Work&>()(std::declval<Tx&>()));
    Transaction(Entry given, Work given_work)
        : entry(std::move(given)), work(std::move(given_work)) {}
    Entry entry;
    Work work;
    std::promise<Result> promise;

    void run(Lease& lease) override {
        try {
            Tx tx(lease, std::move(entry));
            if constexpr (std::is_void_v<Result>) {
                work(tx);
                tx.commit();
                promise.set_value();
            } else {
                Result result = work(tx);
                tx.commit();
                promise.set_value(std::move(result));
            }
        } catch (...) { promise.set_exception(std::current_exception()); }
    }
    void refuse() override { promise.set_exception(std::make_exception_ptr(busy())); }
};

}  // namespace detail

template <class Work>
auto Database::transact(Entry entry, Work work) -> decltype(work(std::declval<Tx&>())) {
    auto task = std::make_unique<detail::Transaction<Work>>(std::move(entry), std::move(work));
    auto result = task->promise.get_future();
    submit(std::move(task));
    return result.get();
}

}  // namespace sanad
