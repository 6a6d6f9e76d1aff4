// Signing in and out, accounts, reference data.
#include "access/reference.h"
#include "access/sign_in.h"
#include "access/user.h"
#include "app.h"

namespace sanad {

std::vector<Endpoint> access_routes() {
    constexpr std::string_view before_sign_in = "this is how one signs in";
    return {
        open_to_all<&sign_in>(Verb::post, "/api/sign-in", before_sign_in),
        open_to_all<&set_up>(Verb::post, "/api/sign-in/setup", before_sign_in),
        open_to_all<&enrol>(Verb::post, "/api/sign-in/enrolment", before_sign_in),
        open_to_all<&sign_in_with_code>(Verb::post, "/api/sign-in/code", before_sign_in),

        for_any_user<&show_session>(Verb::get, "/api/session"),
        for_any_user<&show_draft_key>(Verb::get, "/api/session/draft-key"),
        for_any_user<&sign_out>(Verb::del, "/api/session"),
        for_any_user<&sign_out_everywhere>(Verb::del, "/api/session/everywhere"),
        for_any_user<&stay_signed_in>(Verb::post, "/api/session/activity")
            .unaudited("a heartbeat, once a minute; the session row keeps the last one"),

        get<&list_codes>("/api/codes", Permit::code_read),
        get<&list_scripts>("/api/scripts", Permit::code_read),
        get<&list_units>("/api/units", Permit::code_read),
        get<&list_roles>("/api/roles", Permit::role_read),

        get<&list_users>("/api/users", Permit::user_read),
        post<&invite_user>("/api/users", Permit::user_edit),
        get<&show_user>("/api/users/{id}", Permit::user_read),
        put<&edit_user>("/api/users/{id}", Permit::user_edit),
        post<&request_factor_reset>("/api/users/{id}/factor-resets", Permit::factor_reset),
        get<&list_factor_resets>("/api/factor-resets", Permit::factor_reset),
        post<&approve_factor_reset>("/api/factor-resets/{id}/approval", Permit::factor_reset),
        del<&withdraw_factor_reset>("/api/factor-resets/{id}", Permit::factor_reset),
        get<&list_sessions>("/api/sessions", Permit::session_list),
        del<&end_session>("/api/sessions/{id}", Permit::session_end),
    };
}

}  // namespace sanad
