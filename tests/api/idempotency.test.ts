// A create carries its Idempotency-Key: the same key and body get the same answer however often and however late, another body
// is refused, and of many at once one row comes out.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { draftOf, editOf, register, takeContact, verdict } from "./acts";
import { type Person, type Sanad, startSanad } from "./harness";

let sanad: Sanad;
let hessa: Person;
let noura: Person;
let admin: Person;

beforeAll(async () => {
    sanad = await startSanad();
    [hessa, noura, admin] = await Promise.all([
        sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR"),
        sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("admin", "ADMIN", "ADMINISTRATOR"),
    ]);
});
afterAll(() => sanad.stop());

const rows = async (contact: string) => (await sanad.sql("select count(*)::int as n from hotline.complaint where contact_id = $1", [contact]))[0].n;

test("a retry gets the same answer, byte for byte, and nothing happens twice", async () => {
    const contact = await takeContact(hessa);
    const key = randomUUID();
    const first = await hessa.post("/api/complaints", draftOf(contact), key);
    expect(first.status).toBe(201);
    for (let i = 0; i < 3; i++) {
        const again = await hessa.post("/api/complaints", draftOf(contact), key);
        expect([again.status, again.text]).toEqual([201, first.text]);
    }
    expect((await hessa.post("/api/complaints", draftOf(contact), key.toUpperCase())).text).toBe(first.text);
    expect(await rows(contact)).toBe(1);
    const [audit] = await sanad.sql("select count(*)::int as n from audit.entry where object_id = $1 and action = 'register_complaint'", [first.body.id]);
    expect(audit.n).toBe(1);
});

test("also when the state has moved on meanwhile", async () => {
    const { id } = await register(hessa);
    const key = randomUUID();
    const triage = { level: "P1", version: 1 };
    const first = await hessa.post(`/api/complaints/${id}/triage`, triage, key);
    expect(first.body.version).toBe(2);
    await hessa.put(`/api/complaints/${id}`, editOf(2, { wish: "rescue" }));
    await hessa.post(`/api/complaints/${id}/closure`, { outcome: "resolved", reason: "Paid", version: 3 });
    const again = await hessa.post(`/api/complaints/${id}/triage`, triage, key);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect((await hessa.get(`/api/complaints/${id}`)).body).toMatchObject({ state: "CLOSED", version: 4 });
});

test("another body under the same key is refused, and so is another place", async () => {
    const contact = await takeContact(hessa);
    const key = randomUUID();
    await hessa.post("/api/complaints", draftOf(contact), key);
    expect(verdict(await hessa.post("/api/complaints", draftOf(contact, { wish: "rescue" }), key))).toBe("422 idempotency_mismatch");
    expect(verdict(await hessa.post("/api/contacts", { channel: "phone" }, key))).toBe("422 idempotency_mismatch");
    expect(await rows(contact)).toBe(1);
});

test("keys are one's own: another person's key means nothing", async () => {
    const key = randomUUID();
    const hers = await hessa.post("/api/contacts", { channel: "phone" }, key);
    const other = await noura.post("/api/contacts", { channel: "phone" }, key);
    expect(other.status).toBe(201);
    expect(other.body.id).not.toBe(hers.body.id);
});

test("twenty at once with one key make one row, and all hear of that one", async () => {
    for (let round = 0; round < 3; round++) {
        const contact = await takeContact(hessa);
        const key = randomUUID();
        const answers = await Promise.all(Array.from({ length: 20 }, () => hessa.post("/api/complaints", draftOf(contact), key)));
        expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(201));
        expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
        expect(await rows(contact)).toBe(1);
    }
});

test("twenty at once with twenty keys make twenty rows", async () => {
    const contact = await takeContact(hessa);
    const answers = await Promise.all(Array.from({ length: 20 }, () => hessa.post("/api/complaints", draftOf(contact))));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(20);
    expect(new Set(answers.map((answer) => answer.body.reference)).size).toBe(20);
    expect(await rows(contact)).toBe(20);
});

test("a refusal is not kept: the same key works once the body is right", async () => {
    const contact = await takeContact(hessa);
    const key = randomUUID();
    expect((await hessa.post("/api/complaints", draftOf(contact, { wish: "nothing" as "advice" }), key)).status).toBe(422);
    expect((await hessa.post("/api/complaints", draftOf(contact), key)).status).toBe(201);
});

test("the kept answer is sealed, and only for those who still may", async () => {
    const key = randomUUID();
    const [unit] = await sanad.sql("select id from access.unit where code = 'ADMIN'");
    const invited = await admin.post("/api/users", { name: "invited", display_name: "Invited", unit_id: unit.id, roles: ["GUARD"] }, key);
    expect(invited.status).toBe(201);
    const [kept] = await sanad.sql("select encode(reply, 'escape') as text from access.idempotency where key = $1", [key]);
    expect(kept.text).not.toContain(invited.body.setup_code);
    await admin.delete("/api/session");
    const again = await admin.post("/api/users", { name: "invited", display_name: "Invited", unit_id: unit.id, roles: ["GUARD"] }, key);
    expect(verdict(again)).toBe("401 signed_out");
});
