// Persons through the API: looked for before they are registered, found again under any spelling and by any number, shown only to
// whom they concern, on record with every look.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { badFields, register, verdict } from "./acts";
import { nobody, type Person, type Sanad, type Schemas, startSanad, until } from "./harness";

let sanad: Sanad;
let noura: Person; // an operator
let huda: Person; // intake, at the same site
let maha: Person; // intake, elsewhere

beforeAll(async () => {
    sanad = await startSanad();
    noura = await sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    huda = await sanad.person("huda", "SHELTER_F", "INTAKE_OFFICER");
    maha = await sanad.person("maha", "HOTLINE_B", "INTAKE_OFFICER");
    await until(async () => (await search(huda, "nobody")).names_ready, 10_000, "names are read");
});
afterAll(() => sanad.stop());

const search = async (who: Person, words: string, over: object = {}): Promise<Schemas["PersonSearch"]> => {
    const answer = await who.post("/api/person-searches", { words, ...over });
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
};
const facts = { birth_date: "1991-03-02", birth_precision: "day", nationality: "BD", languages: ["ben"], verification: "declared" };
const enrol = async (who: Person, name: string, over: object = {}): Promise<Schemas["PersonReceipt"]> => {
    const { id } = await search(who, name);
    const answer = await who.post("/api/people", { search_id: id, names: [{ text: name, source: "told" }], documents: [], phones: [], ...facts, ...over });
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
};
/** A write is in the index within a second. */
const found = (who: Person, words: string, id: string, over: object = {}) =>
    until(async () => (await search(who, words, over)).hits.some((hit) => hit.id === id), 2_000, `${words} is found`);

describe("registering", () => {
    test("is refused before somebody looked for her", async () => {
        const draft = { names: [{ text: "Rosa Mendoza", source: "told" }], documents: [], phones: [], ...facts };
        expect(verdict(await huda.post("/api/people", { search_id: nobody, ...draft }))).toBe("409 search_first");
        const { id } = await search(noura, "Rosa Mendoza");
        expect(verdict(await huda.post("/api/people", { search_id: id, ...draft })), "somebody else's search").toBe("409 search_first");
        await search(huda, "Rosa Mendoza");
        expect(verdict(await huda.post("/api/people", { search_id: id, ...draft }))).toBe("201");
    });

    test("keeps every name, document and number sealed, and shows them again", async () => {
        const { id } = await enrol(huda, "فاطمة بيغم", {
            names: [{ text: "فاطمة بيغم", source: "told" }, { text: "FATEMA BEGUM", source: "passport" }],
            documents: [{ kind: "PASSPORT", number: "BX 0123456", issuer: "BD", expires_on: "2028-01-01", held_by: "employer" }],
            phones: [{ phone: "+96555512345" }],
        });
        const { body } = await huda.get(`/api/people/${id}`);
        expect(body).toMatchObject({ ...facts, version: 1, may: ["edit"], registered_by_name: "huda (test)" });
        expect(body.names.map((name: { text: string; source: string }) => [name.text, name.source])).toEqual([["فاطمة بيغم", "told"], ["FATEMA BEGUM", "passport"]]);
        expect(body.documents).toMatchObject([{ kind: "PASSPORT", number: "BX 0123456", held_by: "employer", ended_at: null }]);
        expect(body.phones).toMatchObject([{ phone: "+96555512345" }]);
        expect(await sanad.sql("select from people.person_name where person_id = $1 and position('FATEMA'::bytea in text) > 0", [id])).toEqual([]);
    });

    test("tells bad fields all at once, at their places", async () => {
        const { id } = await search(huda, "Anyone");
        const bad = await huda.post("/api/people", { search_id: id, names: [], documents: [], phones: [{ phone: "12" }], languages: ["xx"], verification: "sure", birth_date: "1991-02-30" });
        expect(badFields(bad)).toEqual(["/birth_date bad_format", "/languages/0 bad_code", "/names too_few", "/phones/0/phone bad_format", "/verification bad_code"]);
        const half = await huda.post("/api/people", { search_id: id, names: [{ text: "A B", source: "told" }], documents: [], phones: [], languages: [], verification: "declared", birth_date: "1991-02-01" });
        expect(badFields(half)).toEqual(["/birth_precision required"]);
        const short = await huda.post("/api/people", { search_id: id, names: [{ text: "A B", source: "told" }], documents: [{ kind: "PASSPORT", number: "--" }], phones: [], languages: [], verification: "declared" });
        expect(badFields(short)).toEqual(["/documents/0/number bad_format"]);
    });
});

