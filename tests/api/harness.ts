// What every story stands on: a database of its own (copied from the migrated template), the real backend on free ports with
// its own keys and certificate, and people who act through it. Nothing is skipped: what is missing fails.
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createHash, createHmac, randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, type TLSSocket } from "node:tls";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import createClient, { type Client } from "openapi-fetch";
import pg from "pg";
import { Agent, fetch, Request } from "undici";
import WebSocket from "ws";
import type { components, paths } from "../../web/src/api/schema";
import { type CallEvent, Line } from "../telephone";

export type Schemas = components["schemas"];
export { sleep };

const run = promisify(execFile);

export const root = process.env.SANAD_ROOT ?? join(import.meta.dirname, "../..");
export const binary = process.env.SANAD_BACKEND ?? join(root, "build/release/backend");
export const unguardedBinary = process.env.SANAD_UNGUARDED_BACKEND ?? join(root, "build/release/unguarded_backend");
const sockets = process.env.SANAD_SOCKET_DIR ?? readFileSync(join(root, ".run/sock.path"), "utf8").trim();
export const nobody = "00000000-0000-7000-8000-000000000000";

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

async function asPostgres<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ host: sockets, user: "postgres", database });
    await client.connect();
    try {
        return await work(client);
    } finally {
        await client.end();
    }
}

export interface Answer {
    status: number;
    headers: Record<string, string | string[] | undefined>;
    body: any;
    text: string;
}
export interface Sending {
    body?: unknown;
    raw?: string | Buffer; // instead of body, as it is
    token?: string;
    key?: string | null; // Idempotency-Key; null: none
    headers?: Record<string, string>;
}
export interface Credentials {
    name: string;
    passphrase: string;
    totp_secret: string;
}

let made = 0;

export interface Options {
    program?: string;
    environment?: Record<string, string>;
    database?: string; // one that exists already, instead of a fresh copy
}

export async function startSanad(options: Options = {}): Promise<Sanad> {
    const program = options.program ?? binary;
    if (!existsSync(program)) throw new Error(`${program} is missing: ./dev test builds it`);
    const folder = mkdtempSync(join(tmpdir(), "sanad-api-"));
    mkdirSync(join(folder, "keys"), { mode: 0o700 });
    await run(program, ["key", "new", join(folder, "keys")]);
    await newCertificate(folder);
    writeWeb(join(folder, "web"));
    const name = options.database ?? `sanad_t_${process.pid}_${++made}`;
    if (!options.database) await asPostgres("postgres", (client) => client.query(`create database "${name}" template sanad_template`));
    const sanad = new Sanad(folder, name, program, options.environment ?? {});
    try {
        await sanad.open();
    } catch (error) {
        await sanad.stop();
        throw error;
    }
    return sanad;
}

/** A certificate that vouches for itself, in FOLDER/cert.pem and key.pem. */
export async function newCertificate(folder: string): Promise<void> {
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
    const files = ["-keyout", join(folder, "key.pem"), "-out", join(folder, "cert.pem"), "-days", "2"];
    await run("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", ...files, ...subject]);
}

function writeWeb(folder: string): void {
    mkdirSync(join(folder, "assets"), { recursive: true });
    writeFileSync(join(folder, "index.html"), "<!doctype html><title>Sanad</title>");
    writeFileSync(join(folder, "assets/app-1.js"), "export {};\n");
    writeFileSync(join(folder, "assets/app-1.js.gz"), gzipSync("export {};\n"));
}

export class Sanad {
    port = 0;
    metricsPort = 0;
    log = ""; // standard output and error together
    child: ChildProcess | undefined;
    private gone: Promise<number | null> = Promise.resolve(null);
    private agent: Agent | undefined;
    private client: pg.Client | undefined;
    private asked: Promise<unknown> = Promise.resolve();
    private readonly lastStep = new Map<string, number>();

    constructor(
        readonly folder: string,
        readonly database: string,
        readonly program: string,
        readonly environment: Record<string, string>,
    ) {}

    get ca(): string {
        return readFileSync(join(this.folder, "cert.pem"), "utf8");
    }
    get origin(): string {
        return `https://localhost:${this.port}`;
    }

