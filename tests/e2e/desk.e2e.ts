// The administrator's desk and the auditor's: people and permits, never case content; every act leaves its trace.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { register } from "../api/acts";
import { type Person, until } from "../api/harness";
import { type Stage, startStage } from "./stage";

let stage: Stage;
let huda: Person;
let nasser: Person;
let noura: Person;
let jassim: Person;

beforeAll(async () => {
    stage = await startStage();
    const { sanad } = stage;
    huda = await sanad.person("huda", "ADMIN", "ADMINISTRATOR");
    nasser = await sanad.person("nasser", "ADMIN", "ADMINISTRATOR");
    noura = await sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    jassim = await sanad.person("jassim", "ADMIN", "AUDITOR");
});
afterEach((story) => stage.clear(story));
afterAll(() => stage.stop());

test("an administrator creates a user, whose set-up code is shown once and opens the door", async () => {
    const tab = await stage.tab({ as: huda });
    await tab.page.goto("/users");
    await tab.button("users.new").click();
    const form = tab.dialog("users.new");
    const create = form.getByRole("button", { name: tab.say("users.create"), exact: true });
    await create.click();
    expect(await form.getByText(tab.say("error.required"), { exact: true }).count(), "names and unit").toBe(3);
    await form.getByText(tab.say("users.no_roles"), { exact: true }).waitFor();
    await form.getByLabel(tab.say("users.name")).fill("reem");
    await form.getByLabel(tab.say("users.display_name")).fill("Reem Al-Test");
    await form.getByLabel(tab.say("users.unit")).selectOption({ label: "Hotline team A" });
    await form.getByRole("checkbox", { name: "Hotline operator" }).check();
    await create.click();

    const handed = tab.dialog("users.code_title", { name: "Reem Al-Test" });
    await handed.waitFor();
    const code = (await handed.getByText(/^[A-Za-z0-9][A-Za-z0-9-]{7,}$/).first().innerText()).trim();
    await handed.getByRole("button", { name: tab.say("users.code_done"), exact: true }).click();
    await handed.waitFor({ state: "hidden" });
    const row = tab.page.getByRole("row", { name: /Reem Al-Test/ });
    await row.getByText(tab.say("users.not_enrolled"), { exact: true }).waitFor();
    await tab.page.reload();
    await row.waitFor();
    expect(await tab.page.getByText(code).count(), "shown once").toBe(0);

    const theirs = await stage.tab();
    await theirs.page.goto("/");
    await theirs.button("sign_in.have_setup_code").click();
    await theirs.field("sign_in.name").fill("reem");
    await theirs.field("set_up.code").fill(code);
    await theirs.field("set_up.passphrase").fill("green kettles sing at dawn");
    await theirs.field("set_up.again").fill("green kettles sing at dawn");
    await theirs.press("Enter");
    await theirs.heading("enrol.title").waitFor();

    // The same name again is refused at its field.
    await tab.button("users.new").click();
    await form.getByLabel(tab.say("users.name")).fill("reem");
    await form.getByLabel(tab.say("users.display_name")).fill("Another Reem");
    await form.getByLabel(tab.say("users.unit")).selectOption({ label: "Hotline team A" });
    await form.getByRole("checkbox", { name: "Hotline operator" }).check();
    await create.click();
    await form.getByRole("alert").waitFor();
    expect(await form.getByRole("alert").innerText()).not.toMatch(/\(\w+\)/); // words, not a slug
});

test("a change of roles ends that person's open session within seconds, and what they typed stays", async () => {
    const theirs = await stage.tab({ as: noura });
    await theirs.page.goto("/intake");
    await theirs.text("connection.live").waitFor();
    await theirs.press("F2");
    await theirs.heading("intake.new_complaint").waitFor();
    await theirs.field("field.narrative").fill("In the middle of a call.");

    const tab = await stage.tab({ as: huda });
    await tab.page.goto("/users");
    await tab.page.getByRole("row", { name: /noura/ }).click();
    const form = tab.dialog("users.edit_title");
    await form.getByRole("checkbox", { name: "Interpreter" }).check();
    await form.getByRole("button", { name: tab.say("users.save"), exact: true }).click();
    await form.waitFor({ state: "hidden" });
    const begun = Date.now();
    await theirs.dialog("expired.title").waitFor();
    expect(Date.now() - begun).toBeLessThan(5_000);
    expect(await theirs.page.getByLabel(/^In the caller’s words/).inputValue()).toBe("In the middle of a call.");
    await tab.page.getByRole("row", { name: /noura.*Interpreter/ }).waitFor();
    expect(tab.unexpected()).toEqual([]);
});

