-- The hand-over sheet: shifts, what is on it, that nothing leaves it by hand, who signs, ticks and accepts, what follows.
begin;
\ir world.psql
select plan(55);
create function test.state_of(statement text) returns text language plpgsql as $$
declare n int; rule text;
begin
    execute statement;
    get diagnostics n = row_count;
    return n || ' rows';
exception when others then
    get stacked diagnostics rule = constraint_name;
    return trim(sqlstate || ' ' || rule);
end $$;
select test.person('latifa', 'HOTLINE_A', 'SHIFT_SUPERVISOR') \g /dev/null
select test.sign_in('latifa') \g /dev/null

-- ---- shifts: 07, 15, 23 o'clock in Kuwait (UTC+3) ----
select is((select to_char(s.begins_at at time zone 'UTC', 'DD HH24') || ' ' || to_char(s.ends_at at time zone 'UTC', 'DD HH24') || ' ' || to_char(s.next_ends_at at time zone 'UTC', 'DD HH24')
    from hotline.shift_of(at::timestamptz, 'Asia/Kuwait') s), want, 'the shift at ' || at)
from (values ('2026-11-24 03:59:59Z', '23 20 24 04 24 12'), ('2026-11-24 04:00Z', '24 04 24 12 24 20'), ('2026-11-24 11:59Z', '24 04 24 12 24 20'),
    ('2026-11-24 12:00Z', '24 12 24 20 25 04'), ('2026-11-24 20:00Z', '24 20 25 04 25 12')) t (at, want);
insert into hotline.shift_rule values ('2026-12-01', '{06:00,18:00}', 'test');
select is((select to_char(s.begins_at at time zone 'UTC', 'DD HH24') || ' ' || to_char(s.ends_at at time zone 'UTC', 'DD HH24') from hotline.shift_of('2026-12-02 10:00Z', 'Asia/Kuwait') s),
    '02 03 02 15', 'by another rule from its day on');
select is((select to_char(s.begins_at at time zone 'UTC', 'DD HH24') || ' ' || to_char(s.ends_at at time zone 'UTC', 'DD HH24') from hotline.shift_of('2026-11-30 21:30Z', 'Asia/Kuwait') s),
    '30 20 01 03', 'the night before ends where the new rule begins');

-- ---- what is on it ----
delete from hotline.draft where contact_id <> test.id('contact d1');
update hotline.contact set ended_at = now() where id <> test.id('contact n71');
update hotline.complaint_clock set due_at = now() + interval '30 days' where complaint_id <> test.id('complaint n71');
update hotline.complaint_clock set due_at = now() - interval '1 hour' where complaint_id = test.id('complaint n71');
update hotline.complaint set triage = 'P1' where id in (test.id('complaint n1'), test.id('complaint r1'));
update hotline.complaint set worker_phone = '\x01', triage = 'P2' where id = test.id('complaint n73');
insert into hotline.callback (id, complaint_id, file_id, unit_id, due_at, promised_by)
values (test.id('callback'), test.id('complaint n73'), test.id('file n73'), test.unit('HOTLINE_A'), now() + interval '1 hour', test.id('noura'));
create function test.items(base uuid) returns text language sql as $$
    select string_agg(line, ', ' order by line) from (
    select i.kind || ' ' || (select n from unnest(array['n1', 'n71', 'n73', 'd1', 'x1']) n where i.object_id in (test.id('complaint ' || n), test.id('contact ' || n))
        or (i.object_id = test.id('callback') and n = 'n73')) || coalesce(' ' || i.ended, '') as line
    from hotline.shift_items(test.unit('HOTLINE_A'), base) i) x
$$;
create function test.sheet() returns uuid language sql stable as $$ select h.id from hotline.shift_sheet h where h.unit_id = test.unit('HOTLINE_A') and h.accepted_at is null and h.withdrawn_at is null $$;
create function test.file(name text) returns void language sql as $$
    insert into cases.file (id, unit_key_id, wrapped_key) values (test.id(name), test.id('key of HOTLINE_A'), '\x00') $$;
grant execute on all functions in schema test to app;
select is(test.items(null), 'callback n73, clock n71, contact d1, contact n71, urgent n1, urgent n73',
    'open P1 and P2, a clock that is due, a callback, a parked draft and a contact that runs; no other unit''s, no settled one');
