// The complaint in depth: what can be said of her place, her employer and the screening; what was done at once; what she agreed
// to; texts to read out; and a contact closed by a slip of the hand.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { badFields, canary, draftOf, editOf, fresh, register, takeContact, verdict } from "./acts";
import { type Person, type Sanad, startSanad } from "./harness";

let sanad: Sanad;
let noura: Person; // takes calls in unit A
let dana: Person; // too
let hessa: Person; // supervises unit A
let maha: Person; // supervises unit B

beforeAll(async () => {
    sanad = await startSanad();
    [noura, dana, hessa, maha] = await Promise.all([
        sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("dana", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR"),
        sanad.person("maha", "HOTLINE_B", "SHIFT_SUPERVISOR"),
    ]);
});
afterAll(() => sanad.stop());

const now = () => new Date().toISOString();

describe("facts", () => {
    const said = () => ({
        governorate: "HAW",
        area: canary("area"),
        block: "4",
        street: canary("street"),
        building: canary("building"),
        paci_number: "12345678",
        landmarks: canary("landmarks"),
        employer_kind: "household" as const,
        employer_phone: "+96550009999",
        employer_civil_id: "287010112345",
        office_name: canary("office"),
        entered_on: "2024-03-01",
        residency: "ART20",
        wage_promised: 120_000,
        wage_paid: 80_500,
        last_paid_on: "2026-07-31",
        passport_held_by: "employer" as const,
        hours_a_day: 18,
        rest_day: false,
        absence_report: "unknown" as const,
        ilo_3: "yes" as const,
        ilo_7: "yes" as const,
        ilo_8: "no" as const,
        ilo_10: "unclear" as const,
    });

    test("come back as they were said, and can be edited", async () => {
        const facts = { ...said(), governorate: (await governorates())[0]! };
        const { id, version } = await register(noura, facts);
        const shown = (await noura.get(`/api/complaints/${id}`)).body;
        expect(shown).toMatchObject(facts);
        expect([shown.ilo_1, shown.ilo_11]).toEqual([null, null]);

        const edit = editOf(version, { ...facts, ilo_3: "unclear", wage_paid: 0, landmarks: null });
        expect((await noura.put(`/api/complaints/${id}`, edit)).status).toBe(200);
        expect((await noura.get(`/api/complaints/${id}`)).body).toMatchObject({ ilo_3: "unclear", wage_paid: 0, landmarks: null, ilo_7: "yes" });
        const stale = await noura.put(`/api/complaints/${id}`, { ...edit, hours_a_day: 12 });
        expect([verdict(stale), ...badFields(stale)]).toEqual(["409 stale_version", "/hours_a_day changed"]);
    });

    test("words and numbers are sealed, coded facts are plain", async () => {
        const facts = { ...said(), governorate: undefined };
        const { id } = await register(noura, facts);
        const [row] = await sanad.sql("select x::text as row, wage_promised, ilo_3, passport_held_by from hotline.complaint x where id = $1", [id]);
        expect(row).toMatchObject({ wage_promised: 120_000, ilo_3: "yes", passport_held_by: "employer" });
        for (const secret of [facts.area, facts.street, facts.building, facts.landmarks, facts.office_name, "12345678", "50009999", "287010112345"])
            expect(row.row).not.toContain(secret);
        await sanad.logged();
        expect(sanad.log).not.toContain("Kanarienvogel");
    });

    test.each<[string, unknown, string]>([
        ["paci_number", "1234567", "bad_format"],
        ["paci_number", "123456789", "bad_format"],
        ["paci_number", "١٢٣٤٥٦٧٨", "bad_format"],
        ["paci_number", 12345678, "wrong_type"],
        ["employer_civil_id", "28701011234", "bad_format"],
        ["employer_phone", "50009999", "bad_format"],
        ["wage_promised", -1, "out_of_range"],
        ["wage_promised", 1_000_000_001, "out_of_range"],
        ["wage_paid", 1.5, "wrong_type"],
        ["wage_paid", "80.500", "wrong_type"],
        ["hours_a_day", 25, "out_of_range"],
        ["hours_a_day", -1, "out_of_range"],
        ["passport_held_by", "husband", "bad_code"],
        ["residency", "ART99", "bad_code"],
        ["employer_kind", "", "bad_code"],
        ["absence_report", "maybe", "bad_code"],
        ["ilo_1", "not_asked", "bad_code"],
        ["entered_on", "2999-01-01", "in_future"],
        ["landmarks", "x".repeat(401), "too_long"],
        ["ilo_12", "yes", "unknown_field"],
    ])("%s = %j is %s", async (field, value, code) => {
        const answer = await noura.post("/api/complaints", { ...draftOf(await takeContact(noura)), [field]: value });
        expect([verdict(answer), ...badFields(answer)]).toEqual(["422 invalid", `/${field} ${code}`]);
    });

    async function governorates(): Promise<string[]> {
        const { lists } = (await noura.get("/api/codes")).body;
        return lists.find((each: any) => each.list === "governorate").entries.map((each: any) => each.code);
    }
});

describe("immediate actions", () => {
    test("come with the registration, then one by one, and stay", async () => {
        const note = canary("note");
        const { id } = await register(noura, { actions: [{ kind: "called_112", at: now(), outcome: "promised", consented: false, basis: "imminent_danger", note }] });
        const later = await noura.api.POST("/api/complaints/{id}/actions", {
            params: { path: { id }, ...fresh() },
            body: { kind: "rescue_requested", at: now(), consented: true },
        });
        expect([later.response.status, later.data]).toEqual([201, { id }]);
        const { items } = (await hessa.get(`/api/complaints/${id}/actions`)).body;
        expect(items).toMatchObject([
            { kind: "rescue_requested", consented: true, basis: null, actor_name: "noura (test)" },
            { kind: "called_112", outcome: "promised", consented: false, basis: "imminent_danger", note },
        ]);
        const [row] = await sanad.sql("select x::text as row from hotline.immediate_action x where note is not null and complaint_id = $1", [id]);
        expect(row.row).not.toContain("Kanarienvogel");
    });

    test("against her will only in danger or for a child", async () => {
        const without = { kind: "called_112", at: now(), consented: false };
        const { id } = await register(noura);
        const alone = await noura.post(`/api/complaints/${id}/actions`, without);
        expect([verdict(alone), ...badFields(alone)]).toEqual(["422 invalid", "/basis required"]);
        const within = await noura.post("/api/complaints", { ...draftOf(await takeContact(noura)), actions: [{ ...without, basis: "child" }, { ...without, kind: "ambulance" }] });
        expect([verdict(within), ...badFields(within)]).toEqual(["422 invalid", "/actions/1/basis required"]);
        expect((await noura.post(`/api/complaints/${id}/actions`, { ...without, basis: "child" })).status).toBe(201);
    });

    test("bad ones are named", async () => {
        const { id } = await register(noura);
        const post = (body: unknown) => noura.post(`/api/complaints/${id}/actions`, body);
        expect(badFields(await post({ kind: "called_911", at: now() }))).toEqual(["/kind bad_code"]);
        expect(badFields(await post({ kind: "called_112", at: now(), basis: "haste" }))).toEqual(["/basis bad_code"]);
        expect(badFields(await post({ kind: "called_112", at: now(), note: "x".repeat(401) }))).toEqual(["/note too_long"]);
        const twice = { kind: "called_112", at: now() };
        expect(badFields(await noura.post("/api/complaints", { ...draftOf(await takeContact(noura)), actions: [twice, twice] }))).toEqual(["/actions/1 repeated"]);
    });

    test("by a clock that is ahead were done now: it keeps nobody from registering", async () => {
        const { id } = await register(noura, { actions: [{ kind: "called_112", at: new Date(Date.now() + 240_000).toISOString() }] });
        const [action] = (await noura.get(`/api/complaints/${id}/actions`)).body.items;
        expect(Date.parse(action.at)).toBeLessThanOrEqual(Date.now());
    });

    test("are as far away as their complaint", async () => {
        const { id } = await register(noura, { actions: [{ kind: "safety_plan", at: now() }] });
        for (const who of [dana, maha]) {
            expect(verdict(await who.get(`/api/complaints/${id}/actions`))).toBe("404 not_found");
            expect(verdict(await who.post(`/api/complaints/${id}/actions`, { kind: "safety_plan", at: now() }))).toBe("404 not_found");
            expect(verdict(await who.get(`/api/complaints/${id}/consents`))).toBe("404 not_found");
            expect(verdict(await who.post(`/api/complaints/${id}/consents`, { purpose: "EMBASSY", given: true }))).toBe("404 not_found");
        }
    });
});

test("consents are kept answer by answer, the newest first", async () => {
    const { id } = await register(noura, { consents: [{ purpose: "REFER_PAM", given: true }, { purpose: "EMBASSY", given: false }] });
    const withdrawn = await noura.api.POST("/api/complaints/{id}/consents", { params: { path: { id }, ...fresh() }, body: { purpose: "REFER_PAM", given: false } });
    expect(withdrawn.response.status).toBe(201);
    const { items } = (await hessa.get(`/api/complaints/${id}/consents`)).body;
    expect(items.map((each: any) => `${each.purpose} ${each.given}`)).toContain("EMBASSY false");
    expect(items.filter((each: any) => each.purpose === "REFER_PAM").map((each: any) => each.given)).toEqual([false, true]);
    const twice = [{ purpose: "EMBASSY", given: true }, { purpose: "EMBASSY", given: false }];
    expect(badFields(await noura.post("/api/complaints", { ...draftOf(await takeContact(noura)), consents: twice }))).toEqual(["/consents/1 repeated"]);
    expect(badFields(await noura.post(`/api/complaints/${id}/consents`, { purpose: "ANYTHING", given: true }))).toEqual(["/purpose bad_code"]);
});

describe("a contact closed by a slip of the hand", () => {
    const close = (id: string) => noura.post(`/api/contacts/${id}/end`, { call_type: "SILENT" });
    const reopen = (id: string, who = noura) => who.post(`/api/contacts/${id}/reopening`, { call_type: null });

    test("is open again, with the kind it had", async () => {
        const id = await takeContact(noura);
        await close(id);
        const again = await reopen(id);
        expect([again.status, again.body]).toEqual([201, { id, version: 3 }]);
        expect((await noura.get(`/api/contacts/${id}`)).body).toMatchObject({ ended_at: null, call_type: null, in_hand: true });
        expect(verdict(await reopen(id)), "it is open").toBe("409 contact_done");
    });

    test("with the help that ended with it", async () => {
        const id = await takeContact(noura);
        const help = (await noura.post(`/api/contacts/${id}/help`, { urgency: "emergency" })).body.id;
        await hessa.post(`/api/help/${help}/joining`, {});
        await close(id);
        expect((await noura.get(`/api/help/${help}`)).body.ended_at).not.toBeNull();
        await reopen(id);
        expect((await noura.get(`/api/help/${help}`)).body).toMatchObject({ ended_at: null, joined_by: hessa.id, urgency: "emergency" });
    });

    test("but nobody ends or empties what another has on the line", async () => {
        const id = await takeContact(noura);
        await noura.put(`/api/contacts/${id}/draft`, { content: "hers", version: 0 });
        expect(verdict(await hessa.post(`/api/contacts/${id}/end`, { call_type: "SILENT" }))).toBe("409 contact_elsewhere");
        expect(verdict(await hessa.send("DELETE", `/api/contacts/${id}/draft`))).toBe("409 contact_elsewhere");
        expect((await noura.get(`/api/contacts/${id}/draft`)).body.content).toBe("hers");
        await close(id);
        expect((await hessa.post(`/api/contacts/${id}/end`, { call_type: "WRONG" })).status, "what has ended may be told right").toBe(201);
        expect((await hessa.get(`/api/contacts/${id}`)).body).toMatchObject({ call_type: "WRONG" });
    });

    test("but not by another, not later, not after a registration", async () => {
        const id = await takeContact(noura);
        await close(id);
        expect(verdict(await reopen(id, dana))).toBe("404 not_found");
        expect(verdict(await reopen(id, hessa))).toBe("409 contact_done");
        await sanad.sql("update hotline.contact set ended_at = now() - interval '11 minutes' where id = $1", [id]);
        expect(verdict(await reopen(id))).toBe("409 contact_done");
        const other = await takeContact(noura);
        await register(noura, { contact_id: other });
        await close(other);
        expect(verdict(await reopen(other))).toBe("409 contact_done");
    });
});

test("when the interpreter joined is noted with the contact", async () => {
    const id = await takeContact(noura);
    const facts = { channel: "phone", interpreter: true, received_at: now(), version: 1 };
    const joined = async () => Date.parse((await noura.get(`/api/contacts/${id}`)).body.interpreter_joined_at);
    const at = new Date(Date.now() - 1_000).toISOString();
    expect((await noura.put(`/api/contacts/${id}`, { ...facts, interpreter_joined_at: at })).status).toBe(200);
    expect(await joined()).toBe(Date.parse(at));
    const ahead = await noura.put(`/api/contacts/${id}`, { ...facts, interpreter_joined_at: new Date(Date.now() + 240_000).toISOString(), version: 2 });
    expect(ahead.status, "a clock that is ahead loses nothing").toBe(200);
    expect(await joined()).toBeLessThanOrEqual(Date.now());
    expect((await noura.put(`/api/contacts/${id}`, { ...facts, interpreter: false, version: 3 })).status).toBe(200);
    expect((await noura.get(`/api/contacts/${id}`)).body.interpreter_joined_at).toBeNull();
});

test("an employer who calls from her number is told nothing of her, nor is the operator", async () => {
    const number = "+96550007711";
    await register(noura, { worker_phone: number });
    const id = await takeContact(noura, { caller_phone: number });
    expect((await noura.get(`/api/contacts/${id}/known-complaints`)).body.items).toHaveLength(1);
    await noura.put(`/api/contacts/${id}`, { channel: "phone", call_type: "EMPLOYER", interpreter: false, received_at: now(), version: 1 });
    expect((await noura.get(`/api/contacts/${id}/known-complaints`)).body.items).toEqual([]);
});

test("texts to read out are there for everyone, each by step and language, translations marked", async () => {
    const { items } = (await noura.get("/api/scripts")).body;
    const at = (step: string, language: string) => items.find((each: any) => each.step === step && each.language === language);
    expect(at("greeting", "eng")).toMatchObject({ to_verify: false });
    expect(at("silent_tap", "hin")).toMatchObject({ to_verify: true });
    // A newer text counts from its day on.
    await sanad.sql(`insert into code.script (step, language, text, valid_from, to_verify)
        values ('greeting', 'eng', 'tomorrow', current_date + 1, false), ('wish', 'eng', 'today', current_date, false)`);
    const later = (await noura.get("/api/scripts")).body.items.filter((each: any) => each.language === "eng");
    expect(later.find((each: any) => each.step === "greeting").text).not.toBe("tomorrow");
    expect(later.find((each: any) => each.step === "wish").text).toBe("today");
});

test("a category comes with the first thing to do", async () => {
    const { lists } = (await noura.get("/api/codes")).body;
    const categories = lists.find((each: any) => each.list === "complaint_category").entries;
    for (const { attributes } of categories) expect([typeof attributes.first_action_en, typeof attributes.first_action_ar]).toEqual(["string", "string"]);
    expect(categories.find((each: any) => each.code === "PHYSICAL_ABUSE").attributes.first_action_en).toMatch(/112/);
});
