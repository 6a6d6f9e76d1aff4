// The hand-over through the API: notes kept while typed, a signature that freezes the sheet, ticks, an acceptance by another lead.
import { afterAll, beforeAll, expect, test } from "vitest";
import { badFields, register, takeContact, verdict } from "./acts";
import { nobody, type Person, type Sanad, type Schemas, startSanad } from "./harness";

let sanad: Sanad;
let noura: Person;
let hessa: Person;
let latifa: Person;
let maha: Person;
let badriya: Person;

beforeAll(async () => {
    sanad = await startSanad();
    noura = await sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    hessa = await sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR");
    latifa = await sanad.person("latifa", "HOTLINE_A", "SHIFT_SUPERVISOR");
    maha = await sanad.person("maha", "HOTLINE_B", "SHIFT_SUPERVISOR");
    badriya = await sanad.person("badriya", "SHELTER_F", "SHELTER_MANAGER");
});
afterAll(() => sanad.stop());

type Line = Schemas["ShiftLine"];
const next = async (who: Person): Promise<Schemas["NextShiftSheet"]> => (await who.get("/api/shift-sheets/next")).body;
const sheet = async (who: Person, id: string): Promise<Schemas["WholeShiftSheet"]> => (await who.get(`/api/shift-sheets/${id}`)).body;
const told = (items: Line[]) => items.map((each) => [each.kind, each.reference ?? "-", each.ended ?? "", each.late ? "late" : ""].join(" ").trim()).sort();
const keep = (who: Person, content: string, version: number) => who.put("/api/shift-sheets/next/notes", { content, version });
const sign = (who: Person, over: object = {}) => who.post("/api/shift-sheets", { version: 0, item_notes: [], ...over });
const tick = (who: Person, id: string, line: Pick<Line, "kind" | "id">, ticked = true) => who.post(`/api/shift-sheets/${id}/ticks`, { kind: line.kind, item_id: line.id, ticked });

