// Thousands of requests made from the OpenAPI document by fast-check, from sensible to hostile: never a 5xx, a refusal is always a
// problem of the documented shape, a success is always what the document promises. The seed is printed when something fails.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { register, takeContact } from "./acts";
import { type Answer, nobody, type Person, type Sanad, type Schemas, startSanad } from "./harness";
import { type Operation, operations, type Schema, schemas, validProblem, validReply } from "./openapi";

const seconds = Number(process.env.SANAD_FAST_CHECK_SECONDS ?? 60);

let sanad: Sanad;
let people: Person[];
let ids: string[];
let codes: Record<string, string[]>;

beforeAll(async () => {
    sanad = await startSanad();
    const hessa = await sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR", "HOTLINE_OPERATOR");
    const admin = await sanad.person("admin", "ADMIN", "ADMINISTRATOR", "AUDITOR");
    const victim = await sanad.person("victim", "ADMIN", "GUARD");
    people = [hessa, admin];
    const contact = await takeContact(hessa);
    const made = [await register(hessa, { contact_id: contact }), await register(hessa, { contact_id: contact })];
    const reset = await admin.post(`/api/users/${victim.id}/factor-resets`, { reason: "Lost" });
    // A colleague's contact that is offered to her, and her own help.
    const noura = await sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    const offered = await takeContact(noura);
    const handover = await noura.post(`/api/contacts/${offered}/handovers`, { to_account: hessa.id });
    const help = await hessa.post(`/api/contacts/${contact}/help`, { urgency: "emergency" });
    await hessa.post(`/api/help/${help.body.id}/joining`, {});
    const linking = { role: "sponsor", said_by: "worker", alleged_abuser: false, party: { kind: "person", details: [{ kind: "name", text: "Abu Fahad" }] } };
    await hessa.post(`/api/complaints/${made[0]!.id}/parties`, linking);
    const { links, parties } = (await hessa.get(`/api/complaints/${made[0]!.id}/parties`)).body as Schemas["ComplaintParties"];
    const [unit] = await sanad.sql("select id from access.unit limit 1");
    ids = [contact, ...made.map((each) => each.id), victim.id, reset.body.id, unit.id, noura.id, offered, handover.body.id, help.body.id, nobody,
        links[0]!.id, parties[0]!.id, parties[0]!.details[0]!.id];
    const lists = (await hessa.get("/api/codes")).body.lists as { list: string; entries: { code: string }[] }[];
    codes = Object.fromEntries(lists.map(({ list, entries }) => [list, entries.map((entry) => entry.code)]));
});
afterAll(() => sanad.stop());

const hostileText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.constantFrom("", " ", "\u0000", "\u0007", "\ud800", "\ufeff", "\u202e", "'; select 1; --", "{}", "null", "../..", "%00", "${x}", "a".repeat(9_000), "ش".repeat(200), "😀".repeat(70)),
);
const hostile = fc.oneof(
    hostileText,
    fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, -(2 ** 63), [], {}, [[]], [null], { a: { b: {} } }),
    fc.jsonValue({ maxDepth: 3 }),
);

// What the schema asks for, more or less: formats are filled sensibly, lengths are not always kept.
function sensible(schema: Schema): fc.Arbitrary<unknown> {
    if (schema.$ref) return object(schemas[schema.$ref.split("/").pop()!]!, 0);
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map(sensible));
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema["x-code-list"]) return fc.constantFrom(...codes[schema["x-code-list"]]!);
    if (schema.type === "null") return fc.constant(null);
    if (schema.type === "boolean") return fc.boolean();
    if (schema.type === "integer") return fc.oneof(fc.integer({ min: 0, max: 5 }), fc.maxSafeNat());
    if (schema.type === "array") return fc.array(sensible(schema.items!), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 5, 12) });
    if (schema.type === "object") return object(schema, 0);
    if (schema.format === "uuid") return fc.oneof(fc.constantFrom(...ids), fc.uuid());
    if (schema.format === "date") return fc.date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10));
    if (schema.format === "date-time") return fc.date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }).map((d) => d.toISOString());
    if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern));
    return fc.oneof(
        fc.lorem({ maxCount: 6 }),
        fc.string({ unit: "grapheme", minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 50, 200) }),
    );
}

