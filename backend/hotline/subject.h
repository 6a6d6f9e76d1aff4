// Of whom a complaint is: it is hung on a person, so that her earlier calls stand beside it.
#pragma once

#include "hotline/complaint.h"
#include "people/person.h"

namespace sanad {

struct SubjectOf {
    std::optional<Id<Person>> person_id;  // none: it was hung on the wrong one
};
DESCRIBE(SubjectOf, (), (person_id))

struct SubjectNoted {
    Id<Complaint> id;
};
DESCRIBE(SubjectNoted, (), (id))

// 422 `no_person` at /person_id for one that the writer may not see.
SubjectNoted note_subject(Tx&, Id<Complaint>, SubjectOf);
// The newest fifty that the reader may see.
ComplaintPage list_complaints_of_person(Tx&, Id<Person>);

}  // namespace sanad
