// Tampering with the audit log as only a superuser can, triggers off: each is undone before the next one. What counts is
// whether `backend audit verify` with a held head says that something is wrong.
import type { World } from "./world";

// Numerical Recipes' generator: the same seed repeats the same tamperings.
function random_from(seed: number) {
    let state = seed >>> 0;
    return (below: number) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
    };
}

// The chain made anew from a sequence number on, as somebody would who knows how it is made.
const rebuild = (from: number) => `do $$
declare before bytea; l record; e audit.entry;
begin
    before := coalesce((select hash from audit.link where seq = ${from - 1}), sha256(''));
    for l in select seq, entry_id from audit.link where seq >= ${from} order by seq loop
        select * into e from audit.entry where id = l.entry_id;
        before := sha256(before || convert_to(audit.canonical(l.seq, e), 'UTF8'));
        update audit.link set hash = before where seq = l.seq;
    end loop;
    update audit.progress set hash = before, seq = (select max(seq) from audit.link);
end $$;`;

export async function tamper_with(world: World, count: number, seed: number): Promise<{ tried: number; missed: string[] }> {
    const random = random_from(seed);
    const last = Number(world.sql("select seq from audit.progress"));
    const head = world.sql("select seq || ':' || encode(hash, 'hex') from audit.progress");
    if (world.sql("select count(*) from audit.head") === "0") throw new Error("no head was signed");
    if (last < 50) throw new Error(`only ${last} audit entries to tamper with`);
    world.sql("create schema kept; create table kept.entry as table audit.entry; create table kept.link as table audit.link; create table kept.head as table audit.head; create table kept.progress as table audit.progress");
    const undo = ["entry", "link", "head", "progress"].map((table) => `truncate audit.${table}; insert into audit.${table} table kept.${table};`).join(" ");

    const some = () => 1 + random(last);
    const entry = (seq: number) => `(select entry_id from audit.link where seq = ${seq})`;
    const columns: [string, string][] = [["action", "'close_complaint_x'"], ["outcome", "case outcome when 'done' then 'refused' else 'done' end"], ["actor", "gen_random_uuid()"],
        ["actor", "null"], ["session", "gen_random_uuid()"], ["unit_id", "gen_random_uuid()"], ["object_id", "gen_random_uuid()"], ["object_kind", "'x' || coalesce(object_kind, '')"],
        ["request_id", "'abc'"], ["at", "at + interval '1 microsecond'"], ["at", "at - interval '1 day'"]];
    const edit = (seq: number) => {
        const [column, value] = columns[random(columns.length)]!;
        // A change to what is there already is none.
        return { sql: `update audit.entry set ${column} = ${value} where id = ${entry(seq)} and (${column}) is distinct from (${value});`, what: `edit ${column} at ${seq}` };
    };
    const tail = () => 1 + random(Math.min(20, last - 1));
    const kinds: (() => { sql: string; what: string })[] = [
        () => edit(some()),
        () => edit(some()),
        () => { const seq = some(); return { sql: `delete from audit.entry where id = ${entry(seq)};`, what: `delete the entry at ${seq}` }; },
        () => { const seq = some(); return { sql: `delete from audit.entry where id = ${entry(seq)}; delete from audit.link where seq = ${seq};`, what: `delete entry and link at ${seq}` }; },
        () => ({ sql: `insert into audit.entry (id, at, txid, actor, action, outcome) values (gen_random_uuid(), now() - interval '1 hour', '${3 + random(500)}', gen_random_uuid(), 'show_complaint', 'done');`, what: "insert an entry in the past" }),
        () => {
            const one = some();
            const other = 1 + ((one + random(last - 1)) % last);
            return { sql: `create temp table two on commit drop as select seq, entry_id from audit.link where seq in (${one}, ${other}); update audit.link set entry_id = gen_random_uuid() where seq = ${one};
                update audit.link set entry_id = (select entry_id from two where seq = ${one}) where seq = ${other}; update audit.link set entry_id = (select entry_id from two where seq = ${other}) where seq = ${one};`, what: `swap ${one} and ${other}` };
        },
        () => { const cut = last - tail(); return { sql: `delete from audit.entry where id in (select entry_id from audit.link where seq > ${cut}); delete from audit.link where seq > ${cut}; delete from audit.head where seq > ${cut};
            update audit.progress set seq = ${cut}, hash = (select hash from audit.link where seq = ${cut}), entry_id = ${entry(cut)}, txid = (select txid from audit.entry where id = ${entry(cut)});`, what: `cut the tail after ${cut}` }; },
        () => { const seq = some(); const { sql, what } = edit(seq); return { sql: `${sql} ${rebuild(seq)} delete from audit.head where seq >= ${seq};`, what: `${what}, then rebuild` }; },
        () => { const seq = some(); return { sql: `delete from audit.entry where id = ${entry(seq)}; delete from audit.link where seq = ${seq};
            update audit.link set seq = -seq where seq > ${seq}; update audit.link set seq = -seq - 1 where seq < 0; ${rebuild(seq)} delete from audit.head where seq >= ${seq};`, what: `delete ${seq}, close the hole, rebuild` }; },
        () => { const seq = some(); return { sql: `update audit.link set hash = sha256(hash) where seq = ${seq};`, what: `another hash at ${seq}` }; },
        () => { const seq = some(); return { sql: `insert into audit.head values (${seq}, now(), (select hash from audit.link where seq = ${seq}), (select key_id from audit.head limit 1), sha256('x') || sha256('y'))
            on conflict (seq) do update set signature = excluded.signature;`, what: `a forged head at ${seq}` }; },
        () => ({ sql: "update audit.head set at = at + interval '1 second';", what: "heads of another time" }),
        () => ({ sql: `update audit.progress set hash = sha256(hash);`, what: "another end" }),
    ];
    const verify = () => {
        try {
            return world.run_backend(["audit", "verify", "--head", head], "postgres");
        } catch (error: any) {
            if (error.status !== 1) throw error;  // it broke, which is no verdict
            return null;
        }
    };
    if (!verify()) throw new Error("the log is not intact before anybody touched it");
    const missed: string[] = [];
    const seen = new Map<string, number>();
    const untouched = world.sql(fingerprint);
    let tried = 0;
    while (tried < count) {
        const { sql, what } = kinds[tried % kinds.length]!();
        // The one before is undone in the same breath: starting programs is what takes the time.
        const touched = world.sql(`begin; set local session_replication_role = replica; ${undo} commit; begin; set local session_replication_role = replica; ${sql} commit; ${fingerprint}`);
        if (touched.split("\n").at(-1) === untouched) continue;
        ++tried;
        const kind = what.replace(/\d+/g, "n");
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        if (verify()) missed.push(what);
    }
    world.sql(`begin; set local session_replication_role = replica; ${undo} commit`);
    if (!verify()) throw new Error("what was undone is not intact");
    for (const [kind, times] of [...seen].sort()) console.log(`# ${String(times).padStart(4)} × ${kind}`);
    return { tried, missed };
}

const fingerprint = `select md5(string_agg(t, '|' order by t)) from (select e::text as t from audit.entry e union all select l::text from audit.link l
    union all select h::text from audit.head h union all select p::text from audit.progress p) x`;
