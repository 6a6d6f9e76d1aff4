-- migrate:up
-- Entries are written with the act; links chain them in commit order; heads are signed outside (backend/audit).
set local role sanad_owner;
create schema audit;

create table audit.entry (
    id uuid primary key,
    at timestamptz not null default clock_timestamp(),
    txid xid8 not null default pg_current_xact_id(),
    actor uuid,
    session uuid,
    unit_id uuid,
    action text not null constraint audit_action_plain check (action ~ '^[a-z_]{1,60}$'),
    object_kind text constraint audit_object_kind_plain check (object_kind ~ '^[a-z_]{1,40}$'),
    object_id uuid,
    outcome text not null constraint audit_outcome check (outcome in ('done', 'refused', 'failed')),
    request_id text constraint audit_request_id_plain check (request_id ~ '^[0-9a-f-]{1,40}$')
);
create index entry_commit_order on audit.entry (txid, id);
create index entry_actor on audit.entry (actor, id desc);
create index entry_object on audit.entry (object_id, id desc) where object_id is not null;
create index entry_action on audit.entry (action, id desc);

create table audit.link (
    seq bigint primary key,
    entry_id uuid not null,
    hash bytea not null,
    constraint link_once unique (entry_id)
);

create table audit.head (
    seq bigint primary key,
    at timestamptz not null,
    hash bytea not null,
    key_id text not null,
    signature bytea not null
);

-- How far the sequencer has come; one row.
create table audit.progress (
    one boolean primary key default true check (one),
    txid xid8 not null,
    entry_id uuid not null,
    seq bigint not null,
    hash bytea not null
);
insert into audit.progress values (true, '0', '00000000-0000-0000-0000-000000000000', 0, sha256(''));

reset role;  -- dbmate notes the version as itself

-- migrate:down
