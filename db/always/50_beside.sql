-- The supervisor beside the operator: what the help, hand-over and board screens read, and the rules of a contact that changes hands.
set local role sanad_owner;

-- No UUIDv7 made since is smaller: lists by id reach back to a time by it.
create or replace function hotline.first_id(at timestamptz) returns uuid language sql stable as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- ---- silent help ----

-- Who joins or ends does it in her own name, who joins may, and an emergency does not become less of one.
create or replace function hotline.check_help() returns trigger language plpgsql as $$
begin
    if (new.joined_by is distinct from old.joined_by and (new.joined_by is distinct from access.me() or not access.permits('help_join')))
        or (new.ended_by is distinct from old.ended_by and coalesce(new.ended_by, old.ended_by) is distinct from access.me())
        or (old.urgency = 'emergency' and new.urgency <> 'emergency') then
        raise exception using errcode = '42501', message = 'not hers to do';
    end if;
    return new;
end $$;
create or replace trigger help_acts before update on hotline.help for each row execute function hotline.check_help();

-- What the lead who has joined reads follows the typing: the note says which help, never what was typed. Nobody beside the
-- operator, nothing said.
create or replace function hotline.tell_beside() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    perform pg_notify('notes', h.id || ' ' || h.unit_id) from hotline.help h
    where h.contact_id = new.contact_id and h.ended_at is null and h.joined_by is not null;
    return null;
end $$;
create or replace trigger draft_beside after insert or update of content on hotline.draft
    for each row execute function hotline.tell_beside();

-- With the contact ends the help that somebody gave, and the silent help nobody came to. An emergency that nobody joined stays
-- before the leads until one of them does.
create or replace function hotline.contact_ended() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    update hotline.help h set ended_at = now(), ended_by = access.me()
    where h.contact_id = new.id and h.ended_at is null and (h.joined_by is not null or h.urgency = 'help');
    update hotline.contact_handover h set withdrawn_at = now()
    where h.contact_id = new.id and h.accepted_at is null and h.declined_at is null and h.withdrawn_at is null;
    return null;
end $$;
create or replace trigger contact_ended after update of ended_at on hotline.contact
    for each row when (old.ended_at is null and new.ended_at is not null) execute function hotline.contact_ended();

-- Closed by a slip of the hand: the help that ended with it goes on.
create or replace function hotline.contact_reopened() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    update hotline.help h set ended_at = null, ended_by = null where h.contact_id = new.id and h.ended_at = old.ended_at;
    return null;
end $$;
create or replace trigger contact_reopened after update of ended_at on hotline.contact
    for each row when (old.ended_at is not null and new.ended_at is null) execute function hotline.contact_reopened();

drop view if exists hotline.help_row, hotline.help_message_sheet, hotline.handover_sheet, hotline.board_contact, hotline.board_clock;

create view hotline.help_row with (security_invoker = true) as
    select h.id, h.contact_id, h.unit_id, h.urgency, h.asked_at, asker.display_name as asked_by_name,
        coalesce(h.raised_at, h.asked_at) as since, h.joined_by, joiner.display_name as joined_by_name, h.joined_at,
        h.ended_at, ender.display_name as ended_by_name, coalesce(c.held_by, c.taken_by) as held_by, holder.display_name as held_by_name,
        c.channel, c.language, c.started_at, c.ended_at as contact_ended_at, p.id as complaint_id, p.reference,
        (select count(*)::int from hotline.help_message m where m.help_id = h.id) as messages,
        (select count(*)::int from hotline.help_message m
         where m.help_id = h.id and m.seen_at is null and m.author <> access.me()) as unseen
    from hotline.help h
    join hotline.contact c on c.id = h.contact_id
    left join lateral (select x.id, x.reference from hotline.complaint x where x.contact_id = c.id order by x.id desc limit 1) p on true
    left join access.colleague asker on asker.id = h.asked_by
    left join access.colleague joiner on joiner.id = h.joined_by
    left join access.colleague ender on ender.id = h.ended_by
    left join access.colleague holder on holder.id = coalesce(c.held_by, c.taken_by);

create view hotline.help_message_sheet with (security_invoker = true) as
    select m.id, m.help_id, m.author = access.me() as mine, who.display_name as author_name, m.at, m.words, m.seen_at,
        h.file_id, f.unit_key_id, f.wrapped_key
    from hotline.help_message m
    join hotline.help h on h.id = m.help_id
    join cases.file f on f.id = h.file_id
    left join access.colleague who on who.id = m.author;

-- ---- a contact changes hands ----

-- Everyone of my unit who could take a contact over from me, and how busy each is; nothing about whom they talk to.
drop function if exists hotline.colleagues();
create function hotline.colleagues() returns table (id uuid, display_name text, signed_in boolean, running int)
language sql stable security definer set search_path = '' as $$
    select a.id, a.display_name, access.signed_in(a.id),
        (select count(*)::int from hotline.contact c where c.held_by = a.id and c.ended_at is null)
        + (select count(*)::int from hotline.contact c where c.taken_by = a.id and c.held_by is null and c.ended_at is null
           and c.id > hotline.first_id(now() - interval '24 hours'))
    from access.account a
    where a.unit_id = access.unit() and a.active and a.id <> access.me() and access.permits('colleague_read')
        and exists (select from access.account_role r join access.role_permit p using (role)
                    where r.account_id = a.id and p.permit = 'contact_hand_over')
    order by 3 desc, 2
$$;

