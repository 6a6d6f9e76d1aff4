// Two hunts on a throw-away system. One: whatever people type through the API, right or wrong, is marked, and no mark may be
// found in the cluster's files, the WAL, a dump or a log, in any usual encoding. Two: the audit log is tampered with as only a
// superuser can, and `backend audit verify` with a held head must notice every time.
import { randomBytes, randomInt } from "node:crypto";
import { closeSync, openSync, readdirSync, readFileSync, statSync } from "node:fs";
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { figure } from "../figures";
import { Client } from "./client";
import { tamper_with } from "./tamper";
import { World } from "./world";

// Every mark begins with a stem of its script, so that few patterns find them all.
const letters = (from: string, count: number) => Array.from({ length: count }, () => from[randomInt(from.length)]).join("");
const latin = `Qx${letters("bcdfghjkmnpqrtvwxz", 14)}`;
const arabic = letters("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", 16);
const digits = `${randomInt(1, 10)}${letters("0123456789", 9)}`;
const control = `Zk${letters("bcdfghjkmnpqrtvwxz", 14)}`;

let typed = 0;
const word = (what: string) => `${latin} ${what} ${++typed}`;
const words = (what: string) => `${arabic} ${word(what)}`;
const phone = () => `+${digits}${String(++typed).padStart(4, "0")}`;

let number = 0;
function report(good: boolean, what: string, details: string[] = []) {
    console.log(`${good ? "ok" : "not ok"} ${++number} - ${what}`);
    for (const line of details.slice(0, 20)) console.log(`# ${line}`);
    if (!good) process.exitCode = 1;
}

