// What reports can be seen, and taken out.
#include "app.h"
#include "report/hotline_report.h"

namespace sanad {

std::vector<Endpoint> report_routes() {
    return {
        get<&show_hotline_report>("/api/reports/hotline", Permit::report_read),
        post<&export_hotline_report>("/api/reports/hotline/exports", Permit::report_export),
    };
}

}  // namespace sanad