test("a factor is reset by two administrators, never by one", async () => {
    const first = await stage.tab({ as: huda });
    await first.page.goto("/users");
    await first.page.getByRole("row", { name: /noura/ }).click();
    await first.dialog("users.edit_title").getByRole("button", { name: first.say("users.reset"), exact: true }).click();
    const asking = first.dialog("users.reset_title", { name: "noura (test)" });
    await asking.getByRole("button", { name: first.say("users.reset_ask"), exact: true }).click();
    await asking.getByText(first.say("error.required"), { exact: true }).waitFor();
    await asking.getByLabel(first.say("users.reset_reason")).fill("Her phone was stolen.");
    await asking.getByRole("button", { name: first.say("users.reset_ask"), exact: true }).click();
    await asking.waitFor({ state: "hidden" });
    await first.heading("resets.title").waitFor();
    await first.text("resets.own").waitFor();
    expect(await first.button("resets.approve").count(), "not by the one who asked").toBe(0);

    const second = await stage.tab({ as: nasser, lang: "ar" });
    await second.page.goto("/users");
    await second.heading("resets.title").waitFor();
    await second.page.getByText("Her phone was stolen.").waitFor();
    await second.button("resets.approve").click();
    const sure = second.dialog("resets.approve_title", { name: "noura (test)" }).or(second.dialog("resets.approve_title", { name: "noura" }));
    await sure.getByRole("button", { name: second.say("resets.approve"), exact: true }).click();
    const handed = second.page.getByRole("dialog").filter({ hasText: second.say("users.code_text") });
    await handed.getByRole("button", { name: second.say("users.code_done"), exact: true }).click();
    await second.heading("resets.title").waitFor({ state: "hidden" });
    await first.heading("resets.title").waitFor({ state: "hidden" }); // by itself, through the live stream
    const [row] = await stage.sanad.sql("select count(*) n from access.factor_reset where approved_at is not null and approved_by <> requested_by");
    expect(row.n).toBe(1);
    expect([...first.unexpected(), ...second.unexpected()]).toEqual([]);
});

test("who is signed in, and the end of a session", async () => {
    const mona = await stage.sanad.person("mona", "HOTLINE_B", "HOTLINE_OPERATOR");
    const theirs = await stage.tab({ as: mona });
    await theirs.page.goto("/");
    await theirs.text("connection.live").waitFor();
    const tab = await stage.tab({ as: huda });
    await tab.page.goto("/signed-in");
    const own = tab.page.getByRole("row", { name: /huda/ });
    await own.getByText(tab.say("signed_in.mine"), { exact: true }).waitFor();
    expect(await own.getByRole("button").count(), "one's own ends by signing out").toBe(0);
    await tab.page.getByRole("row", { name: /mona/ }).getByRole("button", { name: tab.say("signed_in.end"), exact: true }).click();
    await tab.dialog("signed_in.end_title", { name: "mona (test)" }).getByRole("button", { name: tab.say("signed_in.end"), exact: true }).click();
    await theirs.dialog("expired.title").waitFor();
    await tab.page.getByRole("row", { name: /mona/ }).waitFor({ state: "hidden" });
    expect(tab.unexpected()).toEqual([]);
});

test("an administrator sees no complaint: not in the rail, not by address, not through Ctrl K", async () => {
    const taker = await stage.sanad.person("dana", "HOTLINE_A", "HOTLINE_OPERATOR");
    const made = await register(taker, { narrative: "For those who help her." });
    const tab = await stage.tab({ as: huda });
    await tab.page.goto("/");
    const rail = tab.page.getByRole("navigation", { name: tab.say("rail.label") });
    await rail.getByRole("link", { name: tab.say("page.users") }).waitFor();
    const pages = await rail.getByRole("link").allInnerTexts();
    expect(pages.filter((name) => [tab.say("page.intake"), tab.say("page.complaints")].includes(name))).toEqual([]);
    for (const path of ["/complaints", `/complaints/${made.id}`, "/intake"]) {
        await tab.page.goto(path);
        await tab.heading("no_permit.title").waitFor();
    }
    await tab.press("Control+KeyK");
    await tab.dialog("palette.title").waitFor();
    await tab.type(made.reference);
    await tab.page.getByText(tab.say("palette.nothing"), { exact: true }).waitFor();
    expect(await tab.page.getByText(made.reference).count()).toBe(0);
    const asked = await huda.get(`/api/complaints/${made.id}`);
    expect(asked.status).toBe(403);
    expect(tab.unexpected()).toEqual([]);
});

test("the auditor sees every act, filters them, and the state of the chain", async () => {
    const tab = await stage.tab({ as: jassim });
    await tab.page.goto("/audit");
    const chain = tab.page.getByRole("region", { name: tab.say("audit.chain") });
    await chain.waitFor();
    const made = tab.page.getByRole("row", { name: /huda/ });
    await made.first().waitFor();
    await tab.page.getByRole("row", { name: /dana/ }).first().waitFor();
    const contact = tab.page.getByRole("row", { name: /Contact/ });
    await contact.first().waitFor();
    await tab.page.getByLabel(tab.say("audit.kind"), { exact: true }).selectOption("complaint");
    await contact.first().waitFor({ state: "hidden" });
    await tab.page.getByRole("row", { name: /dana/ }).first().waitFor();
    expect(tab.page.url()).toMatch(/object_kind=complaint/);
    await tab.page.reload(); // the address holds the filter
    await tab.page.getByRole("row", { name: /dana/ }).first().waitFor();
    expect(await contact.count()).toBe(0);
    // What was refused is there too: the administrator who asked for a complaint.
    await tab.page.getByLabel(tab.say("audit.outcome"), { exact: true }).selectOption("refused");
    await tab.page.getByRole("row", { name: /dana/ }).first().waitFor({ state: "hidden" });
    await made.first().waitFor();
    await tab.button("complaints.clear").click();
    await contact.first().waitFor();

    // What is done is numbered within a second, and a head is signed every minute.
    const state = async () => (await jassim.get("/api/audit/chain")).body;
    expect((await state()).sequenced).toBeGreaterThan(5);
    await until(async () => (await state()).head_seq !== null, 75_000, "a signed head");
    await chain.getByText((await state()).key_id).waitFor();
    expect(tab.unexpected()).toEqual([]);
});
