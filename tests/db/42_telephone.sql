-- Calls: what a line may do by its signature alone, who sees and takes what rings, legs and the queue's figures.
begin;
\ir world.psql
select plan(45);

insert into access.account (id, name, display_name, unit_id, unit_key_id, wrapped_key)
values (test.id('line-a'), 'line-a', 'Line A', test.unit('HOTLINE_A'), test.id('key of HOTLINE_A'), '\x00'),
    (test.id('line-b'), 'line-b', 'Line B', test.unit('HOTLINE_B'), test.id('key of HOTLINE_B'), '\x00');
insert into access.account_role values (test.id('line-a'), 'TELEPHONE'), (test.id('line-b'), 'TELEPHONE');

create function test.be_line(line text) returns void language plpgsql as $$
begin
    perform set_config('role', 'app', true);
    perform access.enter_line(line, 'call_report');
end $$;
-- A call that rang so long ago; with what happened after so many seconds.
create function test.rings(name text, line text, unit text, age interval) returns void language sql as $$
    insert into hotline.call (id, line, unit_id, external_id, unit_key_id, wrapped_key, caller_number, rang_at)
    values (test.id('call ' || name), test.id(line), test.unit(unit), name, test.id('key of ' || unit), '\x00', '\x01', now() - age);
    insert into hotline.call_event (line, event_id, call_id, type, at) values (test.id(line), name || '-0', test.id('call ' || name), 'ring', now() - age)
$$;
create function test.goes_on(name text, type text, seconds int) returns void language sql as $$
    insert into hotline.call_event (line, event_id, call_id, type, at)
    select c.line, name || '-' || type || seconds, c.id, type, c.rang_at + seconds * interval '1 second' from hotline.call c where c.external_id = name;
    update hotline.call c set answered_at = case when type = 'answer' then least(answered_at, rang_at + seconds * interval '1 second') else answered_at end,
        ended_at = case when type in ('end', 'abandoned') then least(ended_at, rang_at + seconds * interval '1 second') else ended_at end where c.external_id = name
$$;
create function test.state_of(statement text) returns text language plpgsql as $$
declare n int;
begin
    execute statement;
    get diagnostics n = row_count;
    return n || ' rows';
exception when others then return sqlstate;
end $$;

-- ---- the line's identity ----
select throws_ok(format('select access.enter_line(%L, %L)', line, permit), 'SA401', null, format('no line: %s for %s', line, permit))
from (values ('noura', 'call_report'), ('nobody', 'call_report'), ('line-a', 'contact_take'), ('', 'call_report')) t (line, permit);
select test.be_line('line-a') \g /dev/null
select is(access.me(), test.id('line-a'), 'a line is itself');
select is(access.unit(), test.unit('HOTLINE_A'), 'in its unit');
select ok(access.permits('call_report') and not access.permits('contact_take') and not access.permits('contact_read'), 'with its one permit');
select is((select count(*)::int from hotline.contact) + (select count(*)::int from hotline.complaint) + (select count(*)::int from cases.file), 0, 'it sees no case');
select test.leave() \g /dev/null
update access.account set active = false where name = 'line-b';
select throws_ok($$ select access.enter_line('line-b', 'call_report') $$, 'SA401', null, 'a line put out of use is none');
update access.account set active = true where name = 'line-b';
select is_empty($$ select from access.sign_in_by_name('line-a') $$, 'a line never signs in');

-- ---- extensions ----
select test.be('noura') \g /dev/null
select is(test.state_of($$ insert into hotline.extension (extension) values ('21') $$), '1 rows', 'an operator sits down');
select is(test.state_of($$ insert into hotline.extension (account_id, extension) values (test.id('dana'), '22') $$), '42501', 'nobody sits another one down');
select is(test.state_of($$ insert into hotline.extension (extension) values ('two') $$), '23514', 'an extension is digits');
select test.be('reem') \g /dev/null
select is(test.state_of($$ delete from hotline.extension $$), '0 rows', 'another unit''s seat is out of reach');
select is(test.state_of($$ insert into hotline.extension (extension) values ('21') $$), '1 rows', 'and has its own numbers');
select test.be('sara') \g /dev/null
select is(test.state_of($$ insert into hotline.extension (extension) values ('23') $$), '42501', 'who takes no calls sits nowhere');
select is((select count(*)::int from hotline.extension), 0, 'and sees no seat');
select test.leave() \g /dev/null

-- ---- who sees and takes a call ----
select test.rings('a1', 'line-a', 'HOTLINE_A', '5 seconds'), test.rings('b1', 'line-b', 'HOTLINE_B', '5 seconds'), test.rings('a2', 'line-a', 'HOTLINE_A', '9 seconds') \g /dev/null
create function test.calls(person text) returns text language plpgsql as $$
declare seen text;
begin
    perform test.be(person);
    seen := coalesce((select string_agg(c.external_id, ' ' order by c.external_id) from hotline.call c), '') || '/' ||
        (select count(*) from hotline.call_event) || '/' || (select count(*) from hotline.call_row);
    perform test.leave();
    return seen;
