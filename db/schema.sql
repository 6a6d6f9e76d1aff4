-- Made by ./dev db schema from db/migrations and db/always: read it, do not edit it. Owner of everything: sanad_owner.

CREATE SCHEMA access;

CREATE SCHEMA audit;

CREATE SCHEMA cases;

CREATE SCHEMA code;

CREATE SCHEMA directory;

CREATE SCHEMA hotline;

CREATE SCHEMA parties;

CREATE SCHEMA people;

CREATE SCHEMA report;

CREATE TYPE access.sign_in_account AS (
	id uuid,
	name text,
	passphrase_hash text,
	enrolled boolean,
	unit_key_id uuid,
	wrapped_key bytea,
	totp_secret bytea,
	totp_step bigint,
	setup_code_hash bytea,
	next text,
	pending_secret bytea
);

CREATE FUNCTION access.account_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    if (new.active, new.unit_id, new.passphrase_hash) is distinct from (old.active, old.unit_id, old.passphrase_hash)
        or (old.totp_secret is not null and new.totp_secret is distinct from old.totp_secret) then
        perform access.end_sessions_of(array[new.id]);
    end if;
    return null;
end $$;

CREATE FUNCTION access.account_role_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    perform access.end_sessions_of(array[coalesce(new.account_id, old.account_id)]);
    return null;
end $$;

