// Every page in both languages and both themes: a picture for people to look at (.run/screens/), and what a machine can
// say about it: accessible, whole, translated, mirrored, within the content policy.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { register, takeContact } from "../api/acts";
import { type Person, root, type Schemas, totp } from "../api/harness";
import { allowedStyle, shownSecret, type Stage, startStage, type Tab } from "./stage";
import { type Language, type WordId, words } from "./words";

const screens = join(root, ".run/screens");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const sides: [Language, "light" | "dark"][] = [
    ["en", "light"],
    ["en", "dark"],
    ["ar", "dark"],
    ["ar", "light"],
];

let stage: Stage;
let style: string;
const notes: Record<string, unknown> = {};

const samples: Partial<Schemas["ComplaintDraft"]>[] = [
    { triage: "P1", danger_now: true, categories: ["CONFINEMENT", "PHYSICAL_ABUSE"], nationality: "ET", governorate: "KW-HA" },
    { triage: "P2", categories: ["PASSPORT_WITHHELD", "WAGE_UNPAID", "EXCESSIVE_HOURS"], language: "fil", nationality: "PH" },
    { triage: "P3", language: "hin", nationality: "IN", safe_contact: "unsafe", wish: "return_home" },
    { triage: "P4", categories: ["CONTRACT_SUBSTITUTION"], language: "ben", nationality: "BD", wish: "transfer" },
    { triage: "P5", categories: ["TRANSFER_REFUSED"], language: "ara", nationality: "EG", wish: "advice" },
];
let shown: Schemas["ComplaintReceipt"];
let callable: Schemas["ComplaintReceipt"];

beforeAll(async () => {
    mkdirSync(screens, { recursive: true });
    stage = await startStage();
    const { sanad } = stage;
    style = await allowedStyle(sanad);
    const noura = await sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    const hessa = await sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR");
    await sanad.addUser("latifa", "HOTLINE_A", "SHIFT_SUPERVISOR");
    await sanad.addUser("badriya", "SHELTER_F", "SHELTER_MANAGER");
    await sanad.addUser("huda", "ADMIN", "ADMINISTRATOR");
    await sanad.addUser("jassim", "ADMIN", "AUDITOR");
    for (const over of samples) await register(noura, over);
    shown = await register(noura, {
        categories: ["WAGE_UNPAID", "PASSPORT_WITHHELD"],
        narrative: "لم تستلم راتبها منذ أربعة أشهر، وصاحب العمل يحتفظ بجواز سفرها (P4418802). She calls from a neighbour’s phone.",
        worker_name: "Rosa Mendoza",
        worker_phone: "+96555301244",
        nationality: "PH",
        language: "fil",
        area: "Salmiya",
        employer_name: "مكتب الأمل للعمالة المنزلية",
        started_on: "2026-07-01",
        safe_contact: "only_at_times",
        safe_contact_note: "After 22:00, ask for the sister.",
        medical_need: false,
        safe_to_talk: true,
    });
    const done = await hessa.post(`/api/complaints/${shown.id}/closure`, { outcome: "resolved", reason: "Wages paid.", version: 1 });
    expect(done.status, done.text).toBe(201);
    const again = await hessa.post(`/api/complaints/${shown.id}/reopening`, { reason: "The second month is missing.", version: done.body.version });
    expect(again.status, again.text).toBe(201);
    await takeContact(noura, { channel: "walk_in" });
    const promise = (id: string, minutes: number, words: string) =>
        noura.post(`/api/complaints/${id}/callbacks`, { due_at: new Date(Date.now() + minutes * 60_000).toISOString(), promise: words });
    const hours = (minutes: number) => new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Kuwait", hour: "2-digit", minute: "2-digit" }).format(Date.now() + minutes * 60_000);
    const rules = { agreed_name: "Mary", cover_story: "The school about the Saturday course", shared_with: "Her employer's daughter", danger_word: "oranges", proof_word: "river", voicemail: false, whatsapp: true, if_cut_off: "wait" } as const;
    const later = await register(noura, {
        triage: "P2", language: "amh", worker_phone: "+96555301299", safe_contact: "only_at_times",
        safe_contact_rules: { ...rules, from_time: hours(120), until_time: hours(240) },
    });
    callable = await register(noura, { triage: "P1", worker_phone: "+96555301244", safe_contact_rules: { ...rules, from_time: hours(-120), until_time: hours(240) } });
    for (const [id, minutes, words] of [[later.id, 150, "What the embassy said about her passport"], [callable.id, 20, "A bed tonight, and who will fetch her"]] as const) {
        const made = await promise(id, minutes, words);
        expect(made.status, made.text).toBe(201);
    }
});
afterEach(async (story) => {
    await stage.clear(story);
    // A story's call for help is not the next one's.
    await stage.sanad.sql("begin; set local session_replication_role = replica; update hotline.help set ended_at = now(), ended_by = asked_by where ended_at is null; commit");
});
afterAll(async () => {
    writeFileSync(join(screens, "notes.json"), JSON.stringify(notes, null, 1));
    await stage.stop();
});

const asked = new Set(Object.keys(words.en));

