-- Need-to-know as rows. One rule says who reaches a file's rows; every table of a file carries it for each command,
-- with the permits that open that command.
set local role sanad_owner;

create or replace procedure access.guard(
    target regclass, command text, permits text[], unit_column text, own_column text, own_since_column text, file_column text)
language plpgsql as $$
declare
    name text := format('%s_%s', (select relname from pg_class where oid = target), command);
    reach text;
begin
    select string_agg(format('access.reaches(%L, %I, %I, %I, %s)', permit, unit_column, own_column, own_since_column,
        coalesce(quote_ident(file_column), 'null')), ' or ') into reach from unnest(permits) permit;
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('drop policy if exists %I on %s', name, target);
    execute format('create policy %I on %s for %s to app %s', name, target, command,
        case command
            -- A new row is in the writer's own unit, in a file that the writer sees.
            when 'insert' then format('with check (%I = (select access.unit()) and (%s)%s)', unit_column, reach,
                case when file_column is null then '' else
                    format(' and exists (select from cases.file f where f.id = %s.%I)', target, file_column) end)
            when 'update' then format('using (%s) with check (%s)', reach, reach)
            else format('using (%s)', reach)
        end);
end $$;

-- A row that belongs to another one is reached through it.
create or replace procedure access.guard_through(target regclass, command text, parent_visible text) language plpgsql as $$
declare name text := format('%s_%s', (select relname from pg_class where oid = target), command);
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('drop policy if exists %I on %s', name, target);
    execute format('create policy %I on %s for %s to app %s', name, target, command,
        case command
            when 'insert' then format('with check (%s)', parent_visible)
            when 'update' then format('using (%s) with check (%s)', parent_visible, parent_visible)
            else format('using (%s)', parent_visible)
        end);
end $$;

-- A file is opened by what it holds: contacts by the hotline's permits, a person by the identity's, a party by the rule of
-- db/always/27_parties.sql.
create or replace function access.opens(holds text, unit uuid, owner uuid, since timestamptz, file uuid) returns boolean
language sql stable parallel safe
    return case holds when 'person' then access.reaches('identity_read', unit, owner, since, file)
        when 'party' then parties.opens(file, owner, since)
        else access.reaches('contact_read', unit, owner, since, file) or access.reaches('complaint_read', unit, owner, since, file) end;
do $$
declare
    reach text := 'access.reaches(%L, unit_id, opened_by, opened_at, null)';
    begins text := format('unit_id = (select access.unit()) and case holds when ''person'' then %s
        when ''party'' then opened_by = access.me() and access.permits(''party_register'') else %s end',
        format(reach, 'identity_register'), format(reach, 'contact_take'));
begin
    call access.guard_through('cases.file', 'select', 'access.opens(holds, unit_id, opened_by, opened_at, id)');
    call access.guard_through('cases.file', 'insert', begins);
end $$;

call access.guard('people.person', 'select', '{identity_read}', 'unit_id', 'registered_by', 'registered_at', 'file_id');
call access.guard('people.person', 'insert', '{identity_register}', 'unit_id', 'registered_by', 'registered_at', 'file_id');
call access.guard('people.person', 'update', '{identity_edit}', 'unit_id', 'registered_by', 'registered_at', 'file_id');
do $$
declare
    target text;
    of_person text := 'exists (select from people.person p where p.id = person_id)';
begin
    foreach target in array array['people.person_name', 'people.person_document', 'people.person_phone'] loop
        call access.guard_through(target, 'select', of_person);
        call access.guard_through(target, 'insert', of_person || ' and added_by = access.me()
            and (access.permits(''identity_register'') or access.permits(''identity_edit''))');
        call access.guard_through(target, 'update', of_person || ' and access.permits(''identity_edit'')');
    end loop;
end $$;

-- Whoever reaches a file with the permit hangs a party on it; what a party is, and what is said of it, opens with the party and the link.
do $$
declare
    reach text := 'parties.reaches(%L, %s)';
    own text := 'id, unit_id, registered_by, registered_at, file_id';
    of_party text := 'exists (select from parties.party p where p.id = party_id and parties.reaches(%L, p.id, p.unit_id, p.registered_by,
        p.registered_at, p.file_id))';
    of_file text := 'exists (select from cases.file f where f.id = file_id and access.reaches(%L, f.unit_id, f.opened_by, f.opened_at, f.id))';
    of_link text := 'exists (select from parties.link l join cases.file f on f.id = l.file_id where l.id = link_id
        and access.reaches(%L, f.unit_id, f.opened_by, f.opened_at, f.id))';
