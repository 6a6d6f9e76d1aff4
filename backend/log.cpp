// spdlog writes the lines; the fields are made here so that they are always valid JSON.
#include "log.h"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <mutex>

#include "record/json.h"

namespace sanad {
namespace {

// Whole lines, many at once: spdlog's own makes a system call for each, on a request's path.
class BufferedOutput : public spdlog::sinks::base_sink<std::mutex> {
    void sink_it_(const spdlog::details::log_msg& message) override {
        formatter_->format(message, lines_);
        if (lines_.size() >= most_held) flush_();
    }
    void flush_() override {
        std::fwrite(lines_.data(), 1, lines_.size(), stdout);
        std::fflush(stdout);
        lines_.clear();
    }

    static constexpr std::size_t most_held = 16'384;
    spdlog::memory_buf_t lines_;
};

// Digits with at most one point, and no leading zero: a SQLSTATE like 08006 is text.
bool is_json_number(std::string_view value) {
    std::size_t point = value.find('.');
    std::string_view whole = value.substr(0, point);
    bool digits =
        value.size() < 16 && value.find_first_not_of("0123456789", 0) == point &&
        (point == value.npos || (point + 1 < value.size() && value.find_first_not_of("0123456789",
                                                                 point + 1) == value.npos));
    return digits && (whole == "0" || (!whole.empty() && whole[0] != '0'));
}

}  // namespace

void start_log(const std::string& level) {
    auto logger = std::make_shared<spdlog::logger>("sanad", std::make_shared<BufferedOutput>());
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
        if (is_json_number(value))
            line += value;
        else
            write_string(value, line);
    }
    spdlog::default_logger_raw()->log(severity, "{}", line);
}

}  // namespace sanad