CREATE FUNCTION access.approve_factor_reset(reset_id uuid, setup_code_hash bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION access.audit_sign_in(id uuid, account_id uuid, session uuid, action text, outcome text, request_id text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    AS $$
    insert into audit.entry (id, actor, session, unit_id, action, object_kind, object_id, outcome, request_id)
    select audit_sign_in.id, account_id, session, a.unit_id, action, 'user', account_id, outcome, request_id
    from (select 1) one left join access.account a on a.id = account_id
$$;

CREATE FUNCTION access.end_my_sessions() RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    AS $$ select access.end_sessions_of(array[access.me()]) $$;

CREATE FUNCTION access.end_session(session_id uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    update access.session s set ended_at = now()
    where s.id = session_id and s.ended_at is null
        and (s.account_id = access.me() or access.may('session_end.all'));
    if not found then
        raise exception using errcode = 'SA404', message = 'no such session';
    end if;
end $$;

CREATE FUNCTION access.end_sessions_of(accounts uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    update access.session s set ended_at = now() where s.account_id = any (accounts) and s.ended_at is null;
end $$;

CREATE FUNCTION access.ended_sessions(ids uuid[]) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select i from unnest(ids) i
    where not exists (select from access.session s where s.id = i and s.ended_at is null and s.ends_at > now()
                      and s.last_seen_at + access.idle() > now())
$$;

CREATE FUNCTION access.enrol(account_id uuid, totp_secret bytea, step bigint, code_hashes bytea[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    AS $$
    update access.account a set totp_secret = enrol.totp_secret, totp_step = step where a.id = account_id;
    delete from access.recovery_code r where r.account_id = enrol.account_id;
    insert into access.recovery_code select account_id, h, null from unnest(code_hashes) h
$$;

CREATE FUNCTION access.enter(token bytea, permit text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION access.enter_line(line text, permit text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION access.forget_old() RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    AS $$
    delete from access.idempotency i where (i.account_id, i.key) in (
        select j.account_id, j.key from access.idempotency j where j.created_at < now() - interval '30 days' limit 1000);
    delete from access.session s where s.id in (
        select t.id from access.session t where t.ends_at < now() - interval '90 days' limit 1000);
$$;

CREATE PROCEDURE access.guard(IN target regclass, IN command text, IN permits text[], IN unit_column text, IN own_column text, IN own_since_column text, IN file_column text)
    LANGUAGE plpgsql
    AS $$
declare
    name text := format('%s_%s', (select relname from pg_class where oid = target), command);
    reach text;
begin
    select string_agg(format('access.reaches(%L, %I, %I, %I, %s)', permit, unit_column, own_column, own_since_column,
        coalesce(quote_ident(file_column), 'null')), ' or ') into reach from unnest(permits) permit;
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('drop policy if exists %I on %s', name, target);
    execute format('create policy %I on %s for %s to app %s', name, target, command,
        case command
            -- A new row is in the writer's own unit, in a file that the writer sees.
            when 'insert' then format('with check (%I = (select access.unit()) and (%s)%s)', unit_column, reach,
                case when file_column is null then '' else
                    format(' and exists (select from cases.file f where f.id = %s.%I)', target, file_column) end)
            when 'update' then format('using (%s) with check (%s)', reach, reach)
            else format('using (%s)', reach)
        end);
end $$;

CREATE PROCEDURE access.guard_through(IN target regclass, IN command text, IN parent_visible text)
    LANGUAGE plpgsql
    AS $$
declare name text := format('%s_%s', (select relname from pg_class where oid = target), command);
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('drop policy if exists %I on %s', name, target);
    execute format('create policy %I on %s for %s to app %s', name, target, command,
        case command
            when 'insert' then format('with check (%s)', parent_visible)
            when 'update' then format('using (%s) with check (%s)', parent_visible, parent_visible)
            else format('using (%s)', parent_visible)
        end);
end $$;

CREATE FUNCTION access.idle() RETURNS interval
    LANGUAGE sql IMMUTABLE
    RETURN '00:15:00'::interval;

CREATE FUNCTION access.may(permit_scope text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (strpos(current_setting('app.scopes'::text, true), ((','::text || permit_scope) || ','::text)) > 0);

CREATE FUNCTION access.me() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid;

CREATE FUNCTION access.now_seen() RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    AS $$
    update access.session set last_seen_at = now()
    where id = nullif(current_setting('app.session', true), '')::uuid
$$;

CREATE FUNCTION access.open_session(id uuid, account_id uuid, token_hash bytea, name_hash bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION access.open_ticket(ticket_hash bytea, account_id uuid, next text, totp_secret bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    AS $$
    delete from access.sign_in_ticket t where t.account_id = open_ticket.account_id or t.ends_at < now();
    insert into access.sign_in_ticket (ticket_hash, account_id, next, totp_secret, ends_at)
    values (ticket_hash, account_id, next, totp_secret, now() + interval '5 minutes')
$$;

CREATE FUNCTION access.reaches(permit text, unit uuid, owner uuid, since timestamp with time zone, file uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
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

CREATE FUNCTION parties.opens(file uuid, owner uuid, since timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    return (owner = access.me() and since = now()) or exists (
        select from parties.party p
        where p.file_id = file and parties.reaches('party_read', p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id));
end $$;

CREATE FUNCTION access.opens(holds text, unit uuid, owner uuid, since timestamp with time zone, file uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE holds WHEN 'person'::text THEN access.reaches('identity_read'::text, unit, owner, since, file) WHEN 'party'::text THEN parties.opens(file, owner, since) ELSE (access.reaches('contact_read'::text, unit, owner, since, file) OR access.reaches('complaint_read'::text, unit, owner, since, file)) END;

CREATE FUNCTION access.permits(permit text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (strpos(current_setting('app.scopes'::text, true), ((','::text || permit) || '.'::text)) > 0);

CREATE FUNCTION access.role_permit_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    perform access.end_sessions_of(array(
        select r.account_id from access.account_role r where r.role = coalesce(new.role, old.role)));
    return null;
end $$;

CREATE FUNCTION access.session_ended() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_notify('session_ended', new.id::text);
    return null;
end $$;

CREATE FUNCTION access.set_passphrase(account_id uuid, passphrase_hash text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    AS $$
    update access.account a set passphrase_hash = set_passphrase.passphrase_hash,
        setup_code_hash = null, setup_code_ends_at = null where a.id = account_id
$$;

CREATE FUNCTION access.sign_in_by_name(name text) RETURNS SETOF access.sign_in_account
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select a.id, a.name, a.passphrase_hash, a.totp_secret is not null, a.unit_key_id, a.wrapped_key, a.totp_secret, a.totp_step,
        case when a.setup_code_ends_at > now() then a.setup_code_hash end, null::text, null::bytea
    from access.account a where a.name = sign_in_by_name.name and a.active
        and not exists (select from access.account_role r where r.account_id = a.id and r.role = 'TELEPHONE')
$$;

CREATE FUNCTION access.sign_in_by_ticket(ticket_hash bytea) RETURNS SETOF access.sign_in_account
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select a.id, a.name, a.passphrase_hash, a.totp_secret is not null, a.unit_key_id, a.wrapped_key, a.totp_secret, a.totp_step,
        null::bytea, t.next, t.totp_secret
    from access.sign_in_ticket t join access.account a on a.id = t.account_id
    where t.ticket_hash = sign_in_by_ticket.ticket_hash and t.ends_at > now() and a.active
$$;

CREATE FUNCTION access.sign_in_failed(name_hash bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    AS $$
    insert into access.sign_in_delay as d (name_hash, failures, not_before)
    values (name_hash, 1, clock_timestamp() + interval '1 second')
    on conflict on constraint sign_in_delay_pkey do update set
        failures = case when d.not_before < clock_timestamp() - interval '1 hour' then 1 else d.failures + 1 end,
        not_before = clock_timestamp() + least(60, power(2, least(d.failures, 6))) * interval '1 second'
$$;

CREATE FUNCTION access.sign_in_wait(name_hash bytea) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select coalesce(ceil(extract(epoch from max(d.not_before) - clock_timestamp()))::int, 0)
    from access.sign_in_delay d where d.name_hash = sign_in_wait.name_hash and d.not_before > clock_timestamp()
$$;

CREATE FUNCTION access.signed_in(account uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select exists (select from access.session s where s.account_id = account and s.ended_at is null and s.ends_at > now()
                   and s.last_seen_at + access.idle() > now())
$$;

CREATE FUNCTION access.tell_nodes() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_notify(tg_argv[0], '');
    return null;
end $$;

CREATE FUNCTION access.unit() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('app.unit'::text, true), ''::text))::uuid;

CREATE FUNCTION access.units(permit text) RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN access.may((permit || '.site'::text)) THEN (NULLIF(current_setting('app.site_units'::text, true), ''::text))::uuid[] WHEN access.may((permit || '.shift'::text)) THEN ARRAY[access.unit()] ELSE NULL::uuid[] END;

CREATE FUNCTION access.use_recovery_code(account_id uuid, code_hash bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    update access.recovery_code r set used_at = now()
    where r.account_id = use_recovery_code.account_id and r.code_hash = use_recovery_code.code_hash and r.used_at is null;
    return found;
end $$;

CREATE FUNCTION access.use_totp_step(account_id uuid, step bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    update access.account a set totp_step = step where a.id = account_id and a.totp_step < step;
    return found;
end $$;

CREATE TABLE audit.entry (
    id uuid NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    txid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    actor uuid,
    session uuid,
    unit_id uuid,
    action text NOT NULL,
    object_kind text,
    object_id uuid,
    outcome text NOT NULL,
    request_id text,
    CONSTRAINT audit_action_plain CHECK ((action ~ '^[a-z_]{1,60}$'::text)),
    CONSTRAINT audit_object_kind_plain CHECK ((object_kind ~ '^[a-z_]{1,40}$'::text)),
    CONSTRAINT audit_outcome CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text]))),
    CONSTRAINT audit_request_id_plain CHECK ((request_id ~ '^[0-9a-f-]{1,40}$'::text))
);

CREATE FUNCTION audit.canonical(seq bigint, e audit.entry) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN concat_ws(''::text, seq, (e).id, to_char(((e).at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'::text), COALESCE(((e).actor)::text, '-'::text), COALESCE(((e).session)::text, '-'::text), COALESCE(((e).unit_id)::text, '-'::text), (e).action, COALESCE((e).object_kind, '-'::text), COALESCE(((e).object_id)::text, '-'::text), (e).outcome, COALESCE((e).request_id, '-'::text));

CREATE FUNCTION audit.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception using errcode = '42501', message = 'audit rows are never changed';
end $$;

CREATE FUNCTION audit.sequence(most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION hotline.accept_handover(handover uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION hotline.after_working_days(start timestamp with time zone, days integer, weekend integer[], zone text) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE STRICT
    AS $$
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

CREATE FUNCTION hotline.begin_shift_sheet() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    select s.begins_at, s.ends_at, s.next_ends_at into new.shift_from, new.shift_until, new.next_until
    from access.unit u join access.site t on t.id = u.site_id cross join lateral hotline.shift_of(now(), t.time_zone) s
    where u.id = new.unit_id;
    new.previous_id := (select h.id from hotline.shift_sheet h where h.unit_id = new.unit_id and h.accepted_at is not null
                        order by h.accepted_at desc limit 1);
    return new;
end $$;

CREATE FUNCTION hotline.call_refusal(complaint uuid, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION hotline.callable_from(complaint uuid, since timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION hotline.check_attempt() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare refusal text;
begin
    select hotline.call_refusal(b.complaint_id, now()) into refusal from hotline.callback b where b.id = new.callback_id;
    if refusal is not null then
        raise exception using errcode = 'SA409', constraint = refusal, message = 'not now';
    end if;
    return new;
end $$;

CREATE FUNCTION hotline.check_due() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare refusal text := hotline.call_refusal(new.complaint_id, new.due_at);
begin
    if refusal is not null and (tg_op = 'INSERT' or new.due_at <> old.due_at) then
        raise exception using errcode = 'SA409', constraint = refusal, message = 'not then';
    end if;
    return new;
end $$;

CREATE FUNCTION hotline.check_help() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if (new.joined_by is distinct from old.joined_by and (new.joined_by is distinct from access.me() or not access.permits('help_join')))
        or (new.ended_by is distinct from old.ended_by and coalesce(new.ended_by, old.ended_by) is distinct from access.me())
        or (old.urgency = 'emergency' and new.urgency <> 'emergency') then
        raise exception using errcode = '42501', message = 'not hers to do';
    end if;
    return new;
end $$;

CREATE FUNCTION hotline.check_shift_item() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION hotline.check_shift_sheet() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION hotline.check_transition() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if new.state is distinct from old.state and not exists (
        select from hotline.transition_rule r
        where r.entity = 'complaint' and r.to_state = new.state
            and (r.from_state = old.state or (r.from_state = '*' and old.state not in ('CLOSED', 'WITHDRAWN')))) then
        raise exception using errcode = 'SA409', constraint = 'complaint_transition', message = 'no such transition';
    end if;
    return new;
end $$;

CREATE FUNCTION hotline.clocks_due(level text, start timestamp with time zone) RETURNS TABLE(kind text, due_at timestamp with time zone)
    LANGUAGE sql STABLE
    AS $$
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

CREATE FUNCTION hotline.colleagues() RETURNS TABLE(id uuid, display_name text, signed_in boolean, running integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION hotline.contact_ended() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    update hotline.help h set ended_at = now(), ended_by = access.me()
    where h.contact_id = new.id and h.ended_at is null and (h.joined_by is not null or h.urgency = 'help');
    update hotline.contact_handover h set withdrawn_at = now()
    where h.contact_id = new.id and h.accepted_at is null and h.declined_at is null and h.withdrawn_at is null;
    return null;
end $$;

CREATE FUNCTION hotline.contact_reopened() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    update hotline.help h set ended_at = null, ended_by = null where h.contact_id = new.id and h.ended_at = old.ended_at;
    return null;
end $$;

CREATE FUNCTION hotline.first_id(at timestamp with time zone) RETURNS uuid
    LANGUAGE sql STABLE
    AS $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

CREATE FUNCTION hotline.follow_shift_sheet(sheet uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION hotline.freeze_shift_sheet() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    insert into hotline.shift_item (shift_sheet_id, kind, object_id, complaint_id, reference, triage, state, language, detail,
        due_at, since, who, ended, ended_at)
    select new.id, i.* from hotline.shift_items(new.unit_id, new.previous_id) i;
    return null;
end $$;

CREATE FUNCTION hotline.give(contact uuid, file uuid, receiver uuid) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    update hotline.contact c set held_by = receiver where c.id = contact;
    perform hotline.open_file_to(file, receiver);
end $$;

CREATE FUNCTION hotline.heard_at(at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$
    select greatest(least(at, now() + interval '5 minutes'), now() - interval '5 minutes')
$$;

CREATE FUNCTION hotline.weekday(local_time timestamp without time zone) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN (ARRAY['mon'::text, 'tue'::text, 'wed'::text, 'thu'::text, 'fri'::text, 'sat'::text, 'sun'::text])[(EXTRACT(isodow FROM local_time))::integer];

CREATE FUNCTION hotline.in_safe_hours(local_time timestamp without time zone, days text[], from_time time without time zone, until_time time without time zone) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN ((from_time IS NULL) OR (from_time < until_time)) THEN (COALESCE((hotline.weekday(local_time) = ANY (days)), true) AND COALESCE((((local_time)::time without time zone >= from_time) AND ((local_time)::time without time zone < until_time)), true)) WHEN ((local_time)::time without time zone >= from_time) THEN COALESCE((hotline.weekday(local_time) = ANY (days)), true) ELSE (((local_time)::time without time zone < until_time) AND COALESCE((hotline.weekday((local_time - '1 day'::interval)) = ANY (days)), true)) END;

CREATE FUNCTION hotline.known_complaints(contact uuid) RETURNS TABLE(id uuid, reference text, state text, triage text, language text, categories text[], danger_now boolean, safe_contact text, created_at timestamp with time zone, created_by_name text, callback_due_at timestamp with time zone, promised_by_name text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION hotline.my_handovers() RETURNS TABLE(id uuid, contact_id uuid, kind text, from_account uuid, from_name text, to_account uuid, to_name text, offered_at timestamp with time zone, accepted_at timestamp with time zone, declined_at timestamp with time zone, withdrawn_at timestamp with time zone, channel text, language text, started_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION hotline.open_file_to(file uuid, receiver uuid) RETURNS void
    LANGUAGE sql
    AS $$
    insert into cases.assignment (file_id, account_id)
    select file, receiver where not exists (
        select from cases.assignment a where a.file_id = file and a.account_id = receiver and a.ended_at is null
            and a.assigned_at > now() - interval '72 hours')
$$;

CREATE FUNCTION hotline.queue_figures(since timestamp with time zone, until timestamp with time zone) RETURNS TABLE(offered bigint, waiting bigint, answered bigint, abandoned bigint, short_abandoned bigint, answered_within bigint, wait_p50 integer, wait_p90 integer, wait_max integer, service_level integer, short_below integer, answer_within integer, wait_average integer)
    LANGUAGE sql STABLE
    AS $$
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

CREATE FUNCTION hotline.queued_calls(since timestamp with time zone, until timestamp with time zone) RETURNS TABLE(rang_at timestamp with time zone, answered boolean, abandoned boolean, wait interval, short_below interval, answer_within interval)
    LANGUAGE sql STABLE
    AS $$
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

CREATE FUNCTION hotline.shift_items(unit uuid, base uuid) RETURNS TABLE(kind text, object_id uuid, complaint_id uuid, reference text, triage text, state text, language text, detail text, due_at timestamp with time zone, since timestamp with time zone, who uuid, ended text, ended_at timestamp with time zone)
    LANGUAGE sql STABLE
    AS $$
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

CREATE FUNCTION hotline.shift_of(at timestamp with time zone, zone text) RETURNS TABLE(begins_at timestamp with time zone, ends_at timestamp with time zone, next_ends_at timestamp with time zone)
    LANGUAGE sql STABLE
    AS $$
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

CREATE FUNCTION hotline.shift_sheet_lines(sheet uuid) RETURNS TABLE(kind text, id uuid, complaint_id uuid, reference text, triage text, state text, language text, detail text, due_at timestamp with time zone, since timestamp with time zone, who_name text, ended text, ended_at timestamp with time zone, late boolean, must_tick boolean, ticked_at timestamp with time zone, ticked_by_name text, note bytea, file_id uuid, unit_key_id uuid, wrapped_key bytea)
    LANGUAGE sql STABLE
    AS $$
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

CREATE FUNCTION hotline.start_clocks(complaint uuid, level text, start timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    insert into hotline.complaint_clock (complaint_id, kind, started_at, due_at)
    select complaint, kind, start, due_at from hotline.clocks_due(level, start)
    on conflict on constraint complaint_clock_pkey do update set due_at = excluded.due_at;
end $$;

CREATE FUNCTION hotline.take_over(handover uuid, contact uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION hotline.take_up(contact uuid, complaint uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    if not exists (select from hotline.known_complaints(contact) k where k.id = complaint) then
        raise exception using errcode = 'SA404', message = 'not known by this number';
    end if;
    perform hotline.open_file_to(c.file_id, access.me()) from hotline.complaint c where c.id = complaint;
end $$;

CREATE FUNCTION hotline.tell_beside() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    perform pg_notify('notes', h.id || ' ' || h.unit_id) from hotline.help h
    where h.contact_id = new.contact_id and h.ended_at is null and h.joined_by is not null;
    return null;
end $$;

CREATE FUNCTION parties.alerts(complaint uuid) RETURNS TABLE(named bigint, named_last_year bigint, workers_at_address bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION parties.linkable(party uuid, file uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select exists (select from parties.party p where p.id = party
            and parties.reaches('party_read', p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id))
        or exists (select from hotline.complaint c cross join lateral parties.named_in(c.id) n
            where c.file_id = file and n.party_id = party)
$$;

CREATE FUNCTION parties.named(party uuid) RETURNS TABLE(named bigint, named_last_year bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select count(*), count(*) filter (where c.created_at > now() - interval '12 months')
    from parties.party p
    cross join lateral parties.naming(
        array(select d.mac from parties.detail d where d.party_id = p.id and d.ended_at is null and d.mac is not null), array[p.id]) o
    join hotline.complaint c on c.id = o and parties.of_my_site(c.unit_id)
    where p.id = party and parties.reaches('party_read', p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id)
$$;

CREATE FUNCTION parties.named_in(complaint uuid) RETURNS TABLE(party_id uuid, party_kind text, matched text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select distinct on (p.id) p.id, p.kind, d.kind
    from hotline.complaint c
    cross join lateral (values ('phone', c.employer_phone_mac), ('civil_id', c.employer_civil_id_mac), ('paci', c.paci_mac)) n (kind, mac)
    join parties.detail d on d.mac = n.mac and d.kind = n.kind and d.ended_at is null
    join parties.party p on p.id = d.party_id and (d.kind <> 'paci' or p.kind = 'house') and parties.of_my_site(p.unit_id)
    where c.id = complaint and parties.reads_complaint(complaint)
    order by p.id, d.kind
$$;

CREATE FUNCTION parties.naming(numbers bytea[], ids uuid[]) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION parties.number_of_alleged_abuser(complaint uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION parties.of_my_site(unit uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (unit = ANY ((NULLIF(current_setting('app.site_units'::text, true), ''::text))::uuid[]));

CREATE FUNCTION parties.reaches(permit text, party uuid, unit uuid, owner uuid, since timestamp with time zone, file uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION parties.reads_complaint(complaint uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select exists (select from hotline.complaint c where c.id = complaint and access.permits('party_read')
        and access.reaches('complaint_read', c.unit_id, c.created_by, c.created_at, c.file_id))
$$;

CREATE FUNCTION parties.under_number(numbers bytea[]) RETURNS TABLE(hidden bigint, named bigint, named_last_year bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select (select count(*) from parties.with_number(numbers) w join parties.party p on p.id = w.party_id
            where parties.of_my_site(p.unit_id)
                and not parties.reaches('party_read', p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id)),
        count(*), count(*) filter (where c.created_at > now() - interval '12 months')
    from parties.naming(numbers, '{}') o join hotline.complaint c on c.id = o and parties.of_my_site(c.unit_id)
    having access.permits('party_read')
$$;

CREATE FUNCTION parties.with_number(numbers bytea[]) RETURNS TABLE(party_id uuid, matched text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select distinct on (d.party_id) d.party_id, d.kind from parties.detail d
    where d.mac = any (numbers) and d.ended_at is null and access.permits('party_read')
    order by d.party_id, d.kind limit 20
$$;

CREATE FUNCTION people.forget_name_changes() RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    AS $$
    delete from people.name_change where at < now() - interval '7 days'
$$;

CREATE FUNCTION people.hidden_hits(ids uuid[]) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select count(*) from people.person p
    where p.id = any (ids) and access.permits('identity_register')
        and p.unit_id = any (nullif(current_setting('app.site_units', true), '')::uuid[])
$$;

CREATE FUNCTION people.index_mark() RETURNS text
    LANGUAGE sql
    RETURN (pg_snapshot_xmin(pg_current_snapshot()))::text;

CREATE FUNCTION people.index_page(after uuid, most integer) RETURNS TABLE(id uuid, person_id uuid, text bytea, birth_year integer, nationality text, file_id uuid, unit_key_id uuid, wrapped_key bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select n.id, p.id, n.text, extract(year from p.birth_date)::int, p.nationality, f.id, f.unit_key_id, f.wrapped_key
    from (select * from people.person x where x.id > after order by x.id limit most) p
    join cases.file f on f.id = p.file_id and f.wrapped_key is not null
    join people.person_name n on n.person_id = p.id and n.ended_at is null
    order by p.id, n.id
$$;

CREATE FUNCTION people.index_person(person uuid) RETURNS TABLE(id uuid, person_id uuid, text bytea, birth_year integer, nationality text, file_id uuid, unit_key_id uuid, wrapped_key bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select n.id, p.id, n.text, extract(year from p.birth_date)::int, p.nationality, f.id, f.unit_key_id, f.wrapped_key
    from people.person p
    join cases.file f on f.id = p.file_id and f.wrapped_key is not null
    join people.person_name n on n.person_id = p.id and n.ended_at is null
    where p.id = person order by n.id
$$;

CREATE FUNCTION people.names_changed_since(seen xid8) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select distinct c.person_id from people.name_change c where c.txid >= seen
$$;

CREATE FUNCTION people.new_code_name() RETURNS TABLE(code_word text, code_number integer)
    LANGUAGE sql
    AS $$
    select code, (100 + floor(random() * 9900))::int from code.code_name order by random() limit 1
$$;

CREATE FUNCTION people.note_name_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare person uuid := case tg_table_name when 'person' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'person_id' end;
begin
    insert into people.name_change (person_id) values (person) on conflict do nothing;
    notify names;
    return null;
end $$;

CREATE FUNCTION people.own_search(search uuid) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select e.object_id from audit.entry e
    where e.object_id = search and e.actor = access.me() and e.action = 'search_people' and e.outcome = 'done'
        and e.at > now() - interval '30 minutes'
    limit 1
$$;

CREATE FUNCTION people.with_code_name(word text, number integer) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select p.id from people.person p join code.code_name c on c.code = p.code_word
    where p.code_number = number and lower(word) in (lower(c.label_en), c.label_ar, lower(c.code))
$$;

CREATE FUNCTION people.with_number(phone_hash bytea, document_hash bytea) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    (select h.person_id from people.person_phone h where h.phone_mac = phone_hash and h.ended_at is null limit 10)
    union
    (select d.person_id from people.person_document d where d.number_mac = document_hash and d.ended_at is null limit 10)
$$;

CREATE FUNCTION report.hotline(by_period text, first_day date, last_day date) RETURNS TABLE(place integer, day date, calls_offered bigint, answered bigint, abandoned bigint, short_abandoned bigint, answer_within_30s_percent integer, average_wait_seconds integer, wait_p90_seconds integer, wait_max_seconds integer, contacts bigint, complaints_opened bigint, rescues_requested bigint, interpreter_delay_minutes integer, callbacks_done_safely bigint, callbacks_promised bigint, callbacks_withdrawn bigint, callbacks_expired bigint, repeat_callers bigint, short_below integer, answer_within integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION report.hotline_counts(by_period text, first_day date, last_day date) RETURNS TABLE(place integer, dimension text, code text, count bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION report.span(by_period text, first_day date, last_day date) RETURNS TABLE(place integer, day date, begins timestamp with time zone, ends timestamp with time zone, zone text, units uuid[])
    LANGUAGE sql STABLE
    AS $$
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

CREATE TABLE access.account (
    id uuid NOT NULL,
    name text NOT NULL,
    display_name text NOT NULL,
    unit_id uuid NOT NULL,
    active boolean DEFAULT true NOT NULL,
    passphrase_hash text,
    unit_key_id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    totp_secret bytea,
    totp_step bigint DEFAULT 0 NOT NULL,
    setup_code_hash bytea,
    setup_code_ends_at timestamp with time zone,
    last_sign_in_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT account_name_plain CHECK ((name ~ '^[a-z][a-z0-9._-]{1,39}$'::text))
);

CREATE TABLE access.account_role (
    account_id uuid NOT NULL,
    role text NOT NULL
);

CREATE VIEW access.colleague AS
 SELECT account.id,
    account.name,
    account.display_name,
    account.unit_id
   FROM access.account;

CREATE TABLE access.factor_reset (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    requested_by uuid NOT NULL,
    requested_at timestamp with time zone DEFAULT now() NOT NULL,
    reason bytea NOT NULL,
    approved_by uuid,
    approved_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    CONSTRAINT factor_reset_not_own CHECK (((account_id <> requested_by) AND (account_id IS DISTINCT FROM approved_by))),
    CONSTRAINT factor_reset_two_people CHECK ((approved_by IS DISTINCT FROM requested_by))
);

CREATE VIEW access.factor_reset_sheet WITH (security_invoker='true') AS
 SELECT f.id,
    f.account_id AS user_id,
    a.name AS user_name,
    f.requested_by,
    c.display_name AS requested_by_name,
    f.reason,
    f.requested_at,
    f.account_id AS file_id,
    a.unit_key_id,
    a.wrapped_key
   FROM ((access.factor_reset f
     JOIN access.account a ON ((a.id = f.account_id)))
     LEFT JOIN access.colleague c ON ((c.id = f.requested_by)))
  WHERE ((f.approved_at IS NULL) AND (f.withdrawn_at IS NULL));

CREATE TABLE access.idempotency (
    account_id uuid NOT NULL,
    key uuid NOT NULL,
    body_mac bytea NOT NULL,
    status integer NOT NULL,
    reply bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY access.idempotency FORCE ROW LEVEL SECURITY;

CREATE TABLE access.recovery_code (
    account_id uuid NOT NULL,
    code_hash bytea NOT NULL,
    used_at timestamp with time zone
);

CREATE TABLE access.session (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    account_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    site_id uuid NOT NULL,
    site_units uuid[] NOT NULL,
    permits text[] NOT NULL,
    scopes text[] NOT NULL,
    signed_in_at timestamp with time zone DEFAULT now() NOT NULL,
    last_seen_at timestamp with time zone DEFAULT now() NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
);

CREATE TABLE access.unit (
    id uuid NOT NULL,
    code text NOT NULL,
    name_en text NOT NULL,
    name_ar text NOT NULL,
    site_id uuid NOT NULL
);

CREATE VIEW access.my_session WITH (security_barrier='true') AS
 SELECT a.id AS user_id,
    a.name,
    a.display_name,
    u.id AS unit_id,
    u.name_en AS unit_name_en,
    u.name_ar AS unit_name_ar,
    ARRAY( SELECT r.role
           FROM access.account_role r
          WHERE (r.account_id = a.id)
          ORDER BY r.role) AS roles,
    s.permits,
    s.scopes,
    s.id AS session_id,
    s.site_units,
    s.signed_in_at,
    s.ends_at,
    (EXTRACT(epoch FROM access.idle()))::integer AS idle_seconds,
    ( SELECT (count(*))::integer AS count
           FROM access.recovery_code r
          WHERE ((r.account_id = a.id) AND (r.used_at IS NULL))) AS recovery_codes_left
   FROM ((access.session s
     JOIN access.account a ON ((a.id = s.account_id)))
     JOIN access.unit u ON ((u.id = s.unit_id)))
  WHERE (s.id = (NULLIF(current_setting('app.session'::text, true), ''::text))::uuid);

CREATE TABLE access.role_permit (
    role text NOT NULL,
    permit text NOT NULL,
    scope text NOT NULL
);

CREATE VIEW access.session_sheet WITH (security_barrier='true') AS
 SELECT s.id,
    s.account_id AS user_id,
    a.name,
    a.display_name,
    s.signed_in_at,
    s.last_seen_at,
    s.ends_at,
    (s.account_id = access.me()) AS mine
   FROM (access.session s
     JOIN access.account a ON ((a.id = s.account_id)))
  WHERE ((s.ended_at IS NULL) AND (s.ends_at > now()) AND ((s.last_seen_at + access.idle()) > now()) AND (access.may('session_list.all'::text) OR (s.account_id = access.me())));

CREATE TABLE access.sign_in_delay (
    name_hash bytea NOT NULL,
    failures integer NOT NULL,
    not_before timestamp with time zone NOT NULL
);

CREATE TABLE access.sign_in_ticket (
    ticket_hash bytea NOT NULL,
    account_id uuid NOT NULL,
    next text NOT NULL,
    totp_secret bytea,
    ends_at timestamp with time zone NOT NULL,
    CONSTRAINT sign_in_ticket_next CHECK ((next = ANY (ARRAY['code'::text, 'enrolment'::text])))
);

CREATE TABLE access.site (
    id uuid NOT NULL,
    code text NOT NULL,
    name_en text NOT NULL,
    name_ar text NOT NULL,
    weekend integer[] DEFAULT '{5,6}'::integer[] NOT NULL,
    time_zone text DEFAULT 'Asia/Kuwait'::text NOT NULL
);

CREATE TABLE access.unit_key (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    version integer NOT NULL,
    wrapped bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE VIEW access.user_sheet WITH (security_barrier='true') AS
 SELECT a.id,
    a.name,
    a.display_name,
    a.unit_id,
    ARRAY( SELECT r.role
           FROM access.account_role r
          WHERE (r.account_id = a.id)
          ORDER BY r.role) AS roles,
    a.active,
    (a.totp_secret IS NOT NULL) AS enrolled,
    a.last_sign_in_at,
    a.version,
    a.created_at
   FROM access.account a
  WHERE (access.may('user_read.all'::text) OR (a.id = access.me()));

CREATE TABLE audit.head (
    seq bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    hash bytea NOT NULL,
    key_id text NOT NULL,
    signature bytea NOT NULL
);

CREATE TABLE audit.progress (
    one boolean DEFAULT true NOT NULL,
    txid xid8 NOT NULL,
    entry_id uuid NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT progress_one_check CHECK (one)
);

CREATE VIEW audit.chain WITH (security_invoker='true') AS
 SELECT p.seq AS sequenced,
    encode(p.hash, 'hex'::text) AS last_hash,
    (( SELECT count(*) AS count
           FROM ( SELECT
                   FROM audit.entry e
                  WHERE (ROW(e.txid, e.id) > ROW(p.txid, p.entry_id))
                 LIMIT 10000) x))::integer AS pending,
    h.seq AS head_seq,
    h.at AS head_at,
    encode(h.hash, 'hex'::text) AS head_hash,
    h.key_id
   FROM (audit.progress p
     LEFT JOIN LATERAL ( SELECT head.seq,
            head.at,
            head.hash,
            head.key_id,
            head.signature
           FROM audit.head
          ORDER BY head.seq DESC
         LIMIT 1) h ON (true));

CREATE TABLE audit.link (
    seq bigint NOT NULL,
    entry_id uuid NOT NULL,
    hash bytea NOT NULL
);

CREATE VIEW audit.entry_sheet WITH (security_invoker='true') AS
 SELECT e.id,
    e.at,
    e.actor,
    c.display_name AS actor_name,
    e.action,
    e.object_kind,
    e.object_id,
    e.outcome,
    e.request_id,
    l.seq,
    encode(l.hash, 'hex'::text) AS hash
   FROM ((audit.entry e
     LEFT JOIN access.colleague c ON ((c.id = e.actor)))
     LEFT JOIN audit.link l ON ((l.entry_id = e.id)));

CREATE VIEW audit.live_event AS
 SELECT l.seq,
    e.object_kind AS kind,
    e.object_id AS id,
    e.unit_id,
    e.actor
   FROM (audit.link l
     JOIN audit.entry e ON ((e.id = l.entry_id)))
  WHERE ((e.outcome = 'done'::text) AND (e.object_id IS NOT NULL) AND (e.action !~ '^(show|list|sign_in)'::text));

CREATE TABLE cases.assignment (
    file_id uuid NOT NULL,
    account_id uuid NOT NULL,
    assigned_at timestamp with time zone DEFAULT now() NOT NULL,
    assigned_by uuid DEFAULT access.me() NOT NULL,
    ended_at timestamp with time zone
);

ALTER TABLE ONLY cases.assignment FORCE ROW LEVEL SECURITY;

CREATE TABLE cases.file (
    id uuid NOT NULL,
    unit_id uuid DEFAULT access.unit() NOT NULL,
    opened_by uuid DEFAULT access.me() NOT NULL,
    opened_at timestamp with time zone DEFAULT now() NOT NULL,
    unit_key_id uuid NOT NULL,
    wrapped_key bytea,
    holds text DEFAULT 'contact'::text NOT NULL,
    CONSTRAINT file_holds CHECK ((holds = ANY (ARRAY['contact'::text, 'person'::text, 'party'::text])))
);

ALTER TABLE ONLY cases.file FORCE ROW LEVEL SECURITY;

CREATE TABLE code.entry (
    code text NOT NULL,
    label_en text NOT NULL,
    label_ar text NOT NULL,
    "position" integer NOT NULL,
    to_verify boolean NOT NULL,
    attributes jsonb DEFAULT '{}'::jsonb NOT NULL,
    valid_from date,
    valid_to date,
    source text
);

CREATE TABLE code.call_type (
)
INHERITS (code.entry);

CREATE TABLE code.code_name (
)
INHERITS (code.entry);

CREATE TABLE code.complaint_category (
)
INHERITS (code.entry);

CREATE TABLE code.consent_type (
)
INHERITS (code.entry);

CREATE TABLE code.country (
)
INHERITS (code.entry);

CREATE TABLE code.document_type (
)
INHERITS (code.entry);

CREATE TABLE code.first_action (
    category text NOT NULL,
    text_en text NOT NULL,
    text_ar text NOT NULL,
    valid_from date NOT NULL,
    to_verify boolean NOT NULL,
    source text
);

CREATE TABLE code.governorate (
)
INHERITS (code.entry);

CREATE TABLE code.ilo_indicator (
)
INHERITS (code.entry);

CREATE TABLE code.immediate_action (
)
INHERITS (code.entry);

CREATE TABLE code.language (
)
INHERITS (code.entry);

CREATE TABLE code.residency_type (
)
INHERITS (code.entry);

CREATE TABLE code.role (
)
INHERITS (code.entry);

CREATE TABLE code.script (
    step text NOT NULL,
    language text NOT NULL,
    text text NOT NULL,
    valid_from date NOT NULL,
    to_verify boolean NOT NULL,
    source text
);

CREATE TABLE code.triage_level (
)
INHERITS (code.entry);

CREATE TABLE directory.organisation (
    id uuid NOT NULL,
    code text,
    kind text NOT NULL,
    name_en text NOT NULL,
    name_ar text NOT NULL,
    does_en text,
    does_ar text,
    country text,
    governorate text,
    address text,
    phone text,
    phone_after_hours text,
    website text,
    languages text[] DEFAULT '{}'::text[] NOT NULL,
    serves text[],
    days text[],
    from_time time without time zone,
    until_time time without time zone,
    hours_known boolean DEFAULT false NOT NULL,
    capacity integer,
    free_places integer,
    counted_at timestamp with time zone,
    source text,
    verified_at timestamp with time zone,
    verified_by uuid,
    active boolean DEFAULT true NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT organisation_capacity CHECK ((capacity >= 0)),
    CONSTRAINT organisation_days CHECK ((days <@ '{mon,tue,wed,thu,fri,sat,sun}'::text[])),
    CONSTRAINT organisation_free_places CHECK (((free_places >= 0) AND (free_places <= capacity))),
    CONSTRAINT organisation_hours CHECK ((((from_time IS NULL) = (until_time IS NULL)) AND (from_time <> until_time))),
    CONSTRAINT organisation_kind CHECK ((kind = ANY (ARRAY['emergency'::text, 'shelter'::text, 'embassy'::text, 'hospital'::text, 'legal_aid'::text, 'authority'::text, 'helpline'::text, 'charity'::text, 'other'::text]))),
    CONSTRAINT organisation_serves CHECK ((serves <@ '{women,men,children}'::text[]))
);

ALTER TABLE ONLY directory.organisation FORCE ROW LEVEL SECURITY;

CREATE TABLE directory.verification_rule (
    valid_from date NOT NULL,
    verified_for interval NOT NULL,
    source text
);

CREATE VIEW directory.organisation_sheet WITH (security_invoker='true') AS
 SELECT o.id,
    o.code,
    o.kind,
    o.name_en,
    o.name_ar,
    o.does_en,
    o.does_ar,
    o.country,
    o.governorate,
    o.address,
    o.phone,
    o.phone_after_hours,
    o.website,
    o.languages,
    o.serves,
    o.days,
    o.from_time,
    o.until_time,
    o.hours_known,
    o.capacity,
    o.free_places,
    o.counted_at,
    o.source,
    o.verified_at,
    o.verified_by,
    o.active,
    o.version,
    who.display_name AS verified_by_name,
        CASE
            WHEN o.hours_known THEN hotline.in_safe_hours((now() AT TIME ZONE s.time_zone), o.days, o.from_time, o.until_time)
            ELSE NULL::boolean
        END AS open_now,
    ((o.verified_at IS NULL) OR ((o.verified_at + r.verified_for) < now())) AS to_verify
   FROM (((directory.organisation o
     CROSS JOIN ( SELECT v.verified_for
           FROM directory.verification_rule v
          WHERE (v.valid_from <= CURRENT_DATE)
          ORDER BY v.valid_from DESC
         LIMIT 1) r)
     CROSS JOIN ( SELECT x.time_zone
           FROM (access.site x
             JOIN access.unit u ON ((u.site_id = x.id)))
          WHERE (u.id = access.unit())) s)
     LEFT JOIN access.colleague who ON ((who.id = o.verified_by)));

CREATE TABLE hotline.complaint (
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    unit_id uuid DEFAULT access.unit() NOT NULL,
    reference text NOT NULL,
    state text DEFAULT 'NEW'::text NOT NULL,
    triage text NOT NULL,
    narrative bytea,
    danger_now boolean NOT NULL,
    safe_to_talk boolean,
    medical_need boolean,
    worker_name bytea,
    worker_phone bytea,
    nationality text,
    language text NOT NULL,
    governorate text,
    area bytea,
    address bytea,
    employer_name bytea,
    started_on date,
    wish text NOT NULL,
    safe_contact text NOT NULL,
    safe_contact_note bytea,
    consent_to_record boolean NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid DEFAULT access.me() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    worker_phone_mac bytea,
    block bytea,
    street bytea,
    building bytea,
    paci_number bytea,
    landmarks bytea,
    employer_kind text,
    employer_phone bytea,
    employer_civil_id bytea,
    office_name bytea,
    entered_on date,
    residency text,
    wage_promised bigint,
    wage_paid bigint,
    last_paid_on date,
    passport_held_by text,
    hours_a_day integer,
    rest_day boolean,
    absence_report text,
    ilo_1 text,
    ilo_2 text,
    ilo_3 text,
    ilo_4 text,
    ilo_5 text,
    ilo_6 text,
    ilo_7 text,
    ilo_8 text,
    ilo_9 text,
    ilo_10 text,
    ilo_11 text,
    person_id uuid,
    employer_phone_mac bytea,
    employer_civil_id_mac bytea,
    paci_mac bytea,
    CONSTRAINT complaint_absence_report CHECK ((absence_report = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
    CONSTRAINT complaint_employer_kind CHECK ((employer_kind = ANY (ARRAY['household'::text, 'company'::text, 'other'::text]))),
    CONSTRAINT complaint_entered_on_past CHECK ((entered_on <= (CURRENT_DATE + 1))),
    CONSTRAINT complaint_hours_a_day CHECK (((hours_a_day >= 0) AND (hours_a_day <= 24))),
    CONSTRAINT complaint_ilo_1 CHECK ((ilo_1 = ANY (ARRAY['yes'::text, 'no'::text, 'unclear'::text]))),
    CONSTRAINT complaint_ilo_10 CHECK ((ilo_10 = ANY (ARRAY['yes'::text, 'no'::text, 'unclear'::text]))),
    CONSTRAINT complaint_ilo_11 CHECK ((ilo_11 = ANY (ARRAY['yes'::text, 'no'::text, 'unclear'::text]))),
    CONSTRAINT complaint_ilo_2 CHECK ((ilo_2 = ANY (ARRAY['yes'::text, 'no'::text, 'unclear'::text]))),
    CONSTRAINT complaint_ilo_3 CHECK ((ilo_3 = ANY (ARRAY['yes'::text, 'no'::text, 'unclear'::text]))),
    CONSTRAINT complaint_ilo_4 CHECK ((ilo_4 = ANY (ARRAY['yes'::text, 'no'::text, 'unclear'::text]))),
    CONSTRAINT complaint_ilo_5 CHECK ((ilo_5 = ANY (ARRAY['yes'::text, 'no'::text, 'unclear'::text]))),
    CONSTRAINT complaint_ilo_6 CHECK ((ilo_6 = ANY (ARRAY['yes'::text, 'no'::text, 'unclear'::text]))),
    CONSTRAINT complaint_ilo_7 CHECK ((ilo_7 = ANY (ARRAY['yes'::text, 'no'::text, 'unclear'::text]))),
    CONSTRAINT complaint_ilo_8 CHECK ((ilo_8 = ANY (ARRAY['yes'::text, 'no'::text, 'unclear'::text]))),
    CONSTRAINT complaint_ilo_9 CHECK ((ilo_9 = ANY (ARRAY['yes'::text, 'no'::text, 'unclear'::text]))),
    CONSTRAINT complaint_last_paid_on_past CHECK ((last_paid_on <= (CURRENT_DATE + 1))),
    CONSTRAINT complaint_passport_held_by CHECK ((passport_held_by = ANY (ARRAY['self'::text, 'employer'::text, 'office'::text, 'other'::text, 'unknown'::text]))),
    CONSTRAINT complaint_safe_contact CHECK ((safe_contact = ANY (ARRAY['safe'::text, 'only_at_times'::text, 'unsafe'::text, 'not_asked'::text]))),
    CONSTRAINT complaint_started_on_past CHECK ((started_on <= (CURRENT_DATE + 1))),
    CONSTRAINT complaint_wage_paid CHECK ((wage_paid >= 0)),
    CONSTRAINT complaint_wage_promised CHECK ((wage_promised >= 0)),
    CONSTRAINT complaint_wish CHECK ((wish = ANY (ARRAY['advice'::text, 'claim'::text, 'transfer'::text, 'return_home'::text, 'shelter'::text, 'rescue'::text, 'undecided'::text])))
);

ALTER TABLE ONLY hotline.complaint FORCE ROW LEVEL SECURITY;

CREATE TABLE hotline.complaint_clock (
    complaint_id uuid NOT NULL,
    kind text NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    due_at timestamp with time zone NOT NULL,
    stopped_at timestamp with time zone,
    CONSTRAINT complaint_clock_kind CHECK ((kind = ANY (ARRAY['supervisor'::text, 'response'::text, 'plan'::text])))
);

ALTER TABLE ONLY hotline.complaint_clock FORCE ROW LEVEL SECURITY;

CREATE VIEW hotline.board_clock WITH (security_invoker='true') AS
 SELECT k.complaint_id,
    k.kind,
    k.due_at,
    c.unit_id,
    c.reference,
    c.triage,
    who.display_name AS who
   FROM ((hotline.complaint_clock k
     JOIN hotline.complaint c ON ((c.id = k.complaint_id)))
     LEFT JOIN access.colleague who ON ((who.id = c.created_by)))
  WHERE ((k.stopped_at IS NULL) AND (c.state <> ALL (ARRAY['CLOSED'::text, 'WITHDRAWN'::text])));

CREATE TABLE hotline.call (
    id uuid NOT NULL,
    line uuid DEFAULT access.me() NOT NULL,
    unit_id uuid DEFAULT access.unit() NOT NULL,
    external_id text NOT NULL,
    unit_key_id uuid NOT NULL,
    wrapped_key bytea,
    caller_number bytea,
    rang_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by uuid,
    ended_at timestamp with time zone,
    contact_id uuid,
    CONSTRAINT call_external_id_plain CHECK ((external_id ~ '^[!-~]{1,80}$'::text))
);

ALTER TABLE ONLY hotline.call FORCE ROW LEVEL SECURITY;

CREATE TABLE hotline.call_event (
    line uuid NOT NULL,
    event_id text NOT NULL,
    call_id uuid NOT NULL,
    type text NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id uuid,
    received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT call_event_id_plain CHECK ((event_id ~ '^[!-~]{1,80}$'::text)),
    CONSTRAINT call_event_type CHECK ((type = ANY (ARRAY['ring'::text, 'answer'::text, 'hold'::text, 'resume'::text, 'transfer'::text, 'abandoned'::text, 'end'::text])))
);

ALTER TABLE ONLY hotline.call_event FORCE ROW LEVEL SECURITY;

CREATE VIEW hotline.call_leg WITH (security_invoker='true') AS
 SELECT l.call_id,
    row_number() OVER (PARTITION BY l.call_id ORDER BY l.place) AS seq,
        CASE l.type
            WHEN 'answer'::text THEN 'talk'::text
            WHEN 'resume'::text THEN 'talk'::text
            ELSE l.type
        END AS kind,
    l.account_id,
    l.began_at,
    LEAST(l.next_at, c.ended_at) AS ended_at
   FROM (( SELECT e.line,
            e.event_id,
            e.call_id,
            e.type,
            e.at,
            e.account_id,
            e.received_at,
            e.at AS began_at,
            lead(e.at) OVER w AS next_at,
            row_number() OVER w AS place
           FROM hotline.call_event e
          WINDOW w AS (PARTITION BY e.call_id ORDER BY e.at, (e.type <> 'ring'::text), (e.type = ANY (ARRAY['abandoned'::text, 'end'::text])), e.received_at)) l
     JOIN hotline.call c ON ((c.id = l.call_id)))
  WHERE ((l.type <> ALL (ARRAY['abandoned'::text, 'end'::text])) AND ((c.ended_at IS NULL) OR (l.began_at <= c.ended_at)));

CREATE TABLE hotline.contact (
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    unit_id uuid DEFAULT access.unit() NOT NULL,
    channel text NOT NULL,
    call_type text,
    language text,
    interpreter boolean DEFAULT false NOT NULL,
    caller_is_subject boolean,
    caller_name bytea,
    caller_phone bytea,
    received_at timestamp with time zone DEFAULT now() NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    taken_by uuid DEFAULT access.me() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    caller_phone_mac bytea,
    held_by uuid,
    interpreter_joined_at timestamp with time zone,
    CONSTRAINT contact_channel CHECK ((channel = ANY (ARRAY['phone'::text, 'walk_in'::text, 'message'::text, 'letter'::text, 'paper_log'::text]))),
    CONSTRAINT contact_received_before_start CHECK ((received_at <= (started_at + '00:05:00'::interval)))
);

ALTER TABLE ONLY hotline.contact FORCE ROW LEVEL SECURITY;

CREATE TABLE hotline.help (
    id uuid NOT NULL,
    contact_id uuid NOT NULL,
    file_id uuid NOT NULL,
    unit_id uuid DEFAULT access.unit() NOT NULL,
    urgency text NOT NULL,
    asked_by uuid DEFAULT access.me() NOT NULL,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    raised_at timestamp with time zone,
    joined_by uuid,
    joined_at timestamp with time zone,
    ended_by uuid,
    ended_at timestamp with time zone,
    CONSTRAINT help_ended CHECK (((ended_by IS NULL) = (ended_at IS NULL))),
    CONSTRAINT help_joined CHECK (((joined_by IS NULL) = (joined_at IS NULL))),
    CONSTRAINT help_urgency CHECK ((urgency = ANY (ARRAY['help'::text, 'emergency'::text])))
);

ALTER TABLE ONLY hotline.help FORCE ROW LEVEL SECURITY;

CREATE VIEW hotline.board_contact WITH (security_invoker='true') AS
 SELECT c.id,
    c.unit_id,
    c.ended_at,
    c.channel,
    c.call_type,
    c.language,
    c.started_at,
    holder.display_name AS held_by_name,
        CASE
            WHEN (k.ended_at IS NOT NULL) THEN 'over'::text
            WHEN (k.kind = 'hold'::text) THEN 'held'::text
            WHEN (k.kind = 'transfer'::text) THEN 'transferring'::text
            WHEN (k.id IS NOT NULL) THEN 'talking'::text
            ELSE NULL::text
        END AS state,
    h.id AS help_id,
    h.urgency AS help,
    h.since AS help_since,
    h.joined_by_name AS helped_by_name
   FROM (((hotline.contact c
     LEFT JOIN access.colleague holder ON ((holder.id = COALESCE(c.held_by, c.taken_by))))
     LEFT JOIN LATERAL ( SELECT x.id,
            x.ended_at,
            ( SELECT l.kind
                   FROM hotline.call_leg l
                  WHERE (l.call_id = x.id)
                  ORDER BY l.seq DESC
                 LIMIT 1) AS kind
           FROM hotline.call x
          WHERE (x.contact_id = c.id)
          ORDER BY x.rang_at DESC
         LIMIT 1) k ON (true))
     LEFT JOIN LATERAL ( SELECT x.id,
            x.urgency,
            COALESCE(x.raised_at, x.asked_at) AS since,
            joiner.display_name AS joined_by_name
           FROM (hotline.help x
             LEFT JOIN access.colleague joiner ON ((joiner.id = x.joined_by)))
          WHERE ((x.contact_id = c.id) AND (x.ended_at IS NULL))) h ON (true));

CREATE VIEW hotline.call_row WITH (security_invoker='true') AS
 SELECT c.id,
    c.caller_number,
    c.rang_at,
    c.answered_at,
    c.contact_id,
    c.id AS file_id,
    c.unit_key_id,
    c.wrapped_key,
    COALESCE(l.began_at, c.rang_at) AS state_since,
    h.holds,
    h.held_seconds,
        CASE l.kind
            WHEN 'hold'::text THEN 'held'::text
            WHEN 'transfer'::text THEN 'transferring'::text
            WHEN 'talk'::text THEN 'talking'::text
            ELSE 'ringing'::text
        END AS state
   FROM ((hotline.call c
     LEFT JOIN LATERAL ( SELECT x.kind,
            x.began_at
           FROM hotline.call_leg x
          WHERE (x.call_id = c.id)
          ORDER BY x.seq DESC
         LIMIT 1) l ON (true))
     CROSS JOIN LATERAL ( SELECT (count(*))::integer AS holds,
            (COALESCE(round(EXTRACT(epoch FROM sum((x.ended_at - x.began_at)))), (0)::numeric))::integer AS held_seconds
           FROM hotline.call_leg x
          WHERE ((x.call_id = c.id) AND (x.kind = 'hold'::text) AND (x.ended_at IS NOT NULL))) h)
  WHERE ((c.ended_at IS NULL) AND (((c.contact_id IS NULL) AND (c.unit_id = access.unit()) AND (c.rang_at > (now() - '00:30:00'::interval))) OR ((c.answered_at > (now() - '12:00:00'::interval)) AND (((c.answered_by = access.me()) AND (NOT (EXISTS ( SELECT
           FROM hotline.contact k
          WHERE ((k.id = c.contact_id) AND (k.held_by <> access.me())))))) OR (c.contact_id IN ( SELECT k.id
           FROM hotline.contact k
          WHERE ((k.held_by = access.me()) AND (k.ended_at IS NULL))))))));

CREATE TABLE hotline.callback (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    file_id uuid NOT NULL,
    unit_id uuid DEFAULT access.unit() NOT NULL,
    due_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    promise bytea,
    promised_by uuid DEFAULT access.me() NOT NULL,
    promised_at timestamp with time zone DEFAULT now() NOT NULL,
    assigned_to uuid,
    ended_at timestamp with time zone,
    ended_by uuid,
    outcome text,
    end_reason bytea,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT callback_ended CHECK (((ended_at IS NULL) = (outcome IS NULL))),
    CONSTRAINT callback_expires_after_due CHECK ((expires_at > due_at)),
    CONSTRAINT callback_outcome CHECK ((outcome = ANY (ARRAY['reached'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY hotline.callback FORCE ROW LEVEL SECURITY;

CREATE TABLE hotline.callback_attempt (
    id uuid NOT NULL,
    callback_id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    actor uuid DEFAULT access.me() NOT NULL,
    outcome text,
    note bytea,
    finished_at timestamp with time zone,
    CONSTRAINT callback_attempt_outcome CHECK ((outcome = ANY (ARRAY['reached'::text, 'no_answer'::text, 'busy'::text, 'switched_off'::text, 'wrong_person'::text, 'voicemail'::text, 'message_sent'::text])))
);

ALTER TABLE ONLY hotline.callback_attempt FORCE ROW LEVEL SECURITY;

CREATE VIEW hotline.callback_attempt_sheet WITH (security_invoker='true') AS
 SELECT a.id,
    a.callback_id,
    a.at,
    a.actor,
    a.outcome,
    a.note,
    a.finished_at,
    who.display_name AS actor_name,
    b.file_id,
    f.unit_key_id,
    f.wrapped_key
   FROM (((hotline.callback_attempt a
     JOIN hotline.callback b ON ((b.id = a.callback_id)))
     JOIN cases.file f ON ((f.id = b.file_id)))
     LEFT JOIN access.colleague who ON ((who.id = a.actor)));

CREATE VIEW hotline.callback_row WITH (security_invoker='true') AS
 SELECT b.id,
    b.complaint_id,
    b.file_id,
    b.unit_id,
    b.due_at,
    b.expires_at,
    b.promise,
    b.promised_by,
    b.promised_at,
    b.assigned_to,
    b.ended_at,
    b.ended_by,
    b.outcome,
    b.end_reason,
    b.version,
    c.reference,
    c.triage,
    c.language,
    by.display_name AS promised_by_name,
    mine.display_name AS assigned_to_name,
    ( SELECT (count(*))::integer AS count
           FROM hotline.callback_attempt a
          WHERE (a.callback_id = b.id)) AS attempts,
    ( SELECT a.outcome
           FROM hotline.callback_attempt a
          WHERE (a.callback_id = b.id)
          ORDER BY a.id DESC
         LIMIT 1) AS last_outcome,
        CASE
            WHEN (b.ended_at IS NULL) THEN hotline.call_refusal(c.id, now())
            ELSE NULL::text
        END AS refusal,
        CASE
            WHEN (b.ended_at IS NULL) THEN hotline.callable_from(c.id, now())
            ELSE NULL::timestamp with time zone
        END AS callable_from,
    f.unit_key_id,
    f.wrapped_key
   FROM ((((hotline.callback b
     JOIN hotline.complaint c ON ((c.id = b.complaint_id)))
     JOIN cases.file f ON ((f.id = b.file_id)))
     LEFT JOIN access.colleague by ON ((by.id = b.promised_by)))
     LEFT JOIN access.colleague mine ON ((mine.id = b.assigned_to)));

CREATE TABLE hotline.complaint_category (
    complaint_id uuid NOT NULL,
    category text NOT NULL,
    "position" integer NOT NULL
);

ALTER TABLE ONLY hotline.complaint_category FORCE ROW LEVEL SECURITY;

CREATE TABLE hotline.complaint_change (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    actor uuid DEFAULT access.me() NOT NULL,
    from_state text,
    to_state text NOT NULL,
    triage text NOT NULL,
    outcome text,
    reason bytea,
    CONSTRAINT complaint_change_outcome CHECK ((outcome = ANY (ARRAY['resolved'::text, 'advised'::text, 'referred'::text, 'unreachable'::text, 'duplicate'::text, 'other'::text])))
);

ALTER TABLE ONLY hotline.complaint_change FORCE ROW LEVEL SECURITY;

CREATE VIEW hotline.complaint_change_sheet WITH (security_invoker='true') AS
 SELECT h.id,
    h.complaint_id,
    h.at,
    h.actor,
    h.from_state,
    h.to_state,
    h.triage,
    h.outcome,
    h.reason,
    who.display_name AS actor_name,
    c.file_id,
    f.unit_key_id,
    f.wrapped_key
   FROM (((hotline.complaint_change h
     JOIN hotline.complaint c ON ((c.id = h.complaint_id)))
     JOIN cases.file f ON ((f.id = c.file_id)))
     LEFT JOIN access.colleague who ON ((who.id = h.actor)));

CREATE TABLE hotline.complaint_consent (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    purpose text NOT NULL,
    given boolean NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    actor uuid DEFAULT access.me() NOT NULL
);

ALTER TABLE ONLY hotline.complaint_consent FORCE ROW LEVEL SECURITY;

CREATE VIEW hotline.complaint_consent_row WITH (security_invoker='true') AS
 SELECT n.id,
    n.complaint_id,
    n.purpose,
    n.given,
    n.at,
    n.actor,
    who.display_name AS actor_name
   FROM (hotline.complaint_consent n
     LEFT JOIN access.colleague who ON ((who.id = n.actor)));

CREATE VIEW hotline.complaint_number WITH (security_invoker='true') AS
 SELECT c.id,
    c.worker_phone,
    c.file_id,
    f.unit_key_id,
    f.wrapped_key
   FROM (hotline.complaint c
     JOIN cases.file f ON ((f.id = c.file_id)))
  WHERE (c.worker_phone IS NOT NULL);

CREATE VIEW hotline.complaint_row WITH (security_invoker='true') AS
 SELECT c.id,
    c.file_id,
    c.unit_id,
    c.created_by,
    c.person_id,
    c.reference,
    c.state,
    c.triage,
    c.nationality,
    c.language,
    c.governorate,
    c.danger_now,
    c.safe_contact,
    c.created_at,
    ARRAY( SELECT g.category
           FROM hotline.complaint_category g
          WHERE (g.complaint_id = c.id)
          ORDER BY g."position") AS categories,
    who.display_name AS created_by_name,
    ( SELECT k.due_at
           FROM hotline.complaint_clock k
          WHERE ((k.complaint_id = c.id) AND (k.kind = 'response'::text) AND (k.stopped_at IS NULL))) AS response_due_at
   FROM (hotline.complaint c
     LEFT JOIN access.colleague who ON ((who.id = c.created_by)));

CREATE TABLE people.person (
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    unit_id uuid DEFAULT access.unit() NOT NULL,
    code_word text NOT NULL,
    code_number integer NOT NULL,
    sex text,
    birth_date date,
    birth_precision text,
    nationality text,
    languages text[] DEFAULT '{}'::text[] NOT NULL,
    literacy text,
    verification text NOT NULL,
    registered_by uuid DEFAULT access.me() NOT NULL,
    registered_at timestamp with time zone DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT person_birth CHECK (((birth_date IS NULL) = (birth_precision IS NULL))),
    CONSTRAINT person_birth_precision CHECK ((birth_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text, 'age'::text]))),
    CONSTRAINT person_code_number CHECK (((code_number >= 100) AND (code_number <= 9999))),
    CONSTRAINT person_literacy CHECK ((literacy = ANY (ARRAY['none'::text, 'some'::text, 'fluent'::text]))),
    CONSTRAINT person_sex CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text]))),
    CONSTRAINT person_verification CHECK ((verification = ANY (ARRAY['declared'::text, 'document_seen'::text, 'fingerprint'::text])))
);

ALTER TABLE ONLY people.person FORCE ROW LEVEL SECURITY;

CREATE VIEW people.called AS
 SELECT person.id,
    person.code_word,
    person.code_number
   FROM people.person;

CREATE VIEW hotline.complaint_sheet WITH (security_invoker='true') AS
 SELECT c.id,
    c.file_id,
    c.contact_id,
    c.unit_id,
    c.reference,
    c.state,
    c.triage,
    c.narrative,
    c.danger_now,
    c.safe_to_talk,
    c.medical_need,
    c.worker_name,
    c.worker_phone,
    c.nationality,
    c.language,
    c.governorate,
    c.area,
    c.address,
    c.employer_name,
    c.started_on,
    c.wish,
    c.safe_contact,
    c.safe_contact_note,
    c.consent_to_record,
    c.created_at,
    c.created_by,
    c.updated_at,
    c.version,
    c.worker_phone_mac,
    c.block,
    c.street,
    c.building,
    c.paci_number,
    c.landmarks,
    c.employer_kind,
    c.employer_phone,
    c.employer_civil_id,
    c.office_name,
    c.entered_on,
    c.residency,
    c.wage_promised,
    c.wage_paid,
    c.last_paid_on,
    c.passport_held_by,
    c.hours_a_day,
    c.rest_day,
    c.absence_report,
    c.ilo_1,
    c.ilo_2,
    c.ilo_3,
    c.ilo_4,
    c.ilo_5,
    c.ilo_6,
    c.ilo_7,
    c.ilo_8,
    c.ilo_9,
    c.ilo_10,
    c.ilo_11,
    c.person_id,
    c.employer_phone_mac,
    c.employer_civil_id_mac,
    c.paci_mac,
    NULL::text AS worker_phone_hint,
    f.unit_key_id,
    f.wrapped_key,
    ARRAY( SELECT g.category
           FROM hotline.complaint_category g
          WHERE (g.complaint_id = c.id)
          ORDER BY g."position") AS categories,
    who.display_name AS created_by_name,
    called.code_word AS person_code_word,
    called.code_number AS person_code_number,
    k.supervisor_due_at,
    k.response_due_at,
    k.plan_due_at,
    array_remove(ARRAY[
        CASE
            WHEN ((c.state <> ALL (ARRAY['CLOSED'::text, 'WITHDRAWN'::text])) AND access.permits('complaint_edit'::text)) THEN 'edit'::text
            ELSE NULL::text
        END,
        CASE
            WHEN ((c.state <> ALL (ARRAY['CLOSED'::text, 'WITHDRAWN'::text])) AND access.permits('complaint_triage'::text)) THEN 'triage'::text
            ELSE NULL::text
        END,
        CASE
            WHEN ((c.state <> ALL (ARRAY['CLOSED'::text, 'WITHDRAWN'::text])) AND access.permits('complaint_close'::text)) THEN 'close'::text
            ELSE NULL::text
        END,
        CASE
            WHEN ((c.state = 'CLOSED'::text) AND access.permits('complaint_reopen'::text)) THEN 'reopen'::text
            ELSE NULL::text
        END], NULL::text) AS may
   FROM ((((hotline.complaint c
     JOIN cases.file f ON ((f.id = c.file_id)))
     LEFT JOIN access.colleague who ON ((who.id = c.created_by)))
     LEFT JOIN people.called called ON ((called.id = c.person_id)))
     LEFT JOIN LATERAL ( SELECT max(k_1.due_at) FILTER (WHERE (k_1.kind = 'supervisor'::text)) AS supervisor_due_at,
            max(k_1.due_at) FILTER (WHERE (k_1.kind = 'response'::text)) AS response_due_at,
            max(k_1.due_at) FILTER (WHERE (k_1.kind = 'plan'::text)) AS plan_due_at
           FROM hotline.complaint_clock k_1
          WHERE ((k_1.complaint_id = c.id) AND (k_1.stopped_at IS NULL))) k ON (true));

CREATE TABLE hotline.contact_handover (
    id uuid NOT NULL,
    contact_id uuid NOT NULL,
    file_id uuid NOT NULL,
    unit_id uuid DEFAULT access.unit() NOT NULL,
    kind text DEFAULT 'handover'::text NOT NULL,
    from_account uuid DEFAULT access.me() NOT NULL,
    to_account uuid NOT NULL,
    note bytea,
    offered_at timestamp with time zone DEFAULT now() NOT NULL,
    accepted_at timestamp with time zone,
    declined_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    CONSTRAINT contact_handover_kind CHECK ((kind = ANY (ARRAY['handover'::text, 'take_over'::text]))),
    CONSTRAINT contact_handover_one_end CHECK ((num_nonnulls(accepted_at, declined_at, withdrawn_at) <= 1)),
    CONSTRAINT contact_handover_to_another CHECK ((from_account <> to_account))
);

ALTER TABLE ONLY hotline.contact_handover FORCE ROW LEVEL SECURITY;

CREATE TABLE hotline.draft (
    contact_id uuid NOT NULL,
    content bytea NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    saved_at timestamp with time zone DEFAULT now() NOT NULL,
    saved_by uuid DEFAULT access.me() NOT NULL
);

ALTER TABLE ONLY hotline.draft FORCE ROW LEVEL SECURITY;

CREATE VIEW hotline.contact_row WITH (security_invoker='true') AS
 SELECT c.id,
    c.file_id,
    c.unit_id,
    c.channel,
    c.call_type,
    c.language,
    c.started_at,
    c.ended_at,
    c.taken_by,
    c.held_by AS handed_to,
    COALESCE(c.held_by, c.taken_by) AS held_by,
    holder.display_name AS held_by_name,
    (EXISTS ( SELECT
           FROM hotline.draft d
          WHERE (d.contact_id = c.id))) AS has_draft,
    ( SELECT (count(*))::integer AS count
           FROM hotline.complaint p
          WHERE (p.contact_id = c.id)) AS complaints
   FROM (hotline.contact c
     LEFT JOIN access.colleague holder ON ((holder.id = COALESCE(c.held_by, c.taken_by))));

CREATE VIEW hotline.contact_sheet WITH (security_invoker='true') AS
 SELECT c.id,
    c.file_id,
    c.unit_id,
    c.channel,
    c.call_type,
    c.language,
    c.interpreter,
    c.interpreter_joined_at,
    c.caller_is_subject,
    c.caller_name,
    c.caller_phone,
    c.received_at,
    c.started_at,
    c.ended_at,
    c.taken_by,
    c.version,
    NULL::text AS caller_phone_hint,
    COALESCE(c.held_by, c.taken_by) AS held_by,
    holder.display_name AS held_by_name,
    ((COALESCE(c.held_by, c.taken_by) = access.me()) AND (c.ended_at IS NULL)) AS in_hand,
    who.display_name AS taken_by_name,
    f.unit_key_id,
    f.wrapped_key,
    (EXISTS ( SELECT
           FROM hotline.draft d
          WHERE (d.contact_id = c.id))) AS has_draft
   FROM (((hotline.contact c
     JOIN cases.file f ON ((f.id = c.file_id)))
     LEFT JOIN access.colleague who ON ((who.id = c.taken_by)))
     LEFT JOIN access.colleague holder ON ((holder.id = COALESCE(c.held_by, c.taken_by))));

CREATE VIEW hotline.draft_sheet WITH (security_invoker='true') AS
 SELECT d.contact_id AS id,
    d.content,
    d.version,
    d.saved_at,
    c.file_id,
    f.unit_key_id,
    f.wrapped_key
   FROM ((hotline.draft d
     JOIN hotline.contact c ON ((c.id = d.contact_id)))
     JOIN cases.file f ON ((f.id = c.file_id)));

CREATE TABLE hotline.extension (
    account_id uuid DEFAULT access.me() NOT NULL,
    unit_id uuid DEFAULT access.unit() NOT NULL,
    extension text NOT NULL,
    since timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT extension_plain CHECK ((extension ~ '^[0-9*#]{1,10}$'::text))
);

ALTER TABLE ONLY hotline.extension FORCE ROW LEVEL SECURITY;

CREATE VIEW hotline.handover_sheet WITH (security_invoker='true') AS
 SELECT h.id,
    h.contact_id,
    h.file_id,
    h.unit_id,
    h.kind,
    h.from_account,
    h.to_account,
    h.note,
    h.offered_at,
    h.accepted_at,
    h.declined_at,
    h.withdrawn_at,
    giver.display_name AS from_name,
    taker.display_name AS to_name,
    f.unit_key_id,
    f.wrapped_key
   FROM (((hotline.contact_handover h
     JOIN cases.file f ON ((f.id = h.file_id)))
     LEFT JOIN access.colleague giver ON ((giver.id = h.from_account)))
     LEFT JOIN access.colleague taker ON ((taker.id = h.to_account)));

CREATE TABLE hotline.help_message (
    id uuid NOT NULL,
    help_id uuid NOT NULL,
    author uuid DEFAULT access.me() NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    words bytea NOT NULL,
    seen_at timestamp with time zone
);

ALTER TABLE ONLY hotline.help_message FORCE ROW LEVEL SECURITY;

CREATE VIEW hotline.help_message_sheet WITH (security_invoker='true') AS
 SELECT m.id,
    m.help_id,
    (m.author = access.me()) AS mine,
    who.display_name AS author_name,
    m.at,
    m.words,
    m.seen_at,
    h.file_id,
    f.unit_key_id,
    f.wrapped_key
   FROM (((hotline.help_message m
     JOIN hotline.help h ON ((h.id = m.help_id)))
     JOIN cases.file f ON ((f.id = h.file_id)))
     LEFT JOIN access.colleague who ON ((who.id = m.author)));

CREATE VIEW hotline.help_row WITH (security_invoker='true') AS
 SELECT h.id,
    h.contact_id,
    h.unit_id,
    h.urgency,
    h.asked_at,
    asker.display_name AS asked_by_name,
    COALESCE(h.raised_at, h.asked_at) AS since,
    h.joined_by,
    joiner.display_name AS joined_by_name,
    h.joined_at,
    h.ended_at,
    ender.display_name AS ended_by_name,
    COALESCE(c.held_by, c.taken_by) AS held_by,
    holder.display_name AS held_by_name,
    c.channel,
    c.language,
    c.started_at,
    c.ended_at AS contact_ended_at,
    p.id AS complaint_id,
    p.reference,
    ( SELECT (count(*))::integer AS count
           FROM hotline.help_message m
          WHERE (m.help_id = h.id)) AS messages,
    ( SELECT (count(*))::integer AS count
           FROM hotline.help_message m
          WHERE ((m.help_id = h.id) AND (m.seen_at IS NULL) AND (m.author <> access.me()))) AS unseen
   FROM ((((((hotline.help h
     JOIN hotline.contact c ON ((c.id = h.contact_id)))
     LEFT JOIN LATERAL ( SELECT x.id,
            x.reference
           FROM hotline.complaint x
          WHERE (x.contact_id = c.id)
          ORDER BY x.id DESC
         LIMIT 1) p ON (true))
     LEFT JOIN access.colleague asker ON ((asker.id = h.asked_by)))
     LEFT JOIN access.colleague joiner ON ((joiner.id = h.joined_by)))
     LEFT JOIN access.colleague ender ON ((ender.id = h.ended_by)))
     LEFT JOIN access.colleague holder ON ((holder.id = COALESCE(c.held_by, c.taken_by))));

CREATE TABLE hotline.immediate_action (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    kind text NOT NULL,
    at timestamp with time zone NOT NULL,
    noted_at timestamp with time zone DEFAULT now() NOT NULL,
    actor uuid DEFAULT access.me() NOT NULL,
    outcome text,
    consented boolean,
    basis text,
    note bytea,
    CONSTRAINT immediate_action_basis CHECK ((basis = ANY (ARRAY['imminent_danger'::text, 'child'::text]))),
    CONSTRAINT immediate_action_consent CHECK (((consented IS DISTINCT FROM false) OR (basis IS NOT NULL))),
    CONSTRAINT immediate_action_outcome CHECK ((outcome = ANY (ARRAY['done'::text, 'promised'::text, 'unanswered'::text, 'refused'::text])))
);

ALTER TABLE ONLY hotline.immediate_action FORCE ROW LEVEL SECURITY;

CREATE VIEW hotline.immediate_action_sheet WITH (security_invoker='true') AS
 SELECT a.id,
    a.complaint_id,
    a.kind,
    a.at,
    a.noted_at,
    a.actor,
    a.outcome,
    a.consented,
    a.basis,
    a.note,
    who.display_name AS actor_name,
    c.file_id,
    f.unit_key_id,
    f.wrapped_key
   FROM (((hotline.immediate_action a
     JOIN hotline.complaint c ON ((c.id = a.complaint_id)))
     JOIN cases.file f ON ((f.id = c.file_id)))
     LEFT JOIN access.colleague who ON ((who.id = a.actor)));

CREATE TABLE hotline.queue_rule (
    valid_from date NOT NULL,
    short_below interval NOT NULL,
    answer_within interval NOT NULL,
    source text
);

CREATE TABLE hotline.safe_contact (
    complaint_id uuid NOT NULL,
    days text[],
    from_time time without time zone,
    until_time time without time zone,
    sms boolean,
    whatsapp boolean,
    voicemail boolean,
    shared_with bytea,
    cover_story bytea,
    agreed_name bytea,
    danger_word bytea,
    proof_word bytea,
    if_cut_off text,
    ends_on date,
    version integer DEFAULT 1 NOT NULL,
    saved_at timestamp with time zone DEFAULT now() NOT NULL,
    saved_by uuid DEFAULT access.me() NOT NULL,
    CONSTRAINT safe_contact_days CHECK ((days <@ '{mon,tue,wed,thu,fri,sat,sun}'::text[])),
    CONSTRAINT safe_contact_hours CHECK ((((from_time IS NULL) = (until_time IS NULL)) AND (from_time <> until_time))),
    CONSTRAINT safe_contact_if_cut_off CHECK ((if_cut_off = ANY (ARRAY['call_back'::text, 'wait'::text])))
);

ALTER TABLE ONLY hotline.safe_contact FORCE ROW LEVEL SECURITY;

CREATE VIEW hotline.safe_contact_sheet WITH (security_invoker='true') AS
 SELECT c.id,
    s.days,
    s.from_time,
    s.until_time,
    s.sms,
    s.whatsapp,
    s.voicemail,
    s.shared_with,
    s.cover_story,
    s.agreed_name,
    s.danger_word,
    s.proof_word,
    s.if_cut_off,
    s.ends_on,
    COALESCE(s.version, 0) AS version,
    s.saved_at,
    parties.number_of_alleged_abuser(c.id) AS number_of_alleged_abuser,
    who.display_name AS saved_by_name,
    c.file_id,
    f.unit_key_id,
    f.wrapped_key
   FROM (((hotline.complaint c
     JOIN cases.file f ON ((f.id = c.file_id)))
     LEFT JOIN hotline.safe_contact s ON ((s.complaint_id = c.id)))
     LEFT JOIN access.colleague who ON ((who.id = s.saved_by)))
  WHERE access.permits('safe_contact_read'::text);

CREATE TABLE hotline.service_referral (
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    unit_id uuid DEFAULT access.unit() NOT NULL,
    organisation_id uuid NOT NULL,
    manner text NOT NULL,
    consent boolean NOT NULL,
    status text NOT NULL,
    made_by uuid DEFAULT access.me() NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT service_referral_consent CHECK ((consent OR (manner = 'told'::text))),
    CONSTRAINT service_referral_manner CHECK ((manner = ANY (ARRAY['told'::text, 'called_for_her'::text, 'put_through'::text, 'accompanied'::text]))),
    CONSTRAINT service_referral_status CHECK ((status = ANY (ARRAY['told'::text, 'made'::text, 'acknowledged'::text, 'accepted'::text, 'served'::text, 'refused'::text, 'withdrawn'::text]))),
    CONSTRAINT service_referral_told CHECK (((manner <> 'told'::text) OR (status = ANY (ARRAY['told'::text, 'served'::text, 'refused'::text, 'withdrawn'::text]))))
);

ALTER TABLE ONLY hotline.service_referral FORCE ROW LEVEL SECURITY;

CREATE TABLE hotline.service_referral_change (
    id uuid NOT NULL,
    service_referral_id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    actor uuid DEFAULT access.me() NOT NULL,
    status text NOT NULL,
    note bytea,
    CONSTRAINT service_referral_change_status CHECK ((status = ANY (ARRAY['told'::text, 'made'::text, 'acknowledged'::text, 'accepted'::text, 'served'::text, 'refused'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY hotline.service_referral_change FORCE ROW LEVEL SECURITY;

CREATE VIEW hotline.service_referral_change_sheet WITH (security_invoker='true') AS
 SELECT h.id,
    h.service_referral_id,
    h.at,
    h.actor,
    h.status,
    h.note,
    who.display_name AS actor_name,
    r.file_id,
    f.unit_key_id,
    f.wrapped_key
   FROM (((hotline.service_referral_change h
     JOIN hotline.service_referral r ON ((r.id = h.service_referral_id)))
     JOIN cases.file f ON ((f.id = r.file_id)))
     LEFT JOIN access.colleague who ON ((who.id = h.actor)));

CREATE VIEW hotline.service_referral_sheet WITH (security_invoker='true') AS
 SELECT r.id,
    r.file_id,
    r.unit_id,
    r.organisation_id,
    r.manner,
    r.consent,
    r.status,
    r.made_by,
    r.made_at,
    r.version,
    o.kind,
    o.name_en,
    o.name_ar,
    o.phone,
    who.display_name AS made_by_name,
    ( SELECT c.at
           FROM hotline.service_referral_change c
          WHERE (c.service_referral_id = r.id)
          ORDER BY c.id DESC
         LIMIT 1) AS changed_at
   FROM ((hotline.service_referral r
     JOIN directory.organisation o ON ((o.id = r.organisation_id)))
     LEFT JOIN access.colleague who ON ((who.id = r.made_by)));

CREATE TABLE hotline.shift_draft (
    unit_id uuid DEFAULT access.unit() NOT NULL,
    file_id uuid NOT NULL,
    content bytea,
    version integer DEFAULT 1 NOT NULL,
    saved_at timestamp with time zone DEFAULT now() NOT NULL,
    saved_by uuid DEFAULT access.me() NOT NULL
);

ALTER TABLE ONLY hotline.shift_draft FORCE ROW LEVEL SECURITY;

CREATE TABLE hotline.shift_item (
    shift_sheet_id uuid NOT NULL,
    kind text NOT NULL,
    object_id uuid NOT NULL,
    complaint_id uuid,
    reference text,
    triage text,
    state text,
    language text,
    detail text,
    due_at timestamp with time zone,
    since timestamp with time zone NOT NULL,
    who uuid,
    ended text,
    ended_at timestamp with time zone,
    late boolean DEFAULT false NOT NULL,
    note bytea,
    ticked_at timestamp with time zone,
    ticked_by uuid,
    CONSTRAINT shift_item_detail CHECK ((detail = ANY (ARRAY['supervisor'::text, 'response'::text, 'plan'::text, 'draft'::text, 'running'::text, 'reached'::text, 'no_answer'::text, 'busy'::text, 'switched_off'::text, 'wrong_person'::text, 'voicemail'::text, 'message_sent'::text]))),
    CONSTRAINT shift_item_ended CHECK ((ended = ANY (ARRAY['reached'::text, 'withdrawn'::text, 'closed'::text, 'lowered'::text, 'raised'::text, 'answered'::text, 'later'::text, 'registered'::text, 'finished'::text]))),
    CONSTRAINT shift_item_kind CHECK ((kind = ANY (ARRAY['urgent'::text, 'callback'::text, 'clock'::text, 'contact'::text]))),
    CONSTRAINT shift_item_ticked CHECK (((ticked_at IS NULL) = (ticked_by IS NULL)))
);

ALTER TABLE ONLY hotline.shift_item FORCE ROW LEVEL SECURITY;

CREATE TABLE hotline.shift_rule (
    valid_from date NOT NULL,
    begins time without time zone[] NOT NULL,
    source text,
    CONSTRAINT shift_rule_begins CHECK (((cardinality(begins) >= 1) AND (cardinality(begins) <= 12)))
);

CREATE TABLE hotline.shift_sheet (
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    unit_id uuid DEFAULT access.unit() NOT NULL,
    previous_id uuid,
    shift_from timestamp with time zone NOT NULL,
    shift_until timestamp with time zone NOT NULL,
    next_until timestamp with time zone NOT NULL,
    signed_by uuid DEFAULT access.me() NOT NULL,
    signed_at timestamp with time zone DEFAULT now() NOT NULL,
    notes bytea,
    accepted_by uuid,
    accepted_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdraw_reason bytea,
    CONSTRAINT shift_sheet_accepted CHECK (((accepted_by IS NULL) = (accepted_at IS NULL))),
    CONSTRAINT shift_sheet_one_end CHECK (((accepted_at IS NULL) OR (withdrawn_at IS NULL))),
    CONSTRAINT shift_sheet_two_people CHECK ((accepted_by <> signed_by))
);

ALTER TABLE ONLY hotline.shift_sheet FORCE ROW LEVEL SECURITY;

CREATE VIEW hotline.shift_sheet_next WITH (security_invoker='true') AS
 SELECT u.id,
    u.code AS unit_code,
    u.name_en AS unit_name_en,
    u.name_ar AS unit_name_ar,
    s.begins_at AS shift_from,
    s.ends_at AS shift_until,
    s.next_ends_at AS next_until,
    ( SELECT h.id
           FROM hotline.shift_sheet h
          WHERE ((h.unit_id = u.id) AND (h.accepted_at IS NULL) AND (h.withdrawn_at IS NULL))) AS open_id,
    p.id AS previous_id,
    p.accepted_at AS previous_accepted_at,
    d.content,
    COALESCE(d.version, 0) AS version,
    by.display_name AS saved_by_name,
    d.file_id,
    f.unit_key_id,
    f.wrapped_key
   FROM ((((((access.unit u
     JOIN access.site t ON ((t.id = u.site_id)))
     CROSS JOIN LATERAL hotline.shift_of(now(), t.time_zone) s(begins_at, ends_at, next_ends_at))
     LEFT JOIN LATERAL ( SELECT h.id,
            h.accepted_at
           FROM hotline.shift_sheet h
          WHERE ((h.unit_id = u.id) AND (h.accepted_at IS NOT NULL))
          ORDER BY h.accepted_at DESC
         LIMIT 1) p ON (true))
     LEFT JOIN hotline.shift_draft d ON ((d.unit_id = u.id)))
     LEFT JOIN cases.file f ON ((f.id = d.file_id)))
     LEFT JOIN access.colleague by ON ((by.id = d.saved_by)))
  WHERE ((u.id = access.unit()) AND access.permits('shift_sheet_sign'::text));

CREATE VIEW hotline.shift_sheet_row WITH (security_invoker='true') AS
 SELECT h.id,
    h.unit_id,
    h.shift_from,
    h.shift_until,
    h.signed_at,
    by.display_name AS signed_by_name,
    h.accepted_at,
    it.display_name AS accepted_by_name,
    h.withdrawn_at,
    ( SELECT (count(*))::integer AS count
           FROM hotline.shift_item i
          WHERE ((i.shift_sheet_id = h.id) AND (i.ended IS NULL))) AS items
   FROM ((hotline.shift_sheet h
     LEFT JOIN access.colleague by ON ((by.id = h.signed_by)))
     LEFT JOIN access.colleague it ON ((it.id = h.accepted_by)));

CREATE VIEW hotline.shift_sheet_whole WITH (security_invoker='true') AS
 SELECT h.id,
    h.file_id,
    h.unit_id,
    h.previous_id,
    h.shift_from,
    h.shift_until,
    h.next_until,
    h.signed_by,
    h.signed_at,
    h.notes,
    h.accepted_by,
    h.accepted_at,
    h.withdrawn_at,
    h.withdraw_reason,
    by.display_name AS signed_by_name,
    it.display_name AS accepted_by_name,
    u.code AS unit_code,
    u.name_en AS unit_name_en,
    u.name_ar AS unit_name_ar,
    p.accepted_at AS previous_accepted_at,
    f.unit_key_id,
    f.wrapped_key,
    array_remove(ARRAY[
        CASE
            WHEN ((h.accepted_at IS NULL) AND (h.withdrawn_at IS NULL) AND (h.unit_id = access.unit()) AND (h.signed_by <> access.me()) AND access.permits('shift_sheet_accept'::text)) THEN 'accept'::text
            ELSE NULL::text
        END,
        CASE
            WHEN ((h.accepted_at IS NULL) AND (h.withdrawn_at IS NULL) AND (h.signed_by = access.me())) THEN 'withdraw'::text
            ELSE NULL::text
        END], NULL::text) AS may
   FROM (((((hotline.shift_sheet h
     JOIN cases.file f ON ((f.id = h.file_id)))
     JOIN access.unit u ON ((u.id = h.unit_id)))
     LEFT JOIN hotline.shift_sheet p ON ((p.id = h.previous_id)))
     LEFT JOIN access.colleague by ON ((by.id = h.signed_by)))
     LEFT JOIN access.colleague it ON ((it.id = h.accepted_by)));

CREATE TABLE hotline.transition_rule (
    entity text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    actor_role text NOT NULL,
    guard text,
    source text
);

CREATE TABLE hotline.triage_rule (
    level text NOT NULL,
    supervisor_within interval,
    response_within interval,
    response_working_days integer,
    plan_within interval,
    plan_working_days integer,
    valid_from date NOT NULL,
    source text
);

CREATE TABLE parties.allegation (
    id uuid NOT NULL,
    link_id uuid NOT NULL,
    said_by text NOT NULL,
    added_by uuid DEFAULT access.me() NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_by uuid,
    ended_at timestamp with time zone,
    end_reason bytea,
    CONSTRAINT allegation_ended CHECK ((((ended_at IS NULL) = (end_reason IS NULL)) AND ((ended_at IS NULL) = (ended_by IS NULL)))),
    CONSTRAINT allegation_said_by CHECK ((said_by = ANY (ARRAY['worker'::text, 'caller'::text, 'witness'::text, 'document'::text, 'authority'::text])))
);

ALTER TABLE ONLY parties.allegation FORCE ROW LEVEL SECURITY;

CREATE TABLE parties.detail (
    id uuid NOT NULL,
    party_id uuid NOT NULL,
    kind text NOT NULL,
    text bytea NOT NULL,
    mac bytea,
    added_by uuid DEFAULT access.me() NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT detail_kind CHECK ((kind = ANY (ARRAY['name'::text, 'phone'::text, 'civil_id'::text, 'licence'::text, 'plate'::text, 'paci'::text, 'address'::text]))),
    CONSTRAINT detail_mac CHECK (((mac IS NULL) = (kind = ANY (ARRAY['name'::text, 'address'::text]))))
);

ALTER TABLE ONLY parties.detail FORCE ROW LEVEL SECURITY;

CREATE TABLE parties.party (
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    unit_id uuid DEFAULT access.unit() NOT NULL,
    kind text NOT NULL,
    registered_by uuid DEFAULT access.me() NOT NULL,
    registered_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT party_kind CHECK ((kind = ANY (ARRAY['person'::text, 'office'::text, 'house'::text, 'vehicle'::text])))
);

ALTER TABLE ONLY parties.party FORCE ROW LEVEL SECURITY;

CREATE VIEW parties.detail_row WITH (security_invoker='true') AS
 SELECT d.id,
    d.party_id,
    d.kind,
    d.text,
    d.mac,
    d.added_by,
    d.added_at,
    d.ended_at,
    who.display_name AS added_by_name,
    p.file_id,
    f.unit_key_id,
    f.wrapped_key
   FROM (((parties.detail d
     JOIN parties.party p ON ((p.id = d.party_id)))
     JOIN cases.file f ON ((f.id = p.file_id)))
     LEFT JOIN access.colleague who ON ((who.id = d.added_by)));

CREATE TABLE parties.link (
    id uuid NOT NULL,
    party_id uuid NOT NULL,
    file_id uuid NOT NULL,
    role text NOT NULL,
    said_by text NOT NULL,
    added_by uuid DEFAULT access.me() NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_by uuid,
    ended_at timestamp with time zone,
    end_reason bytea,
    CONSTRAINT link_ended CHECK ((((ended_at IS NULL) = (end_reason IS NULL)) AND ((ended_at IS NULL) = (ended_by IS NULL)))),
    CONSTRAINT link_role CHECK ((role = ANY (ARRAY['sponsor'::text, 'employer'::text, 'household_member'::text, 'recruiter'::text, 'trafficker'::text, 'driver'::text, 'work_place'::text, 'lodging'::text, 'vehicle'::text, 'other'::text]))),
    CONSTRAINT link_said_by CHECK ((said_by = ANY (ARRAY['worker'::text, 'caller'::text, 'witness'::text, 'document'::text, 'authority'::text])))
);

ALTER TABLE ONLY parties.link FORCE ROW LEVEL SECURITY;

CREATE VIEW parties.link_row WITH (security_invoker='true') AS
 SELECT l.id,
    l.party_id,
    l.file_id,
    l.role,
    l.said_by,
    l.added_by,
    l.added_at,
    l.ended_by,
    l.ended_at,
    l.end_reason,
    who.display_name AS added_by_name,
    c.id AS complaint_id,
    c.reference,
    c.state,
    c.triage,
    a.said_by AS alleged_by,
    a.added_at AS alleged_at,
    alleger.display_name AS alleged_by_name,
    a.ended_at AS withdrawn_at,
    f.unit_key_id,
    f.wrapped_key,
    array_remove(ARRAY[
        CASE
            WHEN ((l.ended_at IS NULL) AND access.reaches('party_register'::text, f.unit_id, f.opened_by, f.opened_at, f.id)) THEN 'allege'::text
            ELSE NULL::text
        END,
        CASE
            WHEN ((l.ended_at IS NULL) AND access.reaches('party_edit'::text, f.unit_id, f.opened_by, f.opened_at, f.id)) THEN 'end'::text
            ELSE NULL::text
        END], NULL::text) AS may
   FROM (((((parties.link l
     JOIN cases.file f ON ((f.id = l.file_id)))
     LEFT JOIN access.colleague who ON ((who.id = l.added_by)))
     LEFT JOIN LATERAL ( SELECT x.id,
            x.link_id,
            x.said_by,
            x.added_by,
            x.added_at,
            x.ended_by,
            x.ended_at,
            x.end_reason
           FROM parties.allegation x
          WHERE (x.link_id = l.id)
          ORDER BY x.id DESC
         LIMIT 1) a ON (true))
     LEFT JOIN access.colleague alleger ON ((alleger.id = a.added_by)))
     LEFT JOIN LATERAL ( SELECT x.id,
            x.file_id,
            x.contact_id,
            x.unit_id,
            x.reference,
            x.state,
            x.triage,
            x.narrative,
            x.danger_now,
            x.safe_to_talk,
            x.medical_need,
            x.worker_name,
            x.worker_phone,
            x.nationality,
            x.language,
            x.governorate,
            x.area,
            x.address,
            x.employer_name,
            x.started_on,
            x.wish,
            x.safe_contact,
            x.safe_contact_note,
            x.consent_to_record,
            x.created_at,
            x.created_by,
            x.updated_at,
            x.version,
            x.worker_phone_mac,
            x.block,
            x.street,
            x.building,
            x.paci_number,
            x.landmarks,
            x.employer_kind,
            x.employer_phone,
            x.employer_civil_id,
            x.office_name,
            x.entered_on,
            x.residency,
            x.wage_promised,
            x.wage_paid,
            x.last_paid_on,
            x.passport_held_by,
            x.hours_a_day,
            x.rest_day,
            x.absence_report,
            x.ilo_1,
            x.ilo_2,
            x.ilo_3,
            x.ilo_4,
            x.ilo_5,
            x.ilo_6,
            x.ilo_7,
            x.ilo_8,
            x.ilo_9,
            x.ilo_10,
            x.ilo_11,
            x.person_id,
            x.employer_phone_mac,
            x.employer_civil_id_mac,
            x.paci_mac
           FROM hotline.complaint x
          WHERE (x.file_id = l.file_id)
          ORDER BY x.id
         LIMIT 1) c ON (true));

CREATE VIEW parties.party_row WITH (security_invoker='true') AS
 SELECT p.id,
    p.file_id,
    p.unit_id,
    p.kind,
    p.registered_by,
    p.registered_at,
    who.display_name AS registered_by_name,
    array_remove(ARRAY[
        CASE
            WHEN parties.reaches('party_register'::text, p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id) THEN 'add'::text
            ELSE NULL::text
        END,
        CASE
            WHEN parties.reaches('party_edit'::text, p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id) THEN 'end'::text
            ELSE NULL::text
        END], NULL::text) AS may
   FROM (parties.party p
     LEFT JOIN access.colleague who ON ((who.id = p.registered_by)));

CREATE TABLE people.name_change (
    person_id uuid NOT NULL,
    txid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE people.person_document (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    number bytea NOT NULL,
    number_mac bytea NOT NULL,
    issuer text,
    expires_on date,
    held_by text,
    added_by uuid DEFAULT access.me() NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT person_document_held_by CHECK ((held_by = ANY (ARRAY['self'::text, 'employer'::text, 'office'::text, 'shelter'::text, 'embassy'::text, 'authority'::text, 'unknown'::text])))
);

ALTER TABLE ONLY people.person_document FORCE ROW LEVEL SECURITY;

CREATE VIEW people.person_document_row WITH (security_invoker='true') AS
 SELECT d.id,
    d.person_id,
    d.kind,
    d.number,
    d.number_mac,
    d.issuer,
    d.expires_on,
    d.held_by,
    d.added_by,
    d.added_at,
    d.ended_at,
    who.display_name AS added_by_name,
    p.file_id,
    f.unit_key_id,
    f.wrapped_key
   FROM (((people.person_document d
     JOIN people.person p ON ((p.id = d.person_id)))
     JOIN cases.file f ON ((f.id = p.file_id)))
     LEFT JOIN access.colleague who ON ((who.id = d.added_by)));

CREATE TABLE people.person_name (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    text bytea NOT NULL,
    source text NOT NULL,
    added_by uuid DEFAULT access.me() NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT person_name_source CHECK ((source = ANY (ARRAY['told'::text, 'passport'::text, 'civil_id'::text, 'other_document'::text, 'relative'::text])))
);

ALTER TABLE ONLY people.person_name FORCE ROW LEVEL SECURITY;

CREATE VIEW people.person_name_row WITH (security_invoker='true') AS
 SELECT n.id,
    n.person_id,
    n.text,
    n.source,
    n.added_by,
    n.added_at,
    n.ended_at,
    who.display_name AS added_by_name,
    p.file_id,
    f.unit_key_id,
    f.wrapped_key
   FROM (((people.person_name n
     JOIN people.person p ON ((p.id = n.person_id)))
     JOIN cases.file f ON ((f.id = p.file_id)))
     LEFT JOIN access.colleague who ON ((who.id = n.added_by)));

CREATE TABLE people.person_phone (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    phone bytea NOT NULL,
    phone_mac bytea NOT NULL,
    added_by uuid DEFAULT access.me() NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone
);

ALTER TABLE ONLY people.person_phone FORCE ROW LEVEL SECURITY;

CREATE VIEW people.person_phone_row WITH (security_invoker='true') AS
 SELECT h.id,
    h.person_id,
    h.phone,
    h.phone_mac,
    h.added_by,
    h.added_at,
    h.ended_at,
    who.display_name AS added_by_name,
    p.file_id,
    f.unit_key_id,
    f.wrapped_key
   FROM (((people.person_phone h
     JOIN people.person p ON ((p.id = h.person_id)))
     JOIN cases.file f ON ((f.id = p.file_id)))
     LEFT JOIN access.colleague who ON ((who.id = h.added_by)));

CREATE VIEW people.person_row WITH (security_invoker='true') AS
 SELECT p.id,
    p.file_id,
    p.unit_id,
    p.code_word,
    p.code_number,
    p.sex,
    p.birth_date,
    p.birth_precision,
    p.nationality,
    p.languages,
    p.literacy,
    p.verification,
    p.registered_by,
    p.registered_at,
    p.version,
    who.display_name AS registered_by_name,
    array_remove(ARRAY[
        CASE
            WHEN access.reaches('identity_edit'::text, p.unit_id, p.registered_by, p.registered_at, p.file_id) THEN 'edit'::text
            ELSE NULL::text
        END], NULL::text) AS may
   FROM (people.person p
     LEFT JOIN access.colleague who ON ((who.id = p.registered_by)));

CREATE TABLE report.report_column (
    report text NOT NULL,
    code text NOT NULL,
    "position" integer NOT NULL,
    label_en text NOT NULL,
    label_ar text NOT NULL,
    definition_en text NOT NULL,
    definition_ar text NOT NULL,
    to_verify boolean NOT NULL,
    source text
);

CREATE TABLE report.report_export (
    id uuid NOT NULL,
    report text NOT NULL,
    by_period text NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    format text NOT NULL,
    language text NOT NULL,
    sha256 bytea NOT NULL,
    exported_by uuid DEFAULT access.me() NOT NULL,
    exported_at timestamp with time zone DEFAULT now() NOT NULL,
    unit_id uuid DEFAULT access.unit() NOT NULL,
    CONSTRAINT report_export_format CHECK ((format = ANY (ARRAY['xlsx'::text, 'csv'::text]))),
    CONSTRAINT report_export_language CHECK ((language = ANY (ARRAY['en'::text, 'ar'::text]))),
    CONSTRAINT report_export_period CHECK ((by_period = ANY (ARRAY['day'::text, 'month'::text]))),
    CONSTRAINT report_export_report CHECK ((report = 'HOTLINE_MONTHLY'::text))
);

ALTER TABLE ONLY report.report_export FORCE ROW LEVEL SECURITY;

ALTER TABLE ONLY code.call_type ALTER COLUMN attributes SET DEFAULT '{}'::jsonb;

ALTER TABLE ONLY code.code_name ALTER COLUMN attributes SET DEFAULT '{}'::jsonb;

ALTER TABLE ONLY code.complaint_category ALTER COLUMN attributes SET DEFAULT '{}'::jsonb;

ALTER TABLE ONLY code.consent_type ALTER COLUMN attributes SET DEFAULT '{}'::jsonb;

ALTER TABLE ONLY code.country ALTER COLUMN attributes SET DEFAULT '{}'::jsonb;

ALTER TABLE ONLY code.document_type ALTER COLUMN attributes SET DEFAULT '{}'::jsonb;

ALTER TABLE ONLY code.governorate ALTER COLUMN attributes SET DEFAULT '{}'::jsonb;

ALTER TABLE ONLY code.ilo_indicator ALTER COLUMN attributes SET DEFAULT '{}'::jsonb;

ALTER TABLE ONLY code.immediate_action ALTER COLUMN attributes SET DEFAULT '{}'::jsonb;

ALTER TABLE ONLY code.language ALTER COLUMN attributes SET DEFAULT '{}'::jsonb;

ALTER TABLE ONLY code.residency_type ALTER COLUMN attributes SET DEFAULT '{}'::jsonb;

ALTER TABLE ONLY code.role ALTER COLUMN attributes SET DEFAULT '{}'::jsonb;

ALTER TABLE ONLY code.triage_level ALTER COLUMN attributes SET DEFAULT '{}'::jsonb;

ALTER TABLE ONLY access.account
    ADD CONSTRAINT account_name_taken UNIQUE (name);

ALTER TABLE ONLY access.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY access.account_role
    ADD CONSTRAINT account_role_pkey PRIMARY KEY (account_id, role);

ALTER TABLE ONLY access.factor_reset
    ADD CONSTRAINT factor_reset_pkey PRIMARY KEY (id);

ALTER TABLE ONLY access.idempotency
    ADD CONSTRAINT idempotency_key PRIMARY KEY (account_id, key);

ALTER TABLE ONLY access.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (account_id, code_hash);

ALTER TABLE ONLY access.role_permit
    ADD CONSTRAINT role_permit_pkey PRIMARY KEY (role, permit, scope);

ALTER TABLE ONLY access.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);

ALTER TABLE ONLY access.session
    ADD CONSTRAINT session_token UNIQUE (token_hash);

ALTER TABLE ONLY access.sign_in_delay
    ADD CONSTRAINT sign_in_delay_pkey PRIMARY KEY (name_hash);

ALTER TABLE ONLY access.sign_in_ticket
    ADD CONSTRAINT sign_in_ticket_pkey PRIMARY KEY (ticket_hash);

ALTER TABLE ONLY access.site
    ADD CONSTRAINT site_code_taken UNIQUE (code);

ALTER TABLE ONLY access.site
    ADD CONSTRAINT site_pkey PRIMARY KEY (id);

ALTER TABLE ONLY access.unit
    ADD CONSTRAINT unit_code_taken UNIQUE (code);

ALTER TABLE ONLY access.unit_key
    ADD CONSTRAINT unit_key_pkey PRIMARY KEY (id);

ALTER TABLE ONLY access.unit_key
    ADD CONSTRAINT unit_key_version UNIQUE (unit_id, version);

ALTER TABLE ONLY access.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY audit.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY audit.head
    ADD CONSTRAINT head_pkey PRIMARY KEY (seq);

ALTER TABLE ONLY audit.link
    ADD CONSTRAINT link_once UNIQUE (entry_id);

ALTER TABLE ONLY audit.link
    ADD CONSTRAINT link_pkey PRIMARY KEY (seq);

ALTER TABLE ONLY audit.progress
    ADD CONSTRAINT progress_pkey PRIMARY KEY (one);

ALTER TABLE ONLY cases.assignment
    ADD CONSTRAINT assignment_pkey PRIMARY KEY (file_id, account_id, assigned_at);

ALTER TABLE ONLY cases.file
    ADD CONSTRAINT file_pkey PRIMARY KEY (id);

ALTER TABLE ONLY code.call_type
    ADD CONSTRAINT call_type_pkey PRIMARY KEY (code);

ALTER TABLE ONLY code.code_name
    ADD CONSTRAINT code_name_pkey PRIMARY KEY (code);

ALTER TABLE ONLY code.complaint_category
    ADD CONSTRAINT complaint_category_pkey PRIMARY KEY (code);

ALTER TABLE ONLY code.consent_type
    ADD CONSTRAINT consent_type_pkey PRIMARY KEY (code);

ALTER TABLE ONLY code.country
    ADD CONSTRAINT country_pkey PRIMARY KEY (code);

ALTER TABLE ONLY code.document_type
    ADD CONSTRAINT document_type_pkey PRIMARY KEY (code);

ALTER TABLE ONLY code.first_action
    ADD CONSTRAINT first_action_pkey PRIMARY KEY (category, valid_from);

ALTER TABLE ONLY code.governorate
    ADD CONSTRAINT governorate_pkey PRIMARY KEY (code);

ALTER TABLE ONLY code.ilo_indicator
    ADD CONSTRAINT ilo_indicator_pkey PRIMARY KEY (code);

ALTER TABLE ONLY code.immediate_action
    ADD CONSTRAINT immediate_action_pkey PRIMARY KEY (code);

ALTER TABLE ONLY code.language
    ADD CONSTRAINT language_pkey PRIMARY KEY (code);

ALTER TABLE ONLY code.residency_type
    ADD CONSTRAINT residency_type_pkey PRIMARY KEY (code);

ALTER TABLE ONLY code.role
    ADD CONSTRAINT role_pkey PRIMARY KEY (code);

ALTER TABLE ONLY code.script
    ADD CONSTRAINT script_pkey PRIMARY KEY (step, language, valid_from);

ALTER TABLE ONLY code.triage_level
    ADD CONSTRAINT triage_level_pkey PRIMARY KEY (code);

ALTER TABLE ONLY directory.organisation
    ADD CONSTRAINT organisation_code UNIQUE (code);

ALTER TABLE ONLY directory.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY directory.verification_rule
    ADD CONSTRAINT verification_rule_pkey PRIMARY KEY (valid_from);

ALTER TABLE ONLY hotline.call_event
    ADD CONSTRAINT call_event_once PRIMARY KEY (line, event_id);

ALTER TABLE ONLY hotline.call
    ADD CONSTRAINT call_known UNIQUE (line, external_id);

ALTER TABLE ONLY hotline.call
    ADD CONSTRAINT call_pkey PRIMARY KEY (id);

ALTER TABLE ONLY hotline.callback_attempt
    ADD CONSTRAINT callback_attempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY hotline.callback
    ADD CONSTRAINT callback_pkey PRIMARY KEY (id);

ALTER TABLE ONLY hotline.complaint_category
    ADD CONSTRAINT complaint_category_pkey PRIMARY KEY (complaint_id, category);

ALTER TABLE ONLY hotline.complaint_change
    ADD CONSTRAINT complaint_change_pkey PRIMARY KEY (id);

ALTER TABLE ONLY hotline.complaint_clock
    ADD CONSTRAINT complaint_clock_pkey PRIMARY KEY (complaint_id, kind);

ALTER TABLE ONLY hotline.complaint_consent
    ADD CONSTRAINT complaint_consent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY hotline.complaint
    ADD CONSTRAINT complaint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY hotline.complaint
    ADD CONSTRAINT complaint_reference UNIQUE (reference);

ALTER TABLE ONLY hotline.contact_handover
    ADD CONSTRAINT contact_handover_pkey PRIMARY KEY (id);

ALTER TABLE ONLY hotline.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY hotline.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (contact_id);

ALTER TABLE ONLY hotline.extension
    ADD CONSTRAINT extension_pkey PRIMARY KEY (account_id);

ALTER TABLE ONLY hotline.extension
    ADD CONSTRAINT extension_taken UNIQUE (unit_id, extension);

ALTER TABLE ONLY hotline.help_message
    ADD CONSTRAINT help_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY hotline.help
    ADD CONSTRAINT help_pkey PRIMARY KEY (id);

ALTER TABLE ONLY hotline.immediate_action
    ADD CONSTRAINT immediate_action_pkey PRIMARY KEY (id);

ALTER TABLE ONLY hotline.queue_rule
    ADD CONSTRAINT queue_rule_pkey PRIMARY KEY (valid_from);

ALTER TABLE ONLY hotline.safe_contact
    ADD CONSTRAINT safe_contact_pkey PRIMARY KEY (complaint_id);

ALTER TABLE ONLY hotline.service_referral_change
    ADD CONSTRAINT service_referral_change_pkey PRIMARY KEY (id);

ALTER TABLE ONLY hotline.service_referral
    ADD CONSTRAINT service_referral_pkey PRIMARY KEY (id);

ALTER TABLE ONLY hotline.shift_draft
    ADD CONSTRAINT shift_draft_pkey PRIMARY KEY (unit_id);

ALTER TABLE ONLY hotline.shift_item
    ADD CONSTRAINT shift_item_pkey PRIMARY KEY (shift_sheet_id, kind, object_id);

ALTER TABLE ONLY hotline.shift_rule
    ADD CONSTRAINT shift_rule_pkey PRIMARY KEY (valid_from);

ALTER TABLE ONLY hotline.shift_sheet
    ADD CONSTRAINT shift_sheet_pkey PRIMARY KEY (id);

ALTER TABLE ONLY hotline.transition_rule
    ADD CONSTRAINT transition_rule_once UNIQUE NULLS NOT DISTINCT (entity, from_state, to_state);

ALTER TABLE ONLY hotline.triage_rule
    ADD CONSTRAINT triage_rule_pkey PRIMARY KEY (level, valid_from);

ALTER TABLE ONLY parties.allegation
    ADD CONSTRAINT allegation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY parties.detail
    ADD CONSTRAINT detail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY parties.link
    ADD CONSTRAINT link_pkey PRIMARY KEY (id);

ALTER TABLE ONLY parties.party
    ADD CONSTRAINT party_file UNIQUE (file_id);

ALTER TABLE ONLY parties.party
    ADD CONSTRAINT party_pkey PRIMARY KEY (id);

ALTER TABLE ONLY people.name_change
    ADD CONSTRAINT name_change_pkey PRIMARY KEY (txid, person_id);

ALTER TABLE ONLY people.person
    ADD CONSTRAINT person_code_name UNIQUE (code_word, code_number);

ALTER TABLE ONLY people.person_document
    ADD CONSTRAINT person_document_pkey PRIMARY KEY (id);

ALTER TABLE ONLY people.person_name
    ADD CONSTRAINT person_name_pkey PRIMARY KEY (id);

ALTER TABLE ONLY people.person_phone
    ADD CONSTRAINT person_phone_pkey PRIMARY KEY (id);

ALTER TABLE ONLY people.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY report.report_column
    ADD CONSTRAINT report_column_pkey PRIMARY KEY (report, code);

ALTER TABLE ONLY report.report_export
    ADD CONSTRAINT report_export_pkey PRIMARY KEY (id);

CREATE UNIQUE INDEX factor_reset_open ON access.factor_reset USING btree (account_id) WHERE ((approved_at IS NULL) AND (withdrawn_at IS NULL));

CREATE INDEX idempotency_age ON access.idempotency USING btree (created_at);

CREATE INDEX session_live ON access.session USING btree (account_id) WHERE (ended_at IS NULL);

CREATE INDEX session_recent ON access.session USING btree (id DESC) WHERE (ended_at IS NULL);

CREATE INDEX entry_action ON audit.entry USING btree (action, id DESC);

CREATE INDEX entry_actor ON audit.entry USING btree (actor, id DESC);

CREATE INDEX entry_commit_order ON audit.entry USING btree (txid, id);

CREATE INDEX entry_object ON audit.entry USING btree (object_id, id DESC) WHERE (object_id IS NOT NULL);

CREATE INDEX assignment_live ON cases.assignment USING btree (account_id, file_id) WHERE (ended_at IS NULL);

CREATE INDEX file_unit_key ON cases.file USING btree (unit_key_id, id);

CREATE INDEX script_language ON code.script USING btree (language);

CREATE INDEX organisation_kind_name ON directory.organisation USING btree (kind, name_en, id);

CREATE INDEX call_answered_by ON hotline.call USING btree (answered_by, id);

CREATE INDEX call_contact ON hotline.call USING btree (contact_id);

CREATE INDEX call_event_of ON hotline.call_event USING btree (call_id, at);

CREATE INDEX call_going_on ON hotline.call USING btree (unit_id, id) WHERE (ended_at IS NULL);

CREATE INDEX call_rang ON hotline.call USING btree (unit_id, rang_at);

CREATE INDEX call_unit_key ON hotline.call USING btree (unit_key_id, id);

CREATE INDEX callback_assigned_due ON hotline.callback USING btree (assigned_to, due_at, id) WHERE (ended_at IS NULL);

CREATE INDEX callback_attempt_at ON hotline.callback_attempt USING btree (at);

CREATE INDEX callback_attempt_of ON hotline.callback_attempt USING btree (callback_id, id);

CREATE INDEX callback_complaint ON hotline.callback USING btree (complaint_id, id);

CREATE INDEX callback_ended_at ON hotline.callback USING btree (ended_at, unit_id) WHERE (ended_at IS NOT NULL);

CREATE INDEX callback_expires ON hotline.callback USING btree (expires_at, unit_id) WHERE (expires_at IS NOT NULL);

CREATE INDEX callback_file ON hotline.callback USING btree (file_id);

CREATE INDEX callback_promised ON hotline.callback USING btree (promised_at, unit_id);

CREATE INDEX callback_promised_due ON hotline.callback USING btree (promised_by, due_at, id) WHERE (ended_at IS NULL);

CREATE INDEX callback_unit_due ON hotline.callback USING btree (unit_id, due_at, id) WHERE (ended_at IS NULL);

CREATE INDEX complaint_category_complaints ON hotline.complaint_category USING btree (category, complaint_id);

CREATE INDEX complaint_change_of ON hotline.complaint_change USING btree (complaint_id, id);

CREATE INDEX complaint_clock_due ON hotline.complaint_clock USING btree (due_at) WHERE (stopped_at IS NULL);

CREATE INDEX complaint_consent_of ON hotline.complaint_consent USING btree (complaint_id, id);

CREATE INDEX complaint_contact_id ON hotline.complaint USING btree (contact_id);

CREATE INDEX complaint_created ON hotline.complaint USING btree (created_at, unit_id);

CREATE INDEX complaint_employer_civil_id ON hotline.complaint USING btree (employer_civil_id_mac) WHERE (employer_civil_id_mac IS NOT NULL);

CREATE INDEX complaint_employer_phone ON hotline.complaint USING btree (employer_phone_mac) WHERE (employer_phone_mac IS NOT NULL);

CREATE INDEX complaint_file ON hotline.complaint USING btree (file_id, id);

CREATE INDEX complaint_mine ON hotline.complaint USING btree (created_by, id);

CREATE INDEX complaint_paci ON hotline.complaint USING btree (paci_mac) WHERE (paci_mac IS NOT NULL);

CREATE INDEX complaint_person_id ON hotline.complaint USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX complaint_unit ON hotline.complaint USING btree (unit_id, id);

CREATE INDEX complaint_unit_grave ON hotline.complaint USING btree (unit_id, triage) WHERE ((state <> ALL (ARRAY['CLOSED'::text, 'WITHDRAWN'::text])) AND (triage = ANY (ARRAY['P1'::text, 'P2'::text])));

CREATE INDEX complaint_unit_open ON hotline.complaint USING btree (unit_id, id) WHERE (state <> ALL (ARRAY['CLOSED'::text, 'WITHDRAWN'::text]));

CREATE INDEX complaint_unit_state ON hotline.complaint USING btree (unit_id, state, id);

CREATE INDEX complaint_unit_triage ON hotline.complaint USING btree (unit_id, triage, id);

CREATE INDEX complaint_worker_phone ON hotline.complaint USING btree (worker_phone_mac) WHERE (worker_phone_mac IS NOT NULL);

CREATE INDEX contact_caller_phone ON hotline.contact USING btree (caller_phone_mac) WHERE (caller_phone_mac IS NOT NULL);

CREATE INDEX contact_file ON hotline.contact USING btree (file_id, id);

CREATE INDEX contact_handover_file ON hotline.contact_handover USING btree (file_id);

CREATE INDEX contact_handover_from ON hotline.contact_handover USING btree (from_account, id);

CREATE INDEX contact_handover_of ON hotline.contact_handover USING btree (contact_id, id);

CREATE UNIQUE INDEX contact_handover_open ON hotline.contact_handover USING btree (contact_id) WHERE ((accepted_at IS NULL) AND (declined_at IS NULL) AND (withdrawn_at IS NULL));

CREATE INDEX contact_handover_to ON hotline.contact_handover USING btree (to_account, id);

CREATE INDEX contact_held ON hotline.contact USING btree (held_by, id) WHERE (held_by IS NOT NULL);

CREATE INDEX contact_in_hand ON hotline.contact USING btree (held_by) WHERE ((held_by IS NOT NULL) AND (ended_at IS NULL));

CREATE INDEX contact_mine ON hotline.contact USING btree (taken_by, id);

CREATE INDEX contact_received ON hotline.contact USING btree (received_at, unit_id);

CREATE INDEX contact_unit ON hotline.contact USING btree (unit_id, id);

CREATE INDEX contact_unit_open ON hotline.contact USING btree (unit_id, id) WHERE (ended_at IS NULL);

CREATE INDEX help_contact ON hotline.help USING btree (contact_id, id);

CREATE INDEX help_file ON hotline.help USING btree (file_id);

CREATE INDEX help_message_of ON hotline.help_message USING btree (help_id, id);

CREATE UNIQUE INDEX help_open ON hotline.help USING btree (contact_id) WHERE (ended_at IS NULL);

CREATE INDEX help_unit_open ON hotline.help USING btree (unit_id, asked_at) WHERE (ended_at IS NULL);

CREATE INDEX immediate_action_of ON hotline.immediate_action USING btree (complaint_id, id);

CREATE INDEX service_referral_change_of ON hotline.service_referral_change USING btree (service_referral_id, id);

CREATE INDEX service_referral_file ON hotline.service_referral USING btree (file_id, id);

CREATE INDEX service_referral_organisation_id ON hotline.service_referral USING btree (organisation_id);

CREATE INDEX shift_draft_file ON hotline.shift_draft USING btree (file_id);

CREATE INDEX shift_item_complaint ON hotline.shift_item USING btree (complaint_id);

CREATE INDEX shift_sheet_accepted_last ON hotline.shift_sheet USING btree (unit_id, accepted_at) WHERE (accepted_at IS NOT NULL);

CREATE INDEX shift_sheet_file ON hotline.shift_sheet USING btree (file_id);

CREATE UNIQUE INDEX shift_sheet_open ON hotline.shift_sheet USING btree (unit_id) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));

CREATE INDEX shift_sheet_previous ON hotline.shift_sheet USING btree (previous_id);

CREATE INDEX shift_sheet_unit ON hotline.shift_sheet USING btree (unit_id, id);

CREATE INDEX allegation_of ON parties.allegation USING btree (link_id, id);

CREATE UNIQUE INDEX allegation_once ON parties.allegation USING btree (link_id) WHERE (ended_at IS NULL);

CREATE INDEX detail_number ON parties.detail USING btree (mac) WHERE ((ended_at IS NULL) AND (mac IS NOT NULL));

CREATE INDEX detail_of ON parties.detail USING btree (party_id, id);

CREATE INDEX link_file ON parties.link USING btree (file_id, id);

CREATE INDEX link_party ON parties.link USING btree (party_id, id);

CREATE UNIQUE INDEX party_link_once ON parties.link USING btree (party_id, file_id, role) WHERE (ended_at IS NULL);

CREATE INDEX person_document_number ON people.person_document USING btree (number_mac) WHERE (ended_at IS NULL);

CREATE INDEX person_document_of ON people.person_document USING btree (person_id, id);

CREATE INDEX person_file ON people.person USING btree (file_id, id);

CREATE INDEX person_mine ON people.person USING btree (registered_by, id);

CREATE INDEX person_name_of ON people.person_name USING btree (person_id, id);

CREATE INDEX person_phone_number ON people.person_phone USING btree (phone_mac) WHERE (ended_at IS NULL);

CREATE INDEX person_phone_of ON people.person_phone USING btree (person_id, id);

CREATE INDEX person_unit ON people.person USING btree (unit_id, id);

CREATE TRIGGER account_changed AFTER UPDATE ON access.account FOR EACH ROW EXECUTE FUNCTION access.account_changed();

CREATE TRIGGER account_role_changed AFTER INSERT OR DELETE OR UPDATE ON access.account_role FOR EACH ROW EXECUTE FUNCTION access.account_role_changed();

CREATE TRIGGER role_permit_changed AFTER INSERT OR DELETE OR UPDATE ON access.role_permit FOR EACH ROW EXECUTE FUNCTION access.role_permit_changed();

CREATE TRIGGER session_ended AFTER UPDATE OF ended_at ON access.session FOR EACH ROW WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL))) EXECUTE FUNCTION access.session_ended();

CREATE TRIGGER unit_key_made AFTER INSERT ON access.unit_key FOR EACH STATEMENT EXECUTE FUNCTION access.tell_nodes('unit_key');

CREATE TRIGGER entry_is_final BEFORE DELETE OR UPDATE ON audit.entry FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER head_is_final BEFORE DELETE OR UPDATE ON audit.head FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER link_is_final BEFORE DELETE OR UPDATE ON audit.link FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER codes_changed AFTER INSERT OR DELETE OR UPDATE ON code.call_type FOR EACH STATEMENT EXECUTE FUNCTION access.tell_nodes('codes');

CREATE TRIGGER codes_changed AFTER INSERT OR DELETE OR UPDATE ON code.code_name FOR EACH STATEMENT EXECUTE FUNCTION access.tell_nodes('codes');

CREATE TRIGGER codes_changed AFTER INSERT OR DELETE OR UPDATE ON code.complaint_category FOR EACH STATEMENT EXECUTE FUNCTION access.tell_nodes('codes');

CREATE TRIGGER codes_changed AFTER INSERT OR DELETE OR UPDATE ON code.consent_type FOR EACH STATEMENT EXECUTE FUNCTION access.tell_nodes('codes');

CREATE TRIGGER codes_changed AFTER INSERT OR DELETE OR UPDATE ON code.country FOR EACH STATEMENT EXECUTE FUNCTION access.tell_nodes('codes');

CREATE TRIGGER codes_changed AFTER INSERT OR DELETE OR UPDATE ON code.document_type FOR EACH STATEMENT EXECUTE FUNCTION access.tell_nodes('codes');

CREATE TRIGGER codes_changed AFTER INSERT OR DELETE OR UPDATE ON code.governorate FOR EACH STATEMENT EXECUTE FUNCTION access.tell_nodes('codes');

CREATE TRIGGER codes_changed AFTER INSERT OR DELETE OR UPDATE ON code.ilo_indicator FOR EACH STATEMENT EXECUTE FUNCTION access.tell_nodes('codes');

CREATE TRIGGER codes_changed AFTER INSERT OR DELETE OR UPDATE ON code.immediate_action FOR EACH STATEMENT EXECUTE FUNCTION access.tell_nodes('codes');

CREATE TRIGGER codes_changed AFTER INSERT OR DELETE OR UPDATE ON code.language FOR EACH STATEMENT EXECUTE FUNCTION access.tell_nodes('codes');

CREATE TRIGGER codes_changed AFTER INSERT OR DELETE OR UPDATE ON code.residency_type FOR EACH STATEMENT EXECUTE FUNCTION access.tell_nodes('codes');

CREATE TRIGGER codes_changed AFTER INSERT OR DELETE OR UPDATE ON code.role FOR EACH STATEMENT EXECUTE FUNCTION access.tell_nodes('codes');

CREATE TRIGGER codes_changed AFTER INSERT OR DELETE OR UPDATE ON code.triage_level FOR EACH STATEMENT EXECUTE FUNCTION access.tell_nodes('codes');

CREATE TRIGGER callback_attempt_is_safe BEFORE INSERT ON hotline.callback_attempt FOR EACH ROW EXECUTE FUNCTION hotline.check_attempt();

CREATE TRIGGER callback_due_is_safe BEFORE INSERT OR UPDATE OF due_at ON hotline.callback FOR EACH ROW EXECUTE FUNCTION hotline.check_due();

CREATE TRIGGER complaint_transition BEFORE UPDATE OF state ON hotline.complaint FOR EACH ROW EXECUTE FUNCTION hotline.check_transition();

CREATE TRIGGER contact_ended AFTER UPDATE OF ended_at ON hotline.contact FOR EACH ROW WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL))) EXECUTE FUNCTION hotline.contact_ended();

CREATE TRIGGER contact_reopened AFTER UPDATE OF ended_at ON hotline.contact FOR EACH ROW WHEN (((old.ended_at IS NOT NULL) AND (new.ended_at IS NULL))) EXECUTE FUNCTION hotline.contact_reopened();

CREATE TRIGGER draft_beside AFTER INSERT OR UPDATE OF content ON hotline.draft FOR EACH ROW EXECUTE FUNCTION hotline.tell_beside();

CREATE TRIGGER help_acts BEFORE UPDATE ON hotline.help FOR EACH ROW EXECUTE FUNCTION hotline.check_help();

CREATE TRIGGER shift_item_changes BEFORE UPDATE ON hotline.shift_item FOR EACH ROW EXECUTE FUNCTION hotline.check_shift_item();

CREATE TRIGGER shift_sheet_begins BEFORE INSERT ON hotline.shift_sheet FOR EACH ROW EXECUTE FUNCTION hotline.begin_shift_sheet();

CREATE TRIGGER shift_sheet_ends BEFORE UPDATE ON hotline.shift_sheet FOR EACH ROW EXECUTE FUNCTION hotline.check_shift_sheet();

CREATE TRIGGER shift_sheet_freezes AFTER INSERT ON hotline.shift_sheet FOR EACH ROW EXECUTE FUNCTION hotline.freeze_shift_sheet();

CREATE TRIGGER person_facts_changed AFTER UPDATE OF birth_date, nationality ON people.person FOR EACH ROW EXECUTE FUNCTION people.note_name_change();

CREATE TRIGGER person_names_changed AFTER INSERT OR UPDATE ON people.person_name FOR EACH ROW EXECUTE FUNCTION people.note_name_change();

ALTER TABLE ONLY access.account_role
    ADD CONSTRAINT account_role_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id);

ALTER TABLE ONLY access.account_role
    ADD CONSTRAINT account_role_role_fkey FOREIGN KEY (role) REFERENCES code.role(code);

ALTER TABLE ONLY access.account
    ADD CONSTRAINT account_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY access.account
    ADD CONSTRAINT account_unit_key_id_fkey FOREIGN KEY (unit_key_id) REFERENCES access.unit_key(id);

ALTER TABLE ONLY access.factor_reset
    ADD CONSTRAINT factor_reset_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id);

ALTER TABLE ONLY access.factor_reset
    ADD CONSTRAINT factor_reset_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES access.account(id);

ALTER TABLE ONLY access.factor_reset
    ADD CONSTRAINT factor_reset_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES access.account(id);

ALTER TABLE ONLY access.idempotency
    ADD CONSTRAINT idempotency_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id);

ALTER TABLE ONLY access.recovery_code
    ADD CONSTRAINT recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id);

ALTER TABLE ONLY access.role_permit
    ADD CONSTRAINT role_permit_role_fkey FOREIGN KEY (role) REFERENCES code.role(code);

ALTER TABLE ONLY access.session
    ADD CONSTRAINT session_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id);

ALTER TABLE ONLY access.session
    ADD CONSTRAINT session_site_id_fkey FOREIGN KEY (site_id) REFERENCES access.site(id);

ALTER TABLE ONLY access.session
    ADD CONSTRAINT session_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY access.sign_in_ticket
    ADD CONSTRAINT sign_in_ticket_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id);

ALTER TABLE ONLY access.unit_key
    ADD CONSTRAINT unit_key_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY access.unit
    ADD CONSTRAINT unit_site_id_fkey FOREIGN KEY (site_id) REFERENCES access.site(id);

ALTER TABLE ONLY cases.assignment
    ADD CONSTRAINT assignment_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id);

ALTER TABLE ONLY cases.assignment
    ADD CONSTRAINT assignment_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES access.account(id);

ALTER TABLE ONLY cases.assignment
    ADD CONSTRAINT assignment_file_id_fkey FOREIGN KEY (file_id) REFERENCES cases.file(id);

ALTER TABLE ONLY cases.file
    ADD CONSTRAINT file_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES access.account(id);

ALTER TABLE ONLY cases.file
    ADD CONSTRAINT file_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY cases.file
    ADD CONSTRAINT file_unit_key_id_fkey FOREIGN KEY (unit_key_id) REFERENCES access.unit_key(id);

ALTER TABLE ONLY code.first_action
    ADD CONSTRAINT first_action_category_fkey FOREIGN KEY (category) REFERENCES code.complaint_category(code);

ALTER TABLE ONLY code.script
    ADD CONSTRAINT script_language_fkey FOREIGN KEY (language) REFERENCES code.language(code);

ALTER TABLE ONLY directory.organisation
    ADD CONSTRAINT organisation_country FOREIGN KEY (country) REFERENCES code.country(code);

ALTER TABLE ONLY directory.organisation
    ADD CONSTRAINT organisation_governorate FOREIGN KEY (governorate) REFERENCES code.governorate(code);

ALTER TABLE ONLY directory.organisation
    ADD CONSTRAINT organisation_verified_by_fkey FOREIGN KEY (verified_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.call
    ADD CONSTRAINT call_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.call
    ADD CONSTRAINT call_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES hotline.contact(id);

ALTER TABLE ONLY hotline.call_event
    ADD CONSTRAINT call_event_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.call_event
    ADD CONSTRAINT call_event_call_id_fkey FOREIGN KEY (call_id) REFERENCES hotline.call(id);

ALTER TABLE ONLY hotline.call_event
    ADD CONSTRAINT call_event_line_fkey FOREIGN KEY (line) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.call
    ADD CONSTRAINT call_line_fkey FOREIGN KEY (line) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.call
    ADD CONSTRAINT call_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY hotline.call
    ADD CONSTRAINT call_unit_key_id_fkey FOREIGN KEY (unit_key_id) REFERENCES access.unit_key(id);

ALTER TABLE ONLY hotline.callback
    ADD CONSTRAINT callback_assigned_to_fkey FOREIGN KEY (assigned_to) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.callback_attempt
    ADD CONSTRAINT callback_attempt_actor_fkey FOREIGN KEY (actor) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.callback_attempt
    ADD CONSTRAINT callback_attempt_callback_id_fkey FOREIGN KEY (callback_id) REFERENCES hotline.callback(id);

ALTER TABLE ONLY hotline.callback
    ADD CONSTRAINT callback_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES hotline.complaint(id);

ALTER TABLE ONLY hotline.callback
    ADD CONSTRAINT callback_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.callback
    ADD CONSTRAINT callback_file_id_fkey FOREIGN KEY (file_id) REFERENCES cases.file(id);

ALTER TABLE ONLY hotline.callback
    ADD CONSTRAINT callback_promised_by_fkey FOREIGN KEY (promised_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.callback
    ADD CONSTRAINT callback_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY hotline.complaint_category
    ADD CONSTRAINT complaint_category_code FOREIGN KEY (category) REFERENCES code.complaint_category(code);

ALTER TABLE ONLY hotline.complaint_category
    ADD CONSTRAINT complaint_category_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES hotline.complaint(id);

ALTER TABLE ONLY hotline.complaint_change
    ADD CONSTRAINT complaint_change_actor_fkey FOREIGN KEY (actor) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.complaint_change
    ADD CONSTRAINT complaint_change_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES hotline.complaint(id);

ALTER TABLE ONLY hotline.complaint_change
    ADD CONSTRAINT complaint_change_triage_fkey FOREIGN KEY (triage) REFERENCES code.triage_level(code);

ALTER TABLE ONLY hotline.complaint_clock
    ADD CONSTRAINT complaint_clock_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES hotline.complaint(id);

ALTER TABLE ONLY hotline.complaint_consent
    ADD CONSTRAINT complaint_consent_actor_fkey FOREIGN KEY (actor) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.complaint_consent
    ADD CONSTRAINT complaint_consent_complaint FOREIGN KEY (complaint_id) REFERENCES hotline.complaint(id);

ALTER TABLE ONLY hotline.complaint_consent
    ADD CONSTRAINT complaint_consent_purpose FOREIGN KEY (purpose) REFERENCES code.consent_type(code);

ALTER TABLE ONLY hotline.complaint
    ADD CONSTRAINT complaint_contact FOREIGN KEY (contact_id) REFERENCES hotline.contact(id);

ALTER TABLE ONLY hotline.complaint
    ADD CONSTRAINT complaint_created_by_fkey FOREIGN KEY (created_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.complaint
    ADD CONSTRAINT complaint_file_id_fkey FOREIGN KEY (file_id) REFERENCES cases.file(id);

ALTER TABLE ONLY hotline.complaint
    ADD CONSTRAINT complaint_governorate FOREIGN KEY (governorate) REFERENCES code.governorate(code);

ALTER TABLE ONLY hotline.complaint
    ADD CONSTRAINT complaint_language FOREIGN KEY (language) REFERENCES code.language(code);

ALTER TABLE ONLY hotline.complaint
    ADD CONSTRAINT complaint_nationality FOREIGN KEY (nationality) REFERENCES code.country(code);

ALTER TABLE ONLY hotline.complaint
    ADD CONSTRAINT complaint_person FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY hotline.complaint
    ADD CONSTRAINT complaint_residency FOREIGN KEY (residency) REFERENCES code.residency_type(code);

ALTER TABLE ONLY hotline.complaint
    ADD CONSTRAINT complaint_triage FOREIGN KEY (triage) REFERENCES code.triage_level(code);

ALTER TABLE ONLY hotline.complaint
    ADD CONSTRAINT complaint_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY hotline.contact
    ADD CONSTRAINT contact_call_type FOREIGN KEY (call_type) REFERENCES code.call_type(code);

ALTER TABLE ONLY hotline.contact
    ADD CONSTRAINT contact_file_id_fkey FOREIGN KEY (file_id) REFERENCES cases.file(id);

ALTER TABLE ONLY hotline.contact_handover
    ADD CONSTRAINT contact_handover_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES hotline.contact(id);

ALTER TABLE ONLY hotline.contact_handover
    ADD CONSTRAINT contact_handover_file_id_fkey FOREIGN KEY (file_id) REFERENCES cases.file(id);

ALTER TABLE ONLY hotline.contact_handover
    ADD CONSTRAINT contact_handover_from_account_fkey FOREIGN KEY (from_account) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.contact_handover
    ADD CONSTRAINT contact_handover_to_account_fkey FOREIGN KEY (to_account) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.contact_handover
    ADD CONSTRAINT contact_handover_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY hotline.contact
    ADD CONSTRAINT contact_held_by_fkey FOREIGN KEY (held_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.contact
    ADD CONSTRAINT contact_language FOREIGN KEY (language) REFERENCES code.language(code);

ALTER TABLE ONLY hotline.contact
    ADD CONSTRAINT contact_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.contact
    ADD CONSTRAINT contact_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY hotline.draft
    ADD CONSTRAINT draft_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES hotline.contact(id);

ALTER TABLE ONLY hotline.draft
    ADD CONSTRAINT draft_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.extension
    ADD CONSTRAINT extension_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.extension
    ADD CONSTRAINT extension_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY hotline.help
    ADD CONSTRAINT help_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.help
    ADD CONSTRAINT help_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES hotline.contact(id);

ALTER TABLE ONLY hotline.help
    ADD CONSTRAINT help_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.help
    ADD CONSTRAINT help_file_id_fkey FOREIGN KEY (file_id) REFERENCES cases.file(id);

ALTER TABLE ONLY hotline.help
    ADD CONSTRAINT help_joined_by_fkey FOREIGN KEY (joined_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.help_message
    ADD CONSTRAINT help_message_author_fkey FOREIGN KEY (author) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.help_message
    ADD CONSTRAINT help_message_help_id_fkey FOREIGN KEY (help_id) REFERENCES hotline.help(id);

ALTER TABLE ONLY hotline.help
    ADD CONSTRAINT help_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY hotline.immediate_action
    ADD CONSTRAINT immediate_action_actor_fkey FOREIGN KEY (actor) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.immediate_action
    ADD CONSTRAINT immediate_action_complaint FOREIGN KEY (complaint_id) REFERENCES hotline.complaint(id);

ALTER TABLE ONLY hotline.immediate_action
    ADD CONSTRAINT immediate_action_kind FOREIGN KEY (kind) REFERENCES code.immediate_action(code);

ALTER TABLE ONLY hotline.safe_contact
    ADD CONSTRAINT safe_contact_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES hotline.complaint(id);

ALTER TABLE ONLY hotline.safe_contact
    ADD CONSTRAINT safe_contact_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.service_referral_change
    ADD CONSTRAINT service_referral_change_actor_fkey FOREIGN KEY (actor) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.service_referral_change
    ADD CONSTRAINT service_referral_change_service_referral_id_fkey FOREIGN KEY (service_referral_id) REFERENCES hotline.service_referral(id);

ALTER TABLE ONLY hotline.service_referral
    ADD CONSTRAINT service_referral_file_id_fkey FOREIGN KEY (file_id) REFERENCES cases.file(id);

ALTER TABLE ONLY hotline.service_referral
    ADD CONSTRAINT service_referral_made_by_fkey FOREIGN KEY (made_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.service_referral
    ADD CONSTRAINT service_referral_organisation FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id);

ALTER TABLE ONLY hotline.service_referral
    ADD CONSTRAINT service_referral_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY hotline.shift_draft
    ADD CONSTRAINT shift_draft_file_id_fkey FOREIGN KEY (file_id) REFERENCES cases.file(id);

ALTER TABLE ONLY hotline.shift_draft
    ADD CONSTRAINT shift_draft_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.shift_draft
    ADD CONSTRAINT shift_draft_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY hotline.shift_item
    ADD CONSTRAINT shift_item_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES hotline.complaint(id);

ALTER TABLE ONLY hotline.shift_item
    ADD CONSTRAINT shift_item_language_fkey FOREIGN KEY (language) REFERENCES code.language(code);

ALTER TABLE ONLY hotline.shift_item
    ADD CONSTRAINT shift_item_shift_sheet_id_fkey FOREIGN KEY (shift_sheet_id) REFERENCES hotline.shift_sheet(id);

ALTER TABLE ONLY hotline.shift_item
    ADD CONSTRAINT shift_item_ticked_by_fkey FOREIGN KEY (ticked_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.shift_item
    ADD CONSTRAINT shift_item_triage_fkey FOREIGN KEY (triage) REFERENCES code.triage_level(code);

ALTER TABLE ONLY hotline.shift_item
    ADD CONSTRAINT shift_item_who_fkey FOREIGN KEY (who) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.shift_sheet
    ADD CONSTRAINT shift_sheet_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.shift_sheet
    ADD CONSTRAINT shift_sheet_file_id_fkey FOREIGN KEY (file_id) REFERENCES cases.file(id);

ALTER TABLE ONLY hotline.shift_sheet
    ADD CONSTRAINT shift_sheet_previous_id_fkey FOREIGN KEY (previous_id) REFERENCES hotline.shift_sheet(id);

ALTER TABLE ONLY hotline.shift_sheet
    ADD CONSTRAINT shift_sheet_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES access.account(id);

ALTER TABLE ONLY hotline.shift_sheet
    ADD CONSTRAINT shift_sheet_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY hotline.triage_rule
    ADD CONSTRAINT triage_rule_level_fkey FOREIGN KEY (level) REFERENCES code.triage_level(code);

ALTER TABLE ONLY parties.allegation
    ADD CONSTRAINT allegation_added_by_fkey FOREIGN KEY (added_by) REFERENCES access.account(id);

ALTER TABLE ONLY parties.allegation
    ADD CONSTRAINT allegation_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES access.account(id);

ALTER TABLE ONLY parties.allegation
    ADD CONSTRAINT allegation_link_id_fkey FOREIGN KEY (link_id) REFERENCES parties.link(id);

ALTER TABLE ONLY parties.detail
    ADD CONSTRAINT detail_added_by_fkey FOREIGN KEY (added_by) REFERENCES access.account(id);

ALTER TABLE ONLY parties.detail
    ADD CONSTRAINT detail_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties.party(id);

ALTER TABLE ONLY parties.link
    ADD CONSTRAINT link_added_by_fkey FOREIGN KEY (added_by) REFERENCES access.account(id);

ALTER TABLE ONLY parties.link
    ADD CONSTRAINT link_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES access.account(id);

ALTER TABLE ONLY parties.link
    ADD CONSTRAINT link_file_id_fkey FOREIGN KEY (file_id) REFERENCES cases.file(id);

ALTER TABLE ONLY parties.link
    ADD CONSTRAINT link_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties.party(id);

ALTER TABLE ONLY parties.party
    ADD CONSTRAINT party_file_id_fkey FOREIGN KEY (file_id) REFERENCES cases.file(id);

ALTER TABLE ONLY parties.party
    ADD CONSTRAINT party_registered_by_fkey FOREIGN KEY (registered_by) REFERENCES access.account(id);

ALTER TABLE ONLY parties.party
    ADD CONSTRAINT party_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY people.person
    ADD CONSTRAINT person_code_word FOREIGN KEY (code_word) REFERENCES code.code_name(code);

ALTER TABLE ONLY people.person_document
    ADD CONSTRAINT person_document_added_by_fkey FOREIGN KEY (added_by) REFERENCES access.account(id);

ALTER TABLE ONLY people.person_document
    ADD CONSTRAINT person_document_issuer FOREIGN KEY (issuer) REFERENCES code.country(code);

ALTER TABLE ONLY people.person_document
    ADD CONSTRAINT person_document_kind FOREIGN KEY (kind) REFERENCES code.document_type(code);

ALTER TABLE ONLY people.person_document
    ADD CONSTRAINT person_document_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY people.person
    ADD CONSTRAINT person_file_id_fkey FOREIGN KEY (file_id) REFERENCES cases.file(id);

ALTER TABLE ONLY people.person_name
    ADD CONSTRAINT person_name_added_by_fkey FOREIGN KEY (added_by) REFERENCES access.account(id);

ALTER TABLE ONLY people.person_name
    ADD CONSTRAINT person_name_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY people.person
    ADD CONSTRAINT person_nationality FOREIGN KEY (nationality) REFERENCES code.country(code);

ALTER TABLE ONLY people.person_phone
    ADD CONSTRAINT person_phone_added_by_fkey FOREIGN KEY (added_by) REFERENCES access.account(id);

ALTER TABLE ONLY people.person_phone
    ADD CONSTRAINT person_phone_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY people.person
    ADD CONSTRAINT person_registered_by_fkey FOREIGN KEY (registered_by) REFERENCES access.account(id);

ALTER TABLE ONLY people.person
    ADD CONSTRAINT person_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE ONLY report.report_export
    ADD CONSTRAINT report_export_exported_by_fkey FOREIGN KEY (exported_by) REFERENCES access.account(id);

ALTER TABLE ONLY report.report_export
    ADD CONSTRAINT report_export_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES access.unit(id);

ALTER TABLE access.account ENABLE ROW LEVEL SECURITY;

CREATE POLICY account_insert ON access.account FOR INSERT TO app WITH CHECK (( SELECT access.may('user_edit.all'::text) AS may));

ALTER TABLE access.account_role ENABLE ROW LEVEL SECURITY;

CREATE POLICY account_role_delete ON access.account_role FOR DELETE TO app USING (( SELECT access.may('user_edit.all'::text) AS may));

CREATE POLICY account_role_insert ON access.account_role FOR INSERT TO app WITH CHECK (( SELECT access.may('user_edit.all'::text) AS may));

CREATE POLICY account_role_select ON access.account_role FOR SELECT TO app USING ((( SELECT access.may('user_read.all'::text) AS may) OR (account_id = ( SELECT access.me() AS me))));

CREATE POLICY account_select ON access.account FOR SELECT TO app USING ((( SELECT access.may('user_read.all'::text) AS may) OR (id = ( SELECT access.me() AS me))));

CREATE POLICY account_update ON access.account FOR UPDATE TO app USING (( SELECT access.may('user_edit.all'::text) AS may)) WITH CHECK (( SELECT access.may('user_edit.all'::text) AS may));

ALTER TABLE access.factor_reset ENABLE ROW LEVEL SECURITY;

CREATE POLICY factor_reset_insert ON access.factor_reset FOR INSERT TO app WITH CHECK ((( SELECT access.may('factor_reset.all'::text) AS may) AND (requested_by = ( SELECT access.me() AS me))));

CREATE POLICY factor_reset_select ON access.factor_reset FOR SELECT TO app USING (( SELECT access.may('factor_reset.all'::text) AS may));

CREATE POLICY factor_reset_update ON access.factor_reset FOR UPDATE TO app USING (( SELECT access.may('factor_reset.all'::text) AS may)) WITH CHECK (( SELECT access.may('factor_reset.all'::text) AS may));

ALTER TABLE access.idempotency ENABLE ROW LEVEL SECURITY;

CREATE POLICY idempotency_own ON access.idempotency TO app USING ((account_id = ( SELECT access.me() AS me))) WITH CHECK ((account_id = ( SELECT access.me() AS me)));

ALTER TABLE audit.entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY entry_insert ON audit.entry FOR INSERT TO app WITH CHECK ((NOT (actor IS DISTINCT FROM ( SELECT access.me() AS me))));

CREATE POLICY entry_select ON audit.entry FOR SELECT TO app USING ((( SELECT access.may('audit_read.all'::text) AS may) OR (( SELECT access.may('audit_read.site'::text) AS may) AND (unit_id = ANY (( SELECT access.units('audit_read'::text) AS units)::uuid[]))) OR (( SELECT access.may('audit_read.tech'::text) AS may) AND (object_kind = ANY (ARRAY['user'::text, 'session'::text, 'factor_reset'::text, 'unit_key'::text])))));

ALTER TABLE cases.assignment ENABLE ROW LEVEL SECURITY;

CREATE POLICY assignment_insert ON cases.assignment FOR INSERT TO app WITH CHECK (((EXISTS ( SELECT
   FROM cases.file f
  WHERE (f.id = assignment.file_id))) AND access.permits('callback_assign'::text)));

CREATE POLICY assignment_select ON cases.assignment FOR SELECT TO app USING ((account_id = access.me()));

ALTER TABLE cases.file ENABLE ROW LEVEL SECURITY;

CREATE POLICY file_insert ON cases.file FOR INSERT TO app WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND
CASE holds
    WHEN 'person'::text THEN access.reaches('identity_register'::text, unit_id, opened_by, opened_at, NULL::uuid)
    WHEN 'party'::text THEN ((opened_by = access.me()) AND access.permits('party_register'::text))
    ELSE access.reaches('contact_take'::text, unit_id, opened_by, opened_at, NULL::uuid)
END));

CREATE POLICY file_insert_by_line ON cases.file FOR INSERT TO app WITH CHECK ((( SELECT access.permits('call_report'::text) AS permits) AND (unit_id = ( SELECT access.unit() AS unit)) AND (EXISTS ( SELECT
   FROM hotline.extension e
  WHERE (e.account_id = file.opened_by)))));

CREATE POLICY file_select ON cases.file FOR SELECT TO app USING (access.opens(holds, unit_id, opened_by, opened_at, id));

CREATE POLICY rules_see ON cases.assignment TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON cases.file TO sanad_owner USING (true) WITH CHECK (true);

ALTER TABLE directory.organisation ENABLE ROW LEVEL SECURITY;

CREATE POLICY organisation_insert ON directory.organisation FOR INSERT TO app WITH CHECK (( SELECT access.permits('directory_edit'::text) AS permits));

CREATE POLICY organisation_select ON directory.organisation FOR SELECT TO app USING (( SELECT access.permits('directory_read'::text) AS permits));

CREATE POLICY organisation_update ON directory.organisation FOR UPDATE TO app USING (( SELECT access.permits('directory_edit'::text) AS permits)) WITH CHECK (( SELECT access.permits('directory_edit'::text) AS permits));

ALTER TABLE hotline.call ENABLE ROW LEVEL SECURITY;

ALTER TABLE hotline.call_event ENABLE ROW LEVEL SECURITY;

CREATE POLICY call_event_insert ON hotline.call_event FOR INSERT TO app WITH CHECK (((EXISTS ( SELECT
   FROM hotline.call c
  WHERE (c.id = call_event.call_id))) AND ((( SELECT access.permits('call_report'::text) AS permits) AND (line = ( SELECT access.me() AS me))) OR (( SELECT access.permits('contact_take'::text) AS permits) AND (type = 'answer'::text) AND (account_id = ( SELECT access.me() AS me))))));

CREATE POLICY call_event_select ON hotline.call_event FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM hotline.call c
  WHERE (c.id = call_event.call_id))));

CREATE POLICY call_insert ON hotline.call FOR INSERT TO app WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND (line = ( SELECT access.me() AS me)) AND ( SELECT access.permits('call_report'::text) AS permits)));

CREATE POLICY call_select ON hotline.call FOR SELECT TO app USING (((unit_id = ANY (( SELECT access.units('queue_read'::text) AS units)::uuid[])) OR (( SELECT access.permits('contact_take'::text) AS permits) AND (((unit_id = ( SELECT access.unit() AS unit)) AND (contact_id IS NULL) AND (ended_at IS NULL)) OR (answered_by = ( SELECT access.me() AS me)) OR (EXISTS ( SELECT
   FROM hotline.contact k
  WHERE ((k.id = call.contact_id) AND (k.held_by = ( SELECT access.me() AS me))))))) OR (( SELECT access.permits('call_report'::text) AS permits) AND (line = ( SELECT access.me() AS me)))));

CREATE POLICY call_update ON hotline.call FOR UPDATE TO app USING (((( SELECT access.permits('contact_take'::text) AS permits) AND (unit_id = ( SELECT access.unit() AS unit)) AND (contact_id IS NULL) AND (ended_at IS NULL)) OR (( SELECT access.permits('call_report'::text) AS permits) AND (line = ( SELECT access.me() AS me))))) WITH CHECK (((( SELECT access.permits('contact_take'::text) AS permits) AND (answered_by = ( SELECT access.me() AS me))) OR (( SELECT access.permits('call_report'::text) AS permits) AND (line = ( SELECT access.me() AS me)))));

ALTER TABLE hotline.callback ENABLE ROW LEVEL SECURITY;

ALTER TABLE hotline.callback_attempt ENABLE ROW LEVEL SECURITY;

CREATE POLICY callback_attempt_insert ON hotline.callback_attempt FOR INSERT TO app WITH CHECK (((EXISTS ( SELECT
   FROM hotline.callback b
  WHERE (b.id = callback_attempt.callback_id))) AND access.permits('callback_make'::text) AND (actor = access.me())));

CREATE POLICY callback_attempt_select ON hotline.callback_attempt FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM hotline.callback b
  WHERE (b.id = callback_attempt.callback_id))));

CREATE POLICY callback_attempt_update ON hotline.callback_attempt FOR UPDATE TO app USING (((EXISTS ( SELECT
   FROM hotline.callback b
  WHERE (b.id = callback_attempt.callback_id))) AND access.permits('callback_make'::text) AND (actor = access.me()))) WITH CHECK (((EXISTS ( SELECT
   FROM hotline.callback b
  WHERE (b.id = callback_attempt.callback_id))) AND access.permits('callback_make'::text) AND (actor = access.me())));

CREATE POLICY callback_insert ON hotline.callback FOR INSERT TO app WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND access.reaches('callback_promise'::text, unit_id, promised_by, promised_at, file_id) AND (EXISTS ( SELECT
   FROM cases.file f
  WHERE (f.id = callback.file_id)))));

CREATE POLICY callback_select ON hotline.callback FOR SELECT TO app USING (access.reaches('callback_read'::text, unit_id, promised_by, promised_at, file_id));

CREATE POLICY callback_update ON hotline.callback FOR UPDATE TO app USING ((access.reaches('callback_make'::text, unit_id, promised_by, promised_at, file_id) OR access.reaches('callback_assign'::text, unit_id, promised_by, promised_at, file_id))) WITH CHECK ((access.reaches('callback_make'::text, unit_id, promised_by, promised_at, file_id) OR access.reaches('callback_assign'::text, unit_id, promised_by, promised_at, file_id)));

ALTER TABLE hotline.complaint ENABLE ROW LEVEL SECURITY;

ALTER TABLE hotline.complaint_category ENABLE ROW LEVEL SECURITY;

CREATE POLICY complaint_category_delete ON hotline.complaint_category FOR DELETE TO app USING (((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = complaint_category.complaint_id))) AND access.permits('complaint_edit'::text)));

CREATE POLICY complaint_category_insert ON hotline.complaint_category FOR INSERT TO app WITH CHECK (((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = complaint_category.complaint_id))) AND (access.permits('complaint_register'::text) OR access.permits('complaint_edit'::text))));

CREATE POLICY complaint_category_select ON hotline.complaint_category FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = complaint_category.complaint_id))));

ALTER TABLE hotline.complaint_change ENABLE ROW LEVEL SECURITY;

CREATE POLICY complaint_change_insert ON hotline.complaint_change FOR INSERT TO app WITH CHECK (((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = complaint_change.complaint_id))) AND (actor = access.me()) AND (access.permits('complaint_register'::text) OR access.permits('complaint_triage'::text) OR (access.permits('complaint_close'::text) OR access.permits('complaint_reopen'::text)))));

CREATE POLICY complaint_change_select ON hotline.complaint_change FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = complaint_change.complaint_id))));

ALTER TABLE hotline.complaint_clock ENABLE ROW LEVEL SECURITY;

CREATE POLICY complaint_clock_insert ON hotline.complaint_clock FOR INSERT TO app WITH CHECK (((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = complaint_clock.complaint_id))) AND (access.permits('complaint_register'::text) OR access.permits('complaint_triage'::text))));

CREATE POLICY complaint_clock_select ON hotline.complaint_clock FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = complaint_clock.complaint_id))));

CREATE POLICY complaint_clock_update ON hotline.complaint_clock FOR UPDATE TO app USING (((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = complaint_clock.complaint_id))) AND (access.permits('complaint_register'::text) OR access.permits('complaint_triage'::text) OR (access.permits('complaint_close'::text) OR access.permits('complaint_reopen'::text))))) WITH CHECK (((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = complaint_clock.complaint_id))) AND (access.permits('complaint_register'::text) OR access.permits('complaint_triage'::text) OR (access.permits('complaint_close'::text) OR access.permits('complaint_reopen'::text)))));

ALTER TABLE hotline.complaint_consent ENABLE ROW LEVEL SECURITY;

CREATE POLICY complaint_consent_insert ON hotline.complaint_consent FOR INSERT TO app WITH CHECK (((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = complaint_consent.complaint_id))) AND (actor = access.me()) AND (access.permits('complaint_register'::text) OR access.permits('complaint_edit'::text))));

CREATE POLICY complaint_consent_select ON hotline.complaint_consent FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = complaint_consent.complaint_id))));