/** What is written on the page, in text, names and placeholders; parts in another language left out. */
function readPage() {
    const written: string[] = [];
    const wide: string[] = [];
    const cut: string[] = [];
    const name = (element: Element) => `${element.tagName.toLowerCase()} "${(element.textContent ?? "").trim().slice(0, 60)}"`;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node instanceof Text) {
            const parent = node.parentElement;
            const own = parent?.closest("[lang]");
            if (own && own !== document.documentElement && own.getAttribute("lang") !== document.documentElement.lang) continue;
            if (parent && !/^(SCRIPT|STYLE|NOSCRIPT)$/.test(parent.tagName) && node.data.trim()) written.push(node.data.trim());
            continue;
        }
        const element = node as HTMLElement;
        for (const attribute of ["aria-label", "placeholder", "title", "alt"]) {
            const text = element.getAttribute(attribute);
            const own = element.closest("[lang]");
            if (text && (own === document.documentElement || own?.getAttribute("lang") === document.documentElement.lang)) written.push(text);
        }
        const box = element.getBoundingClientRect();
        if (!box.width || !box.height || element.closest(".sr, [aria-hidden=true]")) continue;
        const look = getComputedStyle(element);
        let scroller = element.parentElement;
        while (scroller && getComputedStyle(scroller).overflowX === "visible") scroller = scroller.parentElement;
        const inScroller = scroller && scroller !== document.body && scroller !== document.documentElement;
        if (!inScroller && (box.right > innerWidth + 1 || box.left < -1)) wide.push(name(element));
        if (look.overflowX !== "visible" && look.overflowX !== "auto" && element.scrollWidth > element.clientWidth + 1 && element.children.length < 3)
            cut.push(`${name(element)} by ${element.scrollWidth - element.clientWidth}px`);
    }
    const overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return { written, wide, cut, overflow };
}

/** What the theme changes is colour alone, so the second one of a language is only asked about contrast. */
function axe(page: Page, colourOnly: boolean): AxeBuilder {
    const builder = new AxeBuilder({ page }).setLegacyMode(true);
    return colourOnly ? builder.withRules(["color-contrast"]) : builder.withTags(standards);
}

async function look(tab: Tab, name: string, lang: Language, theme: string, colourOnly: boolean): Promise<void> {
    const { page } = tab;
    const picture = `${name}-${lang}-${theme}`;
    await page.evaluate(() => document.fonts.ready);
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(screens, `${picture}.png`) });

    const html = page.locator("html");
    expect.soft([await html.getAttribute("lang"), await html.getAttribute("dir"), await html.getAttribute("data-theme")], picture).toEqual([
        lang,
        lang === "ar" ? "rtl" : "ltr",
        theme,
    ]);

    const { written, wide, cut, overflow } = await page.evaluate(readPage);
    expect.soft([overflow, wide], `${picture}: wider than the window`).toEqual([0, []]);
    expect.soft(written.filter((text) => asked.has(text) && text.includes(".")), `${picture}: keys instead of words`).toEqual([]);
    const other = lang === "en" ? "ar" : "en";
    const mixed = (Object.keys(words.en) as WordId[]).filter(
        (id) => words[other][id] !== words[lang][id] && words[other][id].length > 3 && written.includes(words[other][id]),
    );
    const alsoHere = new Set(Object.values(words[lang]));
    expect.soft(mixed.filter((id) => !alsoHere.has(words[other][id])), `${picture}: words of the other language`).toEqual([]);
    notes[picture] = { cut, latin: lang === "ar" ? written.filter((text) => /[A-Za-z]{3}/.test(text)) : undefined };

    const { violations } = await axe(page, colourOnly).analyze();
    const found = violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
    expect.soft(found, `${picture}: axe`).toEqual([]);

    const styles = await page.evaluate(() => [...document.querySelectorAll("style")].map((element) => element.textContent ?? ""));
    for (const text of styles)
        expect.soft(`sha256-${createHash("sha256").update(text).digest("base64")}`, `${picture}: a style that the content policy refuses`).toBe(style);
    expect.soft(tab.unexpected(), `${picture}: the browser complains`).toEqual([]);
    tab.complaints.length = 0;
}

/** Looks at what is open now from all sides, switched in place, and leaves it as it was. */
async function lookAround(tab: Tab, name: string, byKeys = true): Promise<void> {
    const turn = async (lang: Language, theme: "light" | "dark") => {
        if (tab.lang !== lang) {
            if (byKeys) await tab.press("Alt+KeyL");
            else await tab.page.getByRole("button", { name: lang === "ar" ? "العربية" : "English", exact: true }).click();
            tab.lang = lang;
            await tab.page.locator(`html[lang=${lang}]`).waitFor({ state: "attached" });
        }
        if ((await tab.page.locator("html").getAttribute("data-theme")) !== theme) {
            if (byKeys) await tab.press("Alt+KeyT");
            else await tab.page.getByRole("button", { name: tab.say(theme === "dark" ? "theme.to_dark" : "theme.to_light") }).click();
        }
    };
    let last: Language | undefined;
    for (const [lang, theme] of sides) {
        await turn(lang, theme);
        await look(tab, name, lang, theme, lang === last);
        last = lang;
    }
    await turn("en", "light");
}

/** A page as somebody, with a session of its own: these stories may take longer than an idle session lasts. */
async function openAs(name: string, path: string, ready?: WordId, size?: { width: number; height: number }): Promise<Tab> {
    const tab = await stage.tab({ as: await stage.sanad.actAs(name), size });
    await tab.page.goto(path);
    if (ready) await tab.heading(ready).waitFor();
    return tab;
}

/** Waits until nothing says that it is being loaded, and the connection is up. */
async function settled(tab: Tab): Promise<void> {
    await tab.text("connection.live").waitFor();
    await tab.text("loading").first().waitFor({ state: "hidden" });
}

test("sign-in", async () => {
    const tab = await stage.tab();
    await tab.page.goto("/");
    await tab.heading("sign_in.title").waitFor();
    await lookAround(tab, "sign-in", false);
});

