// Invented persons for the name index: those of data/background.tsv.gz, and as many more as wanted, composed of their words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sanad::names::load {

struct Invented {
    std::string name, nationality;
    int birth_year = 0;
};

// The data set's persons first. The same for the same arguments. Throws std::runtime_error when the data cannot be read.
std::vector<Invented> invent(const std::string& data, std::size_t persons);

struct Pair {
    std::string kind, stored, query, nationality;
    int birth_year = 0;
    std::size_t person = 0;  // in what `invent` gave
};
// Pairs of data/public.tsv that are to match.
std::vector<Pair> pairs(const std::string& data, const std::vector<Invented>&);

}  // namespace sanad::names::load
