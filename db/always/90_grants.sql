-- app owns nothing and is granted, table by table, only what some route needs. Sequences: none, ids come from the program.
set local role sanad_owner;

revoke all on all tables in schema code, access, cases, people, parties, hotline, directory, audit, report from app;
revoke all on all routines in schema access, audit, people, parties, hotline, report from public;
grant usage on schema code, access, cases, people, parties, hotline, directory, audit, report to app;
grant execute on all functions in schema people, parties, hotline, access, audit, report to app;
revoke execute on function parties.naming(bytea[], uuid[]) from app;
revoke execute on function access.end_sessions_of(uuid[]) from app;
revoke execute on function hotline.give(uuid, uuid, uuid), hotline.open_file_to(uuid, uuid) from app;
revoke execute on function audit.canonical(bigint, audit.entry) from app;

grant select on all tables in schema code to app;
grant select on access.site, access.unit, access.unit_key, access.role_permit to app;
grant insert on access.unit_key to app;
grant select on access.colleague, access.user_sheet, access.session_sheet, access.my_session,
    access.factor_reset_sheet to app;
grant select (id, name, display_name, unit_id, active, version, unit_key_id, wrapped_key) on access.account to app;
grant insert (id, name, display_name, unit_id, unit_key_id, wrapped_key, setup_code_hash, setup_code_ends_at) on access.account to app;
grant update (display_name, unit_id, active, version) on access.account to app;
grant select, insert, delete on access.account_role to app;
grant select, insert on access.factor_reset to app;
grant update (withdrawn_at) on access.factor_reset to app;
grant select, insert on access.idempotency to app;

grant select, insert on cases.file to app;
grant select on cases.assignment to app;

grant select, insert (id, file_id, code_word, code_number, sex, birth_date, birth_precision, nationality, languages, literacy, verification)
    on people.person to app;
grant update (sex, birth_date, birth_precision, nationality, languages, literacy, verification, version) on people.person to app;
grant select, insert (id, person_id, text, source), update (ended_at) on people.person_name to app;
grant select, insert (id, person_id, kind, number, number_mac, issuer, expires_on, held_by), update (ended_at) on people.person_document to app;
grant select, insert (id, person_id, phone, phone_mac), update (ended_at) on people.person_phone to app;
grant select on people.called, people.person_row, people.person_name_row, people.person_document_row, people.person_phone_row to app;

grant select, insert (id, file_id, kind) on parties.party to app;
grant select, insert (id, party_id, kind, text, mac), update (ended_at) on parties.detail to app;
grant select, insert (id, party_id, file_id, role, said_by), update (ended_by, ended_at, end_reason) on parties.link to app;
grant select, insert (id, link_id, said_by), update (ended_by, ended_at, end_reason) on parties.allegation to app;
grant select on parties.party_row, parties.detail_row, parties.link_row to app;

-- What a row is and whose it is never changes: updates are granted column by column.
grant select on hotline.contact to app;
-- No holder: a contact begins in the hands of who takes it.
grant insert (id, file_id, unit_id, channel, call_type, language, interpreter, caller_is_subject, caller_name, caller_phone, caller_phone_mac,
    received_at, started_at, taken_by) on hotline.contact to app;
grant select, insert on hotline.draft to app;
-- No state: a complaint begins as NEW.
grant select, insert (id, file_id, contact_id, unit_id, reference, triage, narrative, danger_now, safe_to_talk, medical_need, worker_name,
    worker_phone, nationality, language, governorate, area, address, employer_name, started_on, wish, safe_contact, safe_contact_note,
    consent_to_record, created_by, worker_phone_mac, employer_phone_mac, employer_civil_id_mac,
    paci_mac, block, street, building, paci_number, landmarks, employer_kind,
    employer_phone, employer_civil_id, office_name, entered_on, residency, wage_promised, wage_paid, last_paid_on, passport_held_by,
    hours_a_day, rest_day, absence_report, ilo_1, ilo_2, ilo_3, ilo_4, ilo_5, ilo_6, ilo_7, ilo_8, ilo_9, ilo_10, ilo_11) on hotline.complaint to app;
grant update (channel, call_type, language, interpreter, caller_is_subject, caller_name, caller_phone, caller_phone_mac, received_at, ended_at,
    interpreter_joined_at, version)
    on hotline.contact to app;
grant update (content, version, saved_at, saved_by), delete on hotline.draft to app;
grant update (person_id, state, triage, narrative, danger_now, safe_to_talk, medical_need, worker_name, worker_phone, nationality, language,
    governorate, area, address, employer_name, started_on, wish, safe_contact, safe_contact_note, consent_to_record, worker_phone_mac, employer_phone_mac,
    employer_civil_id_mac, paci_mac, updated_at,
    version, block, street, building, paci_number, landmarks, employer_kind,
    employer_phone, employer_civil_id, office_name, entered_on, residency, wage_promised, wage_paid, last_paid_on, passport_held_by,
    hours_a_day, rest_day, absence_report, ilo_1, ilo_2, ilo_3, ilo_4, ilo_5, ilo_6, ilo_7, ilo_8, ilo_9, ilo_10, ilo_11)
    on hotline.complaint to app;
