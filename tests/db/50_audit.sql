-- The log: written in one's own name, never changed, read by scope; the chain as SQL makes it.
begin;
\ir world.psql
select plan(39);

create function test.act(name text, actor text, unit text, kind text) returns void language sql as $$
    insert into audit.entry (id, actor, unit_id, action, object_kind, object_id, outcome, request_id)
    values (test.id(name), test.id(actor), test.unit(unit), 'test_act', kind, test.id(kind), 'done', 'abc-123')
$$;
select test.act('a complaint', 'noura', 'HOTLINE_A', 'complaint'), test.act('b complaint', 'reem', 'HOTLINE_B', 'complaint'),
    test.act('f contact', 'badriya', 'SHELTER_F', 'contact'), test.act('user', 'huda', 'ADMIN', 'user'), test.act('session', 'dana', 'HOTLINE_A', 'session'),
    test.act('reset', 'nasser', 'ADMIN', 'factor_reset'), test.act('key', 'nasser', 'ADMIN', 'unit_key')
\g /dev/null

-- ---- never changed ----
insert into audit.link values (1000001, test.id('a complaint'), '\x01');
insert into audit.head values (1000001, now(), '\x01', 'k', '\x01');
select throws_ok(statement, '42501', 'audit rows are never changed', who || ' can''t: ' || statement)
from (values ('the superuser'), ('the owner')) w (who)
cross join (values ('update audit.entry set outcome = ''done'' where id = test.id(''a complaint'')'), ('delete from audit.entry where id = test.id(''a complaint'')'),
    ('update audit.link set hash = ''\x02'' where seq = 1000001'), ('delete from audit.link where seq = 1000001'),
    ('update audit.head set hash = ''\x02'' where seq = 1000001'), ('delete from audit.head where seq = 1000001')) t (statement)
where set_config('role', case who when 'the owner' then 'sanad_owner' else 'none' end, true) is not null;
select test.leave() \g /dev/null

-- ---- written in one's own name ----
select test.be('noura') \g /dev/null
select lives_ok($$ insert into audit.entry (id, actor, unit_id, action, outcome) values (test.id('own'), access.me(), access.unit(), 'test_act', 'done') $$, 'an act is written with its actor');
select throws_ok($$ insert into audit.entry (id, actor, action, outcome) values (gen_random_uuid(), test.id('dana'), 'test_act', 'done') $$, '42501', null, 'never another one''s');
select throws_ok($$ insert into audit.entry (id, actor, action, outcome) values (gen_random_uuid(), null, 'test_act', 'done') $$, '42501', null, 'nor nobody''s');
select throws_ok($$ update audit.entry set outcome = 'failed' $$, '42501', null, 'the program can''t change an entry');
select throws_ok($$ delete from audit.entry $$, '42501', null, 'nor delete one');
select throws_ok($$ insert into audit.link values (9, gen_random_uuid(), '\x00') $$, '42501', null, 'nor link one by hand');
select throws_ok($$ update audit.progress set seq = 0 $$, '42501', null, 'nor move the sequencer');
select is((select count(*)::int from audit.entry), 0, 'who has no audit permit reads nothing, not even own acts');
select test.leave() \g /dev/null
select throws_ok($$ insert into audit.entry (id, action, outcome) values (gen_random_uuid(), 'Show Name', 'done') $$, '23514', null, 'actions are words of a fixed form');
select throws_ok($$ insert into audit.entry (id, action, object_kind, outcome) values (gen_random_uuid(), 'x', 'what somebody typed', 'done') $$, '23514', null, 'so are kinds');
select throws_ok($$ insert into audit.entry (id, action, outcome) values (gen_random_uuid(), 'x', 'perhaps') $$, '23514', null, 'outcomes are three');
select throws_ok($$ insert into audit.entry (id, action, outcome, request_id) values (gen_random_uuid(), 'x', 'done', 'drop table') $$, '23514', null, 'request ids are ours');

-- ---- who reads which ----
create function test.reads(person text) returns text language plpgsql as $$
declare seen text;
begin
    perform test.be(person);
    select coalesce(string_agg(n, ', ' order by n), '') into seen
    from unnest(array['a complaint', 'b complaint', 'f contact', 'key', 'reset', 'session', 'user']) n
    where exists (select from audit.entry e where e.id = test.id(n)) and exists (select from audit.entry_sheet e where e.id = test.id(n));
    perform test.leave();
    return seen;
end $$;
select is(test.reads(person), want, format('%s reads: %s', person, coalesce(nullif(want, ''), 'nothing')))
from (values ('jassim', 'a complaint, b complaint, f contact, key, reset, session, user'), ('wafa', 'a complaint, b complaint, f contact, key, reset, session, user'),
    ('badriya', 'a complaint, f contact, session'), ('huda', 'key, reset, session, user'), ('noura', ''), ('hessa', ''), ('sara', ''), ('salem', '')) t (person, want);

-- ---- the chain ----
create function test.sees_count(person text) returns int language plpgsql as $$
declare n int;
begin
    perform test.be(person);
    select count(*) into n from audit.entry;
    perform test.leave();
    return n;
end $$;
select cmp_ok(test.sees_count('badriya'), '<', test.sees_count('jassim'), 'a site is less than all');
select is(audit.sequence(1000), 0, 'what is not committed yet is not linked');
select is((select audit.canonical(7, e) from audit.entry e where id = test.id('user')),
    concat_ws(E'\x1f', '7', test.id('user'), (select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from audit.entry where id = test.id('user')),
        test.id('huda'), '-', test.unit('ADMIN'), 'test_act', 'user', test.id('user'), 'done', 'abc-123'), 'an entry''s text names every field');
select is((select count(distinct audit.canonical(1, e)) from audit.entry e), (select count(*) from audit.entry), 'no two entries have the same text');
set local timezone = 'Asia/Kuwait';
select matches((select audit.canonical(7, e) from audit.entry e where id = test.id('user')), (select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from audit.entry where id = test.id('user')),
    'in whatever time zone the session is');
set local timezone = 'UTC';

-- ---- what the live stream may tell ----
insert into audit.link values (1000002, test.id('own'), '\x02'), (1000003, test.id('b complaint'), '\x03');
insert into audit.entry (id, actor, action, object_kind, object_id, outcome) values (test.id('read'), test.id('noura'), 'show_complaint', 'complaint', test.id('x'), 'done'),
    (test.id('refused'), test.id('noura'), 'close_complaint', 'complaint', test.id('x'), 'refused');
insert into audit.link values (1000004, test.id('read'), '\x04'), (1000005, test.id('refused'), '\x05');
select results_eq($$ select seq, kind, actor from audit.live_event where seq > 1000000 order by seq $$,
    $$ values (1000001::bigint, 'complaint', test.id('noura')), (1000003, 'complaint', test.id('reem')) $$, 'the stream tells of changes to things: no reads, no refusals');
select columns_are('audit', 'live_event', array['seq', 'kind', 'id', 'unit_id', 'actor'], 'and never of their content');
select * from finish();
rollback;
