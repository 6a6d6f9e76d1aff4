-- Who sees which call: own for 72 hours, the shift's unit, the site's units, the assigned file; everybody else nothing.
begin;
\ir world.psql

create function test.names(ids uuid[], prefix text) returns text language sql stable as $$
    select coalesce(string_agg(c.name, ' ' order by c.name), '')
    from unnest(array['b1', 'd1', 'n1', 'n71', 'n73', 'r1', 'r73']) c (name) where test.id(prefix || c.name) = any (ids)
$$;

-- What the person sees in every table and view, compared with the calls whose contact, and whose complaint, is within reach.
create function test.sees(person text, contacts text, complaints text) returns setof text language plpgsql as $$
declare
    files text := (select coalesce(string_agg(distinct n, ' ' order by n), '') from unnest(string_to_array(contacts || ' ' || complaints, ' ')) n where n <> '');
    of record;
begin
    perform test.be(person);
    create temp table seen on commit drop as
        select 'cases.file' as place, test.names(array(select id from cases.file), 'file ') as got, files as want
        union all select 'hotline.contact', test.names(array(select id from hotline.contact), 'contact '), contacts
        union all select 'hotline.contact_row', test.names(array(select id from hotline.contact_row), 'contact '), contacts
        union all select 'hotline.contact_sheet', test.names(array(select id from hotline.contact_sheet), 'contact '), contacts
        union all select 'hotline.draft', test.names(array(select contact_id from hotline.draft), 'contact '), contacts
        union all select 'hotline.draft_sheet', test.names(array(select id from hotline.draft_sheet), 'contact '), contacts
        union all select 'hotline.complaint', test.names(array(select id from hotline.complaint), 'complaint '), complaints
        union all select 'hotline.complaint_row', test.names(array(select id from hotline.complaint_row), 'complaint '), complaints
        union all select 'hotline.complaint_sheet', test.names(array(select id from hotline.complaint_sheet), 'complaint '), complaints
        union all select 'hotline.complaint_category', test.names(array(select complaint_id from hotline.complaint_category), 'complaint '), complaints
        union all select 'hotline.complaint_change', test.names(array(select complaint_id from hotline.complaint_change), 'complaint '), complaints
        union all select 'hotline.complaint_change_sheet', test.names(array(select complaint_id from hotline.complaint_change_sheet), 'complaint '), complaints
        union all select 'hotline.complaint_clock', test.names(array(select complaint_id from hotline.complaint_clock), 'complaint '), complaints;
    for of in select * from seen loop
        return next is(of.got, of.want, format('%s sees in %s: %s', person, of.place, coalesce(nullif(of.want, ''), 'nothing')));
    end loop;
    drop table seen;
    perform test.leave();
end $$;

select plan(17 * 13 + 13);
-- An operator: her own of the last 72 hours, not her colleague's.
select test.sees('noura', 'n1 n71', 'n1 n71');
select test.sees('dana', 'd1', 'd1');
select test.sees('reem', 'r1', 'r1');
-- A shift supervisor: all of the unit, however old; nothing of another unit.
select test.sees('hessa', 'd1 n1 n71 n73', 'd1 n1 n71 n73');
select test.sees('maha', 'r1 r73', 'r1 r73');
-- A site manager: every unit of the site, none of the other site.
select test.sees('badriya', 'b1 d1 n1 n71 n73', 'b1 d1 n1 n71 n73');
-- A case worker: what is assigned, and no longer what was.
select test.sees('sara', 'b1 r73', 'b1 r73');
select test.sees('yousef', '', '');
-- Scopes that open no row yet (arriving, referred, labour-part, session, meta), and roles without a permit.
select test.sees('lulwa', '', '');
select test.sees('khaled', '', '');
select test.sees('munira', '', '');
select test.sees('tigist', '', '');
select test.sees('salem', '', '');
select test.sees('jassim', '', '');
select test.sees('wafa', '', '');
-- Administrators see no case content.
select test.sees('huda', '', '');
select test.sees('nasser', '', '');

-- The edges of each scope, as they move.
insert into cases.assignment (file_id, account_id, assigned_by) values (test.id('file n73'), test.id('yousef'), test.id('hessa'));
select test.be('yousef');
select is(test.names(array(select id from hotline.complaint), 'complaint '), 'n73', 'a new assignment opens the file at once');
select test.leave();
update cases.assignment set ended_at = now() where account_id = test.id('yousef');
select test.be('yousef');
select is(test.names(array(select id from hotline.complaint), 'complaint '), '', 'its end closes it at once');
select is(test.names(array(select file_id from cases.assignment), 'file '), 'n73', 'one sees one''s own assignments, ended ones too');
select test.leave(), test.be('sara');
select is((select count(*)::int from cases.assignment where account_id <> access.me()), 0, 'and nobody else''s');
select test.leave();
insert into cases.assignment (file_id, account_id, assigned_by) values (test.id('file r1'), test.id('noura'), test.id('maha'));
select test.be('noura');
select is(test.names(array(select id from hotline.complaint), 'complaint '), 'n1 n71 r1', 'what was handed over is as an own one');
select test.leave();
update cases.assignment set assigned_at = now() - interval '72 hours' where account_id = test.id('noura');
select test.be('noura');
select is(test.names(array(select id from hotline.complaint), 'complaint '), 'n1 n71', 'for as long as an own one');
select test.leave();

update hotline.complaint set created_at = now() - interval '72 hours' where id = test.id('complaint n71');
update hotline.contact set started_at = now() - interval '71 hours 59 minutes 59 seconds' where id = test.id('contact n73');
select test.be('noura');
select is(test.names(array(select id from hotline.complaint), 'complaint '), 'n1', 'at 72 hours it is over');
select is(test.names(array(select id from hotline.contact), 'contact '), 'n1 n71 n73', 'a second earlier it is not');
select is(test.names(array(select id from cases.file), 'file '), 'n1 n71', 'the file has its own time');
select test.leave();

-- Two roles together see the union of both, and no more.
insert into access.account_role values (test.id('sara'), 'SHIFT_SUPERVISOR');
update access.account set unit_id = test.unit('HOTLINE_B') where name = 'sara';
select test.sign_in('sara') \g /dev/null
select test.be('sara');
select is(test.names(array(select id from hotline.complaint), 'complaint '), 'b1 r1 r73', 'two roles: the unit and what is assigned');
select is((select array_agg(reference order by reference) from hotline.complaint_row where unit_id = test.unit('HOTLINE_B')), array['ref r1', 'ref r73'],
    'counting and filtering go through the same rule');
select test.leave();
select test.be('noura');
select lives_ok($$ select 1 / (reference <> 'ref r1')::int from hotline.complaint $$, 'a condition that fails on a hidden row tells nothing');
select is_empty($$ select from hotline.complaint where id = test.id('complaint r1') for update $$, 'a hidden row can''t be locked either');
select * from finish();
rollback;
