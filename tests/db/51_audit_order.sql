-- The chain over real commits, with two more connections: order of commit, an open transaction, one sequencer at a time.
-- What it commits stays in this run's own database, so it comes after the tests that count entries.
\set QUIET 1
\pset format unaligned
\pset tuples_only true
create extension if not exists dblink;
select plan(16);

create schema order_test;
create function order_test.id(name text) returns uuid language sql immutable as $$ select md5('order ' || name)::uuid $$;
-- The entries of this file that are linked, in the chain's order.
create function order_test.chain() returns text language sql as $$
    select coalesce(string_agg(n.name, ' ' order by l.seq), '') from unnest(array['early', 'late', 'middle', 'rolled', 'last1', 'last2', 'last3']) n (name)
    join audit.link l on l.entry_id = order_test.id(n.name)
$$;
create function order_test.write(name text) returns text language sql immutable as $$
    select format('insert into audit.entry (id, action, outcome) values (%L, %L, ''done'')', order_test.id(name), 'act_' || regexp_replace(name, '\d', ''))
$$;
select dblink_connect(c, format('host=''%s'' dbname=%s user=postgres', :'HOST', current_database())) from unnest(array['one', 'two']) c
\g /dev/null
select audit.sequence(100000) \g /dev/null

select dblink_exec('one', 'begin'), dblink_exec('one', order_test.write('early')) \g /dev/null
select dblink_exec('two', order_test.write('late')) \g /dev/null
select audit.sequence(100) \g /dev/null
select is(order_test.chain(), '', 'an older open transaction holds back what was committed after it began');
select dblink_exec('one', 'commit') \g /dev/null
select is(audit.sequence(100), 2, 'when it ends both are linked');
select is(order_test.chain(), 'early late', 'the older transaction first');
select is(audit.sequence(100), 0, 'an entry is linked once');

select dblink_exec('one', 'begin'), dblink_exec('one', order_test.write('rolled')), dblink_exec('one', 'rollback') \g /dev/null
select dblink_exec('two', order_test.write('middle')) \g /dev/null
select is(audit.sequence(100), 1, 'a rolled-back act leaves no link and holds nothing back');
select is(order_test.chain(), 'early late middle', 'nor a hole');

select dblink_exec('one', order_test.write('last1') || ';' || order_test.write('last2') || ';' || order_test.write('last3')) \g /dev/null
select is(audit.sequence(2), 2, 'no more at once than asked');
select is(audit.sequence(2), 1, 'the rest next time');

select dblink_exec('one', 'begin'), (select t.* from dblink('one', 'select pg_advisory_xact_lock(hashtext(''audit.sequence''))::text') t (x text)),
    dblink_exec('two', order_test.write('other')) \g /dev/null
select is(audit.sequence(100), 0, 'one node sequences at a time');
select dblink_exec('one', 'commit') \g /dev/null
select is(audit.sequence(100), 1, 'the next one finds it');

-- Recomputed from the entries alone.
create function order_test.recompute() returns table (seq bigint, hash bytea) language plpgsql as $$
declare
    before bytea := sha256('');
    e audit.entry;
begin
    for seq in select l.seq from audit.link l order by l.seq loop
        select x.* into e from audit.entry x join audit.link l on l.entry_id = x.id where l.seq = recompute.seq;
        before := sha256(before || convert_to(audit.canonical(seq, e), 'UTF8'));
        hash := before;
        return next;
    end loop;
end $$;
select is_empty('select seq, hash from order_test.recompute() except select seq, hash from audit.link', 'every hash follows from the entries');
select is((select max(seq) from audit.link), (select count(*) from audit.link), 'the numbers have no hole');
select results_eq('select seq, hash from audit.progress', 'select seq, hash from audit.link order by seq desc limit 1', 'progress is the end of the chain');
select is((select count(*) from audit.entry e where not exists (select from audit.link l where l.entry_id = e.id)), 0::bigint, 'nothing committed is left out');
select is((select pending from audit.chain), 0, 'and the chain says so');
select set_config('order_test.changed', (select (count(*) > 0)::text from (
    select sha256(sha256('') || convert_to(audit.canonical(1, row(e.id, e.at, e.txid, e.actor, e.session, e.unit_id, 'another_act', e.object_kind, e.object_id, e.outcome, e.request_id)::audit.entry), 'UTF8')) as hash
    from audit.entry e join audit.link l on l.entry_id = e.id where l.seq = 1) x join audit.link l on l.seq = 1 and l.hash <> x.hash), false) \g /dev/null
select is(current_setting('order_test.changed'), 'true', 'another word in an entry gives another hash');

select dblink_disconnect(c) from unnest(array['one', 'two']) c
\g /dev/null
set client_min_messages = warning;
drop schema order_test cascade;
select * from finish();