select test.be('hessa') \g /dev/null
select is(test.items(null), 'callback n73, clock n71, contact d1, contact n71, urgent n1, urgent n73', 'the lead sees the same');
select is((select version::int from hotline.shift_sheet_next), 0, 'nothing typed yet');
select is(test.state_of($$ select test.file('sheet 1') $$), '1 rows', 'a sheet has a file of its own');
select is(test.state_of($$ insert into hotline.shift_sheet (id, file_id, signed_by) values (test.id('sheet 1'), test.id('sheet 1'), test.id('latifa')) $$), '42501', 'nobody signs for another');
select test.leave(), test.be('noura') \g /dev/null
select is(test.state_of($$ insert into hotline.shift_sheet (id, file_id) values (test.id('sheet 1'), test.id('file n1')) $$), '42501', 'an operator signs nothing');
select is((select count(*)::int from hotline.shift_draft), 0, 'and reads no notes');
select test.leave(), test.be('hessa') \g /dev/null
select is(test.state_of($$ insert into hotline.shift_draft (file_id, content) values (test.id('sheet 1'), '\x01') $$), '1 rows', 'notes are kept while typed');
select is(test.state_of($$ insert into hotline.shift_sheet (id, file_id) values (test.id('sheet 1'), test.id('sheet 1')) $$), '1 rows', 'the lead signs');
select is((select count(*)::int from hotline.shift_item where shift_sheet_id = test.id('sheet 1')), 6, 'the signature freezes every item');
select is(test.state_of($$ insert into hotline.shift_sheet (id, file_id) values (test.id('sheet 2'), test.id('sheet 1')) $$), '23505 shift_sheet_open', 'one sheet at a time');
select is(test.state_of($$ insert into hotline.shift_item (shift_sheet_id, kind, object_id, since) values (test.id('sheet 1'), 'contact', gen_random_uuid(), now()) $$), '42501', 'nothing is added by hand');
select is(test.state_of($$ delete from hotline.shift_item $$), '42501', 'nothing is left out by hand');
select is(test.state_of($$ update hotline.shift_item set ended = 'finished' $$), '42501', 'nor called ended');
select is(test.state_of($$ update hotline.shift_item set note = '\x02' where kind = 'callback' $$), '1 rows', 'a note goes with the signature');
select is(test.state_of($$ update hotline.shift_sheet set accepted_by = access.me(), accepted_at = now() $$), 'SA409 shift_sheet_two_people', 'who signed does not accept');
select is(test.state_of($$ update hotline.shift_item set ticked_by = access.me(), ticked_at = now() $$), 'SA409 shift_sheet_two_people', 'nor tick');
select test.leave() \g /dev/null

-- The next moment: in one transaction there is but one now().
update hotline.shift_sheet set signed_at = now() - interval '10 minutes' where id = test.id('sheet 1');
select test.be('hessa') \g /dev/null
select is(test.state_of($$ update hotline.shift_item set note = '\x03' where kind = 'callback' $$), 'SA409 shift_sheet_final', 'after the signature no note changes');
select test.leave(), test.be('maha') \g /dev/null
select is((select count(*)::int from hotline.shift_sheet) + (select count(*)::int from hotline.shift_item), 0, 'another site''s lead sees nothing of it');
select test.leave(), test.be('badriya') \g /dev/null
select is((select count(*)::int from hotline.shift_sheet_lines(test.id('sheet 1'))), 6, 'the site''s manager reads it');
select is(test.state_of($$ update hotline.shift_sheet set accepted_by = access.me(), accepted_at = now() $$), '0 rows', 'and no more');
select test.leave(), test.be('jassim') \g /dev/null
select is((select count(*)::int from hotline.shift_sheet), 0, 'an auditor does not');
select test.leave() \g /dev/null

-- ---- what changes before it is accepted ----
update hotline.callback set ended_at = now(), outcome = 'reached' where id = test.id('callback');
select test.call('x1', 'HOTLINE_A', 'dana') \g /dev/null
delete from hotline.draft where contact_id = test.id('contact x1');
update hotline.contact set ended_at = now() where id = test.id('contact x1');
update hotline.complaint set triage = 'P1' where id = test.id('complaint x1');
update hotline.complaint_clock set due_at = now() + interval '30 days' where complaint_id = test.id('complaint x1');
create function test.lines() returns text language sql as $$
    select string_agg(kind || coalesce(' ' || reference, '') || case when late then ' late' else '' end || coalesce(' ' || ended, ''), ', ' order by kind, reference) from hotline.shift_sheet_lines(test.id('sheet 1')) $$;
