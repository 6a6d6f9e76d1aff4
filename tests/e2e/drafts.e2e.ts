// Drafts that cannot be lost: a dead network, a killed browser, two windows, a call taken offline, a contact done elsewhere,
// a session that ends in the middle of a word; and what a key press costs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { draftOf } from "../api/acts";
import { type Credentials, type Person, sleep, until } from "../api/harness";
import { figure } from "../figures";
import { type Stage, startBrowser, startStage, type Tab } from "./stage";

let stage: Stage;
let noura: Credentials;
let dana: Person;
let maha: Person;

beforeAll(async () => {
    stage = await startStage();
    noura = await stage.sanad.addEnrolled("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    dana = await stage.sanad.person("dana", "HOTLINE_A", "HOTLINE_OPERATOR");
    maha = await stage.sanad.person("maha", "HOTLINE_A", "SHIFT_SUPERVISOR");
});
afterEach((story) => stage.clear(story));
afterAll(() => stage.stop());

async function takeCall(tab: Tab): Promise<string> {
    await tab.page.goto(`${stage.sanad.origin}/intake`);
    await tab.heading("intake.nothing_title").waitFor();
    await tab.press("F2");
    await tab.heading("intake.new_complaint").waitFor();
    return contactIn(tab.page);
}
/** A killed browser may have its session left, or not. */
async function signInIfAsked(tab: Tab): Promise<void> {
    const form = tab.heading("sign_in.title");
    const inside = tab.page.getByRole("navigation", { name: tab.say("rail.label") });
    await form.or(inside).first().waitFor();
    if (await form.isVisible()) await tab.signIn(noura);
}
const contactIn = (page: Page) => new URL(page.url()).searchParams.get("contact")!;
const saved = (tab: Tab, page = tab.page) => page.locator("[data-save=saved]").waitFor();
const offline = (tab: Tab) => tab.page.locator("[data-save=offline]").waitFor();
const narrative = (page: Page) => page.getByLabel(/^In the caller’s words/);
const area = (page: Page) => page.getByLabel(/^Area/);
const draftOn = async (who: Person, contact: string) => JSON.parse((await who.get(`/api/contacts/${contact}/draft`)).body.content).form;
const broken = (...tabs: Tab[]) => tabs.flatMap((tab) => tab.complaints).filter((text) => /^(policy|uncaught)/.test(text));

/** Opens the same contact in another window of the same person. */
async function another(tab: Tab): Promise<Page> {
    const page = await tab.context.newPage();
    await page.goto(tab.page.url());
    await narrative(page).waitFor();
    return page;
}

test("a killed browser loses nothing typed offline, and half a second of typing at most", async () => {
    const profile = mkdtempSync(join(tmpdir(), "sanad-profile-"));
    const started: Awaited<ReturnType<typeof startBrowser>>[] = [];
    const start = async () => {
        const browser = await startBrowser(stage.sanad, profile);
        started.push(browser);
        return browser;
    };
    try {
        const first = await start();
        await first.tab.page.goto(stage.sanad.origin);
        await first.tab.signIn(noura);
        await first.tab.heading("intake.nothing_title").waitFor();
        const contact = await takeCall(first.tab);
        await narrative(first.tab.page).focus();
        await first.tab.type("Before the network went. ");
        await saved(first.tab);

        await first.tab.context.setOffline(true);
        const sentence = "She has been locked in since Thursday; the driver has the key. ";
        await first.tab.type(sentence.repeat(4));
        await offline(first.tab);
        await first.tab.page.getByText("Offline, 1 change kept", { exact: true }).waitFor();
        const all = `Before the network went. ${sentence.repeat(4)}`;
        await sleep(500);
        await first.kill();

        const second = await start();
        await second.tab.page.goto(stage.sanad.origin);
        await signInIfAsked(second.tab);
        await second.tab.heading("intake.nothing_title").waitFor();
        await second.tab.page.getByText("One contact holds text that was not sent", { exact: true }).waitFor();
        await second.tab.page.getByRole("link", { name: /^Typed / }).click();
        await second.tab.text("draft.restored").waitFor();
        const back = await narrative(second.tab.page).inputValue();
        figure("hotline.chars_lost_offline", all.length - back.length, "characters", 0);
        expect(back).toBe(all);
        const person = await stage.sanad.actAs("noura");
        await until(async () => (await draftOn(person, contact)).narrative === all, 10_000, "on the server, by itself");

        // In the middle of typing.
        await second.tab.context.setOffline(true);
        await narrative(second.tab.page).focus();
        await second.tab.press("Control+End");
        const pressed: number[] = [];
        for (const letter of sentence) {
            pressed.push(Date.now());
            await second.tab.page.keyboard.insertText(letter);
            await sleep(40);
        }
        const killed = Date.now();
        await second.kill();
        const third = await start();
        await third.tab.page.goto(`${stage.sanad.origin}/intake?contact=${contact}`);
        await signInIfAsked(third.tab);
        await third.tab.text("draft.restored").waitFor();
        const kept = (await narrative(third.tab.page).inputValue()).slice(all.length);
        expect(sentence.startsWith(kept)).toBe(true);
        const lost = kept.length < sentence.length ? killed - pressed[kept.length]! : 0;
        figure("hotline.typing_lost_by_kill", lost, "ms", 500);
        expect(broken(third.tab)).toEqual([]);
    } finally {
        for (const browser of started) await browser.kill();
        rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }); // its other processes end a moment later
    }
});

