// One branch of a list: for each row of `source`, a walk down the index on (lead…, id), newest first. The row comparison
// leaves the planner only that index for the order; with plain equality, one caller's cached plan may walk the whole table
// for another, whose rows are few.
#pragma once

#include <string>
#include <vector>

namespace sanad {

struct Walk {
    std::string source;               // e.g. unnest(access.units('complaint_read')) u
    std::vector<std::string> lead;    // columns before id in the index
    std::vector<std::string> values;  // of those columns, from the source or bound
    std::string down_to = "'00000000-0000-0000-0000-000000000000'";  // ids greater than this
};

// Binds :after and :limit; `where` begins with " and" or is empty.
std::string walk(const std::string& view, const Walk&, const std::string& where);

// The branches' union, newest first, as what a select of {} stands on.
std::string newest_first(const std::vector<std::string>& branches);

}  // namespace sanad
