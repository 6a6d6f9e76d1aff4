// The table of contents: every slice's routes.
#pragma once

#include "http/route.h"

namespace sanad {

std::vector<Endpoint> access_routes();
std::vector<Endpoint> people_routes();
std::vector<Endpoint> parties_routes();
std::vector<Endpoint> hotline_routes();
std::vector<Endpoint> directory_routes();
std::vector<Endpoint> report_routes();
std::vector<Endpoint> audit_routes();

std::vector<Endpoint> all_routes();

}  // namespace sanad
