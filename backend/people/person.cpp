// Persons: registered after a search, shown, changed part by part.
#include "people/person.h"

#include "cases/blind.h"
#include "record/version.h"

namespace sanad {
namespace {

struct LockedPerson : FileKeyRow {
    std::string code_word;
    std::int64_t code_number;
    std::int64_t version;
};
DESCRIBE(LockedPerson, (FileKeyRow), (code_word, code_number, version))

LockedPerson lock_person(Tx& tx, const Id<Person>& id) {
    return tx.get<LockedPerson>(
        R"(select {} from (select p.code_word, p.code_number, p.version, p.file_id, f.unit_key_id, f.wrapped_key
                           from people.person p join cases.file f on f.id = p.file_id where p.id = :id for update of p) x)",
        Binds{}("id", id));
}

void check_facts(const IdentityFacts& facts) {
    if (facts.birth_date.has_value() != facts.birth_precision.has_value())
        throw Problem(422, "invalid",
            {{facts.birth_date ? "/birth_precision" : "/birth_date", "required", 0}});
}

void write_name(Tx& tx, const Id<Person>& person, const NameGiven& name, const FileKey& key) {
    std::string row = new_uuid();
    tx.later(
        "insert into people.person_name (id, person_id, text, source) values (:row, :person, "
        ":text, :source)",
        Binds{}("row", row)("person", person).sealed(name, key, row));
}

// `pointer`: of the document in what was sent.
void write_document(Tx& tx, const Id<Person>& person, const DocumentGiven& document,
    const FileKey& key, const std::string& pointer) {
    std::string plain = plain_document_number(document.number.value);
    if (plain.size() < 4) throw Problem(422, "invalid", {{pointer + "/number", "bad_format", 0}});
    std::string row = new_uuid();
    tx.later(
        R"(insert into people.person_document (id, person_id, kind, number, number_mac, issuer, expires_on, held_by)
           values (:row, :person, :kind, :number, :mac, :issuer, :expires_on, :held_by))",
        Binds{}("row", row)("person", person)("mac", document_mac(tx.keyring(), plain))
            .sealed(document, key, row));
}

void write_phone(Tx& tx, const Id<Person>& person, const PhoneGiven& phone, const FileKey& key) {
    std::string row = new_uuid();
    tx.later(
        "insert into people.person_phone (id, person_id, phone, phone_mac) values (:row, :person, "
        ":phone, :mac)",
        Binds{}("row", row)("person", person)("mac", phone_mac(tx.keyring(), phone.phone))
            .sealed(phone, key, row));
}

struct Standing {
    std::string person_id;
    std::int64_t others;  // of the same kind, that stand as well
};
DESCRIBE(Standing, (), (person_id, others))

OfPerson end_part(Tx& tx, const std::string& table, const std::string& part, std::int64_t least) {
    auto standing = tx.get<Standing>(
        "select {} from (select x.person_id, (select count(*) from " + table +
            " o where o.person_id = x.person_id and o.id <> x.id and o.ended_at is null) as others "
            "from " +
            table + " x where x.id = :part and x.ended_at is null for update of x) y",
        Binds{}("part", part));
    if (standing.others < least) throw Problem(409, "last_name");
    tx.later("update " + table + " set ended_at = now() where id = :part", Binds{}("part", part));
    return {Id<Person>(standing.person_id)};
}

}  // namespace

PersonReceipt register_person(Tx& tx, PersonDraft draft) {
    check_facts(draft);
    auto searched = tx.rows<Seen>("select {} from people.own_search(cast(:search as uuid)) id",
        Binds{}("search", draft.search_id));
    if (searched.empty()) throw Problem(409, "search_first");
    auto code = tx.get<CodeName>("select {} from people.new_code_name()");
    FileKey key = open_file(tx, FileHolds::person);
    auto id = Id<Person>::fresh();
    tx.later(
        R"(insert into people.person (id, file_id, code_word, code_number, sex, birth_date, birth_precision, nationality, languages,
               literacy, verification)
           values (:id, :file, :code_word, :code_number, :sex, :birth_date, :birth_precision, :nationality, :languages, :literacy,
               :verification))",
        Binds{}("id", id)("file", key.file_id)(code)(static_cast<const IdentityFacts&>(draft)));
    for (const NameGiven& name : draft.names.items) write_name(tx, id, name, key);
    for (std::size_t i = 0; i < draft.documents.items.size(); ++i)
        write_document(tx, id, draft.documents.items[i], key, "/documents/" + std::to_string(i));
    for (const PhoneGiven& phone : draft.phones.items) write_phone(tx, id, phone, key);
    return {id, code.code_word, code.code_number, 1};
}

PersonSheet show_person(Tx& tx, Id<Person> id) {
    auto facts =
        tx.get<PersonRow>("select {} from people.person_row where id = :id", Binds{}("id", id));
    PersonSheet sheet;
    static_cast<PersonRow&>(sheet) = std::move(facts);
    sheet.names = tx.rows<PersonName>(
        "select {} from people.person_name_row where person_id = :id order by id",
        Binds{}("id", id));
    sheet.documents = tx.rows<PersonDocument>(
        "select {} from people.person_document_row where person_id = :id order by id",
        Binds{}("id", id));
    sheet.phones = tx.rows<PersonPhone>(
        "select {} from people.person_phone_row where person_id = :id order by id",
        Binds{}("id", id));
    return sheet;
}

PersonReceipt edit_person(Tx& tx, Id<Person> id, PersonEdit edit) {
    check_facts(edit);
    LockedPerson locked = lock_person(tx, id);
    if (locked.version != edit.version) {
        auto stored =
            tx.get<PersonRow>("select {} from people.person_row where id = :id", Binds{}("id", id));
        throw stale<IdentityFacts>(stored, edit);
    }
    tx.later(
        R"(update people.person set sex = :sex, birth_date = :birth_date, birth_precision = :birth_precision,
               nationality = :nationality, languages = :languages, literacy = :literacy, verification = :verification,
               version = version + 1 where id = :id)",
        Binds{}("id", id)(edit));
    return {id, locked.code_word, locked.code_number, locked.version + 1};
}

OfPerson add_name(Tx& tx, Id<Person> id, NameGiven name) {
    write_name(tx, id, name, key_of(tx, lock_person(tx, id)));
    return {id};
}

OfPerson add_document(Tx& tx, Id<Person> id, DocumentGiven document) {
    write_document(tx, id, document, key_of(tx, lock_person(tx, id)), "");
    return {id};
}

OfPerson add_phone(Tx& tx, Id<Person> id, PhoneGiven phone) {
    write_phone(tx, id, phone, key_of(tx, lock_person(tx, id)));
    return {id};
}

OfPerson end_name(Tx& tx, Id<PersonName> name) {
    return end_part(tx, "people.person_name", name.value, 1);
}

OfPerson end_document(Tx& tx, Id<PersonDocument> document) {
    return end_part(tx, "people.person_document", document.value, 0);
}

OfPerson end_phone(Tx& tx, Id<PersonPhone> phone) {
    return end_part(tx, "people.person_phone", phone.value, 0);
}

}  // namespace sanad