test("set-up, enrolment and recovery codes", async () => {
    const { name, setup_code } = await stage.sanad.addUser("dana", "HOTLINE_A", "HOTLINE_OPERATOR");
    const tab = await stage.tab();
    await tab.page.goto("/");
    await tab.button("sign_in.have_setup_code").click();
    await tab.field("sign_in.name").fill(name);
    await tab.field("set_up.code").fill(setup_code);
    await tab.field("set_up.passphrase").fill("four quiet rivers run north");
    await tab.field("set_up.again").fill("four quiet rivers run north");
    await lookAround(tab, "set-up", false);
    await tab.button("sign_in.next").click();
    await tab.heading("enrol.title").waitFor();
    await lookAround(tab, "enrolment", false);
    await tab.field("code.label").fill(totp(await shownSecret(tab), Math.floor(Date.now() / 30_000)));
    await tab.press("Enter");
    await tab.heading("recovery.title").waitFor();
    await lookAround(tab, "recovery-codes", false);
});

test("intake, nothing in hand", async () => {
    const tab = await openAs("noura", "/intake", "intake.nothing_title");
    await settled(tab);
    await lookAround(tab, "intake-empty");
});

async function fillIntake(size?: { width: number; height: number }): Promise<Tab> {
    const tab = await openAs("noura", "/intake", "intake.nothing_title", size);
    await settled(tab);
    await tab.press("F2");
    await tab.heading("intake.new_complaint").waitFor();
    await tab.answer("field.safe_to_talk", "yes").click();
    await tab.answer("field.danger_now", "yes").click();
    await tab.answer("field.medical_need", "no").click();
    await tab.field("field.worker_name").fill("Rosa Mendoza");
    await tab.field("field.worker_phone").fill("55301244");
    await tab.field("field.nationality").fill("phil");
    await tab.press("Enter");
    await tab.field("field.language").fill("fil");
    await tab.press("Enter");
    await tab.page.getByRole("group", { name: tab.say("field.categories") }).getByRole("button").nth(5).click();
    await tab.page.getByRole("group", { name: tab.say("field.categories") }).getByRole("button").nth(0).click();
    await tab.field("field.narrative").fill("Has not been paid for four months and is locked in the flat. She calls from a neighbour’s phone.");
    await tab.text("save.saved").or(tab.page.getByText(/^Saved /)).first().waitFor();
    await tab.page.getByText(tab.say("danger.title")).waitFor();
    return tab;
}

test("intake with danger", async () => lookAround(await fillIntake(), "intake-danger"));
test("intake with danger on a small screen", async () => lookAround(await fillIntake({ width: 1024, height: 768 }), "intake-small"));

test("intake with answers missing", async () => {
    const tab = await openAs("noura", "/intake", "intake.nothing_title");
    await settled(tab);
    await tab.press("F2");
    await tab.heading("intake.new_complaint").waitFor();
    await tab.press("Control+Enter");
    await tab.page.getByRole("alert").getByRole("button").first().waitFor();
    await lookAround(tab, "intake-errors");
});

test("receipt", async () => {
    const tab = await fillIntake();
    await tab.field("field.wish").fill("safety");
    await tab.press("Enter");
    await tab.answer("field.safe_contact", "safe_contact.safe").click();
    await tab.answer("field.consent", "yes").click();
    await tab.press("Control+Enter");
    await tab.heading("receipt.title").waitFor();
    await lookAround(tab, "receipt");
});

test("complaints", async () => {
    const tab = await openAs("hessa", "/complaints", "complaints.title");
    await tab.page.getByRole("link", { name: shown.reference }).waitFor();
    await settled(tab);
    await lookAround(tab, "complaints");
});

test("a complaint", async () => {
    const tab = await openAs("hessa", `/complaints/${shown.id}`);
    await tab.page.getByRole("heading", { name: shown.reference }).waitFor();
    await settled(tab);
    await lookAround(tab, "complaint");
});

test("a complaint being edited", async () => {
    const tab = await openAs("hessa", `/complaints/${shown.id}`);
    await tab.button("complaint.edit").click();
    await tab.button("edit.save").waitFor();
    await settled(tab);
    await lookAround(tab, "complaint-edit");
});

test("closing a complaint", async () => {
    const tab = await openAs("hessa", `/complaints/${shown.id}`);
    await tab.button("complaint.close").click();
    await tab.dialog("act.close_title").waitFor();
    await lookAround(tab, "complaint-close");
});

test("callbacks", async () => {
    const tab = await openAs("hessa", "/callbacks", "callbacks.title");
    await tab.page.getByRole("link", { name: callable.reference }).waitFor();
    await settled(tab);
    await lookAround(tab, "callbacks");
});

test("hand-over", async () => {
    const tab = await openAs("hessa", "/shift", "shift.title");
    await tab.page.getByRole("link", { name: callable.reference }).first().waitFor();
    await tab.page.getByText(tab.say("shift.no_history"), { exact: true }).waitFor();
    await settled(tab);
    await lookAround(tab, "shift");
    await tab.button("shift.sign").click();
    await tab.dialog("shift.sign_title").waitFor();
    await lookAround(tab, "shift-sign");
});

test("a signed hand-over, on the screen and on paper", async () => {
    const hessa = await stage.sanad.actAs("hessa");
    const { items } = (await hessa.get("/api/shift-sheets/next")).body as Schemas["NextShiftSheet"];
    const item_notes = [{ kind: items[0]!.kind, id: items[0]!.id, note: "Police were told at two; their number is on the board." }];
    const signed = await hessa.post("/api/shift-sheets", { version: 0, notes: "A hard night. The second line was down from one to three.", item_notes });
    expect(signed.status, signed.text).toBe(201);
    const tab = await openAs("latifa", "/shift", "shift.title", { width: 1366, height: 768 });
    await tab.button("shift.accept").waitFor();
    await tab.page.getByRole("checkbox").first().check();
    await settled(tab);
    await lookAround(tab, "shift-signed");
    for (const lang of ["en", "ar"] as const) {
        await tab.speak(lang);
        await tab.page.emulateMedia({ media: "print" });
        writeFileSync(join(screens, `shift-print-${lang}.pdf`), await tab.page.pdf({ preferCSSPageSize: true }));
        await tab.page.setViewportSize({ width: 794, height: 1123 });
        await tab.page.screenshot({ path: join(screens, `shift-print-${lang}.png`), fullPage: true });
        await tab.page.setViewportSize({ width: 1366, height: 768 });
        await tab.page.emulateMedia({ media: "screen" });
    }
});

