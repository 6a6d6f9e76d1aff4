-- :from to :upto generated complaints of the last three years, each with its contact, file, change and clocks. Sealed columns
-- are copies of API-made rows' and are never opened. Ids are UUIDv7 of the row's own time, as the backend makes them.
set session_replication_role = replica;  -- no foreign-key triggers: the rows are right by construction
create or replace function pg_temp.v7(at timestamptz, salt text) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(salt), 1, 3) || 'a' || substr(md5(salt), 5, 15))::uuid
$$;
create temp table made as select row_number() over (order by c.id) - 1 as k, c.*, f.unit_key_id, f.wrapped_key
    from hotline.complaint c join cases.file f on f.id = c.file_id order by c.id limit 50;
create temp table operator as select row_number() over (order by a.name) - 1 as k, a.id, a.unit_id from access.account a
    join access.account_role r on r.account_id = a.id where r.role = 'HOTLINE_OPERATOR';
create temp table row as
    select n, at, pg_temp.v7(at, n || ' file') as file_id, pg_temp.v7(at, n || ' contact') as contact_id, pg_temp.v7(at, n || ' complaint') as id,
        o.id as who, o.unit_id,
        case when n % 10 > 0 then 'CLOSED' when n % 20 = 0 then 'IN_PROGRESS' else 'TRIAGED' end as state,
        ('{P1,P2,P3,P3,P4,P4,P5}'::text[])[1 + n % 7] as triage, n % (select count(*) from made) as k
    from (select n, now() - interval '1 hour' - (('x' || substr(md5(n || ' at'), 1, 7))::bit(28)::int / 268435456.0) * interval '1095 days' as at
          from generate_series(:from, :upto - 1) n) x
    join operator o on o.k = ('x' || substr(md5(n::text), 1, 6))::bit(24)::int % (select count(*) from operator);
insert into cases.file (id, unit_id, opened_by, opened_at, unit_key_id, wrapped_key)
    select r.file_id, r.unit_id, r.who, r.at, m.unit_key_id, m.wrapped_key from row r join made m using (k) order by at;
insert into hotline.contact (id, file_id, unit_id, channel, language, received_at, started_at, ended_at, taken_by)
    select contact_id, file_id, unit_id, 'phone', 'ara', at, at, at + interval '9 minutes', who from row order by at;
insert into hotline.complaint (id, file_id, contact_id, unit_id, reference, state, triage, narrative, danger_now, safe_to_talk, medical_need, worker_name,
        worker_phone, nationality, language, governorate, area, address, employer_name, started_on, wish, safe_contact, safe_contact_note,
        consent_to_record, created_at, created_by, updated_at)
    select r.id, r.file_id, r.contact_id, r.unit_id, 'G' || r.n, r.state, r.triage, m.narrative, m.danger_now, m.safe_to_talk, m.medical_need,
        m.worker_name, m.worker_phone, m.nationality, m.language, m.governorate, m.area, m.address, m.employer_name, m.started_on, m.wish,
        m.safe_contact, m.safe_contact_note, true, r.at, r.who, r.at
    from row r join made m using (k) order by at;
insert into hotline.complaint_category select id, 'WAGE_UNPAID', 1 from row order by at;
insert into hotline.complaint_category select id, 'PASSPORT_WITHHELD', 2 from row where n % 2 = 0 order by at;
insert into hotline.complaint_change (id, complaint_id, at, actor, to_state, triage)
    select pg_temp.v7(at, n || ' change'), id, at, who, 'NEW', triage from row order by at;
insert into hotline.complaint_clock (complaint_id, kind, started_at, due_at, stopped_at)
    select id, kind, at, at + interval '1 day', case when state = 'CLOSED' then at + interval '2 days' end
    from row, unnest('{supervisor,response,plan}'::text[]) kind order by at;
reset session_replication_role;