    private settings(user: string): Record<string, string> {
        return {
            ...(process.env as Record<string, string>),
            SANAD_LISTEN: `127.0.0.1:${this.port}`, // the same one again after a restart
            SANAD_METRICS: "127.0.0.1:0",
            SANAD_ORIGIN: "https://sanad.test",
            SANAD_DATABASE: `host='${sockets}' dbname=${this.database} user=${user}`,
            SANAD_KEYS: join(this.folder, "keys"),
            SANAD_CERT: join(this.folder, "cert.pem"),
            SANAD_CERT_KEY: join(this.folder, "key.pem"),
            SANAD_WEB: join(this.folder, "web"),
            ...this.environment,
        };
    }

    async open(): Promise<void> {
        this.client = new pg.Client({ host: sockets, user: "postgres", database: this.database });
        this.client.on("error", () => {}); // the database is dropped under it at the end
        await this.client.connect();
        await this.serve();
    }

    async serve(): Promise<void> {
        this.log = "";
        const child = spawn(this.program, ["serve"], { env: this.settings("app"), stdio: ["ignore", "pipe", "pipe"] });
        this.child = child;
        const orphan = () => child.kill("SIGKILL");
        process.once("exit", orphan);
        this.gone = new Promise((resolve) =>
            child.once("close", (code) => {
                process.off("exit", orphan);
                resolve(code);
            }),
        );
        for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding("utf8").on("data", (part: string) => (this.log += part));
        const listening = /"event":"listening","port":(\d+),"metrics_port":(\d+)/;
        await until(() => listening.test(this.log) || child.exitCode !== null, 15_000, "the backend listens");
        const found = listening.exec(this.log);
        if (!found) throw new Error(`the backend did not start:\n${this.log}`);
        this.port = Number(found[1]);
        this.metricsPort = Number(found[2]);
        await this.reconnect();
    }

    /** Fresh connections, that trust the certificate of the moment. */
    async reconnect(): Promise<void> {
        await this.agent?.destroy();
        this.agent = new Agent({ connect: { ca: this.ca, servername: "localhost" }, connections: 64, pipelining: 1 });
    }

    /** Asks the backend to end, and returns its exit code. */
    async end(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
        this.child?.kill(signal);
        return await this.gone;
    }

    async stop(): Promise<void> {
        await this.agent?.destroy();
        await this.end();
        await this.client?.end();
        if (/^sanad_t_/.test(this.database))
            await asPostgres("postgres", (client) => client.query(`drop database if exists "${this.database}" with (force)`));
        if (process.env.SANAD_KEEP_LOGS) writeFileSync(join(tmpdir(), `${this.database}.log`), this.log);
        rmSync(this.folder, { recursive: true, force: true });
    }

    async sql<T extends pg.QueryResultRow = any>(text: string, values: unknown[] = []): Promise<T[]> {
        const answer = this.asked.then(() => this.client!.query<T>(text, values)); // one connection: one after the other
        this.asked = answer.catch(() => {});
        return (await answer).rows;
    }

    /** A host command as the superuser, e.g. host("user", "add", …). */
    async host(...args: string[]): Promise<string> {
        return (await run(this.program, args, { env: this.settings("postgres") })).stdout;
    }

    // ---- people ----

    /** With passphrase and one-time codes, as a real one. Argon2id takes a second of CPU by design. */
    async addEnrolled(name: string, unit: string, ...roles: string[]): Promise<Credentials> {
        const chosen = roles.flatMap((role) => ["--role", role]);
        return JSON.parse(await this.host("user", "add", name, "--display", `${name} (test)`, "--unit", unit, ...chosen, "--enrolled"));
    }
    async addUser(name: string, unit: string, ...roles: string[]): Promise<{ name: string; setup_code: string }> {
        const chosen = roles.flatMap((role) => ["--role", role]);
        return JSON.parse(await this.host("user", "add", name, "--display", `${name} (test)`, "--unit", unit, ...chosen));
    }

    /** Somebody who is signed in. The session is opened in the database: the real way in has its own stories. */
    async person(name: string, unit: string, ...roles: string[]): Promise<Person> {
        await this.addUser(name, unit, ...roles);
        return await this.actAs(name);
    }
    async actAs(name: string): Promise<Person> {
        const token = randomBytes(32).toString("base64url");
        const [account] = await this.sql("select id from access.account where name = $1", [name]);
        const hash = createHash("sha256").update(token).digest();
        await this.sql("select access.open_session($1, $2, $3, '')", [randomUUID(), account.id, hash]);
        return new Person(this, name, account.id, token);
    }

