// The contract: the committed OpenAPI document is the binary's, every route is in it, and real replies are what it says.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { register, takeContact } from "./acts";
import { binary, type Person, root, type Sanad, startSanad } from "./harness";
import { document, operations, validProblem, validReply } from "./openapi";

let sanad: Sanad;
let hessa: Person;
let admin: Person;
let auditor: Person;
const ids: Record<string, string> = {};

beforeAll(async () => {
    sanad = await startSanad();
    [hessa, admin, auditor] = await Promise.all([
        sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR"),
        sanad.person("admin", "ADMIN", "ADMINISTRATOR"),
        sanad.person("auditor", "ADMIN", "AUDITOR"),
    ]);
    ids.contacts = await takeContact(hessa, { caller_phone: "+96550001234" });
    ids.complaints = (await register(hessa, { contact_id: ids.contacts, worker_name: "Almaz", worker_phone: "+96550005678", nationality: "ET", started_on: "2026-01-01", wage_paid: 80_000,
        actions: [{ kind: "called_112", at: "2026-11-24T00:00:00Z", consented: true, note: "They come" }], consents: [{ purpose: "EMBASSY", given: false }] })).id;
    // An earlier complaint under the same number, with a callback that was tried.
    const worker_phone = "+96550001234";
    const earlier = (await register(hessa, { worker_phone })).id;
    await hessa.post(`/api/complaints/${ids.complaints}/callbacks`, { due_at: new Date(Date.now() + 3_600_000).toISOString() });
    await hessa.put(`/api/complaints/${ids.complaints}/safe-contact`, { cover_story: "A call about a course", days: ["mon"], version: 0 });
    ids.callbacks = (await hessa.post(`/api/complaints/${earlier}/callbacks`, { due_at: new Date(Date.now() + 3_600_000).toISOString() })).body.id;
    await hessa.post(`/api/callbacks/${ids.callbacks}/attempts`);
    const organisation_id = (await hessa.get("/api/organisations")).body.items[0].id;
    const referral = await hessa.post(`/api/complaints/${ids.complaints}/referrals`, { organisation_id, manner: "told", consent: false, note: "Her sister knows it" });
    ids["service-referrals"] = referral.body.id;
    await hessa.post(`/api/contacts/${ids.contacts}/referrals`, { organisation_id, manner: "told", consent: false });
    ids.users = hessa.id;
    await hessa.put(`/api/contacts/${ids.contacts}/draft`, { content: "{}", version: 0 });
    // A colleague's contact with help that Hessa has joined, and one that she takes over.
    const noura = await sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    const search_id = (await noura.post("/api/person-searches", { words: "Rosa Mendoza" })).body.id;
    const person = { search_id, verification: "declared", languages: ["fil"], names: [{ text: "Rosa Mendoza", source: "told" }], documents: [{ kind: "PASSPORT", number: "P1234567A" }], phones: [{ phone: worker_phone }] };
    ids.people = (await noura.post("/api/people", person)).body.id;
    await hessa.post(`/api/complaints/${ids.complaints}/person`, { person_id: ids.people });
    ids.parties = (await hessa.post(`/api/complaints/${ids.complaints}/parties`, { role: "sponsor", said_by: "worker", alleged_abuser: true, party: { kind: "person", details: [{ kind: "civil_id", text: "280010100001" }] } })).body.party_id;
    const beside = await takeContact(noura);
    ids.help = (await noura.post(`/api/contacts/${beside}/help`, { urgency: "emergency" })).body.id;
    await hessa.post(`/api/help/${ids.help}/joining`, {});
    await hessa.post(`/api/help/${ids.help}/messages`, { words: "Stay on the line." });
    await noura.put(`/api/contacts/${beside}/draft`, { content: "{}", version: 0 });
    ids.beside = beside;
    ids.taken = await takeContact(noura);
    await hessa.post(`/api/contacts/${ids.taken}/take-over`);
    const line = await sanad.line("line-a", "HOTLINE_A");
    await sanad.report(line, line.event("1", "ring", { caller: "+96550001234" }));
    ids["shift-sheets"] = (await hessa.post("/api/shift-sheets", { version: 0, notes: "A hard night", item_notes: [] })).body.id;
    await admin.post(`/api/users/${hessa.id}/factor-resets`, { reason: "Lost her telephone" });
});
afterAll(() => sanad.stop());

test("the committed document is the one this binary prints", () => {
    const printed = execFileSync(binary, ["openapi"], { encoding: "utf8" });
    expect(readFileSync(join(root, "web/src/api/openapi.json"), "utf8")).toBe(printed);
});

test("every route is in it, with its permit and its records", () => {
    const routes = execFileSync(binary, ["routes"], { encoding: "utf8" }).trim().split("\n").map((line) => JSON.parse(line));
    const told = operations.map((each) => `${each.verb} ${each.path} ${each.id} ${each.permit} ${each.body ?? null} ${each.reply ?? null}`).sort();
    const known = routes
        .map((each) => {
            const permit = each.permit ?? (each.signed_in ? "signed in" : "open");
            return `${each.verb} ${each.path} ${each.operation} ${permit} ${each.verb === "get" ? null : each.body} ${each.reply}`;
        })
        .sort();
    expect(told).toEqual(known);
    for (const route of routes) if (route.idempotent) expect(JSON.stringify(document.paths[route.path][route.verb])).toContain("Idempotency-Key");
});

test("the console has a word for every act that is audited and every permit", () => {
    const words = JSON.parse(readFileSync(join(root, "web/src/words/en.json"), "utf8"));
    const routes = execFileSync(binary, ["routes"], { encoding: "utf8" }).trim().split("\n").map((line) => JSON.parse(line));
    const needed = [
        ...routes.filter((each) => each.audited).map((each) => `action.${each.operation}`),
        ...routes.filter((each) => each.permit).map((each) => `permit.${each.permit}`),
    ];
    expect(needed.filter((id) => !(id in words))).toEqual([]);
});

const queries: Record<string, string> = { show_hotline_report: "?by_period=month&first_day=2026-10-01&last_day=2026-11-30" };
const reads = operations.filter((each) => each.verb === "get");
test.each(reads)("a real reply of $id is what it says", async ({ id, path }) => {
    const who = /^list_audit|chain/.test(id) ? auditor : /user|role|session|factor/.test(id) ? admin : hessa;
    const filled = path.replace("{id}", (path.endsWith("/help") ? ids.beside : path.endsWith("/handovers") ? ids.taken : ids[path.split("/")[2]!]) ?? "");
    const answer = await who.get(filled + (queries[id] ?? ""));
    expect(answer.status, answer.text).toBe(200);
    expect(validReply(id, answer)).toEqual([]);
    if (answer.body.items) expect(answer.body.items.length).toBeGreaterThan(0);
});

test("a refusal is what it says", async () => {
    for (const answer of [await hessa.get("/api/users"), await hessa.get("/api/nothing"), await hessa.post("/api/complaints", { a: 1 }), await sanad.send("GET", "/api/session")])
        expect(validProblem(answer)).toEqual([]);
});
