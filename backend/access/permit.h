// What a route may ask for. Which role holds which permit, in which scope, is data (access.role_permit).
#pragma once

#include <boost/describe/enum.hpp>

namespace sanad {

// Named once; more than the 52 that one BOOST_DESCRIBE_ENUM takes.
// clang-format off
#define SANAD_PERMITS(permit) \
    permit(code_read) permit(contact_take) permit(contact_read) permit(contact_edit) \
    permit(callback_read) permit(callback_promise) permit(callback_make) permit(callback_assign) \
    permit(safe_contact_read) permit(safe_contact_edit) permit(identity_register) \
    permit(identity_read) permit(identity_edit) permit(party_register) permit(party_read) \
    permit(party_edit) permit(service_referral_make) \
    permit(service_referral_read) permit(service_referral_follow) permit(directory_read) \
    permit(directory_edit) permit(call_report) permit(queue_read) permit(board_read) \
    permit(help_ask) permit(help_read) permit(help_answer) permit(help_join) \
    permit(colleague_read) permit(contact_hand_over) permit(contact_take_over) \
    permit(shift_sheet_read) permit(shift_sheet_sign) permit(shift_sheet_accept) \
    permit(report_read) permit(report_export) permit(complaint_register) permit(complaint_read) \
    permit(complaint_edit) permit(complaint_triage) permit(complaint_close) \
    permit(complaint_reopen) permit(user_read) permit(user_edit) permit(role_read) \
    permit(session_list) permit(session_end) permit(factor_reset) permit(audit_read)
// clang-format on

#define SANAD_ENUMERATOR(name) name,
enum class Permit { SANAD_PERMITS(SANAD_ENUMERATOR) };
#undef SANAD_ENUMERATOR

#define SANAD_DESCRIBED(name) BOOST_DESCRIBE_ENUM_ENTRY(Permit, name)
BOOST_DESCRIBE_ENUM_BEGIN(Permit)
SANAD_PERMITS(SANAD_DESCRIBED)
BOOST_DESCRIBE_ENUM_END(Permit)
#undef SANAD_DESCRIBED

}  // namespace sanad
