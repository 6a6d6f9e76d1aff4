#include "config.h"

#include <cstdlib>
#include <sstream>
#include <stdexcept>

namespace sanad {
namespace {

Address address(const char* name, const std::string& otherwise) {
    std::string text = environment(name, otherwise);
    std::size_t colon = text.rfind(':');
    try {
        int port = std::stoi(text.substr(colon + 1));
        if (colon == text.npos || port < 0 || port > 65535) throw std::out_of_range("port");
        return {text.substr(0, colon), static_cast<unsigned short>(port)};
    } catch (const std::logic_error&) {
        throw std::runtime_error(std::string(name) + " is not host:port");
    }
}

int count(const char* name, int otherwise, int least, int most) {
    std::string text = environment(name, std::to_string(otherwise));
    int value = std::atoi(text.c_str());
    if (value < least || value > most)
        throw std::runtime_error(std::string(name) + " is out of range");
    return value;
}

}  // namespace

std::string environment(const char* name, const std::string& otherwise) {
    const char* value = std::getenv(name);
    return value && *value ? value : otherwise;
}

Config Config::from_environment() {
    Config config;
    config.listen = address("SANAD_LISTEN", "127.0.0.1:8443");
    config.metrics = address("SANAD_METRICS", "127.0.0.1:9443");
    std::istringstream origins(environment("SANAD_ORIGIN", "https://localhost:8443"));
    for (std::string origin; std::getline(origins, origin, ',');) config.origins.push_back(origin);
    config.database = environment("SANAD_DATABASE", "dbname=sanad user=app");
    config.keys = environment("SANAD_KEYS", environment("CREDENTIALS_DIRECTORY", ""));
    if (config.keys.empty())
        throw std::runtime_error("SANAD_KEYS (the folder of root.key and audit.key) is not set");
    config.certificate = environment("SANAD_CERT", "");
    config.certificate_key = environment("SANAD_CERT_KEY", "");
    config.web = environment("SANAD_WEB", "");
    config.db_threads = count("SANAD_DB_THREADS", 8, 1, 256);
    config.io_threads = count("SANAD_IO_THREADS", 1, 1, 64);
    config.log_level = environment("SANAD_LOG", "info");
    return config;
}

}  // namespace sanad
