#include "app.h"

namespace sanad {

std::vector<Endpoint> all_routes() {
    std::vector<Endpoint> all;
    for (auto routes : {access_routes, people_routes, parties_routes, hotline_routes,
             directory_routes, report_routes, audit_routes})
        for (Endpoint& endpoint : routes()) all.push_back(std::move(endpoint));
    return all;
}

}  // namespace sanad