begin
    call access.guard_through('parties.party', 'select', format(reach, 'party_read', own));
    call access.guard_through('parties.party', 'insert', 'unit_id = (select access.unit()) and registered_by = access.me()
        and access.permits(''party_register'') and exists (select from cases.file f where f.id = file_id and f.holds = ''party'')');
    call access.guard_through('parties.detail', 'select', format(of_party, 'party_read'));
    call access.guard_through('parties.detail', 'insert', 'added_by = access.me() and ' || format(of_party, 'party_register'));
    call access.guard_through('parties.detail', 'update', format(of_party, 'party_edit'));
    call access.guard_through('parties.link', 'select', format(of_file, 'party_read'));
    call access.guard_through('parties.link', 'insert', 'added_by = access.me() and parties.linkable(party_id, file_id) and '
        || format(of_file, 'party_register'));
    call access.guard_through('parties.link', 'update', format(of_file, 'party_edit'));
    call access.guard_through('parties.allegation', 'select', format(of_link, 'party_read'));
    call access.guard_through('parties.allegation', 'insert', 'added_by = access.me() and ' || format(of_link, 'party_register'));
    call access.guard_through('parties.allegation', 'update', format(of_link, 'party_edit'));
end $$;

call access.guard('hotline.contact', 'select', '{contact_read}', 'unit_id', 'taken_by', 'started_at', 'file_id');
call access.guard('hotline.contact', 'insert', '{contact_take}', 'unit_id', 'taken_by', 'started_at', 'file_id');
call access.guard('hotline.contact', 'update', '{contact_edit}', 'unit_id', 'taken_by', 'started_at', 'file_id');

call access.guard_through('hotline.draft', 'select', 'exists (select from hotline.contact c where c.id = contact_id)');
call access.guard_through('hotline.draft', 'insert', 'exists (select from hotline.contact c where c.id = contact_id and access.permits(''contact_edit''))');
call access.guard_through('hotline.draft', 'update', 'exists (select from hotline.contact c where c.id = contact_id and access.permits(''contact_edit''))');
-- A draft goes when its complaint is registered, by whoever registers it.
call access.guard_through('hotline.draft', 'delete', 'exists (select from hotline.contact c where c.id = contact_id
    and (access.permits(''contact_edit'') or access.permits(''complaint_register'')))');

call access.guard('hotline.complaint', 'select', '{complaint_read}', 'unit_id', 'created_by', 'created_at', 'file_id');
call access.guard('hotline.complaint', 'insert', '{complaint_register}', 'unit_id', 'created_by', 'created_at', 'file_id');
call access.guard('hotline.complaint', 'update', '{complaint_edit,complaint_triage,complaint_close,complaint_reopen}',
    'unit_id', 'created_by', 'created_at', 'file_id');

do $$
declare
    of_complaint text := 'exists (select from hotline.complaint c where c.id = complaint_id)';
    of_callback text := 'exists (select from hotline.callback b where b.id = callback_id)';
begin
    call access.guard_through('hotline.safe_contact', 'select', of_complaint || ' and access.permits(''safe_contact_read'')');
    call access.guard_through('hotline.safe_contact', 'insert',
        of_complaint || ' and (access.permits(''safe_contact_edit'') or access.permits(''complaint_register''))');
    call access.guard_through('hotline.safe_contact', 'update', of_complaint || ' and access.permits(''safe_contact_edit'')');
    call access.guard('hotline.callback', 'select', '{callback_read}', 'unit_id', 'promised_by', 'promised_at', 'file_id');
    call access.guard('hotline.callback', 'insert', '{callback_promise}', 'unit_id', 'promised_by', 'promised_at', 'file_id');
    call access.guard('hotline.callback', 'update', '{callback_make,callback_assign}', 'unit_id', 'promised_by', 'promised_at', 'file_id');
    call access.guard_through('hotline.callback_attempt', 'select', of_callback);
    call access.guard_through('hotline.callback_attempt', 'insert', of_callback || ' and access.permits(''callback_make'') and actor = access.me()');
    call access.guard_through('hotline.callback_attempt', 'update', of_callback || ' and access.permits(''callback_make'') and actor = access.me()');
    call access.guard_through('cases.assignment', 'insert', 'exists (select from cases.file f where f.id = file_id) and access.permits(''callback_assign'')');
end $$;

-- Help is asked for, and a contact offered, by who has it in hand; both are seen by whoever reaches its file, an offer by the one
-- it is made to as well. Acceptance and taking over are the functions of db/always/50_beside.sql.
do $$
declare
    of_help text := 'exists (select from hotline.help h where h.id = help_id)';
    in_hand text := 'exists (select from hotline.contact c where c.id = %1$I.contact_id and c.file_id = %1$I.file_id
        and coalesce(c.held_by, c.taken_by) = access.me() and c.ended_at is null)';
    mine text := '(select access.me()) in (from_account, to_account)';
