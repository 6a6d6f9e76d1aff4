// A session's life: idle and absolute end, signing out, and being revoked within a second of what changes a person's rights.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verdict } from "./acts";
import { type Person, type Sanad, startSanad, until } from "./harness";

let sanad: Sanad;
let admin: Person;
let second: Person;

beforeAll(async () => {
    sanad = await startSanad();
    [admin, second] = await Promise.all([sanad.person("admin", "ADMIN", "ADMINISTRATOR"), sanad.person("admin2", "ADMIN", "ADMINISTRATOR")]);
    await sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
});
afterAll(() => sanad.stop());

const age = (who: Person, column: string, interval: string) =>
    sanad.sql(`update access.session set ${column} = now() - interval '${interval}' where token_hash = sha256(convert_to($1, 'UTF8'))`, [who.token]);
const seen = async (who: Person) =>
    (await sanad.sql("select extract(epoch from now() - last_seen_at)::float as s from access.session where token_hash = sha256(convert_to($1, 'UTF8'))", [who.token]))[0].s;

describe("its ends", () => {
    test("idle: after fifteen minutes without a person, whatever the console asks meanwhile", async () => {
        const noura = await sanad.actAs("noura");
        await age(noura, "last_seen_at", "14 minutes 50 seconds");
        expect((await noura.get("/api/session")).status).toBe(200);
        expect(await seen(noura)).toBeGreaterThan(880);
        await age(noura, "last_seen_at", "15 minutes 1 second");
        expect(verdict(await noura.get("/api/session"))).toBe("401 signed_out");
        expect(verdict(await noura.post("/api/session/activity"))).toBe("401 signed_out");
    });

    test("activity starts the idle time anew", async () => {
        const noura = await sanad.actAs("noura");
        await age(noura, "last_seen_at", "14 minutes");
        const answer = await noura.post("/api/session/activity");
        expect([answer.status, answer.text]).toEqual([204, ""]);
        expect(await seen(noura)).toBeLessThan(5);
    });

    test("absolute: after twelve hours, however busy", async () => {
        const noura = await sanad.actAs("noura");
        await age(noura, "ends_at", "1 second");
        expect(verdict(await noura.post("/api/session/activity"))).toBe("401 signed_out");
    });

    test("a made-up token is nobody, and hears nothing about what exists", async () => {
        const made_up = { token: "A".repeat(43) };
        expect(verdict(await sanad.send("GET", "/api/session", made_up))).toBe("401 signed_out");
        expect(verdict(await sanad.send("POST", "/api/complaints", { ...made_up, body: { nonsense: true } }))).toBe("401 signed_out");
        expect(verdict(await sanad.send("GET", "/api/complaints/not-even-an-id", made_up))).toBe("401 signed_out");
    });
});

describe("the key of the drafts kept in a browser", () => {
    test("is the same over one's sessions, and nobody else's", async () => {
        const keyOf = async (who: Person) => (await who.get("/api/session/draft-key")).body.key;
        const [one, other] = [await sanad.actAs("noura"), await sanad.actAs("noura")];
        const key = await keyOf(one);
        expect(Buffer.from(key, "base64url")).toHaveLength(32);
        expect(await keyOf(other)).toBe(key);
        expect(await keyOf(admin)).not.toBe(key);
    });
});

