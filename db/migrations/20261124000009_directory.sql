-- migrate:up
-- Where a caller can turn to: organisations as the public knows them (nothing here is about a person), and what somebody was
-- told or taken to, with what became of it.
set local role sanad_owner;
create schema directory;

create table directory.organisation (
    id uuid primary key,
    code text constraint organisation_code unique,  -- of the list it came with; null: added here
    kind text not null constraint organisation_kind check (kind in
        ('emergency', 'shelter', 'embassy', 'hospital', 'legal_aid', 'authority', 'helpline', 'charity', 'other')),
    name_en text not null,
    name_ar text not null,
    does_en text,
    does_ar text,
    country text constraint organisation_country references code.country,  -- of an embassy
    governorate text constraint organisation_governorate references code.governorate,
    address text,
    phone text,
    phone_after_hours text,
    website text,
    languages text[] not null default '{}',
    serves text[] constraint organisation_serves check (serves <@ '{women,men,children}'),
    days text[] constraint organisation_days check (days <@ '{mon,tue,wed,thu,fri,sat,sun}'),
    from_time time,
    until_time time,  -- before from_time: over midnight; neither: round the clock on its days
    hours_known boolean not null default false,
    capacity int constraint organisation_capacity check (capacity >= 0),
    free_places int constraint organisation_free_places check (free_places between 0 and capacity),
    counted_at timestamptz,
    source text,
    verified_at timestamptz,
    verified_by uuid references access.account,
    active boolean not null default true,
    version int not null default 1,
    constraint organisation_hours check ((from_time is null) = (until_time is null) and from_time <> until_time)
);
create index organisation_kind_name on directory.organisation (kind, name_en, id);

-- How long a verified entry counts as verified, from a day on.
create table directory.verification_rule (
    valid_from date primary key,
    verified_for interval not null,
    source text
);
insert into directory.verification_rule values (date '2020-01-01', interval '90 days', 'GK: quarterly review');

-- Told, or made for her; a state is a row with a history. It hangs on the file, so that contact and complaint both show it.
create table hotline.service_referral (
    id uuid primary key,
    file_id uuid not null references cases.file,
    unit_id uuid not null default access.unit() references access.unit,
    organisation_id uuid not null constraint service_referral_organisation references directory.organisation,
    manner text not null constraint service_referral_manner check (manner in ('told', 'called_for_her', 'put_through', 'accompanied')),
    consent boolean not null,
    status text not null constraint service_referral_status
        check (status in ('told', 'made', 'acknowledged', 'accepted', 'served', 'refused', 'withdrawn')),
    made_by uuid not null default access.me() references access.account,
    made_at timestamptz not null default now(),
    version int not null default 1,
    -- Only what was told needs no consent: nothing about her leaves the house.
    constraint service_referral_consent check (consent or manner = 'told'),
    constraint service_referral_told check (manner <> 'told' or status in ('told', 'served', 'refused', 'withdrawn'))
);
create index service_referral_file on hotline.service_referral (file_id, id);
create index service_referral_organisation_id on hotline.service_referral (organisation_id);

create table hotline.service_referral_change (
    id uuid primary key,
    service_referral_id uuid not null references hotline.service_referral,
    at timestamptz not null default now(),
    actor uuid not null default access.me() references access.account,
    status text not null constraint service_referral_change_status
        check (status in ('told', 'made', 'acknowledged', 'accepted', 'served', 'refused', 'withdrawn')),
    note bytea
);
create index service_referral_change_of on hotline.service_referral_change (service_referral_id, id);

reset role;  -- dbmate notes the version as itself

-- migrate:down
