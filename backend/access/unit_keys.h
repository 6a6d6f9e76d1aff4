// Unit keys: made where a unit has none, loaded into the keyring, and rotated online.
#pragma once

#include "db/tx.h"

namespace sanad {

// Gives every unit without a key its first one, then loads all keys.
void load_unit_keys(Lease&, Keyring&);

struct Rotation {
    std::int64_t units = 0;
    std::int64_t rewrapped = 0;
};

// A new key for every unit, then every file and account key wrapped by it, a thousand at a time, while the backend runs.
// An interrupted rotation is finished instead of beginning another. Nodes have `grace` to load the new keys first.
// Needs a role that row-level security does not bind.
Rotation rotate_unit_keys(Lease&, Keyring&, int grace_seconds);

}  // namespace sanad