-- Puts the contact into other hands, and opens its file to them. Only for the two functions below.
create or replace function hotline.give(contact uuid, file uuid, receiver uuid) returns void
language plpgsql as $$
begin
    update hotline.contact c set held_by = receiver where c.id = contact;
    perform hotline.open_file_to(file, receiver);
end $$;

create or replace function hotline.accept_handover(handover uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
    h hotline.contact_handover;
    c hotline.contact;
begin
    select * into h from hotline.contact_handover x where x.id = handover and x.to_account = access.me()
        and access.permits('contact_hand_over') for update;
    if not found then
        raise exception using errcode = 'SA404', message = 'no such offer to me';
    end if;
    select * into c from hotline.contact x where x.id = h.contact_id for update;
    if num_nonnulls(h.accepted_at, h.declined_at, h.withdrawn_at) > 0 or c.ended_at is not null
        or coalesce(c.held_by, c.taken_by) <> h.from_account then
        raise exception using errcode = 'SA409', constraint = 'handover_over', message = 'no longer on offer';
    end if;
    update hotline.contact_handover x set accepted_at = now() where x.id = handover;
    perform hotline.give(c.id, c.file_id, access.me());
end $$;

create or replace function hotline.take_over(handover uuid, contact uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare c hotline.contact;
begin
    select * into c from hotline.contact x where x.id = contact
        and access.reaches('contact_take_over', x.unit_id, null, null, x.file_id) for update;
    if not found then
        raise exception using errcode = 'SA404', message = 'no such contact';
    elsif c.ended_at is not null then
        raise exception using errcode = 'SA409', constraint = 'contact_ended', message = 'nothing to take over';
    elsif coalesce(c.held_by, c.taken_by) = access.me() then
        raise exception using errcode = 'SA409', constraint = 'contact_in_hand', message = 'hers already';
    end if;
    update hotline.contact_handover x set withdrawn_at = now()
    where x.contact_id = c.id and x.accepted_at is null and x.declined_at is null and x.withdrawn_at is null;
    insert into hotline.contact_handover (id, contact_id, file_id, unit_id, kind, from_account, to_account, accepted_at)
    values (handover, c.id, c.file_id, c.unit_id, 'take_over', coalesce(c.held_by, c.taken_by), access.me(), now());
    -- Who has the contact in her own hands needs nobody beside her.
    update hotline.help x set ended_at = now(), ended_by = access.me() where x.contact_id = c.id and x.ended_at is null;
    perform hotline.give(c.id, c.file_id, access.me());
end $$;

-- What was offered to me or by me in the last shift, and what became of it. The contact itself is not open to me before I accept:
-- what is told of it is what one hears across the room.
drop function if exists hotline.my_handovers();
create function hotline.my_handovers() returns table (
    id uuid, contact_id uuid, kind text, from_account uuid, from_name text, to_account uuid, to_name text, offered_at timestamptz,
    accepted_at timestamptz, declined_at timestamptz, withdrawn_at timestamptz, channel text, language text, started_at timestamptz)
language sql stable security definer set search_path = '' as $$
    select h.id, h.contact_id, h.kind, h.from_account, giver.display_name, h.to_account, taker.display_name, h.offered_at,
        h.accepted_at, h.declined_at, h.withdrawn_at, c.channel, c.language, c.started_at
    from (select x.* from hotline.contact_handover x
          where x.from_account = access.me() and x.id > hotline.first_id(now() - interval '12 hours')
          union
          select x.* from hotline.contact_handover x
          where x.to_account = access.me() and x.id > hotline.first_id(now() - interval '12 hours')) h
    join hotline.contact c on c.id = h.contact_id
    join access.account giver on giver.id = h.from_account
    join access.account taker on taker.id = h.to_account
    where access.permits('contact_hand_over')
    order by h.id desc limit 100
$$;

create view hotline.handover_sheet with (security_invoker = true) as
    select h.*, giver.display_name as from_name, taker.display_name as to_name, f.unit_key_id, f.wrapped_key
    from hotline.contact_handover h
    join cases.file f on f.id = h.file_id
    left join access.colleague giver on giver.id = h.from_account
    left join access.colleague taker on taker.id = h.to_account;

-- ---- the board ----

create view hotline.board_contact with (security_invoker = true) as
    select c.id, c.unit_id, c.ended_at, c.channel, c.call_type, c.language, c.started_at, holder.display_name as held_by_name,
        case when k.ended_at is not null then 'over' when k.kind = 'hold' then 'held' when k.kind = 'transfer' then 'transferring'
            when k.id is not null then 'talking' end as state,
        h.id as help_id, h.urgency as help, h.since as help_since, h.joined_by_name as helped_by_name
    from hotline.contact c
    left join access.colleague holder on holder.id = coalesce(c.held_by, c.taken_by)
    left join lateral (
        select x.id, x.ended_at, (select l.kind from hotline.call_leg l where l.call_id = x.id order by l.seq desc limit 1) as kind
        from hotline.call x where x.contact_id = c.id order by x.rang_at desc limit 1) k on true
    left join lateral (
        select x.id, x.urgency, coalesce(x.raised_at, x.asked_at) as since, joiner.display_name as joined_by_name
        from hotline.help x left join access.colleague joiner on joiner.id = x.joined_by
        where x.contact_id = c.id and x.ended_at is null) h on true;

create view hotline.board_clock with (security_invoker = true) as
    select k.complaint_id, k.kind, k.due_at, c.unit_id, c.reference, c.triage, who.display_name as who
    from hotline.complaint_clock k
    join hotline.complaint c on c.id = k.complaint_id
    left join access.colleague who on who.id = c.created_by
    where k.stopped_at is null and c.state not in ('CLOSED', 'WITHDRAWN');
