// Days and hours by the clock of a site: when she may be rung, when an office is open.
#pragma once

#include "record/types.h"

namespace sanad {

enum class Weekday { mon, tue, wed, thu, fri, sat, sun };
BOOST_DESCRIBE_ENUM(Weekday, mon, tue, wed, thu, fri, sat, sun)

// What is wrong with from_time and until_time, at their pointers below `pointer`; until before from is over midnight.
inline std::vector<FieldError> hours_errors(const std::optional<TimeOfDay>& from,
    const std::optional<TimeOfDay>& until, std::string_view pointer) {
    auto at = [&](const char* field) { return std::string(pointer) + "/" + field; };
    if (from && !until) return {{at("until_time"), "required", 0}};
    if (until && !from) return {{at("from_time"), "required", 0}};
    if (from && from == until) return {{at("until_time"), "same_time", 0}};
    return {};
}

}  // namespace sanad
