-- The hotline report: days and months of the site's clock, each figure by its definition, and for whose eyes.
begin;
\ir world.psql
select plan(27);
delete from hotline.complaint_clock; delete from hotline.complaint_category; delete from hotline.complaint_change; delete from hotline.complaint;
delete from hotline.draft; delete from hotline.contact; delete from cases.assignment; delete from cases.file;
insert into access.account (id, name, display_name, unit_id, unit_key_id, wrapped_key)
values (test.id('line-a'), 'line-a', 'Line A', test.unit('HOTLINE_A'), test.id('key of HOTLINE_A'), '\x00');

create function test.came(name text, unit text, at timestamptz, language text, type text, mac bytea default null) returns void language sql as $$
    insert into cases.file (id, unit_id, opened_by, unit_key_id, wrapped_key) values (test.id('file ' || name), test.unit(unit), test.id('noura'), test.id('key of ' || unit), '\x00');
    insert into hotline.contact (id, file_id, unit_id, channel, taken_by, received_at, started_at, language, call_type, caller_phone_mac)
    values (test.id('contact ' || name), test.id('file ' || name), test.unit(unit), 'phone', test.id('noura'), at, at, language, type, mac) $$;
create function test.complained(name text, of text, unit text, at timestamptz, wish text, level text) returns void language sql as $$
    insert into hotline.complaint (id, file_id, contact_id, unit_id, reference, triage, danger_now, language, wish, safe_contact, consent_to_record, created_by, created_at)
    values (test.id('complaint ' || name), test.id('file ' || of), test.id('contact ' || of), test.unit(unit), 'ref ' || name, 'P5', false, 'ara', wish, 'safe', true, test.id('noura'), at);
    insert into hotline.complaint_change (id, complaint_id, at, actor, to_state, triage) values (test.id('change ' || name), test.id('complaint ' || name), at, test.id('noura'), 'NEW', level) $$;
create function test.rang(name text, at timestamptz, answered int, ended int) returns void language sql as $$
    insert into hotline.call (id, line, unit_id, external_id, unit_key_id, rang_at, ended_at)
    values (test.id('call ' || name), test.id('line-a'), test.unit('HOTLINE_A'), name, test.id('key of HOTLINE_A'), at, at + ended * interval '1 second');
    insert into hotline.call_event (line, event_id, call_id, type, at)
    select test.id('line-a'), name || t, test.id('call ' || name), t, at + s * interval '1 second'
    from (values ('ring', 0), ('answer', answered), (case when answered is null then 'abandoned' else 'end' end, ended)) e (t, s) where s is not null $$;

-- Two days in Kuwait: midnight there is 21:00 UTC.
select test.rang('a', '2026-10-31 20:59:59Z', 5, 60), test.rang('b', '2026-10-31 21:00Z', 10, 60), test.rang('c', '2026-11-01 05:30Z', 40, 60),
    test.rang('d', '2026-11-01 05:45Z', null, 4), test.rang('e', '2026-11-01 06:00Z', null, 30) \g /dev/null
select test.came('m0', 'HOTLINE_A', '2026-10-28 10:00Z', 'amh', 'CRISIS', '\xaa'), test.came('m1', 'HOTLINE_A', '2026-11-01 10:00Z', 'amh', 'COMPLAINT', '\xaa'),
    test.came('m2', 'HOTLINE_A', '2026-11-01 11:00Z', 'amh', null, '\xaa'), test.came('m3', 'HOTLINE_A', '2026-11-01 12:00Z', null, 'COMPLAINT', '\xbb'),
    test.came('m4', 'HOTLINE_A', '2026-11-02 12:00Z', 'hin', 'INFO', '\xcc'), test.came('b1', 'HOTLINE_B', '2026-11-01 12:00Z', 'amh', 'INFO', '\xcc') \g /dev/null
select test.complained('1', 'm1', 'HOTLINE_A', '2026-11-01 10:30Z', 'rescue', 'P1'), test.complained('2', 'm1', 'HOTLINE_A', '2026-11-01 10:40Z', 'claim', 'P4'),
    test.complained('3', 'm4', 'HOTLINE_A', '2026-11-02 21:30Z', 'rescue', 'P1'), test.complained('4', 'b1', 'HOTLINE_B', '2026-11-01 12:30Z', 'rescue', 'P1') \g /dev/null
update hotline.contact set interpreter = true, interpreter_joined_at = started_at + interval '7 minutes' where id = test.id('contact m1');
update hotline.contact set interpreter = true, interpreter_joined_at = started_at + interval '13 minutes' where id = test.id('contact m4');
update hotline.complaint set worker_phone = '\x01';
insert into hotline.callback (id, complaint_id, file_id, unit_id, due_at, expires_at, promised_by, promised_at, ended_at, outcome)
select test.id('callback ' || n), test.id('complaint 1'), test.id('file m1'), test.unit('HOTLINE_A'), '2026-11-01 11:30Z', expires, test.id('noura'), '2026-11-01 11:00Z', ended, outcome
from (values (1, null, '2026-11-01 14:00Z'::timestamptz, 'reached'), (2, null, '2026-11-02 10:00Z', 'withdrawn'), (3, '2026-11-02 09:00Z'::timestamptz, null, null),
    (4, '2026-11-02 09:00Z', '2026-11-02 08:00Z', 'withdrawn')) t (n, expires, ended, outcome);
insert into hotline.callback_attempt (id, callback_id, at, actor, outcome, finished_at)
values (test.id('try 1'), test.id('callback 1'), '2026-11-01 12:00Z', test.id('noura'), 'no_answer', now()), (test.id('try 2'), test.id('callback 1'), '2026-11-01 14:00Z', test.id('noura'), 'reached', now());

