-- Help and hand-overs as other users: who sees, who joins, in whose hands a contact is, and what nobody may write.
begin;
\ir world.psql
select plan(47);

create function test.help(name text, contact text, urgency text default 'help') returns void language sql as $$
    insert into hotline.help (id, contact_id, file_id, urgency)
    values (test.id('help ' || name), test.id('contact ' || contact), test.id('file ' || contact), urgency)
$$;
create function test.line(help text, words bytea default '\x01') returns void language sql as $$
    insert into hotline.help_message (id, help_id, words) values (gen_random_uuid(), test.id('help ' || help), words)
$$;
create function test.offer(name text, contact text, receiver text) returns void language sql as $$
    insert into hotline.contact_handover (id, contact_id, file_id, to_account)
    values (test.id('handover ' || name), test.id('contact ' || contact), test.id('file ' || contact), test.id(receiver))
$$;
create function test.holder(contact text) returns text language sql as $$
    select a.name from hotline.contact c join access.account a on a.id = coalesce(c.held_by, c.taken_by) where c.id = test.id('contact ' || contact)
$$;
grant execute on all functions in schema test to app;

-- ---- asking ----
select test.be('noura') \g /dev/null
select lives_ok($$ select test.help('n1', 'n1') $$, 'an operator asks for help with the contact she has in hand');
select throws_ok($$ select test.help('again', 'n1', 'emergency') $$, '23505', null, 'a contact has one open request');
select throws_ok($$ select test.help('hers', 'd1') $$, '42501', null, 'not with a colleague''s');
select throws_ok($$ insert into hotline.help (id, contact_id, file_id, urgency) values (gen_random_uuid(), test.id('contact n71'), test.id('file n1'), 'help') $$,
    '42501', null, 'nor in another file');
select throws_ok($$ insert into hotline.help (id, contact_id, file_id, urgency, joined_by, joined_at) values (gen_random_uuid(), test.id('contact n71'), test.id('file n71'), 'help', access.me(), now()) $$,
    '42501', null, 'nor joined from the beginning');
select lives_ok($$ update hotline.help set urgency = 'emergency', raised_at = now() $$, 'she raises it');
select throws_ok($$ update hotline.help set urgency = 'help' $$, '42501', null, 'an emergency does not become less of one');
select throws_ok($$ update hotline.help set joined_by = access.me(), joined_at = now() $$, '42501', null, 'she is not her own lead');
select throws_ok($$ update hotline.help set ended_by = test.id('hessa'), ended_at = now() $$, '42501', null, 'nobody ends it in another one''s name');
select throws_ok($$ update hotline.help set asked_by = test.id('dana') $$, '42501', null, 'who asked never changes');
select throws_ok($$ delete from hotline.help $$, '42501', null, 'and it is never taken back');
select lives_ok($$ select test.line('n1') $$, 'she writes');
select test.leave() \g /dev/null

-- ---- who sees it ----
create temp table seen (person text, sees boolean);
insert into seen values ('noura', true), ('hessa', true), ('badriya', true), ('dana', false), ('reem', false), ('maha', false), ('sara', false), ('lulwa', false),
    ('huda', false), ('jassim', false), ('wafa', false);
create function test.sees_help(person text) returns boolean language plpgsql as $$
declare n int;
begin
    perform test.be(person);
    select (select count(*) from hotline.help) + (select count(*) from hotline.help_message) into n;
    perform test.leave();
    return n = 2;
end $$;
select is(test.sees_help(person), sees, person || case when sees then ' sees it and its lines' else ' sees nothing of it' end) from seen;

-- ---- joining ----
select test.be('dana') \g /dev/null
select is_empty($$ update hotline.help set joined_by = access.me(), joined_at = now() returning id $$, 'a colleague joins nothing');
select test.leave(), test.be('badriya') \g /dev/null
select is_empty($$ update hotline.help set joined_by = access.me(), joined_at = now() returning id $$, 'nor does the manager');
select throws_ok($$ select test.line('n1') $$, '42501', null, 'who does not write either');
select test.leave(), test.be('maha') \g /dev/null
select is_empty($$ update hotline.help set joined_by = access.me(), joined_at = now() returning id $$, 'nor another unit''s lead');
select test.leave(), test.be('hessa') \g /dev/null
select throws_ok($$ update hotline.help set joined_by = test.id('maha'), joined_at = now() $$, '42501', null, 'the lead joins nobody but herself');
select isnt_empty($$ update hotline.help set joined_by = access.me(), joined_at = now() returning id $$, 'herself she does');
select isnt_empty($$ update hotline.help_message set seen_at = now() returning id $$, 'and has seen the operator''s line');
select lives_ok($$ select test.line('n1', '\x02') $$, 'she writes');
select is_empty($$ update hotline.help_message set seen_at = now() where author = access.me() returning id $$, 'her own lines are seen by the other side only');
select throws_ok($$ update hotline.help_message set words = '\x03' $$, '42501', null, 'what was written stays as it is');
select test.leave() \g /dev/null

-- ---- hand-over ----
select test.be('noura') \g /dev/null
select throws_ok($$ select test.offer('foreign', 'n1', 'reem') $$, '42501', null, 'a contact is offered in the unit only');
select throws_ok($$ select test.offer('hers', 'd1', 'hessa') $$, '42501', null, 'and by who has it in hand');
select throws_ok($$ insert into hotline.contact_handover (id, contact_id, file_id, kind, to_account) values (gen_random_uuid(), test.id('contact n1'), test.id('file n1'), 'take_over', test.id('dana')) $$,
    '42501', null, 'taking over is no offer');
select lives_ok($$ select test.offer('n1', 'n1', 'dana') $$, 'she offers it');
select throws_ok($$ update hotline.contact_handover set accepted_at = now() $$, '42501', null, 'but accepts it for nobody');
select throws_ok($$ update hotline.contact set held_by = test.id('dana') $$, '42501', null, 'nor puts it into somebody''s hands');
select throws_ok($$ select hotline.give(test.id('contact d1'), test.id('file d1'), access.me()) $$, '42501', null, 'nor into her own');
select throws_ok($$ select hotline.accept_handover(test.id('handover n1')) $$, 'SA404', null, 'the giver can''t accept');
select test.leave(), test.be('dana') \g /dev/null
select is_empty($$ select from hotline.contact where id = test.id('contact n1') $$, 'before she accepts, nothing is open to the taker');
select lives_ok($$ select hotline.accept_handover(test.id('handover n1')) $$, 'she accepts');
select isnt_empty($$ select from hotline.contact_sheet where id = test.id('contact n1') and in_hand $$, 'and has it in hand');
select throws_ok($$ select hotline.take_over(gen_random_uuid(), test.id('contact n1')) $$, 'SA404', null, 'an operator takes nothing over');
select test.leave(), test.be('maha') \g /dev/null
select throws_ok($$ select hotline.take_over(gen_random_uuid(), test.id('contact n1')) $$, 'SA404', null, 'nor does another unit''s lead');
select test.leave() \g /dev/null
select is(test.holder('n1'), 'dana', 'it is the taker''s');

select * from finish();
rollback;
