// The corpus of bad-requests.ts against the running binary: the expected answer to each, never a 5xx, the connection closed
// where its framing can't be trusted, and nothing that was sent in the log. Figures: spine.bad_inputs, spine.bad_inputs_5xx.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { figure } from "../figures";
import { badFields, register, takeContact } from "./acts";
import { cases, framing } from "./bad-requests";
import { type Person, type Sanad, startSanad } from "./harness";

let sanad: Sanad;
let noura: Person;
let contact: string;
let complaint: string;
let sent = 0;
let broken = 0;

beforeAll(async () => {
    sanad = await startSanad();
    noura = await sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    contact = await takeContact(noura);
    complaint = (await register(noura, { contact_id: contact })).id;
    await noura.put(`/api/contacts/${contact}/draft`, { content: "kept", version: 0 });
});
afterAll(() => sanad.stop());

const count = (status: number) => {
    sent++;
    if (status >= 500) broken++;
};

test("the corpus is large enough, and no case is there twice", () => {
    expect(framing.length).toBeGreaterThanOrEqual(60);
    expect(cases.length + framing.length).toBeGreaterThanOrEqual(300);
    const names = [...cases, ...framing].map((each) => each.name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

describe.concurrent("framing", () => {
    test.each(framing)("$name", async ({ send, status, closes, answers = status === null ? 0 : 1 }) => {
        const slow = send.some((part) => typeof part === "number" && part > 1_000);
        const { text, closed } = await sanad.raw(send, 250, slow ? 14_000 : 5_000);
        const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((found) => Number(found[1]));
        for (const each of statuses) count(each);
        if (status === null) expect(statuses).toEqual([]);
        else expect([status].flat(), text.slice(0, 300)).toContain(statuses[0]);
        expect(statuses).toHaveLength(answers);
        expect(closed, "closed").toBe(closes);
        if (closes && statuses.length > 0) expect(text).toMatch(/^Connection: close\r$/m);
    }, 60_000);
});

describe("requests", () => {
    test.each(cases)("$name", async ({ verb, path, raw, headers, key, nobody, status, slug, errors }) => {
        const filled = (text: string) => text.replaceAll(/CONTACT(?=["/?]|$)/g, contact).replaceAll(/COMPLAINT(?=["/?x]|$)/g, complaint);
        const token = nobody ? undefined : noura.token;
        const answer = await sanad.send(verb, filled(path), { raw: typeof raw === "string" ? filled(raw) : raw, headers, key, token });
        count(answer.status);
        expect([answer.status, answer.body?.slug ?? ""], answer.text.slice(0, 300)).toEqual([status, slug]);
        if (status < 400) return;
        expect(answer.headers["content-type"]).toBe("application/problem+json");
        expect(answer.body).toMatchObject({ type: `/problems/${slug}`, status, instance: expect.stringMatching(/^[0-9a-f-]{36}$/) });
        if (errors) expect(badFields(answer)).toEqual(errors);
    });
});

test("afterwards it still serves, nothing was kept, and nothing that was sent is in the log", async () => {
    expect((await noura.get("/api/session")).status).toBe(200);
    const [rows] = await sanad.sql("select (select count(*)::int from hotline.complaint) as complaints, (select count(*)::int from hotline.contact) as contacts");
    expect(rows).toEqual({ complaints: 1, contacts: 1 });
    await sanad.logged();
    expect(sanad.log.toLowerCase()).not.toContain("kanarienvogel");
    expect(sanad.log).not.toMatch(/xxxxxxxx|drop table|evil\.example|internal_error/);
    for (const line of sanad.log.trim().split("\n")) expect(() => JSON.parse(line), line).not.toThrow();
    figure("spine.bad_inputs", sent, "requests", 300);
    figure("spine.bad_inputs_5xx", broken, "replies", 0);
    expect(broken).toBe(0);
});
