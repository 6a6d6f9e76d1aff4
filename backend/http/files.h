// The console's built files, read once at start and served from memory.
#pragma once

#include <map>
#include <string>

namespace sanad {

struct StaticFile {
    std::string type;
    std::string body;
    std::string gzipped;     // empty: no .gz beside it
    bool immutable = false;  // its name carries a hash of its content
};

class Files {
public:
    explicit Files(const std::string& folder);  // a missing folder serves nothing
    // The file, or the console's page for a path of its own; nullptr: neither.
    const StaticFile* find(const std::string& path) const;

private:
    std::map<std::string, StaticFile, std::less<>> files_;
};

}  // namespace sanad
