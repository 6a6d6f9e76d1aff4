// The sign-in lane: two threads with an arena each, and a short queue. Whoever does not fit is told to come back.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "crypto/password.h"

namespace sanad {

class HashLane {
public:
    struct Task {
        virtual ~Task() = default;
        virtual void run(Arena&) = 0;
        virtual void refuse() = 0;
    };
    using Resource = Arena;
    HashLane();
    ~HashLane();
    void submit(std::unique_ptr<Task>);  // refused at once when the queue is full

private:
    void work();
    std::mutex guard_;
    std::condition_variable there_is_work_;
    std::deque<std::unique_ptr<Task>> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace sanad
