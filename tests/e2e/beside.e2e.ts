// From ring to rescue: the lead beside the operator, by keyboard alone, each in a browser of her own. And a contact that changes
// hands between two operators.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Person, until } from "../api/harness";
import type { Line } from "../telephone";
import { type Stage, startStage, type Tab } from "./stage";

let stage: Stage;
let line: Line;
let noura: Person;
let dana: Person;
let hessa: Person;

beforeAll(async () => {
    stage = await startStage();
    line = await stage.sanad.line("line-a", "HOTLINE_A");
    noura = await stage.sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    dana = await stage.sanad.person("dana", "HOTLINE_A", "HOTLINE_OPERATOR");
    hessa = await stage.sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR");
});
afterEach((story) => stage.clear(story));
afterAll(() => stage.stop());

const tell = async (...event: Parameters<Line["event"]>) => expect((await stage.sanad.report(line, line.event(...event))).status).toBe(204);

async function open(as: Person, path: string, lang: "en" | "ar" = "en"): Promise<Tab> {
    const tab = await stage.tab({ as, lang });
    await tab.page.goto(path);
    await tab.text("connection.live").waitFor();
    return tab;
}
const strip = (tab: Tab) => tab.page.getByRole("region", { name: tab.say("help.strip") });
const press = async (tab: Tab, ...keys: string[]) => {
    for (const key of keys) await tab.press(key);
};

test("a P1 call, from ring to rescue", async () => {
    const [hers, lead, other] = [await open(noura, "/complaints"), await open(hessa, "/"), await open(dana, "/complaints", "ar")];
    await lead.heading("board.title").waitFor();
    await lead.text("board.quiet").waitFor();

    await tell("rescue", "ring", { caller: "+96555512345" });
    await lead.page.getByRole("region", { name: lead.say("board.now") }).getByText(lead.say("ringing.waiting")).waitFor();
    await hers.page.getByRole("region", { name: hers.say("ringing.title") }).waitFor();
    await press(hers, "F4");
    await hers.heading("intake.new_complaint").waitFor();
    await press(hers, "KeyY"); // safe to talk; the focus moves on to the danger
    await press(hers, "Shift+F8");
    await hers.text("danger.title").waitFor();
    expect(await hers.answer("field.danger_now", "yes").getAttribute("aria-checked")).toBe("true");
    expect(await hers.answer("field.triage", /^P1/).getAttribute("aria-checked")).toBe("true");
    await hers.page.getByText(hers.say("help.emergency_asked")).waitFor();
    await hers.page.getByText(hers.say("help.nobody_yet")).waitFor();

    // On the board, on whatever page; on nobody's screen who is not a lead.
    await strip(lead).getByText(lead.say("help.line_emergency", { name: "noura (test)" })).waitFor();
    await lead.text("board.emergency_alone").waitFor();
    expect(await strip(other).count()).toBe(0);
    await press(lead, "F7");
    await lead.heading("help.risk").or(lead.heading("complaint.danger")).waitFor();
    await strip(lead).waitFor({ state: "hidden" });
    await hers.page.getByText(hers.say("help.with_you", { name: "hessa (test)" })).waitFor();

    // What she types is there; the caller's number is not.
    await press(hers, "Alt+Digit2");
    await hers.type("Almaz");
    await lead.page.getByText("Almaz").waitFor();
    await press(hers, "Alt+Digit3", "Digit6"); // locked in
    await lead.page.getByRole("region", { name: lead.say("help.risk") }).getByText("Confinement", { exact: false }).waitFor();
    expect(await lead.page.getByText("5551").count()).toBe(0);

    await press(lead, "Alt+KeyR");
    await lead.type("112 is called, stay on the line");
    await press(lead, "Enter");
    await hers.page.getByText("112 is called, stay on the line").waitFor();
    await lead.page.getByText(lead.say("help.seen")).waitFor();
    await press(hers, "Alt+KeyR");
    await hers.type("She is in the kitchen, third floor");
    await press(hers, "Enter");
    await lead.page.getByText("She is in the kitchen, third floor").waitFor();

    // Registered, without leaving the caller; the lead is led to the complaint.
    await press(hers, "Alt+Digit2", "Tab");
    await hers.type("Ethiopia");
    await press(hers, "Enter");
    await hers.type("Amharic");
    await press(hers, "Enter", "Alt+Digit4");
    await hers.type("safety");
    await press(hers, "Enter", "Digit1", "Digit1", "KeyY", "Control+Enter");
    await hers.heading("receipt.title").waitFor();
    const [complaint] = await stage.sanad.sql("select reference, triage, danger_now from hotline.complaint");
    expect(complaint).toMatchObject({ triage: "P1", danger_now: true });
    await lead.text("help.registered").waitFor();
    await lead.page.getByRole("link", { name: complaint.reference }).click();
    const record = lead.page.getByRole("region", { name: lead.say("help.record") });
    await record.getByRole("button").click();
    await record.getByText("112 is called, stay on the line").waitFor();

    const [help] = await stage.sanad.sql("select urgency, joined_by, ended_at from hotline.help");
    expect(help).toEqual({ urgency: "emergency", joined_by: hessa.id, ended_at: null });
    for (const tab of [hers, lead, other]) expect(tab.unexpected()).toEqual([]);
    await press(hers, "F9");
    await until(async () => (await stage.sanad.sql("select ended_at from hotline.help"))[0].ended_at !== null, 10_000, "the help ends with the call");
});

