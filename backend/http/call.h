// One request from permit to reply. Everything that ends a request early is turned into problem+json here, and only here.
#pragma once

#include "http/route.h"

namespace sanad {

// Whether the permit of a route is asked for; off only in the test binary that shows what row-level security does alone.
extern bool check_permits;

Reply answer(const Endpoint&, const Request&, const std::vector<std::string>& path_ids, Lease&);
Reply answer(const Endpoint&, const Request&, const std::vector<std::string>& path_ids, Desk&);
Reply problem_reply(const Problem&, const std::string& request_id);

}  // namespace sanad
