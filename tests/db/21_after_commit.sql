-- Settings of a real finished transaction are '' and not null.
begin;
select set_config('app.account', gen_random_uuid()::text, true), set_config('app.scopes', '{complaint_read.site}', true), set_config('app.site_units', '{}', true),
    set_config('app.unit', gen_random_uuid()::text, true), set_config('app.session', gen_random_uuid()::text, true) \g /dev/null
commit;
begin;
select plan(3);
select is(current_setting('app.account', true), '', 'after a transaction the setting is empty, not null');
set local role app;
select is(access.me(), null, 'which is nobody');
select is((select count(*)::int from hotline.complaint) + (select count(*)::int from cases.file) + (select count(*)::int from access.user_sheet), 0, 'who sees nothing');
select * from finish();
rollback;
