// The environment as one struct; the start is refused with one clear line when something is missing.
#pragma once

#include <string>
#include <vector>

namespace sanad {

struct Address {
    std::string host;
    unsigned short port;
};

struct Config {
    Address listen, metrics;
    std::vector<std::string> origins;  // allowed in Origin
    std::string database;              // libpq keywords
    std::string keys;                  // folder with root.key and audit.key
    std::string certificate, certificate_key;
    std::string web;
    int db_threads, io_threads;
    std::string log_level;

    static Config from_environment();  // throws std::runtime_error
};

std::string environment(const char* name, const std::string& otherwise);

}  // namespace sanad
