// The server as a server: headers on whatever it says, static files, health, metrics, TLS and its renewal, what it does when too
// much is asked at once or the database is away, and how it stops.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "node:tls";
import { promisify } from "node:util";
import pg from "pg";
import { request } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftOf, register, takeContact, verdict } from "./acts";
import { type Answer, newCertificate, type Person, root, type Sanad, sleep, startSanad, until } from "./harness";

const run = promisify(execFile);
let sanad: Sanad;
let hessa: Person;

beforeAll(async () => {
    sanad = await startSanad();
    hessa = await sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR");
});
afterAll(() => sanad.stop());

const metrics = async (path = "/metrics") => {
    const reply = await request(`http://127.0.0.1:${sanad.metricsPort}${path}`);
    return { status: reply.statusCode, text: await reply.body.text() };
};

/** Holds what every use of contacts needs until it is let go. */
async function lock(): Promise<() => Promise<void>> {
    const client = new pg.Client({ host: process.env.SANAD_SOCKET_DIR ?? readFileSync(join(root, ".run/sock.path"), "utf8").trim(), user: "postgres", database: sanad.database });
    client.on("error", () => {});
    await client.connect();
    await client.query("begin; lock table hotline.contact in access exclusive mode");
    return async () => {
        await client.query("commit");
        await client.end();
    };
}

