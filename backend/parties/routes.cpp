// The whole public surface of employers, offices, houses and vehicles.
#include "app.h"
#include "http/route.h"
#include "parties/search.h"

namespace sanad {

std::vector<Endpoint> parties_routes() {
    return {
        post<&search_parties>("/api/party-searches", Permit::party_read)
            .repeatable("nothing is made but the audit's row, and that for each"),
        get<&show_party>("/api/parties/{id}", Permit::party_read),
        post<&add_detail>("/api/parties/{id}/details", Permit::party_register),
        post<&end_detail>("/api/party-details/{id}/ending", Permit::party_edit),
        get<&show_parties_of_complaint>("/api/complaints/{id}/parties", Permit::party_read),
        get<&show_parties_of_person>("/api/people/{id}/parties", Permit::party_read),
        post<&link_party>("/api/complaints/{id}/parties", Permit::party_register),
        post<&end_link>("/api/party-links/{id}/ending", Permit::party_edit),
        post<&allege_abuse>("/api/party-links/{id}/allegation", Permit::party_register),
        post<&withdraw_allegation>("/api/party-links/{id}/withdrawal", Permit::party_edit),
    };
}

}  // namespace sanad
