// Complaints by person.
#include "hotline/subject.h"

namespace sanad {

SubjectNoted note_subject(Tx& tx, Id<Complaint> id, SubjectOf subject) {
    tx.get<Seen>("select {} from (select id from hotline.complaint where id = :id for update) x",
        Binds{}("id", id));
    if (subject.person_id && !tx.find<Seen>("select {} from people.person where id = :id",
                                 Binds{}("id", *subject.person_id)))
        throw Problem(422, "invalid", {{"/person_id", "no_person", 0}});
    tx.later("update hotline.complaint set person_id = :person where id = :id",
        Binds{}("id", id)("person", subject.person_id));
    return {id};
}

ComplaintPage list_complaints_of_person(Tx& tx, Id<Person> id) {
    tx.get<Seen>("select {} from people.person where id = :id", Binds{}("id", id));
    return {
        tx.rows<ComplaintRow>(
            "select {} from hotline.complaint_row where person_id = :id order by id desc limit 50",
            Binds{}("id", id)),
        std::nullopt};
}

}  // namespace sanad