CREATE POLICY complaint_insert ON hotline.complaint FOR INSERT TO app WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND access.reaches('complaint_register'::text, unit_id, created_by, created_at, file_id) AND (EXISTS ( SELECT
   FROM cases.file f
  WHERE (f.id = complaint.file_id)))));

CREATE POLICY complaint_select ON hotline.complaint FOR SELECT TO app USING (access.reaches('complaint_read'::text, unit_id, created_by, created_at, file_id));

CREATE POLICY complaint_update ON hotline.complaint FOR UPDATE TO app USING ((access.reaches('complaint_edit'::text, unit_id, created_by, created_at, file_id) OR access.reaches('complaint_triage'::text, unit_id, created_by, created_at, file_id) OR access.reaches('complaint_close'::text, unit_id, created_by, created_at, file_id) OR access.reaches('complaint_reopen'::text, unit_id, created_by, created_at, file_id))) WITH CHECK ((access.reaches('complaint_edit'::text, unit_id, created_by, created_at, file_id) OR access.reaches('complaint_triage'::text, unit_id, created_by, created_at, file_id) OR access.reaches('complaint_close'::text, unit_id, created_by, created_at, file_id) OR access.reaches('complaint_reopen'::text, unit_id, created_by, created_at, file_id)));

ALTER TABLE hotline.contact ENABLE ROW LEVEL SECURITY;

