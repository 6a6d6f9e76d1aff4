// One search over the segments of the name index: near words first, then the names that hold most of what they say.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "people/names/name_index.h"

namespace sanad::names {

struct Asked {
    std::string_view query;
    std::optional<int> birth_year;
    CountryCode nationality = 0;
    std::size_t limit = 10;
};

std::vector<NameHit> find_names(std::span<const std::shared_ptr<const Segment>>, const Asked&);

}  // namespace sanad::names
