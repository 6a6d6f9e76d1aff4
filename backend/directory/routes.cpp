// The whole public surface of the directory.
#include "app.h"
#include "directory/organisation.h"
#include "http/route.h"

namespace sanad {

std::vector<Endpoint> directory_routes() {
    return {
        get<&list_organisations>("/api/organisations", Permit::directory_read),
        post<&add_organisation>("/api/organisations", Permit::directory_edit),
        put<&edit_organisation>("/api/organisations/{id}", Permit::directory_edit),
        post<&verify_organisation>("/api/organisations/{id}/verification", Permit::directory_edit),
    };
}

}  // namespace sanad
