#include "access/line.h"

#include <chrono>

#include "crypto/bytes.h"
#include "http/problem.h"
#include "record/types.h"

namespace sanad {
namespace {

constexpr std::int64_t most_seconds_off = 300;

struct Named {
    std::string line;
};
DESCRIBE(Named, (), (line))

std::string named_line(const std::string& body) {
    Named named;
    Reader others;  // the other members are read once the signature holds
    try {
        JsonDocument document(body);
        read_record(record_table<Named>(), document.root(), &named, others);
    } catch (const Problem&) {}
    return named.line;
}

}  // namespace

std::string line_secret(const Keyring& keyring, std::string_view line) {
    return hex(hmac_sha256(keyring.derived("telephone lines").view(), line));
}

std::string signing_line(const Request& request, const Keyring& keyring) {
    std::string line = named_line(request.body);
    std::string right =
        hex(hmac_sha256(line_secret(keyring, line), request.signed_at + "." + request.body));
    auto now = std::chrono::duration_cast<std::chrono::seconds>(
        std::chrono::system_clock::now().time_since_epoch());
    std::int64_t at = 0;
    bool fresh = integer_from(request.signed_at, at) && at >= now.count() - most_seconds_off &&
                 at <= now.count() + most_seconds_off;
    if (!same_secret(right, request.signature) || !fresh || line.empty())
        throw Problem(401, "not_signed");
    return line;
}

}  // namespace sanad