/** Each member is left out or replaced by something hostile now and then. */
function object(schema: Schema, hostility: number): fc.Arbitrary<unknown> {
    const members = Object.entries(schema.properties ?? {}).map(([name, each]) => {
        const needed = schema.required?.includes(name);
        const value = fc.oneof({ weight: 100 - hostility, arbitrary: sensible(each) }, { weight: hostility, arbitrary: hostile });
        return fc.oneof({ weight: 95, arbitrary: value }, { weight: needed ? 1 : 40, arbitrary: fc.constant(undefined) }).map((v) => [name, v] as const);
    });
    const extra = fc.oneof({ weight: 30, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.dictionary(hostileText, hostile, { maxKeys: 2 }) });
    return fc.tuple(fc.tuple(...members), extra).map(([all, more]) => ({ ...Object.fromEntries(all), ...more }));
}

interface Asked {
    operation: Operation;
    path: string;
    body: unknown;
    who: number;
}

function requestOf(operation: Operation, hostility: number): fc.Arbitrary<Asked> {
    const id = fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: fc.uuid() }, { weight: 1, arbitrary: hostileText });
    const query = fc.tuple(
        ...operation.parameters
            .filter((parameter) => parameter.in === "query")
            .map(({ name, schema }) =>
                fc.oneof(
                    { weight: 60, arbitrary: fc.constant("") },
                    { weight: 30, arbitrary: sensible(schema).map((v) => `${name}=${encodeURIComponent(wellFormed(String(v)))}`) },
                    { weight: 3, arbitrary: hostileText.map((v) => `${name}=${encodeURIComponent(wellFormed(v))}`) },
                ),
            ),
    );
    const body = operation.body ? object(schemas[operation.body]!, hostility) : fc.oneof({ weight: 20, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: hostile });
    return fc.record({ id, query, body, who: fc.nat({ max: 1 }) }).map((made) => {
        const asked = made.query.filter(Boolean).join("&");
        const path = operation.path.replace("{id}", encodeURIComponent(wellFormed(made.id)).slice(0, 2_000) || "-");
        return { operation, path: asked ? `${path}?${asked}`.slice(0, 4_000) : path, body: operation.verb === "get" ? undefined : made.body, who: made.who };
    });
}
const wellFormed = (text: string) => text.toWellFormed();

// Not among them: what would sign the asking people out, or makes them wait for Argon2id.
const asked = operations.filter((each) => !/^(sign_out|sign_out_everywhere|end_session|sign_in|set_up|edit_user|approve_factor_reset)$/.test(each.id));

const counts = new Map<number, number>();
function judge(operation: Operation, answer: Answer): string[] {
    counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
    if (answer.status >= 500) return [`${answer.status} ${answer.text}`];
    return answer.status < 300 ? validReply(operation.id, answer) : validProblem(answer);
}

test("no request breaks it, and every answer is as documented", async () => {
    const each = (seconds * 1_000) / asked.length;
    let total = 0;
    const good = new Set<string>();
    for (const operation of asked) {
        const requests = fc.oneof(requestOf(operation, 0), requestOf(operation, 4), requestOf(operation, 40));
        const holds = fc.asyncProperty(fc.array(requests, { minLength: 8, maxLength: 8 }), async (batch) => {
            const found = await Promise.all(
                batch.map(async ({ path, body, who }) => {
                    const answer = await people[who]!.send(operation.verb.toUpperCase(), path, { body });
                    total++;
                    if (answer.status < 300) good.add(operation.id);
                    return judge(operation, answer).map((wrong) => `${operation.id}: ${wrong}`);
                }),
            );
            expect(found.flat()).toEqual([]);
        });
        // Once at least, on whatever machine; then for as long as there is time.
        await fc.assert(holds, { numRuns: 1, maxSkipsPerRun: 0, endOnFailure: true });
        const told = await fc.check(holds, { numRuns: 59, interruptAfterTimeLimit: each, maxSkipsPerRun: 0, endOnFailure: true });
        if (told.failed && (told.counterexample || !told.interrupted)) throw new Error(await fc.asyncDefaultReportMessage(told));
    }
    console.log(`${total} requests`, Object.fromEntries([...counts].sort(([a], [b]) => a - b)));
    expect(total).toBeGreaterThan(2_000);
    // Sensible values are sensible: the requests are not all refused at the door.
    expect(good.size).toBeGreaterThan(asked.length * 0.5);
    await sanad.logged();
    expect(sanad.log).not.toContain("internal_error");
}, (seconds + 40) * 1_000);