test("an operator hands her call over, and gets it back by the lead's hand", async () => {
    const [hers, taker, lead] = [await open(noura, "/intake"), await open(dana, "/complaints", "ar"), await open(hessa, "/complaints")];
    await press(hers, "F2");
    await hers.heading("intake.new_complaint").waitFor();
    await press(hers, "KeyY", "KeyN", "KeyN");
    await hers.type("Rosa");
    await press(hers, "Alt+KeyH");
    await hers.dialog("handover.title").getByRole("radio", { name: /dana/ }).check();
    await hers.page.getByLabel(hers.say("handover.note")).fill("Speaks softly, the employer is asleep");
    await hers.button("handover.offer").click();
    await hers.page.getByText(hers.say("handover.waits", { name: "dana (test)" })).waitFor();

    await taker.page.getByRole("region", { name: taker.say("handover.offers") }).waitFor();
    await press(taker, "Alt+KeyY");
    await taker.heading("intake.new_complaint").waitFor();
    expect(await taker.field("field.worker_name").inputValue()).toBe("Rosa");
    await taker.page.getByText("Speaks softly, the employer is asleep").waitFor();

    await hers.page.getByText(hers.say("handover.handed_to", { name: "dana (test)" })).waitFor();
    expect(await hers.field("field.worker_name").isDisabled()).toBe(true);

    await press(taker, "Alt+Digit2");
    await press(taker, "End");
    await taker.type(" Mendoza");
    await taker.page.locator("[data-save=saved]").waitFor();
    await press(taker, "F8");
    await strip(lead).getByText(lead.say("help.line_help", { name: "dana (test)" })).waitFor();
    await press(lead, "F7");
    await lead.page.getByText("Rosa Mendoza").waitFor();
    await press(lead, "Shift+F7");
    await lead.heading("intake.new_complaint").waitFor();
    expect(await lead.field("field.worker_name").inputValue()).toBe("Rosa Mendoza");
    await taker.page.getByText(taker.say("handover.taken_over", { name: "hessa (test)" })).waitFor();
    expect(await taker.field("field.worker_name").isDisabled()).toBe(true);
    for (const tab of [hers, taker, lead]) expect(tab.unexpected()).toEqual([]);
});

test("a call for help that can't get through is said to be on its way, and arrives", async () => {
    const [hers, lead] = [await open(noura, "/intake"), await open(hessa, "/complaints")];
    await press(hers, "F2");
    await hers.heading("intake.new_complaint").waitFor();
    await hers.context.setOffline(true);
    await press(hers, "F8");
    await hers.text("help.unsent").waitFor();
    await hers.context.setOffline(false);
    await strip(lead).getByText(lead.say("help.line_help", { name: "noura (test)" })).waitFor();
    await hers.text("help.unsent").waitFor({ state: "hidden" });
});
