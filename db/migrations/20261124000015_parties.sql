-- migrate:up
-- Whom and what complaints are about: employers, recruitment offices, houses, vehicles. Each is sealed in a file of its own and
-- hung on the files that name it. All of it is allegation until a court says otherwise; every row says who says so, and since when.
set local role sanad_owner;
create schema parties;

alter table cases.file drop constraint file_holds,
    add constraint file_holds check (holds in ('contact', 'person', 'party'));

-- Nothing about a party changes in place, so there is nothing here to change: what is known of it are details.
create table parties.party (
    id uuid primary key,
    file_id uuid not null constraint party_file unique references cases.file,
    unit_id uuid not null default access.unit() references access.unit,
    kind text not null constraint party_kind check (kind in ('person', 'office', 'house', 'vehicle')),
    registered_by uuid not null default access.me() references access.account,
    registered_at timestamptz not null default now()
);

-- A name, a number, an address; what was wrong is ended, never rewritten.
create table parties.detail (
    id uuid primary key,
    party_id uuid not null references parties.party,
    kind text not null constraint detail_kind check (kind in ('name', 'phone', 'civil_id', 'licence', 'plate', 'paci', 'address')),
    text bytea not null,
    mac bytea,  -- of numbers, a keyed hash: found again by the whole number, not readable
    added_by uuid not null default access.me() references access.account,
    added_at timestamptz not null default now(),
    ended_at timestamptz,
    constraint detail_mac check ((mac is null) = (kind in ('name', 'address')))
);
create index detail_of on parties.detail (party_id, id);
create index detail_number on parties.detail (mac) where ended_at is null and mac is not null;

-- What a party is to whom a file is about, as somebody says.
create table parties.link (
    id uuid primary key,
    party_id uuid not null references parties.party,
    file_id uuid not null references cases.file,
    role text not null constraint link_role check (role in
        ('sponsor', 'employer', 'household_member', 'recruiter', 'trafficker', 'driver', 'work_place', 'lodging', 'vehicle', 'other')),
    said_by text not null constraint link_said_by check (said_by in ('worker', 'caller', 'witness', 'document', 'authority')),
    added_by uuid not null default access.me() references access.account,
    added_at timestamptz not null default now(),
    ended_by uuid references access.account,
    ended_at timestamptz,
    end_reason bytea,  -- sealed with the linked file's key
    constraint link_ended check ((ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_by is null))
);
create unique index party_link_once on parties.link (party_id, file_id, role) where ended_at is null;
create index link_file on parties.link (file_id, id);
create index link_party on parties.link (party_id, id);

-- That a linked party abused her. While it stands, nobody calls a number of that party on her account.
create table parties.allegation (
    id uuid primary key,
    link_id uuid not null references parties.link,
    said_by text not null constraint allegation_said_by check (said_by in ('worker', 'caller', 'witness', 'document', 'authority')),
    added_by uuid not null default access.me() references access.account,
    added_at timestamptz not null default now(),
    ended_by uuid references access.account,
    ended_at timestamptz,
    end_reason bytea,
    constraint allegation_ended check ((ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_by is null))
);
create unique index allegation_once on parties.allegation (link_id) where ended_at is null;
create index allegation_of on parties.allegation (link_id, id);

-- What a complaint itself says of its employer and of the house, found again by the whole number, whether or not anybody
-- registered a party.
alter table hotline.complaint add column employer_phone_mac bytea, add column employer_civil_id_mac bytea, add column paci_mac bytea;
create index complaint_employer_phone on hotline.complaint (employer_phone_mac) where employer_phone_mac is not null;
create index complaint_employer_civil_id on hotline.complaint (employer_civil_id_mac) where employer_civil_id_mac is not null;
create index complaint_paci on hotline.complaint (paci_mac) where paci_mac is not null;

reset role;  -- dbmate notes the version as itself

-- migrate:down
