// Referrals to services, and their statuses.
#include "hotline/service_referral.h"

#include "cases/file.h"

namespace sanad {
namespace {

struct LockedReferral : FileKeyRow {
    std::int64_t version;
    ReferralManner manner;
    ReferralStatus status;
};
DESCRIBE(LockedReferral, (FileKeyRow), (version, manner, status))

ServiceReferralReceipt refer(Tx& tx, const FileKeyRow& file, const ServiceReferralDraft& draft) {
    if (!draft.consent && draft.manner != ReferralManner::told)
        throw Problem(422, "invalid", {{"/consent", "consent_needed"}});
    auto id = Id<ServiceReferral>::fresh();
    auto change = Id<ServiceReferralChange>::fresh();
    auto status =
        draft.manner == ReferralManner::told ? ReferralStatus::told : ReferralStatus::made;
    tx.later(
        R"(insert into hotline.service_referral (id, file_id, organisation_id, manner, consent, status)
           values (:id, :file, :organisation_id, :manner, :consent, :status))",
        Binds{}("id", id)("file", file.file_id)("organisation_id", draft.organisation_id)(
            "manner", draft.manner)("consent", draft.consent)("status", status));
    tx.later(
        R"(insert into hotline.service_referral_change (id, service_referral_id, status, note) values (:id, :referral, :status, :note))",
        Binds{}("id", change)("referral", id)("status", status)
            .sealed(draft, key_of(tx, file), change.value));
    return {id, 1};
}

ServiceReferralPage referrals_of(Tx& tx, const std::string& file_of, Binds binds) {
    return {
        tx.rows<ServiceReferralRow>("select {} from hotline.service_referral_sheet where file_id "
                                    "= (" +
                                        file_of + ") order by id desc limit 100",
            std::move(binds)),
        std::nullopt};
}

bool ended(ReferralStatus status) {
    return status == ReferralStatus::served || status == ReferralStatus::refused ||
           status == ReferralStatus::withdrawn;
}

}  // namespace

ServiceReferralReceipt refer_caller(Tx& tx, Id<Contact> id, ServiceReferralDraft draft) {
    return refer(tx,
        tx.get<FileKeyRow>(
            R"(select {} from (select c.file_id, f.unit_key_id, f.wrapped_key
                               from hotline.contact c join cases.file f on f.id = c.file_id where c.id = :id) x)",
            Binds{}("id", id)),
        draft);
}

ServiceReferralReceipt refer_worker(Tx& tx, Id<Complaint> id, ServiceReferralDraft draft) {
    return refer(tx,
        tx.get<FileKeyRow>(
            R"(select {} from (select c.file_id, f.unit_key_id, f.wrapped_key
                               from hotline.complaint c join cases.file f on f.id = c.file_id where c.id = :id) x)",
            Binds{}("id", id)),
        draft);
}

ServiceReferralPage list_referrals_of_contact(Tx& tx, Id<Contact> id) {
    tx.get<Seen>("select {} from hotline.contact where id = :id", Binds{}("id", id));
    return referrals_of(
        tx, "select c.file_id from hotline.contact c where c.id = :id", Binds{}("id", id));
}

ServiceReferralPage list_referrals_of_complaint(Tx& tx, Id<Complaint> id) {
    tx.get<Seen>("select {} from hotline.complaint where id = :id", Binds{}("id", id));
    return referrals_of(
        tx, "select c.file_id from hotline.complaint c where c.id = :id", Binds{}("id", id));
}

ServiceReferralReceipt follow_referral(Tx& tx, Id<ServiceReferral> id, ServiceReferralStatus next) {
    auto locked = tx.get<LockedReferral>(
        R"(select {} from (select r.version, r.manner, r.status, r.file_id, f.unit_key_id, f.wrapped_key
                           from hotline.service_referral r join cases.file f on f.id = r.file_id where r.id = :id for update of r) x)",
        Binds{}("id", id));
    if (locked.version != next.version)
        throw Problem(409, "stale_version", {{"/version", "changed"}});
    if (ended(locked.status)) throw Problem(409, "referral_ended");
    // What she was only told, nobody else knows of: to go there for her is another referral, with her consent.
    if (next.status == ReferralStatus::told ||
        (locked.manner == ReferralManner::told && !ended(next.status)))
        throw Problem(422, "invalid", {{"/status", "not_from_here"}});
    auto change = Id<ServiceReferralChange>::fresh();
    tx.later(
        R"(insert into hotline.service_referral_change (id, service_referral_id, status, note) values (:id, :referral, :status, :note))",
        Binds{}("id", change)("referral", id).sealed(next, key_of(tx, locked), change.value));
    tx.later(
        "update hotline.service_referral set status = :status, version = version + 1 where id = "
        ":id",
        Binds{}("id", id)("status", next.status));
    return {id, next.version + 1};
}

ServiceReferralHistory show_referral_history(Tx& tx, Id<ServiceReferral> id) {
    tx.get<Seen>("select {} from hotline.service_referral where id = :id", Binds{}("id", id));
    return {tx.rows<ServiceReferralChangeRow>(
                "select {} from hotline.service_referral_change_sheet where service_referral_id = "
                ":id order by id limit 100",
                Binds{}("id", id)),
        std::nullopt};
}

}  // namespace sanad
