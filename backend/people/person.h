// A person and her identity: names as given in any script, what documents say, how she is reached. Sealed in a file of its own;
// lists, boards and papers know her code name.
#pragma once

#include "cases/file.h"
#include "db/tx.h"

namespace sanad {

enum class Sex { female, male, other };
BOOST_DESCRIBE_ENUM(Sex, female, male, other)

// What of the birth date is known; `age`: reckoned from an age that she told.
enum class BirthPrecision { day, month, year, age };
BOOST_DESCRIBE_ENUM(BirthPrecision, day, month, year, age)

enum class Literacy { none, some, fluent };
BOOST_DESCRIBE_ENUM(Literacy, none, some, fluent)

enum class IdentityVerification { declared, document_seen, fingerprint };
BOOST_DESCRIBE_ENUM(IdentityVerification, declared, document_seen, fingerprint)

enum class NameSource { told, passport, civil_id, other_document, relative };
BOOST_DESCRIBE_ENUM(NameSource, told, passport, civil_id, other_document, relative)

enum class DocumentHolder { self, employer, office, shelter, embassy, authority, unknown };
BOOST_DESCRIBE_ENUM(DocumentHolder, self, employer, office, shelter, embassy, authority, unknown)

struct Person;

struct IdentityFacts {
    std::optional<Sex> sex;
    std::optional<PastDate> birth_date;
    std::optional<BirthPrecision> birth_precision;
    std::optional<Code<"country">> nationality;
    List<Code<"language">, 0, 20> languages;
    std::optional<Literacy> literacy;
    IdentityVerification verification;
};
DESCRIBE(IdentityFacts, (),
    (sex, birth_date, birth_precision, nationality, languages, literacy, verification))

struct NameGiven {
    static constexpr std::string_view stored_in = "people.person_name";
    Sealed<Text<200>> text;
    NameSource source;
    bool operator==(const NameGiven&) const = default;
};
DESCRIBE(NameGiven, (), (text, source))

struct DocumentGiven {
    static constexpr std::string_view stored_in = "people.person_document";
    Code<"document_type"> kind;
    Sealed<Text<40>> number;
    std::optional<Code<"country">> issuer;
    std::optional<Date> expires_on;
    std::optional<DocumentHolder> held_by;
    bool operator==(const DocumentGiven&) const = default;
};
DESCRIBE(DocumentGiven, (), (kind, number, issuer, expires_on, held_by))

struct PhoneGiven {
    static constexpr std::string_view stored_in = "people.person_phone";
    Sealed<Phone> phone;
    bool operator==(const PhoneGiven&) const = default;
};
DESCRIBE(PhoneGiven, (), (phone))

struct Search;

struct PersonDraft : IdentityFacts {
    Id<Search> search_id;  // of a search that found nobody
    List<NameGiven, 1, 12> names;
    List<DocumentGiven, 0, 12> documents;
    List<PhoneGiven, 0, 6> phones;
};
DESCRIBE(PersonDraft, (IdentityFacts), (search_id, names, documents, phones))

struct PersonEdit : IdentityFacts {
    std::int64_t version;
};
DESCRIBE(PersonEdit, (IdentityFacts), (version))

struct PersonName : NameGiven {
    Id<PersonName> id;
    Instant added_at;
    std::string added_by_name;
    std::optional<Instant> ended_at;
};
DESCRIBE(PersonName, (NameGiven), (id, added_at, added_by_name, ended_at))

struct PersonDocument : DocumentGiven {
    Id<PersonDocument> id;
    Instant added_at;
    std::string added_by_name;
    std::optional<Instant> ended_at;
};
DESCRIBE(PersonDocument, (DocumentGiven), (id, added_at, added_by_name, ended_at))

struct PersonPhone : PhoneGiven {
    Id<PersonPhone> id;
    Instant added_at;
    std::string added_by_name;
    std::optional<Instant> ended_at;
};
DESCRIBE(PersonPhone, (PhoneGiven), (id, added_at, added_by_name, ended_at))

// What she is called wherever her name is not to be read: "Jasmine 417".
struct CodeName {
    std::string code_word;  // of the list code_name
    std::int64_t code_number;
};
DESCRIBE(CodeName, (), (code_word, code_number))

struct PersonRow : IdentityFacts {
    Id<Person> id;
    std::string code_word;
    std::int64_t code_number;
    std::string registered_by_name;
    Instant registered_at;
    std::int64_t version;
    std::vector<std::string> may;  // edit
};
DESCRIBE(PersonRow, (IdentityFacts),
    (id, code_word, code_number, registered_by_name, registered_at, version, may))

struct PersonSheet : PersonRow {
    std::vector<PersonName> names;
    std::vector<PersonDocument> documents;
    std::vector<PersonPhone> phones;
};
DESCRIBE(PersonSheet, (PersonRow), (names, documents, phones))

struct PersonReceipt {
    Id<Person> id;
    std::string code_word;
    std::int64_t code_number;
    std::int64_t version;
};
DESCRIBE(PersonReceipt, (), (id, code_word, code_number, version))

// A part of her identity came or ended.
struct OfPerson {
    Id<Person> id;
};
DESCRIBE(OfPerson, (), (id))

// Nobody is registered before she was looked for: 409 `search_first` unless this person made that search in the last half hour.
// 422 `birth_precision` where only one of date and precision is given.
PersonReceipt register_person(Tx&, PersonDraft);
PersonSheet show_person(Tx&, Id<Person>);
PersonReceipt edit_person(Tx&, Id<Person>, PersonEdit);

OfPerson add_name(Tx&, Id<Person>, NameGiven);
OfPerson add_document(Tx&, Id<Person>, DocumentGiven);
OfPerson add_phone(Tx&, Id<Person>, PhoneGiven);
// What turned out wrong or is no longer hers stays on record as ended. 409 `last_name` for the only name that stands.
OfPerson end_name(Tx&, Id<PersonName>);
OfPerson end_document(Tx&, Id<PersonDocument>);
OfPerson end_phone(Tx&, Id<PersonPhone>);

}  // namespace sanad
