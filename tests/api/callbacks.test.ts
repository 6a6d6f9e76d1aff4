// Safe contact and callbacks through the API: a number is told and a call started only inside what she agreed to.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { badFields, editOf, register, takeContact, verdict } from "./acts";
import { type Person, type Sanad, startSanad } from "./harness";

let sanad: Sanad;
let noura: Person;
let dana: Person;
let hessa: Person;
const number = "+96555512345";

beforeAll(async () => {
    sanad = await startSanad();
    [noura, dana, hessa] = await Promise.all([
        sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("dana", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR"),
    ]);
});
afterAll(() => sanad.stop());

const hence = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
/** "HH:MM" in Kuwait, so many minutes from now. */
const clock = (minutes: number) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Kuwait", hour: "2-digit", minute: "2-digit" }).format(Date.now() + minutes * 60_000);
const open = { from_time: clock(-60), until_time: clock(120) };
const shut = { from_time: clock(120), until_time: clock(240) };
const promise = (who: Person, id: string, over = {}) => who.post(`/api/complaints/${id}/callbacks`, { due_at: hence(60), promise: "The embassy's answer", ...over });

describe("a number", () => {
    test("is masked on every page", async () => {
        const contact_id = await takeContact(noura, { caller_phone: number });
        const { id } = await register(noura, { contact_id, worker_phone: number });
        const shown = await noura.get(`/api/complaints/${id}`);
        expect([shown.body.worker_phone, shown.body.worker_phone_hint]).toEqual([null, "••• 2345"]);
        expect((await noura.get(`/api/contacts/${contact_id}`)).body.caller_phone).toBe(number);
        const others = (await hessa.get(`/api/contacts/${contact_id}`)).body;
        expect([others.caller_phone, others.caller_phone_hint, others.in_hand]).toEqual([null, "••• 2345", false]);
        await noura.post(`/api/contacts/${contact_id}/end`, {});
        expect((await noura.get(`/api/contacts/${contact_id}`)).body.caller_phone).toBe(null);
    });

    test("stays through edits that do not name it, and changes with one that does", async () => {
        const { id } = await register(noura, { worker_phone: number });
        await noura.put(`/api/complaints/${id}`, editOf(1));
        expect((await noura.post(`/api/complaints/${id}/number`)).body.worker_phone).toBe(number);
        await noura.put(`/api/complaints/${id}`, editOf(2, { worker_phone: "+96555500000" }));
        expect((await noura.post(`/api/complaints/${id}/number`)).body.worker_phone).toBe("+96555500000");
    });

    test.each([
        ["unsafe", {}, "409 contact_unsafe"],
        ["not_asked", {}, "409 safe_contact_not_asked"],
        ["only_at_times", {}, "409 safe_hours_unknown"],
        ["only_at_times", shut, "409 outside_safe_hours"],
        ["safe", shut, "409 outside_safe_hours"],
        ["safe", { ends_on: "2026-01-01" }, "409 safe_contact_expired"],
        ["only_at_times", open, "201"],
    ] as const)("%s %j: %s", async (safe_contact, safe_contact_rules, want) => {
        const { id } = await register(noura, { worker_phone: number, safe_contact, safe_contact_rules });
        expect(verdict(await noura.post(`/api/complaints/${id}/number`))).toBe(want);
        const audited = await sanad.sql("select outcome from audit.entry where action = 'reveal_number' and object_id = $1", [id]);
        expect(audited).toEqual([{ outcome: want === "201" ? "done" : "refused" }]);
    });
});

describe("the safe-contact record", () => {
    test("is kept whole, and edits know their version", async () => {
        const rules = {
            days: ["sun", "tue"], ...open, sms: false, whatsapp: true, voicemail: false, shared_with: "The children",
            cover_story: "A call about a course", agreed_name: "Mary", danger_word: "oranges", proof_word: "river",
            if_cut_off: "wait", ends_on: "2027-01-31",
        } as const;
        const { id } = await register(noura, { safe_contact: "only_at_times", safe_contact_rules: { ...rules, days: [...rules.days] } });
        const shown = (await noura.get(`/api/complaints/${id}/safe-contact`)).body;
        expect(shown).toMatchObject({ ...rules, version: 1, saved_by_name: expect.any(String) });
        expect(verdict(await noura.put(`/api/complaints/${id}/safe-contact`, { ...rules, agreed_name: "Anna", version: 1 }))).toBe("200");
        const stale = await hessa.put(`/api/complaints/${id}/safe-contact`, { ...rules, agreed_name: "Ruth", version: 1 });
        expect([verdict(stale), badFields(stale)]).toEqual(["409 stale_version", ["/agreed_name changed"]]);
    });

    test.each([
        [{ from_time: "14:00" }, ["/until_time required"]],
        [{ from_time: "14:00", until_time: "14:00" }, ["/until_time same_time"]],
        [{ from_time: "24:00", until_time: "9:00" }, ["/from_time bad_format", "/until_time bad_format"]],
        [{ days: ["someday"] }, ["/days/0 bad_code"]],
        [{ days: [] }, ["/days too_few"]],
    ])("%j is refused", async (rules, want) => {
        const { id } = await register(noura);
        const answer = await noura.put(`/api/complaints/${id}/safe-contact`, { ...rules, version: 0 });
        expect([answer.status, badFields(answer)]).toEqual([422, want]);
    });
});

describe("a callback", () => {
    test("is promised inside her hours only", async () => {
        const { id } = await register(noura, { worker_phone: number, safe_contact: "only_at_times", safe_contact_rules: open });
        expect(badFields(await promise(noura, id, { due_at: hence(180) }))).toEqual(["/due_at outside_safe_hours"]);
        expect(badFields(await promise(noura, id, { due_at: hence(-180) }))).toEqual(["/due_at in_past"]);
        expect(verdict(await promise(noura, id, { due_at: hence(60), expires_at: hence(30) }))).toBe("422 callback_expires_after_due");
        expect(verdict(await promise(noura, id))).toBe("201");
    });

    test("shows the number, her words and her rules to who makes it, and takes the outcome", async () => {
        const rules = { ...open, cover_story: "A call about a course", danger_word: "oranges" };
        const { id } = await register(noura, { worker_phone: number, safe_contact_rules: rules });
        const callback = (await promise(noura, id)).body.id;
        const sheet = (await noura.post(`/api/callbacks/${callback}/attempts`)).body;
        expect(sheet).toMatchObject({ number: { worker_phone: number }, safe_contact: rules });
        const outcome = (attempt: string, body: object) => noura.post(`/api/callback-attempts/${attempt}/outcome`, body);
        expect(badFields(await outcome(sheet.id, { outcome: "voicemail" }))).toEqual(["/outcome not_allowed_by_her"]);
        expect(badFields(await outcome(sheet.id, { outcome: "busy", retry_at: hence(180) }))).toEqual(["/retry_at outside_safe_hours"]);
        expect(verdict(await outcome(sheet.id, { outcome: "busy", note: "A man answered", retry_at: hence(30) }))).toBe("201");
        expect(verdict(await outcome(sheet.id, { outcome: "reached" }))).toBe("409 attempt_finished");
        const [row] = (await noura.get(`/api/complaints/${id}/callbacks`)).body.items;
        expect(row).toMatchObject({ attempts: 1, last_outcome: "busy", ended_at: null, refusal: null, promise: "The embassy's answer" });
        const next = (await noura.post(`/api/callbacks/${callback}/attempts`)).body;
        await outcome(next.id, { outcome: "reached" });
        expect(verdict(await noura.post(`/api/callbacks/${callback}/attempts`))).toBe("409 callback_ended");
        expect((await noura.get(`/api/callbacks/${callback}/attempts`)).body.items.map((each: { outcome: string }) => each.outcome)).toEqual(["busy", "reached"]);
    });

    test("is refused when her answer has changed meanwhile, and that is on record", async () => {
        const { id } = await register(noura, { worker_phone: number });
        const callback = (await promise(noura, id)).body.id;
        await noura.put(`/api/complaints/${id}`, editOf(1, { safe_contact: "unsafe" }));
        expect(verdict(await noura.post(`/api/callbacks/${callback}/attempts`))).toBe("409 contact_unsafe");
        expect(await sanad.sql("select outcome from audit.entry where action = 'start_callback' and object_id = $1", [callback])).toEqual([{ outcome: "refused" }]);
        expect((await noura.get(`/api/complaints/${id}/callbacks`)).body.items[0]).toMatchObject({ refusal: "contact_unsafe", callable_from: null });
    });

    test("comes in order of its due time, page by page, and goes to who it is handed to", async () => {
        const due = [50, 20, 40, 30, 10];
        const ids: string[] = [];
        for (const minutes of due) {
            const { id } = await register(noura, { worker_phone: number });
            ids.push((await promise(noura, id, { due_at: hence(minutes) })).body.id);
        }
        const seen: string[] = [];
        for (let after = ""; ; ) {
            const { items, next } = (await noura.get(`/api/callbacks?mine=true&limit=2${after && `&after=${after}`}`)).body;
            seen.push(...items.map((each: { id: string }) => each.id).filter((id: string) => ids.includes(id)));
            if (!next) break;
            after = next;
        }
        expect(seen).toEqual([4, 1, 3, 2, 0].map((i) => ids[i]));
        expect(verdict(await dana.post(`/api/callbacks/${ids[0]}/attempts`))).toBe("404 not_found");
        expect(verdict(await noura.post(`/api/callbacks/${ids[0]}/assignment`, { account_id: dana.id, version: 1 }))).toBe("403 not_permitted");
        expect(verdict(await hessa.post(`/api/callbacks/${ids[0]}/assignment`, { account_id: dana.id, version: 1 }))).toBe("201");
        expect((await dana.get("/api/callbacks?mine=true")).body.items).toMatchObject([{ id: ids[0], assigned_to: dana.id }]);
        expect(verdict(await dana.post(`/api/callbacks/${ids[0]}/attempts`))).toBe("201");
        expect(verdict(await hessa.post(`/api/callbacks/${ids[1]}/withdrawal`, { end_reason: "She came by", version: 1 }))).toBe("201");
        expect((await hessa.get("/api/callbacks")).body.items.map((each: { id: string }) => each.id)).not.toContain(ids[1]);
    });
});

test("a number that was corrected is no longer known", async () => {
    const [wrong, right] = ["+96555571234", "+96555571243"];
    const { id } = await register(noura, { worker_phone: wrong });
    await noura.put(`/api/complaints/${id}`, editOf(1, { worker_phone: right }));
    const known = async (caller_phone: string) =>
        (await hessa.get(`/api/contacts/${await takeContact(hessa, { caller_phone })}/known-complaints`)).body.items.map((each: { id: string }) => each.id);
    expect(await known(wrong)).toEqual([]);
    expect(await known(right)).toEqual([id]);
});

test("a caller is known again by the number, in an own, open contact only", async () => {
    const other = "+96555599887";
    const earlier = await register(noura, { worker_phone: other, categories: ["PASSPORT_WITHHELD"], triage: "P2" });
    await promise(noura, earlier.id);
    const contact = await takeContact(dana, { caller_phone: other });
    expect(verdict(await dana.get(`/api/complaints/${earlier.id}`))).toBe("404 not_found");
    const known = (await dana.get(`/api/contacts/${contact}/known-complaints`)).body.items;
    expect(known).toMatchObject([{ id: earlier.id, reference: earlier.reference, triage: "P2", categories: ["PASSPORT_WITHHELD"], promised_by_name: expect.any(String) }]);
    expect(verdict(await noura.get(`/api/contacts/${contact}/known-complaints`))).toBe("404 not_found");
    expect(verdict(await dana.post(`/api/contacts/${contact}/known-complaints`, { complaint_id: earlier.id }))).toBe("201");
    expect(verdict(await dana.get(`/api/complaints/${earlier.id}`))).toBe("200");
    const stranger = await register(noura, { worker_phone: "+96555500001" });
    expect(verdict(await dana.post(`/api/contacts/${contact}/known-complaints`, { complaint_id: stranger.id }))).toBe("404 not_found");
    // Nobody known is no refusal, and each look is one row.
    const unknown = await takeContact(dana, { caller_phone: "+96555500099" });
    expect((await dana.get(`/api/contacts/${unknown}/known-complaints`)).body.items).toEqual([]);
    expect(await sanad.sql("select action, outcome from audit.entry where object_id = $1 and action <> 'take_contact'", [unknown])).toEqual([
        { action: "list_known_complaints", outcome: "done" },
    ]);
    const actions = await sanad.sql("select action from audit.entry where actor = $1 and action ~ 'known|take_up' and outcome = 'done' and object_id <> $2 order by id", [dana.id, unknown]);
    expect(actions.map((row) => row.action)).toEqual(["list_known_complaints", "take_up_complaint"]);
});
