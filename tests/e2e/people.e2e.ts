// A person and her file, by keys: nobody is registered before she was looked for; another officer finds her under another script
// and spelling and is told why; a number finds her however it is spaced; her complaint shows what she is called.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { register, takeContact } from "../api/acts";
import type { Person, Schemas } from "../api/harness";
import { type Stage, startStage, type Tab } from "./stage";

let stage: Stage;
let noura: Person;
let lulwa: Person;
let codeName: string;

beforeAll(async () => {
    stage = await startStage();
    noura = await stage.sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    lulwa = await stage.sanad.person("lulwa", "SHELTER_F", "INTAKE_OFFICER");
});
afterEach((story) => stage.clear(story));
afterAll(() => stage.stop());

const hits = (tab: Tab) => tab.page.getByRole("list", { name: tab.say("people.hits") }).getByRole("listitem");
const searches = async () => Number((await stage.sanad.sql("select count(*) as n from audit.entry where action = 'search_people'"))[0].n);

async function openPeople(as: Person, lang: "en" | "ar" = "en"): Promise<Tab> {
    const tab = await stage.tab({ as, lang });
    await tab.page.goto("/directory");
    await tab.heading("page.directory").waitFor();
    await tab.text("connection.live").waitFor();
    await tab.press("KeyG");
    await tab.press("KeyN");
    await tab.heading("people.title").waitFor();
    await tab.page.locator("input[type=search]:focus").waitFor();
    return tab;
}

/** A name is found as soon as this node has read it, a moment after it was kept. */
async function searchUntilFound(tab: Tab): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
        await tab.button("people.search_do").click();
        const found = await hits(tab).first().waitFor({ timeout: 1500 }).then(() => true, () => false);
        if (found) return;
    }
    throw new Error("nobody was found");
}

test("nobody is found, and she is registered with her name in Arabic, by keys", async () => {
    const tab = await openPeople(noura);
    const before = await searches();
    await tab.type("Mohamed Rahman");
    await tab.press("Enter");
    await tab.text("people.none").waitFor();
    expect(await searches(), "one search, not one for each key").toBe(before + 1);
    expect(tab.page.url(), "what was typed is not in the address").toBe(`${stage.sanad.origin}/people`);
    await tab.button("people.register").press("Enter");
    await tab.heading("people.register").waitFor();
    const name = tab.field("people.name");
    await expect.poll(() => name.inputValue()).toBe("Mohamed Rahman");
    await tab.page.locator("input[name=name]:focus").waitFor();
    await tab.press("Control+KeyA");
    await tab.type("محمد عبد الرحمن");
    await tab.button("people.name_add").press("Enter");
    await tab.page.locator("input[name=name]:focus").waitFor();
    await tab.press("Control+Enter");
    await tab.text("error.required").waitFor();
    await tab.type("Mohamad Abdul Rahman");
    await tab.answer("people.sex", "people.sex_male").press("Space");
    await tab.field("field.nationality").fill("bangl");
    await tab.press("Enter");
    await tab.field("people.birth").selectOption("age");
    await tab.field("people.age").fill("33");
    await tab.page.getByText(tab.say("people.about_born", { year: new Date().getUTCFullYear() - 33 })).waitFor();
    await tab.press("Control+Enter");
    await tab.heading("people.made").waitFor();
    codeName = await tab.page.locator("[data-code-name]").innerText();
    expect(codeName).toMatch(/^[A-Z][a-z]+ \d{3,4}$/);
    await tab.page.getByRole("link", { name: tab.say("people.to_sheet") }).press("Enter");
    await tab.page.getByRole("heading", { name: codeName, exact: true }).waitFor();
    await tab.page.getByText("محمد عبد الرحمن", { exact: true }).waitFor();
    expect(await tab.button("people.edit_facts").count(), "an operator registers and reads").toBe(0);
    expect(tab.unexpected()).toEqual([]);
});

