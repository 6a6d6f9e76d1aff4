-- What holds for every table and function: ownership, row-level security, grants, indexes, loaded lists.
begin;
\ir world.psql
select plan(44);

create view test.our_table as
    select c.oid, n.nspname as schema, c.relname as name, c.relrowsecurity, c.relforcerowsecurity
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('access', 'audit', 'cases', 'code', 'hotline', 'directory', 'report', 'people', 'parties');
create view test.our_function as
    select p.*, n.nspname as schema from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('access', 'audit', 'cases', 'code', 'hotline', 'directory', 'report', 'people', 'parties');

-- ---- the role app ----
select results_eq($$ select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin from pg_roles where rolname = 'app' $$,
    $$ values (false, false, false, false, false, true) $$, 'app may log in and nothing else');
select is_empty($$ select * from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = 'app' $$, 'app is in no group');
select is_empty($$ select oid::regclass from pg_class where relowner = 'app'::regrole $$, 'app owns no table, view or index');
select is_empty($$ select oid::regprocedure from pg_proc where proowner = 'app'::regrole $$, 'app owns no function');
select is_empty($$ select nspname from pg_namespace where nspowner = 'app'::regrole $$, 'app owns no schema');
select is_empty($$ select schema || '.' || name from test.our_table t join pg_class c using (oid) where c.relowner <> 'sanad_owner'::regrole $$,
    'every table belongs to sanad_owner');
select results_eq($$ select rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname = 'sanad_owner' $$, $$ values (false, false, false) $$,
    'sanad_owner is nobody one can be');
select is_empty($$ select nspname from pg_namespace where nspname in ('access', 'audit', 'cases', 'code', 'hotline', 'directory', 'public')
    and has_schema_privilege('app', oid, 'create') $$, 'app creates nothing in any schema');
select is_empty($$ select schema || '.' || name from test.our_table where has_table_privilege('app', oid, 'truncate, references, trigger') $$,
    'app truncates nothing');
select is_empty($$ select schema || '.' || name from test.our_table, unnest(array['select', 'insert', 'update', 'delete']) p
    where has_table_privilege('public', oid, p) $$, 'public has nothing');

-- ---- row-level security ----
select set_eq($$ select schema || '.' || name from test.our_table where schema in ('cases', 'hotline', 'report', 'parties') and not (relrowsecurity and relforcerowsecurity) $$,
    array['hotline.triage_rule', 'hotline.transition_rule', 'hotline.queue_rule', 'hotline.shift_rule', 'report.report_column'],
    'every table of cases, hotline, parties and report forces row-level security (rules and columns are reference data)');
select is_empty($$ select schema || '.' || name, p from test.our_table t, unnest(array['select', 'insert', 'update', 'delete']) p
    where relrowsecurity and (has_table_privilege('app', oid, p) or has_any_column_privilege('app', oid, nullif(p, 'delete')))
        and not exists (select from pg_policy where polrelid = t.oid and (polcmd = '*' or polcmd = case p when 'select' then 'r' when 'insert' then 'a' when 'update' then 'w' else 'd' end)) $$,
    'every granted command on a guarded table has its policy');
select set_eq($$ select polrelid::regclass::text from pg_policy where not polpermissive or polroles <> array['app'::regrole::oid] $$,
    array['cases.file', 'cases.assignment', 'people.person', 'people.person_name', 'people.person_document', 'people.person_phone', 'parties.party', 'parties.detail', 'parties.link', 'parties.allegation', 'hotline.contact', 'hotline.complaint', 'hotline.complaint_category', 'hotline.safe_contact', 'hotline.callback', 'hotline.callback_attempt',
        'hotline.complaint_clock', 'hotline.complaint_change', 'hotline.draft', 'hotline.call', 'hotline.call_event', 'hotline.help', 'hotline.contact_handover',
        'hotline.shift_sheet', 'hotline.shift_item', 'hotline.shift_draft'], 'policies are for app, but where a rule of the owner must see every row');
select is_empty($$ select polrelid::regclass, polname from pg_policy
    where polname <> 'rules_see' and (coalesce(pg_get_expr(polqual, polrelid), 'x') = 'true' or coalesce(pg_get_expr(polwithcheck, polrelid), 'x') = 'true') $$, 'no other policy is simply true');