grant select, insert, delete on hotline.complaint_category to app;
grant select, insert on hotline.complaint_change to app;
grant select, insert on hotline.complaint_clock to app;
grant update (due_at, stopped_at) on hotline.complaint_clock to app;
grant select, insert on hotline.safe_contact to app;
grant update (days, from_time, until_time, sms, whatsapp, voicemail, shared_with, cover_story, agreed_name, danger_word, proof_word,
    if_cut_off, ends_on, version, saved_at, saved_by) on hotline.safe_contact to app;
grant select, insert on hotline.callback, hotline.callback_attempt to app;
grant update (due_at, assigned_to, ended_at, ended_by, outcome, end_reason, version) on hotline.callback to app;
grant update (outcome, note, finished_at) on hotline.callback_attempt to app;
grant select, insert on hotline.immediate_action, hotline.complaint_consent to app;
grant select on hotline.immediate_action_sheet, hotline.complaint_consent_row to app;
grant insert (file_id, account_id) on cases.assignment to app;
grant select on hotline.safe_contact_sheet, hotline.complaint_number, hotline.callback_row, hotline.callback_attempt_sheet to app;
grant select, insert (id, contact_id, file_id, urgency) on hotline.help to app;
grant update (urgency, raised_at, joined_by, joined_at, ended_by, ended_at) on hotline.help to app;
grant select, insert (id, help_id, words), update (seen_at) on hotline.help_message to app;
grant select, insert (id, contact_id, file_id, to_account, note), update (declined_at, withdrawn_at) on hotline.contact_handover to app;
grant select on hotline.help_row, hotline.help_message_sheet, hotline.handover_sheet, hotline.board_contact, hotline.board_clock to app;
grant select on hotline.triage_rule, hotline.transition_rule to app;
grant select, insert on hotline.service_referral, hotline.service_referral_change to app;
grant update (status, version) on hotline.service_referral to app;
grant select on hotline.service_referral_sheet, hotline.service_referral_change_sheet to app;
-- Where an entry comes from, and that it was verified by somebody else, is not typed in.
grant select, insert (id, kind, name_en, name_ar, does_en, does_ar, country, governorate, address, phone, phone_after_hours, website,
    languages, serves, hours_known, days, from_time, until_time, capacity, free_places, counted_at) on directory.organisation to app;
grant update (kind, name_en, name_ar, does_en, does_ar, country, governorate, address, phone, phone_after_hours, website, languages, serves,
    hours_known, days, from_time, until_time, capacity, free_places, counted_at, verified_at, verified_by, active, version)
    on directory.organisation to app;
grant select on directory.organisation_sheet, directory.verification_rule to app;
grant select, insert, delete on hotline.extension to app;
grant select, insert on hotline.call, hotline.call_event to app;
grant update (wrapped_key, caller_number, rang_at, answered_at, answered_by, ended_at, contact_id) on hotline.call to app;
grant select on hotline.queue_rule, hotline.call_leg, hotline.call_row to app;
-- Items are written by the signature itself (db/always/55_shift_sheet.sql).
grant select, insert (id, file_id, notes) on hotline.shift_sheet to app;
grant update (accepted_by, accepted_at, withdrawn_at, withdraw_reason) on hotline.shift_sheet to app;
grant select, update (note, ticked_at, ticked_by) on hotline.shift_item to app;
grant select, insert (file_id, content) on hotline.shift_draft to app;
grant update (content, version, saved_at, saved_by) on hotline.shift_draft to app;
grant select on hotline.shift_rule, hotline.shift_sheet_whole, hotline.shift_sheet_row, hotline.shift_sheet_next to app;
grant select on report.report_column, report.report_export to app;
grant insert (id, report, by_period, first_day, last_day, format, language, sha256) on report.report_export to app;
grant select on hotline.complaint_sheet, hotline.complaint_row, hotline.complaint_change_sheet, hotline.contact_sheet,
    hotline.contact_row, hotline.draft_sheet to app;

grant select, insert on audit.entry to app;
grant select, insert on audit.head to app;
grant select on audit.link, audit.progress, audit.entry_sheet, audit.chain, audit.live_event to app;

reset role;
alter role app set statement_timeout = '5s';
alter role app set lock_timeout = '2s';
-- Every statement of the program is prepared once and used for long; planning is dear where policies nest.
alter role app set plan_cache_mode = 'force_generic_plan';
alter role app set idle_in_transaction_session_timeout = '10s';
