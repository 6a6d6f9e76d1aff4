// A call in depth, by keys alone: a silent caller in danger, a complaint with everything a rescue needs, and calls that are
// closed with one key and taken back with one.
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { register, takeContact } from "../api/acts";
import type { Person } from "../api/harness";
import { type Stage, startStage, type Tab } from "./stage";
import type { Language } from "./words";

let stage: Stage;
let noura: Person;

beforeAll(async () => {
    stage = await startStage();
    noura = await stage.sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
});
afterEach((story) => stage.clear(story));
afterAll(() => stage.stop());

async function takeCall(lang: Language = "en"): Promise<Tab> {
    const tab = await stage.tab({ as: noura, lang });
    await tab.page.goto("/");
    await tab.heading("intake.nothing_title").waitFor();
    await tab.text("connection.live").waitFor();
    await tab.press("F2");
    await tab.heading("intake.new_complaint").waitFor();
    return tab;
}

const said = (tab: Tab, step: string) => tab.page.locator(`[data-step="${step}"]`);
async function accessible(tab: Tab): Promise<void> {
    const { violations } = await new AxeBuilder({ page: tab.page }).setLegacyMode(true).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`)).toEqual([]);
}
/** Opens what is folded in the section in hand, and waits until the focus is in it. */
async function openFold(tab: Tab, section: number): Promise<void> {
    await tab.press(`Alt+Digit${section}`);
    await tab.press("Alt+KeyM");
    await tab.page.waitForFunction((number) => document.activeElement?.closest(`#section-${number} [data-more]`), section);
}

test("a silent caller in danger: one key makes it an emergency, and nobody rings back blindly", async () => {
    const tab = await takeCall();
    await tab.press("Alt+KeyX");
    await tab.page.getByRole("alert").getByText(tab.say("danger.title")).waitFor();
    await said(tab, "silent_tap").waitFor();
    expect(await tab.answer("field.danger_now", "yes").getAttribute("aria-checked")).toBe("true");
    expect(await tab.answer("field.triage", /P1/).getAttribute("aria-checked")).toBe("true");
    expect(await tab.answer("field.safe_contact", "safe_contact.not_asked").getAttribute("aria-checked")).toBe("true");

    // 112 is called; she could not be asked: without a reason nothing is registered.
    await tab.press("Alt+Digit6");
    const panel = tab.page.locator("#done-now");
    await panel.getByRole("radiogroup", { name: tab.say("actions.consented") }).getByRole("radio").first().focus();
    await tab.press("KeyN");
    await tab.press("Alt+Digit2");
    await openFold(tab, 2);
    await tab.type("7");
    await tab.press("Alt+Digit2");
    await tab.field("field.language").focus();
    await tab.type("Sinhala");
    await tab.press("Enter");
    await tab.page.getByText(tab.say("say.no_text", { language: "Sinhala" })).waitFor();
    await tab.press("Alt+Digit3");
    await tab.press("Digit6"); // confinement
    await tab.page.locator('[data-category="CONFINEMENT"]').getByText(/112 with consent/).waitFor();
    await tab.press("Control+Enter");
    const errors = tab.page.getByRole("alert").filter({ hasText: tab.say("actions.title") });
    await errors.waitFor();
    await panel.getByRole("radiogroup", { name: tab.say("actions.basis") }).getByRole("radio").first().focus();
    await tab.press("Space");
    await accessible(tab);
    await tab.press("Control+Enter");
    await tab.heading("receipt.title").waitFor();
    await tab.page.getByText(tab.say("receipt.p1")).waitFor();

    const [row] = await stage.sanad.sql("select id, triage, danger_now, safe_contact, wish, consent_to_record, block is not null as block from hotline.complaint");
    expect(row).toMatchObject({ triage: "P1", danger_now: true, safe_contact: "not_asked", wish: "undecided", consent_to_record: false, block: true });
    const actions = await stage.sanad.sql("select kind, consented, basis from hotline.immediate_action where complaint_id = $1", [row.id]);
    expect(actions).toEqual([{ kind: "called_112", consented: false, basis: "imminent_danger" }]);
    expect((await noura.post(`/api/complaints/${row.id}/number`)).status, "no number to ring").not.toBe(201);
    // The refused registration was meant to be.
    expect(tab.unexpected().filter((text) => !/422 .*\/api\/complaints/.test(text))).toEqual([]);
});

