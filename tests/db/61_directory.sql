-- Referrals to services: whose they are, what needs consent, and what never changes; the directory: who keeps it.
begin;
\ir world.psql
select plan(16);

insert into directory.organisation (id, kind, name_en, name_ar) values (test.id('clinic'), 'hospital', 'Clinic', 'عيادة');
create function test.refer(name text, file text, manner text default 'told', consent boolean default false, status text default 'told') returns void language sql as $$
    insert into hotline.service_referral (id, file_id, organisation_id, manner, consent, status)
    values (test.id('referral ' || name), test.id('file ' || file), test.id('clinic'), manner, consent, status)
$$;
grant execute on all functions in schema test to app;

select test.be('noura') \g /dev/null
select lives_ok($$ select test.refer('one', 'n1') $$, 'an operator refers in her own file');
select throws_ok($$ select test.refer('hers', 'd1') $$, '42501', null, 'not in a colleague''s');
select throws_ok($$ select test.refer('two', 'n1', 'put_through', false, 'made') $$, '23514', null, 'nobody is told of her without her consent');
select throws_ok($$ select test.refer('three', 'n1', 'told', true, 'accepted') $$, '23514', null, 'and what she was only told nobody can accept');
select lives_ok($$ insert into hotline.service_referral_change (id, service_referral_id, status) values (test.id('change'), test.id('referral one'), 'told') $$, 'with a row that says when');
select throws_ok($$ insert into hotline.service_referral_change (id, service_referral_id, status, actor) values (test.id('forged'), test.id('referral one'), 'served', test.id('dana')) $$,
    '42501', null, 'in nobody else''s name');
select throws_ok($$ update hotline.service_referral set made_by = test.id('dana') $$, '42501', null, 'who made it never changes');
select throws_ok($$ delete from hotline.service_referral $$, '42501', null, 'and it is never taken away');
select throws_ok($$ insert into directory.organisation (id, kind, name_en, name_ar) values (test.id('mine'), 'other', 'x', 'x') $$, '42501', null, 'an operator reads the directory');
select isnt_empty($$ select from directory.organisation_sheet $$, 'all of it');
select test.leave(), test.be('dana') \g /dev/null
select is_empty($$ select from hotline.service_referral_sheet $$, 'a colleague sees nothing of the referral');
select is_empty($$ update hotline.service_referral set status = 'served' returning id $$, 'and changes nothing');
select test.leave(), test.be('hessa') \g /dev/null
select isnt_empty($$ select from hotline.service_referral_sheet where id = test.id('referral one') $$, 'her lead does');
select isnt_empty($$ update directory.organisation set phone = '1' where id = test.id('clinic') returning id $$, 'and keeps the directory');
select throws_ok($$ update directory.organisation set source = 'PAM' $$, '42501', null, 'but not where an entry comes from');
select test.leave(), test.be('maha') \g /dev/null
select is_empty($$ select from hotline.service_referral_sheet $$, 'the lead of another site does not');
select test.leave() \g /dev/null
select * from finish();
rollback;
