// A night is handed over: the outgoing lead signs, the incoming one sees it at once, must tick the P1, ticks and accepts, all by
// keyboard; in English here and in Arabic there. Then the month's report, on the page and as a file.
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { register, takeContact } from "../api/acts";
import type { Person, Schemas } from "../api/harness";
import { type Stage, startStage, type Tab } from "./stage";

let stage: Stage;
let noura: Person;
let hessa: Person;
let latifa: Person;
let badriya: Person;
let urgent: Schemas["ComplaintReceipt"];
let calm: Schemas["ComplaintReceipt"];

beforeAll(async () => {
    stage = await startStage();
    const { sanad } = stage;
    noura = await sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    hessa = await sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR");
    latifa = await sanad.person("latifa", "HOTLINE_A", "SHIFT_SUPERVISOR");
    badriya = await sanad.person("badriya", "SHELTER_F", "SHELTER_MANAGER");
    const done = async (over: object) => {
        const contact_id = await takeContact(noura);
        const made = await register(noura, { contact_id, worker_phone: "+96555512345", ...over });
        await noura.post(`/api/contacts/${contact_id}/end`, {});
        return made;
    };
    urgent = await done({ triage: "P1" });
    calm = await done({ triage: "P4" });
    await noura.post(`/api/complaints/${calm.id}/callbacks`, { due_at: new Date(Date.now() + 3_600_000).toISOString(), promise: "The embassy's answer" });
});
afterEach((story) => stage.clear(story));
afterAll(() => stage.stop());

async function openShiftSheet(who: Person, lang: "en" | "ar"): Promise<Tab> {
    const tab = await stage.tab({ as: who, lang });
    await tab.page.goto("/complaints");
    await tab.text("connection.live").waitFor();
    await tab.press("KeyG");
    await tab.press("KeyH");
    await tab.heading("shift.title").waitFor();
    return tab;
}
const line = (tab: Tab, reference: string) => tab.page.getByRole("listitem").filter({ hasText: reference }).first();
/** Goes on by Tab until this has the focus. */
async function tabTo(tab: Tab, target: ReturnType<Tab["button"]>): Promise<void> {
    for (let steps = 0; steps < 80; steps++) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await tab.press("Tab");
    }
    throw new Error("not reached by Tab");
}

test("a night is handed over", async () => {
    const out = await openShiftSheet(hessa, "en");
    const into = await openShiftSheet(latifa, "ar");
    await line(out, calm.reference).getByText("The embassy's answer").waitFor();

    // Notes stay, though the page is loaded anew.
    await out.field("shift.notes").focus();
    await out.type("A hard night.");
    await line(out, urgent.reference).getByRole("textbox").focus();
    await out.type("Police told at two");
    await out.page.locator("[data-save=saved]").waitFor();
    await out.page.reload();
    await line(out, urgent.reference).waitFor();
    expect(await out.field("shift.notes").inputValue()).toBe("A hard night.");
    expect(await line(out, urgent.reference).getByRole("textbox").inputValue()).toBe("Police told at two");

    // Signed by keys; the other page shows it by itself.
    await out.text("connection.live").waitFor();
    await tabTo(out, out.button("shift.sign"));
    await out.press("Enter");
    await out.dialog("shift.sign_title").waitFor();
    await out.press("Enter");
    await out.text("shift.waits_text").waitFor();
    expect(await out.button("shift.accept").count(), "not by who signed").toBe(0);
    await into.button("shift.accept").waitFor();
    await line(into, urgent.reference).getByText("Police told at two").waitFor();

    // Not while the P1 is unticked: the key leads to it.
    await tabTo(into, into.button("shift.accept"));
    await into.press("Enter");
    const box = line(into, urgent.reference).getByRole("checkbox");
    expect(await box.evaluate((element) => element === document.activeElement), "the focus is on what is left").toBe(true);
    const refused = await latifa.post(`/api/shift-sheets/${(await latifa.get("/api/shift-sheets")).body.items[0].id}/acceptance`);
    expect([refused.status, refused.body.slug]).toEqual([409, "shift_sheet_unticked"]);

    // Meanwhile the callback is withdrawn, and a new P1 comes: both show on both pages.
    const [callback] = (await hessa.get("/api/callbacks")).body.items;
    await hessa.post(`/api/callbacks/${callback.id}/withdrawal`, { end_reason: "She came by", version: callback.version });
    const late = await register(noura, { triage: "P1" });
    await line(out, late.reference).waitFor();
    await line(into, late.reference).waitFor();
    await line(into, calm.reference).getByText(into.say("shift.ended_withdrawn")).waitFor();

    await box.focus();
    await into.press("Space");
    await into.page.waitForFunction(() => document.querySelectorAll("[data-line] input:checked").length === 1);
    await line(into, late.reference).getByRole("checkbox").focus();
    await into.press("Space");
    await into.text("shift.all_ticked").waitFor();
    await tabTo(into, into.button("shift.accept"));
    await into.press("Enter");
    await into.button("shift.sign").waitFor(); // the next sheet begins
    await out.button("shift.sign").waitFor();
    expect(await out.field("shift.notes").inputValue(), "with fresh notes").toBe("");
    const row = out.page.getByRole("row", { name: /hessa.*latifa/ });
    await row.getByText(out.say("shift.state_accepted")).waitFor();
    await row.focus();
    await out.press("Enter");
    await out.text("shift.state_accepted").waitFor();
    await line(out, urgent.reference).getByText("Police told at two").waitFor();
    expect([...out.unexpected(), ...into.unexpected()]).toEqual([]);
});

test("the manager reads the month, and takes it out as a file", async () => {
    const tab = await stage.tab({ as: badriya });
    await tab.page.goto("/reports/hotline");
    const table = tab.page.getByRole("table");
    await table.getByRole("rowheader", { name: tab.say("report.whole") }).waitFor();
    const header = await table.getByRole("columnheader").allInnerTexts();
    const whole = table.getByRole("row").last().getByRole("cell");
    expect(await whole.nth(header.indexOf("Complaints opened") - 1).innerText()).toBe("3");
    const taken = tab.page.waitForEvent("download");
    await tab.button("report.take_xlsx").focus();
    await tab.press("Enter");
    const file = await taken;
    expect(file.suggestedFilename()).toMatch(/^sanad-hotline-\d{4}-\d\d-01-\d{4}-\d\d-\d\d\.xlsx$/);
    expect(readFileSync(await file.path()).subarray(0, 2).toString()).toBe("PK");
    await tab.text("report.taken").waitFor();
    await tab.page.getByRole("radio", { name: tab.say("report.by_month") }).click();
    await tab.page.waitForURL(/by=month/);
    await table.getByRole("row").nth(2).waitFor();
    expect(await table.getByRole("row").count(), "a header, one month, the whole").toBe(3);

    // A supervisor reads, and takes nothing out; an operator has no such page.
    const reads = await stage.tab({ as: hessa, lang: "ar" });
    await reads.page.goto("/reports/hotline");
    await reads.heading("report.title").waitFor();
    expect(await reads.button("report.take_csv").count()).toBe(0);
    const other = await stage.tab({ as: noura });
    await other.page.goto("/reports/hotline");
    await other.heading("no_permit.title").waitFor();
    expect([...tab.unexpected(), ...reads.unexpected()]).toEqual([]);
});
