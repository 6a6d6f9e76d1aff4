// Known callers, through the two rules of db/always/40_callbacks.sql.
#include "hotline/caller.h"

namespace sanad {

KnownComplaints list_known_complaints(Tx& tx, Id<Contact> id) {
    tx.get<Seen>("select {} from hotline.contact where id = :id", Binds{}("id", id));
    return {tx.rows<KnownComplaint>(
                "select {} from hotline.known_complaints(cast(:id as uuid))", Binds{}("id", id)),
        std::nullopt};
}

TakenUp take_up_complaint(Tx& tx, Id<Contact> id, TakingUp taking) {
    tx.later("select hotline.take_up(cast(:contact as uuid), cast(:complaint as uuid))",
        Binds{}("contact", id)("complaint", taking.complaint_id));
    return {taking.complaint_id};
}

}  // namespace sanad