begin
    call access.guard('hotline.help', 'select', '{help_read}', 'unit_id', 'asked_by', 'asked_at', 'file_id');
    call access.guard_through('hotline.help', 'insert', 'unit_id = (select access.unit()) and asked_by = (select access.me())
        and access.permits(''help_ask'') and ' || format(in_hand, 'help'));
    call access.guard('hotline.help', 'update', '{help_ask,help_answer,help_join}', 'unit_id', 'asked_by', 'asked_at', 'file_id');
    call access.guard_through('hotline.help_message', 'select', of_help);
    call access.guard_through('hotline.help_message', 'insert', of_help || ' and access.permits(''help_answer'') and author = (select access.me())');
    call access.guard_through('hotline.help_message', 'update', of_help || ' and access.permits(''help_answer'') and author <> (select access.me())');
    call access.guard_through('hotline.contact_handover', 'select',
        'from_account = (select access.me()) or to_account = (select access.me())
            or access.reaches(''contact_read'', unit_id, from_account, offered_at, file_id)');
    call access.guard_through('hotline.contact_handover', 'insert', 'unit_id = (select access.unit()) and kind = ''handover''
        and from_account = (select access.me()) and accepted_at is null and access.permits(''contact_hand_over'')
        and exists (select from access.colleague k where k.id = to_account and k.unit_id = (select access.unit()))
        and ' || format(in_hand, 'contact_handover'));
    call access.guard_through('hotline.contact_handover', 'update', mine || ' and kind = ''handover'' and access.permits(''contact_hand_over'')');
end $$;

-- What was done at once, and what she agrees to.
do $$
declare
    target text;
    of_complaint text := 'exists (select from hotline.complaint c where c.id = complaint_id)';
begin
    foreach target in array array['hotline.immediate_action', 'hotline.complaint_consent'] loop
        call access.guard_through(target, 'select', of_complaint);
        call access.guard_through(target, 'insert',
            of_complaint || ' and actor = access.me() and (access.permits(''complaint_register'') or access.permits(''complaint_edit''))');
    end loop;
end $$;

-- Hand-over: a sheet is its unit's leads', and may be read at the site. Who signs writes it, with nothing but notes; who accepts
-- ticks and ends it; the rest is the triggers' matter (db/always/55_shift_sheet.sql).
do $$
declare
    here text := 'unit_id = (select access.unit())';
    signs text := '(select access.permits(''shift_sheet_sign''))';
    accepts text := '(select access.permits(''shift_sheet_accept''))';
    of_sheet text := 'exists (select from hotline.shift_sheet h where h.id = shift_sheet_id';
begin
    call access.guard_through('hotline.shift_sheet', 'select', 'unit_id = any ((select access.units(''shift_sheet_read''))::uuid[])');
    call access.guard_through('hotline.shift_sheet', 'insert', format('%s and signed_by = (select access.me()) and %s
        and exists (select from cases.file f where f.id = file_id)', here, signs));
    execute 'drop policy if exists shift_sheet_update on hotline.shift_sheet';
    execute format('create policy shift_sheet_update on hotline.shift_sheet for update to app using (%1$s and (%2$s or %3$s))
        with check (%1$s and (accepted_at is null or (%3$s and accepted_by = (select access.me())))
            and (withdrawn_at is null or (%2$s and signed_by = (select access.me()))))', here, signs, accepts);
    call access.guard_through('hotline.shift_item', 'select', of_sheet || ')');
    execute 'drop policy if exists shift_item_update on hotline.shift_item';
    execute format('create policy shift_item_update on hotline.shift_item for update to app
        using (%1$s and h.%2$s and h.accepted_at is null and h.withdrawn_at is null and (%4$s or (%3$s and h.signed_by = (select access.me())))))
        with check (ticked_by is null or ticked_by = (select access.me()))', of_sheet, here, signs, accepts);
    call access.guard_through('hotline.shift_draft', 'select', format('%s and %s', here, signs));
    call access.guard_through('hotline.shift_draft', 'insert', format('%s and %s and saved_by = (select access.me())
        and exists (select from cases.file f where f.id = file_id)', here, signs));
    execute 'drop policy if exists shift_draft_update on hotline.shift_draft';
    execute format('create policy shift_draft_update on hotline.shift_draft for update to app using (%1$s and %2$s)
        with check (%1$s and %2$s and saved_by = (select access.me()))', here, signs);
end $$;

-- Who takes a report out as a file is written down by that person.
call access.guard_through('report.report_export', 'select', 'unit_id = any ((select access.units(''report_export''))::uuid[])');
call access.guard_through('report.report_export', 'insert', 'unit_id = (select access.unit()) and exported_by = (select access.me())
    and (select access.permits(''report_export''))');

-- The rules of db/always/25_people.sql, 27_parties.sql, 40_callbacks.sql, 50_beside.sql, 55_shift_sheet.sql and 60_report.sql, which run as the owner, must see
-- whatever they are about.
do $$
declare target regclass;
begin
    foreach target in array array['cases.file', 'cases.assignment', 'people.person', 'people.person_name', 'people.person_document',
        'people.person_phone', 'parties.party', 'parties.detail', 'parties.link', 'parties.allegation',
        'hotline.contact', 'hotline.complaint', 'hotline.complaint_category',
        'hotline.safe_contact', 'hotline.callback', 'hotline.callback_attempt', 'hotline.complaint_clock', 'hotline.complaint_change',
        'hotline.draft', 'hotline.call', 'hotline.call_event', 'hotline.help', 'hotline.contact_handover', 'hotline.shift_sheet',
        'hotline.shift_item', 'hotline.shift_draft']::regclass[] loop
        execute format('drop policy if exists rules_see on %s', target);
        execute format('create policy rules_see on %s to sanad_owner using (true) with check (true)', target);
    end loop;
end $$;

do $$
declare
    seen text := 'exists (select from hotline.complaint c where c.id = complaint_id)';
    begun text := '(access.permits(''complaint_register'') or access.permits(''complaint_triage''))';
    ended text := '(access.permits(''complaint_close'') or access.permits(''complaint_reopen''))';
begin
    call access.guard_through('hotline.complaint_category', 'select', seen);
    call access.guard_through('hotline.complaint_category', 'insert',
        seen || ' and (access.permits(''complaint_register'') or access.permits(''complaint_edit''))');
    call access.guard_through('hotline.complaint_category', 'delete', seen || ' and access.permits(''complaint_edit'')');
    call access.guard_through('hotline.complaint_change', 'select', seen);
    call access.guard_through('hotline.complaint_change', 'insert', seen || ' and actor = access.me() and (' || begun || ' or ' || ended || ')');
    call access.guard_through('hotline.complaint_clock', 'select', seen);
    call access.guard_through('hotline.complaint_clock', 'insert', seen || ' and ' || begun);
    call access.guard_through('hotline.complaint_clock', 'update', seen || ' and (' || begun || ' or ' || ended || ')');
    call access.guard_through('cases.assignment', 'select', 'account_id = access.me()');
end $$;

-- Extensions: everyone of the unit who takes calls sees who sits where, and may sit down in another one's place.
-- Calls: what nobody has taken yet is open to all of them; then it is hers who took it. The line writes what it reports, and
-- makes the contact, with its file, of the one who sits at the extension that answered.
do $$
declare
    takes text := '(select access.permits(''contact_take''))';
    reports text := '(select access.permits(''call_report''))';
    here text := 'unit_id = (select access.unit())';
    untaken text := 'contact_id is null and ended_at is null';
    seated text := 'exists (select from hotline.extension e where e.account_id = %I)';
    seen text := 'exists (select from hotline.call c where c.id = call_id)';
begin
    call access.guard_through('hotline.extension', 'select', format('%s and (%s or %s)', here, takes, reports));
    call access.guard_through('hotline.extension', 'insert', format('%s and account_id = (select access.me()) and %s', here, takes));
    call access.guard_through('hotline.extension', 'delete', format('(%s or account_id = (select access.me())) and %s', here, takes));

    call access.guard_through('hotline.call', 'select', format('unit_id = any ((select access.units(''queue_read''))::uuid[])
        or (%s and (%s and %s or answered_by = (select access.me())
            or exists (select from hotline.contact k where k.id = contact_id and k.held_by = (select access.me()))))
        or (%s and line = (select access.me()))', takes, here, untaken, reports));
    call access.guard_through('hotline.call', 'insert', format('%s and line = (select access.me()) and %s', here, reports));
    execute 'drop policy if exists call_update on hotline.call';
    execute format('create policy call_update on hotline.call for update to app
        using ((%1$s and %2$s and %3$s) or (%4$s and line = (select access.me())))
        with check ((%1$s and answered_by = (select access.me())) or (%4$s and line = (select access.me())))', takes, here, untaken, reports);
    call access.guard_through('hotline.call_event', 'select', seen);
    call access.guard_through('hotline.call_event', 'insert', format('%s and ((%s and line = (select access.me()))
        or (%s and type = ''answer'' and account_id = (select access.me())))', seen, reports, takes));

    execute 'drop policy if exists file_insert_by_line on cases.file';
    execute format('create policy file_insert_by_line on cases.file for insert to app with check (%s and %s and %s)',
        reports, here, format(seated, 'opened_by'));
    execute 'drop policy if exists contact_insert_by_line on hotline.contact';
    execute format('create policy contact_insert_by_line on hotline.contact for insert to app with check (%s and %s and %s)',
        reports, here, format(seated, 'taken_by'));
end $$;

-- Where she was sent. The directory itself holds nothing about her.
do $$
declare of_referral text := 'exists (select from hotline.service_referral r where r.id = service_referral_id)';
begin
    call access.guard('hotline.service_referral', 'select', '{service_referral_read}', 'unit_id', 'made_by', 'made_at', 'file_id');
    call access.guard('hotline.service_referral', 'insert', '{service_referral_make}', 'unit_id', 'made_by', 'made_at', 'file_id');
    call access.guard('hotline.service_referral', 'update', '{service_referral_follow}', 'unit_id', 'made_by', 'made_at', 'file_id');
    call access.guard_through('hotline.service_referral_change', 'select', of_referral);
    call access.guard_through('hotline.service_referral_change', 'insert', of_referral || ' and actor = access.me()
        and (access.permits(''service_referral_make'') or access.permits(''service_referral_follow''))');
    call access.guard_through('directory.organisation', 'select', '(select access.permits(''directory_read''))');
    call access.guard_through('directory.organisation', 'insert', '(select access.permits(''directory_edit''))');
    call access.guard_through('directory.organisation', 'update', '(select access.permits(''directory_edit''))');
end $$;

-- Accounts and sessions are read through the views of 10_access.sql; what is written is guarded here.
alter table access.account enable row level security;
drop policy if exists account_select on access.account;
create policy account_select on access.account for select to app
    using ((select access.may('user_read.all')) or id = (select access.me()));
drop policy if exists account_insert on access.account;
create policy account_insert on access.account for insert to app with check ((select access.may('user_edit.all')));
drop policy if exists account_update on access.account;
create policy account_update on access.account for update to app
    using ((select access.may('user_edit.all'))) with check ((select access.may('user_edit.all')));

alter table access.account_role enable row level security;
drop policy if exists account_role_select on access.account_role;
create policy account_role_select on access.account_role for select to app
    using ((select access.may('user_read.all')) or account_id = (select access.me()));
drop policy if exists account_role_insert on access.account_role;
create policy account_role_insert on access.account_role for insert to app with check ((select access.may('user_edit.all')));
drop policy if exists account_role_delete on access.account_role;
create policy account_role_delete on access.account_role for delete to app using ((select access.may('user_edit.all')));

alter table access.factor_reset enable row level security;
drop policy if exists factor_reset_select on access.factor_reset;
create policy factor_reset_select on access.factor_reset for select to app using ((select access.may('factor_reset.all')));
drop policy if exists factor_reset_insert on access.factor_reset;
create policy factor_reset_insert on access.factor_reset for insert to app
    with check ((select access.may('factor_reset.all')) and requested_by = (select access.me()));
drop policy if exists factor_reset_update on access.factor_reset;
create policy factor_reset_update on access.factor_reset for update to app
    using ((select access.may('factor_reset.all'))) with check ((select access.may('factor_reset.all')));

alter table access.idempotency enable row level security;
alter table access.idempotency force row level security;
drop policy if exists idempotency_own on access.idempotency;
create policy idempotency_own on access.idempotency to app
    using (account_id = (select access.me())) with check (account_id = (select access.me()));

-- Everyone's acts are written in their own name; who reads which, by scope: all, my site's, or the technical ones.
alter table audit.entry enable row level security;
drop policy if exists entry_insert on audit.entry;
create policy entry_insert on audit.entry for insert to app with check (actor is not distinct from (select access.me()));
drop policy if exists entry_select on audit.entry;
create policy entry_select on audit.entry for select to app using (
    (select access.may('audit_read.all'))
    or ((select access.may('audit_read.site')) and unit_id = any ((select access.units('audit_read'))::uuid[]))
    or ((select access.may('audit_read.tech')) and object_kind in ('user', 'session', 'factor_reset', 'unit_key')));
