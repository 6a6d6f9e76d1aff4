// What every story plays on: a backend that serves the built console, and Chromium with a profile of its own. A tab notes
// everything the browser complains about.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import type { TestContext } from "vitest";
import { type Credentials, type Person, root, type Sanad, startSanad } from "../api/harness";
import { labelled, type Language, say, type WordId } from "./words";

const program = process.env.SANAD_CHROMIUM ?? "/usr/bin/chromium";
const web = join(root, "web/dist");
const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export interface TabOptions {
    as?: Person;
    lang?: Language;
    theme?: "light" | "dark";
    size?: { width: number; height: number };
}

export interface Stage {
    sanad: Sanad;
    browser: Browser;
    tab(options?: TabOptions): Promise<Tab>;
    /** At the end of a story: keeps a picture of every tab if it failed, and closes them unless the next one goes on with them. */
    clear(story: TestContext, goOn?: boolean): Promise<void>;
    stop(): Promise<void>;
}

/** The backend gets its port beforehand: the browser's origin has to be an allowed one, also after a restart. */
export async function startStage(): Promise<Stage> {
    if (!existsSync(program)) throw new Error(`${program} is missing: ./dev up installs it`);
    if (!existsSync(join(web, "index.html"))) throw new Error(`${web} is missing: ./dev test builds it`);
    const port = await freePort();
    const sanad = await startSanad({
        environment: { SANAD_LISTEN: `127.0.0.1:${port}`, SANAD_ORIGIN: `https://localhost:${port}`, SANAD_WEB: web },
    });
    const browser = await chromium.launch({ executablePath: program, headless: true, chromiumSandbox: false, args }).catch(async (error) => {
        await sanad.stop();
        throw error;
    });
    let tabs: Tab[] = [];
    return {
        sanad,
        browser,
        async tab(options = {}) {
            const tab = await Tab.open(sanad, browser, options);
            tabs.push(tab);
            return tab;
        },
        async clear({ task }, goOn = false) {
            if (task.result?.state === "fail") for (const tab of tabs) await tab.leaveEvidence();
            if (goOn) return;
            for (const tab of tabs) await tab.context.close();
            tabs = [];
        },
        async stop() {
            await browser.close();
            await sanad.stop();
        },
    };
}

async function freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    return port;
}

/** Two cores, a browser, a backend, Argon2 and whatever else runs there: a slow machine is no defect. */
export const patience = 30_000;

let failures = 0;

/** One tab of one person in a browser profile of its own. */
export class Tab {
    /** Errors on the console, uncaught exceptions and reports of the content policy. */
    readonly complaints: string[] = [];

    private constructor(
        readonly sanad: Sanad,
        readonly context: BrowserContext,
        readonly page: Page,
        public lang: Language,
    ) {}

    static async open(sanad: Sanad, browser: Browser, { as, lang = "en", theme = "light", size }: TabOptions): Promise<Tab> {
        const context = await browser.newContext({
            ignoreHTTPSErrors: true,
            baseURL: sanad.origin,
            viewport: size ?? { width: 1440, height: 900 },
            locale: "en-GB",
            timezoneId: "Asia/Kuwait",
            reducedMotion: "reduce",
        });
        if (as)
            await context.addCookies([
                { name: "__Host-sid", value: as.token, url: sanad.origin, httpOnly: true, secure: true, sameSite: "Strict" },
            ]);
        return Tab.in(sanad, context, lang, theme);
    }

