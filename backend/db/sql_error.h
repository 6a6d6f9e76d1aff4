// What is kept of a database error: its SQLSTATE and the constraint, never its text, which holds bound values.
#pragma once

#include <exception>
#include <string>

#include "http/problem.h"

namespace sanad {

struct SqlError : std::exception {
    SqlError(std::string state, std::string broken)
        : sqlstate(std::move(state)), constraint(std::move(broken)) {}
    const char* what() const noexcept override { return sqlstate.c_str(); }

    std::string sqlstate;
    std::string constraint;

    // The session can't be trusted any more: connection or server went away.
    bool lost() const { return sqlstate.starts_with("08") || sqlstate.starts_with("57P"); }
    // The same work may well succeed now: serialisation, deadlock, a random reference that was taken, or a telephone's event
    // or call that came twice at once and will be found.
    bool again() const {
        return sqlstate == "40001" || sqlstate == "40P01" || constraint == "complaint_reference" ||
               constraint == "person_code_name" || constraint == "call_event_once" ||
               constraint == "call_known";
    }
    Problem problem() const;
};

}  // namespace sanad
