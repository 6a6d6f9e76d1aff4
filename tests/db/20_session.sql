-- Entering with a session, what ends one, and the doors of signing in: delays, one-time codes, recovery codes, factor resets.
begin;
\ir world.psql
select plan(86);

-- ---- access.enter ----
select throws_ok($$ select access.enter('\x00', null) $$, 'SA401', null, 'an unknown token is signed out');
select throws_ok($$ select access.enter(null, null) $$, 'SA401', null, 'so is none');
select throws_ok($$ select test.be('noura', 'complaint_close') $$, 'SA403', null, 'a permit one does not hold is refused');
select throws_ok($$ select test.be('noura', 'no_such_permit') $$, 'SA403', null, 'so is one that does not exist');
select throws_ok($$ select test.be('huda', 'complaint_read') $$, 'SA403', null, 'an administrator holds no permit to read complaints');
select lives_ok($$ select test.be('noura', 'complaint_register') $$, 'a permit one holds lets one in');
select is(access.me(), test.id('noura'), 'identity is the session''s account');
select is(access.unit(), test.unit('HOTLINE_A'), 'and its unit');
select ok(access.may('complaint_read.own') and not access.may('complaint_read.shift') and not access.may('complaint_read.ow')
    and not access.may('omplaint_read.own') and not access.may(''), 'may() knows the exact permit and scope only');
select ok(access.permits('complaint_read') and not access.permits('complaint') and not access.permits('complaint_close') and not access.permits('read'),
    'permits() knows the permit in whatever scope');
select test.leave();

create function test.entering(person text, change text) returns text language plpgsql as $$
declare answer text := 'lives';
begin
    perform test.sign_in(person);
    execute format('update access.session set %s where token_hash = %L', change, test.token(person));
    begin
        perform access.enter(test.token(person), null);
    exception when sqlstate 'SA401' then answer := 'SA401';
    end;
    return answer;
end $$;
select is(test.entering('noura', 'ended_at = now()'), 'SA401', 'an ended session is over');
select is(test.entering('noura', 'ends_at = now()'), 'SA401', 'so is one at its twelve hours');
select is(test.entering('noura', $$ends_at = now() + interval '1 second'$$), 'lives', 'not a second earlier');
select is(test.entering('noura', $$last_seen_at = now() - interval '15 minutes'$$), 'SA401', 'fifteen idle minutes end it');
select is(test.entering('noura', $$last_seen_at = now() - interval '14 minutes 59 seconds'$$), 'lives', 'not a second earlier');
select is((select ends_at - signed_in_at from access.session where token_hash = test.token('dana')), interval '12 hours', 'a session lasts twelve hours');
select is(test.entering('noura', $$last_seen_at = now() - interval '5 minutes'$$), 'lives', 'a rested session');
select access.now_seen() \g /dev/null
select is((select last_seen_at from access.session where token_hash = test.token('noura')), now(), 'wakes when a person is there');
select test.leave();

-- ---- no identity ----
select test.be_nobody();
select is(access.me(), null, 'nobody is null, not an error, from settings of a past transaction');
select is_empty($$ select access.unit() where access.unit() is not null $$, 'no unit');
select ok(not coalesce(access.may('complaint_read.site'), false) and not coalesce(access.permits('complaint_read'), false), 'nothing is permitted');
select is(t.seen, 0, 'nobody sees no row of ' || t.name) from (values
    ('cases.file', (select count(*)::int from cases.file)), ('cases.assignment', (select count(*)::int from cases.assignment)),
    ('hotline.contact', (select count(*)::int from hotline.contact)), ('hotline.draft', (select count(*)::int from hotline.draft)),
    ('hotline.complaint', (select count(*)::int from hotline.complaint)), ('hotline.complaint_category', (select count(*)::int from hotline.complaint_category)),
    ('hotline.complaint_change', (select count(*)::int from hotline.complaint_change)), ('hotline.complaint_clock', (select count(*)::int from hotline.complaint_clock)),
    ('access.account', (select count(id)::int from access.account)), ('access.account_role', (select count(*)::int from access.account_role)),
    ('access.factor_reset', (select count(*)::int from access.factor_reset)), ('access.idempotency', (select count(*)::int from access.idempotency)),
    ('access.user_sheet', (select count(*)::int from access.user_sheet)), ('access.session_sheet', (select count(*)::int from access.session_sheet)),
    ('access.my_session', (select count(*)::int from access.my_session)), ('audit.entry', (select count(*)::int from audit.entry))) t (name, seen);
select throws_ok($$ insert into cases.file (id, unit_id, opened_by, unit_key_id) values (gen_random_uuid(), test.unit('HOTLINE_A'), test.id('noura'), test.id('key of HOTLINE_A')) $$,
    '42501', null, 'nobody writes nothing');
select test.leave();