    /** A telephone line, and what its exchange reports. */
    async line(name: string, unit: string): Promise<Line> {
        await this.addUser(name, unit, "TELEPHONE");
        return new Line(name, (await this.host("telephone", "secret", name)).trim());
    }
    async report(line: Line, event: CallEvent): Promise<Answer> {
        return await this.send("POST", "/api/telephone/events", { ...line.sign(event), key: null });
    }

    /** The code of the earliest step that the backend still takes and this user has not used yet; waits for it if need be. */
    async code(who: Credentials): Promise<string> {
        const now = (ahead = 0) => Math.floor((Date.now() + ahead) / 30_000); // a code on its way must not grow too old
        const step = Math.max(now(2_000) - 1, (this.lastStep.get(who.name) ?? 0) + 1);
        while (step > now() + 1) await sleep(250);
        this.lastStep.set(who.name, step);
        return totp(who.totp_secret, step);
    }

    /** Passphrase, then code. */
    async signIn(who: Credentials): Promise<Person> {
        const first = await this.send("POST", "/api/sign-in", { body: { name: who.name, passphrase: who.passphrase } });
        if (first.status !== 200) throw new Error(`sign-in: ${first.status} ${first.text}`);
        const second = await this.send("POST", "/api/sign-in/code", { body: { ticket: first.body.ticket, code: await this.code(who) } });
        if (second.status !== 200) throw new Error(`code: ${second.status} ${second.text}`);
        return new Person(this, who.name, second.body.user_id, tokenOf(second));
    }

    // ---- talking to it ----

    /** Any request at all; one that changes something carries what the console would send. */
    async send(verb: string, path: string, sending: Sending = {}): Promise<Answer> {
        const headers: Record<string, string> = {};
        const body = sending.raw ?? (sending.body === undefined ? undefined : JSON.stringify(sending.body));
        if (sending.token) headers.cookie = `__Host-sid=${sending.token}`;
        if (verb !== "GET") headers["x-sanad"] = "1";
        if (verb === "POST" && sending.key !== null) headers["idempotency-key"] = sending.key ?? randomUUID();
        if (body !== undefined) headers["content-type"] = "application/json";
        Object.assign(headers, sending.headers);
        // Not through a URL, which would tidy the path.
        const origin = `https://127.0.0.1:${this.port}`;
        const reply = await this.agent!.request({ origin, path, method: verb as "GET", headers, body });
        const text = await reply.body.text();
        const json = /json/.test(String(reply.headers["content-type"]));
        return { status: reply.statusCode, headers: reply.headers, body: json && text ? JSON.parse(text) : null, text };
    }

    /** The typed client, as somebody. */
    typed(token: string): Client<paths> {
        const client = createClient<paths>({
            baseUrl: `https://127.0.0.1:${this.port}`,
            Request: Request as unknown as typeof globalThis.Request,
            fetch: (async (asked: Request) => await fetch(asked, { dispatcher: this.agent })) as unknown as typeof globalThis.fetch,
        });
        client.use({
            onRequest: ({ request: asked }) => {
                asked.headers.set("cookie", `__Host-sid=${token}`);
                if (asked.method !== "GET") asked.headers.set("x-sanad", "1");
                return asked;
            },
        });
        return client;
    }

    /** Bytes over TLS, exactly as given; what came back until the other side closed or `quiet` ms passed without a byte. */
    async raw(parts: (string | Buffer | number)[], quiet = 400, most = 15_000): Promise<{ text: string; closed: boolean }> {
        const socket = await this.tls();
        return await new Promise((resolve) => {
            let text = "";
            let closed = false;
            let last = Date.now();
            let sent = false;
            const begun = Date.now();
            socket.setEncoding("latin1");
            socket.on("data", (part: string) => {
                text += part;
                last = Date.now();
            });
            const over = () => (closed = true);
            socket.on("end", over).on("close", over).on("error", over);
            void (async () => {
                for (const part of parts) {
                    if (typeof part === "number") await sleep(part);
                    else if (!closed && !socket.destroyed) socket.write(typeof part === "string" ? Buffer.from(part, "latin1") : part);
                }
                last = Date.now();
                sent = true;
            })();
            const timer = setInterval(() => {
                const resting = sent && text !== "" && Date.now() - last > quiet;
                if (!closed && !resting && Date.now() - begun < most) return;
                clearInterval(timer);
                socket.destroy();
                resolve({ text, closed });
            }, 10);
        });
    }

