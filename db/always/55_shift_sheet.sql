-- The hand-over sheet: what a unit owes at a moment, frozen when the outgoing lead signs, followed until the incoming lead
-- accepts. All of it is computed here, so that nothing can be left out by hand.
set local role sanad_owner;

-- The shift that runs at an instant, and the end of the one after it, by the rule in force on each day.
create or replace function hotline.shift_of(at timestamptz, zone text)
returns table (begins_at timestamptz, ends_at timestamptz, next_ends_at timestamptz) language sql stable as $$
    select e.edge, e.ends_at, e.next_ends_at
    from (select s.edge, lead(s.edge) over w as ends_at, lead(s.edge, 2) over w as next_ends_at
          from (select (d.day::date + b.begins) at time zone zone as edge
                from generate_series((at at time zone zone)::date - 2, (at at time zone zone)::date + 3, interval '1 day') d (day)
                cross join lateral (select r.begins from hotline.shift_rule r where r.valid_from <= d.day::date
                                    order by r.valid_from desc limit 1) r
                cross join unnest(r.begins) b (begins)) s
          window w as (order by s.edge)) e
    where e.edge <= at order by e.edge desc limit 1
$$;

drop function if exists hotline.shift_items(uuid, uuid), hotline.shift_sheet_lines(uuid);
drop view if exists hotline.shift_sheet_whole, hotline.shift_sheet_row, hotline.shift_sheet_next;

-- What the unit owes now (`ended` null), and what an earlier sheet held and is owed no longer, with how it ended:
-- open P1 and P2 complaints; other complaints with a clock due before the next shift is over; callbacks; contacts that run or
-- whose draft is parked.
create function hotline.shift_items(unit uuid, base uuid)
returns table (kind text, object_id uuid, complaint_id uuid, reference text, triage text, state text, language text, detail text,
    due_at timestamptz, since timestamptz, who uuid, ended text, ended_at timestamptz)
language sql stable as $$
    with shift as (
        select s.next_ends_at from access.unit u join access.site t on t.id = u.site_id
        cross join lateral hotline.shift_of(now(), t.time_zone) s where u.id = unit),
    owing as (
        select c.id, c.reference, c.triage, c.state, c.language, k.kind as clock, k.due_at, c.created_at, c.created_by
        from hotline.complaint c
        left join lateral (select x.kind, x.due_at from hotline.complaint_clock x
                           where x.complaint_id = c.id and x.stopped_at is null order by x.due_at, x.kind limit 1) k on true
        where c.unit_id = unit and c.state not in ('CLOSED', 'WITHDRAWN')),
    open as (
        select case when o.triage in ('P1', 'P2') then 'urgent' else 'clock' end as kind, o.id as object_id, o.id as complaint_id,
            o.reference, o.triage, o.state, o.language, o.clock as detail, o.due_at, o.created_at as since, o.created_by as who
        from owing o cross join shift s where o.triage in ('P1', 'P2') or o.due_at < s.next_ends_at
        union all
        select 'callback', b.id, c.id, c.reference, c.triage, c.state, c.language,
            (select a.outcome from hotline.callback_attempt a where a.callback_id = b.id order by a.id desc limit 1),
            b.due_at, b.promised_at, b.promised_by
        from hotline.callback b join hotline.complaint c on c.id = b.complaint_id
        where b.unit_id = unit and b.ended_at is null
        union all
        select 'contact', t.id, null, null, null, null, t.language,
            case when t.ended_at is null and not exists (select from hotline.draft d where d.contact_id = t.id) then 'running' else 'draft' end,
            null, t.started_at, coalesce(t.held_by, t.taken_by)
        from hotline.contact t
        where t.id in (select x.id from hotline.contact x where x.unit_id = unit and x.ended_at is null
                       union select d.contact_id from hotline.draft d join hotline.contact x on x.id = d.contact_id where x.unit_id = unit))
    select o.*, null::text, null::timestamptz from open o
    union all
    select i.kind, i.object_id, i.complaint_id, i.reference, i.triage, i.state, i.language, i.detail, i.due_at, i.since, i.who,
        coalesce(e.how, 'finished'), coalesce(e.at, now())
    from hotline.shift_item i
    left join lateral (
        select b.outcome as how, b.ended_at as at from hotline.callback b where i.kind = 'callback' and b.id = i.object_id
        union all
        select case when c.state in ('CLOSED', 'WITHDRAWN') then 'closed'
                    when i.kind = 'urgent' then 'lowered'
                    when c.triage in ('P1', 'P2') then 'raised'
                    when exists (select from hotline.complaint_clock k where k.complaint_id = c.id and k.stopped_at is null) then 'later'
                    else 'answered' end,
            (select h.at from hotline.complaint_change h where h.complaint_id = c.id order by h.id desc limit 1)
        from hotline.complaint c where i.kind in ('urgent', 'clock') and c.id = i.object_id
        union all
        select case when exists (select from hotline.complaint c where c.contact_id = t.id) then 'registered' else 'finished' end, t.ended_at
        from hotline.contact t where i.kind = 'contact' and t.id = i.object_id) e on true
    where i.shift_sheet_id = base and i.ended is null
        and not exists (select from open o where o.kind = i.kind and o.object_id = i.object_id)