test("another officer is told in Arabic why she finds him, adds his passport, and finds him by its number", async () => {
    const tab = await openPeople(lulwa, "ar");
    await tab.type("muhamad rahmaan");
    // Not by Enter: a pause is enough.
    await tab.page.getByRole("heading", { name: tab.say("people.title") }).waitFor();
    await tab.text("people.none").or(hits(tab).first()).first().waitFor();
    await searchUntilFound(tab);
    const hit = hits(tab).first();
    await hit.getByText(tab.say("people.how_other_script"), { exact: true }).or(hit.getByText(tab.say("people.how_spelling"), { exact: true })).first().waitFor();
    await hit.getByText("muhamad", { exact: true }).waitFor();
    await tab.page.locator("input[type=search]").focus();
    await tab.press("ArrowDown");
    await tab.press("ArrowUp");
    await tab.page.locator("input[type=search]:focus").waitFor();
    const before = await searches();
    await tab.press("Enter"); // these words are answered already: on to the first
    await tab.page.locator("[data-hit]:focus").waitFor();
    expect(await searches()).toBe(before);
    await tab.press("Enter");
    await tab.page.getByText("محمد عبد الرحمن", { exact: true }).waitFor();
    await tab.button("people.document_add").press("Enter");
    const dialog = tab.dialog("people.document_add");
    await tab.page.locator("input[name=number]:focus").waitFor();
    await tab.type("bq-0417 7331");
    await tab.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    const documents = tab.page.getByRole("region", { name: tab.say("people.documents") });
    await documents.getByText("bq-0417 7331", { exact: true }).waitFor();

    await tab.page.goBack();
    await hits(tab).first().waitFor();
    expect(await tab.page.locator("input[type=search]").inputValue(), "the search stands").toBe("muhamad rahmaan");
    expect(await searches(), "and is not made again").toBe(before);
    await tab.page.locator("input[type=search]").fill("BQ O4 17 73 31");
    await tab.press("Enter");
    await hits(tab).first().getByText(tab.say("people.same_number"), { exact: true }).waitFor();

    // A name that is not his moves to the earlier ones; the last one stays.
    await hits(tab).first().getByRole("link").press("Enter");
    const names = tab.page.getByRole("region", { name: tab.say("people.names") });
    await names.getByRole("button", { name: tab.say("people.end_of", { name: "Mohamad Abdul Rahman" }) }).press("Enter");
    await tab.dialog("people.end_name").waitFor();
    await tab.press("Enter");
    await tab.dialog("people.end_name").waitFor({ state: "hidden" });
    await names.getByRole("listitem").filter({ hasText: "محمد" }).waitFor();
    await expect.poll(() => names.getByRole("button", { name: /Mohamad|محمد/ }).count()).toBe(0);
    await names.getByRole("group").locator("summary").click();
    await names.getByText("Mohamad Abdul Rahman", { exact: true }).waitFor();

    // Two people at once: the later one is told, and sees what stands.
    const id = tab.page.url().split("/").pop()!;
    await tab.button("people.edit_facts").press("Enter");
    await tab.dialog("people.edit_facts").waitFor();
    const sheet = (await lulwa.get(`/api/people/${id}`)).body as Schemas["PersonSheet"];
    const facts = { sex: sheet.sex, birth_date: sheet.birth_date, birth_precision: sheet.birth_precision, nationality: sheet.nationality, languages: sheet.languages, verification: sheet.verification };
    expect((await lulwa.put(`/api/people/${id}`, { ...facts, literacy: "some", version: sheet.version })).status).toBe(200);
    await tab.field("people.verification").selectOption("document_seen");
    await tab.button("people.save_facts").press("Enter");
    await tab.text("people.facts_changed").waitFor();
    expect(await tab.field("people.literacy").inputValue()).toBe("some");
    expect(tab.complaints.splice(0)).toEqual([expect.stringContaining("409 (Conflict)")]);
    await tab.field("people.verification").selectOption("document_seen");
    await tab.button("people.save_facts").press("Enter");
    await tab.dialog("people.edit_facts").waitFor({ state: "hidden" });
    await tab.page.getByRole("banner").or(tab.page.locator("header")).getByText(tab.say("people.verification_document_seen")).first().waitFor();
    expect(tab.unexpected()).toEqual([]);
});

