// The audit: every act of a story has its row in the same transaction, refused attempts too; who may read it, by which filters;
// and the chain that shows when a row was touched.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftOf, editOf, register, takeContact, verdict } from "./acts";
import { type Credentials, nobody, type Person, type Sanad, startSanad, until } from "./harness";

let sanad: Sanad;
let noura: Person;
let hessa: Person;
let admin: Person;
let auditor: Person;
let credentials: Credentials;
let contact: string;
let complaint: string;
const begun = new Date(Date.now() - 1_000).toISOString();

beforeAll(async () => {
    sanad = await startSanad();
    [hessa, admin, auditor] = await Promise.all([
        sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR"),
        sanad.person("admin", "ADMIN", "ADMINISTRATOR"),
        sanad.person("auditor", "ADMIN", "AUDITOR"),
    ]);
    credentials = await sanad.addEnrolled("noura", "HOTLINE_A", "HOTLINE_OPERATOR");

    await sanad.send("POST", "/api/sign-in", { body: { name: "noura", passphrase: "wrong" } });
    await sanad.sql("delete from access.sign_in_delay");
    noura = await sanad.signIn(credentials);
    contact = await takeContact(noura);
    await noura.put(`/api/contacts/${contact}/draft`, { content: "typed so far", version: 0 });
    await noura.get(`/api/contacts/${contact}/draft`);
    await noura.delete(`/api/contacts/${contact}/draft`);
    complaint = (await register(noura, { contact_id: contact })).id;
    await noura.get(`/api/complaints/${complaint}`);
    await noura.put(`/api/complaints/${complaint}`, editOf(1));
    await noura.post(`/api/complaints/${complaint}/triage`, { level: "P1", version: 2 });
    await noura.post(`/api/complaints/${complaint}/closure`, { outcome: "advised", reason: "Not hers to do", version: 3 });
    await hessa.get(`/api/contacts/${contact}`);
    await hessa.post(`/api/complaints/${complaint}/closure`, { outcome: "advised", reason: "Done", version: 3 });
    await hessa.get(`/api/complaints/${complaint}/history`);
    await hessa.post(`/api/complaints/${complaint}/reopening`, { reason: "Again", version: 4 });
    await noura.post(`/api/contacts/${contact}/end`, {});
    await admin.get(`/api/complaints/${complaint}`);
    await noura.delete("/api/session");
    await until(async () => (await auditor.get("/api/audit/chain")).body.pending === 0, 10_000, "the chain has caught up");
}, 60_000);
afterAll(() => sanad.stop());

const entries = async (query: object, who = auditor) => {
    const { data, error } = await who.api.GET("/api/audit", { params: { query: { limit: 200, ...query } } });
    if (!data) throw new Error(JSON.stringify(error));
    return data.items;
};
const told = (rows: { action: string; outcome: string; actor_name: string | null }[]) => rows.map((row) => `${row.actor_name} ${row.action} ${row.outcome}`).reverse();

test("every act of the story has its row, and so has every refused attempt", async () => {
    const rows = await entries({ since: begun });
    const story = told(rows.filter((row) => row.object_id === contact || row.object_id === complaint));
    expect(story).toEqual([
        "noura (test) take_contact done",
        "noura (test) show_draft done",
        "noura (test) drop_draft done",
        "noura (test) register_complaint done",
        "noura (test) show_complaint done",
        "noura (test) edit_complaint done",
        "noura (test) triage_complaint done",
        "noura (test) close_complaint refused",
        "hessa (test) show_contact done",
        "hessa (test) close_complaint done",
        "hessa (test) show_complaint_history done",
        "hessa (test) reopen_complaint done",
        "noura (test) end_contact done",
        "admin (test) show_complaint refused",
    ]);
    expect(told(await entries({ actor: noura.id })).filter((row) => /sign/.test(row))).toEqual([
        "noura (test) sign_in refused",
        "noura (test) sign_in_with_code done",
        "noura (test) sign_out done",
    ]);
});

