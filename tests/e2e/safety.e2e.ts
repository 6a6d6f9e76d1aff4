// What was said is not lost: danger is seen at once; a draft outlives a reload, a dead server and an ended session; bad
// answers are said where they are; two people who edit one complaint both see what the other wrote.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { editOf, register } from "../api/acts";
import { type Credentials, type Person, until } from "../api/harness";
import { type Stage, startStage, type Tab } from "./stage";

let stage: Stage;
let noura: Credentials;
let dana: Person;
let hessa: Person;
let maha: Person;

beforeAll(async () => {
    stage = await startStage();
    const { sanad } = stage;
    noura = await sanad.addEnrolled("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    dana = await sanad.person("dana", "HOTLINE_A", "HOTLINE_OPERATOR");
    hessa = await sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR");
    maha = await sanad.person("maha", "HOTLINE_A", "SHIFT_SUPERVISOR");
});
afterEach((story) => stage.clear(story));
afterAll(() => stage.stop());

/** A tab with a call just taken, the focus in the first question. */
async function takeCall(who: Person): Promise<Tab> {
    const tab = await stage.tab({ as: who });
    await tab.page.goto("/intake");
    await tab.heading("intake.nothing_title").waitFor();
    await tab.text("connection.live").waitFor();
    await tab.press("F2");
    await tab.heading("intake.new_complaint").waitFor();
    return tab;
}

const saved = (tab: Tab) => tab.text("save.saved").or(tab.page.getByText(/^Saved \d/)).or(tab.page.getByText(/^Saved (just )?now/)).first();

/** Only what the content policy or the page's own code says: a dead server makes the browser complain by itself. */
const broken = (tab: Tab) => tab.complaints.filter((text) => /^(policy|uncaught)/.test(text));

test("danger is seen at once, and makes an emergency", async () => {
    const tab = await takeCall(dana);
    await tab.press("KeyY"); // safe to talk
    await tab.press("KeyY"); // in danger
    const banner = tab.page.getByRole("alert").filter({ hasText: tab.say("danger.title") });
    await banner.waitFor();
    expect(await tab.answer("field.triage", /^P1/).getAttribute("aria-checked")).toBe("true");

    // A person may decide otherwise, and is reminded.
    await tab.answer("field.triage", /^P2/).click();
    await banner.getByRole("button", { name: tab.say("danger.set_p1") }).click();
    expect(await tab.answer("field.triage", /^P1/).getAttribute("aria-checked")).toBe("true");
    expect(tab.unexpected()).toEqual([]);
});

test("a draft outlives a reload and the server's death", async () => {
    const tab = await takeCall(dana);
    const narrative = tab.field("field.narrative");
    await narrative.focus();
    await tab.type("She is locked in. ");
    await saved(tab).waitFor();
    await tab.page.reload();
    await tab.text("draft.restored").waitFor();
    expect(await narrative.inputValue()).toBe("She is locked in. ");

    await stage.sanad.end("SIGKILL");
    await narrative.focus();
    await tab.press("Control+End");
    await tab.type("The door is locked from outside. ");
    await tab.page.locator("[data-save=offline]").waitFor();
    await tab.page.getByRole("alert").filter({ hasText: tab.say("connection.banner") }).waitFor();
    await tab.text("connection.offline").waitFor();
    await tab.type("Second floor, near the mosque.");
    const all = "She is locked in. The door is locked from outside. Second floor, near the mosque.";
    expect(await narrative.inputValue()).toBe(all);

    await stage.sanad.serve();
    await saved(tab).waitFor({ timeout: 25_000 });
    await tab.text("connection.live").waitFor({ timeout: 25_000 });
    expect(await narrative.inputValue()).toBe(all);
    expect(await narrative.evaluate((element) => element === document.activeElement), "nothing was mounted anew").toBe(true);
    await tab.page.reload();
    await tab.text("draft.restored").waitFor();
    expect(await narrative.inputValue()).toBe(all);
    expect(broken(tab)).toEqual([]);
});

test("saving while the server is gone registers once, when it is back", async () => {
    const tab = await takeCall(dana);
    await tab.press("KeyY");
    await tab.press("KeyN");
    await tab.field("field.language").fill("amh");
    await tab.press("Enter");
    await tab.press("Alt+Digit3");
    await tab.press("Digit1");
    await tab.field("field.wish").fill("owed");
    await tab.press("Enter");
    await tab.press("Digit3");
    await tab.press("Digit1");
    await tab.answer("field.consent", "yes").click();
    await saved(tab).waitFor();
    const count = async () => (await stage.sanad.sql("select count(*) n from hotline.complaint"))[0].n;
    const before = await count();

    await stage.sanad.end("SIGKILL");
    await tab.press("Control+Enter");
    await tab.text("problem.offline").waitFor();
    await tab.field("field.narrative").fill("Said after the line to the server was lost.");
    await stage.sanad.serve();
    await saved(tab).waitFor({ timeout: 25_000 });
    await tab.press("Control+Enter");
    await tab.heading("receipt.title").waitFor();
    expect(await count()).toBe(before + 1);
    await tab.page.getByRole("link", { name: tab.say("receipt.open") }).click();
    await tab.page.getByText("Said after the line to the server was lost.").waitFor();
    expect(broken(tab)).toEqual([]);
});

test("a session that ends during a draft asks for sign-in over the page, and nothing typed is lost", async () => {
    const tab = await stage.tab();
    await tab.page.goto("/");
    await tab.signIn(noura);
    await tab.heading("intake.nothing_title").waitFor();
    await tab.press("F2");
    await tab.heading("intake.new_complaint").waitFor();
    const narrative = tab.field("field.narrative");
    await narrative.focus();
    await tab.type("Before the end. ");
    await saved(tab).waitFor();

    const [{ id }] = await stage.sanad.sql("select id from access.account where name = 'noura'");
    await stage.sanad.sql("update access.session set ended_at = now() where account_id = $1", [id]);
    await tab.page.keyboard.insertText("And "); // at once: the dialog takes the focus in the middle of a word
    const over = tab.dialog("expired.title");
    await over.waitFor();
    expect(await tab.page.getByRole("textbox", { name: tab.say("sign_in.name"), exact: true }).inputValue()).toBe("noura");
    await tab.signIn(noura, { known: true });
    await over.waitFor({ state: "hidden" });
    expect(await narrative.inputValue()).toBe("Before the end. And ");
    await narrative.focus();
    await tab.type("after it.");
    await until(async () => (await stage.sanad.sql("select d.version from hotline.draft d join hotline.contact c on c.id = d.contact_id where c.taken_by = $1", [id]))[0].version > 1, 20_000, "saved");
    await saved(tab).waitFor();
    await tab.page.reload();
    await tab.text("draft.restored").waitFor();
    expect(await narrative.inputValue()).toBe("Before the end. And after it.");
    expect(broken(tab)).toEqual([]);
});

test("missing and bad answers are said at their fields, all at once, and lead there", async () => {
    const tab = await takeCall(dana);
    await tab.field("field.worker_phone").fill("12");
    await tab.field("field.worker_name").focus();
    await tab.press("Control+Enter");
    const summary = tab.page.getByRole("alert").filter({ hasText: /need/ });
    await summary.waitFor();
    const lines = await summary.getByRole("button").allInnerTexts();
    expect(lines).toHaveLength(8); // seven answers and the phone
    await summary.getByRole("button", { name: tab.say("field.worker_phone") }).click();
    const phone = tab.field("field.worker_phone");
    expect(await phone.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await phone.getAttribute("aria-invalid")).toBe("true");
    const described = await phone.getAttribute("aria-describedby");
    expect(await tab.page.locator(`[id="${described}"]`).innerText()).toBe(tab.say("error.bad_format"));

    // In the other language the same, without asking again.
    await tab.speak("ar");
    await tab.page.getByText(tab.say("error.bad_format")).first().waitFor();
    await tab.speak("en");

    // What only the server refuses comes back to its field too: here a code that was taken off the list meanwhile.
    await tab.field("field.worker_phone").fill("55512345");
    await tab.press("Alt+Digit1");
    await tab.press("KeyY");
    await tab.press("KeyN");
    await tab.field("field.nationality").fill("ethi");
    await tab.press("Enter");
    await tab.field("field.language").fill("amh");
    await tab.press("Enter");
    await tab.press("Alt+Digit3");
    await tab.press("Digit1");
    await tab.field("field.wish").fill("owed");
    await tab.press("Enter");
    await tab.press("Digit3");
    await tab.press("Digit1");
    await tab.answer("field.consent", "yes").click();
    await tab.page.route("**/api/complaints", async (route) => {
        const asked = route.request();
        if (asked.method() !== "POST") return route.continue();
        await route.continue({ postData: JSON.stringify({ ...asked.postDataJSON(), nationality: "QQ", language: "qqq" }) });
    });
    await tab.press("Control+Enter");
    const refused = tab.page.getByRole("alert").filter({ hasText: tab.say("error.bad_code") });
    await refused.waitFor();
    expect(await refused.getByRole("button").allInnerTexts()).toEqual([
        `${tab.say("field.nationality")}: ${tab.say("error.bad_code")}`,
        `${tab.say("field.language")}: ${tab.say("error.bad_code")}`,
    ]);
    expect(await tab.field("field.language").getAttribute("aria-invalid")).toBe("true");
    expect(await tab.field("field.language").inputValue(), "nothing typed is lost").toBe("Amharic");
    await tab.page.unrouteAll();
    await tab.press("Control+Enter");
    await tab.heading("receipt.title").waitFor();
    expect(broken(tab)).toEqual([]);
});

test("two people edit one complaint: both values are shown, and the choice is saved", async () => {
    const made = await register(dana, { area: "Salmiya", narrative: "First telling." });
    const one = await stage.tab({ as: hessa });
    await one.page.goto(`/complaints/${made.id}`);
    await one.button("complaint.edit").click();
    await one.field("field.narrative").fill("Hessa's telling.");
    await one.field("field.address").fill("Block 4, street 7");

    const two = await stage.tab({ as: maha });
    await two.page.goto(`/complaints/${made.id}`);
    await two.button("complaint.edit").click();
    await two.field("field.narrative").fill("Maha's telling.");
    await two.field("field.area").fill("Hawalli");
    await two.press("Control+Enter");
    await two.button("complaint.edit").waitFor();

    await one.press("Control+Enter");
    const conflict = one.dialog("conflict.title");
    await conflict.waitFor();
    const narrative = conflict.getByRole("group", { name: one.say("field.narrative") });
    await narrative.getByText("Hessa's telling.").waitFor();
    await narrative.getByText("Maha's telling.").waitFor();
    expect(await conflict.getByRole("group").count(), "only what both changed").toBe(1);
    await narrative.getByRole("radio", { name: "Maha's telling." }).check();
    await conflict.getByRole("button", { name: one.say("conflict.take"), exact: true }).click();
    await one.press("Control+Enter");
    await one.button("complaint.edit").waitFor();
    const kept = (await hessa.get(`/api/complaints/${made.id}`)).body;
    expect(kept).toMatchObject({ narrative: "Maha's telling.", area: "Hawalli", address: "Block 4, street 7", version: 3 });

    // A change of other fields needs no decision.
    await one.button("complaint.edit").click();
    await one.field("field.area").fill("Jahra");
    await maha.put(`/api/complaints/${made.id}`, editOf(3, { ...kept, area: "Hawalli", employer_name: "Al Amal" }) as never);
    await one.press("Control+Enter");
    await one.button("complaint.edit").waitFor();
    await until(async () => (await hessa.get(`/api/complaints/${made.id}`)).body.area === "Jahra", 5_000, "merged");
    expect(broken(one).concat(broken(two))).toEqual([]);
});
