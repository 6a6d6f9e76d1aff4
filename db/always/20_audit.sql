-- The chain: entries in commit order, each link's hash over the one before and the entry's canonical text.
set local role sanad_owner;

-- Fields joined by the unit separator, which none of them can hold; backend/audit/verify.cpp builds the same text.
create or replace function audit.canonical(seq bigint, e audit.entry) returns text language sql immutable return concat_ws(
    E'\x1f', seq, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), coalesce(e.actor::text, '-'),
    coalesce(e.session::text, '-'), coalesce(e.unit_id::text, '-'), e.action, coalesce(e.object_kind, '-'),
    coalesce(e.object_id::text, '-'), e.outcome, coalesce(e.request_id, '-'));

-- Links what has been committed since the last time, one node at a time, and tells listeners up to where.
-- An entry is ready when every transaction that could still commit before it has ended: txid below the snapshot's xmin.
create or replace function audit.sequence(most int) returns int
language plpgsql security definer set search_path = '' as $$
declare
    p audit.progress;
    e audit.entry;
    entries uuid[] := '{}';
    hashes bytea[] := '{}';
begin
    if not pg_try_advisory_xact_lock(hashtext('audit.sequence')) then
        return 0;
    end if;
    select * into p from audit.progress;
    for e in
        select x.* from audit.entry x
        where (x.txid, x.id) > (p.txid, p.entry_id) and x.txid < pg_snapshot_xmin(pg_current_snapshot())
        order by x.txid, x.id limit most
    loop
        p.seq := p.seq + 1;
        p.hash := sha256(p.hash || convert_to(audit.canonical(p.seq, e), 'UTF8'));
        p.txid := e.txid;
        entries := entries || e.id;
        hashes := hashes || p.hash;
    end loop;
    if entries <> '{}' then
        p.entry_id := entries[cardinality(entries)];
        insert into audit.link (seq, entry_id, hash)
        select p.seq - cardinality(entries) + n, x.entry_id, x.hash from unnest(entries, hashes) with ordinality x (entry_id, hash, n);
        update audit.progress set txid = p.txid, entry_id = p.entry_id, seq = p.seq, hash = p.hash;
        perform pg_notify('live', p.seq::text);
    end if;
    return cardinality(entries);
end $$;

create or replace view audit.entry_sheet with (security_invoker = true) as
    select e.id, e.at, e.actor, c.display_name as actor_name, e.action, e.object_kind, e.object_id, e.outcome, e.request_id,
        l.seq, encode(l.hash, 'hex') as hash
    from audit.entry e left join access.colleague c on c.id = e.actor left join audit.link l on l.entry_id = e.id;

create or replace view audit.chain with (security_invoker = true) as
    select p.seq as sequenced, encode(p.hash, 'hex') as last_hash,
        (select count(*) from (select from audit.entry e where (e.txid, e.id) > (p.txid, p.entry_id) limit 10000) x)::int as pending,
        h.seq as head_seq, h.at as head_at, encode(h.hash, 'hex') as head_hash, h.key_id
    from audit.progress p left join lateral (select * from audit.head order by seq desc limit 1) h on true;

-- What the live stream tells after a change: that something changed, never what.
create or replace view audit.live_event as
    select l.seq, e.object_kind as kind, e.object_id as id, e.unit_id, e.actor
    from audit.link l join audit.entry e on e.id = l.entry_id
    where e.outcome = 'done' and e.object_id is not null and e.action !~ '^(show|list|sign_in)';

create or replace function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception using errcode = '42501', message = 'audit rows are never changed';
end $$;
create or replace trigger entry_is_final before update or delete on audit.entry
    for each row execute function audit.refuse_change();
create or replace trigger link_is_final before update or delete on audit.link
    for each row execute function audit.refuse_change();
create or replace trigger head_is_final before update or delete on audit.head
    for each row execute function audit.refuse_change();
