// The hotline's one thread: a contact is taken, a draft kept, a complaint registered, found, changed, closed and reopened.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { badFields, draftOf, editOf, fresh, register, takeContact, verdict } from "./acts";
import { nobody, type Person, type Sanad, type Schemas, startSanad } from "./harness";

let sanad: Sanad;
let noura: Person; // takes calls in unit A
let hessa: Person; // supervises unit A
let maha: Person; // supervises unit B

beforeAll(async () => {
    sanad = await startSanad();
    [noura, hessa, maha] = await Promise.all([
        sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR"),
        sanad.person("maha", "HOTLINE_B", "SHIFT_SUPERVISOR"),
    ]);
});
afterAll(() => sanad.stop());

const complaint = async (id: string, who = hessa) => (await who.api.GET("/api/complaints/{id}", { params: { path: { id } } })).data!;

describe("contact", () => {
    test("exists from the first second, and says who took it", async () => {
        const { data } = await noura.api.POST("/api/contacts", { params: fresh(), body: { channel: "phone", caller_phone: "+96550001234" } });
        expect(data!.version).toBe(1);
        const shown = await noura.api.GET("/api/contacts/{id}", { params: { path: { id: data!.id } } });
        expect(shown.data).toMatchObject({
            id: data!.id,
            channel: "phone",
            caller_phone: "+96550001234",
            caller_name: null,
            ended_at: null,
            interpreter: false,
            taken_by: noura.id,
            taken_by_name: "noura (test)",
            version: 1,
        });
        const open = await noura.api.GET("/api/contacts", { params: { query: { open: true } } });
        expect(open.data!.items[0]).toMatchObject({ id: data!.id, has_draft: false, complaints: 0 });
    });

    test("is edited as a whole, with its version", async () => {
        const id = await takeContact(noura);
        const facts: Schemas["ContactDraft"] = {
            channel: "walk_in",
            call_type: null,
            language: "amh",
            interpreter: true,
            caller_is_subject: false,
            caller_name: "  Almaz  ",
            caller_phone: "+251911000000",
            received_at: "2026-01-02T03:04:05Z",
            version: 1,
        };
        expect((await noura.put(`/api/contacts/${id}`, facts)).body).toEqual({ id, version: 2 });
        const { data } = await noura.api.GET("/api/contacts/{id}", { params: { path: { id } } });
        expect(data).toMatchObject({ ...facts, caller_name: "Almaz", version: 2 });
        const stale = await noura.put(`/api/contacts/${id}`, { ...facts, caller_name: "Tigist", interpreter: false });
        expect([verdict(stale), ...badFields(stale)]).toEqual(["409 stale_version", "/caller_name changed", "/interpreter changed"]);
    });

    test("ends once, and keeps its first end", async () => {
        const id = await takeContact(noura);
        expect((await noura.post(`/api/contacts/${id}/end`, {})).status).toBe(201);
        const first = (await noura.get(`/api/contacts/${id}`)).body.ended_at;
        await noura.post(`/api/contacts/${id}/end`, {});
        expect((await noura.get(`/api/contacts/${id}`)).body.ended_at).toBe(first);
        const closed = await noura.api.GET("/api/contacts", { params: { query: { open: false } } });
        expect(closed.data!.items.map((row) => row.id)).toContain(id);
        const open = await noura.api.GET("/api/contacts", { params: { query: { open: true } } });
        expect(open.data!.items.map((row) => row.id)).not.toContain(id);
    });

    test("of the future is refused", async () => {
        const later = new Date(Date.now() + 3_600_000).toISOString();
        const answer = await noura.post("/api/contacts", { channel: "paper_log", received_at: later });
        expect([verdict(answer), ...badFields(answer)]).toEqual(["422 invalid", "/received_at in_future"]);
    });
});

