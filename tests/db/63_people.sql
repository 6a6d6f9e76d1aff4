-- Persons: whose identity opens to whom, what is never rewritten, and what the rules past need-to-know give away.
begin;
\ir world.psql
select plan(33);

create function test.enrol(name text, unit text, by text, age interval default '0', nationality text default 'BD') returns void language sql as $$
    insert into cases.file (id, holds, unit_id, opened_by, opened_at, unit_key_id, wrapped_key)
    values (test.id('person file ' || name), 'person', test.unit(unit), test.id(by), now() - age, test.id('key of ' || unit), '\x00');
    insert into people.person (id, file_id, unit_id, code_word, code_number, nationality, birth_date, birth_precision, verification, registered_by, registered_at)
    values (test.id(name), test.id('person file ' || name), test.unit(unit), 'CEDAR', 100 + (select count(*)::int from people.person), nationality, '1991-01-01', 'year', 'declared', test.id(by), now() - age);
    insert into people.person_name (id, person_id, text, source, added_by) values (test.id('name ' || name), test.id(name), '\x01', 'told', test.id(by));
    insert into people.person_phone (id, person_id, phone, phone_mac, added_by) values (test.id('phone ' || name), test.id(name), '\x01', convert_to('phone ' || name, 'UTF8'), test.id(by));
    insert into people.person_document (id, person_id, kind, number, number_mac, added_by) values (test.id('document ' || name), test.id(name), 'PASSPORT', '\x01', convert_to('document ' || name, 'UTF8'), test.id(by)) $$;
select test.enrol('new', 'HOTLINE_A', 'noura'), test.enrol('old', 'HOTLINE_A', 'noura', '73 hours'), test.enrol('hers', 'HOTLINE_A', 'dana'),
    test.enrol('shelter', 'SHELTER_F', 'lulwa', '1 year'), test.enrol('far', 'HOTLINE_B', 'reem') \g /dev/null
insert into cases.assignment (file_id, account_id, assigned_by) values (test.id('person file shelter'), test.id('sara'), test.id('badriya'));
grant execute on all functions in schema test to app;

-- ---- whom an identity opens to ----
create function test.sees(person text) returns text language plpgsql as $$
declare told text;
begin
    perform test.be(person);
    select string_agg(n, ' ' order by n) into told from unnest(array['far', 'hers', 'new', 'old', 'shelter']) n
    where exists (select from people.person_row p where p.id = test.id(n)) and exists (select from people.person_name_row x where x.person_id = test.id(n))
        and exists (select from people.person_document_row x where x.person_id = test.id(n)) and exists (select from people.person_phone_row x where x.person_id = test.id(n));
    perform test.leave();
    return coalesce(told, '');
end $$;
select is(test.sees(person), want, person || ' sees: ' || want) from (values
    ('noura', 'new'), ('dana', 'hers'), ('hessa', 'hers new old'), ('lulwa', 'hers new old shelter'), ('badriya', 'hers new old shelter'),
    ('sara', 'shelter'), ('yousef', ''), ('reem', 'far'), ('tigist', ''), ('huda', ''), ('jassim', ''), ('khaled', '')) t (person, want);

-- ---- who writes ----
select test.be('noura') \g /dev/null
select lives_ok($$ insert into people.person_name (id, person_id, text, source) values (test.id('another'), test.id('new'), '\x02', 'passport') $$, 'an operator adds a name to a person of hers');
select throws_ok($$ insert into people.person_name (id, person_id, text, source) values (test.id('x'), test.id('hers'), '\x02', 'told') $$, '42501', null, 'not to a colleague''s');
select is_empty($$ update people.person set sex = 'female' where id = test.id('new') returning id $$, 'and edits nothing: that is the lead''s');
select throws_ok($$ update people.person_name set text = '\x03' $$, '42501', null, 'a name is never rewritten');
select throws_ok($$ delete from people.person_name $$, '42501', null, 'nor taken away');
select throws_ok($$ update people.person set code_number = 1 $$, '42501', null, 'a code name never changes');
select throws_ok($$ select from people.name_change $$, '42501', null, 'what the indexes hear is not for reading');
select test.leave(), test.be('hessa') \g /dev/null
select isnt_empty($$ update people.person set sex = 'female' where id = test.id('new') returning id $$, 'the lead edits');
select isnt_empty($$ update people.person_name set ended_at = now() where id = test.id('another') returning id $$, 'and ends a name');
select throws_ok($$ insert into people.person (id, file_id, code_word, code_number, verification) values (test.id('x'), test.id('person file new'), 'OAK', 500, 'declared') $$, '42501', null, 'but registers nobody');
select test.leave() \g /dev/null
select throws_ok($$ select test.enrol('half', 'HOTLINE_A', 'noura'); update people.person set birth_precision = null where id = test.id('half') $$, '23514', null, 'a birth date says how much of it is known');

-- ---- past need-to-know ----
select test.be('noura') \g /dev/null
select results_eq($$ select * from people.with_number('phone shelter', 'document new') order by 1 $$, $$ select unnest(array[test.id('shelter'), test.id('new')]) order by 1 $$, 'a number leads to ids, nothing else');
select is(people.hidden_hits(array[test.id('shelter'), test.id('hers'), test.id('far')]), 2::bigint, 'of files of the own site it is told that there are some, not where');
select test.leave(), test.be('sara') \g /dev/null
select is(people.hidden_hits(array[test.id('new')]), 0::bigint, 'to who registers nobody, not even that');
select test.leave() \g /dev/null

-- ---- a search comes first ----
insert into audit.entry (id, actor, action, object_kind, object_id, outcome, at) values
    (gen_random_uuid(), test.id('noura'), 'search_people', 'search', test.id('search'), 'done', now() - interval '29 minutes'),
    (gen_random_uuid(), test.id('noura'), 'search_people', 'search', test.id('old search'), 'done', now() - interval '31 minutes'),
    (gen_random_uuid(), test.id('dana'), 'search_people', 'search', test.id('hers'), 'done', now());
select test.be('noura') \g /dev/null
select isnt_empty($$ select from people.own_search(test.id('search')) $$, 'my own of the last half hour counts');
select is_empty($$ select from people.own_search(test.id('old search')) union all select from people.own_search(test.id('hers')) $$, 'no older one, and nobody else''s');
select test.leave() \g /dev/null

-- ---- what the indexes read ----
select is((select count(*)::int from people.index_page('00000000-0000-0000-0000-000000000000', 2) p), 2, 'by the page');
select is((select string_agg(distinct nationality || birth_year, ',') from people.index_person(test.id('new'))), 'BD1991', 'with what tells namesakes apart');
select is_empty($$ select from people.index_person(test.id('new')) where id = test.id('another') $$, 'what ended is not in it');
select isnt_empty(format('select from people.names_changed_since(%L::xid8) n where n = test.id(''new'')', pg_current_xact_id()), 'a change is told');
update cases.file set wrapped_key = null where id = test.id('person file new');
select is_empty($$ select from people.index_person(test.id('new')) $$, 'nobody whose file is erased is in it');
select * from finish();
rollback;
