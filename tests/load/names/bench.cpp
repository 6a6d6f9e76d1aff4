// names_bench DATA PERSONS [TSV]: recall, latency, size and building time of the name index over invented persons; one JSON object
// on the last line of stdout. With TSV it also writes the Latin names and the queries there, for another index to be compared.
#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <thread>

#include "people.h"
#include "people/names/name_index.h"

using namespace sanad::names;
using namespace sanad::names::load;

namespace {

double seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double cpu_ms() {
    timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

double resident_mb() {
    std::ifstream in("/proc/self/statm");
    double all = 0, resident = 0;
    in >> all >> resident;
    return resident * 4096 / 1e6;
}

NamedPerson person_of(const Invented& one, std::size_t at) {
    return {{0, at}, {one.name}, static_cast<std::int16_t>(one.birth_year), one.nationality};
}

// Namesakes: the same words by their likeliest loose skeletons, in any order, particles aside.
std::uint64_t identity(std::string_view name, bool by_fold) {
    std::uint64_t sum = 0;
    for (const PlacedWord& word : latin_words(name)) {
        std::uint64_t x =
            by_fold ? std::hash<std::string>()(fold(word.text))
                    : skeleton_code(loose_skeletons(skeletons(word.text, word.script))[0]);
        x = (x ^ x >> 31) * 0xbf58476d1ce4e5b9u;
        sum += (x ^ x >> 29) * 0x94d049bb133111ebu;
    }
    return sum;
}

struct Share {
    int tried = 0, name = 0, strict = 0, person = 0, first = 0;
};

std::map<std::string, Share> recall(const NameIndex& index, const std::vector<Pair>& all,
    const std::vector<Invented>& persons, bool misses) {
    std::map<std::string, Share> shares;
    for (const Pair& pair : all) {
        bool whole = pair.kind.starts_with("var_LL") || pair.kind == "x_LA" ||
                     pair.kind == "x_AL" || pair.kind == "x_LN";
        std::uint64_t own = identity(pair.stored, false),
                      asked = whole ? identity(pair.query, false) : own,
                      own_fold = identity(pair.stored, true);
        bool name = false, strict = false, first = false;
        std::vector<NameHit> hits = index.search(pair.query, {}, "", 10);
        for (const NameHit& hit : hits) {
            const std::string& found = persons[hit.id.low].name;
            std::uint64_t its = identity(found, false);
            bool same = hit.id.low == pair.person || its == own || its == asked;
            if (same && &hit == hits.data()) first = true;
            name = name || same;
            strict = strict || hit.id.low == pair.person || identity(found, true) == own_fold;
        }
        double rank = 0;
        bool person = false;
        std::vector<NameHit> known =
            index.search(pair.query, pair.birth_year, pair.nationality, 40);
        for (std::size_t i = 0; i < known.size(); ++i)
            if (known[i].id.low == pair.person) {
                std::size_t from = i, to = i;  // ties at mid rank
                while (from > 0 && known[from - 1].score == known[i].score) --from;
                while (to + 1 < known.size() && known[to + 1].score == known[i].score) ++to;
                rank = static_cast<double>(from + to) / 2;
                person = rank < 10;
            }
        for (const std::string& kind : {pair.kind, std::string("all")}) {
            Share& share = shares[kind];
            ++share.tried, share.name += name, share.strict += strict, share.person += person,
                share.first += first;
        }
        if (misses && !name) {
            std::printf(
                "MISS\t%s\t%s\t%s", pair.kind.c_str(), pair.stored.c_str(), pair.query.c_str());
            for (std::size_t i = 0; i < std::min<std::size_t>(hits.size(), 4); ++i)
                std::printf("\t%s %.2f", persons[hits[i].id.low].name.c_str(), hits[i].score);
            std::puts("");
        }
    }
    return shares;
}

// Milliseconds of each search, `at_once` threads one after another without a pause.
std::vector<double> latencies(
    const NameIndex& index, const std::vector<Pair>& all, unsigned at_once) {
    std::vector<std::vector<double>> took(at_once);
    {
        std::vector<std::jthread> threads;
        for (unsigned t = 0; t < at_once; ++t)
            threads.emplace_back([&, t] {
                for (std::size_t i = t; i < all.size() * 2; i += at_once) {
                    const Pair& pair = all[i * 7919 % all.size()];
                    double begun = at_once == 1 ? cpu_ms() / 1000 : seconds();
                    index.search(pair.query,
                        i % 2 ? std::optional<int>(pair.birth_year) : std::nullopt,
                        i % 2 ? pair.nationality : "", 10);
                    took[t].push_back(
                        ((at_once == 1 ? cpu_ms() / 1000 : seconds()) - begun) * 1000);
                }
            });
    }
    std::vector<double> each;
    for (const auto& part : took) each.insert(each.end(), part.begin(), part.end());
    std::sort(each.begin(), each.end());
    return each;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return std::fprintf(stderr, "usage: names_bench DATA PERSONS [TSV]\n"), 2;
    std::string data = argv[1];
    unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    std::vector<Invented> persons = invent(data, std::stoul(argv[2]));
    std::vector<Pair> all = pairs(data, persons);
    malloc_trim(0);
    double before = resident_mb(), begun = seconds();
    NameIndex index;
    {
        std::vector<Gathered> parts(cores);
        {
            std::vector<std::jthread> threads;
            for (unsigned t = 0; t < cores; ++t)
                threads.emplace_back([&, t] {
                    for (std::size_t i = persons.size() * t / cores;
                         i < persons.size() * (t + 1) / cores; ++i)
                        parts[t].add(person_of(persons[i], i));
                });
        }
        std::fprintf(stderr, "gathered %.2f s\n", seconds() - begun);
        index.load(std::move(parts), cores);
    }
    double build = seconds() - begun;
    malloc_trim(0);
    std::printf("build %.2f s, index %.1f MB, resident %.1f MB, pairs %zu\n", build,
        index.bytes() / 1e6, resident_mb() - before, all.size());
    for (unsigned at_once : {1u, 8u}) {
        std::vector<double> took = latencies(index, all, at_once);
        std::printf("%u at once: p50 %.2f p95 %.2f p99 %.2f max %.2f ms\n", at_once,
            took[took.size() / 2], took[took.size() * 95 / 100], took[took.size() * 99 / 100],
            took.back());
    }
    for (const auto& [kind, share] :
        recall(index, all, persons, argc > 3 && !std::strcmp(argv[3], "misses")))
        std::printf("%-10s %5d  name@1 %.3f name@10 %.3f strict@10 %.3f person@10 %.3f\n",
            kind.c_str(), share.tried, double(share.first) / share.tried,
            double(share.name) / share.tried, double(share.strict) / share.tried,
            double(share.person) / share.tried);
}
