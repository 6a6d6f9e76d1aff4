// Accounts: invited by an administrator, changed with a version, and a lost factor reset by two administrators.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { badFields, verdict } from "./acts";
import { nobody, type Person, type Sanad, startSanad, tokenOf, totp } from "./harness";

let sanad: Sanad;
let admin: Person;
let second: Person;
let units: Record<string, string>;

beforeAll(async () => {
    sanad = await startSanad();
    [admin, second] = await Promise.all([sanad.person("admin", "ADMIN", "ADMINISTRATOR"), sanad.person("admin2", "ADMIN", "ADMINISTRATOR")]);
    units = Object.fromEntries((await sanad.sql("select code, id from access.unit")).map((row) => [row.code, row.id]));
});
afterAll(() => sanad.stop());

const good = "four small birds on a wire";
const invite = (name: string, over: object = {}) =>
    admin.post("/api/users", { name, display_name: `${name}, invited`, unit_id: units.HOTLINE_A, roles: ["HOTLINE_OPERATOR"], ...over });
async function enrol(name: string, setup_code: string) {
    const step = await sanad.send("POST", "/api/sign-in/setup", { body: { name, setup_code, passphrase: good } });
    expect(step.status, step.text).toBe(200);
    const code = totp(step.body.enrolment.secret, Math.floor(Date.now() / 30_000));
    return await sanad.send("POST", "/api/sign-in/enrolment", { body: { ticket: step.body.ticket, code } });
}

describe("an account", () => {
    test("is invited, chooses its own passphrase, and can do what its role can", async () => {
        const { status, body } = await invite("reem");
        expect(status).toBe(201);
        expect(body.setup_code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/);
        const shown = await admin.api.GET("/api/users/{id}", { params: { path: { id: body.id } } });
        expect(shown.data).toMatchObject({ name: "reem", enrolled: false, active: true, roles: ["HOTLINE_OPERATOR"], last_sign_in_at: null, version: 1 });
        const enrolled = await enrol("reem", body.setup_code);
        const token = tokenOf(enrolled);
        expect((await sanad.send("POST", "/api/contacts", { token, body: { channel: "phone" } })).status).toBe(201);
        expect(verdict(await sanad.send("GET", "/api/users", { token }))).toBe("403 not_permitted");
        expect((await admin.get(`/api/users/${body.id}`)).body).toMatchObject({ enrolled: true, last_sign_in_at: expect.any(String) });
    });

    test("has a name that no other has, and that can be typed", async () => {
        await invite("twice");
        expect(verdict(await invite("twice"))).toBe("409 account_name_taken");
        for (const name of ["Upper", "with blank", "عربي", "semi;colon"]) expect(badFields(await invite(name))).toEqual(["/name bad_format"]);
        for (const name of ["1digit", ".dot", "x"]) expect((await invite(name)).status, name).toBe(422);
        expect(badFields(await invite("n".repeat(41)))).toEqual(["/name too_long"]);
    });

    test.each([
        ["an unknown unit", () => ({ unit_id: nobody }), "/unit_id bad_code"],
        ["no role", () => ({ roles: [] }), "/roles too_few"],
        ["six roles", () => ({ roles: ["GUARD", "DPO", "AUDITOR", "MEDICAL", "INTERPRETER", "CASE_WORKER"] }), "/roles too_many"],
        ["a role nobody knows", () => ({ roles: ["SUPERUSER"] }), "/roles/0 bad_code"],
        ["a role twice", () => ({ roles: ["GUARD", "GUARD"] }), "/roles/1 repeated"],
    ])("with %s is refused", async (_, over, expected) => {
        expect(badFields(await invite("never", over()))).toEqual([expected]);
    });

    test("is edited with its version; a stale one is told what differs", async () => {
        const { body } = await invite("sara");
        const edit = { display_name: "Sara", unit_id: units.CASEWORK, roles: ["CASE_WORKER", "INTERPRETER"], active: true, version: 1 };
        expect((await admin.put(`/api/users/${body.id}`, edit)).body).toEqual({ id: body.id, version: 2 });
        expect((await admin.get(`/api/users/${body.id}`)).body).toMatchObject({ display_name: "Sara", unit_id: units.CASEWORK, roles: ["CASE_WORKER", "INTERPRETER"] });
        const stale = await admin.put(`/api/users/${body.id}`, { ...edit, display_name: "Sarah", active: false });
        expect([verdict(stale), ...badFields(stale)]).toEqual(["409 stale_version", "/active changed", "/display_name changed"]);
        expect(verdict(await admin.put(`/api/users/${nobody}`, edit))).toBe("404 not_found");
    });

    test("and its secrets are shown to nobody", async () => {
        await sanad.addEnrolled("secret", "HOTLINE_A", "GUARD");
        const { text } = await admin.get("/api/users?limit=200");
        expect(text).not.toMatch(/hash|secret"?:|argon2|totp|passphrase|setup_code|wrapped/);
    });

    test("lists page to the end", async () => {
        const seen: string[] = [];
        let after: string | undefined;
        do {
            const { data } = await admin.api.GET("/api/users", { params: { query: { limit: 3, after } } });
            seen.push(...data!.items.map((row) => row.id));
            after = data!.next ?? undefined;
        } while (after);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.length).toBe((await sanad.sql("select count(*)::int as n from access.account"))[0].n);
    });
});

