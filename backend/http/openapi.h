// The contract, printed from the route table: OpenAPI 3.1, and the routes one a line.
#pragma once

#include <string>
#include <vector>

#include "http/route.h"

namespace sanad {

std::string openapi(const std::vector<Endpoint>&);
std::string route_lines(const std::vector<Endpoint>&);

}  // namespace sanad
