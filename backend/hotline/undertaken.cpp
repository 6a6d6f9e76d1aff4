// Actions and consents: noted, listed.
#include "hotline/undertaken.h"

#include "cases/file.h"

namespace sanad {

void check_action(const ActionTaken& action, const std::string& pointer) {
    if (action.consented == false && !action.basis)
        throw Problem(422, "invalid", {{pointer + "/basis", "required", 0}});
}

void write_action(
    Tx& tx, const Id<Complaint>& complaint, const ActionTaken& action, const FileKey& key) {
    auto id = Id<ImmediateAction>::fresh();
    tx.later(
        R"(insert into hotline.immediate_action (id, complaint_id, kind, at, outcome, consented, basis, note)
           values (:id, :complaint, :kind, least(cast(:at as timestamptz), now()), :outcome, :consented, :basis, :note))",
        Binds{}("id", id)("complaint", complaint).sealed(action, key, id.value));
}

void write_consent(Tx& tx, const Id<Complaint>& complaint, const ConsentAnswer& answer) {
    auto id = Id<Consent>::fresh();
    tx.later(
        "insert into hotline.complaint_consent (id, complaint_id, purpose, given) values (:id, "
        ":complaint, :purpose, :given)",
        Binds{}("id", id)("complaint", complaint)(answer));
}

ActionList list_actions(Tx& tx, Id<Complaint> id) {
    tx.get<Seen>("select {} from hotline.complaint where id = :id", Binds{}("id", id));
    return {tx.rows<ActionRow>(
                "select {} from hotline.immediate_action_sheet where complaint_id = :id order by "
                "at desc, id desc limit 500",
                Binds{}("id", id)),
        std::nullopt};
}

NotedReceipt note_action(Tx& tx, Id<Complaint> id, ActionTaken action) {
    check_action(action, "");
    auto file = tx.get<FileKeyRow>(
        R"(select {} from (select c.file_id, f.unit_key_id, f.wrapped_key
                           from hotline.complaint c join cases.file f on f.id = c.file_id where c.id = :id) x)",
        Binds{}("id", id));
    write_action(tx, id, action, key_of(tx, file));
    return {id};
}

ConsentList list_consents(Tx& tx, Id<Complaint> id) {
    tx.get<Seen>("select {} from hotline.complaint where id = :id", Binds{}("id", id));
    return {tx.rows<ConsentRow>(
                "select {} from hotline.complaint_consent_row where complaint_id = :id order by "
                "at desc, id desc limit 500",
                Binds{}("id", id)),
        std::nullopt};
}

NotedReceipt note_consent(Tx& tx, Id<Complaint> id, ConsentAnswer answer) {
    tx.get<Seen>("select {} from hotline.complaint where id = :id", Binds{}("id", id));
    write_consent(tx, id, answer);
    return {id};
}

}  // namespace sanad
