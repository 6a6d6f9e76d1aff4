-- The safe-contact rule and what hangs on it: hours, refusals, promises, attempts, known callers.
begin;
\ir world.psql
select plan(56);

-- ---- hours: 24 November 2026 is a Tuesday ----
select is(hotline.in_safe_hours(local::timestamp, days::text[], from_time::time, until_time::time), want, format('%s in %s %s-%s', local, days, from_time, until_time))
from (values ('2026-11-24 10:00', null, null, null, true), ('2026-11-24 10:00', '{tue}', null, null, true), ('2026-11-24 10:00', '{mon}', null, null, false),
    ('2026-11-24 13:59:59', null, '14:00', '16:00', false), ('2026-11-24 14:00', null, '14:00', '16:00', true),
    ('2026-11-24 15:59:59', null, '14:00', '16:00', true), ('2026-11-24 16:00', null, '14:00', '16:00', false),
    ('2026-11-24 15:00', '{wed}', '14:00', '16:00', false), ('2026-11-24 23:30', null, '23:00', '02:00', true),
    ('2026-11-25 01:59', null, '23:00', '02:00', true), ('2026-11-25 02:00', null, '23:00', '02:00', false),
    ('2026-11-24 12:00', null, '23:00', '02:00', false), ('2026-11-25 01:00', '{tue}', '23:00', '02:00', true),
    ('2026-11-24 01:00', '{tue}', '23:00', '02:00', false), ('2026-11-24 23:00', '{tue}', '23:00', '02:00', true),
    ('2026-11-25 23:00', '{tue}', '23:00', '02:00', false)) t (local, days, from_time, until_time, want);

-- ---- the rule ----
create function test.rules(name text, answer text, number boolean, days text[], from_time time, until_time time, ends_on date default null) returns void language sql as $$
    update hotline.complaint set safe_contact = answer, worker_phone = case when number then '\x01'::bytea end where id = test.id('complaint ' || name);
    delete from hotline.safe_contact where complaint_id = test.id('complaint ' || name);
    insert into hotline.safe_contact (complaint_id, days, from_time, until_time, ends_on, saved_by)
    values (test.id('complaint ' || name), days, from_time, until_time, ends_on, test.id('noura'))
$$;
create function test.refusal(name text, at timestamptz) returns text language sql as $$ select hotline.call_refusal(test.id('complaint ' || name), at) $$;

select is(test.refusal('n1', '2026-11-24 10:00Z'), 'no_number', 'nothing to ring');
select test.rules('n1', 'unsafe', true, null, null, null) \g /dev/null
select is(test.refusal('n1', '2026-11-24 10:00Z'), 'contact_unsafe', 'she said no');
select test.rules('n1', 'not_asked', true, null, null, null) \g /dev/null
select is(test.refusal('n1', '2026-11-24 10:00Z'), 'safe_contact_not_asked', 'without a positive answer nobody rings');
select test.rules('n1', 'only_at_times', true, null, null, null) \g /dev/null
select is(test.refusal('n1', '2026-11-24 10:00Z'), 'safe_hours_unknown', 'only at times, but nobody noted which');
select test.rules('n1', 'only_at_times', true, '{tue}', '14:00', '16:00') \g /dev/null
select is(test.refusal('n1', '2026-11-24 10:59Z'), 'outside_safe_hours', '13:59 in Kuwait');
select is(test.refusal('n1', '2026-11-24 11:00Z'), null, '14:00 in Kuwait');
select is(test.refusal('n1', '2026-11-25 11:00Z'), 'outside_safe_hours', 'on another day');
select is(hotline.callable_from(test.id('complaint n1'), '2026-11-24 10:00Z'), '2026-11-24 11:00Z', 'an hour later she may be rung');
select is(hotline.callable_from(test.id('complaint n1'), '2026-11-24 11:30Z'), '2026-11-24 11:30Z', 'or at once');
select is(hotline.callable_from(test.id('complaint n1'), '2026-11-24 13:00Z'), '2026-12-01 11:00Z', 'or a week on');
select test.rules('n1', 'safe', true, null, null, null, '2026-11-24') \g /dev/null
select is(test.refusal('n1', '2026-11-24 20:59Z'), null, 'her answer holds through its last day in Kuwait');
select is(test.refusal('n1', '2026-11-24 21:00Z'), 'safe_contact_expired', 'and no longer');
select is(hotline.callable_from(test.id('complaint n1'), '2026-11-25 10:00Z'), null, 'then no hour is safe');
select is(test.refusal('nobody', now()), 'not_found', 'no such complaint');
select test.be('dana') \g /dev/null
select is(test.refusal('n1', '2026-11-24 21:00Z'), 'safe_contact_expired', 'the rule is the same for who can''t see the record');
select is_empty($$ select from hotline.safe_contact $$, 'and tells nothing more');
select test.leave() \g /dev/null
update access.site set time_zone = 'Asia/Riyadh' where code = 'KW1';

