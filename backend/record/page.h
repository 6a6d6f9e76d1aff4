// Keyset paging, the one shape of every list: newest first by id (UUIDv7), `after` is the last id that was seen.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "record/types.h"

namespace sanad {

constexpr std::int64_t page_size(std::optional<std::int64_t> asked) {
    return std::clamp<std::int64_t>(asked.value_or(50), 1, 200);
}

// Rows were read with one more than the page holds; the extra one only tells that there is a next page.
template <class Page, class Row>
Page page_of(std::vector<Row> rows, std::optional<std::int64_t> asked) {
    Page page;
    auto size = static_cast<std::size_t>(page_size(asked));
    if (rows.size() > size) {
        rows.resize(size);
        page.next = rows.back().id.value;
    }
    page.items = std::move(rows);
    return page;
}

// Bound where no `after` was given: greater than every id.
inline std::string after_or_end(const std::string* id) {
    return id ? *id : "ffffffff-ffff-ffff-ffff-ffffffffffff";
}
template <class T>
std::string after_or_end(const std::optional<Id<T>>& id) {
    return after_or_end(id ? &id->value : nullptr);
}

}  // namespace sanad
