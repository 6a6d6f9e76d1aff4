// What a complaint says in depth, section by section of the form: every answer is optional.
#pragma once

#include "record/types.h"

namespace sanad {

// Enough to send help.
struct Whereabouts {
    std::optional<Code<"governorate">> governorate;
    std::optional<Sealed<Text<120>>> area;
    std::optional<Sealed<Text<400>>> address;
    std::optional<Sealed<Text<40>>> block;
    std::optional<Sealed<Text<120>>> street;
    std::optional<Sealed<Text<80>>> building;
    // Of the building, from its plate, as the Public Authority for Civil Information numbers them.
    std::optional<Sealed<Digits<8>>> paci_number;
    std::optional<Sealed<Text<400>>> landmarks;
};
DESCRIBE(
    Whereabouts, (), (governorate, area, address, block, street, building, paci_number, landmarks))

enum class EmployerKind { household, company, other };
BOOST_DESCRIBE_ENUM(EmployerKind, household, company, other)

enum class PassportHolder { self, employer, office, other, unknown };
BOOST_DESCRIBE_ENUM(PassportHolder, self, employer, office, other, unknown)

enum class AbsenceReport { yes, no, unknown };
BOOST_DESCRIBE_ENUM(AbsenceReport, yes, no, unknown)

// The employer (the residency's sponsor), the recruitment office, and the terms as promised and as kept.
struct Employment {
    std::optional<EmployerKind> employer_kind;
    std::optional<Sealed<Phone>> employer_phone;
    std::optional<Sealed<Digits<12>>> employer_civil_id;
    std::optional<Sealed<Text<120>>> office_name;
    std::optional<PastDate> entered_on;  // Kuwait
    std::optional<Code<"residency_type">> residency;
    std::optional<Money> wage_promised;  // a month
    std::optional<Money> wage_paid;
    std::optional<PastDate> last_paid_on;
    std::optional<PassportHolder> passport_held_by;
    std::optional<Whole<0, 24>> hours_a_day;
    std::optional<bool> rest_day;                 // each week
    std::optional<AbsenceReport> absence_report;  // filed against her (taghayyub)
};
DESCRIBE(Employment, (),
    (employer_kind, employer_phone, employer_civil_id, office_name, entered_on, residency,
        wage_promised, wage_paid, last_paid_on, passport_held_by, hours_a_day, rest_day,
        absence_report))

enum class IloAnswer { yes, no, unclear };
BOOST_DESCRIBE_ENUM(IloAnswer, yes, no, unclear)

// The ILO's eleven indicators of forced labour by their numbers (code list ilo_indicator). Noted, never judged: whether it is
// forced labour a named officer decides.
struct IloScreen {
    std::optional<IloAnswer> ilo_1;
    std::optional<IloAnswer> ilo_2;
    std::optional<IloAnswer> ilo_3;
    std::optional<IloAnswer> ilo_4;
    std::optional<IloAnswer> ilo_5;
    std::optional<IloAnswer> ilo_6;
    std::optional<IloAnswer> ilo_7;
    std::optional<IloAnswer> ilo_8;
    std::optional<IloAnswer> ilo_9;
    std::optional<IloAnswer> ilo_10;
    std::optional<IloAnswer> ilo_11;
};
DESCRIBE(
    IloScreen, (), (ilo_1, ilo_2, ilo_3, ilo_4, ilo_5, ilo_6, ilo_7, ilo_8, ilo_9, ilo_10, ilo_11))

}  // namespace sanad
