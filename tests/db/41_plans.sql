-- The list queries over 50 000 complaints and contacts walk their keyset indexes, with the plans the program gets.
-- The statements are those of list_complaints and list_contacts (backend/hotline).
begin;
\ir world.psql
select plan(45);
set local role postgres;
set local session_replication_role = replica;  -- generated rows need no foreign-key checks
set local synchronous_commit = off;

create temp table many as
    select n, ('01939f00-' || lpad(to_hex(n / 65536), 4, '0') || '-7' || lpad(to_hex(n % 4096), 3, '0') || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id,
        (array[test.unit('HOTLINE_A'), test.unit('HOTLINE_B')])[1 + n % 2] as unit, (array[test.id('noura'), test.id('reem'), test.id('dana'), test.id('maha')])[1 + n % 4] as person
    from generate_series(1, 50000) n;
insert into cases.file (id, unit_id, opened_by, unit_key_id) select id, unit, person, test.id('key of HOTLINE_A') from many;
insert into hotline.contact (id, file_id, unit_id, channel, taken_by, ended_at) select id, id, unit, 'phone', person, case when n % 10 > 0 then now() end from many;
insert into hotline.complaint (id, file_id, contact_id, unit_id, reference, state, triage, danger_now, language, wish, safe_contact, consent_to_record, created_by)
    select id, id, id, unit, 'many ' || n, (array['NEW', 'CLOSED', 'TRIAGED', 'CLOSED'])[1 + n / 2 % 4], 'P' || 1 + n % 5, false, 'ara', 'claim', 'safe', true, person from many;
insert into hotline.complaint_category select id, case when n % 50 = 0 then 'PASSPORT_HELD' else 'WAGE_UNPAID' end, 1 from many;
insert into cases.assignment (file_id, account_id, assigned_by) select id, test.id('sara'), test.id('maha') from many where n % 500 = 0;
set local session_replication_role = origin;
analyze cases.file; analyze cases.assignment; analyze hotline.contact; analyze hotline.complaint; analyze hotline.complaint_category;

create function test.plan_of(person text, query text) returns text[] language plpgsql as $$
declare lines text[] := '{}'; line text;
begin
    perform test.be(person), set_config('plan_cache_mode', 'force_generic_plan', true);
    execute 'prepare listed (uuid, int) as ' || query;
    for line in execute 'explain (costs off) execute listed (''ffffffff-ffff-ffff-ffff-ffffffffffff'', 51)' loop lines := lines || line; end loop;
    deallocate listed;
    perform test.leave();
    return lines;
end $$;
-- The most rows that one node read of one table: a page is walked, never the whole of a unit sorted for it.
create function test.rows_read(person text, query text) returns bigint language plpgsql as $$
declare plan jsonb;
begin
    perform test.be(person), set_config('plan_cache_mode', 'force_generic_plan', true);
    execute 'prepare listed (uuid, int) as ' || query;
    execute 'explain (analyze, costs off, timing off, format json) execute listed (''ffffffff-ffff-ffff-ffff-ffffffffffff'', 51)' into plan;
    deallocate listed;
    perform test.leave();
    return (select max(((n ->> 'Actual Rows')::numeric + coalesce((n ->> 'Rows Removed by Filter')::numeric, 0)) * (n ->> 'Actual Loops')::numeric)::bigint
            from jsonb_path_query(plan, 'strict $.** ? (@."Relation Name" == "complaint" || @."Relation Name" == "contact")') n);
end $$;

-- As backend/db/walk.cpp writes them.
create function test.walk(thing text, source text, lead text, value text, filter text) returns text language sql immutable as $$
    select format('(select x.* from %2$s cross join lateral (select * from hotline.%1$s_row
        where (%3$s, id) < (%4$s, $1) and (%3$s, id) > (%4$s, ''00000000-0000-0000-0000-000000000000'') %5$s
        order by %6$s desc, id desc limit $2) x order by x.id desc limit $2)',
        thing, source, lead, value, filter, replace(lead, ', ', ' desc, '))