ALTER TABLE hotline.contact_handover ENABLE ROW LEVEL SECURITY;

CREATE POLICY contact_handover_insert ON hotline.contact_handover FOR INSERT TO app WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND (kind = 'handover'::text) AND (from_account = ( SELECT access.me() AS me)) AND (accepted_at IS NULL) AND access.permits('contact_hand_over'::text) AND (EXISTS ( SELECT
   FROM access.colleague k
  WHERE ((k.id = contact_handover.to_account) AND (k.unit_id = ( SELECT access.unit() AS unit))))) AND (EXISTS ( SELECT
   FROM hotline.contact c
  WHERE ((c.id = contact_handover.contact_id) AND (c.file_id = contact_handover.file_id) AND (COALESCE(c.held_by, c.taken_by) = access.me()) AND (c.ended_at IS NULL))))));

CREATE POLICY contact_handover_select ON hotline.contact_handover FOR SELECT TO app USING (((from_account = ( SELECT access.me() AS me)) OR (to_account = ( SELECT access.me() AS me)) OR access.reaches('contact_read'::text, unit_id, from_account, offered_at, file_id)));

CREATE POLICY contact_handover_update ON hotline.contact_handover FOR UPDATE TO app USING ((((( SELECT access.me() AS me) = from_account) OR (( SELECT access.me() AS me) = to_account)) AND (kind = 'handover'::text) AND access.permits('contact_hand_over'::text))) WITH CHECK ((((( SELECT access.me() AS me) = from_account) OR (( SELECT access.me() AS me) = to_account)) AND (kind = 'handover'::text) AND access.permits('contact_hand_over'::text)));