test("the hotline report", async () => {
    const line = await stage.sanad.line("line-looks", "HOTLINE_A");
    for (let call = 0; call < 12; call++) {
        await stage.sanad.report(line, line.event(`${call}`, "ring", { caller: "+96555301244" }));
        await stage.sanad.report(line, line.event(`${call}`, call % 4 ? "answer" : "abandoned"));
        await stage.sanad.report(line, line.event(`${call}`, "end"));
    }
    await stage.sanad.sql("update hotline.call_event set at = at - interval '1 hour' * (length(event_id) % 2) - interval '30 seconds' * (type = 'ring')::int where line = (select id from access.account where name = 'line-looks')");
    await stage.sanad.sql("update hotline.contact set language = (array['amh', 'fil', 'hin', 'ben'])[1 + abs(hashtext(id::text)) % 4]");
    const tab = await openAs("badriya", "/reports/hotline", "report.title", { width: 1920, height: 1080 });
    await tab.page.getByRole("row").nth(2).waitFor();
    await settled(tab);
    await lookAround(tab, "report");
    await tab.page.setViewportSize({ width: 1366, height: 768 });
    await tab.page.screenshot({ path: join(screens, "report-1366.png") });
});

test("making a callback", async () => {
    const tab = await openAs("hessa", "/callbacks", "callbacks.title");
    await tab.page.getByRole("row", { name: new RegExp(callable.reference) }).getByRole("button", { name: tab.say("callback.call"), exact: true }).click();
    await tab.dialog("callback.call_title").getByText("+965 5530 1244").waitFor();
    await tab.answer("callback.outcome", "outcome_call.no_answer").click();
    await lookAround(tab, "callback-call");
});

test("how to contact her", async () => {
    const tab = await openAs("hessa", `/complaints/${callable.id}`);
    await tab.page.getByText("A bed tonight").waitFor();
    await settled(tab);
    await lookAround(tab, "complaint-safe-contact");
    await tab.button("safe.edit").click();
    await tab.dialog("safe.edit_title").waitFor();
    await lookAround(tab, "safe-contact-edit");
});

test("a known caller", async () => {
    const tab = await openAs("noura", "/intake", "intake.nothing_title");
    await settled(tab);
    await tab.press("F2");
    await tab.heading("intake.new_complaint").waitFor();
    await tab.field("caller.phone").fill("55301244");
    await tab.press("Tab");
    await tab.button("known.take_up").waitFor();
    await lookAround(tab, "intake-known");
});

test("a telephone that rings, and where one sits", async () => {
    const line = await stage.sanad.line("line-a", "HOTLINE_A");
    const tab = await openAs("noura", "/complaints", "complaints.title");
    await settled(tab);
    for (const [call, caller] of [["looks-1", "+96555512345"], ["looks-2", undefined]] as const)
        expect((await stage.sanad.report(line, line.event(call, "ring", caller ? { caller } : {}))).status).toBe(204);
    await tab.page.getByRole("region", { name: tab.say("ringing.title") }).getByText("••• 345").waitFor();
    await lookAround(tab, "ringing");
    for (const call of ["looks-1", "looks-2"]) expect((await stage.sanad.report(line, line.event(call, "abandoned"))).status).toBe(204);
    await tab.page.getByRole("button", { name: /noura/ }).click();
    await tab.page.getByRole("menuitem", { name: tab.say("extension.title") }).click();
    await tab.dialog("extension.title").waitFor();
    await lookAround(tab, "extension");
});

/** A day's calls and contacts, as the exchange and the operators would have left them. */
async function busyDay(): Promise<void> {
    const { sanad } = stage;
    const line = await sanad.line("line-day", "HOTLINE_A");
    await sanad.sql("begin");
    await sanad.sql("set local session_replication_role = replica");
    await sanad.sql(`
        create temp table day on commit drop as
            select n, at, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n || 'day'), 1, 3) || 'a' || substr(md5(n || 'day'), 5, 15))::uuid as id,
                ('x' || substr(md5(n || 'what'), 1, 8))::bit(32)::int & 127 as dice
            from (select n, now() - (n * 8.3 - 6 * sin(n / 9.0)) * interval '1 minute' as at from generate_series(1, 164) n) x;
        insert into hotline.call (id, line, unit_id, external_id, unit_key_id, rang_at, answered_at, ended_at)
            select day.id, a.id, a.unit_id, 'day-' || n, a.unit_key_id, at, case when dice >= 14 then at + interval '9 seconds' end, at + interval '5 minutes'
            from day, access.account a where a.name = $$line-day$$ and dice < 112;
        insert into hotline.call_event (line, event_id, call_id, type, at)
            select c.line, day.n || type, c.id, type, case type when 'ring' then at when 'answer' then at + (4 + dice % 30) * interval '1 second' else at + interval '5 minutes' end
            from day join hotline.call c on c.id = day.id, unnest(array['ring', 'answer', 'end']) type where type <> 'answer' or dice >= 14;
        insert into hotline.contact (id, file_id, unit_id, channel, language, taken_by, received_at, started_at, ended_at)
            select day.id, day.id, a.unit_id, case when dice < 112 then 'phone' when dice < 120 then 'walk_in' else 'message' end,
                (array['amh', 'fil', 'ara', 'hin', 'amh', 'ben', 'sin', 'tam', 'eng', 'nep', 'fil', 'amh'])[1 + dice % 12], a.id, at, at, at + interval '6 minutes'
            from day, access.account a where a.name = $$noura$$ and (dice >= 14)`);
    await sanad.sql("commit");
    expect((await sanad.report(line, line.event("waits-now", "ring", { caller: "+96555512345" }))).status).toBe(204);
    await sanad.sql("update hotline.call set rang_at = now() - interval '42 seconds' where external_id = 'waits-now'");
}