describe("draft", () => {
    test("is kept with a version, replaced, and dropped", async () => {
        const id = await takeContact(noura);
        const path = `/api/contacts/${id}/draft`;
        expect(verdict(await noura.get(path))).toBe("404 not_found");
        const content = JSON.stringify({ narrative: "قالت إنها لم تقبض راتبها", categories: ["WAGE_UNPAID"] });
        expect((await noura.put(path, { content, version: 0 })).body).toEqual({ id, version: 1 });
        expect((await noura.get(path)).body).toMatchObject({ id, content, version: 1 });
        expect((await noura.put(path, { content: "{}", version: 1 })).body.version).toBe(2);
        for (const version of [0, 1, 3]) {
            const stale = await noura.put(path, { content: "another tab", version });
            expect([verdict(stale), ...badFields(stale)]).toEqual(["409 stale_version", "/content changed"]);
        }
        expect((await noura.get(path)).body.content).toBe("{}");
        const row = (await noura.get("/api/contacts?open=true")).body.items.find((each: any) => each.id === id);
        expect(row.has_draft).toBe(true);
        expect((await noura.get(`/api/contacts/${id}`)).body.has_draft).toBe(true);
        expect((await noura.delete(path)).status).toBe(204);
        expect(verdict(await noura.get(path))).toBe("404 not_found");
    });

    test("of 32 000 characters fits, one more does not", async () => {
        const path = `/api/contacts/${await takeContact(noura)}/draft`;
        expect((await noura.put(path, { content: "ش".repeat(32_000), version: 0 })).status).toBe(200);
        expect((await noura.get(path)).body.content).toHaveLength(32_000);
        const longer = await noura.put(path, { content: "ش".repeat(32_001), version: 1 });
        expect(longer.body.errors).toEqual([{ pointer: "/content", code: "too_long", limit: 32_000 }]);
    });

    test("goes when its complaint is registered", async () => {
        const id = await takeContact(noura);
        await noura.put(`/api/contacts/${id}/draft`, { content: "typed so far", version: 0 });
        await register(noura, { contact_id: id });
        expect(verdict(await noura.get(`/api/contacts/${id}/draft`))).toBe("404 not_found");
        const row = (await noura.get("/api/contacts")).body.items.find((each: any) => each.id === id);
        expect(row).toMatchObject({ has_draft: false, complaints: 1 });
    });
});

describe("registering", () => {
    test("keeps every field, and gives a reference that can be read aloud", async () => {
        const contact_id = await takeContact(noura);
        const full: Schemas["ComplaintDraft"] = draftOf(contact_id, {
            categories: ["WAGE_UNPAID", "WAGE_BELOW_MIN"],
            narrative: "ሦስት ወር ሙሉ ደመወዝ አልተከፈለኝም።\nSecond line, with \"quotes\", \\ and 😀.",
            danger_now: true,
            safe_to_talk: false,
            medical_need: true,
            worker_name: "Almaz Bekele",
            worker_phone: "+251911223344",
            nationality: "ET",
            governorate: "KW-HA",
            area: "السالمية",
            address: "Block 4, street 12",
            employer_name: "أبو خالد",
            started_on: "2026-02-28",
            wish: "rescue",
            safe_contact: "only_at_times",
            safe_contact_note: "After ten at night",
            triage: "P1",
        });
        const { data, response } = await noura.api.POST("/api/complaints", { params: fresh(), body: full });
        expect(response.status).toBe(201);
        expect(data!.reference).toMatch(/^\d{3}-\d{3}-\d{3}$/);
        const { triage: _, ...facts } = full;
        expect(await complaint(data!.id, noura)).toMatchObject({
            ...facts,
            worker_phone: null,
            worker_phone_hint: "••• 3344",
            id: data!.id,
            reference: data!.reference,
            state: "NEW",
            triage: "P1",
            version: 1,
            created_by: noura.id,
            created_by_name: "noura (test)",
            may: ["edit", "triage"],
        });
        expect((await complaint(data!.id, hessa)).may).toEqual(["edit", "triage", "close"]);
    });

    test("the reference's last digit guards it against slips (ISO 7064 MOD 11,10)", async () => {
        const digits = (await register(noura)).reference.replaceAll("-", "").split("").map(Number);
        let p = 10;
        for (const digit of digits.slice(0, 8)) {
            const s = (p + digit) % 10;
            p = ((s || 10) * 2) % 11;
        }
        expect(digits[8]).toBe((11 - p) % 10);
    });

    test("starts the clocks of its triage level", async () => {
        const minutes = async (triage: string) => {
            const shown = await complaint((await register(noura, { triage })).id);
            const since = (due: string | null) => (due ? Math.round((Date.parse(due) - Date.parse(shown.created_at)) / 60_000) : null);
            return [since(shown.supervisor_due_at), since(shown.response_due_at), since(shown.plan_due_at)];
        };
        expect(await minutes("P1")).toEqual([0, 15, 60]);
        expect(await minutes("P2")).toEqual([30, 240, 1440]);
        expect((await minutes("P3")).slice(0, 2)).toEqual([240, 1440]);
        const [, response, plan] = await minutes("P4");
        for (const due of [response!, plan!]) expect(due % 1440).toBe(0);
        expect(response! / 1440).toBeGreaterThanOrEqual(2);
        expect(plan! / 1440).toBeGreaterThanOrEqual(14);
    });

    test("tells every bad field at once, and keeps nothing", async () => {
        const before = (await sanad.sql("select count(*)::int as n from hotline.complaint"))[0].n;
        const answer = await noura.post("/api/complaints", {
            contact_id: "not a uuid",
            categories: ["WAGE_UNPAID", "NO_SUCH", "WAGE_UNPAID"],
            narrative: "x".repeat(8_001),
            danger_now: "yes",
            worker_name: "   ",
            worker_phone: "0096550001234",
            nationality: "XX",
            language: null,
            started_on: "2999-01-01",
            wish: "WISH",
            consent_to_record: true,
            triage: "P9",
            surprise: 1,
        });
        expect(verdict(answer)).toBe("422 invalid");
        expect(badFields(answer)).toEqual([
            "/categories/1 bad_code",
            "/categories/2 repeated",
            "/contact_id bad_format",
            "/danger_now wrong_type",
            "/language wrong_type",
            "/narrative too_long",
            "/nationality bad_code",
            "/safe_contact required",
            "/started_on in_future",
            "/surprise unknown_field",
            "/triage bad_code",
            "/wish bad_code",
            "/worker_name blank",
            "/worker_phone bad_format",
        ]);
        expect(answer.body.errors.find((e: any) => e.pointer === "/narrative").limit).toBe(8_000);
        expect((await sanad.sql("select count(*)::int as n from hotline.complaint"))[0].n).toBe(before);
    });

    test("needs a contact that one may see", async () => {
        for (const contact_id of [nobody, await takeContact(maha)])
            expect(verdict(await noura.post("/api/complaints", draftOf(contact_id)))).toBe("404 not_found");
    });
});

