// One table from all slices: path and verb to endpoint.
#pragma once

#include <string>
#include <vector>

#include "http/route.h"

namespace sanad {

class Router {
public:
    explicit Router(std::vector<Endpoint> endpoints) : endpoints_(std::move(endpoints)) {}

    // The endpoint, with the values of its {id} parts; throws Problem 404 or 405.
    const Endpoint& match(const Request&, std::vector<std::string>& path_ids) const;
    const std::vector<Endpoint>& endpoints() const { return endpoints_; }

private:
    std::vector<Endpoint> endpoints_;
};

}  // namespace sanad