test("the board", async () => {
    const { sanad } = stage;
    const quiet = await openAs("hessa", "/board", "board.title");
    await settled(quiet);
    await lookAround(quiet, "board-before");
    await busyDay();
    await sanad.sql("update hotline.contact set ended_at = now() where ended_at is null");
    const [noura, reem] = [await sanad.actAs("noura"), await sanad.person("reem", "HOTLINE_A", "HOTLINE_OPERATOR")];
    const line = await sanad.line("line-board", "HOTLINE_A");
    for (const [call, who, ago] of [["board-1", noura, 754], ["board-2", reem, 312]] as const) {
        await sanad.report(line, line.event(call, "ring", { caller: "+96555512346" }));
        const [row] = await sanad.sql("select id from hotline.call where external_id = $1", [call]);
        const { contact_id } = (await who.post(`/api/calls/${row.id}/answer`)).body;
        await sanad.sql("update hotline.contact set started_at = now() - $2 * interval '1 second', received_at = now() - $2 * interval '1 second', language = $3 where id = $1", [contact_id, ago, who === noura ? "amh" : "fil"]);
        if (who === noura) await who.post(`/api/contacts/${contact_id}/help`, { urgency: "emergency" });
        else await sanad.report(line, line.event(call, "hold"));
    }
    await takeContact(await sanad.actAs("hessa"), { channel: "walk_in" });
    await sanad.sql("update hotline.callback set due_at = now() - interval '14 minutes' where complaint_id = $1", [callable.id]);
    await sanad.sql("update hotline.complaint_clock set due_at = now() - interval '9 minutes' where kind = 'supervisor' and complaint_id = $1", [callable.id]);
    for (const size of [undefined, { width: 1920, height: 1080 }, { width: 1366, height: 768 }]) {
        const tab = await openAs("hessa", "/board", "board.title", size);
        await settled(tab);
        await tab.text("board.emergency_alone").waitFor();
        await lookAround(tab, size ? `board-${size.width}` : "board");
    }
    expect((await sanad.report(line, { ...line.event("board-1", "end") })).status).toBe(204);
    await sanad.sql("update hotline.call set ended_at = now() where ended_at is null");
    await sanad.sql("update hotline.contact set ended_at = now() where ended_at is null");
});

test("the lead beside an operator, and what each of them sees", async () => {
    const hers = await fillIntake();
    await hers.page.getByText(hers.say("help.emergency_asked")).waitFor();
    await lookAround(hers, "help-alone");
    const lead = await openAs("hessa", "/complaints", "complaints.title");
    await settled(lead);
    await lead.page.getByRole("region", { name: lead.say("help.strip") }).waitFor();
    await lookAround(lead, "help-strip");
    await lead.press("F7");
    await lead.page.getByText("Rosa Mendoza").waitFor();
    await lead.press("Alt+KeyR");
    for (const words of ["112 is called, stay on the line", "Ask which floor, and whether the door is locked"]) {
        await lead.type(words);
        await lead.press("Enter");
        await hers.page.getByText(words).waitFor();
    }
    await hers.press("Alt+KeyR");
    await hers.type("الطابق الثالث، والباب مقفل من الخارج");
    await hers.press("Enter");
    await lead.page.getByText("الطابق الثالث").waitFor();
    await lead.page.getByText(lead.say("help.seen")).first().waitFor();
    await lookAround(lead, "help-beside");
    await lookAround(hers, "help-with-you");
});

test("a contact offered to a colleague", async () => {
    const { sanad } = stage;
    await sanad.person("layla", "HOTLINE_A", "HOTLINE_OPERATOR");
    await sanad.addUser("mona", "HOTLINE_A", "HOTLINE_OPERATOR");
    const hers = await openAs("noura", "/intake", "intake.nothing_title");
    await settled(hers);
    await hers.press("F2");
    await hers.heading("intake.new_complaint").waitFor();
    await hers.press("Alt+KeyH");
    await hers.dialog("handover.title").getByRole("radio", { name: /layla/ }).check();
    await lookAround(hers, "handover-offer");
    await hers.button("handover.offer").click();
    await hers.page.getByText(hers.say("handover.waits", { name: "layla (test)" })).waitFor();
    const taker = await openAs("layla", "/complaints", "complaints.title");
    await taker.page.getByRole("region", { name: taker.say("handover.offers") }).waitFor();
    await settled(taker);
    await lookAround(taker, "handover-offered");
    await taker.press("Alt+KeyY");
    await taker.heading("intake.new_complaint").waitFor();
    await hers.page.getByText(hers.say("handover.handed_to", { name: "layla (test)" })).waitFor();
    await lookAround(hers, "handover-gone");
});

test("a draft that two windows changed", async () => {
    const tab = await openAs("noura", "/intake", "intake.nothing_title");
    await settled(tab);
    await tab.press("F2");
    await tab.heading("intake.new_complaint").waitFor();
    const narrative = (page: Page) => page.getByLabel(tab.say("field.narrative")).first();
    const saved = (page: Page) => page.locator("[data-save=saved]").waitFor();
    await narrative(tab.page).fill("The first telling.");
    await saved(tab.page);
    const second = await tab.context.newPage();
    await second.goto(tab.page.url());
    await narrative(second).fill("The second window’s telling.");
    await saved(second);
    await narrative(tab.page).fill("The first telling, and more.");
    await tab.button("draft.compare").waitFor();
    expect(tab.complaints.splice(0)).toEqual([expect.stringContaining("409 (Conflict)")]); // how the window learnt of it
    await lookAround(tab, "draft-both-changed");
    await tab.button("draft.compare").click();
    await tab.dialog("conflict.title_draft").waitFor();
    await lookAround(tab, "draft-conflict");
});