describe("signing out", () => {
    test("ends this session and clears the cookie", async () => {
        const [one, other] = [await sanad.actAs("noura"), await sanad.actAs("noura")];
        const answer = await one.delete("/api/session");
        expect(answer.status).toBe(204);
        expect(answer.headers["set-cookie"]).toBe("__Host-sid=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
        expect(verdict(await one.get("/api/session"))).toBe("401 signed_out");
        expect((await other.get("/api/session")).status).toBe(200);
    });

    test("everywhere ends them all, and only one's own", async () => {
        const mine = [await sanad.actAs("noura"), await sanad.actAs("noura"), await sanad.actAs("noura")];
        expect((await mine[0]!.delete("/api/session/everywhere")).status).toBe(204);
        for (const each of mine) expect(verdict(await each.get("/api/session"))).toBe("401 signed_out");
        expect((await admin.get("/api/session")).status).toBe(200);
    });

    test("an administrator sees who is signed in, and ends a session", async () => {
        const noura = await sanad.actAs("noura");
        const list = await admin.api.GET("/api/sessions", { params: { query: { limit: 200 } } });
        const row = list.data!.items.find((each) => each.user_id === noura.id)!;
        expect(row).toMatchObject({ name: "noura", mine: false });
        expect(list.data!.items.filter((each) => each.mine).every((each) => each.user_id === admin.id)).toBe(true);
        expect(JSON.stringify(list.data)).not.toContain(noura.token);
        expect((await admin.delete(`/api/sessions/${row.id}`)).status).toBe(204);
        expect(verdict(await noura.get("/api/session"))).toBe("401 signed_out");
        expect(verdict(await admin.delete(`/api/sessions/${row.id}`))).toBe("404 not_found");
    });
});

describe("revocation within a second, API and live stream alike", () => {
    const edit = async (who: Person, over: object) => {
        const { data } = await admin.api.GET("/api/users/{id}", { params: { path: { id: who.id } } });
        const { display_name, unit_id, roles, active, version } = data!;
        const answer = await admin.put(`/api/users/${who.id}`, { display_name, unit_id, roles, active, version, ...over });
        expect(answer.status, answer.text).toBe(200);
    };
    const kinds: [string, (who: Person, trial: number) => Promise<unknown>][] = [
        ["a role is added or taken", (who, trial) => edit(who, { roles: trial % 2 ? ["HOTLINE_OPERATOR"] : ["HOTLINE_OPERATOR", "INTERPRETER"] })],
        ["the role's permits change", (_, trial) =>
            trial % 2
                ? sanad.sql("delete from access.role_permit where role = 'HOTLINE_OPERATOR' and permit = 'audit_read'")
                : sanad.sql("insert into access.role_permit values ('HOTLINE_OPERATOR', 'audit_read', 'tech')")],
        ["the unit changes", async (who, trial) => {
            const [unit] = await sanad.sql("select id from access.unit where code = $1", [trial % 2 ? "HOTLINE_A" : "HOTLINE_B"]);
            await edit(who, { unit_id: unit.id });
        }],
        ["the account is closed", async (who) => {
            await edit(who, { active: false });
        }],
        ["two administrators reset the factor", async (who) => {
            const { body } = await admin.post(`/api/users/${who.id}/factor-resets`, { reason: "Lost her telephone" });
            expect((await second.post(`/api/factor-resets/${body.id}/approval`)).status).toBe(201);
        }],
    ];

    test.each(kinds)("%s: four trials", async (_, change) => {
        for (let trial = 0; trial < 4; trial++) {
            await sanad.sql("update access.account set active = true, totp_secret = '\\x00' where name = 'noura'");
            const noura = await sanad.actAs("noura");
            const stream = await sanad.live(noura);
            await stream.hears({ kind: "hello" });
            await change(noura, trial);
            const changed = Date.now();
            expect(verdict(await noura.get("/api/session"))).toBe("401 signed_out");
            await until(() => stream.closedWith !== undefined, 1_000, "the stream closes");
            expect(Date.now() - changed).toBeLessThan(1_000);
            expect(stream.closedWith).toBe(4401);
            expect(stream.said.at(-1)).toEqual({ kind: "session_ended" });
        }
    });

    test("what does not concern her rights leaves her signed in", async () => {
        await sanad.sql("update access.account set active = true where name = 'noura'");
        const noura = await sanad.actAs("noura");
        await edit(noura, { display_name: "Noura, night shift" });
        expect((await noura.get("/api/session")).status).toBe(200);
    });
});