CREATE POLICY contact_insert ON hotline.contact FOR INSERT TO app WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND access.reaches('contact_take'::text, unit_id, taken_by, started_at, file_id) AND (EXISTS ( SELECT
   FROM cases.file f
  WHERE (f.id = contact.file_id)))));

CREATE POLICY contact_insert_by_line ON hotline.contact FOR INSERT TO app WITH CHECK ((( SELECT access.permits('call_report'::text) AS permits) AND (unit_id = ( SELECT access.unit() AS unit)) AND (EXISTS ( SELECT
   FROM hotline.extension e
  WHERE (e.account_id = contact.taken_by)))));

CREATE POLICY contact_select ON hotline.contact FOR SELECT TO app USING (access.reaches('contact_read'::text, unit_id, taken_by, started_at, file_id));

CREATE POLICY contact_update ON hotline.contact FOR UPDATE TO app USING (access.reaches('contact_edit'::text, unit_id, taken_by, started_at, file_id)) WITH CHECK (access.reaches('contact_edit'::text, unit_id, taken_by, started_at, file_id));

ALTER TABLE hotline.draft ENABLE ROW LEVEL SECURITY;

CREATE POLICY draft_delete ON hotline.draft FOR DELETE TO app USING ((EXISTS ( SELECT
   FROM hotline.contact c
  WHERE ((c.id = draft.contact_id) AND (access.permits('contact_edit'::text) OR access.permits('complaint_register'::text))))));