test("the directory", async () => {
    const hessa = await stage.sanad.actAs("hessa");
    const places = { capacity: 40, free_places: 6, hours_known: true, days: ["sun", "mon", "tue", "wed", "thu"], from_time: "08:00", until_time: "16:00", phone: "1800 000 (invented)" };
    const bed = await hessa.post("/api/organisations", { kind: "shelter", name_en: "Night shelter (invented)", name_ar: "مأوى ليلي (مثال)", does_en: "A bed for women and children, at any hour through the hotline", does_ar: "سرير للنساء والأطفال في أي وقت عن طريق الخط الساخن", languages: ["ara", "eng", "fil"], serves: ["women", "children"], governorate: "KW-HA", ...places });
    await hessa.post(`/api/organisations/${bed.body.id}/verification`, { version: 1 });
    const tab = await openAs("hessa", "/directory", "page.directory");
    await tab.page.getByRole("heading", { name: "Night shelter (invented)" }).waitFor();
    await settled(tab);
    await lookAround(tab, "directory");
    await tab.page.getByRole("button", { name: tab.say("directory.edit_of", { name: "Night shelter (invented)" }) }).click();
    await tab.dialog("directory.edit_title").waitFor();
    await lookAround(tab, "directory-edit");
});

test("referring a caller", async () => {
    const tab = await openAs("noura", "/intake", "intake.nothing_title");
    await settled(tab);
    await tab.press("F2");
    await tab.heading("intake.new_complaint").waitFor();
    await tab.press("Alt+KeyA");
    await tab.dialog("referral.title").getByRole("option").first().waitFor();
    await lookAround(tab, "referral-find");
    await tab.press("Enter");
    await tab.button("referral.note_it").waitFor();
    await lookAround(tab, "referral-note");
});

/** A search, and the person who was not found then. */
async function registered(who: Person, names: Schemas["NameGiven"][], over: Partial<Schemas["PersonDraft"]> = {}): Promise<Schemas["PersonReceipt"]> {
    const search = await who.post("/api/person-searches", { words: names[0]!.text });
    expect(search.status, search.text).toBe(201);
    const facts = { sex: "female", languages: ["fil", "eng"], verification: "declared", documents: [], phones: [] } as const;
    const made = await who.post("/api/people", { ...facts, search_id: search.body.id, names, ...over });
    expect(made.status, made.text).toBe(201);
    return made.body;
}

