#include "http/files.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;

namespace sanad {
namespace {

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string type_of(const std::string& extension) {
    static const std::map<std::string, std::string> types{{".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"}, {".css", "text/css; charset=utf-8"},
        {".svg", "image/svg+xml"}, {".png", "image/png"}, {".ico", "image/x-icon"},
        {".woff2", "font/woff2"}, {".woff", "font/woff"}, {".json", "application/json"},
        {".webmanifest", "application/manifest+json"}, {".txt", "text/plain; charset=utf-8"}};
    auto found = types.find(extension);
    return found == types.end() ? "application/octet-stream" : found->second;
}

}  // namespace

Files::Files(const std::string& folder) {
    if (folder.empty() || !fs::is_directory(folder)) return;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const fs::path& path = entry.path();
        if (!entry.is_regular_file() || path.extension() == ".gz" || path.extension() == ".map")
            continue;
        StaticFile file{type_of(path.extension()), content(path), {}, false};
        if (fs::exists(path.string() + ".gz")) file.gzipped = content(path.string() + ".gz");
        std::string name = "/" + fs::relative(path, folder).generic_string();
        file.immutable = name.starts_with("/assets/");
        files_.emplace(std::move(name), std::move(file));
    }
}

const StaticFile* Files::find(const std::string& path) const {
    auto found = files_.find(path);
    bool page = found == files_.end() && path.find('.') == path.npos;
    if (page) found = files_.find("/index.html");
    return found == files_.end() ? nullptr : &found->second;
}

}  // namespace sanad