$$;
create function test.complaints(filter text) returns text language sql immutable as $$
    select format('select id from (%s union %s union %s) list order by id desc limit $2',
        test.walk('complaint', 'unnest(access.units(''complaint_read'')) u', 'unit_id' || coalesce(', ' || lead, ''), 'u' || coalesce(', ''' || value || '''', ''), filter),
        test.walk('complaint', 'access.me() me', 'created_by', 'me', filter),
        test.walk('complaint', '(select file_id as file from cases.assignment where account_id = access.me() and ended_at is null) a', 'file_id', 'a.file', filter))
    from (select substring(filter from '^and (state|triage) = ') as lead, substring(filter from '^and (?:state|triage) = ''(\w+)''') as value) f
$$;
create function test.contacts(filter text) returns text language sql immutable as $$
    select format('select id from (%s union %s) list order by id desc limit $2',
        test.walk('contact', 'unnest(access.units(''contact_read'')) u', 'unit_id', 'u', filter),
        test.walk('contact', 'access.me() me', 'taken_by', 'me', filter))
$$;

create temp table ask as
    select person, thing, filter, case thing when 'complaint' then test.complaints(filter) else test.contacts(filter) end as query
    from (values ('hessa', 'complaint', ''), ('hessa', 'complaint', $$and state not in ('CLOSED', 'WITHDRAWN')$$), ('hessa', 'complaint', $$and state = 'TRIAGED'$$),
        ('hessa', 'complaint', $$and triage = 'P1'$$), ('hessa', 'complaint', 'and created_by = access.me()'),
        ('hessa', 'complaint', $$and id in (select complaint_id from hotline.complaint_category where category = 'PASSPORT_HELD')$$),
        ('noura', 'complaint', ''), ('sara', 'complaint', ''), ('badriya', 'complaint', ''), ('hessa', 'contact', ''), ('hessa', 'contact', 'and ended_at is null'), ('noura', 'contact', '')) t (person, thing, filter);
alter table ask add plan text[], add rows_read bigint;
update ask set plan = test.plan_of(person, query);
update ask set rows_read = test.rows_read(person, query);

select ok(not exists (select from unnest(plan) l where l ~ ('Seq Scan on ' || thing || '( |$)')), format('%s lists %ss %s: no sequential scan', person, thing, filter)) from ask;
select cmp_ok(rows_read, '<', 6000::bigint, format('%s lists %ss %s: reads some rows of 50 000', person, thing, filter)) from ask;
select ok(plan::text ~ 'complaint_(unit|mine|file)', 'the first page walks the keyset indexes') from ask where person = 'hessa' and thing = 'complaint' and filter = '';
select ok(exists (select from unnest(plan) l where l ~ 'complaint_file'), 'assigned files are looked up one by one') from ask where person = 'sara';
select ok(not exists (select from unnest(plan) l where l ~ 'Index Scan Backward using (complaint|contact)_pkey'), format('%s lists %ss %s: nobody''s plan walks the whole table', person, thing, filter)) from ask;

-- One row by its id, as every page does.
create temp table one as select person, test.plan_of(person, 'select * from hotline.complaint_sheet where id = $1 limit $2') as plan from unnest(array['hessa', 'noura', 'sara']) person;
select ok(plan::text !~ 'Seq Scan on (complaint|contact|file|complaint_category)( |"|$)', person || ' shows one complaint without a sequential scan') from one;
select ok(test.plan_of('hessa', 'select * from hotline.contact_sheet where id = $1 limit $2')::text !~ 'Seq Scan on (contact|file)( |"|$)', 'so one contact');
select ok(test.plan_of('hessa', 'select * from hotline.complaint_change_sheet where complaint_id = $1 order by id limit $2')::text !~ 'Seq Scan on complaint( |"|$)', 'and one history');
select ok(test.plan_of('jassim', 'select * from audit.entry_sheet where id < $1 order by id desc limit $2')::text ~ 'entry_pkey', 'an auditor pages through the log by its key');
select ok(test.plan_of('jassim', 'select * from audit.entry_sheet where id < $1 and actor = access.me() order by id desc limit $2')::text ~ 'entry_actor|entry_pkey', 'or one person''s acts');
select * from finish();
rollback;