-- ---- what ends sessions ----
create function test.survives(person text, change text) returns boolean language plpgsql as $$
declare alive boolean := true;
begin
    perform test.sign_in(person);
    execute change;
    begin
        perform access.enter(test.token(person), null);
    exception when sqlstate 'SA401' then alive := false;
    end;
    perform test.leave();
    return alive;
end $$;
select ok(test.survives('dana', 'select 1'), 'nothing changed: the session lives');
select ok(not test.survives('dana', $$ insert into access.account_role values (test.id('dana'), 'SHIFT_SUPERVISOR') $$), 'a new role ends it');
select ok(not test.survives('dana', $$ delete from access.account_role where account_id = test.id('dana') and role = 'SHIFT_SUPERVISOR' $$), 'a lost role ends it');
select ok(not test.survives('dana', $$ insert into access.role_permit values ('HOTLINE_OPERATOR', 'complaint_close', 'own') $$), 'a permit given to the role ends it');
select ok(not test.survives('dana', $$ delete from access.role_permit where role = 'HOTLINE_OPERATOR' and permit = 'complaint_close' $$), 'a permit taken from the role ends it');
select ok(test.survives('dana', $$ insert into access.role_permit values ('GUARD', 'contact_read', 'shift') $$), 'another role''s permit does not');
select ok(not test.survives('dana', $$ update access.account set active = false where name = 'dana' $$), 'an account made inactive');
select is(test.survives('dana', 'select 1'), false, 'can''t open another one');
update access.account set active = true where name = 'dana';
select ok(not test.survives('dana', $$ update access.account set unit_id = test.unit('HOTLINE_B') where name = 'dana' $$), 'another unit ends it');
select ok(not test.survives('dana', $$ update access.account set passphrase_hash = 'other' where name = 'dana' $$), 'another passphrase ends it');
select ok(not test.survives('dana', $$ update access.account set totp_secret = '\x02' where name = 'dana' $$), 'another factor ends it');
select ok(test.survives('dana', $$ update access.account set display_name = 'Dana D' where name = 'dana' $$), 'another display name does not');
select ok(not test.survives('dana', $$ select test.be('huda'); select access.end_session(s.id) from access.session_sheet s where s.name = 'dana' $$), 'an administrator ends it');
select test.leave(), test.sign_in('reem'), test.sign_in('noura') \g /dev/null
select test.be('noura');
select throws_ok('select id from access.session', '42501', null, 'sessions can''t be read');
select is((select count(*)::int from access.session_sheet where not mine), 0, 'an operator sees only her own session');
select test.leave();
select set_config('test.reem', (select id::text from access.session where account_id = test.id('reem') and ended_at is null), true) \g /dev/null
select test.be('noura');
select throws_ok($$ select access.end_session(current_setting('test.reem')::uuid) $$, 'SA404', null, 'another one''s session is as if it were not there');
select lives_ok($$ select access.end_my_sessions() $$, 'all of mine can be ended');
select test.leave();
select throws_ok($$ select access.enter(test.token('noura'), null) $$, 'SA401', null, 'and are');
select lives_ok($$ select access.enter(test.token('reem'), null) $$, 'nobody else''s');
select test.leave();
select test.sign_in('noura') \g /dev/null

-- ---- delays ----
select is(access.sign_in_wait('\x01'), 0, 'the first try is free');
create temp table delay as
    select n, null::interval as wait from generate_series(1, 12) n;
do $$ begin
    for i in 1..12 loop
        perform access.sign_in_failed('\x01');
        update delay set wait = (select date_trunc('second', not_before - clock_timestamp() + interval '0.9 second') from access.sign_in_delay where name_hash = '\x01') where n = i;
    end loop;
end $$;
select results_eq($$ select extract(epoch from wait)::int from delay order by n $$,
    $$ values (1), (2), (4), (8), (16), (32), (60), (60), (60), (60), (60), (60) $$, 'delays double up to 60 seconds and stay there');
select ok(access.sign_in_wait('\x01') between 59 and 60, 'and are told');
select is(access.sign_in_wait('\x02'), 0, 'another name does not wait');
update access.sign_in_delay set not_before = clock_timestamp() - interval '61 minutes' where name_hash = '\x01';
select access.sign_in_failed('\x01') \g /dev/null
select is((select failures from access.sign_in_delay where name_hash = '\x01'), 1, 'an hour later it begins anew');
select access.open_session(gen_random_uuid(), test.id('noura'), '\x77', '\x01') \g /dev/null
select is_empty($$ select from access.sign_in_delay where name_hash = '\x01' $$, 'success clears the delay');

-- ---- codes that are used once ----
select results_eq($$ select access.use_totp_step(test.id('noura'), s) from unnest(array[100, 100, 99, 101]) with ordinality x (s, n) order by n $$,
    $$ values (true), (false), (false), (true) $$, 'a step of the one-time code is used once, and no earlier one after it');
