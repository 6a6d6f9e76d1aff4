// Whom she can turn to: a lead keeps the directory; an operator finds an entry by key while she listens, in Arabic too, and
// what became of it is on the complaint.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { register, takeContact } from "../api/acts";
import type { Person } from "../api/harness";
import { type Stage, startStage } from "./stage";

let stage: Stage;
let noura: Person;
let hessa: Person;

beforeAll(async () => {
    stage = await startStage();
    noura = await stage.sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    hessa = await stage.sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR");
});
afterEach((story) => stage.clear(story));
afterAll(() => stage.stop());

test("a lead adds an entry, and an operator's screen has it", async () => {
    const [lead, operator] = [await stage.tab({ as: hessa }), await stage.tab({ as: noura })];
    for (const tab of [lead, operator]) {
        await tab.page.goto("/directory");
        await tab.heading("page.directory").waitFor();
        await tab.text("connection.live").waitFor();
    }
    expect(await operator.button("directory.add").count(), "only leads keep it").toBe(0);
    await lead.button("directory.add").click();
    const dialog = lead.dialog("directory.add_title");
    await dialog.getByRole("button", { name: lead.say("directory.save") }).click();
    expect(await dialog.getByText(lead.say("error.required"), { exact: true }).count(), "both names").toBe(2);
    await dialog.getByLabel(lead.say("directory.name_en")).fill("Harbour clinic");
    await dialog.getByLabel(lead.say("directory.name_ar")).fill("عيادة الميناء");
    await dialog.getByLabel(lead.say("directory.kind"), { exact: true }).selectOption("hospital");
    await dialog.getByRole("button", { name: lead.say("directory.save") }).click();
    await dialog.waitFor({ state: "hidden" });
    await operator.page.getByRole("heading", { name: "Harbour clinic" }).waitFor();
    await operator.page.getByRole("searchbox").fill("harbor clinic");
    await operator.text("directory.none").waitFor();
    await operator.page.getByRole("searchbox").fill("HARBOUR");
    await operator.page.getByRole("heading", { name: "Harbour clinic" }).waitFor();
    expect(await operator.page.getByRole("heading", { level: 3 }).count()).toBe(1);
    const entry = lead.page.getByRole("listitem").filter({ hasText: "Harbour clinic" });
    await entry.getByRole("button", { name: lead.say("directory.verify") }).click();
    await entry.getByRole("button", { name: lead.say("directory.verify") }).waitFor({ state: "hidden" });
    for (const tab of [lead, operator]) expect(tab.unexpected()).toEqual([]);
});

test("a caller is told of her embassy by keys alone, and its answer is noted later", async () => {
    const tab = await stage.tab({ as: noura, lang: "ar" });
    const contact_id = await takeContact(noura);
    await tab.page.goto(`/intake?contact=${contact_id}`);
    await tab.heading("intake.new_complaint").waitFor();
    await tab.text("connection.live").waitFor();
    await tab.press("Alt+KeyA");
    await tab.dialog("referral.title").getByRole("option").first().waitFor();
    await tab.type("الفلبين");
    await tab.page.getByRole("option", { name: /سفارة الفلبين/ }).waitFor();
    await tab.press("Enter");
    await tab.text("referral.embassy_warning").waitFor();
    await tab.page.locator("button:focus", { hasText: tab.say("referral.note_it") }).waitFor();
    await tab.press("Enter");
    await tab.page.getByRole("region", { name: tab.say("referral.list") }).getByText("سفارة الفلبين").waitFor();

    const { id } = await register(noura, { contact_id });
    await tab.page.goto(`/complaints/${id}`);
    const list = tab.page.getByRole("region", { name: tab.say("referral.list") });
    await list.getByText(tab.say("referral.status_told"), { exact: true }).waitFor();
    await list.getByRole("button", { name: tab.say("referral.follow") }).click();
    await tab.answer("referral.what_became", "referral.status_served").click();
    await tab.page.getByLabel(tab.say("referral.note")).fill("أعطوها موعدا");
    await tab.press("Enter");
    await list.getByText(tab.say("referral.status_served"), { exact: true }).waitFor();
    expect(tab.unexpected()).toEqual([]);
});
