-- What the hotline's screens read, and the rules that need a row's past: transitions and clocks.
set local role sanad_owner;

-- 'days' working days after an instant, at the same time of day, in the site's own weekend and time zone; null days: null.
-- PL/pgSQL here and below keeps plans for the session; as SQL they would be planned anew at every call.
create or replace function hotline.after_working_days(start timestamptz, days int, weekend int[], zone text) returns timestamptz
language plpgsql stable strict as $$
declare due timestamp := start at time zone zone;
begin
    while days > 0 loop
        due := due + interval '1 day';
        if extract(isodow from due)::int <> all (weekend) then
            days := days - 1;
        end if;
    end loop;
    return due at time zone zone;
end $$;

-- Due times of a level's clocks by the rule in force at the time.
create or replace function hotline.clocks_due(level text, start timestamptz)
returns table (kind text, due_at timestamptz) language sql stable as $$
    select k.kind, k.due_at
    from (select r.*, s.weekend, s.time_zone
          from hotline.triage_rule r, access.site s join access.unit u on u.site_id = s.id
          where u.id = access.unit() and r.level = clocks_due.level
              and r.valid_from <= (start at time zone s.time_zone)::date
          order by r.valid_from desc limit 1) r
    cross join lateral (values
        ('supervisor', start + r.supervisor_within),
        ('response', coalesce(start + r.response_within,
            hotline.after_working_days(start, r.response_working_days, r.weekend, r.time_zone))),
        ('plan', coalesce(start + r.plan_within,
            hotline.after_working_days(start, r.plan_working_days, r.weekend, r.time_zone)))
    ) k (kind, due_at)
    where k.due_at is not null
$$;

-- (Re)starts the clocks of a complaint from its first instant; one that was met stays met.
create or replace function hotline.start_clocks(complaint uuid, level text, start timestamptz) returns void
language plpgsql as $$
begin
    insert into hotline.complaint_clock (complaint_id, kind, started_at, due_at)
    select complaint, kind, start, due_at from hotline.clocks_due(level, start)
    on conflict on constraint complaint_clock_pkey do update set due_at = excluded.due_at;
end $$;

create or replace function hotline.check_transition() returns trigger language plpgsql as $$
begin
    if new.state is distinct from old.state and not exists (
        select from hotline.transition_rule r
        where r.entity = 'complaint' and r.to_state = new.state
            and (r.from_state = old.state or (r.from_state = '*' and old.state not in ('CLOSED', 'WITHDRAWN')))) then
        raise exception using errcode = 'SA409', constraint = 'complaint_transition', message = 'no such transition';
    end if;
    return new;
end $$;
create or replace trigger complaint_transition before update of state on hotline.complaint
    for each row execute function hotline.check_transition();

drop function if exists hotline.queue_figures(timestamptz, timestamptz), hotline.queued_calls(timestamptz, timestamptz);
drop view if exists hotline.board_contact, hotline.call_leg, hotline.call_row;  -- the board's (50_beside.sql) stands on the legs
drop view if exists hotline.immediate_action_sheet, hotline.complaint_consent_row;
drop view if exists hotline.complaint_sheet, hotline.complaint_row, hotline.complaint_change_sheet,
    hotline.contact_sheet, hotline.contact_row, hotline.draft_sheet;

create view hotline.complaint_sheet with (security_invoker = true) as
    select c.*, null::text as worker_phone_hint, f.unit_key_id, f.wrapped_key,
        array(select g.category from hotline.complaint_category g where g.complaint_id = c.id order by g.position) as categories,
        who.display_name as created_by_name, called.code_word as person_code_word, called.code_number as person_code_number,
        k.supervisor_due_at, k.response_due_at, k.plan_due_at,
        array_remove(array[
            case when c.state not in ('CLOSED', 'WITHDRAWN') and access.permits('complaint_edit') then 'edit' end,
            case when c.state not in ('CLOSED', 'WITHDRAWN') and access.permits('complaint_triage') then 'triage' end,
            case when c.state not in ('CLOSED', 'WITHDRAWN') and access.permits('complaint_close') then 'close' end,
            case when c.state = 'CLOSED' and access.permits('complaint_reopen') then 'reopen' end], null) as may
    from hotline.complaint c
    join cases.file f on f.id = c.file_id
    left join access.colleague who on who.id = c.created_by
    left join people.called called on called.id = c.person_id
    left join lateral (
        select max(due_at) filter (where kind = 'supervisor') as supervisor_due_at,
            max(due_at) filter (where kind = 'response') as response_due_at,
            max(due_at) filter (where kind = 'plan') as plan_due_at
        from hotline.complaint_clock k where k.complaint_id = c.id and k.stopped_at is null) k on true;

