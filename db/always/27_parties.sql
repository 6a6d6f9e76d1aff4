-- Employers, offices, houses and vehicles: whom they open to, what is counted past need-to-know, and whose number nobody calls.
set local role sanad_owner;

drop view if exists parties.party_row, parties.detail_row, parties.link_row;

-- ---- whom a party opens to ----

-- Its makers' unit or site, as the permit's scope says, and whoever reaches a file that it is linked to now. Its maker sees it while
-- registering it, too: its link is not there yet. Runs as the owner: policies that ask each other go round in circles.
create or replace function parties.reaches(permit text, party uuid, unit uuid, owner uuid, since timestamptz, file uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
    if not access.permits(permit) then
        return false;
    elsif access.reaches(permit, unit, owner, since, file) or (owner = access.me() and since = now()) then
        return true;
    end if;
    return exists (
        select from parties.link l join cases.file f on f.id = l.file_id
        where l.party_id = party and l.ended_at is null and access.reaches(permit, f.unit_id, f.opened_by, f.opened_at, f.id)
            and access.opens(f.holds, f.unit_id, f.opened_by, f.opened_at, f.id));
end $$;

-- A party's file opens as the party does; before there is one, to who opens it.
create or replace function parties.opens(file uuid, owner uuid, since timestamptz) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
    return (owner = access.me() and since = now()) or exists (
        select from parties.party p
        where p.file_id = file and parties.reaches('party_read', p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id));
end $$;

create or replace function parties.of_my_site(unit uuid) returns boolean language sql stable parallel safe
    return unit = any (nullif(current_setting('app.site_units', true), '')::uuid[]);

-- May I read this complaint? For the rules below, which run as the owner.
create or replace function parties.reads_complaint(complaint uuid) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (select from hotline.complaint c where c.id = complaint and access.permits('party_read')
        and access.reaches('complaint_read', c.unit_id, c.created_by, c.created_at, c.file_id))
$$;

-- ---- found again by a number ----

-- Parties of my site under a number that a complaint names: its employer's telephone and civil ID, and the house by its plate.
create or replace function parties.named_in(complaint uuid) returns table (party_id uuid, party_kind text, matched text)
language sql stable security definer set search_path = '' as $$
    select distinct on (p.id) p.id, p.kind, d.kind
    from hotline.complaint c
    cross join lateral (values ('phone', c.employer_phone_mac), ('civil_id', c.employer_civil_id_mac), ('paci', c.paci_mac)) n (kind, mac)
    join parties.detail d on d.mac = n.mac and d.kind = n.kind and d.ended_at is null
    join parties.party p on p.id = d.party_id and (d.kind <> 'paci' or p.kind = 'house') and parties.of_my_site(p.unit_id)
    where c.id = complaint and parties.reads_complaint(complaint)
    order by p.id, d.kind
$$;

create or replace function parties.with_number(numbers bytea[]) returns table (party_id uuid, matched text)
language sql stable security definer set search_path = '' as $$
    select distinct on (d.party_id) d.party_id, d.kind from parties.detail d
    where d.mac = any (numbers) and d.ended_at is null and access.permits('party_read')
    order by d.party_id, d.kind limit 20
$$;

-- Who may be linked to a complaint: whom I see, and whom it names by a number.
create or replace function parties.linkable(party uuid, file uuid) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (select from parties.party p where p.id = party
            and parties.reaches('party_read', p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id))
        or exists (select from hotline.complaint c cross join lateral parties.named_in(c.id) n
            where c.file_id = file and n.party_id = party)
$$;

-- ---- counted past need-to-know: how many, never which ----

-- Complaints that name one of these numbers, or to which one of these parties, or another one under such a number, is linked.
create or replace function parties.naming(numbers bytea[], ids uuid[]) returns setof uuid
language sql stable security definer set search_path = '' as $$
    select c.id from hotline.complaint c where c.employer_phone_mac = any (numbers)
    union
    select c.id from hotline.complaint c where c.employer_civil_id_mac = any (numbers)
    union
    select c.id from hotline.complaint c where c.paci_mac = any (numbers)
    union
    select c.id from parties.link l join hotline.complaint c on c.file_id = l.file_id where l.party_id = any (ids) and l.ended_at is null
    union
    select c.id from parties.detail d join parties.link l on l.party_id = d.party_id and l.ended_at is null
    join hotline.complaint c on c.file_id = l.file_id where d.mac = any (numbers) and d.ended_at is null
$$;

-- Of my site: how many complaints of other workers name the employer or office that this one names, and how many workers there are
-- at its address, she among them.
create or replace function parties.alerts(complaint uuid) returns table (named bigint, named_last_year bigint, workers_at_address bigint)
language plpgsql stable security definer set search_path = '' as $$
declare
    mine hotline.complaint;
    who uuid[];
    who_numbers bytea[];
    places uuid[];
    place_numbers bytea[];
begin
    if not parties.reads_complaint(complaint) then
        return query select 0::bigint, 0::bigint, 0::bigint;
        return;
    end if;
    select * into mine from hotline.complaint c where c.id = complaint;
    select array_agg(p.id) filter (where p.kind in ('person', 'office')), array_agg(p.id) filter (where p.kind = 'house') into who, places
    from parties.link l join parties.party p on p.id = l.party_id where l.file_id = mine.file_id and l.ended_at is null;
    select array_agg(d.mac) filter (where d.party_id = any (who) and d.kind in ('phone', 'civil_id', 'licence')),
        array_agg(d.mac) filter (where d.party_id = any (places) and d.kind = 'paci') into who_numbers, place_numbers
    from parties.detail d where d.party_id = any (who || places) and d.ended_at is null and d.mac is not null;
    who_numbers := array_remove(who_numbers || mine.employer_phone_mac || mine.employer_civil_id_mac, null);
    place_numbers := array_remove(place_numbers || mine.paci_mac, null);
    return query
        select n.*, a.* from (
            select count(*), count(*) filter (where c.created_at > now() - interval '12 months')
            from parties.naming(who_numbers, who) o join hotline.complaint c on c.id = o
            where c.file_id <> mine.file_id and parties.of_my_site(c.unit_id)
                and (c.person_id = mine.person_id or c.worker_phone_mac = mine.worker_phone_mac) is not true) n,
        (select count(distinct coalesce(c.person_id::text, c.worker_phone_mac::text, c.id::text))
            from parties.naming(place_numbers, places) o join hotline.complaint c on c.id = o
            where parties.of_my_site(c.unit_id)) a;
end $$;

-- Of my site: how many complaints name this party.
create or replace function parties.named(party uuid) returns table (named bigint, named_last_year bigint)
language sql stable security definer set search_path = '' as $$
    select count(*), count(*) filter (where c.created_at > now() - interval '12 months')
    from parties.party p
    cross join lateral parties.naming(
        array(select d.mac from parties.detail d where d.party_id = p.id and d.ended_at is null and d.mac is not null), array[p.id]) o
    join hotline.complaint c on c.id = o and parties.of_my_site(c.unit_id)
    where p.id = party and parties.reaches('party_read', p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id)
$$;

-- Of my site, for whoever has a whole number: how many parties are under it that I do not see, and how many complaints name it.
create or replace function parties.under_number(numbers bytea[]) returns table (hidden bigint, named bigint, named_last_year bigint)
language sql stable security definer set search_path = '' as $$
    select (select count(*) from parties.with_number(numbers) w join parties.party p on p.id = w.party_id
            where parties.of_my_site(p.unit_id)
                and not parties.reaches('party_read', p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id)),
        count(*), count(*) filter (where c.created_at > now() - interval '12 months')
    from parties.naming(numbers, '{}') o join hotline.complaint c on c.id = o and parties.of_my_site(c.unit_id)
    having access.permits('party_read')
$$;

-- ---- whose number nobody calls ----

-- Is a complaint's number, hers as far as anybody knew, one of a party that is alleged to have abused her: in this complaint, another one
-- of hers, or her own file? Sees every row, whoever asks.
create or replace function parties.number_of_alleged_abuser(complaint uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
    return exists (
        select from hotline.complaint c
        cross join lateral (
            select c.file_id as id
            union select o.file_id from hotline.complaint o where o.person_id = c.person_id
            union select p.file_id from people.person p where p.id = c.person_id) hers
        join parties.link l on l.file_id = hers.id and l.ended_at is null
        join parties.allegation a on a.link_id = l.id and a.ended_at is null
        join parties.detail d on d.party_id = l.party_id and d.mac = c.worker_phone_mac and d.kind = 'phone' and d.ended_at is null
        where c.id = complaint);
end $$;

-- ---- what the screens read ----

create view parties.party_row with (security_invoker = true) as
    select p.*, who.display_name as registered_by_name, array_remove(array[
        case when parties.reaches('party_register', p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id) then 'add' end,
        case when parties.reaches('party_edit', p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id) then 'end' end], null) as may
    from parties.party p left join access.colleague who on who.id = p.registered_by;

create view parties.detail_row with (security_invoker = true) as
    select d.*, who.display_name as added_by_name, p.file_id, f.unit_key_id, f.wrapped_key
    from parties.detail d
    join parties.party p on p.id = d.party_id
    join cases.file f on f.id = p.file_id
    left join access.colleague who on who.id = d.added_by;

-- A link with the allegation that stands, or the last one that stood, and the complaint whose file it is.
create view parties.link_row with (security_invoker = true) as
    select l.*, who.display_name as added_by_name, c.id as complaint_id, c.reference, c.state, c.triage,
        a.said_by as alleged_by, a.added_at as alleged_at, alleger.display_name as alleged_by_name, a.ended_at as withdrawn_at,
        f.unit_key_id, f.wrapped_key, array_remove(array[
            case when l.ended_at is null and access.reaches('party_register', f.unit_id, f.opened_by, f.opened_at, f.id) then 'allege' end,
            case when l.ended_at is null and access.reaches('party_edit', f.unit_id, f.opened_by, f.opened_at, f.id) then 'end' end], null) as may
    from parties.link l
    join cases.file f on f.id = l.file_id
    left join access.colleague who on who.id = l.added_by
    left join lateral (select x.* from parties.allegation x where x.link_id = l.id order by x.id desc limit 1) a on true
    left join access.colleague alleger on alleger.id = a.added_by
    left join lateral (select x.* from hotline.complaint x where x.file_id = l.file_id order by x.id limit 1) c on true;