select set_eq($$ select schema || '.' || name from test.our_table where not relrowsecurity and schema <> 'code'
    and has_table_privilege('app', oid, 'select') $$,
    array['access.site', 'access.unit', 'access.unit_key', 'access.role_permit', 'hotline.triage_rule', 'hotline.transition_rule',
        'hotline.queue_rule', 'hotline.shift_rule', 'report.report_column', 'directory.verification_rule', 'audit.link', 'audit.head', 'audit.progress'], 'app reads without a policy only reference data, wrapped keys and the chain');
select set_eq($$ select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and n.nspname in ('access', 'audit', 'cases', 'hotline', 'directory', 'people', 'parties') and not coalesce('security_invoker=true' = any (c.reloptions), false) $$,
    array['access.colleague', 'access.user_sheet', 'access.session_sheet', 'access.my_session', 'audit.live_event', 'people.called'],
    'only these views read with the owner''s rights');

-- ---- secrets ----
select is_empty($$ select attrelid::regclass, attname, p from pg_attribute, unnest(array['select', 'update']) p
    where (attrelid, attname) in (('access.account'::regclass, 'passphrase_hash'), ('access.account'::regclass, 'totp_secret'),
        ('access.account'::regclass, 'setup_code_hash'), ('access.session'::regclass, 'token_hash'), ('access.recovery_code'::regclass, 'code_hash'),
        ('access.sign_in_ticket'::regclass, 'ticket_hash'), ('access.sign_in_ticket'::regclass, 'totp_secret'))
        and has_column_privilege('app', attrelid, attname, p) $$, 'app reads and changes no secret');
select is_empty($$ select c.oid::regclass, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'v' and c.relnamespace::regnamespace::text in ('access', 'audit', 'cases', 'hotline', 'directory')
        and a.attname ~ 'hash|secret|token' and (c.relname, a.attname) not in (('entry_sheet', 'hash'), ('chain', 'last_hash'), ('chain', 'head_hash')) $$,
    'no view shows a secret');
select is_empty($$ select name, p from (values ('session'), ('recovery_code'), ('sign_in_ticket'), ('sign_in_delay')) t (name),
    unnest(array['select', 'insert', 'update']) p where has_any_column_privilege('app', 'access.' || name, p) $$,
    'sessions, recovery codes, tickets and delays are reached through functions only');

-- ---- audit: INSERT only ----
select is_empty($$ select schema || '.' || name, p from test.our_table, unnest(array['update', 'delete', 'truncate']) p
    where schema = 'audit' and has_table_privilege('app', oid, p) $$, 'app changes no audit row');
select set_eq($$ select name from test.our_table where schema = 'audit' and has_table_privilege('app', oid, 'insert') $$, array['entry', 'head'],
    'app adds entries and heads');
select set_eq($$ select tgrelid::regclass::text from pg_trigger where tgfoid = 'audit.refuse_change'::regproc and tgenabled <> 'D' $$,
    array['audit.entry', 'audit.link', 'audit.head'], 'entries, links and heads refuse a change even of their owner');

-- ---- functions ----
select is_empty($$ select oid::regprocedure from test.our_function where prosecdef and not coalesce('search_path=""' = any (proconfig), false) $$,
    'every function with its owner''s rights has an empty search_path');
select is_empty($$ select oid::regprocedure from test.our_function where has_function_privilege('public', oid, 'execute') $$,
    'public runs no function and no procedure of ours');
select is_empty($$ select oid::regprocedure from test.our_function where proowner <> 'sanad_owner'::regrole $$, 'every function belongs to sanad_owner');

-- ---- foreign keys and their indexes ----
-- Where no index serves one, nobody ever deletes on the other side: accounts are made inactive, places and code-list rows stay.
create view test.bare_key as
    select c.conrelid::regclass || '.' || string_agg(a.attname, ',' order by k.n) as key
    from pg_constraint c join test.our_table t on t.oid = c.conrelid
    cross join unnest(c.conkey) with ordinality k (att, n) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.att
    where c.contype = 'f' and not exists (
        select from pg_index i where i.indrelid = c.conrelid and i.indpred is null and c.conkey @> (i.indkey::int2[])[0:cardinality(c.conkey) - 1])
    group by c.oid, c.conrelid;