create view hotline.complaint_row with (security_invoker = true) as
    select c.id, c.file_id, c.unit_id, c.created_by, c.person_id, c.reference, c.state, c.triage, c.nationality, c.language, c.governorate,
        c.danger_now, c.safe_contact, c.created_at,
        array(select g.category from hotline.complaint_category g where g.complaint_id = c.id order by g.position) as categories,
        who.display_name as created_by_name,
        (select k.due_at from hotline.complaint_clock k
         where k.complaint_id = c.id and k.kind = 'response' and k.stopped_at is null) as response_due_at
    from hotline.complaint c left join access.colleague who on who.id = c.created_by;

create view hotline.complaint_change_sheet with (security_invoker = true) as
    select h.*, who.display_name as actor_name, c.file_id, f.unit_key_id, f.wrapped_key
    from hotline.complaint_change h
    join hotline.complaint c on c.id = h.complaint_id
    join cases.file f on f.id = c.file_id
    left join access.colleague who on who.id = h.actor;

create view hotline.immediate_action_sheet with (security_invoker = true) as
    select a.*, who.display_name as actor_name, c.file_id, f.unit_key_id, f.wrapped_key
    from hotline.immediate_action a
    join hotline.complaint c on c.id = a.complaint_id
    join cases.file f on f.id = c.file_id
    left join access.colleague who on who.id = a.actor;

create view hotline.complaint_consent_row with (security_invoker = true) as
    select n.*, who.display_name as actor_name
    from hotline.complaint_consent n left join access.colleague who on who.id = n.actor;

create view hotline.contact_sheet with (security_invoker = true) as
    select c.id, c.file_id, c.unit_id, c.channel, c.call_type, c.language, c.interpreter, c.interpreter_joined_at, c.caller_is_subject, c.caller_name,
        c.caller_phone, c.received_at, c.started_at, c.ended_at, c.taken_by, c.version, null::text as caller_phone_hint,
        coalesce(c.held_by, c.taken_by) as held_by, holder.display_name as held_by_name,
        coalesce(c.held_by, c.taken_by) = access.me() and c.ended_at is null as in_hand,
        who.display_name as taken_by_name, f.unit_key_id, f.wrapped_key,
        exists (select from hotline.draft d where d.contact_id = c.id) as has_draft
    from hotline.contact c
    join cases.file f on f.id = c.file_id
    left join access.colleague who on who.id = c.taken_by
    left join access.colleague holder on holder.id = coalesce(c.held_by, c.taken_by);

create view hotline.contact_row with (security_invoker = true) as
    select c.id, c.file_id, c.unit_id, c.channel, c.call_type, c.language, c.started_at, c.ended_at, c.taken_by,
        c.held_by as handed_to, coalesce(c.held_by, c.taken_by) as held_by, holder.display_name as held_by_name,
        exists (select from hotline.draft d where d.contact_id = c.id) as has_draft,
        (select count(*)::int from hotline.complaint p where p.contact_id = c.id) as complaints
    from hotline.contact c left join access.colleague holder on holder.id = coalesce(c.held_by, c.taken_by);

create view hotline.draft_sheet with (security_invoker = true) as
    select d.contact_id as id, d.content, d.version, d.saved_at, c.file_id, f.unit_key_id, f.wrapped_key
    from hotline.draft d join hotline.contact c on c.id = d.contact_id join cases.file f on f.id = c.file_id;

-- The exchange's clock, held within five minutes of ours.
create or replace function hotline.heard_at(at timestamptz) returns timestamptz language sql stable as $$
    select greatest(least(at, now() + interval '5 minutes'), now() - interval '5 minutes')
$$;

-- What the call did from one event to the next, by the exchange's clock: in whatever order the events came in, the legs are
-- the same. A ring begins and an end ends, whatever else happened in their second.
create view hotline.call_leg with (security_invoker = true) as
    select l.call_id, row_number() over (partition by l.call_id order by l.place) as seq,
        case l.type when 'answer' then 'talk' when 'resume' then 'talk' else l.type end as kind,
        l.account_id, l.began_at, least(l.next_at, c.ended_at) as ended_at
    from (select e.*, e.at as began_at, lead(e.at) over w as next_at, row_number() over w as place
          from hotline.call_event e
          window w as (partition by e.call_id order by e.at, e.type <> 'ring', e.type in ('abandoned', 'end'), e.received_at)) l
    join hotline.call c on c.id = l.call_id
    where l.type not in ('abandoned', 'end') and (c.ended_at is null or l.began_at <= c.ended_at);

