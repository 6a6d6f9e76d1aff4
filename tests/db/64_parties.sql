-- Employers, offices, houses and vehicles: whom they open to, what is never rewritten, what is counted and for whom, and whose number is
-- never called.
begin;
\ir world.psql
select plan(52);

-- A party with a name and a number, and its link to a call's file.
create function test.meet(name text, kind text, unit text, by text, number text, age interval default '0') returns void language sql as $$
    insert into cases.file (id, holds, unit_id, opened_by, opened_at, unit_key_id, wrapped_key)
    values (test.id('party file ' || name), 'party', test.unit(unit), test.id(by), now() - age - interval '1 minute', test.id('key of ' || unit), '\x00');
    insert into parties.party (id, file_id, unit_id, kind, registered_by, registered_at)
    values (test.id(name), test.id('party file ' || name), test.unit(unit), kind, test.id(by), now() - age - interval '1 minute');
    insert into parties.detail (id, party_id, kind, text, mac, added_by) values
        (test.id('name ' || name), test.id(name), 'name', '\x01', null, test.id(by)),
        (test.id('number ' || name), test.id(name), case kind when 'house' then 'paci' else 'phone' end, '\x01', convert_to(number, 'UTF8'), test.id(by)) $$;
create function test.hang(name text, call text, by text) returns void language sql as $$
    insert into parties.link (id, party_id, file_id, role, said_by, added_by)
    values (test.id('link ' || name || ' ' || call), test.id(name), test.id('file ' || call), 'sponsor', 'worker', test.id(by)) $$;
select test.meet('fahad', 'person', 'HOTLINE_A', 'dana', 'phone fahad', '73 hours'), test.hang('fahad', 'd1', 'dana'), test.hang('fahad', 'b1', 'badriya'),
    test.meet('villa', 'house', 'HOTLINE_A', 'noura', 'paci villa', '73 hours'), test.hang('villa', 'n1', 'noura'),
    test.meet('far', 'office', 'HOTLINE_B', 'reem', 'phone far', '1 year'), test.hang('far', 'r73', 'reem'), test.hang('far', 'r1', 'reem'),
    test.meet('alone', 'vehicle', 'HOTLINE_A', 'noura', 'phone alone', '1 hour') \g /dev/null
update hotline.complaint set employer_phone_mac = 'phone fahad' where id in (test.id('complaint n1'), test.id('complaint n73'), test.id('complaint r1'));
update hotline.complaint set paci_mac = 'paci villa', worker_phone_mac = convert_to(id::text, 'UTF8') where id in (test.id('complaint d1'), test.id('complaint b1'), test.id('complaint r1'));
insert into cases.assignment (file_id, account_id, assigned_by) values (test.id('file d1'), test.id('yousef'), test.id('hessa'));
grant execute on all functions in schema test to app;

-- ---- whom a party opens to ----
create function test.meets(person text) returns text language plpgsql as $$
declare told text;
begin
    perform test.be(person);
    select string_agg(n, ' ' order by n) into told from unnest(array['alone', 'fahad', 'far', 'villa']) n
    where exists (select from parties.party_row p where p.id = test.id(n)) and exists (select from parties.detail_row d where d.party_id = test.id(n))
        and exists (select from cases.file f where f.id = test.id('party file ' || n));
    perform test.leave();
    return coalesce(told, '');
end $$;
select is(test.meets(person), want, format('%s sees: %s', person, want)) from (values
    ('noura', 'alone villa'), ('dana', 'fahad'), ('hessa', 'alone fahad villa'), ('lulwa', 'alone fahad villa'), ('badriya', 'alone fahad villa'),
    ('reem', 'far'), ('maha', 'far'), ('sara', 'fahad far'), ('yousef', 'fahad'), ('tigist', ''), ('huda', ''), ('jassim', ''), ('khaled', ''), ('salem', '')) t (person, want);

-- A link opens what it hangs on, not where else it hangs.
create function test.links(person text) returns text language plpgsql as $$
declare told text;
begin
    perform test.be(person);
    select string_agg(n, ', ' order by n) into told from unnest(array['fahad b1', 'fahad d1', 'far r1', 'far r73', 'villa n1']) n
    where exists (select from parties.link_row l where l.id = test.id('link ' || n));
    perform test.leave();
    return coalesce(told, '');
end $$;
select is(test.links(person), want, format('%s sees linked: %s', person, want)) from (values
    ('noura', 'villa n1'), ('dana', 'fahad d1'), ('hessa', 'fahad d1, villa n1'), ('sara', 'fahad b1, far r73'), ('yousef', 'fahad d1'), ('reem', 'far r1'), ('jassim', '')) t (person, want);

