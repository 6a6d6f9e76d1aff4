-- migrate:up
-- The supervisor beside the operator: silent help during a contact, and a running contact that changes hands.
set local role sanad_owner;

create table hotline.help (
    id uuid primary key,
    contact_id uuid not null references hotline.contact,
    file_id uuid not null references cases.file,
    unit_id uuid not null default access.unit() references access.unit,
    urgency text not null constraint help_urgency check (urgency in ('help', 'emergency')),
    asked_by uuid not null default access.me() references access.account,
    asked_at timestamptz not null default now(),
    raised_at timestamptz,  -- when help became an emergency
    joined_by uuid references access.account,
    joined_at timestamptz,
    ended_by uuid references access.account,
    ended_at timestamptz,
    constraint help_joined check ((joined_by is null) = (joined_at is null)),
    constraint help_ended check ((ended_by is null) = (ended_at is null))
);
-- A contact has one open request, however often somebody asks.
create unique index help_open on hotline.help (contact_id) where ended_at is null;
create index help_unit_open on hotline.help (unit_id, asked_at) where ended_at is null;
create index help_contact on hotline.help (contact_id, id);
create index help_file on hotline.help (file_id);

create table hotline.help_message (
    id uuid primary key,
    help_id uuid not null references hotline.help,
    author uuid not null default access.me() references access.account,
    at timestamptz not null default now(),
    words bytea not null,
    seen_at timestamptz  -- when the other side had it on the screen
);
create index help_message_of on hotline.help_message (help_id, id);

-- Who has a running contact in hand; null: who took it.
alter table hotline.contact add column held_by uuid references access.account;
create index contact_held on hotline.contact (held_by, id) where held_by is not null;
create index contact_in_hand on hotline.contact (held_by) where held_by is not null and ended_at is null;

create table hotline.contact_handover (
    id uuid primary key,
    contact_id uuid not null references hotline.contact,
    file_id uuid not null references cases.file,
    unit_id uuid not null default access.unit() references access.unit,
    kind text not null default 'handover' constraint contact_handover_kind check (kind in ('handover', 'take_over')),
    from_account uuid not null default access.me() references access.account,
    to_account uuid not null references access.account,
    note bytea,
    offered_at timestamptz not null default now(),
    accepted_at timestamptz,
    declined_at timestamptz,
    withdrawn_at timestamptz,
    constraint contact_handover_to_another check (from_account <> to_account),
    constraint contact_handover_one_end check (num_nonnulls(accepted_at, declined_at, withdrawn_at) <= 1)
);
create unique index contact_handover_open on hotline.contact_handover (contact_id)
    where accepted_at is null and declined_at is null and withdrawn_at is null;
create index contact_handover_of on hotline.contact_handover (contact_id, id);
create index contact_handover_from on hotline.contact_handover (from_account, id);
create index contact_handover_to on hotline.contact_handover (to_account, id);
create index contact_handover_file on hotline.contact_handover (file_id);

-- For the board: what is grave and open, without the closed ones of years.
create index complaint_unit_grave on hotline.complaint (unit_id, triage)
    where state not in ('CLOSED', 'WITHDRAWN') and triage in ('P1', 'P2');

reset role;  -- dbmate notes the version as itself

-- migrate:down
