-- Loads sites and units from sites.csv and units.csv of the current folder: the demo's here, an organisation's own in /etc/sanad.
create temp table site_csv (id uuid, code text, name_en text, name_ar text) on commit drop;
create temp table unit_csv (id uuid, code text, site text, name_en text, name_ar text) on commit drop;
\copy site_csv from 'sites.csv' csv header
\copy unit_csv from 'units.csv' csv header

insert into access.site (id, code, name_en, name_ar) select id, code, name_en, name_ar from site_csv
on conflict (id) do update set (code, name_en, name_ar) = (excluded.code, excluded.name_en, excluded.name_ar);
insert into access.unit (id, code, name_en, name_ar, site_id)
select u.id, u.code, u.name_en, u.name_ar, s.id from unit_csv u left join access.site s on s.code = u.site
on conflict (id) do update set (code, name_en, name_ar, site_id)
    = (excluded.code, excluded.name_en, excluded.name_ar, excluded.site_id);
