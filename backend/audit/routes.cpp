#include "app.h"
#include "audit/audit.h"

namespace sanad {

std::vector<Endpoint> audit_routes() {
    return {
        get<&list_audit>("/api/audit", Permit::audit_read),
        get<&show_chain>("/api/audit/chain", Permit::audit_read),
    };
}

}  // namespace sanad
