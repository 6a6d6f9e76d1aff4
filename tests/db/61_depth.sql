-- What was done at once and what she agreed to: only ever added to, reached through the complaint, and never against her will
-- without one of the two reasons.
begin;
\ir world.psql
select plan(18);

create function test.act(name text, call text, consented boolean default null, basis text default null, actor text default 'noura')
returns void language sql as $$
    insert into hotline.immediate_action (id, complaint_id, kind, at, consented, basis, actor)
    values (test.id('act ' || name), test.id('complaint ' || call), 'called_112', now(), consented, basis, test.id(actor))
$$;
create function test.agree(name text, call text, given boolean, actor text default 'noura') returns void language sql as $$
    insert into hotline.complaint_consent (id, complaint_id, purpose, given, actor)
    values (test.id('consent ' || name), test.id('complaint ' || call), 'EMBASSY', given, test.id(actor))
$$;
grant execute on all functions in schema test to app;

select test.be('noura') \g /dev/null
select lives_ok($$ select test.act('with her will', 'n1', true) $$, 'an operator notes what was done about her own complaint');
select lives_ok($$ select test.act('a child', 'n1', false, 'child') $$, 'without her will: a child');
select throws_ok($$ select test.act('no reason', 'n1', false) $$, '23514', null, 'without her will and without a reason: never');
select throws_ok($$ select test.act('another reason', 'n1', false, 'impatience') $$, '23514', null, 'nor with another one');
select throws_ok($$ select test.act('hers', 'd1') $$, '42501', null, 'not about a colleague''s complaint');
select throws_ok($$ select test.act('her name', 'n1', true, null, 'dana') $$, '42501', null, 'not in another name');
select throws_ok($$ update hotline.immediate_action set basis = null $$, '42501', null, 'what was done stays done');
select throws_ok($$ delete from hotline.immediate_action $$, '42501', null, 'and noted');
select lives_ok($$ select test.agree('yes', 'n1', true) $$, 'she agrees');
select lives_ok($$ select test.agree('no', 'n1', false) $$, 'she takes it back: a row of its own');
select throws_ok($$ select test.agree('hers', 'd1', true) $$, '42501', null, 'not on a colleague''s complaint');
select throws_ok($$ update hotline.complaint_consent set given = true $$, '42501', null, 'an answer is never changed');
select throws_ok($$ delete from hotline.complaint_consent $$, '42501', null, 'nor dropped');

select test.be('hessa') \g /dev/null
select is((select count(*)::int from hotline.immediate_action_sheet), 2, 'her supervisor sees all of it');
select is((select count(*)::int from hotline.complaint_consent_row), 2, 'and every answer');
select test.be('dana') \g /dev/null
select is((select count(*)::int from hotline.immediate_action), 0, 'a colleague sees nothing');
select test.be('maha') \g /dev/null
select is((select count(*)::int from hotline.complaint_consent), 0, 'nor does another unit');
select test.be('huda') \g /dev/null
select is((select count(*)::int from hotline.immediate_action), 0, 'nor does an administrator');

select * from finish();
rollback;
