// The live stream: who listens, and what each may hear. A message says that something changed, never what.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "db/tx.h"

namespace sanad {

// The session behind a socket, as access.enter left it.
struct Viewer {
    std::string session_id;
    std::string user_id;
    std::string unit_id;
    std::vector<std::string> site_units;
    std::vector<std::string> scopes;
};
DESCRIBE(Viewer, (), (session_id, user_id, unit_id, site_units, scopes))

struct LiveEvent {
    std::int64_t seq;
    std::string kind;
    std::string id;
    std::optional<std::string> unit_id;
    std::optional<std::string> actor;
};
DESCRIBE(LiveEvent, (), (seq, kind, id, unit_id, actor))

// Who may read some of the kind hears of what was done at the own site, and of the own acts. A message says so little that
// this may be wider than the reach of the row itself: what it names is asked for through the API, and its policies.
bool may_hear(const Viewer&, const LiveEvent&);
std::string message(const LiveEvent&);

class LiveHub {
public:
    using Message = std::shared_ptr<const std::string>;
    // Both are called with the hub locked, from any thread: they only post to the socket's own executor.
    struct Ear {
        std::function<void(Message)> push;
        std::function<void()> end;  // the session is over
    };

    // Says hello, then what came after `after` as far as it is remembered; if it is not: resync.
    std::uint64_t join(Viewer, Ear, std::optional<std::int64_t> after);
    void leave(std::uint64_t);
    void publish(std::vector<LiveEvent>, std::int64_t upto);  // all there was, up to this link
    // Said once, to whoever listens now: it has no number, and nobody who comes back is told.
    void mention(const LiveEvent&);
    // Where the stream stands when this node begins to listen, or after it may have missed something.
    void restart_at(std::int64_t seq);
    std::int64_t last_seq() const;
    void end_session(const std::string& session_id);
    std::vector<std::string> sessions() const;

private:
    struct Listener {
        Viewer viewer;
        Ear ear;
    };
    mutable std::mutex guard_;
    std::uint64_t next_ = 1;
    std::int64_t last_seq_ = 0;
    std::int64_t forgotten_ = 0;  // the last link before what is remembered
    std::deque<LiveEvent> recent_;
    std::map<std::uint64_t, Listener> listeners_;
};

}  // namespace sanad