CREATE POLICY draft_insert ON hotline.draft FOR INSERT TO app WITH CHECK ((EXISTS ( SELECT
   FROM hotline.contact c
  WHERE ((c.id = draft.contact_id) AND access.permits('contact_edit'::text)))));

CREATE POLICY draft_select ON hotline.draft FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM hotline.contact c
  WHERE (c.id = draft.contact_id))));

CREATE POLICY draft_update ON hotline.draft FOR UPDATE TO app USING ((EXISTS ( SELECT
   FROM hotline.contact c
  WHERE ((c.id = draft.contact_id) AND access.permits('contact_edit'::text))))) WITH CHECK ((EXISTS ( SELECT
   FROM hotline.contact c
  WHERE ((c.id = draft.contact_id) AND access.permits('contact_edit'::text)))));

ALTER TABLE hotline.extension ENABLE ROW LEVEL SECURITY;

CREATE POLICY extension_delete ON hotline.extension FOR DELETE TO app USING ((((unit_id = ( SELECT access.unit() AS unit)) OR (account_id = ( SELECT access.me() AS me))) AND ( SELECT access.permits('contact_take'::text) AS permits)));

CREATE POLICY extension_insert ON hotline.extension FOR INSERT TO app WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND (account_id = ( SELECT access.me() AS me)) AND ( SELECT access.permits('contact_take'::text) AS permits)));

CREATE POLICY extension_select ON hotline.extension FOR SELECT TO app USING (((unit_id = ( SELECT access.unit() AS unit)) AND (( SELECT access.permits('contact_take'::text) AS permits) OR ( SELECT access.permits('call_report'::text) AS permits))));

ALTER TABLE hotline.help ENABLE ROW LEVEL SECURITY;

CREATE POLICY help_insert ON hotline.help FOR INSERT TO app WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND (asked_by = ( SELECT access.me() AS me)) AND access.permits('help_ask'::text) AND (EXISTS ( SELECT
   FROM hotline.contact c
  WHERE ((c.id = help.contact_id) AND (c.file_id = help.file_id) AND (COALESCE(c.held_by, c.taken_by) = access.me()) AND (c.ended_at IS NULL))))));

ALTER TABLE hotline.help_message ENABLE ROW LEVEL SECURITY;

CREATE POLICY help_message_insert ON hotline.help_message FOR INSERT TO app WITH CHECK (((EXISTS ( SELECT
   FROM hotline.help h
  WHERE (h.id = help_message.help_id))) AND access.permits('help_answer'::text) AND (author = ( SELECT access.me() AS me))));

CREATE POLICY help_message_select ON hotline.help_message FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM hotline.help h
  WHERE (h.id = help_message.help_id))));

CREATE POLICY help_message_update ON hotline.help_message FOR UPDATE TO app USING (((EXISTS ( SELECT
   FROM hotline.help h
  WHERE (h.id = help_message.help_id))) AND access.permits('help_answer'::text) AND (author <> ( SELECT access.me() AS me)))) WITH CHECK (((EXISTS ( SELECT
   FROM hotline.help h
  WHERE (h.id = help_message.help_id))) AND access.permits('help_answer'::text) AND (author <> ( SELECT access.me() AS me))));

CREATE POLICY help_select ON hotline.help FOR SELECT TO app USING (access.reaches('help_read'::text, unit_id, asked_by, asked_at, file_id));

CREATE POLICY help_update ON hotline.help FOR UPDATE TO app USING ((access.reaches('help_ask'::text, unit_id, asked_by, asked_at, file_id) OR access.reaches('help_answer'::text, unit_id, asked_by, asked_at, file_id) OR access.reaches('help_join'::text, unit_id, asked_by, asked_at, file_id))) WITH CHECK ((access.reaches('help_ask'::text, unit_id, asked_by, asked_at, file_id) OR access.reaches('help_answer'::text, unit_id, asked_by, asked_at, file_id) OR access.reaches('help_join'::text, unit_id, asked_by, asked_at, file_id)));

ALTER TABLE hotline.immediate_action ENABLE ROW LEVEL SECURITY;

CREATE POLICY immediate_action_insert ON hotline.immediate_action FOR INSERT TO app WITH CHECK (((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = immediate_action.complaint_id))) AND (actor = access.me()) AND (access.permits('complaint_register'::text) OR access.permits('complaint_edit'::text))));

CREATE POLICY immediate_action_select ON hotline.immediate_action FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = immediate_action.complaint_id))));

CREATE POLICY rules_see ON hotline.call TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.call_event TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.callback TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.callback_attempt TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.complaint TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.complaint_category TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.complaint_change TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.complaint_clock TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.contact TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.contact_handover TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.draft TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.help TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.safe_contact TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.shift_draft TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.shift_item TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON hotline.shift_sheet TO sanad_owner USING (true) WITH CHECK (true);

ALTER TABLE hotline.safe_contact ENABLE ROW LEVEL SECURITY;

CREATE POLICY safe_contact_insert ON hotline.safe_contact FOR INSERT TO app WITH CHECK (((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = safe_contact.complaint_id))) AND (access.permits('safe_contact_edit'::text) OR access.permits('complaint_register'::text))));

