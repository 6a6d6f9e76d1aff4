-- The board over 50 000 complaints, contacts, clocks and callbacks of three years: no query walks a table. The statements are
-- backend/hotline/board.cpp's, read from there.
begin;
\ir world.psql
select plan(17);
set local role postgres;
set local session_replication_role = replica;  -- generated rows need no foreign-key checks
set local synchronous_commit = off;

create temp table many as
    select n, at, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3) || 'a' || substr(md5(n::text), 5, 15))::uuid as id,
        (array[test.unit('HOTLINE_A'), test.unit('HOTLINE_B')])[1 + n % 2] as unit, (array[test.id('noura'), test.id('reem')])[1 + n % 2] as person
    from (select n, now() - n * interval '31 minutes' as at from generate_series(1, 50000) n) x;
insert into cases.file (id, unit_id, opened_by, unit_key_id) select id, unit, person, test.id('key of HOTLINE_A') from many;
insert into hotline.contact (id, file_id, unit_id, channel, taken_by, received_at, started_at, ended_at) select id, id, unit, 'phone', person, at, at, case when n % 50 > 0 then at + interval '9 minutes' end from many;
insert into hotline.complaint (id, file_id, contact_id, unit_id, reference, state, triage, danger_now, language, wish, safe_contact, consent_to_record, created_by)
    select id, id, id, unit, 'many ' || n, case when n % 10 = 0 then 'TRIAGED' else 'CLOSED' end, 'P' || 1 + n / 2 % 5, false, 'ara', 'claim', 'safe', true, person from many;
insert into hotline.complaint_clock (complaint_id, kind, started_at, due_at, stopped_at)
    select id, kind, at, at + interval '1 day', case when n % 10 > 0 then at + interval '2 days' end from many, unnest('{supervisor,response,plan}'::text[]) kind;
insert into hotline.callback (id, complaint_id, file_id, unit_id, due_at, promised_by, promised_at, ended_at, outcome)
    select id, id, id, unit, at + interval '4 hours', person, at, case when n > 40 then at end, case when n > 40 then 'reached' end from many;
insert into hotline.call (id, line, unit_id, external_id, unit_key_id, rang_at, answered_at, ended_at, contact_id)
    select id, test.id('noura'), unit, n::text, test.id('key of HOTLINE_A'), at, at, at, id from many;
insert into hotline.call_event (line, event_id, call_id, type, at) select test.id('noura'), n || kind, id, kind, at from many, unnest('{ring,answer,end}'::text[]) kind;
set local session_replication_role = origin;
analyze cases.file; analyze hotline.contact; analyze hotline.complaint; analyze hotline.complaint_clock; analyze hotline.callback; analyze hotline.call; analyze hotline.call_event;

\set source `cat backend/hotline/board.cpp`
create temp table ask as
    select found[1] as name, replace(found[2], '{}', '*') as query
    from regexp_matches(:'source', 'constexpr std::string_view (\w+?) = R"\((.*?)\)";', 'g') found;
grant select on ask to app;
select is((select count(*)::int from ask), 8, 'eight questions');

create function test.plan_of(query text) returns text[] language plpgsql as $$
declare lines text[] := '{}'; line text;
begin
    perform test.be('hessa'), set_config('plan_cache_mode', 'force_generic_plan', true);
    for line in execute 'explain (costs off) ' || query loop lines := lines || line; end loop;
    perform test.leave();
    return lines;
end $$;
create function test.blocks(query text) returns int language plpgsql as $$
declare plan jsonb;
begin
    perform test.be('hessa'), set_config('plan_cache_mode', 'force_generic_plan', true);
    execute 'explain (analyze, buffers, format json) ' || query into plan;
    perform test.leave();
    return (plan -> 0 -> 'Plan' ->> 'Shared Hit Blocks')::int + (plan -> 0 -> 'Plan' ->> 'Shared Read Blocks')::int;
end $$;
alter table ask add plan text[], add blocks int;
update ask set plan = test.plan_of(query);
update ask set blocks = test.blocks(query);
select ok(not exists (select from unnest(plan) l where l ~ 'Seq Scan on (contact|complaint|complaint_clock|callback|call|call_event|help)( |$)'), name || ' walks no table')
from ask;
-- What it reads is what it shows: some hundred pages, where the tables have tens of thousands.
select cmp_ok(blocks, '<', 3000, format('%s reads %s pages', name, blocks)) from ask;
select * from finish();
rollback;