select access.enrol(test.id('noura'), '\x05', 200, array['\x0a', '\x0b']::bytea[]) \g /dev/null
select results_eq($$ select access.use_recovery_code(x.who, x.code) from (values (1, test.id('noura'), '\x0a'::bytea), (2, test.id('noura'), '\x0a'),
        (3, test.id('noura'), '\x0c'), (4, test.id('dana'), '\x0b'), (5, test.id('noura'), '\x0b')) x (n, who, code) order by n $$,
    $$ values (true), (false), (false), (false), (true) $$, 'a recovery code works once, and only for its owner');
select access.enrol(test.id('noura'), '\x06', 300, array['\x0d']::bytea[]) \g /dev/null
select is(access.use_recovery_code(test.id('noura'), '\x0b'), false, 'enrolling anew replaces the codes');

-- ---- a lost factor: two administrators, and never one's own ----
select test.sign_in(n) from unnest(array['huda', 'nasser', 'noura', 'dana']) n \g /dev/null
select test.be('noura', null);
select throws_ok($$ insert into access.factor_reset (id, account_id, requested_by, reason) values (test.id('reset 0'), test.id('dana'), test.id('noura'), '\x00') $$,
    '42501', null, 'an operator asks for no reset');
select test.leave(), test.be('huda', 'factor_reset');
select throws_ok($$ insert into access.factor_reset (id, account_id, requested_by, reason) values (test.id('reset 0'), test.id('huda'), test.id('huda'), '\x00') $$,
    '23514', null, 'nobody asks for their own');
select throws_ok($$ insert into access.factor_reset (id, account_id, requested_by, reason) values (test.id('reset 0'), test.id('noura'), test.id('nasser'), '\x00') $$,
    '42501', null, 'nor in another one''s name');
select lives_ok($$ insert into access.factor_reset (id, account_id, requested_by, reason) values (test.id('reset 1'), test.id('noura'), test.id('huda'), '\x00') $$,
    'an administrator asks');
select throws_ok($$ insert into access.factor_reset (id, account_id, requested_by, reason) values (test.id('reset 0'), test.id('noura'), test.id('huda'), '\x00') $$,
    '23505', null, 'once at a time');
select throws_ok($$ select access.approve_factor_reset(test.id('reset 1'), '\xaa') $$, '23514', null, 'and can''t approve it alone');
select throws_ok($$ update access.factor_reset set approved_by = test.id('nasser'), approved_at = now() where id = test.id('reset 1') $$, '42501', null,
    'nor write the other one''s name');
select lives_ok($$ insert into access.factor_reset (id, account_id, requested_by, reason) values (test.id('reset 2'), test.id('nasser'), test.id('huda'), '\x00'),
    (test.id('reset 3'), test.id('dana'), test.id('huda'), '\x00') $$, 'for another administrator too');
select test.leave(), test.be('noura', null);
select is((select count(*)::int from access.factor_reset) + (select count(*)::int from access.factor_reset_sheet), 0, 'the person concerned sees no request');
select throws_ok($$ select access.approve_factor_reset(test.id('reset 1'), '\xaa') $$, 'SA404', null, 'and approves none');
select test.leave(), test.be('nasser', 'factor_reset');
select throws_ok($$ select access.approve_factor_reset(test.id('reset 2'), '\xaa') $$, '23514', null, 'nobody approves their own');
select is((select count(*)::int from access.factor_reset_sheet), 3, 'open requests are listed');
select lives_ok($$ update access.factor_reset set withdrawn_at = now() where id = test.id('reset 3') $$, 'one is withdrawn');
select throws_ok($$ select access.approve_factor_reset(test.id('reset 3'), '\xaa') $$, 'SA404', null, 'and is gone');
select lives_ok($$ select access.approve_factor_reset(test.id('reset 1'), '\xaa') $$, 'the second administrator approves');
select throws_ok($$ select access.approve_factor_reset(test.id('reset 1'), '\xbb') $$, 'SA404', null, 'once');
select test.leave();
select results_eq($$ select totp_secret, passphrase_hash, setup_code_hash, setup_code_ends_at - now() from access.account where name = 'noura' $$,
    $$ values (null::bytea, null::text, '\xaa'::bytea, interval '24 hours') $$, 'old passphrase and factor are gone, a set-up code is good for a day');
select throws_ok($$ select access.enter(test.token('noura'), null) $$, 'SA401', null, 'her sessions are over');
select is_empty($$ select from access.recovery_code where account_id = test.id('noura') $$, 'her recovery codes too');
select lives_ok($$ select access.enter(test.token('dana'), null) $$, 'a request that was withdrawn ended nothing');

select * from finish();
rollback;
