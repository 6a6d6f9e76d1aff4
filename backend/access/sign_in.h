// Signing in: passphrase, then one-time code. Hashing happens before any session is leased, in two arenas with a bounded
// queue; unknown names cost the same time; failures make the next try wait, and never lock anybody out.
#pragma once

#include "access/session.h"
#include "http/route.h"

namespace sanad {

struct SignIn {
    Text<60> name;
    Text<128> passphrase;
};
DESCRIBE(SignIn, (), (name, passphrase))

struct SetUp {
    Text<60> name;
    Text<40> setup_code;
    Text<128> passphrase;  // the new one: 15 characters or more, nothing common (NIST SP 800-63B)
};
DESCRIBE(SetUp, (), (name, setup_code, passphrase))

struct Enrolment {
    std::string secret;  // base 32, for typing
    std::string uri;     // otpauth://
    std::string qr_svg;
};
DESCRIBE(Enrolment, (), (secret, uri, qr_svg))

struct SignInStep {
    std::string ticket;  // for the next step, five minutes
    std::string next;    // "code" or "enrolment"
    std::optional<Enrolment> enrolment;
};
DESCRIBE(SignInStep, (), (ticket, next, enrolment))

struct OneTimeCode {
    Text<60> ticket;
    Text<40> code;  // six digits, or one of the recovery codes
};
DESCRIBE(OneTimeCode, (), (ticket, code))

struct Enrolled {
    Session session;
    std::vector<std::string> recovery_codes;  // shown once
};
DESCRIBE(Enrolled, (), (session, recovery_codes))

SignInStep sign_in(Desk&, SignIn);
SignInStep set_up(Desk&, SetUp);
WithSession<Enrolled> enrol(Desk&, OneTimeCode);
WithSession<Session> sign_in_with_code(Desk&, OneTimeCode);

// Codes that are typed once: `groups` of five characters, 25 bits each.
std::string new_code(int groups);
// The same code, however it was typed: upper case, no dashes or blanks, look-alikes resolved.
std::string plain_code(const std::string& typed);

}  // namespace sanad
