-- migrate:up
-- The hand-over from one shift's lead to the next, and who took the hotline's figures out as a file.
set local role sanad_owner;

-- When shifts begin, on the site's clock, from a day on.
create table hotline.shift_rule (
    valid_from date primary key,
    begins time[] not null constraint shift_rule_begins check (cardinality(begins) between 1 and 12),
    source text
);
insert into hotline.shift_rule values (date '2020-01-01', '{07:00,15:00,23:00}', 'GK: three shifts of eight hours');

-- A sheet exists from its signature on. What it holds is frozen in its items; only notes are typed (sealed: row is the
-- sheet's id). One at a time waits to be accepted; an accepted one is final, a wrong one is withdrawn and signed anew.
create table hotline.shift_sheet (
    id uuid primary key,
    file_id uuid not null references cases.file,
    unit_id uuid not null default access.unit() references access.unit,
    previous_id uuid references hotline.shift_sheet,  -- the one accepted before: what it held and has ended since is told
    shift_from timestamptz not null,
    shift_until timestamptz not null,
    next_until timestamptz not null,  -- the end of the shift after this one: clocks due until then are on the sheet
    signed_by uuid not null default access.me() references access.account,
    signed_at timestamptz not null default now(),
    notes bytea,
    accepted_by uuid references access.account,
    accepted_at timestamptz,
    withdrawn_at timestamptz,
    withdraw_reason bytea,
    constraint shift_sheet_two_people check (accepted_by <> signed_by),
    constraint shift_sheet_accepted check ((accepted_by is null) = (accepted_at is null)),
    constraint shift_sheet_one_end check (accepted_at is null or withdrawn_at is null)
);
create unique index shift_sheet_open on hotline.shift_sheet (unit_id) where accepted_at is null and withdrawn_at is null;
create index shift_sheet_unit on hotline.shift_sheet (unit_id, id);
create index shift_sheet_accepted_last on hotline.shift_sheet (unit_id, accepted_at) where accepted_at is not null;
create index shift_sheet_file on hotline.shift_sheet (file_id);
create index shift_sheet_previous on hotline.shift_sheet (previous_id);

-- One thing that is owed, as it stood. `ended` says how it ended, where it has; `late` that it came after the signature.
create table hotline.shift_item (
    shift_sheet_id uuid not null references hotline.shift_sheet,
    kind text not null constraint shift_item_kind check (kind in ('urgent', 'callback', 'clock', 'contact')),
    object_id uuid not null,  -- complaint, callback, complaint, contact
    complaint_id uuid references hotline.complaint,
    reference text,
    triage text references code.triage_level,
    state text,
    language text references code.language,
    detail text constraint shift_item_detail check (detail in ('supervisor', 'response', 'plan', 'draft', 'running',
        'reached', 'no_answer', 'busy', 'switched_off', 'wrong_person', 'voicemail', 'message_sent')),
    due_at timestamptz,
    since timestamptz not null,
    who uuid references access.account,
    ended text constraint shift_item_ended check (ended in ('reached', 'withdrawn', 'closed', 'lowered', 'raised', 'answered',
        'later', 'registered', 'finished')),
    ended_at timestamptz,
    late boolean not null default false,
    note bytea,
    ticked_at timestamptz,
    ticked_by uuid references access.account,
    primary key (shift_sheet_id, kind, object_id),
    constraint shift_item_ticked check ((ticked_at is null) = (ticked_by is null))
);
create index shift_item_complaint on hotline.shift_item (complaint_id);

-- What the unit's leads have typed for the next sheet, kept while they type; emptied when it is accepted.
create table hotline.shift_draft (
    unit_id uuid primary key default access.unit() references access.unit,
    file_id uuid not null references cases.file,
    content bytea,
    version int not null default 1,
    saved_at timestamptz not null default now(),
    saved_by uuid not null default access.me() references access.account
);
create index shift_draft_file on hotline.shift_draft (file_id);

-- The report reads spans of time. The time comes first: an index that begins with unit_id would be taken for the lists' own, and
-- a whole unit sorted for one page.
create index contact_received on hotline.contact (received_at, unit_id);
create index complaint_created on hotline.complaint (created_at, unit_id);
create index callback_promised on hotline.callback (promised_at, unit_id);
create index callback_ended_at on hotline.callback (ended_at, unit_id) where ended_at is not null;
create index callback_expires on hotline.callback (expires_at, unit_id) where expires_at is not null;
create index callback_attempt_at on hotline.callback_attempt (at);

create schema report;

-- The columns a report has, with the meaning of each: what the page, the files and their definitions say.
create table report.report_column (
    report text not null,
    code text not null,
    position int not null,
    label_en text not null,
    label_ar text not null,
    definition_en text not null,
    definition_ar text not null,
    to_verify boolean not null,
    source text,
    primary key (report, code)
);

-- Every file that was taken out: who, what, which range, and the file's hash, to know it again by.
create table report.report_export (
    id uuid primary key,
    report text not null constraint report_export_report check (report in ('HOTLINE_MONTHLY')),
    by_period text not null constraint report_export_period check (by_period in ('day', 'month')),
    first_day date not null,
    last_day date not null,
    format text not null constraint report_export_format check (format in ('xlsx', 'csv')),
    language text not null constraint report_export_language check (language in ('en', 'ar')),
    sha256 bytea not null,
    exported_by uuid not null default access.me() references access.account,
    exported_at timestamptz not null default now(),
    unit_id uuid not null default access.unit() references access.unit
);

reset role;  -- dbmate notes the version as itself

-- migrate:down