CREATE POLICY safe_contact_select ON hotline.safe_contact FOR SELECT TO app USING (((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = safe_contact.complaint_id))) AND access.permits('safe_contact_read'::text)));

CREATE POLICY safe_contact_update ON hotline.safe_contact FOR UPDATE TO app USING (((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = safe_contact.complaint_id))) AND access.permits('safe_contact_edit'::text))) WITH CHECK (((EXISTS ( SELECT
   FROM hotline.complaint c
  WHERE (c.id = safe_contact.complaint_id))) AND access.permits('safe_contact_edit'::text)));

ALTER TABLE hotline.service_referral ENABLE ROW LEVEL SECURITY;

ALTER TABLE hotline.service_referral_change ENABLE ROW LEVEL SECURITY;

CREATE POLICY service_referral_change_insert ON hotline.service_referral_change FOR INSERT TO app WITH CHECK (((EXISTS ( SELECT
   FROM hotline.service_referral r
  WHERE (r.id = service_referral_change.service_referral_id))) AND (actor = access.me()) AND (access.permits('service_referral_make'::text) OR access.permits('service_referral_follow'::text))));

CREATE POLICY service_referral_change_select ON hotline.service_referral_change FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM hotline.service_referral r
  WHERE (r.id = service_referral_change.service_referral_id))));

CREATE POLICY service_referral_insert ON hotline.service_referral FOR INSERT TO app WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND access.reaches('service_referral_make'::text, unit_id, made_by, made_at, file_id) AND (EXISTS ( SELECT
   FROM cases.file f
  WHERE (f.id = service_referral.file_id)))));

CREATE POLICY service_referral_select ON hotline.service_referral FOR SELECT TO app USING (access.reaches('service_referral_read'::text, unit_id, made_by, made_at, file_id));

CREATE POLICY service_referral_update ON hotline.service_referral FOR UPDATE TO app USING (access.reaches('service_referral_follow'::text, unit_id, made_by, made_at, file_id)) WITH CHECK (access.reaches('service_referral_follow'::text, unit_id, made_by, made_at, file_id));

ALTER TABLE hotline.shift_draft ENABLE ROW LEVEL SECURITY;

CREATE POLICY shift_draft_insert ON hotline.shift_draft FOR INSERT TO app WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND ( SELECT access.permits('shift_sheet_sign'::text) AS permits) AND (saved_by = ( SELECT access.me() AS me)) AND (EXISTS ( SELECT
   FROM cases.file f
  WHERE (f.id = shift_draft.file_id)))));

CREATE POLICY shift_draft_select ON hotline.shift_draft FOR SELECT TO app USING (((unit_id = ( SELECT access.unit() AS unit)) AND ( SELECT access.permits('shift_sheet_sign'::text) AS permits)));

CREATE POLICY shift_draft_update ON hotline.shift_draft FOR UPDATE TO app USING (((unit_id = ( SELECT access.unit() AS unit)) AND ( SELECT access.permits('shift_sheet_sign'::text) AS permits))) WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND ( SELECT access.permits('shift_sheet_sign'::text) AS permits) AND (saved_by = ( SELECT access.me() AS me))));

ALTER TABLE hotline.shift_item ENABLE ROW LEVEL SECURITY;

CREATE POLICY shift_item_select ON hotline.shift_item FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM hotline.shift_sheet h
  WHERE (h.id = shift_item.shift_sheet_id))));

CREATE POLICY shift_item_update ON hotline.shift_item FOR UPDATE TO app USING ((EXISTS ( SELECT
   FROM hotline.shift_sheet h
  WHERE ((h.id = shift_item.shift_sheet_id) AND (h.unit_id = ( SELECT access.unit() AS unit)) AND (h.accepted_at IS NULL) AND (h.withdrawn_at IS NULL) AND (( SELECT access.permits('shift_sheet_accept'::text) AS permits) OR (( SELECT access.permits('shift_sheet_sign'::text) AS permits) AND (h.signed_by = ( SELECT access.me() AS me)))))))) WITH CHECK (((ticked_by IS NULL) OR (ticked_by = ( SELECT access.me() AS me))));

ALTER TABLE hotline.shift_sheet ENABLE ROW LEVEL SECURITY;

CREATE POLICY shift_sheet_insert ON hotline.shift_sheet FOR INSERT TO app WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND (signed_by = ( SELECT access.me() AS me)) AND ( SELECT access.permits('shift_sheet_sign'::text) AS permits) AND (EXISTS ( SELECT
   FROM cases.file f
  WHERE (f.id = shift_sheet.file_id)))));

CREATE POLICY shift_sheet_select ON hotline.shift_sheet FOR SELECT TO app USING ((unit_id = ANY (( SELECT access.units('shift_sheet_read'::text) AS units)::uuid[])));

CREATE POLICY shift_sheet_update ON hotline.shift_sheet FOR UPDATE TO app USING (((unit_id = ( SELECT access.unit() AS unit)) AND (( SELECT access.permits('shift_sheet_sign'::text) AS permits) OR ( SELECT access.permits('shift_sheet_accept'::text) AS permits)))) WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND ((accepted_at IS NULL) OR (( SELECT access.permits('shift_sheet_accept'::text) AS permits) AND (accepted_by = ( SELECT access.me() AS me)))) AND ((withdrawn_at IS NULL) OR (( SELECT access.permits('shift_sheet_sign'::text) AS permits) AND (signed_by = ( SELECT access.me() AS me))))));

ALTER TABLE parties.allegation ENABLE ROW LEVEL SECURITY;

CREATE POLICY allegation_insert ON parties.allegation FOR INSERT TO app WITH CHECK (((added_by = access.me()) AND (EXISTS ( SELECT
   FROM (parties.link l
     JOIN cases.file f ON ((f.id = l.file_id)))
  WHERE ((l.id = allegation.link_id) AND access.reaches('party_register'::text, f.unit_id, f.opened_by, f.opened_at, f.id))))));

CREATE POLICY allegation_select ON parties.allegation FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM (parties.link l
     JOIN cases.file f ON ((f.id = l.file_id)))
  WHERE ((l.id = allegation.link_id) AND access.reaches('party_read'::text, f.unit_id, f.opened_by, f.opened_at, f.id)))));

CREATE POLICY allegation_update ON parties.allegation FOR UPDATE TO app USING ((EXISTS ( SELECT
   FROM (parties.link l
     JOIN cases.file f ON ((f.id = l.file_id)))
  WHERE ((l.id = allegation.link_id) AND access.reaches('party_edit'::text, f.unit_id, f.opened_by, f.opened_at, f.id))))) WITH CHECK ((EXISTS ( SELECT
   FROM (parties.link l
     JOIN cases.file f ON ((f.id = l.file_id)))
  WHERE ((l.id = allegation.link_id) AND access.reaches('party_edit'::text, f.unit_id, f.opened_by, f.opened_at, f.id)))));

ALTER TABLE parties.detail ENABLE ROW LEVEL SECURITY;

CREATE POLICY detail_insert ON parties.detail FOR INSERT TO app WITH CHECK (((added_by = access.me()) AND (EXISTS ( SELECT
   FROM parties.party p
  WHERE ((p.id = detail.party_id) AND parties.reaches('party_register'::text, p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id))))));

CREATE POLICY detail_select ON parties.detail FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM parties.party p
  WHERE ((p.id = detail.party_id) AND parties.reaches('party_read'::text, p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id)))));

CREATE POLICY detail_update ON parties.detail FOR UPDATE TO app USING ((EXISTS ( SELECT
   FROM parties.party p
  WHERE ((p.id = detail.party_id) AND parties.reaches('party_edit'::text, p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id))))) WITH CHECK ((EXISTS ( SELECT
   FROM parties.party p
  WHERE ((p.id = detail.party_id) AND parties.reaches('party_edit'::text, p.id, p.unit_id, p.registered_by, p.registered_at, p.file_id)))));

ALTER TABLE parties.link ENABLE ROW LEVEL SECURITY;

CREATE POLICY link_insert ON parties.link FOR INSERT TO app WITH CHECK (((added_by = access.me()) AND parties.linkable(party_id, file_id) AND (EXISTS ( SELECT
   FROM cases.file f
  WHERE ((f.id = link.file_id) AND access.reaches('party_register'::text, f.unit_id, f.opened_by, f.opened_at, f.id))))));

CREATE POLICY link_select ON parties.link FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM cases.file f
  WHERE ((f.id = link.file_id) AND access.reaches('party_read'::text, f.unit_id, f.opened_by, f.opened_at, f.id)))));

CREATE POLICY link_update ON parties.link FOR UPDATE TO app USING ((EXISTS ( SELECT
   FROM cases.file f
  WHERE ((f.id = link.file_id) AND access.reaches('party_edit'::text, f.unit_id, f.opened_by, f.opened_at, f.id))))) WITH CHECK ((EXISTS ( SELECT
   FROM cases.file f
  WHERE ((f.id = link.file_id) AND access.reaches('party_edit'::text, f.unit_id, f.opened_by, f.opened_at, f.id)))));

ALTER TABLE parties.party ENABLE ROW LEVEL SECURITY;

CREATE POLICY party_insert ON parties.party FOR INSERT TO app WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND (registered_by = access.me()) AND access.permits('party_register'::text) AND (EXISTS ( SELECT
   FROM cases.file f
  WHERE ((f.id = party.file_id) AND (f.holds = 'party'::text))))));

CREATE POLICY party_select ON parties.party FOR SELECT TO app USING (parties.reaches('party_read'::text, id, unit_id, registered_by, registered_at, file_id));

CREATE POLICY rules_see ON parties.allegation TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON parties.detail TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON parties.link TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON parties.party TO sanad_owner USING (true) WITH CHECK (true);

ALTER TABLE people.person ENABLE ROW LEVEL SECURITY;

ALTER TABLE people.person_document ENABLE ROW LEVEL SECURITY;

CREATE POLICY person_document_insert ON people.person_document FOR INSERT TO app WITH CHECK (((EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = person_document.person_id))) AND (added_by = access.me()) AND (access.permits('identity_register'::text) OR access.permits('identity_edit'::text))));

CREATE POLICY person_document_select ON people.person_document FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = person_document.person_id))));

CREATE POLICY person_document_update ON people.person_document FOR UPDATE TO app USING (((EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = person_document.person_id))) AND access.permits('identity_edit'::text))) WITH CHECK (((EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = person_document.person_id))) AND access.permits('identity_edit'::text)));

CREATE POLICY person_insert ON people.person FOR INSERT TO app WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND access.reaches('identity_register'::text, unit_id, registered_by, registered_at, file_id) AND (EXISTS ( SELECT
   FROM cases.file f
  WHERE (f.id = person.file_id)))));

ALTER TABLE people.person_name ENABLE ROW LEVEL SECURITY;

CREATE POLICY person_name_insert ON people.person_name FOR INSERT TO app WITH CHECK (((EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = person_name.person_id))) AND (added_by = access.me()) AND (access.permits('identity_register'::text) OR access.permits('identity_edit'::text))));

CREATE POLICY person_name_select ON people.person_name FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = person_name.person_id))));

CREATE POLICY person_name_update ON people.person_name FOR UPDATE TO app USING (((EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = person_name.person_id))) AND access.permits('identity_edit'::text))) WITH CHECK (((EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = person_name.person_id))) AND access.permits('identity_edit'::text)));

ALTER TABLE people.person_phone ENABLE ROW LEVEL SECURITY;

CREATE POLICY person_phone_insert ON people.person_phone FOR INSERT TO app WITH CHECK (((EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = person_phone.person_id))) AND (added_by = access.me()) AND (access.permits('identity_register'::text) OR access.permits('identity_edit'::text))));

CREATE POLICY person_phone_select ON people.person_phone FOR SELECT TO app USING ((EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = person_phone.person_id))));

CREATE POLICY person_phone_update ON people.person_phone FOR UPDATE TO app USING (((EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = person_phone.person_id))) AND access.permits('identity_edit'::text))) WITH CHECK (((EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = person_phone.person_id))) AND access.permits('identity_edit'::text)));

CREATE POLICY person_select ON people.person FOR SELECT TO app USING (access.reaches('identity_read'::text, unit_id, registered_by, registered_at, file_id));

CREATE POLICY person_update ON people.person FOR UPDATE TO app USING (access.reaches('identity_edit'::text, unit_id, registered_by, registered_at, file_id)) WITH CHECK (access.reaches('identity_edit'::text, unit_id, registered_by, registered_at, file_id));

CREATE POLICY rules_see ON people.person TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON people.person_document TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON people.person_name TO sanad_owner USING (true) WITH CHECK (true);

CREATE POLICY rules_see ON people.person_phone TO sanad_owner USING (true) WITH CHECK (true);

ALTER TABLE report.report_export ENABLE ROW LEVEL SECURITY;

CREATE POLICY report_export_insert ON report.report_export FOR INSERT TO app WITH CHECK (((unit_id = ( SELECT access.unit() AS unit)) AND (exported_by = ( SELECT access.me() AS me)) AND ( SELECT access.permits('report_export'::text) AS permits)));

CREATE POLICY report_export_select ON report.report_export FOR SELECT TO app USING ((unit_id = ANY (( SELECT access.units('report_export'::text) AS units)::uuid[])));

GRANT USAGE ON SCHEMA access TO app;

GRANT USAGE ON SCHEMA audit TO app;

GRANT USAGE ON SCHEMA cases TO app;

GRANT USAGE ON SCHEMA code TO app;

GRANT USAGE ON SCHEMA directory TO app;

GRANT USAGE ON SCHEMA hotline TO app;

GRANT USAGE ON SCHEMA parties TO app;

GRANT USAGE ON SCHEMA people TO app;

GRANT USAGE ON SCHEMA report TO app;

REVOKE ALL ON FUNCTION access.account_changed() FROM PUBLIC;
GRANT ALL ON FUNCTION access.account_changed() TO app;

REVOKE ALL ON FUNCTION access.account_role_changed() FROM PUBLIC;
GRANT ALL ON FUNCTION access.account_role_changed() TO app;

