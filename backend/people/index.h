// This node's name index and how it is kept up: filled from the database when the node starts, then told of every change by its
// transaction, so that nothing that commits late is missed. Names leave memory only as hits.
#pragma once

#include <atomic>

#include "db/watch.h"
#include "people/names/name_index.h"

namespace sanad {

class PersonIndex {
public:
    // The one of this process; searches ask it.
    static PersonIndex& here();

    // To be watched from the start on. A node that lost its connection catches up from where it was.
    Duty duty();

    // False until all names are in; exact look-ups do without.
    bool ready() const { return ready_; }
    const names::NameIndex& names() const { return names_; }

private:
    void load(Lease&);
    void catch_up(Lease&);

    names::NameIndex names_;
    std::atomic<bool> ready_ = false;
    std::string seen_;  // every transaction before this one is in
};

}  // namespace sanad
