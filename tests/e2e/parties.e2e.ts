// An employer who was named before, told by the number; linked with one press, noted as an alleged abuser, and from then on a number
// of his is never called for her, though it is kept as hers. A lead takes it back, with a reason.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { register } from "../api/acts";
import type { Person } from "../api/harness";
import { type Stage, startStage, type Tab } from "./stage";

const his = "+96566612345";
let stage: Stage;
let noura: Person;
let complaint: { id: string; reference: string };
let first: { id: string; reference: string };

beforeAll(async () => {
    stage = await startStage();
    const dana = await stage.sanad.person("dana", "HOTLINE_A", "HOTLINE_OPERATOR");
    noura = await stage.sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    await stage.sanad.addUser("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR");
    first = await register(dana, { employer_name: "Abu Fahad", employer_phone: his, worker_phone: "+96550001111" });
    const details = [{ kind: "name", text: "Abu Fahad" }, { kind: "phone", text: his }, { kind: "civil_id", text: "280010112345" }];
    const linked = await dana.post(`/api/complaints/${first.id}/parties`, { role: "sponsor", said_by: "worker", alleged_abuser: false, party: { kind: "person", details } });
    expect(linked.status, linked.text).toBe(201);
    complaint = await register(noura, { employer_phone: his, employer_name: "His office name", office_name: "Al Amal", worker_phone: his, safe_contact: "safe" });
});
afterEach((story) => stage.clear(story));
afterAll(() => stage.stop());

const region = (tab: Tab, id: "parties.card" | "safe.title" | "callbacks.title") => tab.page.getByRole("region", { name: tab.say(id), exact: true });
async function openComplaint(tab: Tab) {
    await tab.page.goto(`/complaints/${complaint.id}`);
    await region(tab, "parties.card").getByText(tab.say("parties.told")).or(region(tab, "parties.card").getByRole("link")).first().waitFor();
}

test("while his number is typed during a call, the operator is told that he was named before", async () => {
    const tab = await stage.tab({ as: noura });
    await tab.page.goto("/intake");
    await tab.heading("intake.nothing_title").waitFor();
    await tab.text("connection.live").waitFor();
    await tab.press("F2");
    await tab.heading("intake.new_complaint").waitFor();
    await tab.page.getByRole("button", { name: tab.say("more.employer") }).press("Enter");
    await tab.field("field.employer_phone").fill("6661 2345");
    await tab.press("Tab");
    const known = tab.page.getByRole("status", { name: tab.say("parties.known_here") });
    await known.getByText("Named in 2 complaints").waitFor();
    expect(await known.innerText()).not.toContain("Abu Fahad");
    expect((await stage.sanad.sql("select count(*)::int as n from audit.entry where action = 'search_parties'"))[0].n, "asked once").toBe(1);
    expect(tab.unexpected()).toEqual([]);
});

test("he is known again by his number, linked, noted, and no longer called", async () => {
    const tab = await stage.tab({ as: noura });
    await openComplaint(tab);
    const card = region(tab, "parties.card");
    await card.getByText("Named in 1 other complaint").waitFor();
    await card.getByText(tab.say("parties.how_phone")).waitFor();
    expect(await card.innerText(), "his name is not hers to read yet").not.toContain("Abu Fahad");
    expect(await tab.page.locator("body").innerText(), "nor where he was named").not.toContain(first.reference);

    // The number that is kept as hers may be asked for.
    await region(tab, "safe.title").getByRole("button", { name: tab.say("safe.reveal") }).press("Enter");
    await region(tab, "safe.title").getByText("+965 6661 2345").waitFor();

    await card.getByRole("button", { name: tab.say("parties.link_of", { name: tab.say("parties.kind_person") }) }).press("Enter");
    await card.getByRole("link", { name: "Abu Fahad" }).waitFor();
    await card.getByText("280010112345").waitFor();
    await card.getByRole("button", { name: tab.say("parties.register_of", { name: "Al Amal" }) }).press("Enter");
    await card.getByRole("link", { name: "Al Amal" }).waitFor();
    await expect.poll(() => card.getByText(tab.say("parties.told")).count()).toBe(0);

    await card.getByRole("button", { name: tab.say("parties.abuser_of", { name: "Abu Fahad" }) }).press("Enter");
    const ask = tab.dialog("parties.abuser_title", { name: "Abu Fahad" });
    await ask.getByText(tab.say("parties.abuser_text")).waitFor();
    await ask.getByRole("button", { name: tab.say("parties.abuser_do"), exact: true }).press("Enter");
    await ask.waitFor({ state: "hidden" });
    await card.getByText(tab.say("parties.abuser"), { exact: true }).waitFor();
    await region(tab, "safe.title").getByText(tab.say("refusal.number_of_alleged_abuser")).waitFor();
    expect(await card.getByRole("button", { name: tab.say("parties.withdraw_of", { name: "Abu Fahad" }) }).count(), "only a lead takes it back").toBe(0);

    await region(tab, "callbacks.title").getByRole("button", { name: tab.say("callback.promise_title") }).press("Enter");
    await tab.button("callback.promise_do").press("Enter");
    const dialog = tab.dialog("callback.promise_title");
    await dialog.getByRole("alert").getByText(tab.say("refusal.number_of_alleged_abuser")).waitFor();
    await tab.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await stage.sanad.sql("select outcome from audit.entry where action = 'promise_callback'")).toEqual([{ outcome: "refused" }]);
    expect(tab.unexpected().filter((text) => !/status of 409/.test(text))).toEqual([]);
});

test("he is found by a whole number, and a lead takes the allegation back, in Arabic", async () => {
    const hessa = await stage.sanad.actAs("hessa");
    const tab = await stage.tab({ as: hessa, lang: "ar" });
    await tab.page.goto("/complaints");
    await tab.text("connection.live").waitFor();
    await tab.press("KeyG");
    await tab.press("KeyE");
    await tab.heading("parties.title").waitFor();
    await tab.page.locator("input[type=search]:focus").waitFor();
    await tab.type("أبو فهد");
    await tab.press("Enter");
    await tab.text("parties.not_a_number").waitFor();
    await tab.press("Control+KeyA");
    await tab.type("٦٦٦١٢٣٤٥");
    await tab.press("Enter");
    const hit = tab.page.getByRole("list", { name: tab.say("parties.found") }).getByRole("link").first();
    await hit.getByText(tab.say("parties.how_phone")).waitFor();
    expect(tab.page.url(), "what was typed is not in the address").toBe(`${stage.sanad.origin}/parties`);
    await hit.press("Enter");
    await tab.page.getByRole("heading", { name: "Abu Fahad" }).waitFor();
    await tab.page.getByRole("link", { name: first.reference }).waitFor();
    await tab.page.getByRole("link", { name: complaint.reference }).press("Enter");

    const card = region(tab, "parties.card");
    await card.getByRole("button", { name: tab.say("parties.withdraw_of", { name: "Abu Fahad" }) }).press("Enter");
    await tab.page.locator("textarea:focus").or(tab.page.locator("textarea")).first().fill("The number is her sister's");
    await tab.page.getByRole("button", { name: tab.say("parties.withdraw"), exact: true }).last().press("Enter");
    await tab.dialog("parties.withdraw_of", { name: "Abu Fahad" }).waitFor({ state: "hidden" });
    await expect.poll(() => region(tab, "safe.title").getByText(tab.say("refusal.number_of_alleged_abuser")).count()).toBe(0);
    expect((await noura.post(`/api/complaints/${complaint.id}/number`)).status).toBe(201);
    expect(tab.unexpected()).toEqual([]);
});
