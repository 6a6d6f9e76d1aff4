// Employers, offices, houses and vehicles through the API: linked to complaints, found again by a whole number, counted past
// need-to-know, and never called on behalf of whom they are said to have abused.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { badFields, editOf, register, verdict } from "./acts";
import { nobody, type Person, type Sanad, type Schemas, startSanad } from "./harness";

let sanad: Sanad;
let noura: Person;
let dana: Person; // beside her
let hessa: Person; // their lead
let reem: Person; // elsewhere

beforeAll(async () => {
    sanad = await startSanad();
    [noura, dana, hessa, reem] = await Promise.all([
        sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("dana", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR"),
        sanad.person("reem", "HOTLINE_B", "HOTLINE_OPERATOR"),
    ]);
});
afterAll(() => sanad.stop());

let last = 10_000;
/** Numbers that no other test names. */
const fresh = () => {
    const n = ++last;
    return { phone: `+965666${n}`, civil_id: `2800101${n}`, paci: `123${n}` };
};
const detail = (kind: Schemas["DetailGiven"]["kind"], text: string) => ({ kind, text });
const employer = (phone: string, ...more: Schemas["DetailGiven"][]) => ({ kind: "person", details: [detail("name", "Abu Fahad"), detail("phone", phone), ...more] });
const link = (who: Person, complaint: string, over: object) =>
    who.post(`/api/complaints/${complaint}/parties`, { role: "sponsor", said_by: "worker", alleged_abuser: false, ...over });
const linked = async (who: Person, complaint: string, over: object): Promise<string> => {
    const answer = await link(who, complaint, over);
    expect(answer.status, answer.text).toBe(201);
    return answer.body.party_id;
};
const card = async (who: Person, complaint: string): Promise<Schemas["ComplaintParties"]> => {
    const answer = await who.get(`/api/complaints/${complaint}/parties`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
};
const search = (who: Person, words: string) => who.post("/api/party-searches", { words });
const linkOf = async (who: Person, complaint: string) => (await card(who, complaint)).links[0]!.id;
const hence = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

describe("a party", () => {
    test("is registered from a complaint, sealed, and shown to whoever sees the complaint", async () => {
        const { phone, civil_id } = fresh();
        const { id } = await register(noura, { employer_phone: phone });
        const party = await linked(noura, id, { party: employer(phone, detail("civil_id", civil_id)), said_by: "worker" });
        expect(await card(noura, id)).toMatchObject({
            links: [{ party_id: party, role: "sponsor", said_by: "worker", added_by_name: "noura (test)", alleged_by: null, ended_at: null, may: ["allege"] }],
            candidates: [],
            parties: [{ id: party, kind: "person", details: [{ kind: "name", text: "Abu Fahad" }, { kind: "phone", text: phone }, { kind: "civil_id", text: civil_id }] }],
        });
        expect((await hessa.get(`/api/parties/${party}`)).body).toMatchObject({ kind: "person", may: ["add", "end"], named: 1, named_last_year: 1, links: [{ complaint_id: id }] });
        expect(verdict(await dana.get(`/api/parties/${party}`)), "not to who sees neither").toBe("404 not_found");
        expect(verdict(await dana.get(`/api/complaints/${id}/parties`))).toBe("404 not_found");
        expect(await sanad.sql("select from parties.detail where party_id = $1 and position('Fahad'::bytea in text) > 0", [party])).toEqual([]);
    });

    test("tells bad fields at their places", async () => {
        const { id } = await register(noura);
        expect(badFields(await link(noura, id, { party: { kind: "palace", details: [] }, role: "friend", said_by: "rumour" }))).toEqual([
            "/party/details too_few", "/party/kind bad_code", "/role bad_code", "/said_by bad_code",
        ]);
        const details = [detail("name", "House"), detail("phone", "66601234"), detail("civil_id", "12"), detail("paci", "123"), detail("plate", "—")];
        expect(badFields(await link(noura, id, { party: { kind: "house", details } }))).toEqual([1, 2, 3, 4].map((n) => `/party/details/${n}/text bad_format`));
        expect(badFields(await link(noura, id, {}))).toEqual(["/party required"]);
        expect(badFields(await link(noura, id, { party_id: nobody }))).toEqual(["/party_id no_party"]);
        expect(badFields(await link(noura, id, { party_id: nobody, party: employer("+96566600000") }))).toEqual(["/party_id not_both"]);
    });

    test("gains details and ends those that were wrong, but never the last", async () => {
        const { phone } = fresh();
        const { id } = await register(noura);
        const party = await linked(noura, id, { party: { kind: "office", details: [detail("licence", "CR 9981")] }, role: "recruiter" });
        expect(verdict(await noura.post(`/api/parties/${party}/details`, detail("phone", phone)))).toBe("201");
        expect(badFields(await noura.post(`/api/parties/${party}/details`, detail("phone", "1")))).toEqual(["/text bad_format"]);
        const [licence, number] = (await hessa.get(`/api/parties/${party}`)).body.details;
        expect(verdict(await noura.post(`/api/party-details/${licence.id}/ending`))).toBe("403 not_permitted");
        expect(verdict(await hessa.post(`/api/party-details/${licence.id}/ending`))).toBe("201");
        expect(verdict(await hessa.post(`/api/party-details/${number.id}/ending`))).toBe("409 last_detail");
        expect((await hessa.get(`/api/parties/${party}`)).body.details.map((each: { ended_at: string | null }) => !!each.ended_at)).toEqual([true, false]);
    });
});

describe("the same employer again", () => {
    test("is counted, offered by the number, and known once linked; never where else it was named", async () => {
        const { phone, civil_id } = fresh();
        const first = await register(dana, { employer_phone: phone, worker_phone: "+96550001111" });
        const party = await linked(dana, first.id, { party: employer(phone) });
        await register(dana, { employer_phone: phone, employer_civil_id: civil_id, worker_phone: "+96550002222" });
        const old = await register(dana, { employer_civil_id: civil_id, worker_phone: "+96550003333" });
        await sanad.sql("update hotline.complaint set created_at = now() - interval '13 months' where id = $1", [old.id]);
        await register(reem, { employer_phone: phone });

        const mine = await register(noura, { employer_phone: phone, employer_civil_id: civil_id, worker_phone: "+96550004444" });
        const before = await card(noura, mine.id);
        expect([before.named, before.named_last_year], "of the own site").toEqual([3, 2]);
        expect(before.candidates).toEqual([{ party_id: party, party_kind: "person", matched: "phone" }]);
        expect(before.parties, "not its name").toEqual([]);
        expect(JSON.stringify(before)).not.toContain(first.id);

        expect(await linked(noura, mine.id, { party_id: party, role: "employer" })).toBe(party);
        expect(verdict(await link(noura, mine.id, { party_id: party, role: "employer" }))).toBe("409 party_link_once");
        const after = await card(noura, mine.id);
        expect([after.candidates, after.parties[0]!.id]).toEqual([[], party]);
        const sheet = (await noura.get(`/api/parties/${party}`)).body;
        expect([sheet.named, sheet.links.map((each: { complaint_id: string }) => each.complaint_id)]).toEqual([3, [mine.id]]);
    });

    test("is no news of the same worker", async () => {
        const { phone } = fresh();
        await register(noura, { employer_phone: phone, worker_phone: "+96550005555" });
        const again = await register(noura, { employer_phone: phone, worker_phone: "+96550005555" });
        expect((await card(noura, again.id)).named).toBe(0);
    });

    test("follows a complaint's edits", async () => {
        const { phone } = fresh();
        await register(dana, { employer_phone: phone });
        const { id } = await register(noura);
        expect((await card(noura, id)).named).toBe(0);
        await noura.put(`/api/complaints/${id}`, editOf(1, { employer_phone: phone }));
        expect((await card(noura, id)).named).toBe(1);
    });
});

test("several workers at one address are counted, by the building's number or a house that is linked", async () => {
    const { paci } = fresh();
    const workers = ["+96550006661", "+96550006662", "+96550006663", "+96550006663"];
    for (const worker_phone of workers) await register(dana, { paci_number: paci, worker_phone });
    const { id } = await register(noura, { worker_phone: "+96550006664" });
    expect((await card(noura, id)).workers_at_address).toBe(0);
    await linked(noura, id, { party: { kind: "house", details: [detail("paci", paci), detail("address", "Block 4, street 12")] }, role: "work_place" });
    expect((await card(noura, id)).workers_at_address).toBe(4);
    const beside = await register(dana, { paci_number: paci, worker_phone: "+96550006665" });
    expect(await card(dana, beside.id)).toMatchObject({ workers_at_address: 5, candidates: [{ party_kind: "house", matched: "paci" }] });
});

describe("searching", () => {
    test("takes any whole number, however it is typed", async () => {
        const { civil_id } = fresh();
        const phone = "+96566698765";
        const { id } = await register(noura);
        const party = await linked(noura, id, { party: employer(phone, detail("civil_id", civil_id), detail("plate", "12-34987")) });
        for (const [words, matched] of [[phone, "phone"], ["66698765", "phone"], ["00965 6669 8765", "phone"], ["٦٦٦٩٨٧٦٥", "phone"], [civil_id, "civil_id"], ["12/34987", "plate"]] as const) {
            const { body } = await search(noura, words);
            expect([words, body.hits], words).toMatchObject([words, [{ id: party, matched, kind: "person", named: 1 }]]);
        }
    });

    test("counts what its reader does not see, at the own site only", async () => {
        const { phone } = fresh();
        const { id } = await register(dana, { employer_phone: phone });
        await linked(dana, id, { party: employer(phone) });
        expect((await search(noura, phone)).body).toMatchObject({ hits: [], hidden: 1, named: 1, named_last_year: 1 });
        expect((await search(reem, phone)).body).toMatchObject({ hits: [], hidden: 0, named: 0 });
        expect((await search(hessa, phone)).body).toMatchObject({ hits: [{ named: 1 }], hidden: 0, named: 1 });
    });

    test("is on record by a keyed hash, and takes no names", async () => {
        const { body } = await search(noura, "99 77 55 33 11 Kanarienvogel");
        expect(await sanad.sql("select action, object_kind, outcome from audit.entry where object_id = $1", [body.id])).toEqual([{ action: "search_parties", object_kind: "search", outcome: "done" }]);
        expect(sanad.log).not.toContain("Kanarienvogel");
        expect(badFields(await search(noura, "Abu Fahad"))).toEqual(["/words bad_format"]);
    });
});

describe("an alleged abuser's number", () => {
    const refused = async (action: string, id: string) => (await sanad.sql("select outcome from audit.entry where action = $1 and object_id = $2 order by id", [action, id])).map((row) => row.outcome);

    test("is never called, from the moment that somebody says so", async () => {
        const { phone } = fresh();
        const { id } = await register(noura, { worker_phone: phone, safe_contact: "safe" });
        const callback = await noura.post(`/api/complaints/${id}/callbacks`, { due_at: hence(60) });
        expect(callback.status).toBe(201);
        const party = await linked(noura, id, { party: employer("+96566611111") });
        expect((await noura.get(`/api/complaints/${id}/safe-contact`)).body.number_of_alleged_abuser).toBe(false);
        const which = await linkOf(noura, id);
        expect(verdict(await noura.post(`/api/party-links/${which}/allegation`, { said_by: "worker" }))).toBe("201");
        expect(verdict(await noura.post(`/api/party-links/${which}/allegation`, { said_by: "witness" }))).toBe("409 allegation_once");
        expect(verdict(await noura.post(`/api/complaints/${id}/number`)), "another number of his").toBe("201");

        // It turns out to be his as well.
        await noura.post(`/api/parties/${party}/details`, detail("phone", phone));
        expect(verdict(await noura.post(`/api/complaints/${id}/number`))).toBe("409 number_of_alleged_abuser");
        expect(verdict(await noura.post(`/api/complaints/${id}/callbacks`, { due_at: hence(60) }))).toBe("409 number_of_alleged_abuser");
        expect(verdict(await noura.post(`/api/callbacks/${callback.body.id}/attempts`))).toBe("409 number_of_alleged_abuser");
        expect(await refused("reveal_number", id)).toEqual(["done", "refused"]);
        expect(await refused("promise_callback", id)).toEqual(["refused"]);
        expect(await refused("start_callback", callback.body.id)).toEqual(["refused"]);
        expect((await noura.get(`/api/complaints/${id}/safe-contact`)).body.number_of_alleged_abuser).toBe(true);
        expect((await noura.get(`/api/complaints/${id}/callbacks`)).body.items[0]).toMatchObject({ refusal: "number_of_alleged_abuser", callable_from: null });
    });

    test("is called again only when a lead takes the allegation back, with a reason", async () => {
        const { phone } = fresh();
        const { id } = await register(noura, { worker_phone: phone });
        await linked(noura, id, { party: employer(phone), alleged_abuser: true });
        const which = await linkOf(noura, id);
        expect(verdict(await noura.post(`/api/complaints/${id}/number`))).toBe("409 number_of_alleged_abuser");
        const reason = { end_reason: "It is her sister's number" };
        expect(verdict(await noura.post(`/api/party-links/${which}/withdrawal`, reason))).toBe("403 not_permitted");
        expect(badFields(await hessa.post(`/api/party-links/${which}/withdrawal`, {}))).toEqual(["/end_reason required"]);
        expect(verdict(await hessa.post(`/api/party-links/${which}/withdrawal`, reason))).toBe("201");
        expect(verdict(await hessa.post(`/api/party-links/${which}/withdrawal`, reason)), "once").toBe("404 not_found");
        expect(verdict(await noura.post(`/api/complaints/${id}/number`))).toBe("201");
        expect((await card(hessa, id)).links[0]).toMatchObject({ alleged_by: "worker", withdrawn_at: expect.any(String) });
    });

    test("or the link ends, which stays on record and closes the party again", async () => {
        const { phone } = fresh();
        const { id } = await register(dana, { worker_phone: phone });
        const party = await linked(dana, id, { party: employer(phone), alleged_abuser: true });
        const mine = await register(noura, { employer_phone: phone });
        await linked(noura, mine.id, { party_id: party });
        const which = await linkOf(noura, mine.id);
        expect(verdict(await hessa.post(`/api/party-links/${which}/ending`, { end_reason: "Another man of that name" }))).toBe("201");
        expect(verdict(await hessa.post(`/api/party-links/${which}/ending`, { end_reason: "Again" }))).toBe("404 not_found");
        const left = await card(noura, mine.id);
        expect([left.links[0]!.end_reason, left.parties, left.candidates.length]).toEqual(["Another man of that name", [], 1]);
        expect(verdict(await noura.get(`/api/parties/${party}`))).toBe("404 not_found");
        expect(verdict(await dana.post(`/api/complaints/${id}/number`)), "there it stands").toBe("409 number_of_alleged_abuser");
        await hessa.post(`/api/party-links/${await linkOf(hessa, id)}/ending`, { end_reason: "A mistake" });
        expect(verdict(await dana.post(`/api/complaints/${id}/number`))).toBe("201");
    });

    test("holds for her other complaints, and not for other workers", async () => {
        const { phone } = fresh();
        const search_id = (await noura.post("/api/person-searches", { words: "Almaz Tadesse" })).body.id;
        const person_id = (await noura.post("/api/people", { search_id, verification: "declared", languages: [], names: [{ text: "Almaz Tadesse", source: "told" }], documents: [], phones: [] })).body.id;
        const first = await register(noura, {});
        await linked(noura, first.id, { party: employer(phone), alleged_abuser: true });
        const second = await register(noura, { worker_phone: phone });
        expect(verdict(await noura.post(`/api/complaints/${second.id}/number`))).toBe("201");
        for (const { id } of [first, second]) await noura.post(`/api/complaints/${id}/person`, { person_id });
        expect(verdict(await noura.post(`/api/complaints/${second.id}/number`))).toBe("409 number_of_alleged_abuser");
        const hers = (await noura.get(`/api/people/${person_id}/parties`)).body;
        expect(hers).toMatchObject({ links: [{ complaint_id: first.id, alleged_by: "worker" }], parties: [{ kind: "person" }] });
        expect(verdict(await reem.get(`/api/people/${person_id}/parties`))).toBe("404 not_found");
    });
});