select set_eq('select key from test.bare_key', array[
    -- places and unit keys are never deleted
    'access.account.unit_id', 'access.account.unit_key_id', 'access.session.site_id', 'access.session.unit_id', 'access.unit.site_id', 'cases.file.unit_id', 'hotline.callback.unit_id', 'hotline.service_referral.unit_id',
    'report.report_export.unit_id', 'parties.party.unit_id',
    -- accounts are never deleted; what is asked by account has its own index (session_live, factor_reset_open, assignment_live)
    'access.session.account_id', 'access.sign_in_ticket.account_id', 'access.factor_reset.account_id', 'access.factor_reset.approved_by',
    'access.factor_reset.requested_by', 'cases.assignment.account_id', 'cases.assignment.assigned_by', 'cases.file.opened_by',
    'hotline.complaint_change.actor', 'hotline.draft.saved_by', 'hotline.safe_contact.saved_by', 'hotline.callback.promised_by',
    'hotline.callback.assigned_to', 'hotline.callback.ended_by', 'hotline.callback_attempt.actor', 'hotline.call_event.account_id',
    'hotline.service_referral.made_by', 'hotline.service_referral_change.actor', 'directory.organisation.verified_by',
    'hotline.immediate_action.actor', 'hotline.complaint_consent.actor',
    'hotline.contact.held_by', 'hotline.help.unit_id', 'hotline.contact_handover.unit_id',  -- indexed where it matters
    'hotline.help.asked_by', 'hotline.help.joined_by', 'hotline.help.ended_by', 'hotline.help_message.author',
    'hotline.shift_sheet.signed_by', 'hotline.shift_sheet.accepted_by', 'hotline.shift_item.who', 'hotline.shift_item.ticked_by', 'hotline.shift_draft.saved_by',
    'report.report_export.exported_by',
    'people.person_name.added_by', 'people.person_document.added_by', 'people.person_phone.added_by', 'hotline.complaint.person_id',
    'parties.party.registered_by', 'parties.detail.added_by', 'parties.link.added_by', 'parties.link.ended_by', 'parties.allegation.added_by',
    'parties.allegation.ended_by',
    -- rows of code lists are never deleted
    'access.account_role.role', 'hotline.complaint.governorate', 'hotline.complaint.language', 'hotline.complaint.nationality',
    'hotline.complaint.triage', 'hotline.complaint_change.triage', 'hotline.contact.call_type', 'hotline.contact.language',
    'hotline.complaint.residency', 'hotline.immediate_action.kind', 'hotline.complaint_consent.purpose',
    'hotline.shift_item.triage', 'hotline.shift_item.language', 'directory.organisation.country', 'directory.organisation.governorate',
    'people.person.nationality', 'people.person_document.kind', 'people.person_document.issuer'],
    'every other foreign key has an index');
select is_empty($$ select schema || '.' || name from test.our_table t where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)
    and (schema, name) not in (('code', 'entry'), ('hotline', 'transition_rule')) $$, 'every table has a primary key');
select is_empty($$ select c.oid::regclass from pg_class c where c.relkind = 'S' and c.relnamespace::regnamespace::text in ('access', 'audit', 'cases', 'code', 'hotline', 'directory') $$,
    'no sequence tells how much there is');
select is_empty($$ select attrelid::regclass, attname from pg_attribute a join test.our_table t on t.oid = a.attrelid
    where schema in ('cases', 'hotline', 'people', 'parties') and not attisdropped and attname in ('text', 'number', 'phone', 'narrative', 'worker_name', 'worker_phone', 'area', 'address', 'employer_name',
        'safe_contact_note', 'caller_name', 'caller_phone', 'caller_number', 'reason', 'content', 'shared_with', 'cover_story', 'agreed_name',
        'danger_word', 'proof_word', 'promise', 'note', 'end_reason', 'notes', 'withdraw_reason', 'words', 'block', 'street', 'building', 'paci_number', 'landmarks',
        'employer_phone', 'employer_civil_id', 'office_name') and atttypid <> 'bytea'::regtype $$, 'whatever somebody typed is ciphertext');