-- Calls that go on: those nobody has taken yet, for everyone of the unit who takes calls, and one's own: answered and not handed
-- on, or handed to me. What rings for half an hour is a call whose end the exchange did not report.
create view hotline.call_row with (security_invoker = true) as
    select c.id, c.caller_number, c.rang_at, c.answered_at, c.contact_id, c.id as file_id, c.unit_key_id, c.wrapped_key,
        coalesce(l.began_at, c.rang_at) as state_since, h.holds, h.held_seconds,
        case l.kind when 'hold' then 'held' when 'transfer' then 'transferring' when 'talk' then 'talking' else 'ringing' end as state
    from hotline.call c
    left join lateral (select x.kind, x.began_at from hotline.call_leg x where x.call_id = c.id order by x.seq desc limit 1) l on true
    -- Holds that are over; the one that goes on is counted by whoever watches it.
    cross join lateral (
        select count(*)::int as holds, coalesce(round(extract(epoch from sum(x.ended_at - x.began_at))), 0)::int as held_seconds
        from hotline.call_leg x where x.call_id = c.id and x.kind = 'hold' and x.ended_at is not null) h
    where c.ended_at is null and (
        (c.contact_id is null and c.unit_id = access.unit() and c.rang_at > now() - interval '30 minutes')
        or (c.answered_at > now() - interval '12 hours' and (
            (c.answered_by = access.me() and not exists (
                select from hotline.contact k where k.id = c.contact_id and k.held_by <> access.me()))
            or c.contact_id in (select k.id from hotline.contact k where k.held_by = access.me() and k.ended_at is null))));

-- Calls that began to ring in [since, until), as the queue counts them, by the rule in force on each call's day. The console
-- shows these definitions beside the numbers (words `queue.*_means`).
create function hotline.queued_calls(since timestamptz, until timestamptz)
returns table (rang_at timestamptz, answered boolean, abandoned boolean, wait interval, short_below interval, answer_within interval)
language sql stable as $$
    select leg.rang, leg.talked is not null, leg.talked is null and c.ended_at is not null,
        greatest(coalesce(leg.talked, c.ended_at) - leg.rang, interval '0'), r.short_below, r.answer_within
    from hotline.call c
    join access.unit u on u.id = c.unit_id join access.site s on s.id = u.site_id
    -- Where its legs of ringing and of talk begin (hotline.call_leg), read from its events: a year's report asks for many calls.
    cross join lateral (
        select min(e.at) filter (where e.type = 'ring') as rang, min(e.at) filter (where e.type in ('answer', 'resume')) as talked
        from hotline.call_event e where e.call_id = c.id and (c.ended_at is null or e.at <= c.ended_at) having count(*) > 0) leg
    cross join lateral (select q.* from hotline.queue_rule q
                        where q.valid_from <= (leg.rang at time zone s.time_zone)::date order by q.valid_from desc limit 1) r
    where c.unit_id = any ((select access.units('queue_read'))::uuid[]) and c.rang_at >= since and c.rang_at < until
$$;

create function hotline.queue_figures(since timestamptz, until timestamptz)
returns table (offered bigint, waiting bigint, answered bigint, abandoned bigint, short_abandoned bigint, answered_within bigint,
    wait_p50 int, wait_p90 int, wait_max int, service_level int, short_below int, answer_within int, wait_average int)
language sql stable as $$
    with counted as (
        select count(*) as offered, count(*) filter (where answered) as answered, count(*) filter (where abandoned) as abandoned,
            count(*) filter (where abandoned and wait < short_below) as short_abandoned,
            count(*) filter (where answered and wait <= answer_within) as answered_within,
            percentile_cont(array[0.5, 0.9, 1]) within group (order by wait) filter (where answered) as waits,
            avg(wait) filter (where answered) as average
        from hotline.queued_calls(since, until))
    select n.offered, n.offered - n.answered - n.abandoned, n.answered, n.abandoned, n.short_abandoned, n.answered_within,
        round(extract(epoch from n.waits[1]))::int, round(extract(epoch from n.waits[2]))::int, round(extract(epoch from n.waits[3]))::int,
        round(100.0 * n.answered_within / nullif(n.offered - n.short_abandoned, 0))::int,
        extract(epoch from r.short_below)::int, extract(epoch from r.answer_within)::int, round(extract(epoch from n.average))::int
    from counted n, (select q.* from hotline.queue_rule q where q.valid_from <= current_date order by q.valid_from desc limit 1) r
$$;
