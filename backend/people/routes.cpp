// The whole public surface of persons.
#include "app.h"
#include "http/route.h"
#include "people/search.h"

namespace sanad {

std::vector<Endpoint> people_routes() {
    return {
        post<&search_people>("/api/person-searches", Permit::identity_read)
            .repeatable("nothing is made but the audit's row, and that for each"),
        post<&register_person>("/api/people", Permit::identity_register),
        get<&show_person>("/api/people/{id}", Permit::identity_read),
        put<&edit_person>("/api/people/{id}", Permit::identity_edit),
        post<&add_name>("/api/people/{id}/names", Permit::identity_edit),
        post<&end_name>("/api/person-names/{id}/ending", Permit::identity_edit),
        post<&add_document>("/api/people/{id}/documents", Permit::identity_edit),
        post<&end_document>("/api/person-documents/{id}/ending", Permit::identity_edit),
        post<&add_phone>("/api/people/{id}/phones", Permit::identity_edit),
        post<&end_phone>("/api/person-phones/{id}/ending", Permit::identity_edit),
    };
}

}  // namespace sanad
