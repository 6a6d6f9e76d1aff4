// JSON lines to standard output. Fields are ids, codes and numbers: never a value that somebody typed, nor the text of
// a database error, which may hold one.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace sanad {

enum class LogLevel { info, warn, error };

void start_log(const std::string& level);
void flush_log();  // otherwise once a second, and at once for warnings
void log_event(std::string_view event,
    std::initializer_list<std::pair<std::string_view, std::string>> fields = {},
    LogLevel = LogLevel::info);

}  // namespace sanad
