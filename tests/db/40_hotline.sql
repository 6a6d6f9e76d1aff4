-- The hotline's rules: clocks from dated rules over a weekend, transitions, what constraints refuse.
begin;
\ir world.psql
select plan(67);

-- ---- working days: 24 November 2026 is a Tuesday; Friday 27 and Saturday 28 are the weekend ----
select is(hotline.after_working_days(start::timestamptz, days, '{5,6}', 'Asia/Kuwait'), due::timestamptz, format('%s + %s working days', start, days))
from (values ('2026-11-24 10:00Z', 1, '2026-11-25 10:00Z'), ('2026-11-24 10:00Z', 2, '2026-11-26 10:00Z'), ('2026-11-24 10:00Z', 3, '2026-11-29 10:00Z'),
    ('2026-11-26 20:59Z', 1, '2026-11-29 20:59Z'), ('2026-11-26 23:59Z', 1, '2026-11-28 23:59Z'), ('2026-11-27 00:00Z', 1, '2026-11-29 00:00Z'), ('2026-11-28 12:00Z', 1, '2026-11-29 12:00Z'),
    ('2026-11-28 12:00Z', 2, '2026-11-30 12:00Z'), ('2026-11-24 10:00Z', 10, '2026-12-08 10:00Z'), ('2026-12-31 08:30Z', 2, '2027-01-04 08:30Z'),
    ('2028-02-28 09:00Z', 1, '2028-02-29 09:00Z')) t (start, days, due);
select is(hotline.after_working_days('2026-11-28 12:00Z', 1, '{6,7}', 'Asia/Kuwait'), '2026-11-30 12:00Z', 'another site''s weekend is Saturday and Sunday');
select is(hotline.after_working_days('2026-11-24 12:00Z', 30, '{5,6}', 'Asia/Kuwait'), '2027-01-05 12:00Z', 'thirty working days are six weeks');

-- ---- clocks of the levels (triage_levels.csv) ----
select test.be('noura') \g /dev/null
select is((select due_at from hotline.clocks_due(level, '2026-11-26 10:00Z') where kind = which), due::timestamptz, format('%s on a Thursday: %s by %s', level, which, due))
from (values ('P1', 'supervisor', '2026-11-26 10:00Z'), ('P1', 'response', '2026-11-26 10:15Z'), ('P1', 'plan', '2026-11-26 11:00Z'),
    ('P2', 'supervisor', '2026-11-26 10:30Z'), ('P2', 'response', '2026-11-26 14:00Z'), ('P2', 'plan', '2026-11-27 10:00Z'),
    ('P3', 'supervisor', '2026-11-26 14:00Z'), ('P3', 'response', '2026-11-27 10:00Z'), ('P3', 'plan', '2026-12-01 10:00Z'),
    ('P4', 'supervisor', '2026-11-27 10:00Z'), ('P4', 'response', '2026-11-30 10:00Z'), ('P4', 'plan', '2026-12-10 10:00Z')) t (level, which, due);
select set_eq($$ select kind from hotline.clocks_due('P1', now()) $$, array['supervisor', 'response', 'plan'], 'P1 has three clocks');
select set_eq($$ select kind from hotline.clocks_due('P5', now()) $$, array['plan'], 'P5 is answered in the call: only its close is timed');
select is_empty($$ select * from hotline.clocks_due('P1', '2019-12-31 00:00Z') $$, 'before the first rule there is no clock');
select test.leave() \g /dev/null
insert into hotline.triage_rule (level, response_within, valid_from) values ('P1', '10 minutes', '2026-12-01');
select test.be('reem') \g /dev/null
select is((select due_at from hotline.clocks_due('P1', '2026-11-30 20:59Z') where kind = 'response'), '2026-11-30 21:14Z', 'the rule of the day counts');
select is((select due_at from hotline.clocks_due('P1', '2026-11-30 21:00Z') where kind = 'response'), '2026-11-30 21:10Z', 'from its first midnight in Kuwait the new one');
select test.leave() \g /dev/null
update access.site set weekend = '{6,7}' where code = 'KW2';
select test.be('reem') \g /dev/null
select is((select due_at from hotline.clocks_due('P4', '2026-11-26 10:00Z') where kind = 'response'), '2026-11-30 10:00Z', 'the weekend is the caller''s site''s (Friday worked, Saturday and Sunday off)');
select is((select due_at from hotline.clocks_due('P4', '2026-11-25 10:00Z') where kind = 'response'), '2026-11-27 10:00Z', 'so that a Friday counts there');
select test.leave() \g /dev/null

-- ---- starting them again ----
select test.be('hessa') \g /dev/null
select hotline.start_clocks(test.id('complaint d1'), 'P2', '2026-11-26 10:00Z') \g /dev/null
select results_eq($$ select kind, due_at from hotline.complaint_clock where complaint_id = test.id('complaint d1') order by due_at $$,
    $$ values ('supervisor', '2026-11-26 10:30Z'::timestamptz), ('response', '2026-11-26 14:00Z'), ('plan', '2026-11-27 10:00Z') $$, 'one row a clock');
update hotline.complaint_clock set stopped_at = now() where complaint_id = test.id('complaint d1') and kind = 'supervisor';
select hotline.start_clocks(test.id('complaint d1'), 'P1', '2026-11-26 10:00Z') \g /dev/null
select results_eq($$ select kind, due_at, stopped_at is not null from hotline.complaint_clock where complaint_id = test.id('complaint d1') order by due_at, kind $$,
    $$ values ('supervisor', '2026-11-26 10:00Z'::timestamptz, true), ('response', '2026-11-26 10:15Z', false), ('plan', '2026-11-26 11:00Z', false) $$,
    'another level moves the due times; one that was met stays met');