test("a row says who, what and when, and never what was typed", async () => {
    const [row] = await entries({ action: "register_complaint", object_id: complaint });
    expect(row).toMatchObject({ actor: noura.id, object_kind: "complaint", outcome: "done", seq: expect.any(Number) });
    expect(row!.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(row!.request_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(Math.abs(Date.now() - Date.parse(row!.at))).toBeLessThan(120_000);
    const [all] = await sanad.sql("select string_agg(e::text, '') as text from audit.entry e");
    for (const typed of ["not paid", "Not hers", "typed so far", credentials.passphrase]) expect(all.text).not.toContain(typed);
    const log = await sanad.logged();
    expect(log.some((line) => line.request === row!.request_id && line.operation === "register_complaint")).toBe(true);
});

test("an act that fails leaves neither a change nor a row of success", async () => {
    const before = (await entries({ action: "edit_complaint", outcome: "done" })).length;
    expect(verdict(await hessa.put(`/api/complaints/${complaint}`, editOf(1)))).toBe("409 stale_version");
    expect(verdict(await hessa.put(`/api/complaints/${nobody}`, editOf(1)))).toBe("404 not_found");
    expect((await entries({ action: "edit_complaint", outcome: "done" })).length).toBe(before);
});

test("if the row can't be written, the act does not happen", async () => {
    await sanad.sql("alter table audit.entry add constraint test_full check (action <> 'edit_complaint') not valid");
    const answer = await hessa.put(`/api/complaints/${complaint}`, editOf(5, { narrative: "Must not stay" }));
    await sanad.sql("alter table audit.entry drop constraint test_full");
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect((await hessa.get(`/api/complaints/${complaint}`)).body.version).toBe(5);
});

describe("reading it", () => {
    test.each([
        [() => ({ actor: noura.id }), (row: any) => row.actor === noura.id],
        [() => ({ action: "show_complaint" }), (row: any) => row.action === "show_complaint"],
        [() => ({ object_kind: "contact" }), (row: any) => row.object_kind === "contact"],
        [() => ({ object_id: complaint }), (row: any) => row.object_id === complaint],
        [() => ({ outcome: "refused" }), (row: any) => row.outcome === "refused"],
        [() => ({ actor: hessa.id, action: "close_complaint", outcome: "done" }), (row: any) => row.actor === hessa.id && row.action === "close_complaint" && row.outcome === "done"],
    ])("filters (%#)", async (query, fits) => {
        const all = await entries({});
        const wanted = all.filter(fits).map((row) => row.id);
        expect((await entries(query())).map((row) => row.id)).toEqual(wanted);
        expect(wanted.length).toBeGreaterThan(0);
        expect(wanted.length).toBeLessThan(all.length);
    });

    test("filters by time", async () => {
        const all = await entries({});
        const middle = all[Math.floor(all.length / 2)]!.at;
        const [since, until_] = [await entries({ since: middle }), await entries({ until: middle })];
        expect(since.every((row) => row.at >= middle)).toBe(true);
        expect(until_.every((row) => row.at < middle)).toBe(true);
        expect(since.length + until_.length).toBe(all.length);
        expect(await entries({ since: "2999-01-01T00:00:00Z" })).toEqual([]);
    });

    test("pages without a gap", async () => {
        const all = (await entries({})).map((row) => row.id);
        const seen: string[] = [];
        let after: string | undefined;
        do {
            const { data } = await auditor.api.GET("/api/audit", { params: { query: { limit: 4, after } } });
            seen.push(...data!.items.map((row) => row.id));
            after = data!.next ?? undefined;
        } while (after);
        expect(seen).toEqual(all);
    });

    test("an administrator sees the technical acts only, an operator nothing", async () => {
        const kinds = new Set((await entries({}, admin)).map((row) => row.object_kind));
        expect(kinds.has("complaint") || kinds.has("contact")).toBe(false);
        expect(kinds.has("user")).toBe(true);
        expect(verdict(await hessa.get("/api/audit"))).toBe("403 not_permitted");
    });

    test("nobody changes or removes a row, not even through the database's own door for the backend", async () => {
        for (const statement of ["update audit.entry set outcome = 'done'", "delete from audit.entry", "truncate audit.entry", "delete from audit.link", "update audit.head set hash = ''"])
            await expect(sanad.sql(`set role app; ${statement}`)).rejects.toThrow(/permission denied|never changed/);
        await sanad.sql("reset role");
    });
});

describe("the chain", () => {
    test("links every entry within seconds, in one unbroken order", async () => {
        await until(async () => (await auditor.get("/api/audit/chain")).body.pending === 0, 10_000, "nothing pends");
        const { data } = await auditor.api.GET("/api/audit/chain");
        const [count] = await sanad.sql("select count(*)::int as n, max(seq)::int as most from audit.link");
        expect([count.n, count.most]).toEqual([data!.sequenced, data!.sequenced]);
        expect((await sanad.sql("select encode(hash, 'hex') as hash from audit.link order by seq desc limit 1"))[0].hash).toBe(data!.last_hash);
        // Heads are signed once a minute: the first may still be due.
        expect(data!.key_id ?? "0000000000000000").toMatch(/^[0-9a-f]{16}$/);
    });

    test("verifies offline, and tells which row was touched", async () => {
        expect(await sanad.host("audit", "verify")).not.toBe("");
        const [victim] = await sanad.sql("select e.id, l.seq from audit.entry e join audit.link l on l.entry_id = e.id where e.action = 'register_complaint' limit 1");
        const touch = (outcome: string) =>
            sanad.sql(`set session_replication_role = replica; update audit.entry set outcome = '${outcome}' where id = '${victim.id}'; set session_replication_role = origin`);
        await touch("refused");
        const found = await sanad.host("audit", "verify").then(
            () => ({ code: 0, stdout: "" }),
            (error) => ({ code: error.code as number, stdout: `${error.stdout}${error.stderr}` }),
        );
        await touch("done");
        expect(found.code).toBe(1);
        expect(found.stdout).toContain(victim.id);
        expect(await sanad.host("audit", "verify")).not.toBe("");
    });
});

test("an entry of nobody's making can't be written in another's name", async () => {
    await expect(
        sanad.sql("set role app; insert into audit.entry (id, actor, action, outcome) values (gen_random_uuid(), gen_random_uuid(), 'show_complaint', 'done')"),
    ).rejects.toThrow(/row-level security/);
    await sanad.sql("reset role");
});

test("the draft of a complaint leaves no narrative in the clear anywhere in the database", async () => {
    const typed = "Kanarienvogel-narrative";
    const id = await takeContact(hessa, { caller_phone: "+96599887766" });
    await hessa.put(`/api/contacts/${id}/draft`, { content: typed, version: 0 });
    await hessa.post("/api/complaints", draftOf(id, { narrative: typed, worker_name: typed, address: typed, area: typed, employer_name: typed, safe_contact_note: typed }));
    const tables = await sanad.sql("select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
    for (const { name } of tables) {
        const [found] = await sanad.sql(`select count(*)::int as n from ${name} t where t::text ~* $1 or t::text ~ '99887766' or t::text like $2`, [typed, `%${Buffer.from(typed).toString("hex")}%`]);
        expect(found.n, name).toBe(0);
    }
    await sanad.logged();
    expect(sanad.log).not.toMatch(/Kanarienvogel|99887766/);
});