test("a night is handed over: nothing of it is lost, nothing of it is skipped", async () => {
    const parked = await takeContact(noura);
    await noura.put(`/api/contacts/${parked}/draft`, { content: "half a story", version: 0 });
    const done = async (over: object) => {
        const contact_id = await takeContact(noura);
        const made = await register(noura, { contact_id, worker_phone: "+96555512345", ...over });
        await noura.post(`/api/contacts/${contact_id}/end`, {});
        return made;
    };
    const urgent = await done({ triage: "P1" });
    const other = await done({ triage: "P2" });
    const calm = await done({ triage: "P4" });
    const due_at = new Date(Date.now() + 3_600_000).toISOString();
    const promised = await noura.post(`/api/complaints/${calm.id}/callbacks`, { due_at, promise: "The embassy's answer" });

    const seen = await next(hessa);
    expect(told(seen.items)).toEqual([`callback ${calm.reference}`, "contact -", `urgent ${other.reference}`, `urgent ${urgent.reference}`].sort());
    expect(seen.items.find((each) => each.kind === "callback")).toMatchObject({ promise: "The embassy's answer", who_name: "noura (test)", due_at: expect.stringContaining(due_at.slice(0, 19)) });
    expect(Date.parse(seen.shift_from)).toBeLessThanOrEqual(Date.now());
    expect(Date.parse(seen.next_until) - Date.parse(seen.shift_from)).toBe(16 * 3_600_000);

    // Notes, as two leads type them.
    expect((await keep(hessa, "first", 0)).body.version).toBe(1);
    expect((await keep(hessa, "first, and more", 1)).body.version).toBe(2);
    const stale = await keep(latifa, "mine", 1);
    expect([verdict(stale), badFields(stale)]).toEqual(["409 stale_version", ["/content changed"]]);
    expect(await next(latifa)).toMatchObject({ content: "first, and more", version: 2, saved_by_name: "hessa (test)" });
    expect(verdict(await sign(hessa, { version: 1 }))).toBe("409 stale_version");
    const [draft] = await sanad.sql("select content from hotline.shift_draft");
    expect(Buffer.from(draft.content).includes("more")).toBe(false);

    // Signed.
    const item_notes = [{ kind: "urgent", id: urgent.id, note: "Police told at two" }];
    expect(verdict(await sign(hessa, { version: 2, item_notes: [{ kind: "urgent", id: calm.id, note: "x" }] }))).toBe("409 shift_sheet_changed");
    const signed = await sign(hessa, { version: 2, notes: "A hard night", item_notes });
    expect(verdict(signed)).toBe("201");
    const id = signed.body.id as string;
    expect(verdict(await sign(latifa, { version: 2 }))).toBe("409 shift_sheet_open");
    expect(verdict(await keep(latifa, "too late", 2))).toBe("409 shift_sheet_open");
    expect(await next(latifa)).toMatchObject({ open_id: id });
    const first = await sheet(latifa, id);
    expect(first).toMatchObject({ notes: "A hard night", signed_by_name: "hessa (test)", accepted_at: null, may: ["accept"] });
    expect(first.items.find((each) => each.id === urgent.id)).toMatchObject({ note: "Police told at two", must_tick: true, ticked_at: null });
    expect((await sheet(hessa, id)).may).toEqual(["withdraw"]);
    expect((await sheet(badriya, id)).may).toEqual([]);
    expect(verdict(await maha.get(`/api/shift-sheets/${id}`))).toBe("404 not_found");
    expect(verdict(await noura.get(`/api/shift-sheets/${id}`))).toBe("403 not_permitted");

    // Withdrawn, with what was typed still there, and signed anew.
    expect(verdict(await latifa.post(`/api/shift-sheets/${id}/withdrawal`, { withdraw_reason: "no" }))).toBe("409 shift_sheet_not_yours");
    expect(verdict(await hessa.post(`/api/shift-sheets/${id}/withdrawal`, { withdraw_reason: "A name was wrong" }))).toBe("201");
    expect(verdict(await latifa.post(`/api/shift-sheets/${id}/acceptance`))).toBe("409 shift_sheet_final");
    expect(await next(hessa)).toMatchObject({ content: "first, and more", version: 2, open_id: null });
    const again = (await sign(hessa, { version: 2, notes: "A hard night", item_notes })).body.id as string;

    // Before it is accepted, one ends and one comes.
    await hessa.post(`/api/callbacks/${promised.body.id}/withdrawal`, { end_reason: "She came by", version: 1 });
    const late = await done({ triage: "P1" });
    expect(told((await sheet(latifa, again)).items)).toEqual(
        [`callback ${calm.reference} withdrawn`, "contact -", `urgent ${late.reference}  late`, `urgent ${other.reference}`, `urgent ${urgent.reference}`].sort(),
    );
    const accept = (who: Person) => who.post(`/api/shift-sheets/${again}/acceptance`);
    expect(verdict(await accept(hessa))).toBe("409 shift_sheet_two_people");
    expect(verdict(await tick(hessa, again, { kind: "urgent", id: urgent.id }))).toBe("409 shift_sheet_two_people");
    expect(verdict(await accept(latifa))).toBe("409 shift_sheet_unticked");
    for (const each of [urgent, other]) expect(verdict(await tick(latifa, again, { kind: "urgent", id: each.id }))).toBe("201");
    expect(verdict(await accept(latifa))).toBe("409 shift_sheet_unticked");
    expect(verdict(await tick(latifa, again, { kind: "callback", id: promised.body.id }))).toBe("409 shift_item_gone");
    expect(verdict(await tick(latifa, again, { kind: "urgent", id: late.id }))).toBe("201");
    expect(verdict(await tick(latifa, again, { kind: "urgent", id: other.id }, false))).toBe("201");
    expect(verdict(await accept(latifa))).toBe("409 shift_sheet_unticked");
    expect(verdict(await tick(latifa, again, { kind: "urgent", id: other.id }))).toBe("201");
    expect(verdict(await accept(maha))).toBe("404 not_found");
    expect(verdict(await accept(badriya))).toBe("403 not_permitted");
    expect(verdict(await accept(latifa))).toBe("201");
    expect(verdict(await hessa.post(`/api/shift-sheets/${again}/withdrawal`, { withdraw_reason: "Too late" }))).toBe("409 shift_sheet_final");
    const accepted = await sheet(hessa, again);
    expect(accepted).toMatchObject({ accepted_by_name: "latifa (test)", may: [] });
    expect(accepted.items.filter((each) => each.must_tick && !each.ended).every((each) => each.ticked_by_name === "latifa (test)")).toBe(true);

    // The next sheet begins with fresh notes, and says what became of the last one's.
    await hessa.post(`/api/complaints/${urgent.id}/closure`, { outcome: "resolved", reason: "She is safe", version: 1 });
    const after = await next(latifa);
    expect(after).toMatchObject({ content: null, version: 3, previous_accepted_at: accepted.accepted_at });
    expect(told(after.items)).toEqual(["contact -", `urgent ${late.reference}`, `urgent ${other.reference}`, `urgent ${urgent.reference} closed`].sort());

    // Each act, and each look at what is sealed, is on record.
    const acts = await sanad.sql("select action, outcome from audit.entry where object_id = $1 and action not like 'show%' order by id", [again]);
    expect(acts.map((each) => each.action)).toEqual(["sign_shift_sheet", "accept_shift_sheet", "accept_shift_sheet", ...Array(2).fill("tick_shift_sheet"), "accept_shift_sheet", ...Array(2).fill("tick_shift_sheet"), "accept_shift_sheet", "tick_shift_sheet", "accept_shift_sheet", "accept_shift_sheet"]);
    expect((await sanad.sql("select from audit.entry where object_id = $1 and action = 'show_shift_sheet' and actor = $2", [again, latifa.id])).length).toBeGreaterThan(0);
});

test("sheets come newest first, page by page, to those of the site", async () => {
    const ids: string[] = [];
    for (let after = ""; ; ) {
        const { items, next } = (await badriya.get(`/api/shift-sheets?limit=1${after && `&after=${after}`}`)).body;
        ids.push(...items.map((each: { id: string }) => each.id));
        if (!next) break;
        after = next;
    }
    expect(ids.length).toBe(2);
    expect(ids).toEqual([...ids].sort().reverse());
    expect((await maha.get("/api/shift-sheets")).body.items).toEqual([]);
    expect(verdict(await hessa.post(`/api/shift-sheets/${nobody}/acceptance`))).toBe("404 not_found");
    expect(verdict(await badriya.get("/api/shift-sheets/next"))).toBe("403 not_permitted");
});

test.each([
    [{ version: 0 }, ["/item_notes required"]],
    [{ version: 0, item_notes: [{ kind: "rumour", id: "x", note: "" }] }, ["/item_notes/0/id bad_format", "/item_notes/0/kind bad_code", "/item_notes/0/note blank"]],
    [{ version: -1, notes: "x".repeat(4_001), item_notes: [] }, ["/notes too_long", "/version out_of_range"]],
])("a signature that makes no sense is refused: %#", async (body, want) => {
    const answer = await maha.post("/api/shift-sheets", body);
    expect([answer.status, badFields(answer)]).toEqual([422, want]);
});
