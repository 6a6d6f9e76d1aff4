-- Identity once per transaction, and the few doors through which nobody-yet may touch accounts.
-- Functions are SECURITY DEFINER where the caller (app) has no grant on what they read.
set local role sanad_owner;

create or replace function access.idle() returns interval language sql immutable return interval '15 minutes';

-- First statement of every transaction: the live session, or SA401; the permit, or SA403.
create or replace function access.enter(token bytea, permit text) returns void
language plpgsql security definer set search_path = '' as $$
declare s access.session;
begin
    select * into s from access.session x where x.token_hash = token;
    if not found or s.ended_at is not null or s.ends_at <= now() or s.last_seen_at + access.idle() <= now() then
        raise exception using errcode = 'SA401', message = 'signed out';
    end if;
    perform set_config('app.account', s.account_id::text, true),
        set_config('app.session', s.id::text, true),
        set_config('app.unit', s.unit_id::text, true),
        set_config('app.site_units', s.site_units::text, true),
        set_config('app.scopes', ',' || array_to_string(s.scopes, ',') || ',', true);
    if permit is not null and permit <> all (s.permits) then
        raise exception using errcode = 'SA403', message = 'not permitted';
    end if;
end $$;

-- A telephone line enters by its signature, which the backend has checked (backend/access/line.h): its own account is the
-- identity, so that row-level security, audit and grants hold for it as for people.
create or replace function access.enter_line(line text, permit text) returns void
language plpgsql security definer set search_path = '' as $$
declare a access.account;
begin
    select x.* into a from access.account x join access.account_role r on r.account_id = x.id and r.role = 'TELEPHONE'
    where x.name = line and x.active
        and (permit is null or exists (select from access.role_permit p where p.role = r.role and p.permit = enter_line.permit));
    if not found then
        raise exception using errcode = 'SA401', constraint = 'not_signed', message = 'no such line';
    end if;
    perform set_config('app.account', a.id::text, true),
        set_config('app.session', '', true),
        set_config('app.unit', a.unit_id::text, true),
        set_config('app.site_units', array[a.unit_id]::text, true),
        set_config('app.scopes', (select ',' || string_agg(p.permit || '.' || p.scope, ',') || ',' from access.role_permit p
                                  where p.role = 'TELEPHONE'), true);
end $$;

-- What the policies ask. Each is inlined and costs a search in one short string; scopes are held as ',permit.scope,…,'.
-- Does my session hold 'permit.scope'?
create or replace function access.may(permit_scope text) returns boolean language sql stable parallel safe
    return strpos(current_setting('app.scopes', true), ',' || permit_scope || ',') > 0;

