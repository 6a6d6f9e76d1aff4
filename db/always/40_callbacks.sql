-- The safe-contact rule, asked before a number is shown or a call is promised, and what the callback screens read.
set local role sanad_owner;

create or replace function hotline.weekday(local_time timestamp) returns text language sql immutable
    return (array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])[extract(isodow from local_time)::int];

-- Is this local time inside the days and hours she named (null: any)? Hours over midnight belong to the day they begin on.
create or replace function hotline.in_safe_hours(local_time timestamp, days text[], from_time time, until_time time)
returns boolean language sql immutable return
    case
        when from_time is null or from_time < until_time then
            coalesce(hotline.weekday(local_time) = any (days), true)
            and coalesce(local_time::time >= from_time and local_time::time < until_time, true)
        when local_time::time >= from_time then coalesce(hotline.weekday(local_time) = any (days), true)
        else local_time::time < until_time and coalesce(hotline.weekday(local_time - interval '1 day') = any (days), true)
    end;

-- Why she must not be rung at this time, as the API's slug; null: she may. Sees every row, whoever asks: a rule that the
-- asker's rights hide would be no rule.
create or replace function hotline.call_refusal(complaint uuid, at timestamptz) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
    c record;
    local_time timestamp;
begin
    select x.safe_contact, x.worker_phone is not null as has_number, t.time_zone, s.days, s.from_time, s.until_time, s.ends_on
    into c
    from hotline.complaint x
    join access.unit u on u.id = x.unit_id
    join access.site t on t.id = u.site_id
    left join hotline.safe_contact s on s.complaint_id = x.id
    where x.id = complaint;
    local_time := at at time zone c.time_zone;
    return case
        when c.safe_contact is null then 'not_found'
        when parties.number_of_alleged_abuser(complaint) then 'number_of_alleged_abuser'
        when c.safe_contact = 'unsafe' then 'contact_unsafe'
        when c.safe_contact = 'not_asked' then 'safe_contact_not_asked'
        when c.ends_on < local_time::date then 'safe_contact_expired'
        when not c.has_number then 'no_number'
        when c.safe_contact = 'only_at_times' and c.days is null and c.from_time is null then 'safe_hours_unknown'
        when not hotline.in_safe_hours(local_time, c.days, c.from_time, c.until_time) then 'outside_safe_hours'
    end;
end $$;

-- The next time from which she may be rung; null where no hour is safe.
create or replace function hotline.callable_from(complaint uuid, since timestamptz) returns timestamptz
language plpgsql stable security definer set search_path = '' as $$
declare
    zone text;
    begins time;
    refusal text := hotline.call_refusal(complaint, since);
    candidate timestamptz;
begin
    if refusal is null then
        return since;
    elsif refusal <> 'outside_safe_hours' then
        return null;
    end if;
    select t.time_zone, coalesce(s.from_time, time '00:00') into zone, begins
    from hotline.complaint x
    join access.unit u on u.id = x.unit_id
    join access.site t on t.id = u.site_id
    left join hotline.safe_contact s on s.complaint_id = x.id
    where x.id = complaint;
    for day in 0..7 loop
        candidate := ((since at time zone zone)::date + day + begins) at time zone zone;
        if candidate >= since and hotline.call_refusal(complaint, candidate) is null then
            return candidate;
        end if;
    end loop;
    return null;
end $$;

-- The rule holds in the database too: no attempt and no promise outside it, whatever the program does.
create or replace function hotline.check_attempt() returns trigger language plpgsql as $$
declare refusal text;
begin
    select hotline.call_refusal(b.complaint_id, now()) into refusal from hotline.callback b where b.id = new.callback_id;
    if refusal is not null then
        raise exception using errcode = 'SA409', constraint = refusal, message = 'not now';
    end if;
    return new;
end $$;
create or replace trigger callback_attempt_is_safe before insert on hotline.callback_attempt
    for each row execute function hotline.check_attempt();

create or replace function hotline.check_due() returns trigger language plpgsql as $$
declare refusal text := hotline.call_refusal(new.complaint_id, new.due_at);
begin
    if refusal is not null and (tg_op = 'INSERT' or new.due_at <> old.due_at) then
        raise exception using errcode = 'SA409', constraint = refusal, message = 'not then';
    end if;
    return new;
end $$;
create or replace trigger callback_due_is_safe before insert or update of due_at on hotline.callback
    for each row execute function hotline.check_due();

-- Earlier complaints under the number of a contact that I have in hand: enough to know her again, nothing she said. The
-- number itself is the need to know: it takes an own, open contact from it, and each look is audited.
create or replace function hotline.known_complaints(contact uuid) returns table (
    id uuid, reference text, state text, triage text, language text, categories text[], danger_now boolean, safe_contact text,
    created_at timestamptz, created_by_name text, callback_due_at timestamptz, promised_by_name text)