-- ---- promises ----
create function test.promise(name text, complaint text, due timestamptz) returns void language sql as $$
    insert into hotline.callback (id, complaint_id, file_id, due_at) values (test.id('callback ' || name), test.id('complaint ' || complaint), test.id('file ' || complaint), due)
$$;
grant execute on all functions in schema test to app;
select test.rules('n1', 'safe', true, null, null, null), test.rules('d1', 'safe', true, null, null, null) \g /dev/null
select test.be('noura') \g /dev/null
select lives_ok($$ select test.promise('one', 'n1', now() + interval '1 hour') $$, 'an operator promises a call on her own complaint');
select throws_ok($$ select test.promise('hers', 'd1', now() + interval '1 hour') $$, '42501', null, 'not on a colleague''s');
select test.leave() \g /dev/null
select test.rules('n1', 'only_at_times', true, null, '14:00', '16:00') \g /dev/null
select test.be('noura') \g /dev/null
select throws_ok($$ select test.promise('late', 'n1', '2026-12-01 17:00+03') $$, 'SA409', 'not then', 'nor at a forbidden hour');
select throws_ok($$ update hotline.callback set due_at = '2026-12-01 17:00+03' $$, 'SA409', 'not then', 'nor moved there');
select lives_ok($$ update hotline.callback set version = 2 $$, 'what was promised before stays as it is');
select throws_ok($$ update hotline.callback set promised_by = access.me() $$, '42501', null, 'who promised never changes');
select test.leave() \g /dev/null

-- ---- attempts ----
create function test.attempt(name text) returns void language sql as $$
    insert into hotline.callback_attempt (id, callback_id) values (test.id('attempt ' || name), test.id('callback one'))
$$;
grant execute on all functions in schema test to app;
select test.rules('n1', 'unsafe', true, null, null, null) \g /dev/null
select test.be('noura') \g /dev/null
select throws_ok($$ select test.attempt('no') $$, 'SA409', 'not now', 'no attempt against her word, whatever the program says');
select test.leave() \g /dev/null
select test.rules('n1', 'safe', true, null, null, null) \g /dev/null
select test.be('dana') \g /dev/null
select throws_ok($$ select test.attempt('hers') $$, '42501', null, 'nor by somebody who does not see the callback');
select is_empty($$ select from hotline.callback_row $$, 'a colleague sees nothing of it');
select test.leave(), test.be('noura') \g /dev/null
select lives_ok($$ select test.attempt('yes') $$, 'one that she agreed to');
select results_eq($$ select attempts, last_outcome, refusal from hotline.callback_row $$, $$ values (1, null::text, null::text) $$, 'is counted');
select throws_ok($$ delete from hotline.callback_attempt $$, '42501', null, 'and never taken back');
select test.leave(), test.be('hessa') \g /dev/null
select is_empty($$ update hotline.callback_attempt set outcome = 'busy' returning id $$, 'its outcome is told by who made it');
-- ---- handed over ----
select lives_ok($$ insert into cases.assignment (file_id, account_id) values (test.id('file n1'), test.id('dana')) $$, 'a supervisor hands it over');
select test.leave(), test.be('dana') \g /dev/null
select isnt_empty($$ select from hotline.callback_row where id = test.id('callback one') $$, 'and the colleague has it');
select throws_ok($$ insert into cases.assignment (file_id, account_id) values (test.id('file n1'), test.id('reem')) $$, '42501', null, 'but can''t hand it on');
select test.leave() \g /dev/null
delete from cases.assignment where account_id = test.id('dana');

-- ---- known callers ----
update hotline.contact set caller_phone_mac = case when id = test.id('contact n71') then '\xbb'::bytea else '\xaa' end
where id in (test.id('contact d1'), test.id('contact r1'), test.id('contact n71'));
update hotline.complaint set worker_phone_mac = '\xaa' where id = test.id('complaint n1');
select test.be('dana') \g /dev/null
select is(array(select id from hotline.known_complaints(test.id('contact d1'))), array[test.id('complaint n1')],
    'the number in hand tells of her earlier complaint at this site, not of another site''s');
select is_empty($$ select from hotline.known_complaints(test.id('contact n1')) $$, 'somebody else''s contact tells nothing');
select throws_ok($$ select hotline.take_up(test.id('contact d1'), test.id('complaint n71')) $$, 'SA404', null, 'what the number does not know stays closed');
select lives_ok($$ select hotline.take_up(test.id('contact d1'), test.id('complaint n1')) $$, 'what it knows can be taken up');
select lives_ok($$ select hotline.take_up(test.id('contact d1'), test.id('complaint n1')) $$, 'twice is once');
select isnt_empty($$ select from hotline.complaint where id = test.id('complaint n1') $$, 'and is then open like an own one');
select is((select count(*)::int from cases.assignment where file_id = test.id('file n1') and ended_at is null), 1, 'by one assignment');
select test.leave() \g /dev/null
update hotline.contact set ended_at = now() where id = test.id('contact d1');
select test.be('dana') \g /dev/null
select is_empty($$ select from hotline.known_complaints(test.id('contact d1')) $$, 'after the call the number tells nothing more');
select * from finish();
rollback;
