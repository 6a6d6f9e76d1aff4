-- migrate:up
-- One person: her identity is a file of its own, with its own key and its own permit. Lists and boards know a code name.
-- bytea columns are sealed text (backend/crypto/sealed.h); everything else is coded, so that SQL can count it.
set local role sanad_owner;
create schema people;

create table code.document_type (primary key (code)) inherits (code.entry);
create table code.code_name (primary key (code)) inherits (code.entry);

-- What a file holds decides which permit opens it: a person's identity is none of the hotline's.
alter table cases.file add column holds text not null default 'contact' constraint file_holds check (holds in ('contact', 'person'));

create table people.person (
    id uuid primary key,
    file_id uuid not null references cases.file,
    unit_id uuid not null default access.unit() references access.unit,
    code_word text not null constraint person_code_word references code.code_name,
    code_number int not null constraint person_code_number check (code_number between 100 and 9999),
    sex text constraint person_sex check (sex in ('female', 'male', 'other')),
    birth_date date,
    -- How much of it is known; `age`: reckoned from an age that she told.
    birth_precision text constraint person_birth_precision check (birth_precision in ('day', 'month', 'year', 'age')),
    nationality text constraint person_nationality references code.country,
    languages text[] not null default '{}',
    literacy text constraint person_literacy check (literacy in ('none', 'some', 'fluent')),
    verification text not null constraint person_verification check (verification in ('declared', 'document_seen', 'fingerprint')),
    registered_by uuid not null default access.me() references access.account,
    registered_at timestamptz not null default now(),
    version int not null default 1,
    constraint person_code_name unique (code_word, code_number),
    constraint person_birth check ((birth_date is null) = (birth_precision is null))
);
create index person_unit on people.person (unit_id, id);
create index person_mine on people.person (registered_by, id);
create index person_file on people.person (file_id, id);

-- As given: any script, any spelling, each with where it comes from. What was wrong is ended, never rewritten.
create table people.person_name (
    id uuid primary key,
    person_id uuid not null references people.person,
    text bytea not null,
    source text not null constraint person_name_source check (source in ('told', 'passport', 'civil_id', 'other_document', 'relative')),
    added_by uuid not null default access.me() references access.account,
    added_at timestamptz not null default now(),
    ended_at timestamptz
);
create index person_name_of on people.person_name (person_id, id);

create table people.person_document (
    id uuid primary key,
    person_id uuid not null references people.person,
    kind text not null constraint person_document_kind references code.document_type,
    number bytea not null,
    number_mac bytea not null,  -- keyed hash: found again by the whole number, not readable
    issuer text constraint person_document_issuer references code.country,
    expires_on date,
    held_by text constraint person_document_held_by check (held_by in ('self', 'employer', 'office', 'shelter', 'embassy', 'authority', 'unknown')),
    added_by uuid not null default access.me() references access.account,
    added_at timestamptz not null default now(),
    ended_at timestamptz
);
create index person_document_of on people.person_document (person_id, id);
create index person_document_number on people.person_document (number_mac) where ended_at is null;

create table people.person_phone (
    id uuid primary key,
    person_id uuid not null references people.person,
    phone bytea not null,
    phone_mac bytea not null,
    added_by uuid not null default access.me() references access.account,
    added_at timestamptz not null default now(),
    ended_at timestamptz
);
create index person_phone_of on people.person_phone (person_id, id);
create index person_phone_number on people.person_phone (phone_mac) where ended_at is null;

-- What the nodes' name indexes still have to hear of, in the order of commits (by transaction, not by time).
create table people.name_change (
    person_id uuid not null,
    txid xid8 not null default pg_current_xact_id(),
    at timestamptz not null default now(),
    primary key (txid, person_id)
);

-- Of whom a complaint is.
alter table hotline.complaint add column person_id uuid constraint complaint_person references people.person;
create index complaint_person_id on hotline.complaint (person_id) where person_id is not null;

reset role;  -- dbmate notes the version as itself

-- migrate:down
