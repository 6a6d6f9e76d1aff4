// spdlog writes the lines; the fields are made here so that they are always valid JSON.
#include "log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "record/json.h"

namespace sanad {

void start_log(const std::string& level) {
    auto logger = spdlog::stdout_logger_mt("sanad");
    logger->set_pattern(
        R"({"at":"%Y-%m-%dT%H:%M:%S.%fZ","level":"%l",%v})", spdlog::pattern_time_type::utc);
    logger->set_level(spdlog::level::from_str(level));
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(logger);
    spdlog::flush_every(std::chrono::seconds(1));
}

void flush_log() { spdlog::default_logger_raw()->flush(); }

void log_event(std::string_view event,
    std::initializer_list<std::pair<std::string_view, std::string>> fields, LogLevel level) {
    auto severity = level == LogLevel::info   ? spdlog::level::info
                    : level == LogLevel::warn ? spdlog::level::warn
                                              : spdlog::level::err;
    if (!spdlog::default_logger_raw()->should_log(severity)) return;
    std::string line = "\"event\":";
    write_string(event, line);
    for (const auto& [name, value] : fields) {
        line.append(",\"").append(name).append("\":");
        bool number = !value.empty() && value.size() < 16 &&
                      value.find_first_not_of("0123456789.") == value.npos;
        if (number)
            line += value;
        else
            write_string(value, line);
    }
    spdlog::default_logger_raw()->log(severity, "{}", line);
}

}  // namespace sanad
