// Whoever promised to ring back may do so only in the hours that are safe for her: not on a page that was opened before they
// ended, not past the page, and by keys alone once they have come.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { register } from "../api/acts";
import type { Person } from "../api/harness";
import { type Stage, startStage } from "./stage";

let stage: Stage;
let noura: Person;

beforeAll(async () => {
    stage = await startStage();
    noura = await stage.sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
});
afterEach((story) => stage.clear(story));
afterAll(() => stage.stop());

/** "HH:MM" in Kuwait, so many minutes from now. */
const clock = (minutes: number) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Kuwait", hour: "2-digit", minute: "2-digit" }).format(Date.now() + minutes * 60_000);

test("at the wrong hour nobody is rung, and in hers she is", async () => {
    const { sanad } = stage;
    const { id, reference } = await register(noura, {
        worker_phone: "+96555512345",
        safe_contact: "only_at_times",
        safe_contact_rules: { from_time: clock(-60), until_time: clock(60), cover_story: "A call about a course", agreed_name: "Mary" },
    });
    const due_at = new Date(Date.now() + 60_000).toISOString();
    const callback = (await noura.post(`/api/complaints/${id}/callbacks`, { due_at, promise: "The embassy's answer" })).body.id;
    const hours = (from: number, until: number) =>
        sanad.sql("update hotline.safe_contact set from_time = $2, until_time = $3 where complaint_id = $1", [id, clock(from), clock(until)]);

    const tab = await stage.tab({ as: noura, lang: "ar" });
    await tab.page.goto("/complaints");
    await tab.text("connection.live").waitFor();
    await tab.press("KeyG");
    await tab.press("KeyB");
    const row = tab.page.getByRole("row", { name: new RegExp(reference) });
    const call = row.getByRole("button", { name: tab.say("callback.call"), exact: true });
    await row.getByText(tab.say("callbacks.may_now"), { exact: true }).waitFor();

    // Her hours end while the page stands open: it still offers the call, the server refuses it.
    await hours(120, 180);
    await call.focus();
    await tab.press("Enter");
    const dialog = tab.dialog("callback.call_title");
    await dialog.getByRole("alert").getByText(tab.say("refusal.outside_safe_hours")).waitFor();
    expect(await tab.page.locator("body").innerText()).not.toContain("5551 2345");
    await tab.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    const past = await noura.post(`/api/callbacks/${callback}/attempts`);
    expect([past.status, past.body.slug]).toEqual([409, "outside_safe_hours"]);
    expect(await sanad.sql("select outcome from audit.entry where action = 'start_callback' and object_id = $1", [callback])).toEqual([{ outcome: "refused" }, { outcome: "refused" }]);
    expect(await sanad.sql("select count(*)::int from hotline.callback_attempt where callback_id = $1", [callback])).toEqual([{ count: 0 }]);

    // Opened anew, the page says from when, and the key does nothing.
    await tab.page.reload();
    await row.getByText(tab.say("refusal.outside_safe_hours")).waitFor();
    expect(await row.innerText()).toContain(tab.say("callbacks.may_from", { when: "" }).trim());
    expect(await call.isDisabled()).toBe(true);

    await hours(-60, 60);
    await tab.page.reload();
    await row.getByText(tab.say("callbacks.may_now"), { exact: true }).waitFor();
    await call.focus();
    await tab.press("Enter");
    await dialog.getByText("+965 5551 2345").waitFor();
    await dialog.getByText("A call about a course").waitFor();
    await dialog.getByText("Mary").waitFor();
    await tab.answer("callback.outcome", "outcome_call.no_answer").focus();
    await tab.press("Space");
    await tab.button("callback.note_outcome").focus();
    await tab.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    await row.getByText(tab.say("outcome_call.no_answer")).waitFor();
    expect(tab.unexpected().filter((text) => !/status of 409/.test(text))).toEqual([]);
});
