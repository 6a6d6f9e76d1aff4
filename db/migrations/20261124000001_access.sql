-- migrate:up
-- Who may sign in, what they may do, and the sessions that carry both (read by access.enter in always/).
do $$ begin
    if not exists (select from pg_roles where rolname = 'sanad_owner') then create role sanad_owner nologin; end if;
    if not exists (select from pg_roles where rolname = 'app') then create role app login; end if;
    execute format('grant create on database %I to sanad_owner', current_database());
end $$;
set local role sanad_owner;

create schema code;
create schema access;

-- Identity is a local setting made by access.enter; after commit it reads '' (not null), hence nullif.
create function access.me() returns uuid language sql stable parallel safe
    return nullif(current_setting('app.account', true), '')::uuid;
create function access.unit() returns uuid language sql stable parallel safe
    return nullif(current_setting('app.unit', true), '')::uuid;

-- Every list is a table of this shape, so that foreign keys can name it; code.entry shows them all at once.
create table code.entry (
    code text not null,
    label_en text not null,
    label_ar text not null,
    position int not null,
    to_verify boolean not null,
    attributes jsonb not null default '{}',
    valid_from date,
    valid_to date,
    source text
);
create table code.call_type (primary key (code)) inherits (code.entry);
create table code.triage_level (primary key (code)) inherits (code.entry);
create table code.complaint_category (primary key (code)) inherits (code.entry);
create table code.language (primary key (code)) inherits (code.entry);
create table code.country (primary key (code)) inherits (code.entry);
create table code.governorate (primary key (code)) inherits (code.entry);
create table code.role (primary key (code)) inherits (code.entry);

create table access.site (
    id uuid primary key,
    code text not null,
    name_en text not null,
    name_ar text not null,
    weekend int[] not null default '{5,6}',  -- ISO days off: Friday and Saturday in Kuwait
    time_zone text not null default 'Asia/Kuwait',
    constraint site_code_taken unique (code)
);

create table access.unit (
    id uuid primary key,
    code text not null,
    name_en text not null,
    name_ar text not null,
    site_id uuid not null references access.site,
    constraint unit_code_taken unique (code)
);

create table access.role_permit (
    role text not null references code.role,
    permit text not null,
    scope text not null,
    primary key (role, permit, scope)
);

-- Root key (outside the database) wraps unit keys; a unit key wraps the key of each of the unit's files.
create table access.unit_key (
    id uuid primary key,
    unit_id uuid not null references access.unit,
    version int not null,
    wrapped bytea not null,
    created_at timestamptz not null default now(),
    constraint unit_key_version unique (unit_id, version)
);

create table access.account (
    id uuid primary key,
    name text not null,
    display_name text not null,
    unit_id uuid not null references access.unit,
    active boolean not null default true,
    passphrase_hash text,
    -- The account's own data key: its one-time-code seed and the reasons written about it are sealed with it.
    unit_key_id uuid not null references access.unit_key,
    wrapped_key bytea not null,
    totp_secret bytea,
    totp_step bigint not null default 0,  -- last step used: a code can't be used twice
    setup_code_hash bytea,
    setup_code_ends_at timestamptz,
    last_sign_in_at timestamptz,
    version int not null default 1,
    created_at timestamptz not null default now(),
    constraint account_name_taken unique (name),
    constraint account_name_plain check (name ~ '^[a-z][a-z0-9._-]{1,39}$')
);

create table access.account_role (
    account_id uuid not null references access.account,
    role text not null references code.role,
    primary key (account_id, role)
);

create table access.recovery_code (
    account_id uuid not null references access.account,
    code_hash bytea not null,
    used_at timestamptz,
    primary key (account_id, code_hash)
);

create table access.session (
    id uuid primary key,
    token_hash bytea not null,
    account_id uuid not null references access.account,
    unit_id uuid not null references access.unit,
    site_id uuid not null references access.site,
    site_units uuid[] not null,
    permits text[] not null,
    scopes text[] not null,  -- 'permit.scope', as the policies ask for them
    signed_in_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    ends_at timestamptz not null,
    ended_at timestamptz,
    constraint session_token unique (token_hash)
);
create index session_live on access.session (account_id) where ended_at is null;
create index session_recent on access.session (id desc) where ended_at is null;

-- Between the passphrase and the one-time code.
create table access.sign_in_ticket (
    ticket_hash bytea primary key,
    account_id uuid not null references access.account,
    next text not null constraint sign_in_ticket_next check (next in ('code', 'enrolment')),
    totp_secret bytea,  -- sealed; becomes the account's once a code proves it
    ends_at timestamptz not null
);

-- Growing delays per name, known or not (hash of the name: what somebody typed is not kept); never a lock-out.
create table access.sign_in_delay (
    name_hash bytea primary key,
    failures int not null,
    not_before timestamptz not null
);

create table access.factor_reset (
    id uuid primary key,
    account_id uuid not null references access.account,
    requested_by uuid not null references access.account,
    requested_at timestamptz not null default now(),
    reason bytea not null,
    approved_by uuid references access.account,
    approved_at timestamptz,
    withdrawn_at timestamptz,
    constraint factor_reset_two_people check (approved_by is distinct from requested_by),
    constraint factor_reset_not_own check (account_id <> requested_by and account_id is distinct from approved_by)
);
create unique index factor_reset_open on access.factor_reset (account_id)
    where approved_at is null and withdrawn_at is null;

-- The answer to a create, kept with it: a retry gets the same one. Sealed, since some receipts hold a set-up code.
create table access.idempotency (
    account_id uuid not null references access.account,
    key uuid not null,
    body_mac bytea not null,
    status int not null,
    reply bytea not null,
    created_at timestamptz not null default now(),
    constraint idempotency_key primary key (account_id, key)
);
create index idempotency_age on access.idempotency (created_at);

reset role;  -- dbmate notes the version as itself

-- migrate:down
