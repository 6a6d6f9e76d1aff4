-- Row-level security alone against every cross-file write: it changes no row, or is refused with 42501.
begin;
\ir world.psql

-- How a write ends: rows changed, or the SQLSTATE.
create function test.writes(person text, statement text) returns text language plpgsql as $$
declare n int;
begin
    perform test.be(person);
    begin
        execute statement;
        get diagnostics n = row_count;
        perform test.leave();
        return n || ' rows';
    exception when others then
        perform test.leave();
        return sqlstate;
    end;
end $$;

create function test.touch(kind text, call text) returns text language sql immutable as $$
    select format(case kind
        when 'contact update' then $u$ update hotline.contact set interpreter = true where id = test.id('contact %1$s') $u$
        when 'draft update' then $u$ update hotline.draft set content = '\x01' where contact_id = test.id('contact %1$s') $u$
        when 'draft delete' then $u$ delete from hotline.draft where contact_id = test.id('contact %1$s') $u$
        when 'complaint update' then $u$ update hotline.complaint set danger_now = true where id = test.id('complaint %1$s') $u$
        when 'category insert' then $u$ insert into hotline.complaint_category values (test.id('complaint %1$s'), 'WAGE_DEDUCTION', 2) $u$
        when 'category delete' then $u$ delete from hotline.complaint_category where complaint_id = test.id('complaint %1$s') $u$
        when 'change insert' then $u$ insert into hotline.complaint_change (id, complaint_id, to_state, triage) values (gen_random_uuid(), test.id('complaint %1$s'), 'NEW', 'P1') $u$
        when 'clock insert' then $u$ insert into hotline.complaint_clock values (test.id('complaint %1$s'), 'plan', now(), now()) $u$
        when 'clock update' then $u$ update hotline.complaint_clock set stopped_at = now() where complaint_id = test.id('complaint %1$s') $u$
        when 'draft insert' then $u$ insert into hotline.draft (contact_id, content) values (test.id('contact %1$s'), '\x02') $u$
    end, call)
$$;

select plan(9 * 12 + 9 * 6 + 33);

-- Not hers: a colleague's, her own of 73 hours ago, another unit's, another site's, a file once assigned; and who reads nothing writes nothing.
select ok(got in ('0 rows', '42501'), format('%s: no %s in %s (%s)', person, kind, call, got))
from (values ('noura', 'd1'), ('noura', 'n73'), ('noura', 'r1'), ('hessa', 'r1'), ('hessa', 'b1'), ('maha', 'n1'), ('badriya', 'r1'),
    ('sara', 'n1'), ('sara', 'r1'), ('yousef', 'r73'), ('huda', 'n1'), ('jassim', 'n1')) w (person, call)
cross join unnest(array['contact update', 'draft update', 'draft delete', 'complaint update', 'category insert', 'category delete', 'change insert',
    'clock insert', 'clock update']) kind
cross join lateral test.writes(person, test.touch(kind, call)) got;

-- Within reach the same statements change one row each.
select is(got, '1 rows', format('%s: %s in %s', person, kind, call))
from (values ('noura', 'n1'), ('noura', 'n71'), ('hessa', 'n73'), ('maha', 'r73'), ('reem', 'r1'), ('hessa', 'd1')) w (person, call)
cross join unnest(array['contact update', 'draft update', 'complaint update', 'category insert', 'category delete', 'change insert', 'clock insert',
    'clock update', 'draft delete']) kind
cross join lateral test.writes(person, case kind
    when 'category delete' then format($u$ delete from hotline.complaint_category where complaint_id = test.id('complaint %s') and category = 'WAGE_DEDUCTION' $u$, call)
    when 'clock update' then format($u$ update hotline.complaint_clock set stopped_at = now() where complaint_id = test.id('complaint %s') and kind = 'response' $u$, call)
    else test.touch(kind, call) end) got;

-- ---- permits are per act ----
select is(test.writes('sara', test.touch('contact update', 'b1')), '0 rows', 'a case worker reads the contact of her file and does not edit it');
select is(test.writes('sara', test.touch('complaint update', 'b1')), '1 rows', 'the complaint she edits');
select is(test.writes('badriya', test.touch('contact update', 'n1')), '0 rows', 'a site manager reads contacts only');
select is(test.writes('badriya', test.touch('complaint update', 'n1')), '1 rows', 'and edits complaints');

-- ---- new rows ----
create function test.new_file(unit text, opened_by text) returns text language sql immutable as $$
    select format('insert into cases.file (id, unit_id, opened_by, unit_key_id, wrapped_key) values (gen_random_uuid(), test.unit(%1$L), test.id(%2$L), test.id(''key of '' || %1$L), ''\x00'')', unit, opened_by)
$$;
create function test.new_contact(file text, unit text, taken_by text) returns text language sql immutable as $$
    select format('insert into hotline.contact (id, file_id, unit_id, channel, taken_by) values (gen_random_uuid(), test.id(''file '' || %L), test.unit(%L), ''phone'', test.id(%L))', file, unit, taken_by)