select is_empty($$ select attrelid::regclass, attname from pg_attribute a join test.our_table t on t.oid = a.attrelid
    where schema in ('cases', 'hotline', 'people', 'parties') and not attisdropped and attnum > 0 and atttypid = 'text'::regtype and name !~ '_rule$'
        and not exists (select from pg_constraint c where c.conrelid = a.attrelid and c.contype in ('f', 'c') and a.attnum = any (c.conkey))
        and (name, attname) not in (('complaint', 'reference'), ('complaint', 'state'), ('complaint_change', 'from_state'), ('complaint_change', 'to_state'),
            ('shift_item', 'reference'), ('shift_item', 'state')) $$,
    'plain text columns are coded: a list or a check stands behind each (states: the transition trigger)');

-- ---- lists ----
select is_empty($$ select l.list from unnest(array['role', 'call_type', 'triage_level', 'complaint_category', 'language', 'country', 'governorate',
        'immediate_action', 'consent_type', 'residency_type', 'ilo_indicator']) l (list)
    where not exists (select from code.entry e where e.tableoid = ('code.' || l.list)::regclass) $$, 'every code list is loaded');
select is_empty($$ select code from code.entry where label_en = '' or label_ar = '' or position < 1 $$, 'every entry has both labels and its place');
select is_empty($$ select c.code from code.complaint_category c where not exists (select from code.first_action f
    where f.category = c.code and f.text_en <> '' and f.text_ar <> '') $$, 'every category has a first action, in both languages');
select is_empty($$ select e.step, l.language from (select step from code.script where language = 'eng') e,
    unnest(array['ara', 'fil', 'hin', 'urd', 'fra']) l (language)
    except select step, language from code.script $$, 'what is read out in English can be read out in Arabic, Filipino, Hindi, Urdu and French');
select is_empty($$ select step, language from code.script where language <> 'eng' and not to_verify $$, 'no translation passes for checked');
select is_empty($$ select step from code.script except select step from code.script where language = 'eng' $$, 'every step is there in English');
select is((select count(*)::int from code.role), 21, 'twenty roles of people, and the telephone line');
select is((select array_agg(code order by code) from code.triage_level), array['P1', 'P2', 'P3', 'P4', 'P5'], 'five levels of triage');
select set_eq($$ select level from hotline.triage_rule where valid_from <= current_date $$, array['P1', 'P2', 'P3', 'P4', 'P5'], 'each with a rule in force');
select is_empty($$ select role from code.role c left join access.role_permit p on p.role = c.code and p.permit = 'code_read' where p.role is null $$,
    'everybody reads the lists');

create temp table transition_csv (entity text, from_state text, to_state text, actor text, guard text, source text);
\copy transition_csv from 'db/seed/codelists/workflow_transitions.csv' csv header
select cmp_ok((select count(*) from transition_csv where entity = 'complaint'), '>=', 11::bigint, 'the list has the complaint''s transitions');
select set_eq($$ select from_state, to_state, actor_role from hotline.transition_rule where entity = 'complaint' $$,
    $$ select from_state, to_state, upper(actor) from transition_csv where entity = 'complaint' $$, 'every transition of a complaint is a row, and no other');

create temp table permit_csv (resource text, action text, permit text);
create temp table matrix_csv (role text, resource text, actions text, scope text, source text);
\copy permit_csv from 'db/seed/permits.csv' csv header
\copy matrix_csv from 'db/seed/codelists/rbac_matrix.csv' csv header
select set_eq($$ select role, permit, scope from access.role_permit where permit <> 'code_read' $$,
    $$ select m.role, p.permit, m.scope from matrix_csv m join permit_csv p on p.resource = m.resource where m.actions like '%' || p.action || '%' $$,
    'roles hold the permits of the matrix');
select is_empty($$ select permit, scope from access.role_permit where role = 'ADMINISTRATOR' and permit ~ '^(contact|complaint)' $$, 'administrators hold no permit on a case');

select * from finish();
rollback;
