// The board's queries. Each walks an index from the unit, and back no further than it shows (tests/db/43_board.sql).
#include "hotline/board.h"

namespace sanad {
namespace {

constexpr std::string_view counts = R"(
    with unit as materialized (select unnest(access.units('board_read')) as id),
        day as materialized (select date_trunc('hour', now()) - interval '23 hours' as began, hotline.first_id(now() - interval '24 hours') as first),
        due as materialized (
            select b.due_at <= now() as late from unit cross join lateral (
                select x.due_at from hotline.callback x
                where x.unit_id = unit.id and x.ended_at is null and x.due_at < now() + interval '1 hour' limit 1000) b limit 1000),
        clock as materialized (
            select k.due_at <= now() as late from hotline.board_clock k
            where k.due_at > now() - interval '24 hours' and k.due_at < now() + interval '1 hour' and k.unit_id in (select id from unit)
            limit 1000),
        grave as materialized (
            select g.triage from unit cross join lateral (
                select x.triage from hotline.complaint x
                where x.unit_id = unit.id and x.state not in ('CLOSED', 'WITHDRAWN') and x.triage in ('P1', 'P2') limit 1000) g limit 1000)
    select {} from (
        select (select began from day) as since,
            (select count(*) from unit cross join lateral (
                select from hotline.contact c where c.unit_id = unit.id and c.ended_at is null and c.id > (select first from day) limit 1000) x) as running,
            (select count(*) from unit cross join lateral (
                select from hotline.call c where c.unit_id = unit.id and c.rang_at > now() - interval '30 minutes' and c.ended_at is null
                    and c.contact_id is null limit 1000) x) as waiting,
            (select count(*) filter (where late) from due) as callbacks_overdue,
            (select count(*) filter (where not late) from due) as callbacks_soon,
            (select count(*) filter (where late) from clock) as clocks_broken,
            (select count(*) filter (where not late) from clock) as clocks_soon,
            (select count(*) filter (where triage = 'P1') from grave) as open_p1,
            (select count(*) filter (where triage = 'P2') from grave) as open_p2) x)";

// The newest, and every one that asks for help, however long it has been going on.
constexpr std::string_view running = R"(
    with shown as materialized (
        select x.id from unnest(access.units('board_read')) unit cross join lateral (
            select c.id from hotline.contact c
            where c.unit_id = unit and c.ended_at is null and c.id > hotline.first_id(now() - interval '24 hours')
            order by c.id desc limit 20) x
        union
        select h.contact_id from hotline.help h where h.ended_at is null and h.unit_id = any ((select access.units('board_read'))::uuid[]))
    select {} from (select c.* from shown cross join lateral (select * from hotline.board_contact b where b.id = shown.id) c) list
    order by (help is null), (helped_by_name is not null), help desc, started_at desc, id limit 20)";

constexpr std::string_view waiting = R"(
    select {} from (
        select c.id, c.rang_at, c.answered_at is not null as answered from unnest(access.units('board_read')) unit cross join lateral (
            select * from hotline.call k
            where k.unit_id = unit and k.rang_at > now() - interval '30 minutes' and k.ended_at is null and k.contact_id is null
            order by k.rang_at limit 20) c) list order by rang_at, id limit 20)";

constexpr std::string_view callbacks = R"(
    select {} from (
        select b.id, b.complaint_id, c.reference, c.triage, c.language, b.due_at, who.display_name as who
        from unnest(access.units('board_read')) unit cross join lateral (
            select * from hotline.callback x
            where x.unit_id = unit and x.ended_at is null and x.due_at < now() + interval '1 hour' order by x.due_at, x.id limit 20) b
        join hotline.complaint c on c.id = b.complaint_id
        join access.colleague who on who.id = coalesce(b.assigned_to, b.promised_by)) list order by due_at, id limit 20)";

// The next to break, and those that broke last.
constexpr std::string_view clocks = R"(
    select {} from (
        (select * from hotline.board_clock k where k.due_at > now() and k.due_at < now() + interval '1 hour'
            and k.unit_id = any ((select access.units('board_read'))::uuid[]) order by k.due_at limit 10)
        union all
        (select * from hotline.board_clock k where k.due_at <= now() and k.due_at > now() - interval '24 hours'
            and k.unit_id = any ((select access.units('board_read'))::uuid[]) order by k.due_at desc limit 10)) list
    order by due_at, complaint_id, kind)";

constexpr std::string_view triage = R"(
    select {} from (
        select c.triage as code, count(*) as count
        from unnest(access.units('board_read')) unit
        join hotline.complaint c on c.unit_id = unit and c.id > hotline.first_id(date_trunc('hour', now()) - interval '23 hours')
        group by c.triage) list order by code)";

constexpr std::string_view languages = R"(
    select {} from (
        select coalesce(c.language, '') as code, count(*) as count
        from unnest(access.units('board_read')) unit
        join hotline.contact c on c.unit_id = unit and c.id > hotline.first_id(date_trunc('hour', now()) - interval '23 hours')
        group by c.language) list order by count desc, code limit 50)";

constexpr std::string_view hours = R"(
    select {} from (
        select h.at, coalesce(q.offered, 0) as offered, coalesce(q.answered, 0) as answered, coalesce(q.abandoned, 0) as abandoned,
            coalesce(o.contacts, 0) as contacts
        from generate_series(date_trunc('hour', now()) - interval '23 hours', date_trunc('hour', now()), interval '1 hour') h (at)
        left join (
            select date_trunc('hour', rang_at) as at, count(*) as offered, count(*) filter (where answered) as answered,
                count(*) filter (where abandoned) as abandoned
            from hotline.queued_calls(date_trunc('hour', now()) - interval '23 hours', now()) group by 1) q on q.at = h.at
        left join (
            select date_trunc('hour', c.started_at) as at, count(*) as contacts
            from unnest(access.units('board_read')) unit
            join hotline.contact c on c.unit_id = unit and c.channel <> 'phone'
                and c.id > hotline.first_id(date_trunc('hour', now()) - interval '23 hours')
            group by 1) o on o.at = h.at) list order by at)";

}  // namespace

Board show_board(Tx& tx) {
    return {tx.get<BoardCounts>(counts), tx.rows<BoardContact>(running),
        tx.rows<BoardCall>(waiting), tx.rows<BoardCallback>(callbacks), tx.rows<BoardClock>(clocks),
        tx.rows<BoardShare>(triage), tx.rows<BoardShare>(languages), tx.rows<BoardHour>(hours)};
}

}  // namespace sanad