describe("editing", () => {
    test("replaces the facts, moves the version and keeps the state", async () => {
        const { id } = await register(noura);
        const edit = editOf(1, { narrative: null, categories: ["OVERTIME_UNPAID"], nationality: "PH", wish: "shelter" });
        expect((await noura.put(`/api/complaints/${id}`, edit)).body).toMatchObject({ id, version: 2 });
        expect(await complaint(id)).toMatchObject({ narrative: null, categories: ["OVERTIME_UNPAID"], nationality: "PH", state: "NEW", version: 2 });
    });

    test("from a stale version names what differs, and changes nothing", async () => {
        const { id } = await register(noura, { worker_name: "Almaz" });
        await hessa.put(`/api/complaints/${id}`, editOf(1, { worker_name: "Almaz B.", danger_now: true }));
        const mine = editOf(1, { worker_name: "Almaz", narrative: "Rewritten", categories: ["OVERTIME_UNPAID"] });
        const answer = await noura.put(`/api/complaints/${id}`, mine);
        expect(verdict(answer)).toBe("409 stale_version");
        expect(badFields(answer)).toEqual(["/categories changed", "/danger_now changed", "/narrative changed", "/worker_name changed"]);
        expect(await complaint(id)).toMatchObject({ worker_name: "Almaz B.", danger_now: true, version: 2 });
    });

    test("at once by many: one wins, the others are told", async () => {
        const { id } = await register(noura);
        const answers = await Promise.all(
            Array.from({ length: 12 }, (_, i) => noura.put(`/api/complaints/${id}`, editOf(1, { narrative: `Writer ${i}` }))),
        );
        expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
        expect(answers.filter((answer) => verdict(answer) === "409 stale_version")).toHaveLength(11);
        expect((await complaint(id)).version).toBe(2);
    });
});

