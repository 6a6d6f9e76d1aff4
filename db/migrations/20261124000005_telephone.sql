-- migrate:up
-- Calls as the telephone exchange reports them. Events are kept as they came, in whatever order; a call's legs are read out
-- of them (db/always/30_hotline.sql).
set local role sanad_owner;

-- Who sits where, for as long as she says so; the exchange knows extensions, not people.
create table hotline.extension (
    account_id uuid primary key default access.me() references access.account,
    unit_id uuid not null default access.unit() references access.unit,
    extension text not null constraint extension_plain check (extension ~ '^[0-9*#]{1,10}$'),
    since timestamptz not null default now(),
    constraint extension_taken unique (unit_id, extension)
);

-- Until somebody answers there is no contact to hold the caller's number: the call has a data key of its own, and loses
-- number and key when the number moves into the contact.
create table hotline.call (
    id uuid primary key,
    line uuid not null default access.me() references access.account,
    unit_id uuid not null default access.unit() references access.unit,
    external_id text not null constraint call_external_id_plain check (external_id ~ '^[!-~]{1,80}$'),
    unit_key_id uuid not null references access.unit_key,
    wrapped_key bytea,
    caller_number bytea,
    rang_at timestamptz not null,
    answered_at timestamptz,
    answered_by uuid references access.account,
    ended_at timestamptz,
    contact_id uuid references hotline.contact,
    constraint call_known unique (line, external_id)
);
create index call_rang on hotline.call (unit_id, rang_at);
create index call_going_on on hotline.call (unit_id, id) where ended_at is null;
create index call_answered_by on hotline.call (answered_by, id);
create index call_contact on hotline.call (contact_id);
create index call_unit_key on hotline.call (unit_key_id, id);

create table hotline.call_event (
    line uuid not null references access.account,
    event_id text not null constraint call_event_id_plain check (event_id ~ '^[!-~]{1,80}$'),
    call_id uuid not null references hotline.call,
    type text not null constraint call_event_type
        check (type in ('ring', 'answer', 'hold', 'resume', 'transfer', 'abandoned', 'end')),
    at timestamptz not null,
    account_id uuid references access.account,  -- who answered, or to whom it was transferred
    received_at timestamptz not null default clock_timestamp(),
    constraint call_event_once primary key (line, event_id)
);
create index call_event_of on hotline.call_event (call_id, at);

-- What counts as a short abandon and as a quick answer, from a day on: figures of earlier days keep their rule.
create table hotline.queue_rule (
    valid_from date primary key,
    short_below interval not null,
    answer_within interval not null,
    source text
);
insert into hotline.queue_rule values (date '2020-01-01', interval '10 seconds', interval '20 seconds',
    'GK: 80 % within 20 s is a convention of call centres, not a finding');

reset role;  -- dbmate notes the version as itself

-- migrate:down
