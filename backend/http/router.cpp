// Walks the table: some dozens of entries, compared part by part.
#include "http/router.h"

namespace sanad {
namespace {

bool fits(std::string_view pattern, std::string_view path, std::vector<std::string>& ids) {
    ids.clear();
    while (!pattern.empty() && !path.empty()) {
        std::string_view expected = pattern.substr(1, pattern.find('/', 1) - 1);
        std::string_view given = path.substr(1, path.find('/', 1) - 1);
        if (expected == "{id}") {
            if (given.empty()) return false;
            ids.emplace_back(given);
        } else if (expected != given) {
            return false;
        }
        pattern.remove_prefix(expected.size() + 1);
        path.remove_prefix(given.size() + 1);
    }
    return pattern.empty() && path.empty();
}

}  // namespace

const Endpoint& Router::match(const Request& request, std::vector<std::string>& path_ids) const {
    bool known_path = false;
    const Endpoint* best = nullptr;
    std::vector<std::string> ids;
    for (const Endpoint& endpoint : endpoints_) {
        if (!fits(endpoint.path, request.path, ids)) continue;
        known_path = true;
        // A literal path wins over one with {id}.
        if (endpoint.verb == request.verb && (!best || ids.size() < path_ids.size())) {
            best = &endpoint;
            path_ids = ids;
        }
    }
    if (best) return *best;
    throw known_path ? Problem(405, "wrong_verb") : not_found();
}

std::string detail::snake(std::string_view pascal) {
    std::string name;
    for (char c : pascal) {
        if (c >= 'A' && c <= 'Z') {
            if (!name.empty()) name += '_';
            name += static_cast<char>(c - 'A' + 'a');
        } else {
            name += c;
        }
    }
    return name;
}

}  // namespace sanad
