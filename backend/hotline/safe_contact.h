// How she may be reached without harm: when, by what, who else may answer, the words agreed. A number is shown only inside
// these rules (db/always/40_callbacks.sql); everywhere else its last digits stand for it.
#pragma once

#include "db/tx.h"
#include "record/hours.h"

namespace sanad {

// When the line drops, as agreed at the start.
enum class IfCutOff { call_back, wait };
BOOST_DESCRIBE_ENUM(IfCutOff, call_back, wait)

// Of the site's time zone; until before from: over midnight. What was not asked (null) is not allowed.
struct SafeContactRules {
    static constexpr std::string_view stored_in = "hotline.safe_contact";
    std::optional<List<Weekday, 1, 7>> days;
    std::optional<TimeOfDay> from_time;
    std::optional<TimeOfDay> until_time;
    std::optional<bool> sms;
    std::optional<bool> whatsapp;
    std::optional<bool> voicemail;
    std::optional<Sealed<Text<200>>> shared_with;
    std::optional<Sealed<Text<400>>> cover_story;
    std::optional<Sealed<Text<120>>> agreed_name;
    std::optional<Sealed<Text<60>>> danger_word;
    std::optional<Sealed<Text<60>>> proof_word;
    std::optional<IfCutOff> if_cut_off;
    std::optional<Date> ends_on;
};
DESCRIBE(SafeContactRules, (),
    (days, from_time, until_time, sms, whatsapp, voicemail, shared_with, cover_story, agreed_name,
        danger_word, proof_word, if_cut_off, ends_on))

struct SafeContactDraft : SafeContactRules {
    std::int64_t version;  // 0: the first
};
DESCRIBE(SafeContactDraft, (SafeContactRules), (version))

struct Complaint;

struct SafeContactSheet : SafeContactRules {
    Id<Complaint> id;
    std::optional<Instant> saved_at;
    std::optional<std::string> saved_by_name;
    bool number_of_alleged_abuser;  // the one that is kept as hers
    std::int64_t version;           // 0: nobody has noted anything yet
};
DESCRIBE(SafeContactSheet, (SafeContactRules),
    (id, saved_at, saved_by_name, number_of_alleged_abuser, version))

struct SafeContactReceipt {
    Id<Complaint> id;
    std::int64_t version;
};
DESCRIBE(SafeContactReceipt, (), (id, version))

struct ComplaintNumber {
    static constexpr std::string_view stored_in = "hotline.complaint";
    Id<Complaint> id;
    Sealed<Phone> worker_phone;
};
DESCRIBE(ComplaintNumber, (), (id, worker_phone))

SafeContactSheet show_safe_contact(Tx&, Id<Complaint>);
SafeContactReceipt edit_safe_contact(Tx&, Id<Complaint>, SafeContactDraft);
// 409 with the rule that forbids it as the slug.
ComplaintNumber reveal_number(Tx&, Id<Complaint>);

// Queues the rules' row; they come with a registration, or as an edit.
void write_safe_contact(Tx&, const Id<Complaint>&, const SafeContactRules&, const FileKey&);
// Throws 422 at the fields that make no sense together.
void check_rules(const SafeContactRules&, std::string_view pointer);
// Throws 409, the rule's slug, unless she may be rung now.
void require_callable(Tx&, const Id<Complaint>&);

// What stands for a number on other people's screens: "••• 4567".
std::string masked(const Phone&);

}  // namespace sanad
