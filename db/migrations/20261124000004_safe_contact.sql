-- migrate:up
-- How she may be reached, what was promised to her, and by which numbers earlier callers are known again.
set local role sanad_owner;

-- Beyond the complaint's own answer (safe, only at times, unsafe, not asked). Sealed: row is the complaint's id.
create table hotline.safe_contact (
    complaint_id uuid primary key references hotline.complaint,
    days text[] constraint safe_contact_days check (days <@ '{mon,tue,wed,thu,fri,sat,sun}'),
    from_time time,
    until_time time,  -- before from_time: over midnight
    sms boolean,
    whatsapp boolean,
    voicemail boolean,
    shared_with bytea,
    cover_story bytea,
    agreed_name bytea,
    danger_word bytea,
    proof_word bytea,
    if_cut_off text constraint safe_contact_if_cut_off check (if_cut_off in ('call_back', 'wait')),
    ends_on date,
    version int not null default 1,
    saved_at timestamptz not null default now(),
    saved_by uuid not null default access.me() references access.account,
    constraint safe_contact_hours check ((from_time is null) = (until_time is null) and from_time <> until_time)
);

create table hotline.callback (
    id uuid primary key,
    complaint_id uuid not null references hotline.complaint,
    file_id uuid not null references cases.file,
    unit_id uuid not null default access.unit() references access.unit,
    due_at timestamptz not null,
    expires_at timestamptz,
    promise bytea,
    promised_by uuid not null default access.me() references access.account,
    promised_at timestamptz not null default now(),
    assigned_to uuid references access.account,
    ended_at timestamptz,
    ended_by uuid references access.account,
    outcome text constraint callback_outcome check (outcome in ('reached', 'withdrawn')),
    end_reason bytea,
    version int not null default 1,
    constraint callback_expires_after_due check (expires_at > due_at),
    constraint callback_ended check ((ended_at is null) = (outcome is null))
);
create index callback_unit_due on hotline.callback (unit_id, due_at, id) where ended_at is null;
create index callback_promised_due on hotline.callback (promised_by, due_at, id) where ended_at is null;
create index callback_assigned_due on hotline.callback (assigned_to, due_at, id) where ended_at is null;
create index callback_complaint on hotline.callback (complaint_id, id);
create index callback_file on hotline.callback (file_id);

create table hotline.callback_attempt (
    id uuid primary key,
    callback_id uuid not null references hotline.callback,
    at timestamptz not null default now(),
    actor uuid not null default access.me() references access.account,
    outcome text constraint callback_attempt_outcome check (outcome in
        ('reached', 'no_answer', 'busy', 'switched_off', 'wrong_person', 'voicemail', 'message_sent')),
    note bytea,
    finished_at timestamptz
);
create index callback_attempt_of on hotline.callback_attempt (callback_id, id);

-- A keyed hash beside each number (HMAC, own key), so that a caller is known again without any number in clear.
alter table hotline.contact add column caller_phone_mac bytea;
create index contact_caller_phone on hotline.contact (caller_phone_mac) where caller_phone_mac is not null;
alter table hotline.complaint add column worker_phone_mac bytea;
create index complaint_worker_phone on hotline.complaint (worker_phone_mac) where worker_phone_mac is not null;

reset role;  -- dbmate notes the version as itself

-- migrate:down
