// The whole public surface of the hotline.
#include "app.h"
#include "hotline/board.h"
#include "hotline/call.h"
#include "hotline/callback.h"
#include "hotline/caller.h"
#include "hotline/complaint.h"
#include "hotline/handover.h"
#include "hotline/help.h"
#include "hotline/service_referral.h"
#include "hotline/shift_sheet.h"
#include "hotline/subject.h"
#include "http/route.h"

namespace sanad {

std::vector<Endpoint> hotline_routes() {
    return {
        post<&take_contact>("/api/contacts", Permit::contact_take),
        get<&list_contacts>("/api/contacts", Permit::contact_read),
        get<&show_contact>("/api/contacts/{id}", Permit::contact_read),
        put<&edit_contact>("/api/contacts/{id}", Permit::contact_edit),
        post<&end_contact>("/api/contacts/{id}/end", Permit::contact_edit),
        post<&reopen_contact>("/api/contacts/{id}/reopening", Permit::contact_edit),
        get<&show_draft>("/api/contacts/{id}/draft", Permit::contact_read),
        put<&save_draft>("/api/contacts/{id}/draft", Permit::contact_edit)
            .unaudited("kept while somebody types, twice a second; the row says who and when"),
        del<&drop_draft>("/api/contacts/{id}/draft", Permit::contact_edit),

        get<&list_known_complaints>("/api/contacts/{id}/known-complaints", Permit::contact_take)
            .audited_read(),
        post<&take_up_complaint>("/api/contacts/{id}/known-complaints", Permit::contact_take),

        post<&ask_help>("/api/contacts/{id}/help", Permit::help_ask),
        get<&list_help_of_contact>("/api/contacts/{id}/help", Permit::help_read),
        get<&list_help>("/api/help", Permit::help_read),
        get<&show_help>("/api/help/{id}", Permit::help_read),
        post<&join_help>("/api/help/{id}/joining", Permit::help_join),
        get<&show_notes>("/api/help/{id}/notes", Permit::help_join)
            .unaudited("read again with every word typed; the joining says who reads along, from "
                       "when until when"),
        get<&list_help_messages>("/api/help/{id}/messages", Permit::help_read),
        post<&write_help_message>("/api/help/{id}/messages", Permit::help_answer),
        post<&see_help_messages>("/api/help/{id}/seen", Permit::help_answer),
        post<&end_help>("/api/help/{id}/end", Permit::help_answer),

        get<&list_colleagues>("/api/colleagues", Permit::colleague_read),
        post<&offer_contact>("/api/contacts/{id}/handovers", Permit::contact_hand_over),
        get<&list_handovers_of_contact>("/api/contacts/{id}/handovers", Permit::contact_read),
        post<&take_over_contact>("/api/contacts/{id}/take-over", Permit::contact_take_over),
        get<&list_handovers>("/api/handovers", Permit::contact_hand_over),
        post<&accept_handover>("/api/handovers/{id}/acceptance", Permit::contact_hand_over),
        post<&decline_handover>("/api/handovers/{id}/refusal", Permit::contact_hand_over),
        del<&withdraw_handover>("/api/handovers/{id}", Permit::contact_hand_over),
        get<&show_board>("/api/board", Permit::board_read),

        signed_by_line<&report_call>("/api/telephone/events", Permit::call_report),
        get<&list_calls>("/api/calls", Permit::contact_take),
        post<&answer_call>("/api/calls/{id}/answer", Permit::contact_take),
        get<&show_extension>("/api/extension", Permit::contact_take),
        put<&sit_at_extension>("/api/extension", Permit::contact_take),
        get<&show_queue_figures>("/api/queue-figures", Permit::queue_read),

        post<&register_complaint>("/api/complaints", Permit::complaint_register),
        get<&list_complaints>("/api/complaints", Permit::complaint_read),
        get<&show_complaint>("/api/complaints/{id}", Permit::complaint_read),
        put<&edit_complaint>("/api/complaints/{id}", Permit::complaint_edit),
        post<&triage_complaint>("/api/complaints/{id}/triage", Permit::complaint_triage),
        post<&close_complaint>("/api/complaints/{id}/closure", Permit::complaint_close),
        post<&reopen_complaint>("/api/complaints/{id}/reopening", Permit::complaint_reopen),
        get<&show_safe_contact>("/api/complaints/{id}/safe-contact", Permit::safe_contact_read),
        put<&edit_safe_contact>("/api/complaints/{id}/safe-contact", Permit::safe_contact_edit),
        post<&reveal_number>("/api/complaints/{id}/number", Permit::safe_contact_read)
            .refusals_audited(),

        post<&note_subject>("/api/complaints/{id}/person", Permit::complaint_edit),
        get<&list_complaints_of_person>("/api/people/{id}/complaints", Permit::complaint_read),
        get<&list_actions>("/api/complaints/{id}/actions", Permit::complaint_read),
        post<&note_action>("/api/complaints/{id}/actions", Permit::complaint_edit),
        get<&list_consents>("/api/complaints/{id}/consents", Permit::complaint_read),
        post<&note_consent>("/api/complaints/{id}/consents", Permit::complaint_edit),

        post<&promise_callback>("/api/complaints/{id}/callbacks", Permit::callback_promise)
            .refusals_audited(),
        get<&list_callbacks_of_complaint>("/api/complaints/{id}/callbacks", Permit::callback_read),
        get<&list_callbacks>("/api/callbacks", Permit::callback_read),
        get<&list_attempts>("/api/callbacks/{id}/attempts", Permit::callback_read),
        post<&start_callback>("/api/callbacks/{id}/attempts", Permit::callback_make)
            .refusals_audited(),
        post<&finish_attempt>("/api/callback-attempts/{id}/outcome", Permit::callback_make),
        post<&assign_callback>("/api/callbacks/{id}/assignment", Permit::callback_assign),
        post<&withdraw_callback>("/api/callbacks/{id}/withdrawal", Permit::callback_make),

        post<&refer_caller>("/api/contacts/{id}/referrals", Permit::service_referral_make),
        get<&list_referrals_of_contact>(
            "/api/contacts/{id}/referrals", Permit::service_referral_read),
        post<&refer_worker>("/api/complaints/{id}/referrals", Permit::service_referral_make),
        get<&list_referrals_of_complaint>(
            "/api/complaints/{id}/referrals", Permit::service_referral_read),
        post<&follow_referral>(
            "/api/service-referrals/{id}/status", Permit::service_referral_follow),
        get<&show_referral_history>(
            "/api/service-referrals/{id}/history", Permit::service_referral_read),
        get<&list_shift_sheets>("/api/shift-sheets", Permit::shift_sheet_read),
        get<&show_next_shift_sheet>("/api/shift-sheets/next", Permit::shift_sheet_sign),
        put<&save_shift_sheet_notes>("/api/shift-sheets/next/notes", Permit::shift_sheet_sign)
            .unaudited("kept while somebody types; the row says who and when"),
        post<&sign_shift_sheet>("/api/shift-sheets", Permit::shift_sheet_sign),
        get<&show_shift_sheet>("/api/shift-sheets/{id}", Permit::shift_sheet_read),
        post<&tick_shift_sheet>("/api/shift-sheets/{id}/ticks", Permit::shift_sheet_accept),
        post<&accept_shift_sheet>("/api/shift-sheets/{id}/acceptance", Permit::shift_sheet_accept)
            .refusals_audited(),
        post<&withdraw_shift_sheet>("/api/shift-sheets/{id}/withdrawal", Permit::shift_sheet_sign),

        get<&show_complaint_history>("/api/complaints/{id}/history", Permit::complaint_read),
    };
}

}  // namespace sanad