// The forms in which a word may lie on a disk.
function forms(text: string): Buffer[] {
    const bytes = Buffer.from(text);
    const utf16 = Buffer.from(text, "utf16le");
    const found = [bytes, utf16, Buffer.from(utf16).swap16(), Buffer.from(bytes.toString("hex")), Buffer.from(bytes.toString("hex").toUpperCase()),
        Buffer.from(encodeURIComponent(text)), Buffer.from([...text].reverse().join("")), Buffer.from(text.toUpperCase()), Buffer.from(text.toLowerCase())];
    found.push(Buffer.from([...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")));
    // Base64 looks different at each of the three offsets; the characters at the edges depend on the neighbours.
    for (let offset = 0; offset < 3; ++offset) {
        const coded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64").replace(/=+$/, "");
        const inner = coded.slice(offset === 0 ? 0 : offset + 1, -2);
        found.push(Buffer.from(inner), Buffer.from(inner.replaceAll("+", "-").replaceAll("/", "_")));
    }
    return found.filter((form, i) => found.findIndex((other) => other.equals(form)) === i);
}

function files_under(dir: string): string[] {
    return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
        const path = join(dir, entry.name);
        return entry.isDirectory() ? files_under(path) : entry.isSymbolicLink() && statSync(path).isDirectory() ? files_under(path) : entry.isFile() ? [path] : [];
    });
}

const holds = (content: Buffer, stem: string) => forms(stem).some((form) => content.includes(form));
const places_of = (stem: string, files: string[]) => files.filter((file) => holds(readFileSync(file), stem));

// A stem amid other text, as a careless program might have written it.
function disguises(stem: string): Buffer[] {
    const texts = ["", "x", "xy", "xyz"].map((before) => `${before}${stem} and more`);
    const codings: BufferEncoding[] = ["utf8", "utf16le"];
    return texts.flatMap((text) => [...codings.map((coding) => Buffer.from(text, coding)), Buffer.from(Buffer.from(text).toString("hex")), Buffer.from(Buffer.from(text).toString("base64")),
        Buffer.from(Buffer.from(text).toString("base64url")), Buffer.from(encodeURIComponent(text))]);
}

async function type_everything(world: World) {
    const ca = readFileSync(`${world.dir}/cert.pem`, "utf8");
    const enrolled = (name: string, unit: string, role: string, display: string) =>
        JSON.parse(world.run_backend(["user", "add", name, "--display", display, "--unit", unit, "--role", role, "--enrolled"], "postgres"));
    async function person(name: string, unit: string, role: string, display = `${name} (canary)`) {
        const { passphrase, totp_secret } = enrolled(name, unit, role, display);
        const client = new Client(world.port, ca);
        await client.sign_in(name, passphrase, totp_secret);
        return client;
    }
    const operator = await person("canary-operator", "HOTLINE_A", "HOTLINE_OPERATOR", `Display ${control}`);
    const supervisor = await person("canary-supervisor", "HOTLINE_A", "SHIFT_SUPERVISOR");
    const admin = await person("canary-admin", "ADMIN", "ADMINISTRATOR");
    const statuses = new Map<number, number>();
    const attempt = async (client: Client, verb: string, path: string, body?: unknown, key?: string) => {
        const { status } = await client.call(verb, path, body, key);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        return status;
    };
    const facts = () => ({
        categories: ["WAGE_UNPAID"], narrative: `${words("narrative")} ${letters("ابتثج xyz", 2500)} ${words("end of narrative")}`, danger_now: true, worker_name: words("worker name"),
        worker_phone: phone(), language: "ara", governorate: "KW-HA", area: words("area"), address: words("address"), employer_name: words("employer"),
        wish: "claim", safe_contact: "only_at_times", safe_contact_note: words("safe note"), consent_to_record: true,
    });

    // What goes right.
    for (let i = 0; i < 12; ++i) {
        const contact = await operator.must("POST", "/api/contacts", { channel: "phone", caller_phone: phone() });
        for (let version = 0; version < 4; ++version)
            await operator.must("PUT", `/api/contacts/${contact.id}/draft`, { content: JSON.stringify({ typing: words(`draft ${version}`), phone: phone() }), version });
        await operator.must("PUT", `/api/contacts/${contact.id}`, { channel: "phone", call_type: null, language: "ara", interpreter: false, caller_is_subject: false,
            caller_name: words("caller"), caller_phone: phone(), received_at: new Date(Date.now() - 60_000).toISOString(), version: 1 });
        const made = await operator.must("POST", "/api/complaints", { ...facts(), contact_id: contact.id, triage: "P2" });
        const edited = await operator.must("PUT", `/api/complaints/${made.id}`, { ...facts(), version: made.version });
        const details = [{ kind: "name", text: words("party") }, { kind: "phone", text: phone() }, { kind: "address", text: words("party's address") }];
        await operator.must("POST", `/api/complaints/${made.id}/parties`, { role: "sponsor", said_by: "worker", alleged_abuser: true, party: { kind: "person", details } });
        const { links } = await supervisor.must("GET", `/api/complaints/${made.id}/parties`);
        await supervisor.must("POST", `/api/party-links/${links[0].id}/withdrawal`, { end_reason: words("withdrawal reason") });
        await supervisor.must("POST", `/api/party-links/${links[0].id}/ending`, { end_reason: words("link's reason") });
        await operator.must("POST", "/api/party-searches", { words: phone() });
        const ranked = await supervisor.must("POST", `/api/complaints/${made.id}/triage`, { level: "P1", reason: words("triage reason"), version: edited.version });
        const closed = await supervisor.must("POST", `/api/complaints/${made.id}/closure`, { outcome: "resolved", reason: words("closure reason"), version: ranked.version });
        if (i % 2) await supervisor.must("POST", `/api/complaints/${made.id}/reopening`, { reason: words("reopening reason"), version: closed.version });
        await supervisor.must("GET", `/api/complaints/${made.id}`);
        await supervisor.must("GET", `/api/complaints/${made.id}/history`);
        await supervisor.must("GET", `/api/contacts/${contact.id}`);
        if (i % 3) await operator.must("PUT", `/api/contacts/${contact.id}/draft`, { content: words("a draft that stays"), version: 0 });
    }
    const { items } = await admin.must("GET", "/api/users?limit=10");
    await admin.must("POST", `/api/users/${items.find((user: any) => user.name === "canary-operator").id}/factor-resets`, { reason: words("reset reason") });

    // What goes wrong, in every way that might end in a log.
    const contact = await operator.must("POST", "/api/contacts", { channel: "phone", caller_phone: phone() });
    const draft = { ...facts(), contact_id: contact.id, triage: "P2" };
    for (const wrong of [{ nationality: words("code") }, { [word("field")]: words("value") }, { worker_phone: `${phone()}x` }, { narrative: words("long").repeat(400) },
        { started_on: word("date") }, { wish: word("wish") }, { narrative: `${words("nul")}\u0000` }, { narrative: `${words("control")}\u0001` }, { contact_id: word("id") },
        { categories: [word("category")] }, { triage: word("triage") }, { language: words("language") }, { danger_now: words("boolean") }, { narrative: [words("array")] }])
        await attempt(operator, "POST", "/api/complaints", { ...draft, ...wrong });
    await attempt(operator, "POST", "/api/complaints", { ...draft, contact_id: "01939f00-0000-7000-8000-000000000000" });
    await attempt(operator, "POST", "/api/complaints", draft, word("idempotency key"));
    await attempt(operator, "POST", "/api/contacts", words("not an object"));
    for (const path of [`/api/complaints?reference=${latin}`, `/api/complaints?state=${encodeURIComponent(latin)}`, `/api/complaints?${latin}=1`, `/api/complaints/${latin}`,
        `/api/${latin}`, `/api/complaints?nationality=${encodeURIComponent(arabic)}`, `/api/complaints?after=${latin}`, `/api/contacts/${latin}/draft`])
        await attempt(supervisor, "GET", path);
    const nobody = new Client(world.port, ca);
    await attempt(nobody, "POST", "/api/sign-in", { name: latin.toLowerCase(), passphrase: words("passphrase") });
    await attempt(nobody, "POST", "/api/sign-in", { name: "canary-supervisor", passphrase: words("passphrase") });
    await attempt(nobody, "POST", "/api/sign-in/setup", { name: word("name"), setup_code: latin, passphrase: words("new passphrase") });
    await attempt(nobody, "POST", "/api/sign-in/code", { ticket: latin, code: latin });
    nobody.cookie = `__Host-sid=${latin}${"a".repeat(43 - latin.length)}`;
    await attempt(nobody, "GET", "/api/session");
    // Bytes that are no request, or no JSON.
    const raw = (text: string) => spawnSync("openssl", ["s_client", "-quiet", "-connect", `127.0.0.1:${world.port}`], { input: text, timeout: 3000, stdio: ["pipe", "ignore", "ignore"] });
    const head = `Host: localhost\r\nCookie: ${operator.cookie}\r\nX-Sanad: 1\r\nContent-Type: application/json\r\nIdempotency-Key: 01939f00-0000-7000-8000-000000000002\r\nConnection: close\r\n`;
    for (const body of [`{"narrative":"${latin}"`, `{"${latin}":1,"${latin}":2}`, `${latin}`, `{"channel":"${latin}"}`])
        raw(`POST /api/contacts HTTP/1.1\r\n${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    raw(`${latin} / HTTP/1.1\r\n\r\n`);
    raw(`GET /${latin} HTTP/1.1\r\nHost: localhost\r\n${latin}: x\r\nUser-Agent: ${latin}\r\nConnection: close\r\n\r\n`);
    raw(`POST /api/contacts HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: ${latin}\r\n\r\n${latin}`);

    // What the database itself refuses, with a value in its hand.
    await attempt(admin, "POST", "/api/users", { name: "canary-operator", display_name: "Taken", unit_id: items[0].unit_id, roles: ["HOTLINE_OPERATOR"] });
    await attempt(supervisor, "POST", "/api/complaints/01939f00-0000-7000-8000-000000000000/closure", { outcome: "other", reason: words("closure of nothing"), version: 1 });
    for (const client of [operator, supervisor, admin, nobody]) client.close();
    return statuses;
}

const seed = Number(process.argv[2] ?? randomBytes(4).readUInt32LE());
const world = await World.make("canary");
try {
    // Compressed page images could hide a mark from the search, and the most talkative log is the test.
    world.sql("alter system set wal_compression = off");
    world.sql("select pg_reload_conf()");
    world.settings = { SANAD_LOG: "debug" };
    await world.start_backend();
    const statuses = await type_everything(world);
    report(!statuses.has(500), `${typed} marked words typed; refusals: ${[...statuses].sort().map(([status, count]) => `${status} × ${count}`).join(", ")}`);
    await world.rest();
    // A backend that starts signs the chain's head at once.
    await world.stop_backend();
    await world.start_backend();
    for (let tries = 0; tries < 200 && world.sql("select count(*) from audit.head") === "0"; ++tries) await sleep(50);
    world.sql("checkpoint");
    world.sql("select pg_switch_wal()", "postgres");
    world.sql("vacuum analyze");
    world.sql("checkpoint");
    await world.stop_backend();
    const dump = openSync(`${world.dir}/dump.sql`, "w");
    execFileSync("/usr/lib/postgresql/15/bin/pg_dump", ["-h", world.sock, "-U", "postgres", "-d", "sanad"], { stdio: ["ignore", dump, "inherit"] });
    closeSync(dump);

    const files = files_under(world.dir);
    const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
    const seen = places_of(control, files);
    report(["/base/", "/pg_wal/", "dump.sql"].every((place) => seen.some((file) => file.includes(place))),
        `a marked display name, which is plain, is found in tables, WAL and dump (${seen.length} files)`, seen);
    const overlooked = [latin, arabic, digits].flatMap((stem) => disguises(stem).filter((content) => !holds(content, stem)));
    report(overlooked.length === 0, "the search sees through hexadecimal, base 64, UTF-16 and escapes", overlooked.map((content) => content.toString("latin1")));
    const hits = [latin, arabic, digits].flatMap((stem) => places_of(stem, files));
    report(hits.length === 0, `no mark in ${files.length} files of ${(size / 1e6).toFixed(0)} MB: tables, WAL, dump, logs`, hits);
    figure("spine.canary_hits", hits.length, "files", 0);

    const { tried, missed } = await tamper_with(world, 200, seed);
    report(missed.length === 0, `${tried} tamperings with the audit log, ${missed.length} unnoticed (seed ${seed})`, missed);
    figure("spine.tamperings_missed", missed.length, "", 0);
} finally {
    await world.remove();
}
console.log(`1..${number}`);