describe("states", () => {
    test("triage, closure and reopening are rows with who, when and why", async () => {
        const { id } = await register(noura, { triage: "P4" });
        const act = (who: Person, verb: string, body: object) => who.post(`/api/complaints/${id}/${verb}`, body);
        expect((await act(noura, "triage", { level: "P2", reason: "She is locked in", version: 1 })).body).toMatchObject({ id, version: 2 });
        expect(await complaint(id)).toMatchObject({ state: "TRIAGED", triage: "P2" });
        expect((await act(hessa, "triage", { level: "P3", version: 2 })).body.version).toBe(3);
        expect(verdict(await act(noura, "closure", { outcome: "advised", reason: "Told her her rights", version: 3 }))).toBe("403 not_permitted");
        expect((await act(hessa, "closure", { outcome: "advised", reason: "Told her her rights", version: 3 })).status).toBe(201);
        expect(await complaint(id)).toMatchObject({ state: "CLOSED", may: ["reopen"], response_due_at: null, version: 4 });
        expect((await act(hessa, "reopening", { reason: "She called again", version: 4 })).status).toBe(201);
        const last = await complaint(id);
        expect(last).toMatchObject({ state: "REOPENED", triage: "P3", version: 5 });
        expect(last.response_due_at).not.toBeNull();

        const { data } = await hessa.api.GET("/api/complaints/{id}/history", { params: { path: { id } } });
        expect(data!.items.map((row) => [row.from_state, row.to_state, row.triage, row.outcome, row.reason, row.actor_name])).toEqual([
            [null, "NEW", "P4", null, null, "noura (test)"],
            ["NEW", "TRIAGED", "P2", null, "She is locked in", "noura (test)"],
            ["TRIAGED", "TRIAGED", "P3", null, null, "hessa (test)"],
            ["TRIAGED", "CLOSED", "P3", "advised", "Told her her rights", "hessa (test)"],
            ["CLOSED", "REOPENED", "P3", null, "She called again", "hessa (test)"],
        ]);
        const times = data!.items.map((row) => Date.parse(row.at));
        expect(times).toEqual([...times].sort((a, b) => a - b));
    });

    test("what no transition allows is refused", async () => {
        const { id } = await register(hessa);
        const act = (verb: string, body: object) => hessa.post(`/api/complaints/${id}/${verb}`, body);
        expect(verdict(await act("reopening", { reason: "It is open", version: 1 }))).toBe("409 complaint_transition");
        await act("closure", { outcome: "resolved", reason: "Paid", version: 1 });
        expect(verdict(await act("closure", { outcome: "other", reason: "Twice", version: 2 }))).toMatch(/^409 complaint_/);
        expect(verdict(await act("triage", { level: "P1", version: 2 }))).toBe("409 complaint_closed");
        expect(verdict(await hessa.put(`/api/complaints/${id}`, editOf(2)))).toBe("409 complaint_closed");
        expect((await complaint(id)).version).toBe(2);
        await act("reopening", { reason: "She called again", version: 2 });
        expect(verdict(await act("reopening", { reason: "Twice", version: 3 }))).toMatch(/^409 complaint_/);
    });

    test("an act on a stale version is refused", async () => {
        const { id } = await register(hessa);
        await hessa.put(`/api/complaints/${id}`, editOf(1, { wish: "advice" }));
        for (const [verb, body] of [
            ["triage", { level: "P1", version: 1 }],
            ["closure", { outcome: "advised", reason: "Done", version: 1 }],
        ] as const) {
            const answer = await hessa.post(`/api/complaints/${id}/${verb}`, body);
            expect([verdict(answer), ...badFields(answer)]).toEqual(["409 stale_version", "/version changed"]);
        }
        expect(await complaint(id)).toMatchObject({ state: "NEW", version: 2 });
    });
});

