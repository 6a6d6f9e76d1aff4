-- Reports: counts by day or month of the site's own clock, for the units whose figures one may read. Each figure is counted per
-- period by an index on its time, so that the cost is the range's; place 0 is the whole range, counted by the same rules. They run
-- as the owner and give away nothing but counts of those units: asked row by row, need-to-know would cost more than counting.
set local role sanad_owner;

drop function if exists report.hotline(text, date, date), report.hotline_counts(text, date, date), report.span(text, date, date);

create function report.span(by_period text, first_day date, last_day date)
returns table (place int, day date, begins timestamptz, ends timestamptz, zone text, units uuid[]) language sql stable as $$
    with here as (
        select s.time_zone as zone from access.unit u join access.site s on s.id = u.site_id where u.id = access.unit()),
    bound as (
        select date_trunc(by_period, first_day::timestamp) as first, date_trunc(by_period, last_day::timestamp) + ('1 ' || by_period)::interval as last),
    period as (
        select 0 as place, b.first, b.last from bound b
        union all
        select row_number() over (order by g.at)::int, g.at, g.at + ('1 ' || by_period)::interval
        from bound b cross join lateral generate_series(b.first, b.last - interval '1 day', ('1 ' || by_period)::interval) g (at))
    select p.place, p.first::date, p.first at time zone h.zone, p.last at time zone h.zone, h.zone, access.units('report_read')
    from period p cross join here h
$$;

-- Columns are named as in report.report_column. Calls are counted by the very function that the live board shows.
create function report.hotline(by_period text, first_day date, last_day date)
returns table (place int, day date, calls_offered bigint, answered bigint, abandoned bigint, short_abandoned bigint,
    answer_within_30s_percent int, average_wait_seconds int, wait_p90_seconds int, wait_max_seconds int, contacts bigint,
    complaints_opened bigint, rescues_requested bigint, interpreter_delay_minutes int, callbacks_done_safely bigint,
    callbacks_promised bigint, callbacks_withdrawn bigint, callbacks_expired bigint, repeat_callers bigint, short_below int,
    answer_within int)
language sql stable security definer set search_path = '' as $$
    select p.place, p.day, q.offered, q.answered, q.abandoned, q.short_abandoned, q.service_level, q.wait_average, q.wait_p90,
        q.wait_max, t.contacts, c.opened, c.rescues, t.interpreter_delay, r.reached, b.promised, w.withdrawn, x.expired, t.repeated,
        q.short_below, q.answer_within
    from report.span(by_period, first_day, last_day) p
    cross join lateral hotline.queue_figures(p.begins, p.ends) q
    cross join lateral (
        select count(*) as contacts, count(distinct t.caller_phone_mac) filter (where exists (
            select from hotline.contact e where e.caller_phone_mac = t.caller_phone_mac and e.unit_id = any (p.units)
                and e.received_at < t.received_at and e.received_at >= t.received_at - interval '7 days')) as repeated,
            round(avg(extract(epoch from t.interpreter_joined_at - t.started_at) / 60)
                filter (where t.interpreter_joined_at >= t.started_at))::int as interpreter_delay
        from hotline.contact t where t.unit_id = any (p.units) and t.received_at >= p.begins and t.received_at < p.ends) t
    cross join lateral (
        select count(*) as opened, count(*) filter (where c.wish = 'rescue') as rescues
        from hotline.complaint c where c.unit_id = any (p.units) and c.created_at >= p.begins and c.created_at < p.ends) c
    cross join lateral (
        select count(*) as reached from hotline.callback_attempt a join hotline.callback b on b.id = a.callback_id
        where a.at >= p.begins and a.at < p.ends and a.outcome = 'reached' and b.unit_id = any (p.units)) r
    cross join lateral (
        select count(*) as promised from hotline.callback b
        where b.unit_id = any (p.units) and b.promised_at >= p.begins and b.promised_at < p.ends) b
    cross join lateral (
        select count(*) as withdrawn from hotline.callback b
        where b.unit_id = any (p.units) and b.ended_at >= p.begins and b.ended_at < p.ends and b.outcome = 'withdrawn') w
    cross join lateral (
        select count(*) as expired from hotline.callback b
        where b.unit_id = any (p.units) and b.expires_at >= p.begins and b.expires_at < least(p.ends, now())
            and (b.ended_at is null or b.ended_at > b.expires_at)) x
$$;

-- The same periods, counted by one thing at a time; code '' where it was not noted. Hours are of the site's clock.
create function report.hotline_counts(by_period text, first_day date, last_day date)
returns table (place int, dimension text, code text, count bigint) language sql stable security definer set search_path = '' as $$
    with counted as (
        select p.place, n.dimension, n.code, n.count
        from report.span(by_period, first_day, last_day) p
        cross join lateral (
            select 'by_hour' as dimension, to_char(c.rang_at at time zone p.zone, 'HH24') as code, count(*) as count
            from hotline.call c where c.unit_id = any (p.units) and c.rang_at >= p.begins and c.rang_at < p.ends group by 2
            union all
            select case when grouping(t.language) = 0 then 'by_language' else 'by_call_type' end,
                coalesce(case when grouping(t.language) = 0 then t.language else t.call_type end, ''), count(*)
            from hotline.contact t where t.unit_id = any (p.units) and t.received_at >= p.begins and t.received_at < p.ends
            group by grouping sets (t.language, t.call_type)
            union all
            select 'by_triage', h.triage, count(*)
            from hotline.complaint c
            cross join lateral (select x.triage from hotline.complaint_change x where x.complaint_id = c.id order by x.id limit 1) h
            where c.unit_id = any (p.units) and c.created_at >= p.begins and c.created_at < p.ends group by 2) n
        where p.place > 0)
    select * from counted
    union all
    select 0, dimension, code, sum(count)::bigint from counted group by dimension, code
$$;
