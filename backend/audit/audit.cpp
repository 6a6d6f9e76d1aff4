#include "audit/audit.h"

#include "record/page.h"

namespace sanad {
namespace {

// The least UUIDv7 of an instant would do for `since`; ids are made before `at`, so the time itself decides.
std::string where(const AuditFilter& filter) {
    std::string sql = "id < :after";
    if (filter.actor) sql += " and actor = :actor";
    if (filter.action) sql += " and action = :action";
    if (filter.object_kind) sql += " and object_kind = :object_kind";
    if (filter.object_id) sql += " and object_id = :object_id";
    if (filter.outcome) sql += " and outcome = :outcome";
    if (filter.since) sql += " and at >= :since";
    if (filter.until) sql += " and at < :until";
    return sql;
}

}  // namespace

AuditPage list_audit(Tx& tx, AuditFilter filter) {
    auto rows = tx.rows<AuditEntry>("select {} from audit.entry_sheet where " + where(filter) +
                                        " order by id desc limit :limit",
        Binds{}("after", after_or_end(filter.after))("limit", page_size(filter.limit) + 1)(filter));
    return page_of<AuditPage>(std::move(rows), filter.limit);
}

ChainState show_chain(Tx& tx) { return tx.get<ChainState>("select {} from audit.chain"); }

}  // namespace sanad