create function test.report(person text, by_period text, first date, last date) returns table (place int, told text) language plpgsql as $$
begin
    perform test.be(person);
    return query select r.place, concat_ws(' ', r.day, r.calls_offered, r.answered, r.abandoned, r.short_abandoned, coalesce(r.answer_within_30s_percent::text, '-'),
        coalesce(r.average_wait_seconds::text, '-'), r.contacts, r.complaints_opened, r.rescues_requested, coalesce(r.interpreter_delay_minutes::text, '-'),
        r.callbacks_done_safely, r.callbacks_promised, r.callbacks_withdrawn, r.callbacks_expired, r.repeat_callers)
        from report.hotline(by_period, first, last) r order by r.place;
    perform test.leave();
end $$;
create function test.counts(dimension text) returns text language plpgsql as $$
declare told text;
begin
    perform test.be('hessa');
    told := (select string_agg(c.place || ' ' || c.code || ' ' || c.count, ', ' order by c.place, c.code) from report.hotline_counts('day', '2026-11-01', '2026-11-02') c where c.dimension = counts.dimension);
    perform test.leave();
    return told;
end $$;

-- ---- days ----
create temp table told as select * from test.report('hessa', 'day', '2026-11-01', '2026-11-03');
select is((select told from told where place = 1), '2026-11-01 4 2 2 1 33 25 3 2 1 7 1 4 0 0 1', 'the first day, each figure by its definition');
select is((select told from told where place = 2), '2026-11-02 0 0 0 0 - - 1 0 0 13 0 0 2 1 0', 'the second; what was withdrawn before it expired did not expire');
select is((select told from told where place = 3), '2026-11-03 0 0 0 0 - - 0 1 1 - 0 0 0 0 0', 'after midnight in Kuwait it is the next day');
select is((select told from told where place = 0), '2026-11-01 4 2 2 1 33 25 4 3 2 10 1 4 2 1 1', 'the whole, counted by the same rules');
select is((select count(*)::int from told), 4, 'and no other row');
select is((select f.service_level || ' ' || f.wait_average from (select test.be('hessa')) be, hotline.queue_figures('2026-10-31 21:00Z', '2026-11-01 21:00Z') f), '33 25', 'the board says the same');
select test.leave() \g /dev/null
update hotline.queue_rule set answer_within = interval '60 seconds';
select is((select split_part(told, ' ', 6) from test.report('hessa', 'day', '2026-11-01', '2026-11-01') where place = 1), '67', 'the threshold is the dated rule''s');
update hotline.queue_rule set answer_within = interval '20 seconds';

-- ---- months ----
select results_eq($$ select told from test.report('hessa', 'month', '2026-10-15', '2026-11-02') $$, $$ values
    ('2026-10-01 5 3 2 1 50 18 5 3 2 10 1 4 2 1 1'), ('2026-10-01 1 1 0 0 100 5 1 0 0 - 0 0 0 0 0'), ('2026-11-01 4 2 2 1 33 25 4 3 2 10 1 4 2 1 1') $$,
    'whole months, whatever days are asked for');
select is((select count(*)::int from test.report('hessa', 'month', '2023-12-01', '2026-11-30')), 37, 'three years of them');
select is((select count(*)::int from test.report('hessa', 'day', '2026-01-01', '2026-12-31')), 366, 'a year of days');

-- ---- counts ----
select is(test.counts('by_language'), '0  1, 0 amh 2, 0 hin 1, 1  1, 1 amh 2, 2 hin 1', 'by language; what was not noted is counted, too');
select is(test.counts('by_call_type'), '0  1, 0 COMPLAINT 2, 0 INFO 1, 1  1, 1 COMPLAINT 2, 2 INFO 1', 'by type');
select is(test.counts('by_hour'), '0 00 1, 0 08 2, 0 09 1, 1 00 1, 1 08 2, 1 09 1', 'by the hour of the site''s clock');
select is(test.counts('by_triage'), '0 P1 1, 0 P4 1, 1 P1 1, 1 P4 1', 'by the level at registration, whatever it is now');

-- ---- for whose eyes ----
select is((select split_part(told, ' ', 8) from test.report(person, 'day', '2026-11-01', '2026-11-01') where place = 1), want, person || ' counts ' || want || ' contacts')
from (values ('hessa', '3'), ('badriya', '3'), ('maha', '1'), ('noura', '0'), ('sara', '0'), ('jassim', '0'), ('huda', '0')) t (person, want);

-- ---- exports ----
create function test.exports(person text) returns text language plpgsql as $$
declare state text := 'done';
begin
    perform test.be(person);
    begin
        insert into report.report_export (id, report, by_period, first_day, last_day, format, language, sha256)
        values (test.id('export ' || person), 'HOTLINE_MONTHLY', 'day', '2026-11-01', '2026-11-02', 'csv', 'en', '\x00');
    exception when others then state := sqlstate;
    end;
    perform test.leave();
    return state;
end $$;
select is(test.exports(person), want, person || ' takes a report out: ' || want) from (values ('badriya', 'done'), ('hessa', '42501'), ('noura', '42501')) t (person, want);
select test.be('badriya') \g /dev/null
select is((select count(*)::int from report.report_export), 1, 'and sees that it was');
select throws_ok($$ update report.report_export set sha256 = '\x01' $$, '42501', null, 'what was taken out is never rewritten');
select test.leave() \g /dev/null

-- ---- the list of columns ----
select is_empty($$ select code from report.report_column where label_en = '' or label_ar = '' or definition_en = '' or definition_ar = '' or position < 1 $$, 'every column says what it means, in both languages');
select * from finish();
rollback;
