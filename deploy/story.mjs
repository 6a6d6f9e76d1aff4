// story.mjs record|read DATABASE FILE: records a complaint through a real backend, or reads it again from a restored copy and
// compares every word; FILE keeps who signed in and what was said. Part of deploy/test.sh.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [, , action, database, file] = process.argv;
const state = JSON.parse(readFileSync(file, "utf8"));

const settings = {
    SANAD_LISTEN: "127.0.0.1:0",
    SANAD_METRICS: "127.0.0.1:0",
    SANAD_DATABASE: `host='${process.env.PGHOST}' dbname=${database} user=app`,
};
const backend = spawn(process.env.SANAD_BACKEND, ["serve"], { env: { ...process.env, ...settings }, stdio: ["ignore", "pipe", "inherit"] });
const over = once(backend, "exit");
let port;
for await (const line of createInterface(backend.stdout)) {
    const { event, port: chosen } = JSON.parse(line);
    if (event === "listening") {
        port = chosen;
        break;
    }
}
backend.stdout.resume();

async function call(method, path, body) {
    const headers = { "X-Sanad": "1", "Idempotency-Key": randomUUID() };
    if (state.cookie) headers.Cookie = state.cookie;
    if (body) headers["Content-Type"] = "application/json";
    const reply = await fetch(`https://localhost:${port}${path}`, { method, headers, body: body && JSON.stringify(body) });
    const cookie = reply.headers.getSetCookie()[0];
    if (cookie) state.cookie = cookie.split(";")[0];
    const text = await reply.text();
    assert.ok(reply.ok, `${method} ${path}: ${reply.status} ${text}`);
    return JSON.parse(text);
}

function one_time_code(secret) {
    const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
    const step = Buffer.alloc(8);
    step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
    const mac = createHmac("sha1", Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)))).update(step).digest();
    return String((mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

try {
    if (action === "record") {
        const { ticket } = await call("POST", "/api/sign-in", { name: state.name, passphrase: state.passphrase });
        await call("POST", "/api/sign-in/code", { ticket, code: one_time_code(state.totp_secret) });
        const contact = await call("POST", "/api/contacts", { channel: "phone" });
        state.said = { narrative: "They keep my passport. هم يحتفظون بجوازي", worker_name: "Invented Person", area: "Somewhere" };
        const complaint = await call("POST", "/api/complaints", {
            ...{ contact_id: contact.id, categories: ["PASSPORT_WITHHELD"], danger_now: false, language: "eng", wish: "advice" },
            ...{ safe_contact: "safe", consent_to_record: true, triage: "P3", ...state.said },
        });
        state.complaint = complaint.id;
        writeFileSync(file, JSON.stringify(state));
    } else {
        const complaint = await call("GET", `/api/complaints/${state.complaint}`);
        for (const [field, words] of Object.entries(state.said)) assert.equal(complaint[field], words);
    }
} finally {
    backend.kill("SIGTERM");
    await over;
}