test("in Arabic, by keys: place, employer, screening, safe contact and consent go with the complaint, and are read there", async () => {
    const tab = await takeCall("ar");
    await said(tab, "greeting").waitFor();
    for (const key of ["KeyY", "KeyN", "KeyN"]) await tab.press(key);
    await tab.type("Anjali");
    await tab.field("field.language").focus();
    await tab.type("hin");
    await tab.press("Enter");
    // Her language first, in its own script; the operator's beside it.
    const hers = said(tab, "location").locator("[lang=hi]");
    await hers.waitFor();
    expect([await hers.getAttribute("dir"), await said(tab, "location").locator("[lang=ar]").getAttribute("dir")]).toEqual(["ltr", "rtl"]);

    await openFold(tab, 2);
    await tab.type("4");
    await tab.press("Tab");
    await tab.type("شارع 12");
    await tab.field("field.paci_number").focus();
    await tab.type("١٢٣٤٥٦٧٨");
    await tab.press("Tab");
    await tab.type("مسجد أخضر");

    // By group: liberty, then its first category; with the digits of the frequent ones beside.
    await tab.press("Alt+Digit3");
    await tab.press("Digit1");
    await openFold(tab, 3);
    await tab.press("Digit5");
    await tab.page.waitForFunction(() => document.activeElement?.closest("[data-more] [data-stop]:last-of-type"));
    const inside = tab.page.getByRole("group", { name: tab.say("category_group.liberty"), exact: true });
    await inside.getByRole("button").first().focus();
    await tab.press("Digit1");
    expect(await tab.page.locator("[data-category]").evaluateAll((each) => each.map((one) => (one as HTMLElement).dataset.category)), "the gravest first").toEqual(["CONFINEMENT", "WAGE_UNPAID"]);

    await openFold(tab, 3); // the screening: wages withheld and confinement are asked first
    await tab.press("KeyY");
    await tab.press("KeyU");
    await tab.page.getByText("مؤشر واحد مسجل؛ يقرر موظف محدد بالاسم").waitFor();

    await tab.field("field.wish").focus();
    await tab.type("rescue");
    await tab.press("Enter");
    await openFold(tab, 4);
    await tab.field("field.wage_promised").focus();
    await tab.type("120");
    await tab.press("Tab");
    await tab.type("80.5");
    await tab.answer("field.passport_held_by", "passport_held_by.self").focus();
    await tab.press("Digit2");

    await tab.press("Alt+Digit5");
    for (const key of ["Digit2", "Digit2", "KeyY"]) await tab.press(key); // P2, only at times: the details are open now
    await tab.field("safe.from_time").fill("14:00");
    await tab.field("safe.until_time").fill("16:00");
    await tab.field("safe.cover_story").fill("الدورة");
    await openFold(tab, 5);
    await tab.press("KeyY");
    await tab.press("Alt+Digit9"); // a safety plan
    await accessible(tab);
    await tab.page.reload(); // a crash; the whole of it is in the draft
    await tab.heading("intake.new_complaint").waitFor();
    expect(await tab.field("field.landmarks").inputValue()).toBe("مسجد أخضر");
    await tab.press("Control+Enter");

    const receipt = tab.page.locator("[data-reference]");
    await receipt.waitFor();
    const first = "शून्य एक दो तीन चार पाँच छह सात आठ नौ".split(" ")[Number((await receipt.innerText())[0])]!;
    expect(await tab.page.locator("[data-digits] [lang=hi]").innerText()).toMatch(new RegExp(`^${first} `));
    await said(tab, "next_P2").locator("[lang=hi]").waitFor();
    await accessible(tab);
    await tab.page.getByRole("link", { name: tab.say("receipt.open") }).focus();
    await tab.press("Enter");
    await tab.heading("place.title").waitFor();
    for (const text of ["شارع 12", "12345678", "مسجد أخضر", "80.500 د.ك", "120.000 د.ك", "الدورة"]) await tab.page.getByText(text).first().waitFor();
    await tab.page.getByRole("region", { name: tab.say("actions.title") }).getByText("اتفقنا على خطة أمان").waitFor();

    // And later: another action, a consent taken back.
    await tab.button("actions.add").focus();
    await tab.press("Enter");
    await tab.dialog("actions.add_title").getByLabel(tab.say("actions.kind")).selectOption("rescue_requested");
    await tab.button("actions.add_do").click();
    await tab.page.getByRole("region", { name: tab.say("actions.title") }).getByText("طلبنا إنقاذها").waitFor();
    const consents = tab.page.getByRole("region", { name: tab.say("consents.title") });
    await consents.getByRole("button", { name: new RegExp(`^${tab.say("consents.withdraw")}: `) }).click();
    await consents.getByText(tab.say("consents.not_given"), { exact: true }).waitFor();
    await accessible(tab);
    const given = await stage.sanad.sql("select purpose, given from hotline.complaint_consent order by at");
    expect(given).toEqual([{ purpose: "ASSIST", given: true }, { purpose: "ASSIST", given: false }]);
    expect(tab.unexpected()).toEqual([]);
});

