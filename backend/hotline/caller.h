// A caller known again by the number: earlier complaints, enough to go on from, and taking one up.
#pragma once

#include "hotline/complaint.h"

namespace sanad {

struct KnownComplaint {
    Id<Complaint> id;
    std::string reference;
    std::string state;
    std::string triage;
    std::string language;
    std::vector<std::string> categories;
    bool danger_now;
    SafeContact safe_contact;
    Instant created_at;
    std::string created_by_name;
    std::optional<Instant> callback_due_at;
    std::optional<std::string> promised_by_name;
};
DESCRIBE(KnownComplaint, (),
    (id, reference, state, triage, language, categories, danger_now, safe_contact, created_at,
        created_by_name, callback_due_at, promised_by_name))

struct KnownComplaints {
    std::vector<KnownComplaint> items;
    std::optional<std::string> next;
};
DESCRIBE(KnownComplaints, (), (items, next))

struct TakingUp {
    Id<Complaint> complaint_id;
};
DESCRIBE(TakingUp, (), (complaint_id))

struct TakenUp {
    Id<Complaint> id;
};
DESCRIBE(TakenUp, (), (id))

// Of an own, open contact; at most the twenty newest.
KnownComplaints list_known_complaints(Tx&, Id<Contact>);
// Opens one of them to the operator for three days, like an own one.
TakenUp take_up_complaint(Tx&, Id<Contact>, TakingUp);

}  // namespace sanad
