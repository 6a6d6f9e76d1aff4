-- Loads the code lists, the permit matrix and the hotline's dated rules from codelists/*.csv. Run after db/always from this
-- folder by psql, in one transaction; run again it changes only what differs in the files.

create temp table role_csv (position int generated always as identity, code text, label_en text, label_ar text, kind text, source text) on commit drop;
create temp table matrix_csv (role text, resource text, actions text, scope text, source text) on commit drop;
create temp table permit_csv (resource text, action text, permit text) on commit drop;
create temp table call_type_csv (position int generated always as identity, code text, label_en text, label_ar text, meaning text, source text)
    on commit drop;
create temp table triage_csv (position int generated always as identity, code text, label_en text, label_ar text, definition text,
    first_action text, supervisor text, response text, plan text, escalates_to text, source text) on commit drop;
create temp table category_csv (position int generated always as identity, code text, "group" text, label_en text, label_ar text,
    law_touched text, ilo11_no text, computed_check text, default_triage text, opens_screening text, source text) on commit drop;
create temp table language_csv (position int generated always as identity, code text, iso639_1 text, label_en text, label_ar text,
    name_native text, direction text, tier int, countries text, source text) on commit drop;
create temp table governorate_csv (position int generated always as identity, code text, label_en text, label_ar text, source text)
    on commit drop;
create temp table country_csv (position int generated always as identity, code text, alpha_3 text, numeric text, label_en text,
    label_ar text, note text, weight text, source text) on commit drop;
create temp table immediate_csv (position int generated always as identity, code text, label_en text, label_ar text, asks_consent text,
    source text) on commit drop;
create temp table consent_csv (position int generated always as identity, code text, label_en text, label_ar text, validity text,
    signature text, refusal_effect text, source text) on commit drop;
create temp table residency_csv (position int generated always as identity, code text, label_en text, label_ar text, exit_permit text,
    source text) on commit drop;
create temp table ilo_csv (position int, code text, label_en text, label_ar text, question text, examples text, source text) on commit drop;
create temp table first_action_csv (category text, text_en text, text_ar text, valid_from date, source text) on commit drop;
create temp table document_csv (position int generated always as identity, code text, label_en text, label_ar text, source text)
    on commit drop;
create temp table code_name_csv (position int generated always as identity, code text, label_en text, label_ar text, source text)
    on commit drop;
create temp table script_csv (step text, language text, "text" text, valid_from date, source text) on commit drop;
create temp table report_column_csv (position int generated always as identity, report text, code text, label_en text, label_ar text,
    definition_en text, definition_ar text, source text) on commit drop;
create temp table transition_csv (entity text, from_state text, to_state text, actor_role text, guard text, source text) on commit drop;
create temp table organisation_csv (code text, kind text, name_en text, name_ar text, does_en text, does_ar text, country text, phone text,
    serves text, capacity int, always_open text, source text) on commit drop;

\copy role_csv (code, label_en, label_ar, kind, source) from 'codelists/roles.csv' csv header
\copy matrix_csv from 'codelists/rbac_matrix.csv' csv header
\copy permit_csv from 'permits.csv' csv header
\copy call_type_csv (code, label_en, label_ar, meaning, source) from 'codelists/call_types.csv' csv header
\copy triage_csv (code, label_en, label_ar, definition, first_action, supervisor, response, plan, escalates_to, source) from 'codelists/triage_levels.csv' csv header
\copy category_csv (code, "group", label_en, label_ar, law_touched, ilo11_no, computed_check, default_triage, opens_screening, source) from 'codelists/complaint_categories.csv' csv header
\copy language_csv (code, iso639_1, label_en, label_ar, name_native, direction, tier, countries, source) from 'codelists/languages.csv' csv header
\copy governorate_csv (code, label_en, label_ar, source) from 'codelists/governorates.csv' csv header
\copy country_csv (code, alpha_3, numeric, label_en, label_ar, note, weight, source) from 'codelists/countries_of_origin.csv' csv header
\copy immediate_csv (code, label_en, label_ar, asks_consent, source) from 'immediate_actions.csv' csv header
\copy consent_csv (code, label_en, label_ar, validity, signature, refusal_effect, source) from 'codelists/consent_types.csv' csv header
\copy residency_csv (code, label_en, label_ar, exit_permit, source) from 'codelists/residency_types.csv' csv header
\copy ilo_csv from 'codelists/ilo_forced_labour_indicators.csv' csv header
\copy document_csv (code, label_en, label_ar, source) from 'codelists/document_types.csv' csv header
\copy code_name_csv (code, label_en, label_ar, source) from 'code_names.csv' csv header
\copy first_action_csv from 'first_actions.csv' csv header
\copy script_csv from 'scripts/ara.csv' csv header
\copy script_csv from 'scripts/ben.csv' csv header
\copy script_csv from 'scripts/eng.csv' csv header
\copy script_csv from 'scripts/fil.csv' csv header
\copy script_csv from 'scripts/fra.csv' csv header
\copy script_csv from 'scripts/hin.csv' csv header
\copy script_csv from 'scripts/nep.csv' csv header
\copy script_csv from 'scripts/urd.csv' csv header
\copy report_column_csv (report, code, label_en, label_ar, definition_en, definition_ar, source) from 'codelists/report_columns.csv' csv header
\copy transition_csv from 'codelists/workflow_transitions.csv' csv header
\copy organisation_csv from 'codelists/organisations.csv' csv header

