// Where a caller was sent, and what became of it. It hangs on her file: the contact shows it while she speaks, the complaint
// afterwards.
#pragma once

#include "hotline/contact.h"

namespace sanad {

struct Complaint;
struct Organisation;
struct ServiceReferral;
struct ServiceReferralChange;

enum class ReferralManner { told, called_for_her, put_through, accompanied };
BOOST_DESCRIBE_ENUM(ReferralManner, told, called_for_her, put_through, accompanied)

enum class ReferralStatus { told, made, acknowledged, accepted, served, refused, withdrawn };
BOOST_DESCRIBE_ENUM(ReferralStatus, told, made, acknowledged, accepted, served, refused, withdrawn)

struct ServiceReferralDraft {
    static constexpr std::string_view stored_in = "hotline.service_referral_change";
    Id<Organisation> organisation_id;
    ReferralManner manner;
    bool consent;  // hers, to this organisation hearing of her
    std::optional<Sealed<Text<400>>> note;
};
DESCRIBE(ServiceReferralDraft, (), (organisation_id, manner, consent, note))

struct ServiceReferralRow {
    Id<ServiceReferral> id;
    Id<Organisation> organisation_id;
    std::string kind;
    std::string name_en;
    std::string name_ar;
    std::optional<std::string> phone;
    ReferralManner manner;
    bool consent;
    ReferralStatus status;
    std::string made_by_name;
    Instant made_at;
    Instant changed_at;
    std::int64_t version;
};
DESCRIBE(ServiceReferralRow, (),
    (id, organisation_id, kind, name_en, name_ar, phone, manner, consent, status, made_by_name,
        made_at, changed_at, version))

struct ServiceReferralPage {
    std::vector<ServiceReferralRow> items;
    std::optional<std::string> next;
};
DESCRIBE(ServiceReferralPage, (), (items, next))

struct ServiceReferralStatus {
    static constexpr std::string_view stored_in = "hotline.service_referral_change";
    ReferralStatus status;
    std::optional<Sealed<Text<400>>> note;
    std::int64_t version;
};
DESCRIBE(ServiceReferralStatus, (), (status, note, version))

struct ServiceReferralChangeRow {
    static constexpr std::string_view stored_in = "hotline.service_referral_change";
    Id<ServiceReferralChange> id;
    Instant at;
    std::string actor_name;
    ReferralStatus status;
    std::optional<Sealed<Text<400>>> note;
};
DESCRIBE(ServiceReferralChangeRow, (), (id, at, actor_name, status, note))

struct ServiceReferralHistory {
    std::vector<ServiceReferralChangeRow> items;
    std::optional<std::string> next;
};
DESCRIBE(ServiceReferralHistory, (), (items, next))

struct ServiceReferralReceipt {
    Id<ServiceReferral> id;
    std::int64_t version;
};
DESCRIBE(ServiceReferralReceipt, (), (id, version))

// 422 `consent_needed` at /consent unless she was only told (domain, section 2: consent is per recipient).
ServiceReferralReceipt refer_caller(Tx&, Id<Contact>, ServiceReferralDraft);
ServiceReferralReceipt refer_worker(Tx&, Id<Complaint>, ServiceReferralDraft);
ServiceReferralPage list_referrals_of_contact(Tx&, Id<Contact>);
ServiceReferralPage list_referrals_of_complaint(Tx&, Id<Complaint>);
// 422 `not_from_here` at /status where she was only told and it has not ended; 409 `referral_ended` once it was served, refused or withdrawn.
ServiceReferralReceipt follow_referral(Tx&, Id<ServiceReferral>, ServiceReferralStatus);
ServiceReferralHistory show_referral_history(Tx&, Id<ServiceReferral>);

}  // namespace sanad
