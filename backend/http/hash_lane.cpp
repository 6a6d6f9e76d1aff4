#include "http/hash_lane.h"

namespace sanad {
namespace {

constexpr int arenas = 2;
constexpr std::size_t most_waiting = 32;
constexpr auto rest_after = std::chrono::seconds(10);

}  // namespace

HashLane::HashLane() {
    for (int i = 0; i < arenas; ++i) threads_.emplace_back([this] { work(); });
}

HashLane::~HashLane() {
    {
        std::lock_guard lock(guard_);
        stopping_ = true;
    }
    there_is_work_.notify_all();
    for (auto& thread : threads_) thread.join();
}

void HashLane::submit(std::unique_ptr<Task> task) {
    {
        std::lock_guard lock(guard_);
        if (!stopping_ && queue_.size() < most_waiting) queue_.push_back(std::move(task));
    }
    if (task) return task->refuse();
    there_is_work_.notify_one();
}

void HashLane::work() {
    Arena arena;
    for (;;) {
        std::unique_ptr<Task> task;
        {
            std::unique_lock lock(guard_);
            auto called = [this] { return stopping_ || !queue_.empty(); };
            if (!there_is_work_.wait_for(lock, rest_after, called)) {
                arena.rest();
                there_is_work_.wait(lock, called);
            }
            if (queue_.empty()) return;
            task = std::move(queue_.front());
            queue_.pop_front();
        }
        task->run(arena);
    }
}

}  // namespace sanad
