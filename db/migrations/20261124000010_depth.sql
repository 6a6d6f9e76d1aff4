-- migrate:up
-- The complaint in depth: where she is, who employs her, what was done at once, what she agreed to, and what to say to her.
set local role sanad_owner;

create table code.immediate_action (primary key (code)) inherits (code.entry);
create table code.consent_type (primary key (code)) inherits (code.entry);
create table code.residency_type (primary key (code)) inherits (code.entry);
create table code.ilo_indicator (primary key (code)) inherits (code.entry);

-- What an operator reads out, by step and language (db/seed/scripts). Of the texts of a step the newest in force counts.
create table code.script (
    step text not null,
    language text not null references code.language,
    text text not null,
    valid_from date not null,
    to_verify boolean not null,  -- no native reader has seen it
    source text,
    primary key (step, language, valid_from)
);
create index script_language on code.script (language);

-- The first thing to do about a complaint of this category.
create table code.first_action (
    category text not null references code.complaint_category,
    text_en text not null,
    text_ar text not null,
    valid_from date not null,
    to_verify boolean not null,
    source text,
    primary key (category, valid_from)
);

alter table hotline.complaint
    add column block bytea,
    add column street bytea,
    add column building bytea,
    add column paci_number bytea,
    add column landmarks bytea,
    add column employer_kind text constraint complaint_employer_kind check (employer_kind in ('household', 'company', 'other')),
    add column employer_phone bytea,
    add column employer_civil_id bytea,
    add column office_name bytea,
    add column entered_on date constraint complaint_entered_on_past check (entered_on <= current_date + 1),
    add column residency text constraint complaint_residency references code.residency_type,
    add column wage_promised bigint constraint complaint_wage_promised check (wage_promised >= 0),  -- fils a month
    add column wage_paid bigint constraint complaint_wage_paid check (wage_paid >= 0),
    add column last_paid_on date constraint complaint_last_paid_on_past check (last_paid_on <= current_date + 1),
    add column passport_held_by text constraint complaint_passport_held_by
        check (passport_held_by in ('self', 'employer', 'office', 'other', 'unknown')),
    add column hours_a_day int constraint complaint_hours_a_day check (hours_a_day between 0 and 24),
    add column rest_day boolean,
    add column absence_report text constraint complaint_absence_report check (absence_report in ('yes', 'no', 'unknown'));

-- The ILO's eleven indicators as she answered them; not asked: null. Nothing is decided by them.
do $$
begin
    for n in 1..11 loop
        execute format('alter table hotline.complaint add column ilo_%1$s text constraint complaint_ilo_%1$s
            check (ilo_%1$s in (''yes'', ''no'', ''unclear''))', n);
    end loop;
end $$;

-- What was done while she was on the line, or since. Only ever added to.
create table hotline.immediate_action (
    id uuid primary key,
    complaint_id uuid not null constraint immediate_action_complaint references hotline.complaint,
    kind text not null constraint immediate_action_kind references code.immediate_action,
    at timestamptz not null,
    noted_at timestamptz not null default now(),
    actor uuid not null default access.me() references access.account,
    outcome text constraint immediate_action_outcome check (outcome in ('done', 'promised', 'unanswered', 'refused')),
    consented boolean,
    basis text constraint immediate_action_basis check (basis in ('imminent_danger', 'child')),
    note bytea,
    -- Against her will only when her life or a child is in danger (HL2).
    constraint immediate_action_consent check (consented is distinct from false or basis is not null)
);
create index immediate_action_of on hotline.immediate_action (complaint_id, id);

-- What she agreed to, purpose by purpose. Only ever added to: the newest counts, a withdrawal is a row.
create table hotline.complaint_consent (
    id uuid primary key,
    complaint_id uuid not null constraint complaint_consent_complaint references hotline.complaint,
    purpose text not null constraint complaint_consent_purpose references code.consent_type,
    given boolean not null,
    at timestamptz not null default now(),
    actor uuid not null default access.me() references access.account
);
create index complaint_consent_of on hotline.complaint_consent (complaint_id, id);

alter table hotline.contact add column interpreter_joined_at timestamptz;

reset role;  -- dbmate notes the version as itself

-- migrate:down