end $$;
select is(test.calls(person), want, format('%s sees %s', person, want))
from (values ('noura', 'a1 a2/2/2'), ('hessa', 'a1 a2/2/2'), ('reem', 'b1/1/1'), ('badriya', 'a1 a2/2/0'), ('sara', '/0/0'), ('huda', '/0/0'), ('jassim', '/0/0')) t (person, want);
select test.be('noura') \g /dev/null
select is(test.state_of($$ update hotline.call set answered_by = test.id('dana') where external_id = 'a1' $$), '42501', 'nobody takes a call for another');
select is(test.state_of($$ update hotline.call set answered_by = access.me(), answered_at = now(), contact_id = test.id('contact n1') where external_id = 'a1' $$), '1 rows', 'what nobody has taken, one takes');
select is(test.state_of($$ update hotline.call set answered_by = access.me() where external_id = 'a1' $$), '0 rows', 'once');
select is(test.state_of($$ insert into hotline.call_event (line, event_id, call_id, type, at, account_id) values (test.id('line-a'), 'x', test.id('call a2'), 'end', now(), access.me()) $$), '42501', 'a person reports no end');
select is(test.state_of($$ insert into hotline.call (id, external_id, unit_key_id, rang_at) values (gen_random_uuid(), 'x', test.id('key of HOTLINE_A'), now()) $$), '42501', 'nor a ring');
select test.leave() \g /dev/null
select is(test.calls('noura'), 'a1 a2/2/2', 'hers stays on her screen');
select is(test.calls('dana'), 'a2/1/1', 'and leaves another''s');
select test.be_line('line-a') \g /dev/null
select is(test.state_of($$ update hotline.call set ended_at = now() where external_id = 'b1' $$), '0 rows', 'a line changes no other line''s call');
select is(test.state_of($$ insert into hotline.call (id, line, unit_id, external_id, unit_key_id, rang_at) values (gen_random_uuid(), test.id('line-b'), test.unit('HOTLINE_B'), 'x', test.id('key of HOTLINE_B'), now()) $$), '42501', 'nor makes one');
select is(test.state_of($$ insert into cases.file (id, opened_by, unit_key_id, wrapped_key) values (test.id('file x'), test.id('noura'), test.id('key of HOTLINE_A'), '\x00') $$), '1 rows', 'it opens the file of who sits at an extension');
select is(test.state_of($$ insert into hotline.contact (id, file_id, channel, taken_by) values (gen_random_uuid(), test.id('file x'), 'phone', test.id('noura')) $$), '1 rows', 'and makes her contact');
select is(test.state_of(format($$ insert into hotline.contact (id, file_id, channel, taken_by) values (gen_random_uuid(), test.id('file x'), 'phone', test.id(%L)) $$, who)), '42501', who || ' sits nowhere here: no contact')
from unnest(array['dana', 'reem', 'line-a']) who;
select test.leave() \g /dev/null

-- ---- legs: by the exchange's clock, a ring first and an end last within one instant ----
select test.rings('l1', 'line-b', 'HOTLINE_B', '100 seconds'), test.goes_on('l1', 'end', 40), test.goes_on('l1', 'hold', 20), test.goes_on('l1', 'answer', 0),
    test.goes_on('l1', 'resume', 40), test.goes_on('l1', 'hold', 60) \g /dev/null
select results_eq($$ select kind, extract(epoch from ended_at - began_at)::int from hotline.call_leg where call_id = test.id('call l1') order by seq $$,
    $$ values ('ring', 0), ('talk', 20), ('hold', 20), ('talk', 0) $$, 'what comes after the end is no leg');

-- ---- figures: an hour of its own, by the rule of the day ----
select test.rings('q' || n, 'line-a', 'HOTLINE_A', '3 hours') from generate_series(1, 8) n \g /dev/null
select test.goes_on('q' || n, case when n <= 5 then 'answer' else 'abandoned' end, s), test.goes_on('q' || n, 'end', s + 60)
from (values (1, 0), (2, 5), (3, 20), (4, 21), (5, 100), (6, 9), (7, 10)) t (n, s) \g /dev/null
create function test.figures(person text) returns text language plpgsql as $$
declare told text;
begin
    perform test.be(person);
    told := (select f::text from hotline.queue_figures(now() - interval '200 minutes', now() - interval '1 hour') f);
    perform test.leave();
    return told;
end $$;
select is(test.figures('hessa'), '(8,1,5,2,1,3,20,68,100,43,10,20,29)', 'a supervisor''s: offered, waiting, answered, abandoned, short, in time, p50, p90, max, level, the rule, average');
select is(test.figures('badriya'), test.figures('hessa'), 'the site manager''s are the same');
select is(test.figures('maha'), '(0,0,0,0,0,0,,,,,10,20,)', 'another unit''s are its own');
select is(test.figures('noura'), '(0,0,0,0,0,0,,,,,10,20,)', 'an operator has none');
insert into hotline.queue_rule values (current_date - 1, interval '15 seconds', interval '30 seconds', 'test');
select is(test.figures('hessa'), '(8,1,5,2,2,4,20,68,100,67,15,30,29)', 'by another rule from its day on');
update hotline.queue_rule set valid_from = current_date + 1 where source = 'test';
select is(test.figures('hessa'), '(8,1,5,2,1,3,20,68,100,43,10,20,29)', 'and not before');
select * from finish();
rollback;