grant execute on all functions in schema test to app;
select test.be('latifa') \g /dev/null
select is(test.lines(), 'callback ref n73 reached, clock ref n71, contact, contact, urgent ref n1, urgent ref n73, urgent ref x1 late', 'what ended is struck through, what came is below');
select is(test.state_of($$ update hotline.shift_sheet set withdrawn_at = now() $$), '42501', 'only who signed withdraws');
select is(test.state_of($$ update hotline.shift_sheet set accepted_by = access.me(), accepted_at = now() $$), 'SA409 shift_sheet_unticked', 'not while a P1 or P2 is unticked');
select is(test.state_of($$ select hotline.follow_shift_sheet(test.id('sheet 1')) $$), '1 rows', 'the sheet follows');
select is((select count(*)::int from hotline.shift_item where late), 1, 'what came later has its line');
select is(test.state_of($$ update hotline.shift_item set ticked_by = access.me(), ticked_at = now() where reference = 'ref n1' $$), '1 rows', 'one is ticked');
select is(test.state_of($$ update hotline.shift_item set ticked_by = test.id('hessa'), ticked_at = now() where reference = 'ref n73' and kind = 'urgent' $$), '42501', 'never in another''s name');
select is(test.state_of($$ update hotline.shift_item set ticked_by = access.me(), ticked_at = now() where kind = 'urgent' and not late $$), '2 rows', 'all that were signed are ticked');
select is(test.state_of($$ update hotline.shift_sheet set accepted_by = access.me(), accepted_at = now() $$), 'SA409 shift_sheet_unticked', 'the one that came later counts, too');
select is(test.state_of($$ update hotline.shift_item set ticked_by = access.me(), ticked_at = now() where late $$), '1 rows', 'it is ticked');
select is(test.state_of($$ update hotline.shift_sheet set accepted_by = test.id('hessa'), accepted_at = now() $$), 'SA409 shift_sheet_two_people', 'the signer is not put in as the one who accepts');
select is(test.state_of($$ update hotline.shift_sheet set accepted_by = access.me(), accepted_at = now() $$), '1 rows', 'the incoming lead accepts');
select is((select ended from hotline.shift_item where kind = 'callback'), 'reached', 'what had ended by then is kept with its end');
select is(test.state_of($$ update hotline.shift_sheet set withdrawn_at = now() $$), 'SA409 shift_sheet_final', 'an accepted sheet is final');
select is(test.state_of($$ update hotline.shift_item set ticked_by = null, ticked_at = null $$), '0 rows', 'with its ticks');
select ok((select content is null and version = 2 from hotline.shift_draft), 'and the notes are fresh for the next one');
select test.leave() \g /dev/null

-- ---- the next sheet: what the last one held is there, or has ended, with how ----
update hotline.complaint set triage = 'P4' where id = test.id('complaint n1');
update hotline.complaint set state = 'CLOSED' where id = test.id('complaint n73');
update hotline.complaint_clock set stopped_at = now() where complaint_id = test.id('complaint n71');
update hotline.contact set ended_at = now() where id = test.id('contact n71');
delete from hotline.draft where contact_id = test.id('contact d1');
delete from hotline.complaint_category where complaint_id = test.id('complaint d1');
delete from hotline.complaint_clock where complaint_id = test.id('complaint d1');
delete from hotline.complaint_change where complaint_id = test.id('complaint d1');
delete from hotline.complaint where id = test.id('complaint d1');
select is(test.items(test.id('sheet 1')), 'clock n71 answered, contact d1 finished, contact n71 registered, urgent n1 lowered, urgent n73 closed, urgent x1',
    'nothing that was handed over is gone without its end');
select is(test.items(null), 'urgent x1', 'though only this is owed');
select test.be('latifa') \g /dev/null
select test.file('sheet 2') \g /dev/null
select is(test.state_of($$ insert into hotline.shift_sheet (id, file_id) values (test.id('sheet 2'), test.id('sheet 2')) $$), '1 rows', 'the next lead signs');
select is((select previous_id from hotline.shift_sheet where id = test.id('sheet 2')), test.id('sheet 1'), 'on the one accepted before');
select is((select count(*)::int from hotline.shift_item where shift_sheet_id = test.id('sheet 2') and ended is not null), 5, 'what ended since is frozen with it');
select is(test.state_of($$ update hotline.shift_sheet set withdrawn_at = now(), withdraw_reason = '\x01' where id = test.id('sheet 2') $$), '1 rows', 'and withdraws it');
select test.leave() \g /dev/null
select is(test.sheet(), null, 'then none waits');
update hotline.complaint set triage = 'P2' where id = test.id('complaint n1');
select is((select ended from hotline.shift_items(test.unit('HOTLINE_A'), test.id('sheet 1')) where reference = 'ref n1'), null, 'raised again, it is owed again');
update hotline.complaint_clock set stopped_at = null where complaint_id = test.id('complaint n71');
update hotline.complaint_clock set due_at = now() + interval '30 days' where complaint_id = test.id('complaint n71');
select is((select ended from hotline.shift_items(test.unit('HOTLINE_A'), test.id('sheet 1')) where reference = 'ref n71'), 'later', 'a clock put off is told');
update hotline.complaint set triage = 'P1' where id = test.id('complaint n71');
select is((select string_agg(kind || coalesce(' ' || ended, ''), ', ' order by kind) from hotline.shift_items(test.unit('HOTLINE_A'), test.id('sheet 1')) where reference = 'ref n71'), 'clock raised, urgent', 'or that it became an emergency');
select * from finish();
rollback;