describe("the list", () => {
    let lulwa: Person; // alone in her unit, so that the list is hers
    const made: Schemas["ComplaintReceipt"][] = [];

    beforeAll(async () => {
        lulwa = await sanad.person("lulwa", "CASEWORK", "SHIFT_SUPERVISOR");
        const contact_id = await takeContact(lulwa);
        for (let from = 0; from < 126; from += 6)
            made.push(
                ...(await Promise.all(
                    Array.from({ length: 6 }, (_, n) => {
                        const i = from + n;
                        return register(lulwa, {
                            contact_id,
                            categories: i % 3 ? ["WAGE_UNPAID"] : ["WAGE_UNPAID", "OVERTIME_UNPAID"],
                            language: i % 4 ? "amh" : "hin",
                            nationality: i % 5 ? "ET" : null,
                            triage: `P${(i % 5) + 1}`,
                            danger_now: i % 7 === 0,
                        });
                    }),
                )),
            );
        await lulwa.post(`/api/complaints/${made[10]!.id}/closure`, { outcome: "resolved", reason: "Paid", version: 1 });
        await lulwa.post(`/api/complaints/${made[11]!.id}/triage`, { level: "P2", version: 1 });
    }, 60_000);

    const list = async (query: object) => {
        const { data, error } = await lulwa.api.GET("/api/complaints", { params: { query: { limit: 200, ...query } } });
        if (!data) throw new Error(JSON.stringify(error));
        return data.items;
    };

    test("pages without a gap or a repeat, newest first, while others are registered", async () => {
        const seen: string[] = [];
        let after: string | undefined;
        do {
            const { data } = await lulwa.api.GET("/api/complaints", { params: { query: { limit: 25, after } } });
            seen.push(...data!.items.map((row) => row.id));
            after = data!.next ?? undefined;
            if (seen.length === 50) made.push(await register(lulwa));
        } while (after);
        const before = made.slice(0, 126).map((each) => each.id);
        expect(seen).toEqual(before.sort().reverse());
    });

    test("fifty a page unless asked otherwise, two hundred at most", async () => {
        expect((await lulwa.get("/api/complaints")).body.items).toHaveLength(50);
        expect((await lulwa.get("/api/complaints?limit=1")).body.items).toHaveLength(1);
        expect((await lulwa.get("/api/complaints?limit=100000")).body).toMatchObject({ next: null });
        const exact = await lulwa.get(`/api/complaints?limit=${made.length}`);
        expect([exact.body.items.length, exact.body.next]).toEqual([made.length, null]);
    });

    test.each([
        [{ triage: "P3" }, (row: Schemas["ComplaintRow"]) => row.triage === "P3"],
        [{ category: "OVERTIME_UNPAID" }, (row: Schemas["ComplaintRow"]) => row.categories.includes("OVERTIME_UNPAID")],
        [{ language: "hin" }, (row: Schemas["ComplaintRow"]) => row.language === "hin"],
        [{ nationality: "ET" }, (row: Schemas["ComplaintRow"]) => row.nationality === "ET"],
        [{ danger_now: true }, (row: Schemas["ComplaintRow"]) => row.danger_now],
        [{ danger_now: false }, (row: Schemas["ComplaintRow"]) => !row.danger_now],
        [{ state: "CLOSED" }, (row: Schemas["ComplaintRow"]) => row.state === "CLOSED"],
        [{ state: "TRIAGED" }, (row: Schemas["ComplaintRow"]) => row.state === "TRIAGED"],
        [{ open: true }, (row: Schemas["ComplaintRow"]) => row.state !== "CLOSED"],
        [{ open: false }, (row: Schemas["ComplaintRow"]) => row.state === "CLOSED"],
        [{ triage: "P2", language: "amh", danger_now: false }, (row: Schemas["ComplaintRow"]) => row.triage === "P2" && row.language === "amh" && !row.danger_now],
    ])("filters by %j", async (query, fits) => {
        const all = await list({});
        const wanted = all.filter(fits).map((row) => row.id);
        expect((await list(query)).map((row) => row.id)).toEqual(wanted);
        expect(wanted.length).toBeGreaterThan(0);
        expect(wanted.length).toBeLessThan(all.length);
    });

    test("finds a reference, and what is mine", async () => {
        expect((await list({ reference: made[7]!.reference })).map((row) => row.id)).toEqual([made[7]!.id]);
        expect(await list({ reference: "000-000-000" })).toEqual([]);
        const mine = await list({ mine: true });
        expect(mine).toHaveLength(made.length);
        expect((await hessa.get("/api/complaints?mine=true")).body.items.every((row: any) => row.created_by_name === "hessa (test)")).toBe(true);
    });

    test("holds nothing of another unit", async () => {
        const others = new Set((await maha.get("/api/complaints?limit=200")).body.items.map((row: any) => row.id));
        expect(made.some((each) => others.has(each.id))).toBe(false);
        expect(verdict(await maha.get(`/api/complaints/${made[0]!.id}`))).toBe("404 not_found");
    });

    test.each(["limit=-1", "limit=ten", "limit=1&limit=2", "after=zzz", "triage=P9", "danger_now=yes", "colour=red", "state="])(
        "refuses ?%s",
        async (query) => {
            const answer = await lulwa.get(`/api/complaints?${query}`);
            expect(verdict(answer)).toBe("422 invalid");
            expect(badFields(answer)[0]).toMatch(new RegExp(`^/${query.split("=")[0]} `));
        },
    );
});