test("a complaint is hung on a person, shows the code name, and is taken off again", async () => {
    const { id, reference } = await register(noura, { worker_name: "Mohamad Rahman", nationality: "BD" });
    const tab = await stage.tab({ as: noura });
    await tab.page.goto(`/complaints/${id}`);
    const card = tab.page.getByRole("region", { name: tab.say("people.card"), exact: true });
    await card.getByText(tab.say("people.nobody_yet")).waitFor();
    await tab.button("people.find_her").press("Enter");
    await tab.dialog("people.find_title").waitFor();
    const hit = tab.dialog("people.find_title").getByRole("button", { name: new RegExp(codeName) });
    await hit.getByText(tab.say("people.same_nationality"), { exact: true }).waitFor();
    await tab.page.locator("input[type=search]").focus();
    await tab.press("Enter");
    await tab.page.locator("[data-hit]:focus").waitFor();
    await tab.press("Enter");
    await card.getByRole("link", { name: codeName }).press("Enter");
    const list = tab.page.getByRole("region", { name: tab.say("people.complaints") });
    await list.getByRole("link", { name: reference }).press("Enter");
    await card.getByRole("button", { name: tab.say("people.take_off") }).press("Enter");
    await tab.dialog("people.take_off_title", { name: codeName }).waitFor();
    await tab.press("Enter");
    await card.getByText(tab.say("people.nobody_yet")).waitFor();

    // From the complaint to a new person, and back with her.
    await tab.button("people.find_her").press("Enter");
    await tab.dialog("people.find_title").waitFor();
    await tab.page.locator("input[type=search]").fill("Nimal Perera");
    await tab.press("Enter");
    await tab.text("people.none").waitFor();
    await tab.button("people.register").press("Enter");
    await tab.page.getByText(tab.say("people.for_complaint", { reference })).waitFor();
    await tab.press("Control+Enter");
    await tab.page.getByText(tab.say("people.hung_on_now", { reference })).waitFor();
    const second = await tab.page.locator("[data-code-name]").innerText();
    await tab.page.getByRole("link", { name: tab.say("people.back_to_complaint", { reference }) }).press("Enter");
    await card.getByRole("link", { name: second }).waitFor();
    expect(tab.unexpected()).toEqual([]);
});

test("beside the form: who is known under the name that is typed, asked once", async () => {
    const contact = await takeContact(noura);
    const tab = await stage.tab({ as: noura, lang: "ar" });
    await tab.page.goto(`/intake?contact=${contact}`);
    await tab.heading("intake.new_complaint").waitFor();
    await tab.text("connection.live").waitFor();
    const before = await searches();
    await tab.field("field.worker_name").click();
    await tab.type("Nimal Pereira");
    const known = tab.page.getByRole("status", { name: tab.say("people.known") });
    await known.getByRole("link").first().waitFor();
    expect(await known.getByRole("link").first().getAttribute("target")).toBe("_blank");
    expect(await searches()).toBe(before + 1);
    await tab.type("x");
    await tab.press("Backspace");
    await tab.page.waitForTimeout(1500);
    expect(await searches(), "the same words are not asked again").toBe(before + 1);
    expect(tab.unexpected()).toEqual([]);
});

test("what there is to search for, and what is not there", async () => {
    const tab = await openPeople(noura);
    await tab.page.goto("/people/new");
    await tab.heading("people.title").waitFor();
    await tab.text("people.start").waitFor();
    await tab.page.goto("/people/00000000-0000-7000-8000-000000000000");
    await tab.heading("missing.title").waitFor();
    expect(tab.complaints.splice(0)).toEqual([expect.stringContaining("404 (Not Found)")]);
    await tab.page.goto("/people");
    await tab.heading("people.title").waitFor();
    await tab.context.setOffline(true);
    await tab.page.locator("input[type=search]").fill("Nimal Perera");
    await tab.press("Enter");
    await tab.text("problem.offline").waitFor();
    await tab.context.setOffline(false);
    await tab.button("failed.retry").press("Enter");
    await hits(tab).first().waitFor();
});