-- ---- who writes ----
select test.be('noura') \g /dev/null
select throws_ok($$ insert into parties.link (id, party_id, file_id, role, said_by) values (test.id('x'), test.id('far'), test.id('file n1'), 'sponsor', 'worker') $$, '42501', null, 'nobody links whom they neither see nor have a number of');
select throws_ok($$ insert into parties.link (id, party_id, file_id, role, said_by) values (test.id('x'), test.id('fahad'), test.id('file d1'), 'driver', 'worker') $$, '42501', null, 'nor to a file that is not theirs');
select lives_ok($$ insert into parties.link (id, party_id, file_id, role, said_by) values (test.id('link fahad n1'), test.id('fahad'), test.id('file n1'), 'sponsor', 'worker') $$, 'but to an own one that names its number');
select isnt_empty($$ select from parties.party where id = test.id('fahad') $$, 'which opens it');
select throws_ok($$ insert into parties.link (id, party_id, file_id, role, said_by) values (test.id('x'), test.id('fahad'), test.id('file n1'), 'sponsor', 'caller') $$, '23505', null, 'a role is linked once');
select lives_ok($$ insert into parties.allegation (id, link_id, said_by) values (test.id('said'), test.id('link fahad n1'), 'worker') $$, 'whoever links may say that it abused her');
select throws_ok($$ insert into parties.allegation (id, link_id, said_by) values (test.id('x'), test.id('link fahad d1'), 'worker') $$, '42501', null, 'not on a colleague''s file');
select is_empty($$ update parties.allegation set ended_by = access.me(), ended_at = now(), end_reason = '\x01' returning id $$, 'and does not take it back');
select is_empty($$ update parties.link set ended_by = access.me(), ended_at = now(), end_reason = '\x01' returning id $$, 'nor ends a link');
select is_empty($$ update parties.detail set ended_at = now() returning id $$, 'nor a number');
select throws_ok($$ update parties.detail set text = '\x02' $$, '42501', null, 'what is known is never rewritten');
select throws_ok($$ update parties.link set party_id = test.id('alone') $$, '42501', null, 'nor what hangs where');
select throws_ok($$ delete from parties.allegation $$, '42501', null, 'nor taken away');
select throws_ok($$ insert into parties.party (id, file_id, kind) values (test.id('x'), test.id('file n1'), 'person') $$, '42501', null, 'a call''s file is no party''s');
select throws_ok($$ insert into parties.detail (id, party_id, kind, text) values (test.id('x'), test.id('far'), 'name', '\x01') $$, '42501', null, 'nothing is added to a party that is not seen');
select throws_ok($$ select from parties.naming(array['phone fahad'::bytea], '{}') $$, '42501', null, 'which complaints name a number is nobody''s to ask');

-- ---- what is counted ----
select results_eq($$ select named, named_last_year, workers_at_address from parties.alerts(test.id('complaint n1')) $$, $$ values (3::bigint, 3::bigint, 3::bigint) $$,
    'other complaints of the site that name the employer (n73, d1, b1), and workers in the house (she, d1, b1)');
select is_empty($$ select from parties.alerts(test.id('complaint d1')) where named + workers_at_address > 0 $$, 'nothing about a complaint that one does not see');
select is_empty($$ select from parties.alerts(test.id('complaint r1')) where named + workers_at_address > 0 $$, 'nor elsewhere');
select is_empty($$ select from parties.named(test.id('far')) where named > 0 $$, 'nor about a party that one does not see');
select results_eq($$ select hidden, named from parties.under_number(array['phone far'::bytea]) $$, $$ values (0::bigint, 0::bigint) $$, 'a number that is known elsewhere is not known here');
select test.leave() \g /dev/null
select test.be('dana') \g /dev/null
select results_eq($$ select hidden, named from parties.under_number(array['phone alone'::bytea]) $$, $$ values (1::bigint, 0::bigint) $$, 'of a colleague''s party one is told that there is one');
select is_empty($$ select from parties.named_in(test.id('complaint n1')) $$, 'a complaint that one does not see names nobody');
select test.leave(), test.be('jassim') \g /dev/null
select is_empty($$ select from parties.under_number(array['phone fahad'::bytea]) $$, 'without the permit nothing is counted');
select is_empty($$ select from parties.with_number(array['phone fahad'::bytea]) $$, 'nor found');

-- ---- whose number is never called ----
select test.leave() \g /dev/null
update hotline.complaint set worker_phone = '\x01', worker_phone_mac = 'phone fahad' where id in (test.id('complaint n1'), test.id('complaint n71'), test.id('complaint d1'));
create function test.refuses(call text) returns boolean language sql as $$ select hotline.call_refusal(test.id('complaint ' || call), now()) is not distinct from 'number_of_alleged_abuser' $$;
select is(array[test.refuses('n1'), test.refuses('d1'), test.refuses('n71')], '{t,f,f}', 'where it is said, and only there');
select throws_ok($$ insert into hotline.callback (id, complaint_id, file_id, unit_id, due_at, promised_by) values (test.id('x'), test.id('complaint n1'), test.id('file n1'), test.unit('HOTLINE_A'), now() + interval '1 hour', test.id('noura')) $$, 'SA409', null, 'nothing is promised, whatever the program does');
update parties.detail set ended_at = now() where id = test.id('number fahad');
select is(test.refuses('n1'), false, 'a number that was ended is not its');
update parties.detail set ended_at = null where id = test.id('number fahad');
insert into people.person (id, file_id, unit_id, code_word, code_number, verification, registered_by)
select test.id('almaz'), id, unit_id, 'CEDAR', 100, 'declared', opened_by from cases.file where id = test.id('file n71');
update hotline.complaint set person_id = test.id('almaz') where id in (test.id('complaint n1'), test.id('complaint n71'));
select is(test.refuses('n71'), true, 'nor in another complaint of hers');
select test.be('hessa') \g /dev/null
select isnt_empty($$ update parties.allegation set ended_by = access.me(), ended_at = now(), end_reason = '\x01' where id = test.id('said') returning id $$, 'a lead takes it back');
select test.leave() \g /dev/null
select is(array[test.refuses('n1'), test.refuses('n71')], '{f,f}', 'and it may be called');
select * from finish();
rollback;
