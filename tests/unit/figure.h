// A figure measured by a unit test: a line for people, and one JSON line in .run/figures.jsonl when ./dev test runs it.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>

inline void figure(const std::string& name, long value, const std::string& unit, long bar) {
    std::printf("%-32s %ld %s (bar %ld)\n", name.c_str(), value, unit.c_str(), bar);
    const char* root = std::getenv("SANAD_ROOT");
    if (!root) return;
    char commit[16] = "", at[32] = "";
    setenv("GIT_DIR", (std::string(root) + "/.git").c_str(), 1);
    if (std::unique_ptr<std::FILE, int (*)(std::FILE*)> git{
            popen("git rev-parse --short HEAD", "r"), pclose})
        if (std::fscanf(git.get(), "%15[0-9a-f]", commit) != 1) commit[0] = 0;
    unsetenv("GIT_DIR");
    std::time_t now = std::time(nullptr);
    std::strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&now));
    std::ofstream(std::string(root) + "/.run/figures.jsonl", std::ios::app)
        << R"({"name":")" << name << R"(","value":)" << value << R"(,"unit":")" << unit
        << R"(","bar":)" << bar << R"(,"at":")" << at << R"(","commit":")" << commit << "\"}\n";
}