test("what two windows and two people change in different fields is merged without a question", async () => {
    const tab = await stage.tab({ as: dana });
    const contact = await takeCall(tab);
    await narrative(tab.page).fill("From the first window.");
    await saved(tab);
    const second = await another(tab);
    await area(second).fill("Salmiya");
    await saved(tab, second);
    const theirs = await stage.tab({ as: maha });
    await theirs.page.goto(tab.page.url());
    await narrative(theirs.page).waitFor();
    await theirs.page.getByLabel(/^Caller’s name/).fill("A neighbour");
    await saved(theirs);
    await until(async () => (await maha.get(`/api/contacts/${contact}`)).body.caller_name === "A neighbour", 10_000, "the call's facts");

    await narrative(tab.page).fill("From the first window, and more.");
    await tab.page.getByLabel(/^Caller’s phone/).fill("+96555301244");
    const expected = { narrative: "From the first window, and more.", area: "Salmiya", call: { caller_name: "A neighbour", caller_phone: "+96555301244" } };
    await until(async () => (await draftOn(dana, contact)).call.caller_phone === "+96555301244", 10_000, "saved");
    expect(await draftOn(dana, contact)).toMatchObject(expected);
    await until(async () => (await dana.get(`/api/contacts/${contact}`)).body.caller_phone === "+96555301244", 10_000, "the call's facts");
    expect((await dana.get(`/api/contacts/${contact}`)).body).toMatchObject(expected.call);
    expect(await area(tab.page).inputValue(), "taken over here").toBe("Salmiya");
    expect(await tab.button("draft.compare").count()).toBe(0);
    expect(broken(tab, theirs)).toEqual([]);
});

test("what both change in one field is shown to a person, who decides; nothing is lost meanwhile", async () => {
    const tab = await stage.tab({ as: dana });
    const contact = await takeCall(tab);
    await narrative(tab.page).fill("The first telling.");
    await saved(tab);
    const second = await another(tab);
    await narrative(second).fill("The second window's telling.");
    await saved(tab, second);

    await narrative(tab.page).fill("The first telling, and more.");
    await tab.button("draft.compare").waitFor();
    expect(await narrative(tab.page).evaluate((element) => element === document.activeElement), "the typing goes on").toBe(true);
    await area(tab.page).fill("Jahra");
    await until(async () => (await draftOn(dana, contact)).area === "Jahra", 10_000, "other fields go on being saved");
    expect((await draftOn(dana, contact)).narrative, "theirs is not overwritten").toBe("The second window's telling.");

    // The question outlives the page.
    await tab.page.reload();
    await tab.button("draft.compare").waitFor();
    expect(await narrative(tab.page).inputValue()).toBe("The first telling, and more.");
    await tab.press("Control+Enter"); // and nothing is registered over it
    const asked = tab.dialog("conflict.title_draft");
    await asked.getByText("The second window's telling.").waitFor();
    await asked.getByText("The first telling, and more.").waitFor();
    expect(await asked.getByRole("group").count()).toBe(1);
    await asked.getByRole("button", { name: tab.say("conflict.take"), exact: true }).click();
    await until(async () => (await draftOn(dana, contact)).narrative === "The first telling, and more.", 10_000, "mine");

    await narrative(second).fill("The second window's last word.");
    await second.getByRole("button", { name: tab.say("draft.compare") }).click();
    const again = second.getByRole("alertdialog");
    await again.getByRole("radio", { name: "The first telling, and more." }).check();
    await again.getByRole("button", { name: tab.say("conflict.take"), exact: true }).click();
    expect(await narrative(second).inputValue()).toBe("The first telling, and more.");
    expect(await area(second).inputValue()).toBe("Jahra");
    expect(broken(tab)).toEqual([]);
});