$$;

-- The signature's shift and predecessor are no one's to choose.
create or replace function hotline.begin_shift_sheet() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    select s.begins_at, s.ends_at, s.next_ends_at into new.shift_from, new.shift_until, new.next_until
    from access.unit u join access.site t on t.id = u.site_id cross join lateral hotline.shift_of(now(), t.time_zone) s
    where u.id = new.unit_id;
    new.previous_id := (select h.id from hotline.shift_sheet h where h.unit_id = new.unit_id and h.accepted_at is not null
                        order by h.accepted_at desc limit 1);
    return new;
end $$;
create or replace trigger shift_sheet_begins before insert on hotline.shift_sheet
    for each row execute function hotline.begin_shift_sheet();

create or replace function hotline.freeze_shift_sheet() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    insert into hotline.shift_item (shift_sheet_id, kind, object_id, complaint_id, reference, triage, state, language, detail,
        due_at, since, who, ended, ended_at)
    select new.id, i.* from hotline.shift_items(new.unit_id, new.previous_id) i;
    return null;
end $$;
create or replace trigger shift_sheet_freezes after insert on hotline.shift_sheet
    for each row execute function hotline.freeze_shift_sheet();

-- Brings an open sheet up to now: what came since the signature is added, what ended is marked; nothing else changes.
create or replace function hotline.follow_shift_sheet(sheet uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
    insert into hotline.shift_item as kept (shift_sheet_id, kind, object_id, complaint_id, reference, triage, state, language, detail,
        due_at, since, who, ended, ended_at, late)
    select h.id, i.*, true
    from hotline.shift_sheet h cross join lateral hotline.shift_items(h.unit_id, h.id) i
    where h.id = sheet and h.unit_id = access.unit() and h.accepted_at is null and h.withdrawn_at is null
        and access.permits('shift_sheet_accept')
    on conflict on constraint shift_item_pkey do update set
        ended = excluded.ended, ended_at = excluded.ended_at,
        late = kept.late or (kept.ended is not null and excluded.ended is null)
    where kept.ended is distinct from excluded.ended;
end $$;

-- An end is final; accepting takes another person, who has ticked every P1 and P2 that is still open.
create or replace function hotline.check_shift_sheet() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    if old.accepted_at is not null or old.withdrawn_at is not null then
        raise exception using errcode = 'SA409', constraint = 'shift_sheet_final', message = 'accepted or withdrawn';
    elsif new.accepted_by = new.signed_by then
        raise exception using errcode = 'SA409', constraint = 'shift_sheet_two_people', message = 'signed by the same person';
    elsif new.accepted_at is not null then
        perform hotline.follow_shift_sheet(new.id);
        if exists (select from hotline.shift_item i where i.shift_sheet_id = new.id and i.ended is null
                   and i.triage in ('P1', 'P2') and i.ticked_by is distinct from new.accepted_by) then
            raise exception using errcode = 'SA409', constraint = 'shift_sheet_unticked', message = 'P1 or P2 not ticked';
        end if;
        update hotline.shift_draft d set content = null, version = d.version + 1 where d.unit_id = new.unit_id;
    end if;
    return new;
end $$;
create or replace trigger shift_sheet_ends before update on hotline.shift_sheet
    for each row execute function hotline.check_shift_sheet();

-- Notes are written with the signature and never after; ticks are the other person's.
create or replace function hotline.check_shift_item() returns trigger
language plpgsql security definer set search_path = '' as $$
declare h hotline.shift_sheet;
begin
    select * into h from hotline.shift_sheet x where x.id = new.shift_sheet_id;
    if new.note is distinct from old.note and h.signed_at <> now() then
        raise exception using errcode = 'SA409', constraint = 'shift_sheet_final', message = 'signed already';
    elsif new.ticked_by is distinct from old.ticked_by and access.me() = h.signed_by then
        raise exception using errcode = 'SA409', constraint = 'shift_sheet_two_people', message = 'signed by the same person';
    end if;
    return new;
end $$;
create or replace trigger shift_item_changes before update on hotline.shift_item
    for each row execute function hotline.check_shift_item();

create view hotline.shift_sheet_whole with (security_invoker = true) as
    select h.*, by.display_name as signed_by_name, it.display_name as accepted_by_name,
        u.code as unit_code, u.name_en as unit_name_en, u.name_ar as unit_name_ar,
        p.accepted_at as previous_accepted_at, f.unit_key_id, f.wrapped_key,
        array_remove(array[
            case when h.accepted_at is null and h.withdrawn_at is null and h.unit_id = access.unit() and h.signed_by <> access.me()
                and access.permits('shift_sheet_accept') then 'accept' end,
            case when h.accepted_at is null and h.withdrawn_at is null and h.signed_by = access.me() then 'withdraw' end], null) as may
    from hotline.shift_sheet h
    join cases.file f on f.id = h.file_id
    join access.unit u on u.id = h.unit_id
    left join hotline.shift_sheet p on p.id = h.previous_id
    left join access.colleague by on by.id = h.signed_by
    left join access.colleague it on it.id = h.accepted_by;

create view hotline.shift_sheet_row with (security_invoker = true) as
    select h.id, h.unit_id, h.shift_from, h.shift_until, h.signed_at, by.display_name as signed_by_name, h.accepted_at,
        it.display_name as accepted_by_name, h.withdrawn_at,
        (select count(*)::int from hotline.shift_item i where i.shift_sheet_id = h.id and i.ended is null) as items
    from hotline.shift_sheet h
    left join access.colleague by on by.id = h.signed_by left join access.colleague it on it.id = h.accepted_by;

-- A sheet's lines. While it waits, what has changed since the signature shows too: lines that came (late), lines that ended.
create function hotline.shift_sheet_lines(sheet uuid)
returns table (kind text, id uuid, complaint_id uuid, reference text, triage text, state text, language text, detail text,
    due_at timestamptz, since timestamptz, who_name text, ended text, ended_at timestamptz, late boolean, must_tick boolean,
    ticked_at timestamptz, ticked_by_name text, note bytea, file_id uuid, unit_key_id uuid, wrapped_key bytea)
language sql stable as $$
    with open as (
        select h.* from hotline.shift_sheet h where h.id = sheet and h.accepted_at is null and h.withdrawn_at is null),
    now as materialized (
        select i.* from open o cross join lateral hotline.shift_items(o.unit_id, o.id) i)
    select x.kind, x.object_id, x.complaint_id, x.reference, x.triage, x.state, x.language, x.detail, x.due_at, x.since,
        who.display_name, x.ended, x.ended_at, x.late, coalesce(x.triage in ('P1', 'P2'), false), x.ticked_at, ticker.display_name,
        x.note, h.file_id, f.unit_key_id, f.wrapped_key
    from (
        select i.kind, i.object_id, i.complaint_id, i.reference, i.triage, i.state, i.language, i.detail, i.due_at, i.since, i.who,
            coalesce(i.ended, n.ended) as ended, coalesce(i.ended_at, n.ended_at) as ended_at, i.late, i.note, i.ticked_at, i.ticked_by
        from hotline.shift_item i
        left join now n on n.kind = i.kind and n.object_id = i.object_id and n.ended is not null
        where i.shift_sheet_id = sheet
        union all
        select n.kind, n.object_id, n.complaint_id, n.reference, n.triage, n.state, n.language, n.detail, n.due_at, n.since, n.who,
            null, null, true, null, null, null
        from now n
        where n.ended is null and not exists (
            select from hotline.shift_item i where i.shift_sheet_id = sheet and i.kind = n.kind and i.object_id = n.object_id)) x
    join hotline.shift_sheet h on h.id = sheet
    join cases.file f on f.id = h.file_id
    left join access.colleague who on who.id = x.who
    left join access.colleague ticker on ticker.id = x.ticked_by
    order by x.ended is not null, x.triage, x.due_at, x.since
$$;

-- The sheet that could be signed now by a lead of my unit, with what has been typed for it.
create view hotline.shift_sheet_next with (security_invoker = true) as
    select u.id, u.code as unit_code, u.name_en as unit_name_en, u.name_ar as unit_name_ar, s.begins_at as shift_from,
        s.ends_at as shift_until, s.next_ends_at as next_until,
        (select h.id from hotline.shift_sheet h where h.unit_id = u.id and h.accepted_at is null and h.withdrawn_at is null) as open_id,
        p.id as previous_id, p.accepted_at as previous_accepted_at, d.content, coalesce(d.version, 0) as version,
        by.display_name as saved_by_name, d.file_id, f.unit_key_id, f.wrapped_key
    from access.unit u join access.site t on t.id = u.site_id
    cross join lateral hotline.shift_of(now(), t.time_zone) s
    left join lateral (select h.id, h.accepted_at from hotline.shift_sheet h where h.unit_id = u.id and h.accepted_at is not null
                       order by h.accepted_at desc limit 1) p on true
    left join hotline.shift_draft d on d.unit_id = u.id
    left join cases.file f on f.id = d.file_id
    left join access.colleague by on by.id = d.saved_by
    where u.id = access.unit() and access.permits('shift_sheet_sign');