-- One shape for every list; the statement per list differs only in its name.
create temp table entry_csv (list text, code text, label_en text, label_ar text, position int, attributes jsonb, source text) on commit drop;
insert into entry_csv
    select 'role', code, label_en, label_ar, position, jsonb_build_object('kind', kind), source from role_csv
    union all
    select 'call_type', code, label_en, label_ar, position, jsonb_build_object('meaning', meaning), source from call_type_csv
    union all
    select 'triage_level', code, label_en, label_ar, position, jsonb_build_object('definition', definition,
        'first_action', first_action, 'escalates_to', escalates_to), source from triage_csv
    union all
    select 'complaint_category', code, label_en, label_ar, position, jsonb_build_object('group', "group",
        'law_touched', law_touched, 'ilo_indicators', string_to_array(ilo11_no, ';')::int[], 'computed_check', computed_check,
        'default_triage', default_triage, 'opens_screening', opens_screening = 'yes'), source from category_csv
    union all
    select 'language', code, label_en, label_ar, position, jsonb_build_object('iso639_1', iso639_1, 'name_native', name_native,
        'direction', direction, 'tier', tier, 'countries', string_to_array(countries, ';')), source from language_csv
    union all
    select 'country', code, label_en, label_ar, position, jsonb_build_object('alpha_3', alpha_3, 'numeric', numeric, 'note', note),
        source from country_csv
    union all
    select 'governorate', code, label_en, label_ar, position, '{}', source from governorate_csv
    union all
    select 'immediate_action', code, label_en, label_ar, position, jsonb_build_object('asks_consent', asks_consent = 'yes'), source
        from immediate_csv
    union all
    select 'consent_type', code, label_en, label_ar, position, jsonb_build_object('default_validity', validity,
        'separate_signature', signature, 'refusal_effect', refusal_effect), source from consent_csv
    union all
    select 'residency_type', code, label_en, label_ar, position, jsonb_build_object('exit_permit_needed', exit_permit), source
        from residency_csv
    union all
    select 'document_type', code, label_en, label_ar, position, '{}', source from document_csv
    union all
    select 'code_name', code, label_en, label_ar, position, '{}', source from code_name_csv
    union all
    select 'ilo_indicator', code, label_en, label_ar, position, jsonb_build_object('screening_question', question,
        'examples', examples), source from ilo_csv;

do $$
declare
    list text;
begin
    foreach list in array array['role', 'call_type', 'triage_level', 'complaint_category', 'language', 'country', 'governorate',
        'immediate_action', 'consent_type', 'residency_type', 'ilo_indicator',
        'document_type', 'code_name'] loop
        execute format($f$
            insert into code.%I (code, label_en, label_ar, position, to_verify, attributes, source)
            select code, label_en, label_ar, position, source ~ '\mGK\M', jsonb_strip_nulls(attributes), source
            from entry_csv where list = %L
            on conflict (code) do update set (label_en, label_ar, position, to_verify, attributes, source)
                = (excluded.label_en, excluded.label_ar, excluded.position, excluded.to_verify, excluded.attributes, excluded.source)
        $f$, list, list);
    end loop;