test("a call taken without a network is typed at once, and taken on the server when it is back", async () => {
    const tab = await stage.tab({ as: dana });
    await tab.page.goto("/intake");
    await tab.heading("intake.nothing_title").waitFor();
    await tab.text("connection.live").waitFor();
    const count = async () => (await stage.sanad.sql("select count(*) n from hotline.contact"))[0].n;
    const before = await count();
    await tab.context.setOffline(true);
    await tab.press("F2");
    await tab.heading("intake.new_complaint").waitFor();
    await narrative(tab.page).fill("Typed before anybody had a contact.");
    await offline(tab);
    // The directory was read while there was a connection.
    await tab.press("Alt+KeyA");
    await tab.dialog("referral.title").getByRole("option", { name: /112/ }).waitFor();
    await tab.press("Escape");
    const handle = contactIn(tab.page);
    // A second call, still without a network; the first one waits.
    await tab.press("F2");
    await until(async () => contactIn(tab.page) !== handle, 10_000, "the second call");
    await narrative(tab.page).fill("The second call.");
    await sleep(500);
    await tab.context.setOffline(false);
    await saved(tab);
    await until(async () => (await count()) === before + 2, 20_000, "both taken, each once");
    const contact = contactIn(tab.page);
    expect((await draftOn(dana, contact)).narrative).toBe("The second call.");
    expect(await narrative(tab.page).evaluate((element) => element === document.activeElement), "nothing was mounted anew").toBe(true);
    await tab.page.reload();
    await tab.text("draft.restored").waitFor();
    expect(await narrative(tab.page).inputValue()).toBe("The second call.");
    const [first] = await stage.sanad.sql("select id from hotline.contact where id <> $1 order by id desc limit 1", [contact]);
    expect((await draftOn(dana, first.id)).narrative).toBe("Typed before anybody had a contact.");
    expect(broken(tab)).toEqual([]);
});

test("text for a contact that was registered elsewhere is shown, and goes only when a person throws it away", async () => {
    const tab = await stage.tab({ as: dana });
    const contact = await takeCall(tab);
    await narrative(tab.page).fill("Said first.");
    await saved(tab);
    await tab.context.setOffline(true);
    await narrative(tab.page).fill("Said first. Said when nobody could hear it.");
    await offline(tab);
    const done = await maha.post("/api/complaints", draftOf(contact, { narrative: "Said first." }));
    expect(done.status, done.text).toBe(201);
    await tab.context.setOffline(false);
    await tab.button("draft.show").click();
    await tab.heading("unsent.title").waitFor();
    await tab.page.getByText("Said first. Said when nobody could hear it.").waitFor();
    await tab.page.reload();
    await tab.page.getByText("Said first. Said when nobody could hear it.").waitFor();
    await tab.button("unsent.throw_away").click();
    await tab.dialog("unsent.sure").getByRole("button", { name: tab.say("unsent.throw_away"), exact: true }).click();
    await tab.heading("intake.new_complaint").waitFor();
    expect(await narrative(tab.page).inputValue()).toBe("");
    await tab.page.reload();
    await tab.heading("intake.new_complaint").waitFor();
    expect(broken(tab)).toEqual([]);
});

test("whoever types while the session ends finishes the word, and no letter of it lands in the passphrase", async () => {
    const tab = await stage.tab({ as: dana });
    await takeCall(tab);
    await narrative(tab.page).focus();
    await tab.type("Before the end. ");
    await saved(tab);
    await stage.sanad.sql("update access.session set ended_at = now() where account_id = $1", [dana.id]);
    const rest = "And the rest of what she said, in one go.";
    await tab.page.keyboard.type(rest, { delay: 40 });
    // On she types, without a pause, until she is asked, and a little longer.
    const asked = tab.dialog("expired.title");
    let before = 0; // keys pressed while nobody had asked yet
    while (!(await asked.isVisible())) {
        await tab.page.keyboard.press("x");
        before++;
    }
    await tab.page.keyboard.type("x too late");
    const passphrase = tab.field("sign_in.passphrase");
    await until(async () => passphrase.evaluate((element) => element === document.activeElement), 10_000, "asked for it");
    expect(await passphrase.inputValue()).toBe("");
    // The last of them may have come when the question was already there.
    const kept = [before, before - 1].map((keys) => `Before the end. ${rest}${"x".repeat(Math.max(0, keys))}`);
    expect(kept).toContain(await narrative(tab.page).inputValue());
    expect(broken(tab)).toEqual([]);
});

test("a key press in the narrative costs little", async () => {
    dana = await stage.sanad.actAs("dana");
    const tab = await stage.tab({ as: dana });
    await takeCall(tab);
    await narrative(tab.page).focus();
    await tab.type("Warming up, until everything is compiled and shown. ".repeat(2));
    const devTools = await tab.context.newCDPSession(tab.page);
    // CPU time of the page's main thread for scripts, layout and painting, the saving that typing causes included, above what
    // the page costs while nobody types.
    await devTools.send("Performance.enable", { timeDomain: "threadTicks" });
    const cpu = async () => (await devTools.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")!.value;
    const share = async (work: () => Promise<unknown>) => {
        const [before, begun] = [await cpu(), performance.now()];
        await work();
        const took = (performance.now() - begun) / 1000;
        return { used: (await cpu()) - before, took };
    };
    const rounds: number[] = [];
    for (let round = 0; round < 3; round++) {
        const idle = await share(() => sleep(5000));
        const typing = await share(() => tab.page.keyboard.type("she works without rest or pay. ".repeat(7).slice(0, 200), { delay: 60 }));
        rounds.push((typing.used - (idle.used / idle.took) * typing.took) * 5);
    }
    figure("hotline.keystroke_cpu_ms", Math.round(rounds.sort((a, b) => a - b)[1]! * 100) / 100, "ms", 10);
    expect(broken(tab)).toEqual([]);
});
