// What a route may ask for. Which role holds which permit, in which scope, is data (access.role_permit).
#pragma once

#include <boost/describe/enum.hpp>

namespace sanad {

enum class Permit {
    code_read,
    contact_take,
    contact_read,
    contact_edit,
    callback_read,
    callback_promise,
    callback_make,
    callback_assign,
    safe_contact_read,
    safe_contact_edit,
    service_referral_make,
    service_referral_read,
    service_referral_follow,
    directory_read,
    directory_edit,
    call_report,
    queue_read,
    board_read,
    help_ask,
    help_read,
    help_answer,
    help_join,
    colleague_read,
    contact_hand_over,
    contact_take_over,
    shift_sheet_read,
    shift_sheet_sign,
    shift_sheet_accept,
    report_read,
    report_export,
    complaint_register,
    complaint_read,
    complaint_edit,
    complaint_triage,
    complaint_close,
    complaint_reopen,
    user_read,
    user_edit,
    role_read,
    session_list,
    session_end,
    factor_reset,
    audit_read,
};
BOOST_DESCRIBE_ENUM(Permit, code_read, contact_take, contact_read, contact_edit, callback_read,
    callback_promise, callback_make, callback_assign, safe_contact_read, safe_contact_edit,
    service_referral_make, service_referral_read, service_referral_follow, directory_read,
    directory_edit, call_report, queue_read, board_read, help_ask, help_read, help_answer,
    help_join, colleague_read, contact_hand_over, contact_take_over, shift_sheet_read,
    shift_sheet_sign, shift_sheet_accept, report_read, report_export, complaint_register,
    complaint_read, complaint_edit, complaint_triage, complaint_close, complaint_reopen, user_read,
    user_edit, role_read, session_list, session_end, factor_reset, audit_read)

}  // namespace sanad