select is((select response_due_at from hotline.complaint_sheet where id = test.id('complaint d1')), '2026-11-26 10:15Z', 'the sheet shows what still runs');
select is((select supervisor_due_at from hotline.complaint_sheet where id = test.id('complaint d1')), null, 'and not what was met');
select test.leave() \g /dev/null

-- ---- transitions: every pair of states, against the rules ----
create function test.moves(from_state text, to_state text) returns text language plpgsql as $$
begin
    alter table hotline.complaint disable trigger complaint_transition;
    update hotline.complaint set state = from_state where id = test.id('complaint n1');
    alter table hotline.complaint enable trigger complaint_transition;
    update hotline.complaint set state = to_state where id = test.id('complaint n1');
    return 'done';
exception when sqlstate 'SA409' then return 'refused';
end $$;
create temp table state as select distinct unnest(array['NEW', 'TRIAGED', 'IN_PROGRESS', 'CONCILIATION', 'SETTLED', 'REFERRED_COURT', 'JUDGMENT', 'REFERRED_MOI',
    'WITHDRAWN', 'CLOSED', 'REOPENED', 'NO_SUCH_STATE']) as name;
create temp table move as
    select f.name as from_state, t.name as to_state, test.moves(f.name, t.name) as got,
        case when f.name = t.name or exists (select from hotline.transition_rule r where r.entity = 'complaint' and r.to_state = t.name
            and (r.from_state = f.name or r.from_state = '*' and f.name not in ('CLOSED', 'WITHDRAWN'))) then 'done' else 'refused' end as want
    from state f, state t;
select is((select count(*)::int from move), 144, 'every pair of states was tried');
select is_empty($$ select * from move where got <> want $$, 'a complaint moves by the rules and only by them');
select is(test.moves(f, t), w, format('%s to %s: %s', f, t, w)) from (values ('NEW', 'TRIAGED', 'done'), ('NEW', 'CLOSED', 'done'), ('NEW', 'WITHDRAWN', 'done'),
    ('CLOSED', 'REOPENED', 'done'), ('CLOSED', 'TRIAGED', 'refused'), ('WITHDRAWN', 'CLOSED', 'refused'), ('CLOSED', 'WITHDRAWN', 'refused'), ('TRIAGED', 'NEW', 'refused'),
    ('NEW', 'REOPENED', 'refused'), ('REOPENED', 'CLOSED', 'done')) x (f, t, w);
alter table hotline.complaint disable trigger complaint_transition;
update hotline.complaint set state = 'CLOSED' where id = test.id('complaint n1');
alter table hotline.complaint enable trigger complaint_transition;
select test.be('hessa') \g /dev/null
select throws_ok($$ update hotline.complaint set state = 'TRIAGED' where id = test.id('complaint n1') $$, 'SA409', null, 'the program is refused too');
select is((select may from hotline.complaint_sheet where id = test.id('complaint n1')), array['reopen'], 'a closed complaint may be reopened, nothing else');
select is((select may from hotline.complaint_sheet where id = test.id('complaint d1')), array['edit', 'triage', 'close'], 'an open one edited, triaged, closed');
select test.leave(), test.be('noura') \g /dev/null
select is((select may from hotline.complaint_sheet where id = test.id('complaint n71')), array['edit', 'triage'], 'an operator may not close');
select test.leave() \g /dev/null

-- ---- what constraints refuse; their names are the API's words ----
create function test.broken(statement text) returns text language plpgsql as $$
declare name text;
begin
    execute statement;
    return 'nothing';
exception when check_violation or foreign_key_violation or unique_violation or not_null_violation then
    get stacked diagnostics name = constraint_name;
    return name;
end $$;
select is(test.broken(format('update hotline.%s where id = test.id(%L)', change, thing || ' n71')), want, want)
from (values ('contact set channel = ''fax''', 'contact', 'contact_channel'), ('contact set call_type = ''X''', 'contact', 'contact_call_type'),
    ('contact set language = ''xxx''', 'contact', 'contact_language'), ('contact set received_at = started_at + interval ''6 minutes''', 'contact', 'contact_received_before_start'),
    ('complaint set triage = ''P9''', 'complaint', 'complaint_triage'), ('complaint set nationality = ''XX''', 'complaint', 'complaint_nationality'),
    ('complaint set language = ''xxx''', 'complaint', 'complaint_language'), ('complaint set governorate = ''X''', 'complaint', 'complaint_governorate'),
    ('complaint set started_on = current_date + 2', 'complaint', 'complaint_started_on_past'), ('complaint set wish = ''money''', 'complaint', 'complaint_wish'),
    ('complaint set safe_contact = ''maybe''', 'complaint', 'complaint_safe_contact'), ('complaint set reference = ''ref d1''', 'complaint', 'complaint_reference')) t (change, thing, want);
select is(test.broken($$ insert into hotline.complaint_category values (test.id('complaint n71'), 'NO_SUCH', 2) $$), 'complaint_category_code', 'complaint_category_code');
select is(test.broken($$ update hotline.complaint_change set outcome = 'lost' where complaint_id = test.id('complaint n71') $$), 'complaint_change_outcome', 'complaint_change_outcome');
select is(test.broken($$ insert into hotline.complaint_clock values (test.id('complaint n71'), 'tea', now(), now()) $$), 'complaint_clock_kind', 'complaint_clock_kind');
select * from finish();
rollback;