end $$;

-- Every letter of an allowed action gives its permits; everyone may read the code lists.
create temp table permit_seed on commit drop as
    select distinct m.role, p.permit, m.scope
    from matrix_csv m join permit_csv p on p.resource = m.resource and position(p.action in coalesce(m.actions, '')) > 0
    union
    select code, 'code_read', 'all' from role_csv;
delete from access.role_permit r where not exists (
    select from permit_seed s where (s.role, s.permit, s.scope) = (r.role, r.permit, r.scope));
insert into access.role_permit (role, permit, scope) select role, permit, scope from permit_seed on conflict do nothing;

-- "15 min", "24 h", "2 working days"; what happens during the call has no clock, "same day" is within the day that follows.
create function pg_temp.elapsed(words text) returns interval language sql as $$
    select case when words like '%working%' or words = 'during the call' then null
        when words = 'same day' then interval '24 hours'
        else regexp_replace(words, ' h$', ' hours')::interval end
$$;
create function pg_temp.working_days(words text) returns int language sql as $$
    select substring(words from '^(\d+) working days?$')::int
$$;
insert into hotline.triage_rule
    (level, supervisor_within, response_within, response_working_days, plan_within, plan_working_days, valid_from, source)
select code, pg_temp.elapsed(supervisor), pg_temp.elapsed(response), pg_temp.working_days(response), pg_temp.elapsed(plan),
    pg_temp.working_days(plan), date '2020-01-01', source
from triage_csv
on conflict (level, valid_from) do update set
    (supervisor_within, response_within, response_working_days, plan_within, plan_working_days, source)
    = (excluded.supervisor_within, excluded.response_within, excluded.response_working_days, excluded.plan_within,
       excluded.plan_working_days, excluded.source);

insert into code.first_action (category, text_en, text_ar, valid_from, to_verify, source)
select category, text_en, text_ar, valid_from, source ~ '\mGK\M', source from first_action_csv
on conflict (category, valid_from) do update set (text_en, text_ar, to_verify, source)
    = (excluded.text_en, excluded.text_ar, excluded.to_verify, excluded.source);

insert into code.script (step, language, "text", valid_from, to_verify, source)
select step, language, "text", valid_from, source ~ '\mGK\M', source from script_csv
on conflict (step, language, valid_from) do update set ("text", to_verify, source) = (excluded."text", excluded.to_verify, excluded.source);

delete from hotline.transition_rule r where r.entity = 'complaint' and not exists (
    select from transition_csv c where c.entity = r.entity and c.to_state = r.to_state and c.from_state is not distinct from r.from_state);
insert into hotline.transition_rule (entity, from_state, to_state, actor_role, guard, source)
select entity, from_state, to_state, upper(actor_role), guard, source from transition_csv where entity = 'complaint'
on conflict on constraint transition_rule_once do update set
    (actor_role, guard, source) = (excluded.actor_role, excluded.guard, excluded.source);

-- A beginning of the directory, for whoever keeps it: what is there already is theirs, and stays as they have it.
insert into directory.organisation (id, code, kind, name_en, name_ar, does_en, does_ar, country, phone, serves, capacity, hours_known, source)
select gen_random_uuid(), code, kind, name_en, name_ar, does_en, does_ar, country, phone, string_to_array(serves, ';'), capacity,
    coalesce(always_open = 'yes', false), source
from organisation_csv
on conflict on constraint organisation_code do nothing;

delete from report.report_column r where not exists (
    select from report_column_csv c where (c.report, c.code) = (r.report, r.code));
insert into report.report_column (report, code, position, label_en, label_ar, definition_en, definition_ar, to_verify, source)
select report, code, position, label_en, label_ar, definition_en, definition_ar, source ~ '\mGK\M', source from report_column_csv
on conflict (report, code) do update set (position, label_en, label_ar, definition_en, definition_ar, to_verify, source)
    = (excluded.position, excluded.label_en, excluded.label_ar, excluded.definition_en, excluded.definition_ar, excluded.to_verify,
       excluded.source);
