// The telephone on the screen: what rings is there, the one who answers has the contact open, the others do not.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Person } from "../api/harness";
import type { Line } from "../telephone";
import { type Stage, startStage } from "./stage";

let stage: Stage;
let line: Line;
let noura: Person;
let dana: Person;

beforeAll(async () => {
    stage = await startStage();
    line = await stage.sanad.line("line-a", "HOTLINE_A");
    noura = await stage.sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    dana = await stage.sanad.person("dana", "HOTLINE_A", "HOTLINE_OPERATOR");
});
afterEach((story) => stage.clear(story));
afterAll(() => stage.stop());

const tell = async (...event: Parameters<Line["event"]>) => expect((await stage.sanad.report(line, line.event(...event))).status).toBe(204);

test("a ring is on every operator's screen, and one key takes it off the others'", async () => {
    const [hers, other] = [await stage.tab({ as: noura }), await stage.tab({ as: dana, lang: "ar" })];
    for (const tab of [hers, other]) {
        await tab.page.goto("/complaints");
        await tab.text("connection.live").waitFor();
    }
    await tell("e2e-1", "ring", { caller: "+96555512345" });
    for (const tab of [hers, other]) {
        const strip = tab.page.getByRole("region", { name: tab.say("ringing.title") });
        await strip.getByText("••• 345").waitFor();
        expect(await tab.page.getByText("5551").count(), "no more of the number").toBe(0);
    }
    await hers.press("F4");
    await hers.heading("intake.new_complaint").waitFor();
    await hers.page.getByText("55512345").or(hers.page.locator('input[value*="5551"]')).first().waitFor();
    for (const tab of [hers, other]) await tab.page.getByRole("region", { name: tab.say("ringing.title") }).waitFor({ state: "hidden" });
    expect(new URL(other.page.url()).pathname).toBe("/complaints");
});

test("an answer at her extension opens the call on her screen only; what she typed meanwhile is kept, and hold is shown", async () => {
    const [hers, other] = [await stage.tab({ as: noura }), await stage.tab({ as: dana })];
    await other.page.goto("/complaints");
    await other.text("connection.live").waitFor();
    await hers.page.goto("/intake");
    await hers.text("connection.live").waitFor();
    await hers.page.getByRole("button", { name: /noura/ }).click();
    await hers.page.getByRole("menuitem", { name: hers.say("extension.title") }).click();
    await hers.dialog("extension.title").getByLabel(hers.say("extension.label")).fill("21");
    await hers.press("Enter");
    await hers.dialog("extension.title").waitFor({ state: "hidden" });

    await hers.press("F2");
    await hers.heading("intake.new_complaint").waitFor();
    await hers.field("field.narrative").fill("The walk-in before the call.");
    const before = hers.page.url();
    await tell("e2e-2", "ring", { caller: "+96555567890" });
    await tell("e2e-2", "answer", { extension: "21" });
    await hers.page.waitForURL((url) => url.pathname === "/intake" && String(url) !== before);
    const state = (id: "intake.open_phone" | "call.held") => hers.page.getByText(hers.say(id)).last();
    await state("intake.open_phone").waitFor();
    await tell("e2e-2", "hold");
    await state("call.held").waitFor();
    await tell("e2e-2", "resume");
    await state("call.held").waitFor({ state: "hidden" });
    expect(new URL(other.page.url()).pathname).toBe("/complaints");
    await hers.page.goto(before);
    await hers.heading("intake.new_complaint").waitFor();
    expect(await hers.field("field.narrative").inputValue()).toBe("The walk-in before the call.");
});