language sql stable security definer set search_path = '' as $$
    select c.id, c.reference, c.state, c.triage, c.language,
        array(select g.category from hotline.complaint_category g where g.complaint_id = c.id order by g.position),
        c.danger_now, c.safe_contact, c.created_at, who.display_name, b.due_at, b.display_name
    from hotline.contact mine
    cross join lateral (
        select e.id from hotline.complaint e where e.worker_phone_mac = mine.caller_phone_mac
        union
        select e.id from hotline.contact o join hotline.complaint e on e.contact_id = o.id where o.caller_phone_mac = mine.caller_phone_mac) known
    join hotline.complaint c on c.id = known.id and c.file_id <> mine.file_id
        and c.unit_id = any (nullif(current_setting('app.site_units', true), '')::uuid[])
    left join access.account who on who.id = c.created_by
    left join lateral (
        select b.due_at, by.display_name from hotline.callback b join access.account by on by.id = b.promised_by
        where b.complaint_id = c.id and b.ended_at is null order by b.due_at limit 1) b on true
    where mine.id = contact and coalesce(mine.held_by, mine.taken_by) = access.me() and mine.ended_at is null and access.permits('contact_take')
        and mine.call_type is distinct from 'EMPLOYER'  -- whoever asks after her is told nothing
    order by c.id desc limit 20
$$;

-- Opens a file to somebody, as far as own files go; twice is once. Only for the rules that decide it.
create or replace function hotline.open_file_to(file uuid, receiver uuid) returns void language sql as $$
    insert into cases.assignment (file_id, account_id)
    select file, receiver where not exists (
        select from cases.assignment a where a.file_id = file and a.account_id = receiver and a.ended_at is null
            and a.assigned_at > now() - interval '72 hours')
$$;

-- Opens an earlier complaint of the caller to me, as far as own files go.
create or replace function hotline.take_up(contact uuid, complaint uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
    if not exists (select from hotline.known_complaints(contact) k where k.id = complaint) then
        raise exception using errcode = 'SA404', message = 'not known by this number';
    end if;
    perform hotline.open_file_to(c.file_id, access.me()) from hotline.complaint c where c.id = complaint;
end $$;

drop view if exists hotline.safe_contact_sheet, hotline.complaint_number, hotline.callback_row, hotline.callback_attempt_sheet;

create view hotline.safe_contact_sheet with (security_invoker = true) as
    select c.id, s.days, s.from_time, s.until_time, s.sms, s.whatsapp, s.voicemail, s.shared_with, s.cover_story, s.agreed_name,
        s.danger_word, s.proof_word, s.if_cut_off, s.ends_on, coalesce(s.version, 0) as version, s.saved_at,
        parties.number_of_alleged_abuser(c.id) as number_of_alleged_abuser,
        who.display_name as saved_by_name, c.file_id, f.unit_key_id, f.wrapped_key
    from hotline.complaint c
    join cases.file f on f.id = c.file_id
    left join hotline.safe_contact s on s.complaint_id = c.id
    left join access.colleague who on who.id = s.saved_by
    where access.permits('safe_contact_read');

create view hotline.complaint_number with (security_invoker = true) as
    select c.id, c.worker_phone, c.file_id, f.unit_key_id, f.wrapped_key
    from hotline.complaint c join cases.file f on f.id = c.file_id where c.worker_phone is not null;

create view hotline.callback_row with (security_invoker = true) as
    select b.*, c.reference, c.triage, c.language, by.display_name as promised_by_name, mine.display_name as assigned_to_name,
        (select count(*)::int from hotline.callback_attempt a where a.callback_id = b.id) as attempts,
        (select a.outcome from hotline.callback_attempt a where a.callback_id = b.id order by a.id desc limit 1) as last_outcome,
        case when b.ended_at is null then hotline.call_refusal(c.id, now()) end as refusal,
        case when b.ended_at is null then hotline.callable_from(c.id, now()) end as callable_from,
        f.unit_key_id, f.wrapped_key
    from hotline.callback b
    join hotline.complaint c on c.id = b.complaint_id
    join cases.file f on f.id = b.file_id
    left join access.colleague by on by.id = b.promised_by
    left join access.colleague mine on mine.id = b.assigned_to;

create view hotline.callback_attempt_sheet with (security_invoker = true) as
    select a.*, who.display_name as actor_name, b.file_id, f.unit_key_id, f.wrapped_key
    from hotline.callback_attempt a
    join hotline.callback b on b.id = a.callback_id
    join cases.file f on f.id = b.file_id
    left join access.colleague who on who.id = a.actor;