describe("security headers", () => {
    const promised: Record<string, RegExp> = {
        "content-security-policy": /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'$/,
        "strict-transport-security": /^max-age=\d{8}; includeSubDomains$/,
        "x-content-type-options": /^nosniff$/,
        "x-frame-options": /^DENY$/,
        "referrer-policy": /^no-referrer$/,
        "cross-origin-opener-policy": /^same-origin$/,
        "cross-origin-embedder-policy": /^require-corp$/,
        "cross-origin-resource-policy": /^same-origin$/,
        "permissions-policy": /^camera=\(\), microphone=\(\)/,
    };
    const kinds: [string, () => Promise<Answer>][] = [
        ["a page", () => sanad.send("GET", "/")],
        ["a page of the console's router", () => sanad.send("GET", "/complaints/new")],
        ["an asset", () => sanad.send("GET", "/assets/app-1.js")],
        ["a compressed asset", () => sanad.send("GET", "/assets/app-1.js", { headers: { "accept-encoding": "gzip, br" } })],
        ["a missing file", () => sanad.send("GET", "/assets/gone.js")],
        ["a reply", () => hessa.get("/api/session")],
        ["a created one", () => hessa.post("/api/contacts", { channel: "phone" })],
        ["one without a body", () => hessa.post("/api/session/activity")],
        ["malformed JSON", () => hessa.send("POST", "/api/contacts", { raw: "{" })],
        ["signed out", () => sanad.send("GET", "/api/session")],
        ["not permitted", () => hessa.get("/api/users")],
        ["unknown", () => hessa.get("/api/nothing")],
        ["the wrong verb", () => hessa.put("/api/session", {})],
        ["invalid", () => hessa.post("/api/contacts", {})],
        ["too large", () => hessa.post("/api/complaints", { x: "x".repeat(200_000) })],
        ["bad target", () => sanad.send("GET", "/api/%00")],
        ["cross-site", () => hessa.send("POST", "/api/contacts", { body: {}, headers: { origin: "https://evil.example" } })],
        ["health", () => sanad.send("GET", "/healthz")],
        ["readiness", () => sanad.send("GET", "/readyz")],
    ];
    test.each(kinds)("are on %s", async (_, ask) => {
        const answer = await ask();
        for (const [name, value] of Object.entries(promised)) expect(String(answer.headers[name]), name).toMatch(value);
        expect(answer.headers.server).toBeUndefined();
        expect(answer.headers["x-powered-by"]).toBeUndefined();
    });

    test("are on refused framing too", async () => {
        for (const bytes of ["GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "nonsense\r\n\r\n", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"a".repeat(9_000)}\r\n\r\n`]) {
            const { text } = await sanad.raw([bytes]);
            for (const name of Object.keys(promised)) expect(text.toLowerCase()).toContain(`\r\n${name}: `);
        }
    });

    test("no answer of the API may be kept by anyone; assets may, for ever", async () => {
        expect((await hessa.get("/api/session")).headers["cache-control"]).toBe("no-store");
        expect((await hessa.get("/api/nothing")).headers["cache-control"]).toBe("no-store");
        expect((await sanad.send("GET", "/")).headers["cache-control"]).toBe("no-cache");
        expect((await sanad.send("GET", "/assets/app-1.js")).headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    });
});

test("static files: types, compression, and nothing outside the folder", async () => {
    expect((await sanad.send("GET", "/")).headers["content-type"]).toBe("text/html; charset=utf-8");
    const plain = await sanad.send("GET", "/assets/app-1.js");
    expect([plain.headers["content-type"], plain.headers["content-encoding"], plain.text]).toEqual(["text/javascript; charset=utf-8", undefined, "export {};\n"]);
    expect((await sanad.send("GET", "/assets/app-1.js", { headers: { "accept-encoding": "gzip" } })).headers["content-encoding"]).toBe("gzip");
    for (const path of ["/../keys/root.key", "/assets/../../cert.pem", "/keys/root.key", "//etc/passwd", "/.env"])
        expect((await sanad.send("GET", path)).status, path).toBeGreaterThanOrEqual(400);
});

test("health, readiness and metrics; the last on its own port only", async () => {
    expect((await sanad.send("GET", "/healthz")).body).toEqual({ status: "ok" });
    expect((await sanad.send("GET", "/readyz")).body).toEqual({ status: "ok" });
    const { status, text } = await metrics();
    expect(status).toBe(200);
    for (const name of ["sanad_connections", "sanad_live_streams", "sanad_request_seconds_bucket", "sanad_database_queue"]) expect(text).toContain(name);
    const count = (all: string) => Number(/sanad_requests_total\{class="2xx"\} (\d+)/.exec(all)![1]);
    await hessa.get("/api/session");
    expect(count((await metrics()).text)).toBeGreaterThan(count(text));
    expect((await metrics("/")).status).toBe(404);
    expect((await sanad.send("GET", "/metrics")).text).not.toContain("sanad_requests_total");
    expect((await sanad.send("GET", "/api/metrics")).status).toBe(404);
});

describe("TLS", () => {
    const handshake = (options: object) =>
        new Promise<string>((resolve) => {
            const socket = connect({ host: "127.0.0.1", port: sanad.port, ca: sanad.ca, servername: "localhost", ...options });
            socket.once("secureConnect", () => {
                resolve(`${socket.getProtocol()} ${socket.getPeerCertificate().fingerprint256}`);
                socket.destroy();
            });
            socket.once("error", () => resolve("refused"));
        });
    const fingerprint = () => createHash("sha256").update(Buffer.from(sanad.ca.replace(/-----[^-]+-----|\s/g, ""), "base64")).digest("hex");
    const shown = (told: string) => told.split(" ")[1]!.replaceAll(":", "").toLowerCase();

    test("1.2 and 1.3, nothing older, nothing weak", async () => {
        expect(await handshake({ minVersion: "TLSv1.3" })).toMatch(/^TLSv1\.3 /);
        expect(await handshake({ maxVersion: "TLSv1.2" })).toMatch(/^TLSv1\.2 /);
        expect(await handshake({ minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "ALL:@SECLEVEL=0" })).toBe("refused");
        expect(await handshake({ maxVersion: "TLSv1.2", ciphers: "AES128-SHA:AES256-SHA:ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0" })).toBe("refused");
    });

    test("plain HTTP on the TLS port ends the connection, and the server lives on", async () => {
        await expect(request(`http://127.0.0.1:${sanad.port}/`)).rejects.toThrow();
        expect((await sanad.send("GET", "/healthz")).status).toBe(200);
    });

    test("a new certificate is taken on SIGHUP while connections go on", async () => {
        const before = await handshake({});
        expect(shown(before)).toBe(fingerprint());
        const old = await sanad.tls();
        await newCertificate(sanad.folder);
        sanad.child!.kill("SIGHUP");
        await until(() => sanad.log.includes("certificate_renewed"), 3_000, "the certificate is read");
        const after = await handshake({});
        expect(shown(after)).toBe(fingerprint());
        expect(after).not.toBe(before);
        const answered = new Promise<string>((resolve) => old.once("data", (data) => resolve(String(data))));
        old.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        expect(await answered).toMatch(/^HTTP\/1\.1 200 /);
        old.destroy();
        await sanad.reconnect();
    });

    test("a broken one is not taken, and said so", async () => {
        const kept = sanad.ca;
        const before = await handshake({});
        writeFileSync(join(sanad.folder, "cert.pem"), "-----BEGIN CERTIFICATE-----\nKanarienvogel\n-----END CERTIFICATE-----\n");
        sanad.child!.kill("SIGHUP");
        await until(() => sanad.log.includes("certificate_unreadable"), 3_000, "the log says so");
        writeFileSync(join(sanad.folder, "cert.pem"), kept);
        expect(await handshake({})).toBe(before);
        expect(sanad.log).not.toContain("Kanarienvogel");
    });
});

describe("too much at once", () => {
    const own = (setting: string) => sanad.sql(`alter role app in database "${sanad.database}" ${setting}`);

    test("is refused at once with 503 and Retry-After; what was taken on is done", async () => {
        await sanad.end();
        await own("set statement_timeout = '25s'"); // what waits on the lock has to outlive the refusals, on a busy machine too
        sanad.environment.SANAD_DB_THREADS = "1";
        await sanad.serve();
        const free = await lock();
        const answers: Answer[] = [];
        const all = Promise.all(Array.from({ length: 56 }, async () => answers.push(await hessa.get("/api/contacts"))));
        try {
            await until(() => answers.length >= 20, 15_000, "the refusals");
            expect(answers.map(verdict)).toEqual(Array(answers.length).fill("503 busy"));
            for (const answer of answers) expect(answer.headers["retry-after"]).toBe("1");
            // What needs no database is answered all the while.
            expect((await sanad.send("GET", "/healthz")).status).toBe(200);
            expect((await sanad.send("GET", "/")).status).toBe(200);
        } finally {
            await free();
            await all;
            await own("reset statement_timeout");
            delete sanad.environment.SANAD_DB_THREADS;
            await sanad.end();
            await sanad.serve();
        }
        const done = answers.filter((answer) => answer.status === 200).length;
        expect(done).toBeGreaterThanOrEqual(16);
        expect(done + answers.filter((answer) => answer.status === 503).length).toBe(56);
    }, 60_000);

    test("a statement that takes too long gives 503, not a hanging screen", async () => {
        const free = await lock();
        const answer = await hessa.get("/api/contacts").finally(free);
        expect(verdict(answer)).toBe("503 busy");
        expect((await hessa.get("/api/contacts")).status).toBe(200);
    }, 30_000);
});

describe("the database goes away", () => {
    const lost = "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() and usename = 'app'";

    test("all its sessions end while nobody asks: nobody notices", async () => {
        const contact = await takeContact(hessa);
        for (let round = 0; round < 5; round++) {
            await sanad.sql(lost);
            const answers = await Promise.all([hessa.get(`/api/contacts/${contact}`), hessa.get("/api/complaints"), hessa.post("/api/complaints", draftOf(contact))]);
            expect(answers.map((answer) => answer.status)).toEqual([200, 200, 201]);
        }
    }, 60_000);

    test("its sessions end in the midst of requests: no 500, and the next is served", async () => {
        const contact = await takeContact(hessa);
        for (let round = 0; round < 5; round++) {
            const asked = Promise.all([hessa.get(`/api/contacts/${contact}`), hessa.get("/api/complaints"), hessa.post("/api/complaints", draftOf(contact))]);
            await sanad.sql(lost);
            for (const answer of await asked) expect([200, 201, 503]).toContain(answer.status);
        }
        const { id } = await register(hessa, { contact_id: contact });
        expect((await hessa.get(`/api/complaints/${id}`)).body.narrative).toBe("She was not paid for four months.");
        expect(sanad.log).not.toContain("internal_error");
    }, 60_000);

    test("no session can be had: not ready, 503, alive; and back by itself", async () => {
        await sanad.sql(`alter database "${sanad.database}" connection limit 0`);
        try {
            await sanad.sql(lost);
            await until(async () => (await sanad.send("GET", "/readyz")).status === 503, 10_000, "not ready");
            expect(verdict(await hessa.get("/api/session"))).toBe("503 busy");
            expect((await sanad.send("GET", "/healthz")).status).toBe(200);
        } finally {
            await sanad.sql(`alter database "${sanad.database}" connection limit -1`);
        }
        await until(async () => (await sanad.send("GET", "/readyz")).status === 200, 10_000, "ready again");
        expect((await hessa.get("/api/session")).status).toBe(200);
    }, 40_000);
});

describe("the log", () => {
    test("is one JSON object a line, with ids and codes only", async () => {
        await hessa.get("/api/complaints?reference=Kanarienvogel");
        await hessa.get("/api/Kanarienvogel");
        await hessa.send("GET", "/api/session", { headers: { "user-agent": "Kanarienvogel", "x-request-id": "Kanarienvogel", referer: "https://kanarienvogel.example" } });
        const lines = await sanad.logged();
        for (const line of lines) expect(line).toMatchObject({ at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), level: expect.any(String), event: expect.any(String) });
        const request = lines.findLast((line) => line.event === "request")!;
        expect(Object.keys(request).sort()).toEqual(["at", "event", "level", "ms", "operation", "request", "status"]);
        expect(sanad.log.toLowerCase()).not.toContain("kanarienvogel");
        expect(sanad.log).not.toContain(hessa.token);
    });
});

describe("the end", () => {
    test("SIGTERM: what runs is finished, nothing new is taken, exit code 0", async () => {
        const contact = await takeContact(hessa);
        const idle = await sanad.tls();
        const gone = new Promise((resolve) => idle.once("close", resolve));
        idle.resume();
        const free = await lock();
        const running = hessa.post("/api/complaints", draftOf(contact));
        await sleep(500);
        const ended = sanad.end();
        await until(() => sanad.log.includes('"draining"'), 5_000, "it drains");
        await gone;
        await expect(sanad.tls()).rejects.toThrow();
        await free();
        const answer = await running;
        expect(answer.status).toBe(201);
        expect(answer.headers.connection).toBe("close");
        expect(await ended).toBe(0);
        expect(sanad.log).toContain('"stopped"');
        await sanad.serve();
        expect((await hessa.get(`/api/complaints/${answer.body.id}`)).status).toBe(200);
    }, 30_000);

    test("a wrong setting is one clear line and exit code 2, and no secret in it", async () => {
        const environment = { ...process.env, SANAD_KEYS: join(sanad.folder, "keys"), SANAD_DATABASE: "dbname=none", SANAD_LISTEN: "nowhere" };
        const wrong = await run(sanad.program, ["serve"], { env: environment }).catch((error) => error);
        expect([wrong.code, wrong.stderr.trim()]).toEqual([2, "SANAD_LISTEN is not host:port"]);
        rmSync(join(sanad.folder, "keys/root.key"));
        const keyless = await run(sanad.program, ["serve"], { env: { ...environment, SANAD_LISTEN: "127.0.0.1:0" } }).catch((error) => error);
        expect(keyless.code).toBe(2);
        expect(keyless.stderr.trim().split("\n")).toHaveLength(1);
    });
});