-- Does my session hold the permit, in whatever scope? (The scope itself is the policies' matter.)
create or replace function access.permits(permit text) returns boolean language sql stable parallel safe
    return strpos(current_setting('app.scopes', true), ',' || permit || '.') > 0;

-- The units whose rows a permit opens: all of my site's, or my shift's own; null where it opens none.
create or replace function access.units(permit text) returns uuid[] language sql stable parallel safe
    return case when access.may(permit || '.site') then nullif(current_setting('app.site_units', true), '')::uuid[]
                when access.may(permit || '.shift') then array[access.unit()] end;

-- Need-to-know, the one rule: does the permit open a row of this unit, made by this person then, in this file? One call in
-- place of nested plans: starting those cost more than running them.
create or replace function access.reaches(permit text, unit uuid, owner uuid, since timestamptz, file uuid) returns boolean
language plpgsql stable parallel safe as $$
declare scopes text := current_setting('app.scopes', true);
begin
    if strpos(scopes, ',' || permit || '.shift,') > 0 and unit = access.unit() then
        return true;
    elsif strpos(scopes, ',' || permit || '.site,') > 0 and unit = any (access.units(permit)) then
        return true;
    elsif strpos(scopes, ',' || permit || '.own,') > 0 and (owner = access.me() and since > now() - interval '72 hours'
        or exists (select from cases.assignment a where a.file_id = file and a.account_id = access.me() and a.ended_at is null
            and a.assigned_at > now() - interval '72 hours')) then
        return true;  -- an own call's file, or one that was handed over, for a hotline's three days
    elsif strpos(scopes, ',' || permit || '.asg,') > 0 then
        return exists (select from cases.assignment a where a.file_id = file and a.account_id = access.me() and a.ended_at is null);
    end if;
    return false;
end $$;

create or replace function access.now_seen() returns void
language sql security definer set search_path = '' as $$
    update access.session set last_seen_at = now()
    where id = nullif(current_setting('app.session', true), '')::uuid
$$;

-- Seconds until this name may be tried again.
create or replace function access.sign_in_wait(name_hash bytea) returns int
language sql stable security definer set search_path = '' as $$
    select coalesce(ceil(extract(epoch from max(d.not_before) - clock_timestamp()))::int, 0)
    from access.sign_in_delay d where d.name_hash = sign_in_wait.name_hash and d.not_before > clock_timestamp()
$$;

create or replace function access.sign_in_failed(name_hash bytea) returns void
language sql security definer set search_path = '' as $$
    insert into access.sign_in_delay as d (name_hash, failures, not_before)
    values (name_hash, 1, clock_timestamp() + interval '1 second')
    on conflict on constraint sign_in_delay_pkey do update set
        failures = case when d.not_before < clock_timestamp() - interval '1 hour' then 1 else d.failures + 1 end,
        not_before = clock_timestamp() + least(60, power(2, least(d.failures, 6))) * interval '1 second'
$$;

drop type if exists access.sign_in_account cascade;
create type access.sign_in_account as (
    id uuid, name text, passphrase_hash text, enrolled boolean, unit_key_id uuid, wrapped_key bytea,
    totp_secret bytea, totp_step bigint, setup_code_hash bytea, next text, pending_secret bytea);

-- A telephone line is no person: it never signs in.
create or replace function access.sign_in_by_name(name text) returns setof access.sign_in_account
language sql stable security definer set search_path = '' as $$
    select a.id, a.name, a.passphrase_hash, a.totp_secret is not null, a.unit_key_id, a.wrapped_key, a.totp_secret, a.totp_step,
        case when a.setup_code_ends_at > now() then a.setup_code_hash end, null::text, null::bytea
    from access.account a where a.name = sign_in_by_name.name and a.active
        and not exists (select from access.account_role r where r.account_id = a.id and r.role = 'TELEPHONE')
$$;

create or replace function access.sign_in_by_ticket(ticket_hash bytea) returns setof access.sign_in_account
language sql stable security definer set search_path = '' as $$
    select a.id, a.name, a.passphrase_hash, a.totp_secret is not null, a.unit_key_id, a.wrapped_key, a.totp_secret, a.totp_step,
        null::bytea, t.next, t.totp_secret
    from access.sign_in_ticket t join access.account a on a.id = t.account_id
    where t.ticket_hash = sign_in_by_ticket.ticket_hash and t.ends_at > now() and a.active
$$;

create or replace function access.open_ticket(ticket_hash bytea, account_id uuid, next text, totp_secret bytea) returns void
language sql security definer set search_path = '' as $$
    delete from access.sign_in_ticket t where t.account_id = open_ticket.account_id or t.ends_at < now();
    insert into access.sign_in_ticket (ticket_hash, account_id, next, totp_secret, ends_at)
    values (ticket_hash, account_id, next, totp_secret, now() + interval '5 minutes')
$$;

-- True once per step: a code that was seen can't be used again.
create or replace function access.use_totp_step(account_id uuid, step bigint) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    update access.account a set totp_step = step where a.id = account_id and a.totp_step < step;
    return found;
end $$;

create or replace function access.use_recovery_code(account_id uuid, code_hash bytea) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    update access.recovery_code r set used_at = now()
    where r.account_id = use_recovery_code.account_id and r.code_hash = use_recovery_code.code_hash and r.used_at is null;
    return found;
end $$;

create or replace function access.set_passphrase(account_id uuid, passphrase_hash text) returns void
language sql security definer set search_path = '' as $$
    update access.account a set passphrase_hash = set_passphrase.passphrase_hash,
        setup_code_hash = null, setup_code_ends_at = null where a.id = account_id
$$;

create or replace function access.enrol(account_id uuid, totp_secret bytea, step bigint, code_hashes bytea[]) returns void
language sql security definer set search_path = '' as $$
    update access.account a set totp_secret = enrol.totp_secret, totp_step = step where a.id = account_id;
    delete from access.recovery_code r where r.account_id = enrol.account_id;
    insert into access.recovery_code select account_id, h, null from unnest(code_hashes) h
$$;

create or replace function access.open_session(id uuid, account_id uuid, token_hash bytea, name_hash bytea) returns void
language sql security definer set search_path = '' as $$
    delete from access.sign_in_ticket t where t.account_id = open_session.account_id;
    delete from access.sign_in_delay d where d.name_hash = open_session.name_hash;
    update access.account a set last_sign_in_at = now() where a.id = account_id;
    insert into access.session (id, token_hash, account_id, unit_id, site_id, site_units, permits, scopes, ends_at)
    select open_session.id, open_session.token_hash, a.id, a.unit_id, u.site_id,
        array(select v.id from access.unit v where v.site_id = u.site_id),
        array(select distinct p.permit from access.account_role r join access.role_permit p using (role)
              where r.account_id = a.id),
        array(select distinct p.permit || '.' || p.scope from access.account_role r join access.role_permit p using (role)
              where r.account_id = a.id),
        now() + interval '12 hours'
    from access.account a join access.unit u on u.id = a.unit_id
    where a.id = open_session.account_id and a.active
$$;

-- Sign-in is an act too, but there is no identity yet to write it with.
create or replace function access.audit_sign_in(id uuid, account_id uuid, session uuid, action text, outcome text, request_id text)
returns void language sql security definer set search_path = '' as $$
    insert into audit.entry (id, actor, session, unit_id, action, object_kind, object_id, outcome, request_id)
    select audit_sign_in.id, account_id, session, a.unit_id, action, 'user', account_id, outcome, request_id
    from (select 1) one left join access.account a on a.id = account_id
$$;

-- Whatever changes what somebody may do ends their sessions; the notice (below) closes their live streams at once.
create or replace function access.end_sessions_of(accounts uuid[]) returns void
language plpgsql security definer set search_path = '' as $$
begin
    update access.session s set ended_at = now() where s.account_id = any (accounts) and s.ended_at is null;
end $$;

create or replace function access.session_ended() returns trigger language plpgsql as $$
begin
    perform pg_notify('session_ended', new.id::text);
    return null;
end $$;
create or replace trigger session_ended after update of ended_at on access.session
    for each row when (old.ended_at is null and new.ended_at is not null) execute function access.session_ended();

create or replace function access.account_changed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    if (new.active, new.unit_id, new.passphrase_hash) is distinct from (old.active, old.unit_id, old.passphrase_hash)
        or (old.totp_secret is not null and new.totp_secret is distinct from old.totp_secret) then
        perform access.end_sessions_of(array[new.id]);
    end if;
    return null;
end $$;
create or replace trigger account_changed after update on access.account
    for each row execute function access.account_changed();

create or replace function access.account_role_changed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    perform access.end_sessions_of(array[coalesce(new.account_id, old.account_id)]);
    return null;
end $$;
create or replace trigger account_role_changed after insert or update or delete on access.account_role
    for each row execute function access.account_role_changed();

create or replace function access.role_permit_changed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    perform access.end_sessions_of(array(
        select r.account_id from access.account_role r where r.role = coalesce(new.role, old.role)));
    return null;
end $$;
create or replace trigger role_permit_changed after insert or update or delete on access.role_permit
    for each row execute function access.role_permit_changed();

-- Another administrator agrees: the old factor is gone, a set-up code opens a new one.
create or replace function access.approve_factor_reset(reset_id uuid, setup_code_hash bytea) returns void
language plpgsql security definer set search_path = '' as $$
declare account uuid;
begin
    update access.factor_reset f set approved_by = access.me(), approved_at = now()
    where f.id = reset_id and f.approved_at is null and f.withdrawn_at is null and access.may('factor_reset.all')
    returning f.account_id into account;
    if account is null then
        raise exception using errcode = 'SA404', message = 'no open reset';
    end if;
    update access.account a set totp_secret = null, totp_step = 0, passphrase_hash = null,
        setup_code_hash = approve_factor_reset.setup_code_hash, setup_code_ends_at = now() + interval '24 hours',
        version = version + 1
    where a.id = account;
    delete from access.recovery_code r where r.account_id = account;
    delete from access.sign_in_ticket t where t.account_id = account;
end $$;

-- Display names are for everyone who works here; the rest of an account is not.
create or replace view access.colleague as select id, name, display_name, unit_id from access.account;

-- What administrators and auditors see of an account: no secret, not even a hash.
create or replace view access.user_sheet with (security_barrier) as
    select a.id, a.name, a.display_name, a.unit_id,
        array(select r.role from access.account_role r where r.account_id = a.id order by r.role) as roles,
        a.active, a.totp_secret is not null as enrolled, a.last_sign_in_at, a.version, a.created_at
    from access.account a
    where access.may('user_read.all') or a.id = access.me();

create or replace view access.session_sheet with (security_barrier) as
    select s.id, s.account_id as user_id, a.name, a.display_name, s.signed_in_at, s.last_seen_at, s.ends_at,
        s.account_id = access.me() as mine
    from access.session s join access.account a on a.id = s.account_id
    where s.ended_at is null and s.ends_at > now() and s.last_seen_at + access.idle() > now()
        and (access.may('session_list.all') or s.account_id = access.me());

create or replace view access.my_session with (security_barrier) as
    select a.id as user_id, a.name, a.display_name, u.id as unit_id, u.name_en as unit_name_en, u.name_ar as unit_name_ar,
        array(select r.role from access.account_role r where r.account_id = a.id order by r.role) as roles,
        s.permits, s.scopes, s.id as session_id, s.site_units, s.signed_in_at, s.ends_at,
        extract(epoch from access.idle())::int as idle_seconds,
        (select count(*)::int from access.recovery_code r where r.account_id = a.id and r.used_at is null) as recovery_codes_left
    from access.session s join access.account a on a.id = s.account_id join access.unit u on u.id = s.unit_id
    where s.id = nullif(current_setting('app.session', true), '')::uuid;

create or replace function access.signed_in(account uuid) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (select from access.session s where s.account_id = account and s.ended_at is null and s.ends_at > now()
                   and s.last_seen_at + access.idle() > now())
$$;

-- Ends one session (an administrator's act), or all of mine.
create or replace function access.end_session(session_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
    update access.session s set ended_at = now()
    where s.id = session_id and s.ended_at is null
        and (s.account_id = access.me() or access.may('session_end.all'));
    if not found then
        raise exception using errcode = 'SA404', message = 'no such session';
    end if;
end $$;

create or replace function access.end_my_sessions() returns void
language sql security definer set search_path = '' as $$ select access.end_sessions_of(array[access.me()]) $$;

create or replace view access.factor_reset_sheet with (security_invoker = true) as
    select f.id, f.account_id as user_id, a.name as user_name, f.requested_by, c.display_name as requested_by_name,
        f.reason, f.requested_at, f.account_id as file_id, a.unit_key_id, a.wrapped_key
    from access.factor_reset f join access.account a on a.id = f.account_id
    left join access.colleague c on c.id = f.requested_by
    where f.approved_at is null and f.withdrawn_at is null;

-- Which of these sessions have ended or run out.
create or replace function access.ended_sessions(ids uuid[]) returns setof uuid
language sql stable security definer set search_path = '' as $$
    select i from unnest(ids) i
    where not exists (select from access.session s where s.id = i and s.ended_at is null and s.ends_at > now()
                      and s.last_seen_at + access.idle() > now())
$$;

-- Answers kept for a retry go after 30 days, sessions that ended after 90, a little at a time.
create or replace function access.forget_old() returns void
language sql security definer set search_path = '' as $$
    delete from access.idempotency i where (i.account_id, i.key) in (
        select j.account_id, j.key from access.idempotency j where j.created_at < now() - interval '30 days' limit 1000);
    delete from access.session s where s.id in (
        select t.id from access.session t where t.ends_at < now() - interval '90 days' limit 1000);
$$;

-- Other nodes load a new unit key, or changed code lists, at once.
create or replace function access.tell_nodes() returns trigger language plpgsql as $$
begin
    perform pg_notify(tg_argv[0], '');
    return null;
end $$;
create or replace trigger unit_key_made after insert on access.unit_key
    for each statement execute function access.tell_nodes('unit_key');
do $$
declare list regclass;
begin
    for list in select inhrelid::regclass from pg_inherits where inhparent = 'code.entry'::regclass loop
        execute format('create or replace trigger codes_changed after insert or update or delete on %s
            for each statement execute function access.tell_nodes(''codes'')', list);
    end loop;
end $$;