describe("searching", () => {
    let mohamed: Schemas["PersonReceipt"];
    beforeAll(async () => {
        mohamed = await enrol(huda, "محمد عبدالرحمن", { documents: [{ kind: "CIVIL_ID", number: "291030200123" }], phones: [{ phone: "+96566667777" }] });
        await found(huda, "محمد عبدالرحمن", mohamed.id);
    });

    test.each(["Mohammed Abdulrahman", "Mohamad Abd el Rahman", "muhamed abdurrahman", "Abdul Rahman Mohamed", "محمّد عبد الرحمن"])("%s is the same name", async (words) => {
        const { hits, searched_for } = await search(huda, words);
        expect(searched_for).toBe("name");
        expect(hits[0]).toMatchObject({ id: mohamed.id, code_word: mohamed.code_word, code_number: mohamed.code_number, name: "محمد عبدالرحمن" });
        expect(hits[0]!.matches.length, "and why").toBeGreaterThan(0);
    });

    test("says how each word met, and whether year and nationality agree", async () => {
        const { hits } = await search(huda, "Mohammed Abdulrahman", { birth_year: 1992, nationality: "BD" });
        expect(hits[0]).toMatchObject({ same_birth_year: true, same_nationality: true });
        expect(hits[0]!.matches.map((match) => match.how)).toContain("other_script");
        expect(hits[0]!.matches[0]).toMatchObject({ asked: "Mohammed" });
    });

    test.each(["291030200123", "2910 3020 0123", "٢٩١٠٣٠٢٠٠١٢٣", "+965 6666 7777", "0096566667777"])("%s is her number", async (words) => {
        const { hits, searched_for } = await search(huda, words);
        expect([searched_for, hits.map((hit) => hit.id)]).toEqual(["number", [mohamed.id]]);
    });

    test("a code name is found in either language", async () => {
        const [{ label_en, label_ar }] = await sanad.sql("select label_en, label_ar from code.code_name where code = $1", [mohamed.code_word]);
        for (const label of [label_en.toLowerCase(), label_ar]) {
            const { hits, searched_for } = await search(huda, `${label} ${mohamed.code_number}`);
            expect([searched_for, hits.map((hit) => hit.id)]).toEqual(["code_name", [mohamed.id]]);
        }
    });

    test("beyond need-to-know it says at most that there is a file, and elsewhere nothing", async () => {
        const near = await search(noura, "291030200123");
        expect([near.hits, near.hidden]).toEqual([[], 1]);
        expect(JSON.stringify(near)).not.toContain(mohamed.id);
        const far = await search(maha, "291030200123");
        expect([far.hits, far.hidden]).toEqual([[], 0]);
        expect((await search(noura, "Mohammed Abdulrahman")).hidden, "a name alone is no ground").toBe(0);
        expect((await search(noura, "Mohammed Abdulrahman", { nationality: "BD" })).hidden).toBe(1);
        expect(verdict(await noura.get(`/api/people/${mohamed.id}`))).toBe("404 not_found");
    });

    test("is on record by a keyed hash of its words", async () => {
        const { id } = await search(huda, "Kanarienvogel Kanarienvogel");
        const rows = await sanad.sql("select action, object_kind, outcome from audit.entry where object_id = $1 and actor = $2", [id, huda.id]);
        expect(rows).toEqual([{ action: "search_people", object_kind: "search", outcome: "done" }]);
        expect((await search(huda, "Kanarienvogel Kanarienvogel")).id).toBe(id);
        expect(sanad.log).not.toContain("Kanarienvogel");
    });
});

describe("a person", () => {
    test("is changed in the version that was seen", async () => {
        const { id } = await enrol(huda, "Selam Tesfaye");
        expect((await huda.put(`/api/people/${id}`, { ...facts, literacy: "some", version: 1 })).body.version).toBe(2);
        const stale = await huda.put(`/api/people/${id}`, { ...facts, literacy: "fluent", version: 1 });
        expect([verdict(stale), badFields(stale)]).toEqual(["409 stale_version", ["/literacy changed"]]);
    });

    test("is found under a name that came later, and no longer under one that ended", async () => {
        const { id } = await enrol(huda, "Lakshmi Perera");
        expect((await huda.post(`/api/people/${id}/names`, { text: "Chandrika Wijesinghe", source: "passport" })).status).toBe(201);
        await found(huda, "chandrika vijesinha", id);
        const { names } = (await huda.get(`/api/people/${id}`)).body;
        expect((await huda.post(`/api/person-names/${names[0].id}/ending`)).status).toBe(201);
        await until(async () => !(await search(huda, "Lakshmi Perera")).hits.some((hit) => hit.id === id), 2_000, "the old one is gone");
        expect(verdict(await huda.post(`/api/person-names/${names[0].id}/ending`)), "once").toBe("404 not_found");
        expect(verdict(await huda.post(`/api/person-names/${names[1].id}/ending`))).toBe("409 last_name");
        expect((await huda.get(`/api/people/${id}`)).body.names[0].ended_at, "but on record").not.toBeNull();
    });

    test("has the complaints that were hung on her, each shown to whom it concerns", async () => {
        const { id, code_word } = await enrol(noura, "Amina Hassan");
        const { id: complaint } = await register(noura);
        expect((await noura.post(`/api/complaints/${complaint}/person`, { person_id: id })).status).toBe(201);
        expect((await noura.get(`/api/complaints/${complaint}`)).body).toMatchObject({ person_id: id, person_code_word: code_word });
        expect((await noura.get(`/api/people/${id}/complaints`)).body.items.map((row: { id: string }) => row.id)).toEqual([complaint]);
        const unseen = await enrol(maha, "Someone Else");
        const refused = await noura.post(`/api/complaints/${complaint}/person`, { person_id: unseen.id });
        expect(badFields(refused)).toEqual(["/person_id no_person"]);
        await noura.post(`/api/complaints/${complaint}/person`, { person_id: null });
        expect((await noura.get(`/api/complaints/${complaint}`)).body.person_id).toBeNull();
    });

    test("is known to a node that starts later", async () => {
        const { id } = await enrol(huda, "Tigist Bekele");
        await sanad.end();
        await sanad.serve();
        await until(async () => (await search(huda, "nobody")).names_ready, 10_000, "names are read again");
        expect((await search(huda, "tigest bekelle")).hits.map((hit) => hit.id)).toContain(id);
        await until(() => sanad.log.includes("names_loaded"), 2_000, "and says so");
    });
});