REVOKE ALL ON FUNCTION access.approve_factor_reset(reset_id uuid, setup_code_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION access.approve_factor_reset(reset_id uuid, setup_code_hash bytea) TO app;

REVOKE ALL ON FUNCTION access.audit_sign_in(id uuid, account_id uuid, session uuid, action text, outcome text, request_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.audit_sign_in(id uuid, account_id uuid, session uuid, action text, outcome text, request_id text) TO app;

REVOKE ALL ON FUNCTION access.end_my_sessions() FROM PUBLIC;
GRANT ALL ON FUNCTION access.end_my_sessions() TO app;

REVOKE ALL ON FUNCTION access.end_session(session_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION access.end_session(session_id uuid) TO app;

REVOKE ALL ON FUNCTION access.end_sessions_of(accounts uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION access.ended_sessions(ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION access.ended_sessions(ids uuid[]) TO app;

REVOKE ALL ON FUNCTION access.enrol(account_id uuid, totp_secret bytea, step bigint, code_hashes bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION access.enrol(account_id uuid, totp_secret bytea, step bigint, code_hashes bytea[]) TO app;

REVOKE ALL ON FUNCTION access.enter(token bytea, permit text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.enter(token bytea, permit text) TO app;

REVOKE ALL ON FUNCTION access.enter_line(line text, permit text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.enter_line(line text, permit text) TO app;

REVOKE ALL ON FUNCTION access.forget_old() FROM PUBLIC;
GRANT ALL ON FUNCTION access.forget_old() TO app;

REVOKE ALL ON PROCEDURE access.guard(IN target regclass, IN command text, IN permits text[], IN unit_column text, IN own_column text, IN own_since_column text, IN file_column text) FROM PUBLIC;

REVOKE ALL ON PROCEDURE access.guard_through(IN target regclass, IN command text, IN parent_visible text) FROM PUBLIC;

REVOKE ALL ON FUNCTION access.idle() FROM PUBLIC;
GRANT ALL ON FUNCTION access.idle() TO app;

REVOKE ALL ON FUNCTION access.may(permit_scope text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.may(permit_scope text) TO app;

REVOKE ALL ON FUNCTION access.me() FROM PUBLIC;
GRANT ALL ON FUNCTION access.me() TO app;

REVOKE ALL ON FUNCTION access.now_seen() FROM PUBLIC;
GRANT ALL ON FUNCTION access.now_seen() TO app;

REVOKE ALL ON FUNCTION access.open_session(id uuid, account_id uuid, token_hash bytea, name_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION access.open_session(id uuid, account_id uuid, token_hash bytea, name_hash bytea) TO app;

REVOKE ALL ON FUNCTION access.open_ticket(ticket_hash bytea, account_id uuid, next text, totp_secret bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION access.open_ticket(ticket_hash bytea, account_id uuid, next text, totp_secret bytea) TO app;

REVOKE ALL ON FUNCTION access.reaches(permit text, unit uuid, owner uuid, since timestamp with time zone, file uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION access.reaches(permit text, unit uuid, owner uuid, since timestamp with time zone, file uuid) TO app;

REVOKE ALL ON FUNCTION parties.opens(file uuid, owner uuid, since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION parties.opens(file uuid, owner uuid, since timestamp with time zone) TO app;

REVOKE ALL ON FUNCTION access.opens(holds text, unit uuid, owner uuid, since timestamp with time zone, file uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION access.opens(holds text, unit uuid, owner uuid, since timestamp with time zone, file uuid) TO app;

REVOKE ALL ON FUNCTION access.permits(permit text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.permits(permit text) TO app;

REVOKE ALL ON FUNCTION access.role_permit_changed() FROM PUBLIC;
GRANT ALL ON FUNCTION access.role_permit_changed() TO app;

REVOKE ALL ON FUNCTION access.session_ended() FROM PUBLIC;
GRANT ALL ON FUNCTION access.session_ended() TO app;

REVOKE ALL ON FUNCTION access.set_passphrase(account_id uuid, passphrase_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.set_passphrase(account_id uuid, passphrase_hash text) TO app;

REVOKE ALL ON FUNCTION access.sign_in_by_name(name text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.sign_in_by_name(name text) TO app;

REVOKE ALL ON FUNCTION access.sign_in_by_ticket(ticket_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION access.sign_in_by_ticket(ticket_hash bytea) TO app;

REVOKE ALL ON FUNCTION access.sign_in_failed(name_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION access.sign_in_failed(name_hash bytea) TO app;

REVOKE ALL ON FUNCTION access.sign_in_wait(name_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION access.sign_in_wait(name_hash bytea) TO app;

REVOKE ALL ON FUNCTION access.signed_in(account uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION access.signed_in(account uuid) TO app;

REVOKE ALL ON FUNCTION access.tell_nodes() FROM PUBLIC;
GRANT ALL ON FUNCTION access.tell_nodes() TO app;

REVOKE ALL ON FUNCTION access.unit() FROM PUBLIC;
GRANT ALL ON FUNCTION access.unit() TO app;

REVOKE ALL ON FUNCTION access.units(permit text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.units(permit text) TO app;

REVOKE ALL ON FUNCTION access.use_recovery_code(account_id uuid, code_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION access.use_recovery_code(account_id uuid, code_hash bytea) TO app;

REVOKE ALL ON FUNCTION access.use_totp_step(account_id uuid, step bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION access.use_totp_step(account_id uuid, step bigint) TO app;

GRANT SELECT,INSERT ON TABLE audit.entry TO app;

REVOKE ALL ON FUNCTION audit.canonical(seq bigint, e audit.entry) FROM PUBLIC;

REVOKE ALL ON FUNCTION audit.refuse_change() FROM PUBLIC;
GRANT ALL ON FUNCTION audit.refuse_change() TO app;

REVOKE ALL ON FUNCTION audit.sequence(most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.sequence(most integer) TO app;

REVOKE ALL ON FUNCTION hotline.accept_handover(handover uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.accept_handover(handover uuid) TO app;

REVOKE ALL ON FUNCTION hotline.after_working_days(start timestamp with time zone, days integer, weekend integer[], zone text) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.after_working_days(start timestamp with time zone, days integer, weekend integer[], zone text) TO app;

REVOKE ALL ON FUNCTION hotline.begin_shift_sheet() FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.begin_shift_sheet() TO app;

REVOKE ALL ON FUNCTION hotline.call_refusal(complaint uuid, at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.call_refusal(complaint uuid, at timestamp with time zone) TO app;

REVOKE ALL ON FUNCTION hotline.callable_from(complaint uuid, since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.callable_from(complaint uuid, since timestamp with time zone) TO app;

REVOKE ALL ON FUNCTION hotline.check_attempt() FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.check_attempt() TO app;

REVOKE ALL ON FUNCTION hotline.check_due() FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.check_due() TO app;

REVOKE ALL ON FUNCTION hotline.check_help() FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.check_help() TO app;

REVOKE ALL ON FUNCTION hotline.check_shift_item() FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.check_shift_item() TO app;

REVOKE ALL ON FUNCTION hotline.check_shift_sheet() FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.check_shift_sheet() TO app;

REVOKE ALL ON FUNCTION hotline.check_transition() FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.check_transition() TO app;

REVOKE ALL ON FUNCTION hotline.clocks_due(level text, start timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.clocks_due(level text, start timestamp with time zone) TO app;

REVOKE ALL ON FUNCTION hotline.colleagues() FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.colleagues() TO app;

REVOKE ALL ON FUNCTION hotline.contact_ended() FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.contact_ended() TO app;

REVOKE ALL ON FUNCTION hotline.contact_reopened() FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.contact_reopened() TO app;

REVOKE ALL ON FUNCTION hotline.first_id(at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.first_id(at timestamp with time zone) TO app;

REVOKE ALL ON FUNCTION hotline.follow_shift_sheet(sheet uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.follow_shift_sheet(sheet uuid) TO app;

REVOKE ALL ON FUNCTION hotline.freeze_shift_sheet() FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.freeze_shift_sheet() TO app;

REVOKE ALL ON FUNCTION hotline.give(contact uuid, file uuid, receiver uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION hotline.heard_at(at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.heard_at(at timestamp with time zone) TO app;

REVOKE ALL ON FUNCTION hotline.weekday(local_time timestamp without time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.weekday(local_time timestamp without time zone) TO app;

REVOKE ALL ON FUNCTION hotline.in_safe_hours(local_time timestamp without time zone, days text[], from_time time without time zone, until_time time without time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.in_safe_hours(local_time timestamp without time zone, days text[], from_time time without time zone, until_time time without time zone) TO app;

REVOKE ALL ON FUNCTION hotline.known_complaints(contact uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.known_complaints(contact uuid) TO app;

REVOKE ALL ON FUNCTION hotline.my_handovers() FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.my_handovers() TO app;

REVOKE ALL ON FUNCTION hotline.open_file_to(file uuid, receiver uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION hotline.queue_figures(since timestamp with time zone, until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.queue_figures(since timestamp with time zone, until timestamp with time zone) TO app;

REVOKE ALL ON FUNCTION hotline.queued_calls(since timestamp with time zone, until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.queued_calls(since timestamp with time zone, until timestamp with time zone) TO app;

REVOKE ALL ON FUNCTION hotline.shift_items(unit uuid, base uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.shift_items(unit uuid, base uuid) TO app;

REVOKE ALL ON FUNCTION hotline.shift_of(at timestamp with time zone, zone text) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.shift_of(at timestamp with time zone, zone text) TO app;

REVOKE ALL ON FUNCTION hotline.shift_sheet_lines(sheet uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.shift_sheet_lines(sheet uuid) TO app;

REVOKE ALL ON FUNCTION hotline.start_clocks(complaint uuid, level text, start timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.start_clocks(complaint uuid, level text, start timestamp with time zone) TO app;

REVOKE ALL ON FUNCTION hotline.take_over(handover uuid, contact uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.take_over(handover uuid, contact uuid) TO app;

REVOKE ALL ON FUNCTION hotline.take_up(contact uuid, complaint uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.take_up(contact uuid, complaint uuid) TO app;

REVOKE ALL ON FUNCTION hotline.tell_beside() FROM PUBLIC;
GRANT ALL ON FUNCTION hotline.tell_beside() TO app;

REVOKE ALL ON FUNCTION parties.alerts(complaint uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION parties.alerts(complaint uuid) TO app;

REVOKE ALL ON FUNCTION parties.linkable(party uuid, file uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION parties.linkable(party uuid, file uuid) TO app;

REVOKE ALL ON FUNCTION parties.named(party uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION parties.named(party uuid) TO app;

REVOKE ALL ON FUNCTION parties.named_in(complaint uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION parties.named_in(complaint uuid) TO app;

REVOKE ALL ON FUNCTION parties.naming(numbers bytea[], ids uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION parties.number_of_alleged_abuser(complaint uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION parties.number_of_alleged_abuser(complaint uuid) TO app;

REVOKE ALL ON FUNCTION parties.of_my_site(unit uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION parties.of_my_site(unit uuid) TO app;

REVOKE ALL ON FUNCTION parties.reaches(permit text, party uuid, unit uuid, owner uuid, since timestamp with time zone, file uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION parties.reaches(permit text, party uuid, unit uuid, owner uuid, since timestamp with time zone, file uuid) TO app;

REVOKE ALL ON FUNCTION parties.reads_complaint(complaint uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION parties.reads_complaint(complaint uuid) TO app;

REVOKE ALL ON FUNCTION parties.under_number(numbers bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION parties.under_number(numbers bytea[]) TO app;

REVOKE ALL ON FUNCTION parties.with_number(numbers bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION parties.with_number(numbers bytea[]) TO app;

REVOKE ALL ON FUNCTION people.forget_name_changes() FROM PUBLIC;
GRANT ALL ON FUNCTION people.forget_name_changes() TO app;

REVOKE ALL ON FUNCTION people.hidden_hits(ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION people.hidden_hits(ids uuid[]) TO app;

REVOKE ALL ON FUNCTION people.index_mark() FROM PUBLIC;
GRANT ALL ON FUNCTION people.index_mark() TO app;

REVOKE ALL ON FUNCTION people.index_page(after uuid, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION people.index_page(after uuid, most integer) TO app;

REVOKE ALL ON FUNCTION people.index_person(person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION people.index_person(person uuid) TO app;

REVOKE ALL ON FUNCTION people.names_changed_since(seen xid8) FROM PUBLIC;
GRANT ALL ON FUNCTION people.names_changed_since(seen xid8) TO app;

REVOKE ALL ON FUNCTION people.new_code_name() FROM PUBLIC;
GRANT ALL ON FUNCTION people.new_code_name() TO app;

REVOKE ALL ON FUNCTION people.note_name_change() FROM PUBLIC;
GRANT ALL ON FUNCTION people.note_name_change() TO app;

REVOKE ALL ON FUNCTION people.own_search(search uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION people.own_search(search uuid) TO app;

REVOKE ALL ON FUNCTION people.with_code_name(word text, number integer) FROM PUBLIC;
GRANT ALL ON FUNCTION people.with_code_name(word text, number integer) TO app;

REVOKE ALL ON FUNCTION people.with_number(phone_hash bytea, document_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION people.with_number(phone_hash bytea, document_hash bytea) TO app;

REVOKE ALL ON FUNCTION report.hotline(by_period text, first_day date, last_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION report.hotline(by_period text, first_day date, last_day date) TO app;

REVOKE ALL ON FUNCTION report.hotline_counts(by_period text, first_day date, last_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION report.hotline_counts(by_period text, first_day date, last_day date) TO app;

REVOKE ALL ON FUNCTION report.span(by_period text, first_day date, last_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION report.span(by_period text, first_day date, last_day date) TO app;

GRANT SELECT(id),INSERT(id) ON TABLE access.account TO app;

GRANT SELECT(name),INSERT(name) ON TABLE access.account TO app;

GRANT SELECT(display_name),INSERT(display_name),UPDATE(display_name) ON TABLE access.account TO app;

GRANT SELECT(unit_id),INSERT(unit_id),UPDATE(unit_id) ON TABLE access.account TO app;

GRANT SELECT(active),UPDATE(active) ON TABLE access.account TO app;

GRANT SELECT(unit_key_id),INSERT(unit_key_id) ON TABLE access.account TO app;

GRANT SELECT(wrapped_key),INSERT(wrapped_key) ON TABLE access.account TO app;

GRANT INSERT(setup_code_hash) ON TABLE access.account TO app;

GRANT INSERT(setup_code_ends_at) ON TABLE access.account TO app;

GRANT SELECT(version),UPDATE(version) ON TABLE access.account TO app;

GRANT SELECT,INSERT,DELETE ON TABLE access.account_role TO app;

GRANT SELECT ON TABLE access.colleague TO app;

GRANT SELECT,INSERT ON TABLE access.factor_reset TO app;

GRANT UPDATE(withdrawn_at) ON TABLE access.factor_reset TO app;

GRANT SELECT ON TABLE access.factor_reset_sheet TO app;

GRANT SELECT,INSERT ON TABLE access.idempotency TO app;

GRANT SELECT ON TABLE access.unit TO app;

GRANT SELECT ON TABLE access.my_session TO app;

GRANT SELECT ON TABLE access.role_permit TO app;

GRANT SELECT ON TABLE access.session_sheet TO app;

GRANT SELECT ON TABLE access.site TO app;

GRANT SELECT,INSERT ON TABLE access.unit_key TO app;

GRANT SELECT ON TABLE access.user_sheet TO app;

GRANT SELECT,INSERT ON TABLE audit.head TO app;

GRANT SELECT ON TABLE audit.progress TO app;

GRANT SELECT ON TABLE audit.chain TO app;

GRANT SELECT ON TABLE audit.link TO app;

GRANT SELECT ON TABLE audit.entry_sheet TO app;

GRANT SELECT ON TABLE audit.live_event TO app;

GRANT SELECT ON TABLE cases.assignment TO app;

GRANT INSERT(file_id) ON TABLE cases.assignment TO app;

GRANT INSERT(account_id) ON TABLE cases.assignment TO app;

GRANT SELECT,INSERT ON TABLE cases.file TO app;

GRANT SELECT ON TABLE code.entry TO app;

GRANT SELECT ON TABLE code.call_type TO app;

GRANT SELECT ON TABLE code.code_name TO app;

GRANT SELECT ON TABLE code.complaint_category TO app;

GRANT SELECT ON TABLE code.consent_type TO app;

GRANT SELECT ON TABLE code.country TO app;

GRANT SELECT ON TABLE code.document_type TO app;

GRANT SELECT ON TABLE code.first_action TO app;

GRANT SELECT ON TABLE code.governorate TO app;

GRANT SELECT ON TABLE code.ilo_indicator TO app;

GRANT SELECT ON TABLE code.immediate_action TO app;

GRANT SELECT ON TABLE code.language TO app;

GRANT SELECT ON TABLE code.residency_type TO app;

GRANT SELECT ON TABLE code.role TO app;

GRANT SELECT ON TABLE code.script TO app;

GRANT SELECT ON TABLE code.triage_level TO app;

GRANT SELECT ON TABLE directory.organisation TO app;

GRANT INSERT(id) ON TABLE directory.organisation TO app;

GRANT INSERT(kind),UPDATE(kind) ON TABLE directory.organisation TO app;

GRANT INSERT(name_en),UPDATE(name_en) ON TABLE directory.organisation TO app;

GRANT INSERT(name_ar),UPDATE(name_ar) ON TABLE directory.organisation TO app;

GRANT INSERT(does_en),UPDATE(does_en) ON TABLE directory.organisation TO app;

GRANT INSERT(does_ar),UPDATE(does_ar) ON TABLE directory.organisation TO app;

GRANT INSERT(country),UPDATE(country) ON TABLE directory.organisation TO app;

GRANT INSERT(governorate),UPDATE(governorate) ON TABLE directory.organisation TO app;

GRANT INSERT(address),UPDATE(address) ON TABLE directory.organisation TO app;

GRANT INSERT(phone),UPDATE(phone) ON TABLE directory.organisation TO app;

GRANT INSERT(phone_after_hours),UPDATE(phone_after_hours) ON TABLE directory.organisation TO app;

GRANT INSERT(website),UPDATE(website) ON TABLE directory.organisation TO app;

GRANT INSERT(languages),UPDATE(languages) ON TABLE directory.organisation TO app;

GRANT INSERT(serves),UPDATE(serves) ON TABLE directory.organisation TO app;

GRANT INSERT(days),UPDATE(days) ON TABLE directory.organisation TO app;

GRANT INSERT(from_time),UPDATE(from_time) ON TABLE directory.organisation TO app;

GRANT INSERT(until_time),UPDATE(until_time) ON TABLE directory.organisation TO app;

GRANT INSERT(hours_known),UPDATE(hours_known) ON TABLE directory.organisation TO app;

GRANT INSERT(capacity),UPDATE(capacity) ON TABLE directory.organisation TO app;

GRANT INSERT(free_places),UPDATE(free_places) ON TABLE directory.organisation TO app;

GRANT INSERT(counted_at),UPDATE(counted_at) ON TABLE directory.organisation TO app;

GRANT UPDATE(verified_at) ON TABLE directory.organisation TO app;

GRANT UPDATE(verified_by) ON TABLE directory.organisation TO app;

GRANT UPDATE(active) ON TABLE directory.organisation TO app;

GRANT UPDATE(version) ON TABLE directory.organisation TO app;

GRANT SELECT ON TABLE directory.verification_rule TO app;

GRANT SELECT ON TABLE directory.organisation_sheet TO app;

GRANT SELECT ON TABLE hotline.complaint TO app;

GRANT INSERT(id) ON TABLE hotline.complaint TO app;

GRANT INSERT(file_id) ON TABLE hotline.complaint TO app;

GRANT INSERT(contact_id) ON TABLE hotline.complaint TO app;

GRANT INSERT(unit_id) ON TABLE hotline.complaint TO app;

GRANT INSERT(reference) ON TABLE hotline.complaint TO app;

GRANT UPDATE(state) ON TABLE hotline.complaint TO app;

GRANT INSERT(triage),UPDATE(triage) ON TABLE hotline.complaint TO app;

GRANT INSERT(narrative),UPDATE(narrative) ON TABLE hotline.complaint TO app;

GRANT INSERT(danger_now),UPDATE(danger_now) ON TABLE hotline.complaint TO app;

GRANT INSERT(safe_to_talk),UPDATE(safe_to_talk) ON TABLE hotline.complaint TO app;

GRANT INSERT(medical_need),UPDATE(medical_need) ON TABLE hotline.complaint TO app;

GRANT INSERT(worker_name),UPDATE(worker_name) ON TABLE hotline.complaint TO app;

GRANT INSERT(worker_phone),UPDATE(worker_phone) ON TABLE hotline.complaint TO app;

GRANT INSERT(nationality),UPDATE(nationality) ON TABLE hotline.complaint TO app;

GRANT INSERT(language),UPDATE(language) ON TABLE hotline.complaint TO app;

GRANT INSERT(governorate),UPDATE(governorate) ON TABLE hotline.complaint TO app;

GRANT INSERT(area),UPDATE(area) ON TABLE hotline.complaint TO app;

GRANT INSERT(address),UPDATE(address) ON TABLE hotline.complaint TO app;

GRANT INSERT(employer_name),UPDATE(employer_name) ON TABLE hotline.complaint TO app;

GRANT INSERT(started_on),UPDATE(started_on) ON TABLE hotline.complaint TO app;

GRANT INSERT(wish),UPDATE(wish) ON TABLE hotline.complaint TO app;

GRANT INSERT(safe_contact),UPDATE(safe_contact) ON TABLE hotline.complaint TO app;

GRANT INSERT(safe_contact_note),UPDATE(safe_contact_note) ON TABLE hotline.complaint TO app;

GRANT INSERT(consent_to_record),UPDATE(consent_to_record) ON TABLE hotline.complaint TO app;

GRANT INSERT(created_by) ON TABLE hotline.complaint TO app;

GRANT UPDATE(updated_at) ON TABLE hotline.complaint TO app;

GRANT UPDATE(version) ON TABLE hotline.complaint TO app;

GRANT INSERT(worker_phone_mac),UPDATE(worker_phone_mac) ON TABLE hotline.complaint TO app;

GRANT INSERT(block),UPDATE(block) ON TABLE hotline.complaint TO app;

GRANT INSERT(street),UPDATE(street) ON TABLE hotline.complaint TO app;

GRANT INSERT(building),UPDATE(building) ON TABLE hotline.complaint TO app;

GRANT INSERT(paci_number),UPDATE(paci_number) ON TABLE hotline.complaint TO app;

GRANT INSERT(landmarks),UPDATE(landmarks) ON TABLE hotline.complaint TO app;

GRANT INSERT(employer_kind),UPDATE(employer_kind) ON TABLE hotline.complaint TO app;

GRANT INSERT(employer_phone),UPDATE(employer_phone) ON TABLE hotline.complaint TO app;

GRANT INSERT(employer_civil_id),UPDATE(employer_civil_id) ON TABLE hotline.complaint TO app;

GRANT INSERT(office_name),UPDATE(office_name) ON TABLE hotline.complaint TO app;

GRANT INSERT(entered_on),UPDATE(entered_on) ON TABLE hotline.complaint TO app;

GRANT INSERT(residency),UPDATE(residency) ON TABLE hotline.complaint TO app;

GRANT INSERT(wage_promised),UPDATE(wage_promised) ON TABLE hotline.complaint TO app;

GRANT INSERT(wage_paid),UPDATE(wage_paid) ON TABLE hotline.complaint TO app;

GRANT INSERT(last_paid_on),UPDATE(last_paid_on) ON TABLE hotline.complaint TO app;

GRANT INSERT(passport_held_by),UPDATE(passport_held_by) ON TABLE hotline.complaint TO app;

GRANT INSERT(hours_a_day),UPDATE(hours_a_day) ON TABLE hotline.complaint TO app;

GRANT INSERT(rest_day),UPDATE(rest_day) ON TABLE hotline.complaint TO app;

GRANT INSERT(absence_report),UPDATE(absence_report) ON TABLE hotline.complaint TO app;

GRANT INSERT(ilo_1),UPDATE(ilo_1) ON TABLE hotline.complaint TO app;

GRANT INSERT(ilo_2),UPDATE(ilo_2) ON TABLE hotline.complaint TO app;

GRANT INSERT(ilo_3),UPDATE(ilo_3) ON TABLE hotline.complaint TO app;

GRANT INSERT(ilo_4),UPDATE(ilo_4) ON TABLE hotline.complaint TO app;

GRANT INSERT(ilo_5),UPDATE(ilo_5) ON TABLE hotline.complaint TO app;

GRANT INSERT(ilo_6),UPDATE(ilo_6) ON TABLE hotline.complaint TO app;

GRANT INSERT(ilo_7),UPDATE(ilo_7) ON TABLE hotline.complaint TO app;

GRANT INSERT(ilo_8),UPDATE(ilo_8) ON TABLE hotline.complaint TO app;

GRANT INSERT(ilo_9),UPDATE(ilo_9) ON TABLE hotline.complaint TO app;

GRANT INSERT(ilo_10),UPDATE(ilo_10) ON TABLE hotline.complaint TO app;

GRANT INSERT(ilo_11),UPDATE(ilo_11) ON TABLE hotline.complaint TO app;

GRANT UPDATE(person_id) ON TABLE hotline.complaint TO app;

GRANT INSERT(employer_phone_mac),UPDATE(employer_phone_mac) ON TABLE hotline.complaint TO app;

GRANT INSERT(employer_civil_id_mac),UPDATE(employer_civil_id_mac) ON TABLE hotline.complaint TO app;

GRANT INSERT(paci_mac),UPDATE(paci_mac) ON TABLE hotline.complaint TO app;

GRANT SELECT,INSERT ON TABLE hotline.complaint_clock TO app;

GRANT UPDATE(due_at) ON TABLE hotline.complaint_clock TO app;

GRANT UPDATE(stopped_at) ON TABLE hotline.complaint_clock TO app;

GRANT SELECT ON TABLE hotline.board_clock TO app;

GRANT SELECT,INSERT ON TABLE hotline.call TO app;

GRANT UPDATE(wrapped_key) ON TABLE hotline.call TO app;

GRANT UPDATE(caller_number) ON TABLE hotline.call TO app;

GRANT UPDATE(rang_at) ON TABLE hotline.call TO app;

GRANT UPDATE(answered_at) ON TABLE hotline.call TO app;

GRANT UPDATE(answered_by) ON TABLE hotline.call TO app;

GRANT UPDATE(ended_at) ON TABLE hotline.call TO app;

GRANT UPDATE(contact_id) ON TABLE hotline.call TO app;

GRANT SELECT,INSERT ON TABLE hotline.call_event TO app;

GRANT SELECT ON TABLE hotline.call_leg TO app;

GRANT SELECT ON TABLE hotline.contact TO app;

GRANT INSERT(id) ON TABLE hotline.contact TO app;

GRANT INSERT(file_id) ON TABLE hotline.contact TO app;

GRANT INSERT(unit_id) ON TABLE hotline.contact TO app;

GRANT INSERT(channel),UPDATE(channel) ON TABLE hotline.contact TO app;

GRANT INSERT(call_type),UPDATE(call_type) ON TABLE hotline.contact TO app;

GRANT INSERT(language),UPDATE(language) ON TABLE hotline.contact TO app;

GRANT INSERT(interpreter),UPDATE(interpreter) ON TABLE hotline.contact TO app;

GRANT INSERT(caller_is_subject),UPDATE(caller_is_subject) ON TABLE hotline.contact TO app;

GRANT INSERT(caller_name),UPDATE(caller_name) ON TABLE hotline.contact TO app;

GRANT INSERT(caller_phone),UPDATE(caller_phone) ON TABLE hotline.contact TO app;

GRANT INSERT(received_at),UPDATE(received_at) ON TABLE hotline.contact TO app;

GRANT INSERT(started_at) ON TABLE hotline.contact TO app;

GRANT UPDATE(ended_at) ON TABLE hotline.contact TO app;

GRANT INSERT(taken_by) ON TABLE hotline.contact TO app;

GRANT UPDATE(version) ON TABLE hotline.contact TO app;

GRANT INSERT(caller_phone_mac),UPDATE(caller_phone_mac) ON TABLE hotline.contact TO app;

GRANT UPDATE(interpreter_joined_at) ON TABLE hotline.contact TO app;

GRANT SELECT ON TABLE hotline.help TO app;

GRANT INSERT(id) ON TABLE hotline.help TO app;

GRANT INSERT(contact_id) ON TABLE hotline.help TO app;

GRANT INSERT(file_id) ON TABLE hotline.help TO app;

GRANT INSERT(urgency),UPDATE(urgency) ON TABLE hotline.help TO app;

GRANT UPDATE(raised_at) ON TABLE hotline.help TO app;

GRANT UPDATE(joined_by) ON TABLE hotline.help TO app;

GRANT UPDATE(joined_at) ON TABLE hotline.help TO app;

GRANT UPDATE(ended_by) ON TABLE hotline.help TO app;

GRANT UPDATE(ended_at) ON TABLE hotline.help TO app;

GRANT SELECT ON TABLE hotline.board_contact TO app;

GRANT SELECT ON TABLE hotline.call_row TO app;

GRANT SELECT,INSERT ON TABLE hotline.callback TO app;

GRANT UPDATE(due_at) ON TABLE hotline.callback TO app;

GRANT UPDATE(assigned_to) ON TABLE hotline.callback TO app;

GRANT UPDATE(ended_at) ON TABLE hotline.callback TO app;

GRANT UPDATE(ended_by) ON TABLE hotline.callback TO app;

GRANT UPDATE(outcome) ON TABLE hotline.callback TO app;

GRANT UPDATE(end_reason) ON TABLE hotline.callback TO app;

GRANT UPDATE(version) ON TABLE hotline.callback TO app;

GRANT SELECT,INSERT ON TABLE hotline.callback_attempt TO app;

GRANT UPDATE(outcome) ON TABLE hotline.callback_attempt TO app;

GRANT UPDATE(note) ON TABLE hotline.callback_attempt TO app;

GRANT UPDATE(finished_at) ON TABLE hotline.callback_attempt TO app;

GRANT SELECT ON TABLE hotline.callback_attempt_sheet TO app;

GRANT SELECT ON TABLE hotline.callback_row TO app;

GRANT SELECT,INSERT,DELETE ON TABLE hotline.complaint_category TO app;

GRANT SELECT,INSERT ON TABLE hotline.complaint_change TO app;

GRANT SELECT ON TABLE hotline.complaint_change_sheet TO app;

GRANT SELECT,INSERT ON TABLE hotline.complaint_consent TO app;

GRANT SELECT ON TABLE hotline.complaint_consent_row TO app;

GRANT SELECT ON TABLE hotline.complaint_number TO app;

GRANT SELECT ON TABLE hotline.complaint_row TO app;

GRANT SELECT ON TABLE people.person TO app;

GRANT INSERT(id) ON TABLE people.person TO app;

GRANT INSERT(file_id) ON TABLE people.person TO app;

GRANT INSERT(code_word) ON TABLE people.person TO app;

GRANT INSERT(code_number) ON TABLE people.person TO app;

GRANT INSERT(sex),UPDATE(sex) ON TABLE people.person TO app;

GRANT INSERT(birth_date),UPDATE(birth_date) ON TABLE people.person TO app;

GRANT INSERT(birth_precision),UPDATE(birth_precision) ON TABLE people.person TO app;

GRANT INSERT(nationality),UPDATE(nationality) ON TABLE people.person TO app;

GRANT INSERT(languages),UPDATE(languages) ON TABLE people.person TO app;

GRANT INSERT(literacy),UPDATE(literacy) ON TABLE people.person TO app;

GRANT INSERT(verification),UPDATE(verification) ON TABLE people.person TO app;

GRANT UPDATE(version) ON TABLE people.person TO app;

GRANT SELECT ON TABLE people.called TO app;

GRANT SELECT ON TABLE hotline.complaint_sheet TO app;

GRANT SELECT ON TABLE hotline.contact_handover TO app;

GRANT INSERT(id) ON TABLE hotline.contact_handover TO app;

GRANT INSERT(contact_id) ON TABLE hotline.contact_handover TO app;

GRANT INSERT(file_id) ON TABLE hotline.contact_handover TO app;

GRANT INSERT(to_account) ON TABLE hotline.contact_handover TO app;

GRANT INSERT(note) ON TABLE hotline.contact_handover TO app;

GRANT UPDATE(declined_at) ON TABLE hotline.contact_handover TO app;

GRANT UPDATE(withdrawn_at) ON TABLE hotline.contact_handover TO app;

GRANT SELECT,INSERT,DELETE ON TABLE hotline.draft TO app;

GRANT UPDATE(content) ON TABLE hotline.draft TO app;

GRANT UPDATE(version) ON TABLE hotline.draft TO app;

GRANT UPDATE(saved_at) ON TABLE hotline.draft TO app;

GRANT UPDATE(saved_by) ON TABLE hotline.draft TO app;

GRANT SELECT ON TABLE hotline.contact_row TO app;

GRANT SELECT ON TABLE hotline.contact_sheet TO app;

GRANT SELECT ON TABLE hotline.draft_sheet TO app;

GRANT SELECT,INSERT,DELETE ON TABLE hotline.extension TO app;

GRANT SELECT ON TABLE hotline.handover_sheet TO app;

GRANT SELECT ON TABLE hotline.help_message TO app;

GRANT INSERT(id) ON TABLE hotline.help_message TO app;

GRANT INSERT(help_id) ON TABLE hotline.help_message TO app;

GRANT INSERT(words) ON TABLE hotline.help_message TO app;

GRANT UPDATE(seen_at) ON TABLE hotline.help_message TO app;

GRANT SELECT ON TABLE hotline.help_message_sheet TO app;

GRANT SELECT ON TABLE hotline.help_row TO app;

GRANT SELECT,INSERT ON TABLE hotline.immediate_action TO app;

GRANT SELECT ON TABLE hotline.immediate_action_sheet TO app;

GRANT SELECT ON TABLE hotline.queue_rule TO app;

GRANT SELECT,INSERT ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(days) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(from_time) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(until_time) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(sms) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(whatsapp) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(voicemail) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(shared_with) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(cover_story) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(agreed_name) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(danger_word) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(proof_word) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(if_cut_off) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(ends_on) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(version) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(saved_at) ON TABLE hotline.safe_contact TO app;

GRANT UPDATE(saved_by) ON TABLE hotline.safe_contact TO app;

GRANT SELECT ON TABLE hotline.safe_contact_sheet TO app;

GRANT SELECT,INSERT ON TABLE hotline.service_referral TO app;

GRANT UPDATE(status) ON TABLE hotline.service_referral TO app;

GRANT UPDATE(version) ON TABLE hotline.service_referral TO app;

GRANT SELECT,INSERT ON TABLE hotline.service_referral_change TO app;

GRANT SELECT ON TABLE hotline.service_referral_change_sheet TO app;

GRANT SELECT ON TABLE hotline.service_referral_sheet TO app;

GRANT SELECT ON TABLE hotline.shift_draft TO app;

GRANT INSERT(file_id) ON TABLE hotline.shift_draft TO app;

GRANT INSERT(content),UPDATE(content) ON TABLE hotline.shift_draft TO app;

GRANT UPDATE(version) ON TABLE hotline.shift_draft TO app;

GRANT UPDATE(saved_at) ON TABLE hotline.shift_draft TO app;

GRANT UPDATE(saved_by) ON TABLE hotline.shift_draft TO app;

GRANT SELECT ON TABLE hotline.shift_item TO app;

GRANT UPDATE(note) ON TABLE hotline.shift_item TO app;

GRANT UPDATE(ticked_at) ON TABLE hotline.shift_item TO app;

GRANT UPDATE(ticked_by) ON TABLE hotline.shift_item TO app;

GRANT SELECT ON TABLE hotline.shift_rule TO app;

GRANT SELECT ON TABLE hotline.shift_sheet TO app;

GRANT INSERT(id) ON TABLE hotline.shift_sheet TO app;

GRANT INSERT(file_id) ON TABLE hotline.shift_sheet TO app;

GRANT INSERT(notes) ON TABLE hotline.shift_sheet TO app;

GRANT UPDATE(accepted_by) ON TABLE hotline.shift_sheet TO app;

GRANT UPDATE(accepted_at) ON TABLE hotline.shift_sheet TO app;

GRANT UPDATE(withdrawn_at) ON TABLE hotline.shift_sheet TO app;

GRANT UPDATE(withdraw_reason) ON TABLE hotline.shift_sheet TO app;

GRANT SELECT ON TABLE hotline.shift_sheet_next TO app;

GRANT SELECT ON TABLE hotline.shift_sheet_row TO app;

GRANT SELECT ON TABLE hotline.shift_sheet_whole TO app;

GRANT SELECT ON TABLE hotline.transition_rule TO app;

GRANT SELECT ON TABLE hotline.triage_rule TO app;

GRANT SELECT ON TABLE parties.allegation TO app;

GRANT INSERT(id) ON TABLE parties.allegation TO app;

GRANT INSERT(link_id) ON TABLE parties.allegation TO app;

GRANT INSERT(said_by) ON TABLE parties.allegation TO app;

GRANT UPDATE(ended_by) ON TABLE parties.allegation TO app;

GRANT UPDATE(ended_at) ON TABLE parties.allegation TO app;

GRANT UPDATE(end_reason) ON TABLE parties.allegation TO app;

GRANT SELECT ON TABLE parties.detail TO app;

GRANT INSERT(id) ON TABLE parties.detail TO app;

GRANT INSERT(party_id) ON TABLE parties.detail TO app;

GRANT INSERT(kind) ON TABLE parties.detail TO app;

GRANT INSERT(text) ON TABLE parties.detail TO app;

GRANT INSERT(mac) ON TABLE parties.detail TO app;

GRANT UPDATE(ended_at) ON TABLE parties.detail TO app;

GRANT SELECT ON TABLE parties.party TO app;

GRANT INSERT(id) ON TABLE parties.party TO app;

GRANT INSERT(file_id) ON TABLE parties.party TO app;

GRANT INSERT(kind) ON TABLE parties.party TO app;

GRANT SELECT ON TABLE parties.detail_row TO app;

GRANT SELECT ON TABLE parties.link TO app;

GRANT INSERT(id) ON TABLE parties.link TO app;

GRANT INSERT(party_id) ON TABLE parties.link TO app;

GRANT INSERT(file_id) ON TABLE parties.link TO app;

GRANT INSERT(role) ON TABLE parties.link TO app;

GRANT INSERT(said_by) ON TABLE parties.link TO app;

GRANT UPDATE(ended_by) ON TABLE parties.link TO app;

GRANT UPDATE(ended_at) ON TABLE parties.link TO app;

GRANT UPDATE(end_reason) ON TABLE parties.link TO app;

GRANT SELECT ON TABLE parties.link_row TO app;

GRANT SELECT ON TABLE parties.party_row TO app;

GRANT SELECT ON TABLE people.person_document TO app;

GRANT INSERT(id) ON TABLE people.person_document TO app;

GRANT INSERT(person_id) ON TABLE people.person_document TO app;

GRANT INSERT(kind) ON TABLE people.person_document TO app;

GRANT INSERT(number) ON TABLE people.person_document TO app;

GRANT INSERT(number_mac) ON TABLE people.person_document TO app;

GRANT INSERT(issuer) ON TABLE people.person_document TO app;

GRANT INSERT(expires_on) ON TABLE people.person_document TO app;

GRANT INSERT(held_by) ON TABLE people.person_document TO app;

GRANT UPDATE(ended_at) ON TABLE people.person_document TO app;

GRANT SELECT ON TABLE people.person_document_row TO app;

GRANT SELECT ON TABLE people.person_name TO app;

GRANT INSERT(id) ON TABLE people.person_name TO app;

GRANT INSERT(person_id) ON TABLE people.person_name TO app;

GRANT INSERT(text) ON TABLE people.person_name TO app;

GRANT INSERT(source) ON TABLE people.person_name TO app;

GRANT UPDATE(ended_at) ON TABLE people.person_name TO app;

GRANT SELECT ON TABLE people.person_name_row TO app;

GRANT SELECT ON TABLE people.person_phone TO app;

GRANT INSERT(id) ON TABLE people.person_phone TO app;

GRANT INSERT(person_id) ON TABLE people.person_phone TO app;

GRANT INSERT(phone) ON TABLE people.person_phone TO app;

GRANT INSERT(phone_mac) ON TABLE people.person_phone TO app;

GRANT UPDATE(ended_at) ON TABLE people.person_phone TO app;

GRANT SELECT ON TABLE people.person_phone_row TO app;

GRANT SELECT ON TABLE people.person_row TO app;

GRANT SELECT ON TABLE report.report_column TO app;

GRANT SELECT ON TABLE report.report_export TO app;

GRANT INSERT(id) ON TABLE report.report_export TO app;

GRANT INSERT(report) ON TABLE report.report_export TO app;

GRANT INSERT(by_period) ON TABLE report.report_export TO app;

GRANT INSERT(first_day) ON TABLE report.report_export TO app;

GRANT INSERT(last_day) ON TABLE report.report_export TO app;

GRANT INSERT(format) ON TABLE report.report_export TO app;

GRANT INSERT(language) ON TABLE report.report_export TO app;

GRANT INSERT(sha256) ON TABLE report.report_export TO app;