describe("a factor reset", () => {
    const ask = (id: string, who = admin) => who.post(`/api/users/${id}/factor-resets`, { reason: "Kanarienvogel lost her telephone" });

    test("needs two administrators; then nothing old opens, and a set-up code begins anew", async () => {
        const { body: invited } = await invite("maryam");
        const enrolled = await enrol("maryam", invited.setup_code);
        const token = tokenOf(enrolled);
        const [recovery] = enrolled.body.recovery_codes;

        const reset = await ask(invited.id);
        expect(reset.status).toBe(201);
        const open = await second.api.GET("/api/factor-resets");
        expect(open.data!.items[0]).toMatchObject({
            id: reset.body.id,
            user_id: invited.id,
            user_name: "maryam",
            requested_by: admin.id,
            requested_by_name: "admin (test)",
            reason: "Kanarienvogel lost her telephone",
        });
        expect(verdict(await ask(invited.id, second))).toBe("409 factor_reset_open");
        expect(verdict(await admin.post(`/api/factor-resets/${reset.body.id}/approval`))).toBe("409 factor_reset_two_people");
        expect((await sanad.send("GET", "/api/session", { token })).status).toBe(200);

        const approved = await second.post(`/api/factor-resets/${reset.body.id}/approval`);
        expect(approved.status).toBe(201);
        expect(verdict(await sanad.send("GET", "/api/session", { token }))).toBe("401 signed_out");
        expect((await second.api.GET("/api/factor-resets")).data!.items).toEqual([]);
        expect(verdict(await second.post(`/api/factor-resets/${reset.body.id}/approval`))).toBe("404 not_found");

        const old = await sanad.send("POST", "/api/sign-in", { body: { name: "maryam", passphrase: good } });
        expect(verdict(old)).toBe("401 sign_in_refused");
        await sanad.sql("delete from access.sign_in_delay");
        const anew = await enrol("maryam", approved.body.setup_code);
        expect(anew.status).toBe(200);
        expect(anew.body.recovery_codes).not.toContain(recovery);
        const step = await sanad.send("POST", "/api/sign-in", { body: { name: "maryam", passphrase: good } });
        expect(verdict(await sanad.send("POST", "/api/sign-in/code", { body: { ticket: step.body.ticket, code: recovery } }))).toBe("401 sign_in_refused");
        await sanad.sql("delete from access.sign_in_delay");
        const [row] = await sanad.sql("select encode(reason, 'escape') as reason from access.factor_reset where id = $1", [reset.body.id]);
        expect(row.reason).not.toContain("Kanarienvogel");
    });

    test("is never one's own", async () => {
        expect(verdict(await ask(admin.id))).toBe("422 factor_reset_not_own");
        const { body } = await ask(second.id);
        expect(verdict(await second.post(`/api/factor-resets/${body.id}/approval`))).toMatch(/^4\d\d factor_reset_not_own$/);
        expect((await second.delete(`/api/factor-resets/${body.id}`)).status).toBe(204);
    });

    test("that was withdrawn can't be approved, and another may be asked for", async () => {
        const { body: invited } = await invite("wafa");
        const { body } = await ask(invited.id);
        expect((await second.delete(`/api/factor-resets/${body.id}`)).status).toBe(204);
        expect(verdict(await second.post(`/api/factor-resets/${body.id}/approval`))).toBe("404 not_found");
        expect(verdict(await admin.delete(`/api/factor-resets/${body.id}`))).toBe("404 not_found");
        expect((await ask(invited.id)).status).toBe(201);
    });

    test("approved by many at once happens once", async () => {
        const { body: invited } = await invite("abrar");
        const { body } = await ask(invited.id);
        const answers = await Promise.all(Array.from({ length: 8 }, () => second.post(`/api/factor-resets/${body.id}/approval`)));
        expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
        expect(answers.filter((answer) => verdict(answer) === "404 not_found")).toHaveLength(7);
    });
});