test("one key closes a silent call, and one takes it back with all that was typed", async () => {
    const tab = await takeCall();
    const contact = new URL(tab.page.url()).searchParams.get("contact")!;
    const state = async () => (await stage.sanad.sql("select call_type, ended_at is null as open from hotline.contact where id = $1", [contact]))[0];
    await tab.press("Alt+KeyS");
    await tab.heading("intake.nothing_title").waitFor();
    expect(await state()).toEqual({ call_type: "SILENT", open: false });
    await tab.press("Alt+KeyZ");
    await tab.heading("intake.new_complaint").waitFor();
    expect(await state()).toEqual({ call_type: null, open: true });

    // With an answer of hers in the form the menu asks first; the undo brings all of it back.
    await tab.press("Alt+Digit1");
    await tab.press("KeyN");
    await tab.field("field.address").fill("Somewhere in Hawalli");
    await tab.press("Alt+KeyS");
    await tab.page.getByRole("menuitem", { name: /Silent or dropped/ }).click();
    await tab.heading("intake.nothing_title").waitFor();
    expect(await state()).toEqual({ call_type: "SILENT", open: false });
    await tab.press("Alt+KeyZ");
    await tab.heading("intake.new_complaint").waitFor();
    expect(await state()).toEqual({ call_type: null, open: true });
    expect(await tab.field("field.address").inputValue()).toBe("Somewhere in Hawalli");
    expect(await tab.answer("field.safe_to_talk", "no").getAttribute("aria-checked")).toBe("true");

    // What was done for her is never closed away.
    await tab.field("field.narrative").fill("She whispered that she is locked in.");
    await tab.press("Alt+KeyW");
    await tab.page.getByRole("menu").waitFor();
    await tab.press("Escape");
    await tab.page.getByRole("menu").waitFor({ state: "hidden" });
    await tab.press("Alt+Digit6");
    await tab.press("Alt+KeyQ");
    await tab.page.getByRole("menuitem", { name: /Wrong number/ }).click();
    await tab.page.getByText(tab.say("intake.actions_need_complaint")).waitFor();
    expect(await state()).toEqual({ call_type: null, open: true });
    expect(tab.unexpected()).toEqual([]);
});

test("an employer on the line: what to say is there, that she is known is not; the interpreter's coming is noted by a key", async () => {
    const number = "+96550007711";
    await register(noura, { worker_phone: number });
    const contact = await takeContact(noura, { caller_phone: number });
    const tab = await stage.tab({ as: noura });
    await tab.page.goto(`/intake?contact=${contact}`);
    await tab.button("known.take_up").waitFor();
    await tab.press("Alt+KeyI");
    await tab.page.getByText(/^Interpreter since \d\d:\d\d$/).waitFor();
    await tab.field("caller.call_type").selectOption("EMPLOYER");
    await said(tab, "employer").waitFor();
    await tab.button("known.take_up").waitFor({ state: "hidden" });
    await expect.poll(async () => (await stage.sanad.sql("select interpreter_joined_at is not null as joined, call_type from hotline.contact where id = $1", [contact]))[0], { timeout: 10_000 }).toEqual({ joined: true, call_type: "EMPLOYER" });
    await tab.press("Alt+KeyO");
    await tab.heading("intake.nothing_title").waitFor();
    expect(tab.unexpected()).toEqual([]);
});