    static async in(sanad: Sanad, context: BrowserContext, lang: Language = "en", theme = "light"): Promise<Tab> {
        context.setDefaultTimeout(patience);
        await context.addInitScript(
            ([lang, theme]) => {
                localStorage.language ??= lang;
                localStorage.theme ??= theme;
                addEventListener("securitypolicyviolation", (event) =>
                    console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`),
                );
            },
            [lang, theme] as const,
        );
        const page = await context.newPage();
        const tab = new Tab(sanad, context, page, lang);
        page.on("console", (message) => {
            if (message.type() !== "error") return;
            const from = message.location().url.replace(sanad.origin, "");
            tab.complaints.push(`${message.text()} (${from})`);
        });
        page.on("pageerror", (error) => tab.complaints.push(`uncaught: ${error.stack ?? error.message}`));
        return tab;
    }

    /** What the browser said without being meant to: that nobody is signed in is an answer like any other. */
    unexpected(): string[] {
        return this.complaints.filter((text) => !/status of 401 .*\(\/api\/session\)$/.test(text));
    }

    /** What the page looked like when the story broke off. */
    async leaveEvidence(): Promise<void> {
        const path = join(root, ".run/screens", `failed-${process.pid}-${++failures}.png`);
        const shot = await this.page.screenshot({ path }).catch((error: Error) => error.message.split("\n")[0]);
        console.error(`failed at ${this.page.url()}, see ${typeof shot === "string" ? shot : path}`, this.complaints);
    }

    // ---- finding, by the words in sight ----

    say(id: WordId, values: Record<string, string | number> = {}): string {
        return say(this.lang, id, values);
    }
    button(id: WordId, values = {}): Locator {
        return this.page.getByRole("button", { name: this.say(id, values), exact: true });
    }
    heading(id: WordId, values = {}): Locator {
        return this.page.getByRole("heading", { name: this.say(id, values), exact: true });
    }
    text(id: WordId, values = {}): Locator {
        return this.page.getByText(this.say(id, values), { exact: true });
    }
    field(id: WordId): Locator {
        return this.page.getByLabel(labelled(this.lang, id));
    }
    /** One answer of a group of radio buttons. */
    answer(group: WordId, answer: WordId | RegExp): Locator {
        const radios = this.page.getByRole("radiogroup", { name: labelled(this.lang, group) });
        return radios.getByRole("radio", typeof answer === "string" ? { name: this.say(answer), exact: true } : { name: answer });
    }
    dialog(id: WordId, values = {}): Locator {
        const name = this.say(id, values);
        return this.page.getByRole("dialog", { name }).or(this.page.getByRole("alertdialog", { name }));
    }

    // ---- doing ----

    press(key: string): Promise<void> {
        return this.page.keyboard.press(key);
    }
    /** Types into whatever has the focus. */
    type(text: string): Promise<void> {
        return this.page.keyboard.type(text);
    }
    async speak(lang: Language): Promise<void> {
        if (this.lang === lang) return;
        await this.press("Alt+KeyL");
        this.lang = lang;
        await this.page.locator(`html[lang=${lang}]`).waitFor({ state: "attached" });
    }

    /** Passphrase and code, on the page or in the dialog over it. */
    async signIn(who: Credentials, { known = false } = {}): Promise<void> {
        if (!known) await this.field("sign_in.name").fill(who.name);
        await this.field("sign_in.passphrase").fill(who.passphrase);
        await this.press("Enter");
        await this.field("code.label").fill(await this.sanad.code(who));
        await this.press("Enter");
    }
}

/** A browser of its own on a profile that outlives it, to be killed as a power cut would. */
export async function startBrowser(sanad: Sanad, profile: string): Promise<{ tab: Tab; kill(): Promise<void> }> {
    const own = [`--user-data-dir=${profile}`, "--remote-debugging-port=0", "--headless", "--no-sandbox", "--ignore-certificate-errors", "--window-size=1440,900"];
    // A process group of its own: whatever belongs to it goes at once.
    const browserProcess = spawn(program, [...args, ...own, "about:blank"], { stdio: ["ignore", "ignore", "pipe"], detached: true });
    const browser = await chromium.connectOverCDP(await devTools(browserProcess));
    const tab = await Tab.in(sanad, browser.contexts()[0]!);
    const gone = new Promise((resolve) => browserProcess.once("exit", resolve));
    return {
        tab,
        async kill() {
            if (browserProcess.exitCode === null && browserProcess.signalCode === null) process.kill(-browserProcess.pid!, "SIGKILL");
            await gone;
            await browser.close().catch(() => undefined);
        },
    };
}

function devTools(process: ChildProcess): Promise<string> {
    return new Promise((resolve, reject) => {
        let said = "";
        process.stderr!.setEncoding("utf8").on("data", (text) => {
            said += text;
            const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
            if (found) resolve(found);
        });
        process.once("exit", () => reject(new Error(`the browser ended: ${said}`)));
    });
}

/** The hash of the one inline style that the backend's content policy allows. */
export async function allowedStyle(sanad: Sanad): Promise<string> {
    const { headers } = await sanad.send("GET", "/");
    const found = /style-src 'self' '(sha256-[A-Za-z0-9+/=]+)'/.exec(String(headers["content-security-policy"]))?.[1];
    if (!found) throw new Error(`no style hash in ${headers["content-security-policy"]}`);
    return found;
}

/** The secret that the enrolment page shows for typing by hand. */
export const shownSecret = async (tab: Tab) => (await tab.page.getByText(/^([A-Z2-7]{4} ?)+$/).innerText()).replaceAll(" ", "");