test("people: a search, a sheet, a registration, and the person of a complaint", async () => {
    const { sanad } = stage;
    const [noura, lulwa] = [await sanad.actAs("noura"), await sanad.person("lulwa", "SHELTER_F", "INTAKE_OFFICER")];
    const rosa = await registered(lulwa, [{ text: "Rosa Mendoza", source: "told" }, { text: "MENDOZA DELA CRUZ, ROSA MARIA", source: "passport" }, { text: "روزا ميندوزا", source: "civil_id" }], {
        birth_date: "1991-03-14", birth_precision: "day", nationality: "PH", literacy: "fluent", verification: "document_seen",
        documents: [
            { kind: "PASSPORT", number: "P4418802A", issuer: "PH", expires_on: "2026-03-01", held_by: "employer" },
            { kind: "CIVIL_ID", number: "291031400417", issuer: null, expires_on: null, held_by: "self" },
        ],
        phones: [{ phone: "+96555301244" }],
    });
    await registered(lulwa, [{ text: "روزا مندوزا", source: "told" }], { birth_date: "1993-01-01", birth_precision: "age", nationality: "PH", languages: ["fil"] });
    await registered(lulwa, [{ text: "Rosa Mendez", source: "relative" }], { birth_date: "1990-01-01", birth_precision: "year", nationality: "LK", languages: [] });
    const roza = await registered(noura, [{ text: "Roza Mendosa", source: "told" }], { nationality: "PH" });
    const sheet = (await lulwa.get(`/api/people/${rosa.id}`)).body as Schemas["PersonSheet"];
    const arabic = sheet.names.find((name) => name.source === "civil_id")!;
    expect((await lulwa.post(`/api/person-names/${arabic.id}/ending`)).status).toBe(201);
    const hung = await noura.post(`/api/complaints/${shown.id}/person`, { person_id: roza.id });
    expect(hung.status, hung.text).toBe(201);

    const officer = await openAs("lulwa", "/people", "people.title");
    await settled(officer);
    await lookAround(officer, "people-empty");
    const fill = async (tab: Tab, words: string) => {
        await tab.page.locator("input[type=search]").fill(words);
        await tab.field("field.nationality").fill("phil");
        await tab.press("Enter");
        await tab.field("people.birth_year").fill("1992");
        await tab.press("Enter");
    };
    await fill(officer, "Roza Mendoza");
    const list = officer.page.getByRole("list", { name: officer.say("people.hits") });
    await list.getByRole("listitem").nth(2).waitFor();
    await lookAround(officer, "people-hits");
    await officer.button("people.register").click();
    await officer.heading("people.register").waitFor();
    await officer.button("people.document_add").click();
    await officer.button("people.phone_add").click();
    await officer.field("people.birth").selectOption("age");
    await officer.field("people.age").fill("34");
    await officer.field("people.languages").fill("fil");
    await officer.press("Enter");
    await officer.page.locator("form").evaluate((form) => form.parentElement!.scrollTo(0, 0));
    await lookAround(officer, "person-register");
    await officer.page.locator("form").evaluate((form) => form.parentElement!.scrollTo(0, 9999));
    await lookAround(officer, "person-register-end");

    const page = await openAs("lulwa", `/people/${rosa.id}`);
    await page.page.getByText("Rosa Mendoza", { exact: true }).waitFor();
    await settled(page);
    await page.page.locator("summary").click();
    await lookAround(page, "person");
    await page.button("people.edit_facts").click();
    await page.dialog("people.edit_facts").waitFor();
    await lookAround(page, "person-edit");
    await page.press("Escape");
    await page.button("people.document_add").click();
    await page.dialog("people.document_add").waitFor();
    await lookAround(page, "person-document");
    await page.press("Escape");
    await page.page.getByRole("button", { name: page.say("people.end_of", { name: "Rosa Mendoza" }) }).click();
    await page.dialog("people.end_name").waitFor();
    await lookAround(page, "person-end");
    await page.press("Escape");
    await page.page.emulateMedia({ media: "print" });
    await page.page.setViewportSize({ width: 794, height: 1123 });
    await page.page.screenshot({ path: join(screens, "person-print-en.png"), fullPage: true });
    await page.page.emulateMedia({ media: "screen" });

    const operator = await openAs("noura", "/people", "people.title", { width: 1024, height: 768 });
    await settled(operator);
    await fill(operator, "Rosa Mendoza");
    await operator.page.getByRole("list", { name: operator.say("people.hits") }).getByRole("listitem").first().waitFor();
    await lookAround(operator, "people-hidden");
    await operator.page.locator("input[type=search]").fill("Zzyzx");
    await operator.press("Enter");
    await operator.text("people.none").waitFor();
    await operator.button("people.register").click();
    await operator.heading("people.register").waitFor();
    await operator.press("Control+Enter");
    await operator.heading("people.made").waitFor();
    await lookAround(operator, "person-made");

    const hers = await openAs("noura", `/people/${roza.id}`);
    await hers.page.getByRole("link", { name: shown.reference }).waitFor();
    await settled(hers);
    await lookAround(hers, "person-complaints");
    await hers.page.getByRole("link", { name: shown.reference }).click();
    await hers.page.getByRole("region", { name: hers.say("people.card"), exact: true }).getByRole("link").waitFor();
    await settled(hers);
    await lookAround(hers, "complaint-person");

    const mine = await register(noura, { worker_name: "Rosa Mendoza", nationality: "PH" });
    const complaint = await openAs("noura", `/complaints/${mine.id}`);
    await complaint.text("people.nobody_yet").waitFor();
    await settled(complaint);
    await complaint.button("people.find_her").click();
    await complaint.dialog("people.find_title").getByRole("listitem").first().waitFor();
    await lookAround(complaint, "complaint-find-person");

    const intake = await openAs("noura", "/intake", "intake.nothing_title");
    await settled(intake);
    await intake.press("F2");
    await intake.heading("intake.new_complaint").waitFor();
    await intake.field("field.nationality").fill("phil");
    await intake.press("Enter");
    await intake.field("field.worker_name").pressSequentially("Roza Mendosa");
    await intake.page.getByRole("status", { name: intake.say("people.known") }).waitFor();
    await lookAround(intake, "intake-known-name");
});

