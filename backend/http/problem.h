// A refusal the client may see. Below the route, whatever ends a request throws one (RFC 9457).
#pragma once

#include <exception>
#include <string>
#include <vector>

namespace sanad {

// One bad field: a JSON pointer, a code the console translates, and the bound that was broken (0: none).
struct FieldError {
    std::string pointer;
    std::string code;
    long limit = 0;

    bool operator==(const FieldError&) const = default;
};

class Problem : public std::exception {
public:
    Problem(int status, std::string slug) : status(status), slug(std::move(slug)) {}
    Problem(int status, std::string slug, std::vector<FieldError> errors)
        : status(status), slug(std::move(slug)), errors(std::move(errors)) {}

    const char* what() const noexcept override { return slug.c_str(); }

    int status;
    std::string
        slug;  // also the last part of `type`; a broken constraint's name where one was broken
    std::vector<FieldError> errors;
    int retry_after = 0;  // seconds; 0: no header
};

inline Problem not_found() { return {404, "not_found"}; }
inline Problem busy() {
    Problem problem{503, "busy"};
    problem.retry_after = 1;
    return problem;
}

}  // namespace sanad
