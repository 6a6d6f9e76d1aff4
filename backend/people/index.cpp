// Reads names out of their files and feeds the index.
#include "people/index.h"

#include <chrono>
#include <thread>

#include "log.h"
#include "people/person.h"

namespace sanad {
namespace {

constexpr int page = 5000;
// Changes since the last rebuild; then what was removed leaves memory.
constexpr std::size_t most_changes = 50'000;

struct Mark {
    std::string txid;
};
DESCRIBE(Mark, (), (txid))

struct NameRow {
    static constexpr std::string_view stored_in = "people.person_name";
    Id<PersonName> id;
    std::string person_id;
    Sealed<Text<200>> text;
    std::optional<std::int64_t> birth_year;
    std::optional<std::string> nationality;
};
DESCRIBE(NameRow, (), (id, person_id, text, birth_year, nationality))

// Rows are in the order of persons; each person's make one.
std::vector<names::NamedPerson> persons_of(std::vector<NameRow> rows) {
    std::vector<names::NamedPerson> persons;
    std::string last;
    for (NameRow& row : rows) {
        if (row.person_id != last) {
            names::NamedPerson& person = persons.emplace_back();
            person.id = names::PersonKey::of(row.person_id);
            if (row.birth_year) person.birth_year = static_cast<std::int16_t>(*row.birth_year);
            person.nationality = row.nationality.value_or("");
            last = row.person_id;
        }
        persons.back().names.push_back(std::move(row.text.value));
    }
    return persons;
}

unsigned threads() { return std::max(1u, std::thread::hardware_concurrency()); }

}  // namespace

PersonIndex& PersonIndex::here() {
    static PersonIndex index;
    return index;
}

Duty PersonIndex::duty() {
    return {{"names"}, [this](Lease& lease) { catch_up(lease); },
        [this](const std::string&, const std::string&, Lease& lease) { catch_up(lease); },
        [this](Lease& lease) { ready_ ? catch_up(lease) : load(lease); }};
}

// Listening has begun already: what commits from here on is caught up with afterwards.
void PersonIndex::load(Lease& lease) {
    auto begun = std::chrono::steady_clock::now();
    {
        Tx tx(lease, {});
        seen_ = tx.get<Mark>("select {} from people.index_mark() txid").txid;
        tx.commit();
    }
    std::vector<names::Gathered> gathered(1);
    std::string after = "00000000-0000-0000-0000-000000000000";
    for (bool more = true; more;) {
        Tx tx(lease, {});
        auto rows =
            tx.rows<NameRow>("select {} from people.index_page(cast(:after as uuid), :most)",
                Binds{}("after", after)("most", page));
        tx.commit();
        more = !rows.empty();
        if (more) after = rows.back().person_id;
        for (const names::NamedPerson& person : persons_of(std::move(rows)))
            gathered.front().add(person);
    }
    std::size_t persons = gathered.front().persons();
    names_.load(std::move(gathered), threads());
    ready_ = true;
    auto took = std::chrono::steady_clock::now() - begun;
    log_event("names_loaded",
        {{"persons", std::to_string(persons)},
            {"ms", std::to_string(
                       std::chrono::duration_cast<std::chrono::milliseconds>(took).count())}});
    catch_up(lease);
}

void PersonIndex::catch_up(Lease& lease) {
    if (!ready_) return;
    Tx tx(lease, {});
    auto mark = tx.get<Mark>("select {} from people.index_mark() txid");
    auto changed =
        tx.rows<Seen>("select {} from people.names_changed_since(cast(:seen as xid8)) id",
            Binds{}("seen", seen_));
    for (const Seen& person : changed) {
        auto rows = tx.rows<NameRow>(
            "select {} from people.index_person(cast(:id as uuid))", Binds{}("id", person.id));
        if (rows.empty())
            names_.remove(names::PersonKey::of(person.id));
        else
            names_.put(persons_of(std::move(rows)).front());
    }
    tx.commit();
    seen_ = mark.txid;
    if (names_.changes() > most_changes) names_.rebuild(threads());
}

}  // namespace sanad
