-- migrate:up
-- The file others hang on, and the first slice: contact, draft, complaint with its history and clocks.
-- bytea columns are sealed text (backend/crypto/sealed.h); everything else is coded.
set local role sanad_owner;
create schema cases;
create schema hotline;

create table cases.file (
    id uuid primary key,
    unit_id uuid not null default access.unit() references access.unit,
    opened_by uuid not null default access.me() references access.account,
    opened_at timestamptz not null default now(),
    unit_key_id uuid not null references access.unit_key,
    wrapped_key bytea  -- null: erased; nothing sealed in this file can be read again, here or in a backup
);
create index file_unit_key on cases.file (unit_key_id, id);

create table cases.assignment (
    file_id uuid not null references cases.file,
    account_id uuid not null references access.account,
    assigned_at timestamptz not null default now(),
    assigned_by uuid not null default access.me() references access.account,
    ended_at timestamptz,
    primary key (file_id, account_id, assigned_at)
);
create index assignment_live on cases.assignment (account_id, file_id) where ended_at is null;

create table hotline.contact (
    id uuid primary key,
    file_id uuid not null references cases.file,
    unit_id uuid not null default access.unit() references access.unit,
    channel text not null constraint contact_channel check (channel in ('phone', 'walk_in', 'message', 'letter', 'paper_log')),
    call_type text constraint contact_call_type references code.call_type,
    language text constraint contact_language references code.language,
    interpreter boolean not null default false,
    caller_is_subject boolean,
    caller_name bytea,
    caller_phone bytea,
    received_at timestamptz not null default now(),
    started_at timestamptz not null default now(),
    ended_at timestamptz,
    taken_by uuid not null default access.me() references access.account,
    version int not null default 1,
    constraint contact_received_before_start check (received_at <= started_at + interval '5 minutes')
);
-- Lists walk these downwards (backend/db/walk.h).
create index contact_unit on hotline.contact (unit_id, id);
create index contact_unit_open on hotline.contact (unit_id, id) where ended_at is null;
create index contact_mine on hotline.contact (taken_by, id);
create index contact_file on hotline.contact (file_id, id);

create table hotline.draft (
    contact_id uuid primary key references hotline.contact,
    content bytea not null,
    version int not null default 1,
    saved_at timestamptz not null default now(),
    saved_by uuid not null default access.me() references access.account
);

create table hotline.triage_rule (
    level text not null references code.triage_level,
    supervisor_within interval,
    response_within interval,
    response_working_days int,  -- instead of response_within
    plan_within interval,
    plan_working_days int,
    valid_from date not null,
    source text,
    primary key (level, valid_from)
);

create table hotline.transition_rule (
    entity text not null,
    from_state text,  -- null: the beginning; '*': any
    to_state text not null,
    actor_role text not null,
    guard text,
    source text,
    constraint transition_rule_once unique nulls not distinct (entity, from_state, to_state)
);

create table hotline.complaint (
    id uuid primary key,
    file_id uuid not null references cases.file,
    contact_id uuid not null constraint complaint_contact references hotline.contact,
    unit_id uuid not null default access.unit() references access.unit,
    reference text not null,
    state text not null default 'NEW',
    triage text not null constraint complaint_triage references code.triage_level,
    narrative bytea,
    danger_now boolean not null,
    safe_to_talk boolean,
    medical_need boolean,
    worker_name bytea,
    worker_phone bytea,
    nationality text constraint complaint_nationality references code.country,
    language text not null constraint complaint_language references code.language,
    governorate text constraint complaint_governorate references code.governorate,
    area bytea,
    address bytea,
    employer_name bytea,
    started_on date constraint complaint_started_on_past check (started_on <= current_date + 1),
    wish text not null constraint complaint_wish
        check (wish in ('advice', 'claim', 'transfer', 'return_home', 'shelter', 'rescue', 'undecided')),
    safe_contact text not null constraint complaint_safe_contact
        check (safe_contact in ('safe', 'only_at_times', 'unsafe', 'not_asked')),
    safe_contact_note bytea,
    consent_to_record boolean not null,
    created_at timestamptz not null default now(),
    created_by uuid not null default access.me() references access.account,
    updated_at timestamptz not null default now(),
    version int not null default 1,
    constraint complaint_reference unique (reference)
);
create index complaint_unit on hotline.complaint (unit_id, id);
create index complaint_unit_open on hotline.complaint (unit_id, id) where state not in ('CLOSED', 'WITHDRAWN');
create index complaint_unit_state on hotline.complaint (unit_id, state, id);
create index complaint_unit_triage on hotline.complaint (unit_id, triage, id);
create index complaint_mine on hotline.complaint (created_by, id);
create index complaint_file on hotline.complaint (file_id, id);
create index complaint_contact_id on hotline.complaint (contact_id);

create table hotline.complaint_category (
    complaint_id uuid not null references hotline.complaint,
    category text not null constraint complaint_category_code references code.complaint_category,
    position int not null,
    primary key (complaint_id, category)
);
create index complaint_category_complaints on hotline.complaint_category (category, complaint_id);

-- Every change of state or triage: who, when, why.
create table hotline.complaint_change (
    id uuid primary key,
    complaint_id uuid not null references hotline.complaint,
    at timestamptz not null default now(),
    actor uuid not null default access.me() references access.account,
    from_state text,
    to_state text not null,
    triage text not null references code.triage_level,
    outcome text constraint complaint_change_outcome
        check (outcome in ('resolved', 'advised', 'referred', 'unreachable', 'duplicate', 'other')),
    reason bytea
);
create index complaint_change_of on hotline.complaint_change (complaint_id, id);

create table hotline.complaint_clock (
    complaint_id uuid not null references hotline.complaint,
    kind text not null constraint complaint_clock_kind check (kind in ('supervisor', 'response', 'plan')),
    started_at timestamptz not null default now(),
    due_at timestamptz not null,
    stopped_at timestamptz,
    primary key (complaint_id, kind)
);
create index complaint_clock_due on hotline.complaint_clock (due_at) where stopped_at is null;

reset role;  -- dbmate notes the version as itself

-- migrate:down