    async tls(): Promise<TLSSocket> {
        const socket = connect({ host: "127.0.0.1", port: this.port, ca: this.ca, servername: "localhost" });
        await new Promise<void>((resolve, reject) => socket.once("secureConnect", resolve).once("error", reject));
        socket.setNoDelay(true);
        return socket;
    }

    async live(who: Person, after?: number, headers: Record<string, string> = {}): Promise<Stream> {
        const query = after === undefined ? "" : `?after=${after}`;
        const socket = new WebSocket(`wss://127.0.0.1:${this.port}/api/live${query}`, {
            ca: this.ca,
            servername: "localhost",
            headers: { cookie: `__Host-sid=${who.token}`, ...headers },
        } as WebSocket.ClientOptions);
        return await Stream.open(socket);
    }

    /** One JSON line of the log each. The backend writes them out once a second. */
    async logged(): Promise<Record<string, unknown>[]> {
        await sleep(1_200);
        return this.log.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
    }
}

export class Person {
    readonly api: Client<paths>;
    constructor(
        readonly sanad: Sanad,
        readonly name: string,
        readonly id: string,
        readonly token: string,
    ) {
        this.api = sanad.typed(token);
    }
    send(verb: string, path: string, sending: Sending = {}): Promise<Answer> {
        return this.sanad.send(verb, path, { token: this.token, ...sending });
    }
    get(path: string): Promise<Answer> {
        return this.send("GET", path);
    }
    post(path: string, body?: unknown, key?: string): Promise<Answer> {
        return this.send("POST", path, { body, key });
    }
    put(path: string, body: unknown): Promise<Answer> {
        return this.send("PUT", path, { body });
    }
    delete(path: string): Promise<Answer> {
        return this.send("DELETE", path);
    }
}

export interface LiveMessage {
    seq?: number;
    kind: string;
    id?: string;
}

/** A live stream, with everything it has said so far. */
export class Stream {
    readonly said: LiveMessage[] = [];
    closedWith: number | undefined;

    private constructor(readonly socket: WebSocket) {
        socket.on("message", (data) => this.said.push(JSON.parse(String(data))));
        socket.on("close", (code) => (this.closedWith = code));
        socket.on("error", () => {});
    }
    static async open(socket: WebSocket): Promise<Stream> {
        const stream = new Stream(socket);
        await new Promise<void>((resolve, reject) => {
            socket.once("open", resolve);
            socket.once("unexpected-response", (_asked, reply) => reject(new Error(`refused with ${reply.statusCode}`)));
            socket.once("error", reject);
        });
        return stream;
    }
    /** The first message that fits; fails when none has come in time. */
    async hears(fits: Partial<LiveMessage>, within = 5_000): Promise<LiveMessage> {
        const find = () => this.said.find((m) => Object.entries(fits).every(([name, value]) => m[name as keyof LiveMessage] === value));
        await until(() => find() !== undefined, within, `a live message ${JSON.stringify(fits)} among ${JSON.stringify(this.said)}`);
        return find()!;
    }
    close(): void {
        this.socket.terminate();
    }
}

export async function until(fact: () => boolean | Promise<boolean>, within: number, what: string): Promise<void> {
    const end = Date.now() + within;
    while (!(await fact())) {
        if (Date.now() > end) throw new Error(`not within ${within} ms: ${what}`);
        await sleep(10);
    }
}

export function tokenOf(answer: Answer): string {
    const cookie = String(answer.headers["set-cookie"]);
    const token = /^__Host-sid=([A-Za-z0-9_-]{43}); Path=\/; Secure; HttpOnly; SameSite=Strict$/.exec(cookie)?.[1];
    if (!token) throw new Error(`no session cookie: ${cookie}`);
    return token;
}

/** RFC 6238 with the usual settings: SHA-1, 30 s, six digits. */
export function totp(secret: string, step: number): string {
    let bits = "";
    for (const letter of secret) bits += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0");
    const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac("sha1", key).update(counter).digest();
    const at = mac[19]! & 15;
    return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