test("employers and places: a complaint's card, a sheet, a search", async () => {
    const { sanad } = stage;
    const [noura, dana] = [await sanad.actAs("noura"), await sanad.person("beside-noura", "HOTLINE_A", "HOTLINE_OPERATOR")];
    const his = "+96566698121";
    const [phone, civil, paci] = [{ kind: "phone", text: his }, { kind: "civil_id", text: "280010198121" }, { kind: "paci", text: "87654321" }] as const;
    const link = async (who: Person, complaint: string, over: Partial<Schemas["LinkDraft"]>): Promise<string> => {
        const made = await who.post(`/api/complaints/${complaint}/parties`, { role: "sponsor", said_by: "worker", alleged_abuser: false, ...over });
        expect(made.status, made.text).toBe(201);
        return made.body.party_id;
    };
    const facts = { employer_phone: his, paci_number: paci.text };
    const others = [await register(dana, { ...facts, worker_phone: "+96550002211" }), await register(dana, { ...facts, worker_phone: "+96550002212" })];
    await link(dana, others[0]!.id, { party: { kind: "office", details: [{ kind: "name", text: "مكتب الأمل للعمالة المنزلية" }, { kind: "licence", text: "CR 55120" }] }, role: "recruiter" });
    await link(dana, others[0]!.id, { party: { kind: "house", details: [paci] }, role: "work_place" });
    const mine = await register(noura, { ...facts, employer_name: "أبو فهد", employer_civil_id: civil.text, worker_phone: his, office_name: "Al Amal Domestic Workers Recruitment", area: "Salwa", safe_contact: "safe" });

    const offered = await openAs("noura", `/complaints/${mine.id}`);
    const card = offered.page.getByRole("region", { name: offered.say("parties.card"), exact: true });
    await card.getByText(offered.say("parties.told")).waitFor();
    await settled(offered);
    await card.scrollIntoViewIfNeeded();
    await lookAround(offered, "parties-offered");
    await card.getByRole("button", { name: offered.say("parties.add") }).click();
    await offered.dialog("parties.add").waitFor();
    await offered.answer("parties.also_abuser", "yes").click();
    await lookAround(offered, "parties-add");
    await offered.press("Escape");

    const party = await link(noura, mine.id, { party: { kind: "person", details: [{ kind: "name", text: "أبو فهد" }, phone, civil] }, alleged_abuser: true });
    await link(noura, mine.id, { party: { kind: "vehicle", details: [{ kind: "plate", text: "12-34987" }] }, role: "vehicle", said_by: "witness" });
    await link(noura, mine.id, { party: { kind: "person", details: [{ kind: "name", text: "Umm Fahad" }] }, role: "household_member" });
    const linked = await openAs("hessa", `/complaints/${mine.id}`);
    await linked.page.getByRole("region", { name: linked.say("parties.card"), exact: true }).getByRole("link").nth(2).waitFor();
    await settled(linked);
    await linked.page.getByRole("region", { name: linked.say("safe.title"), exact: true }).scrollIntoViewIfNeeded();
    await lookAround(linked, "parties-linked");
    await linked.page.getByRole("button", { name: linked.say("parties.abuser_of", { name: "Umm Fahad" }) }).click();
    await linked.dialog("parties.abuser_title", { name: "Umm Fahad" }).waitFor();
    await lookAround(linked, "parties-allege");
    await linked.press("Escape");
    await linked.page.getByRole("button", { name: linked.say("parties.withdraw_of", { name: "أبو فهد" }) }).click();
    await linked.dialog("parties.withdraw_of", { name: "أبو فهد" }).waitFor();
    await lookAround(linked, "parties-withdraw");
    await linked.press("Escape");

    const intake = await openAs("noura", "/intake", "intake.nothing_title");
    await settled(intake);
    await intake.press("F2");
    await intake.heading("intake.new_complaint").waitFor();
    await intake.page.getByRole("button", { name: intake.say("more.employer") }).click();
    await intake.field("field.employer_phone").fill("6669 8121");
    await intake.press("Tab");
    await intake.page.getByRole("status", { name: intake.say("parties.known_here") }).waitFor();
    await lookAround(intake, "intake-known-employer");

    const hers = await registered(noura, [{ text: "Meskerem Alemu", source: "told" }], { nationality: "ET", languages: [] });
    await noura.post(`/api/complaints/${mine.id}/person`, { person_id: hers.id });
    const person = await openAs("noura", `/people/${hers.id}`);
    await person.page.getByRole("region", { name: person.say("parties.card"), exact: true }).getByRole("link").nth(2).waitFor();
    await settled(person);
    await lookAround(person, "person-parties");

    const sheet = await openAs("hessa", `/parties/${party}`);
    await sheet.page.getByRole("heading", { name: "أبو فهد" }).waitFor();
    await settled(sheet);
    await lookAround(sheet, "party");
    await sheet.button("parties.detail_add").click();
    await sheet.dialog("parties.detail_add").waitFor();
    await lookAround(sheet, "party-detail");
    await sheet.press("Escape");
    await sheet.page.getByRole("button", { name: sheet.say("people.end_of", { name: his }) }).click();
    await sheet.dialog("parties.detail_end_title").waitFor();
    await lookAround(sheet, "party-detail-end");
    await sheet.press("Escape");

    const search = await openAs("noura", "/parties", "parties.title", { width: 1024, height: 768 });
    await settled(search);
    await lookAround(search, "parties-empty");
    await search.page.locator("input[type=search]").fill("6669 8121");
    await search.press("Enter");
    await search.page.getByRole("list", { name: search.say("parties.found") }).waitFor();
    await lookAround(search, "parties-found");
    await search.page.locator("input[type=search]").fill("CR 55120");
    await search.press("Enter");
    await search.page.getByRole("list", { name: search.say("parties.found") }).waitFor({ state: "hidden" });
    await lookAround(search, "parties-hidden");
    await search.page.locator("input[type=search]").fill("99999999");
    await search.press("Enter");
    await search.text("parties.none").waitFor();
    await lookAround(search, "parties-none");
});

test("users", async () => {
    const tab = await openAs("huda", "/users", "users.title");
    await tab.page.getByRole("row", { name: /hessa/ }).waitFor();
    await settled(tab);
    await lookAround(tab, "users");
});

test("a user", async () => {
    const tab = await openAs("huda", "/users", "users.title");
    await tab.page.getByRole("row", { name: /hessa/ }).click();
    await tab.dialog("users.edit_title").waitFor();
    await tab.page.getByRole("checkbox").nth(5).waitFor();
    await lookAround(tab, "user");
});

test("roles", async () => {
    const tab = await openAs("huda", "/roles", "roles.title");
    await tab.page.getByRole("rowheader").nth(10).waitFor();
    await settled(tab);
    await lookAround(tab, "roles");
});

test("signed in", async () => {
    const tab = await openAs("huda", "/signed-in", "signed_in.title");
    await tab.page.getByRole("row", { name: /\(test\)/ }).first().waitFor();
    await settled(tab);
    await lookAround(tab, "signed-in");
});

test("audit", async () => {
    const tab = await openAs("jassim", "/audit", "audit.title");
    await tab.page.getByRole("row").nth(5).waitFor();
    await settled(tab);
    await lookAround(tab, "audit");
});

test("palette", async () => {
    const tab = await openAs("hessa", "/complaints", "complaints.title");
    await settled(tab);
    await tab.press("Control+KeyK");
    await tab.dialog("palette.title").waitFor();
    await tab.type(shown.reference);
    await tab.page.getByRole("option", { name: shown.reference }).waitFor();
    await tab.press("Control+KeyA");
    await tab.press("Delete");
    await tab.page.getByRole("option", { name: tab.say("keys.language") }).waitFor();
    await lookAround(tab, "palette");
});

test("key map", async () => {
    const tab = await openAs("hessa", "/complaints", "complaints.title");
    await settled(tab);
    await tab.press("Shift+Slash");
    await tab.dialog("keys.title").waitFor();
    await lookAround(tab, "keys");
});

test("a page that does not exist", async () => {
    const tab = await openAs("noura", "/nowhere/at-all", "missing.title");
    await settled(tab);
    await lookAround(tab, "missing");
});

test("a page the role does not open", async () => {
    const tab = await openAs("noura", "/users", "no_permit.title");
    await settled(tab);
    await lookAround(tab, "no-permit");
});
