-- Persons: how they are shown, the rules that look past need-to-know and tell no more than an id, and what the nodes' name indexes read.
set local role sanad_owner;

drop view if exists people.person_row, people.person_name_row, people.person_document_row, people.person_phone_row;

-- What a person is called, for whoever sees something that hangs on her; with the owner's rights, like names of colleagues.
create or replace view people.called as select id, code_word, code_number from people.person;

create view people.person_row with (security_invoker = true) as
    select p.*, who.display_name as registered_by_name,
        array_remove(array[case when access.reaches('identity_edit', p.unit_id, p.registered_by, p.registered_at, p.file_id)
            then 'edit' end], null) as may
    from people.person p left join access.colleague who on who.id = p.registered_by;

create view people.person_name_row with (security_invoker = true) as
    select n.*, who.display_name as added_by_name, p.file_id, f.unit_key_id, f.wrapped_key
    from people.person_name n
    join people.person p on p.id = n.person_id
    join cases.file f on f.id = p.file_id
    left join access.colleague who on who.id = n.added_by;

create view people.person_document_row with (security_invoker = true) as
    select d.*, who.display_name as added_by_name, p.file_id, f.unit_key_id, f.wrapped_key
    from people.person_document d
    join people.person p on p.id = d.person_id
    join cases.file f on f.id = p.file_id
    left join access.colleague who on who.id = d.added_by;

create view people.person_phone_row with (security_invoker = true) as
    select h.*, who.display_name as added_by_name, p.file_id, f.unit_key_id, f.wrapped_key
    from people.person_phone h
    join people.person p on p.id = h.person_id
    join cases.file f on f.id = p.file_id
    left join access.colleague who on who.id = h.added_by;

-- Nobody is registered before she was looked for: the search, if it was mine and is half an hour old at most.
create or replace function people.own_search(search uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
    select e.object_id from audit.entry e
    where e.object_id = search and e.actor = access.me() and e.action = 'search_people' and e.outcome = 'done'
        and e.at > now() - interval '30 minutes'
    limit 1
$$;

-- A name that says nothing. One that is taken meanwhile is refused by the constraint, and the registration tried again.
create or replace function people.new_code_name() returns table (code_word text, code_number int)
language sql volatile as $$
    select code, (100 + floor(random() * 9900))::int from code.code_name order by random() limit 1
$$;

-- By numbers as a whole. Who may see what comes of it is for the reader's own policies to say.
create or replace function people.with_number(phone_hash bytea, document_hash bytea) returns setof uuid
language sql stable security definer set search_path = '' as $$
    (select h.person_id from people.person_phone h where h.phone_mac = phone_hash and h.ended_at is null limit 10)
    union
    (select d.person_id from people.person_document d where d.number_mac = document_hash and d.ended_at is null limit 10)
$$;

create or replace function people.with_code_name(word text, number int) returns setof uuid
language sql stable security definer set search_path = '' as $$
    select p.id from people.person p join code.code_name c on c.code = p.code_word
    where p.code_number = number and lower(word) in (lower(c.label_en), c.label_ar, lower(c.code))
$$;

-- How many files there are that one may ask for: for whoever may register persons, of the own site. Not where they are kept:
-- that somebody is in the shelter is nobody's to tell.
create or replace function people.hidden_hits(ids uuid[]) returns bigint
language sql stable security definer set search_path = '' as $$
    select count(*) from people.person p
    where p.id = any (ids) and access.permits('identity_register')
        and p.unit_id = any (nullif(current_setting('app.site_units', true), '')::uuid[])
$$;

-- ---- what the nodes' name indexes read (backend/people/index.cpp): ciphertext and wrapped keys ----

-- Every transaction before this one is over.
create or replace function people.index_mark() returns text language sql volatile return pg_snapshot_xmin(pg_current_snapshot())::text;

create or replace function people.index_page(after uuid, most int) returns table (id uuid, person_id uuid, text bytea, birth_year int,
    nationality text, file_id uuid, unit_key_id uuid, wrapped_key bytea)
language sql stable security definer set search_path = '' as $$
    select n.id, p.id, n.text, extract(year from p.birth_date)::int, p.nationality, f.id, f.unit_key_id, f.wrapped_key
    from (select * from people.person x where x.id > after order by x.id limit most) p
    join cases.file f on f.id = p.file_id and f.wrapped_key is not null
    join people.person_name n on n.person_id = p.id and n.ended_at is null
    order by p.id, n.id
$$;

create or replace function people.index_person(person uuid) returns table (id uuid, person_id uuid, text bytea, birth_year int,
    nationality text, file_id uuid, unit_key_id uuid, wrapped_key bytea)
language sql stable security definer set search_path = '' as $$
    select n.id, p.id, n.text, extract(year from p.birth_date)::int, p.nationality, f.id, f.unit_key_id, f.wrapped_key
    from people.person p
    join cases.file f on f.id = p.file_id and f.wrapped_key is not null
    join people.person_name n on n.person_id = p.id and n.ended_at is null
    where p.id = person order by n.id
$$;

create or replace function people.names_changed_since(seen xid8) returns setof uuid
language sql stable security definer set search_path = '' as $$
    select distinct c.person_id from people.name_change c where c.txid >= seen
$$;

-- Nodes that were away for longer read everything anew.
create or replace function people.forget_name_changes() returns void
language sql security definer set search_path = '' as $$
    delete from people.name_change where at < now() - interval '7 days'
$$;

create or replace function people.note_name_change() returns trigger
language plpgsql security definer set search_path = '' as $$
declare person uuid := case tg_table_name when 'person' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'person_id' end;
begin
    insert into people.name_change (person_id) values (person) on conflict do nothing;
    notify names;
    return null;
end $$;
create or replace trigger person_names_changed after insert or update on people.person_name
    for each row execute function people.note_name_change();
create or replace trigger person_facts_changed after update of birth_date, nationality on people.person
    for each row execute function people.note_name_change();
