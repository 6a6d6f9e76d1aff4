// The supervisor beside the operator: silent help, hand-over and taking over, the board. Who sees what, and who does not.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { canary, register, takeContact, verdict } from "./acts";
import { nobody, type Person, type Sanad, sleep, startSanad, until } from "./harness";

let sanad: Sanad;
let noura: Person;
let dana: Person;
let reem: Person; // of another unit and site
let hessa: Person;
let maha: Person;
let badriya: Person;
let contact: string;

const number = "+96555512345";

beforeAll(async () => {
    sanad = await startSanad();
    [noura, dana, reem, hessa, maha, badriya] = await Promise.all([
        sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("dana", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("reem", "HOTLINE_B", "HOTLINE_OPERATOR"),
        sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR"),
        sanad.person("maha", "HOTLINE_B", "SHIFT_SUPERVISOR"),
        sanad.person("badriya", "SHELTER_F", "SHELTER_MANAGER"),
    ]);
});
afterAll(() => sanad.stop());
beforeEach(async () => {
    contact = await takeContact(noura, { caller_phone: number });
});

const ask = (urgency = "help", who = noura) => who.post(`/api/contacts/${contact}/help`, { urgency });
const draft = (content: string, version = 0, who = noura) => who.put(`/api/contacts/${contact}/draft`, { content, version });
const open = async (who: Person) => (await who.get("/api/help")).body.items.filter((each: { contact_id: string }) => each.contact_id === contact);
async function joined(): Promise<string> {
    const { id } = (await ask()).body;
    expect((await hessa.post(`/api/help/${id}/joining`, {})).status).toBe(201);
    return id;
}

describe("silent help", () => {
    test("asked for again is the same request, and only ever more urgent", async () => {
        const first = await ask();
        expect([first.status, first.body.urgency]).toEqual([201, "help"]);
        const raised = await ask("emergency");
        expect(raised.body).toEqual({ id: first.body.id, urgency: "emergency" });
        expect((await ask("help")).body).toEqual({ id: first.body.id, urgency: "emergency" });
        const [row] = await open(hessa);
        expect(row).toMatchObject({ id: first.body.id, urgency: "emergency", asked_by_name: "noura (test)", joined_by: null });
        expect(Date.parse(row.since)).toBeGreaterThan(Date.parse(row.asked_at));
    });
    test("asked for twice at once is one request", async () => {
        const answers = await Promise.all(["help", "emergency", "help"].map((urgency) => ask(urgency)));
        expect(new Set(answers.map((each) => each.body.id)).size).toBe(1);
        expect((await open(noura)).map((each: { urgency: string }) => each.urgency)).toEqual(["emergency"]);
    });
    test("is seen by the operator, her lead and the manager of the site, and by nobody else", async () => {
        const { id } = (await ask()).body;
        for (const who of [noura, hessa, badriya]) {
            expect((await open(who)).length, who.name).toBe(1);
            expect((await who.get(`/api/help/${id}`)).status, who.name).toBe(200);
        }
        for (const who of [dana, reem, maha]) {
            expect(await open(who), who.name).toEqual([]);
            expect(verdict(await who.get(`/api/help/${id}`)), who.name).toBe("404 not_found");
            expect(verdict(await who.get(`/api/help/${id}/messages`)), who.name).toBe("404 not_found");
            expect(verdict(await who.post(`/api/help/${id}/messages`, { words: "I listen in" })), who.name).toBe("404 not_found");
            expect(verdict(await who.post(`/api/help/${id}/end`)), who.name).toBe("404 not_found");
        }
        expect(verdict(await maha.post(`/api/help/${id}/joining`, {}))).toBe("404 not_found");
        expect(verdict(await badriya.post(`/api/help/${id}/joining`, {}))).toBe("403 not_permitted");
        expect(verdict(await badriya.post(`/api/help/${id}/messages`, { words: "From afar" }))).toBe("403 not_permitted");
    });
    test("is asked for by who has the contact in hand", async () => {
        expect(verdict(await ask("help", dana))).toBe("404 not_found");
        expect(verdict(await ask("help", hessa))).toBe("403 not_permitted");
        await noura.post(`/api/contacts/${contact}/end`, {});
        expect(verdict(await ask())).toBe("409 contact_ended");
    });
    test("puts emergencies first, then who waits longest", async () => {
        const asked: string[] = [];
        for (const urgency of ["help", "emergency", "help", "emergency"]) {
            contact = await takeContact(noura);
            asked.push((await ask(urgency)).body.id);
        }
        const seen = (await hessa.get("/api/help")).body.items.map((each: { id: string }) => each.id).filter((id: string) => asked.includes(id));
        expect(seen).toEqual([asked[1], asked[3], asked[0], asked[2]]);
    });
    test("is joined by one lead; another goes on in her place when she says so", async () => {
        const nadia = await sanad.person(`nadia-${Date.now()}`, "HOTLINE_A", "SHIFT_SUPERVISOR");
        const id = await joined();
        expect((await open(noura))[0]).toMatchObject({ joined_by: hessa.id, joined_by_name: "hessa (test)" });
        expect((await hessa.post(`/api/help/${id}/joining`, {})).status).toBe(201);
        expect(verdict(await nadia.post(`/api/help/${id}/joining`, {}))).toBe("409 help_joined");
        expect((await nadia.post(`/api/help/${id}/joining`, { instead_of: hessa.id })).status).toBe(201);
        expect((await open(noura))[0].joined_by).toBe(nadia.id);
    });
    test("both write; each line tells when the other side saw it", async () => {
        const id = await joined();
        const words = canary("line");
        expect((await hessa.post(`/api/help/${id}/messages`, { words })).body.id).toBe(id);
        expect((await open(noura))[0]).toMatchObject({ unseen: 1, messages: 1 });
        await hessa.post(`/api/help/${id}/seen`);
        expect((await noura.get(`/api/help/${id}/messages`)).body.items).toMatchObject([{ words, mine: false, author_name: "hessa (test)", seen_at: null }]);
        await noura.post(`/api/help/${id}/seen`);
        await noura.post(`/api/help/${id}/messages`, { words: "She is in the kitchen." });
        const lines = (await hessa.get(`/api/help/${id}/messages`)).body.items;
        expect(lines).toMatchObject([{ mine: true, words }, { mine: false, words: "She is in the kitchen.", seen_at: null }]);
        expect(lines[0].seen_at).not.toBeNull();
        const [kept] = await sanad.sql("select string_agg(words::text, '') as words from hotline.help_message where help_id = $1", [id]);
        expect(Buffer.from(kept.words.slice(2), "hex").toString("latin1")).not.toContain(words);
        expect(JSON.stringify(await sanad.logged())).not.toContain(words);
    });
    test("the lead who joined reads the draft along, its numbers masked, until it ends", async () => {
        const { id } = (await ask("emergency")).body;
        expect(verdict(await hessa.get(`/api/help/${id}/notes`)), "not before she joins").toBe("404 not_found");
        await hessa.post(`/api/help/${id}/joining`, {});
        expect((await hessa.get(`/api/help/${id}/notes`)).body, "nothing typed").toEqual({ id, content: null, saved_at: null });
        const form = { narrative: `They say "caller_phone":"+96511111111" here`, worker_phone: "5555", call: { caller_phone: number } };
        await draft(JSON.stringify({ form }));
        const notes = await hessa.get(`/api/help/${id}/notes`);
        expect(JSON.parse(notes.body.content).form).toEqual({ ...form, worker_phone: "•••", call: { caller_phone: "••• 2345" } });
        for (const who of [noura, badriya, dana, maha]) expect((await who.get(`/api/help/${id}/notes`)).status, who.name).toBeGreaterThanOrEqual(403);
        const reads = "select count(*)::int as n from audit.entry where actor = $1 and object_id = $2 and action in ('join_help', 'show_notes')";
        expect(await sanad.sql(reads, [hessa.id, id]), "the joining is on record, not every reading").toEqual([{ n: 1 }]);
        await hessa.post(`/api/help/${id}/end`);
        expect(verdict(await hessa.get(`/api/help/${id}/notes`))).toBe("404 not_found");
        expect(verdict(await hessa.post(`/api/help/${id}/messages`, { words: "Too late" }))).toBe("409 help_ended");
    });
    test("the lead hears of every change of the draft, and nobody hears what it is", async () => {
        const [lead, other] = [await sanad.live(hessa), await sanad.live(dana)];
        await lead.hears({ kind: "hello" });
        await draft("before", 0);
        const id = await joined();
        await lead.hears({ kind: "help", id });
        expect(lead.said.some((said) => said.kind === "notes")).toBe(false);
        await draft("after", 1);
        expect(await lead.hears({ kind: "notes", id })).toEqual({ kind: "notes", id });
        expect(other.said.some((said) => said.kind === "notes")).toBe(false);
        for (const stream of [lead, other]) stream.close();
    });
    test("the operator hears that somebody joined and wrote", async () => {
        const hers = await sanad.live(noura);
        await hers.hears({ kind: "hello" });
        const { id } = (await ask()).body;
        const heard = (times: number) => until(() => hers.said.filter((said) => said.kind === "help" && said.id === id).length === times, 5_000, `${times} times`);
        await heard(1);
        await hessa.post(`/api/help/${id}/joining`, {});
        await heard(2);
        await hessa.post(`/api/help/${id}/messages`, { words: "Stay on the line." });
        await heard(3);
        hers.close();
    });
    test("ends with the contact; an emergency that nobody joined stays before the leads", async () => {
        const quiet = (await ask()).body.id;
        await noura.post(`/api/contacts/${contact}/end`, {});
        expect((await hessa.get(`/api/help/${quiet}`)).body.ended_at).not.toBeNull();
        contact = await takeContact(noura);
        const alone = (await ask("emergency")).body.id;
        await noura.post(`/api/contacts/${contact}/end`, {});
        const [row] = await open(hessa);
        expect(row).toMatchObject({ id: alone, ended_at: null });
        expect(row.contact_ended_at).not.toBeNull();
        expect((await hessa.post(`/api/help/${alone}/joining`, {})).status).toBe(201);
        expect((await hessa.post(`/api/help/${alone}/end`)).status).toBe(201);
        expect(await open(hessa)).toEqual([]);
    });
    test("stays on record with the contact and the complaint that came of it", async () => {
        const id = await joined();
        await hessa.post(`/api/help/${id}/messages`, { words: "112 is called." });
        const complaint = await register(noura, { contact_id: contact, triage: "P1" });
        await noura.post(`/api/contacts/${contact}/end`, {});
        for (const who of [noura, hessa]) {
            const [kept] = (await who.get(`/api/contacts/${contact}/help`)).body.items;
            expect(kept).toMatchObject({ id, complaint_id: complaint.id, reference: complaint.reference, joined_by_name: "hessa (test)", ended_by_name: "noura (test)", messages: 1 });
        }
        expect(verdict(await dana.get(`/api/contacts/${contact}/help`))).toBe("404 not_found");
    });
});

describe("a hand-over", () => {
    const offer = (to = dana, over: object = {}) => noura.post(`/api/contacts/${contact}/handovers`, { to_account: to.id, ...over });
    const seesNumber = async (who: Person) => (await who.get(`/api/contacts/${contact}`)).body?.caller_phone ?? null;

    test("may go to a colleague of the unit; the list says who is there and how busy, nothing else", async () => {
        const { items } = (await noura.get("/api/colleagues")).body;
        expect(items.find((each: { id: string }) => each.id === dana.id)).toEqual({ id: dana.id, display_name: "dana (test)", signed_in: true, running: 0 });
        expect(items.map((each: { id: string }) => each.id)).not.toContain(reem.id);
        expect(items.map((each: { id: string }) => each.id)).not.toContain(noura.id);
        await takeContact(dana);
        const busy = (await hessa.get("/api/colleagues")).body.items.find((each: { id: string }) => each.id === dana.id);
        expect(busy.running).toBe(1);
        for (const whom of [reem.id, badriya.id, noura.id, nobody]) {
            const answer = await offer({ id: whom } as Person);
            expect([verdict(answer), answer.body.errors], whom).toEqual(["422 invalid", [{ pointer: "/to_account", code: "no_colleague" }]]);
        }
    });
    test("opens everything to the one who accepts, and the number to her alone", async () => {
        const note = canary("note");
        await draft('{"form":{}}');
        const { id } = (await offer(dana, { note })).body;
        const [offered] = (await dana.get("/api/handovers")).body.items;
        expect(offered).toMatchObject({ id, contact_id: contact, from_name: "noura (test)", channel: "phone", accepted_at: null });
        expect(JSON.stringify(offered), "the note is for who has the file").not.toContain(note);
        expect((await dana.get(`/api/contacts/${contact}`)).status, "nothing is open before").toBe(404);
        expect(await seesNumber(noura)).toBe(number);

        expect((await dana.post(`/api/handovers/${id}/acceptance`)).body).toEqual({ id, contact_id: contact });
        expect((await dana.get(`/api/contacts/${contact}`)).body).toMatchObject({ in_hand: true, caller_phone: number, held_by: dana.id, taken_by: noura.id });
        expect((await noura.get(`/api/contacts/${contact}`)).body).toMatchObject({ in_hand: false, caller_phone: null, caller_phone_hint: "••• 2345", held_by_name: "dana (test)" });
        expect(await seesNumber(hessa)).toBeNull();
        expect((await dana.get(`/api/contacts/${contact}/draft`)).body.content).toBe('{"form":{}}');
        expect((await dana.get(`/api/contacts/${contact}/handovers`)).body.items).toMatchObject([{ note, from_name: "noura (test)", to_name: "dana (test)" }]);
        const lists = async (who: Person) => (await who.get("/api/contacts?open=true&limit=200")).body.items.map((each: { id: string }) => each.id);
        expect(await lists(dana)).toContain(contact);
        expect(await lists(noura)).not.toContain(contact);
        expect((await register(dana, { contact_id: contact })).reference).toMatch(/^\d/);
    });
    test("the last words of the giver still arrive, and help follows the contact", async () => {
        await draft("first");
        const help = (await ask()).body.id;
        const { id } = (await offer()).body;
        await dana.post(`/api/handovers/${id}/acceptance`);
        expect((await draft("first and last", 1)).status).toBe(200);
        expect((await dana.get(`/api/contacts/${contact}/draft`)).body).toMatchObject({ content: "first and last", version: 2 });
        expect((await dana.get(`/api/help/${help}`)).body).toMatchObject({ held_by_name: "dana (test)", asked_by_name: "noura (test)" });
        expect(verdict(await ask())).toBe("409 contact_elsewhere");
        expect((await ask("emergency", dana)).body).toEqual({ id: help, urgency: "emergency" });
    });
    test("is one at a time; declined or withdrawn it changes nothing", async () => {
        const first = (await offer()).body.id;
        expect(verdict(await offer(hessa))).toBe("409 contact_handover_open");
        expect(verdict(await hessa.post(`/api/handovers/${first}/acceptance`)), "not hers").toBe("404 not_found");
        expect(verdict(await dana.delete(`/api/handovers/${first}`)), "not hers to withdraw").toBe("404 not_found");
        expect((await dana.post(`/api/handovers/${first}/refusal`)).status).toBe(201);
        expect(verdict(await dana.post(`/api/handovers/${first}/acceptance`))).toBe("409 handover_over");
        const second = (await offer()).body.id;
        expect((await noura.delete(`/api/handovers/${second}`)).status).toBe(204);
        expect(verdict(await dana.post(`/api/handovers/${second}/acceptance`))).toBe("409 handover_over");
        expect(await seesNumber(noura)).toBe(number);
        expect((await dana.get(`/api/contacts/${contact}`)).status).toBe(404);
        const said = (await noura.get("/api/handovers")).body.items.find((each: { id: string }) => each.id === first);
        expect(said.declined_at).not.toBeNull();
    });
    test("of a contact that has ended is over", async () => {
        const { id } = (await offer()).body;
        await noura.post(`/api/contacts/${contact}/end`, {});
        expect(verdict(await dana.post(`/api/handovers/${id}/acceptance`))).toBe("409 handover_over");
        expect(verdict(await offer())).toBe("409 contact_ended");
    });
    test("takes the telephone call along", async () => {
        const line = await sanad.line("line-a", "HOTLINE_A");
        await sanad.report(line, line.event("taken-along", "ring", { caller: number }));
        const [call] = await sanad.sql("select id from hotline.call where external_id = 'taken-along'");
        contact = (await noura.post(`/api/calls/${call.id}/answer`)).body.contact_id;
        const { id } = (await offer()).body;
        await dana.post(`/api/handovers/${id}/acceptance`);
        const shown = async (who: Person) => (await who.get("/api/calls")).body.items.map((each: { id: string }) => each.id);
        expect(await shown(dana)).toContain(call.id);
        expect(await shown(noura)).not.toContain(call.id);
    });
    test("can be made by the lead without asking, on the audit's record, in her unit only", async () => {
        const waits = (await offer()).body.id;
        expect(verdict(await dana.post(`/api/contacts/${contact}/take-over`))).toBe("403 not_permitted");
        expect(verdict(await maha.post(`/api/contacts/${contact}/take-over`))).toBe("404 not_found");
        const taken = await hessa.post(`/api/contacts/${contact}/take-over`);
        expect(taken.body).toMatchObject({ contact_id: contact });
        expect(await seesNumber(hessa)).toBe(number);
        expect(await seesNumber(noura)).toBeNull();
        expect(verdict(await dana.post(`/api/handovers/${waits}/acceptance`))).toBe("409 handover_over");
        expect(verdict(await hessa.post(`/api/contacts/${contact}/take-over`))).toBe("409 contact_in_hand");
        const told = (await noura.get("/api/handovers")).body.items.find((each: { id: string }) => each.id === taken.body.id);
        expect(told).toMatchObject({ kind: "take_over", to_name: "hessa (test)" });
        const entry = await sanad.sql("select actor, action, outcome from audit.entry where object_id = $1", [taken.body.id]);
        expect(entry).toEqual([{ actor: hessa.id, action: "take_over_contact", outcome: "done" }]);
    });
});

describe("the board", () => {
    const board = async (who: Person) => (await who.get("/api/board")).body;
    const grown = (before: number, after: number) => after - before;

    test("shows what goes on and what is due, of one's unit or site, and nothing that was said", async () => {
        const before = await board(hessa);
        const elsewhere = await board(maha);
        const secret = canary("board");
        const walkIn = await takeContact(noura, { channel: "walk_in" });
        await ask("emergency");
        const grave = await register(noura, { triage: "P1", narrative: secret, worker_name: secret, worker_phone: number });
        for (const minutes of [30, 240]) {
            const due_at = new Date(Date.now() + minutes * 60_000).toISOString();
            expect((await noura.post(`/api/complaints/${grave.id}/callbacks`, { due_at, promise: secret })).status).toBe(201);
        }
        const after = await board(hessa);
        expect(grown(before.counts.running, after.counts.running)).toBe(2); // the walk-in and the complaint's
        expect(grown(before.counts.open_p1, after.counts.open_p1)).toBe(1);
        expect(grown(before.counts.callbacks_soon, after.counts.callbacks_soon)).toBe(1);
        expect(after.running.find((each: { id: string }) => each.id === contact)).toMatchObject({ held_by_name: "noura (test)", help: "emergency", helped_by_name: null, state: null });
        expect(after.running.find((each: { id: string }) => each.id === walkIn)).toMatchObject({ channel: "walk_in", help: null });
        expect(after.callbacks.filter((each: { complaint_id: string }) => each.complaint_id === grave.id)).toMatchObject([{ reference: grave.reference, who: "noura (test)", triage: "P1" }]);
        const clocks = after.clocks.filter((each: { complaint_id: string }) => each.complaint_id === grave.id).map((each: { kind: string }) => each.kind);
        expect(clocks.sort()).toEqual(["plan", "response", "supervisor"]);
        expect(after.hours).toHaveLength(24);
        const walkIns = (of: typeof after) => of.hours.reduce((sum: number, hour: { contacts: number }) => sum + hour.contacts, 0);
        expect(grown(walkIns(before), walkIns(after))).toBe(1);
        expect(JSON.stringify(after)).not.toContain(secret);
        expect(JSON.stringify(after)).not.toContain("55512345");
        expect((await board(badriya)).counts).toEqual(after.counts);
        expect((await board(maha)).counts).toEqual(elsewhere.counts);
        for (const who of [noura, dana]) expect(verdict(await who.get("/api/board"))).toBe("403 not_permitted");
    });
    test("counts calls as the queue's figures do", async () => {
        const line = await sanad.line("line-b", "HOTLINE_A");
        const report = (...event: Parameters<typeof line.event>) => sanad.report(line, line.event(...event));
        await report("b-1", "ring", { caller: number });
        expect((await board(hessa)).waiting).toHaveLength(1);
        await report("b-2", "ring");
        await report("b-2", "abandoned");
        await report("b-3", "ring", { caller: number });
        const [call] = await sanad.sql("select id from hotline.call where external_id = 'b-3'");
        const { contact_id } = (await noura.post(`/api/calls/${call.id}/answer`)).body;
        await sleep(5);
        await report("b-3", "hold");
        const shown = await board(hessa);
        expect(shown.running.find((each: { id: string }) => each.id === contact_id).state).toBe("held");
        const figures = (await hessa.get(`/api/queue-figures?since=${encodeURIComponent(shown.counts.since)}`)).body;
        for (const name of ["offered", "answered", "abandoned"])
            expect(shown.hours.reduce((sum: number, hour: Record<string, number>) => sum + hour[name]!, 0), name).toBe(figures[name]);
        await report("b-3", "end");
        expect((await board(hessa)).running.find((each: { id: string }) => each.id === contact_id).state).toBe("over");
        expect(JSON.stringify(shown)).not.toMatch(/55512345|"2345/);
    });
});
