#include "people.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <unordered_map>

#include "people/names/scripts.h"

namespace sanad::names::load {

namespace {

std::vector<std::string> fields(const std::string& line, char by) {
    std::vector<std::string> found;
    std::istringstream in(line);
    for (std::string field; std::getline(in, field, by);) found.push_back(field);
    return found;
}

std::vector<Invented> background(const std::string& data) {
    std::string command = "gzip -dc '" + data + "/background.tsv.gz'", line;
    FILE* pipe = popen(command.c_str(), "r");
    if (!pipe) throw std::runtime_error("gzip cannot be run");
    std::vector<Invented> persons;
    std::array<char, 4096> buffer;
    bool heading = true;
    while (std::fgets(buffer.data(), buffer.size(), pipe)) {
        line = buffer.data();
        line.erase(line.find_last_not_of("\r\n") + 1);
        std::vector<std::string> row = fields(line, '\t');
        if (!heading && row.size() == 3)
            persons.push_back({row[0], row[1], std::atoi(row[2].c_str())});
        heading = false;
    }
    if (pclose(pipe) != 0 || persons.empty()) throw std::runtime_error("no persons in " + data);
    return persons;
}

// A word, with the particles before it: "de la cruz" stays together.
struct Unit {
    std::string text;
    Script script;
};

std::vector<Unit> units(const std::string& name) {
    std::vector<Unit> found;
    std::string held;
    for (const std::string& word : fields(name, ' ')) {
        held += (held.empty() ? "" : " ") + word;
        if (word.size() <= 3 && word != name &&
            word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == word.npos)
            continue;
        found.push_back({held, script_of(icu::UnicodeString::fromUTF8(word))});
        held.clear();
    }
    if (!held.empty()) found.push_back({held, Script::latin});
    return found;
}

class Composer {
public:
    explicit Composer(const std::vector<Invented>& persons) {
        for (const Invented& person : persons) {
            by_country_[person.nationality].push_back(known_.size());
            known_.push_back({units(person.name), person});
            for (const Unit& unit : known_.back().units) ++counts_[unit.text];
        }
    }
    // Size, scripts, year and country of one known person, each word of another one of that country from the same place. A word that
    // is in the set once is taken for one of its 6 % of non-names and made anew, so that the vocabulary grows with the persons.
    Invented compose() {
        const Known& frame = known_[any(known_.size())];
        const std::vector<std::size_t>& peers = by_country_[frame.person.nationality];
        Invented made{"", frame.person.nationality, 1965 + static_cast<int>(any(41))};
        for (std::size_t place = 0; place < frame.units.size(); ++place) {
            std::string word = drawn(peers, frame, place);
            if (counts_[word] == 1)
                word = spliced(drawn(peers, frame, place), drawn(peers, frame, place));
            made.name += (place ? " " : "") + word;
        }
        return made;
    }

private:
    struct Known {
        std::vector<Unit> units;
        Invented person;
    };
    std::size_t any(std::size_t below) { return random_() % below; }

    std::string drawn(
        const std::vector<std::size_t>& peers, const Known& frame, std::size_t place) {
        for (int tries = 0; tries < 20; ++tries) {
            const Known& peer = known_[peers[any(peers.size())]];
            if (peer.units.size() == frame.units.size() &&
                peer.units[place].script == frame.units[place].script)
                return peer.units[place].text;
        }
        return frame.units[place].text;
    }
    // No name, but it looks like one: the beginning of one word, the end of another.
    static std::string spliced(const std::string& one, const std::string& two) {
        icu::UnicodeString a = icu::UnicodeString::fromUTF8(one),
                           b = icu::UnicodeString::fromUTF8(two);
        std::string text;
        a.tempSubString(0, (a.length() + 1) / 2)
            .append(b.tempSubString(b.length() / 2))
            .toUTF8String(text);
        return text;
    }

    std::vector<Known> known_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_country_;
    std::unordered_map<std::string, int> counts_;
    std::mt19937_64 random_{20261124};
};

}  // namespace

std::vector<Invented> invent(const std::string& data, std::size_t persons) {
    std::vector<Invented> all = background(data);
    Composer composer(all);
    all.reserve(persons);
    while (all.size() < persons) all.push_back(composer.compose());
    return all;
}

std::vector<Pair> pairs(const std::string& data, const std::vector<Invented>& persons) {
    std::unordered_multimap<std::string_view, std::size_t> by_name;
    for (std::size_t i = 0; i < std::min<std::size_t>(persons.size(), 100'000); ++i)
        by_name.emplace(persons[i].name, i);
    std::ifstream in(data + "/public.tsv");
    std::vector<Pair> found;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::vector<std::string> row = fields(line, '\t');
        if (row.size() != 7 || row[0] == "close_nonmatch") continue;
        Pair pair{row[0], row[4], row[5], row[1], std::atoi(row[6].c_str()), 0};
        int nearest = 1000;
        auto [begin, end] = by_name.equal_range(pair.stored);
        for (auto at = begin; at != end; ++at) {
            int apart = std::abs(persons[at->second].birth_year - pair.birth_year) +
                        (persons[at->second].nationality == pair.nationality ? 0 : 500);
            if (apart < nearest) nearest = apart, pair.person = at->second;
        }
        if (nearest <= 2) found.push_back(std::move(pair));
    }
    if (found.empty()) throw std::runtime_error("no pairs in " + data);
    return found;
}

}  // namespace sanad::names::load
