// Edits carry the version they were made from; a stale one is refused with the fields that differ.
#pragma once

#include "record/types.h"

namespace sanad {

// Compares the members of Facts in what is stored and what was sent.
template <class Facts>
Problem stale(const Facts& stored, const Facts& sent) {
    std::vector<FieldError> errors;
    for (const std::string& name : differing_fields(record_table<Facts>(), &stored, &sent))
        errors.push_back({"/" + name, "changed", 0});
    return {409, "stale_version", std::move(errors)};
}

}  // namespace sanad