$$;
create function test.new_complaint(file text, contact text, unit text, created_by text) returns text language sql immutable as $$
    select format('insert into hotline.complaint (id, file_id, contact_id, unit_id, reference, triage, danger_now, language, wish, safe_contact, consent_to_record, created_by)
        values (gen_random_uuid(), test.id(''file '' || %L), test.id(''contact '' || %L), test.unit(%L), gen_random_uuid(), ''P4'', false, ''ara'', ''claim'', ''safe'', true, test.id(%L))',
        file, contact, unit, created_by)
$$;
select is(test.writes('noura', test.new_file('HOTLINE_A', 'noura')), '1 rows', 'an operator opens a file');
select is(test.writes('hessa', test.new_file('HOTLINE_A', 'hessa')), '1 rows', 'so does a supervisor');
select is(test.writes('noura', test.new_file('HOTLINE_A', 'dana')), '42501', 'not in another one''s name');
select is(test.writes('hessa', test.new_file('HOTLINE_B', 'hessa')), '42501', 'not in another unit');
select is(test.writes('sara', test.new_file('CASEWORK', 'sara')), '42501', 'not without the permit');
select is(test.writes('huda', test.new_file('ADMIN', 'huda')), '42501', 'an administrator opens none');
select is(test.writes('noura', test.new_contact('n1', 'HOTLINE_A', 'noura')), '1 rows', 'an operator takes a contact');
select is(test.writes('noura', test.new_contact('n1', 'HOTLINE_A', 'dana')), '42501', 'not in another one''s name');
select is(test.writes('hessa', test.new_contact('r1', 'HOTLINE_B', 'hessa')), '42501', 'nor in another unit');
select is(test.writes('badriya', test.new_contact('b1', 'SHELTER_F', 'badriya')), '42501', 'a site manager takes none');
select is(test.writes('noura', test.new_complaint('n1', 'n1', 'HOTLINE_A', 'noura')), '1 rows', 'an operator registers a complaint');
select is(test.writes('noura', test.new_complaint('n1', 'n1', 'HOTLINE_A', 'dana')), '42501', 'not in another one''s name');
select is(test.writes('hessa', test.new_complaint('r1', 'r1', 'HOTLINE_B', 'hessa')), '42501', 'nor in another unit');
select is(test.writes('sara', test.new_complaint('b1', 'b1', 'CASEWORK', 'sara')), '1 rows', 'a case worker registers one in a file of hers');
select is(test.writes('sara', test.new_complaint('n1', 'n1', 'CASEWORK', 'sara')), '42501', 'not in one that was hers');
select is(test.writes('huda', test.new_complaint('n1', 'n1', 'ADMIN', 'huda')), '42501', 'an administrator registers none');
select is(test.writes('noura', $$ insert into hotline.complaint_change (id, complaint_id, actor, to_state, triage) values (gen_random_uuid(), test.id('complaint n1'), test.id('dana'), 'NEW', 'P1') $$),
    '42501', 'history is written in one''s own name');
select is(test.writes('hessa', $$ update hotline.complaint set unit_id = test.unit('HOTLINE_B') where id = test.id('complaint n1') $$), '42501', 'a supervisor moves none to another unit');
select is(test.writes('noura', test.new_file('HOTLINE_B', 'noura')), '42501', 'an operator opens no file in another unit');
select is(test.writes('noura', test.new_contact('n1', 'HOTLINE_B', 'noura')), '42501', 'takes no contact in another unit');
select is(test.writes('noura', test.new_complaint('n1', 'n1', 'HOTLINE_B', 'noura')), '42501', 'registers no complaint in another unit');
select is(test.writes('noura', test.new_complaint('r1', 'r1', 'HOTLINE_A', 'noura')), '42501', 'nor hangs one on a file she can''t see');
select is(test.writes('noura', $$ update hotline.complaint set unit_id = test.unit('HOTLINE_B') where id = test.id('complaint n1') $$), '42501', 'and moves none to another unit');
select is(test.writes('hessa', $$ update hotline.complaint set file_id = test.id('file r1') where id = test.id('complaint d1') $$), '42501', 'or file');

-- ---- accounts ----
select is(test.writes('noura', $$ update access.account set active = false where name = 'dana' $$), '0 rows', 'an operator changes no account');
select is(test.writes('noura', $$ insert into access.account_role values (test.id('noura'), 'ADMINISTRATOR') $$), '42501', 'nor gives herself a role');
select is(test.writes('noura', $$ update access.account set display_name = 'x' where name = 'noura' $$), '0 rows', 'not even her own account');
select is(test.writes('hessa', $$ insert into access.role_permit values ('SHIFT_SUPERVISOR', 'user_edit', 'all') $$), '42501', 'permits are not given by the program');
select is(test.writes('huda', $$ update access.account set passphrase_hash = 'x' where name = 'dana' $$), '42501', 'an administrator sets no passphrase');
select * from finish();
rollback;
