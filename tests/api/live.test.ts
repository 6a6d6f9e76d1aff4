// The live stream: hello, what changed within a second for those who may see it, resuming, and being closed. Never any content.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { register, takeContact } from "./acts";
import { type Person, type Sanad, sleep, startSanad, type Stream, until } from "./harness";

let sanad: Sanad;
let noura: Person;
let hessa: Person;
let maha: Person;
let admin: Person;
const open: Stream[] = [];

beforeAll(async () => {
    sanad = await startSanad();
    [noura, hessa, maha, admin] = await Promise.all([
        sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR"),
        sanad.person("maha", "HOTLINE_B", "SHIFT_SUPERVISOR"),
        sanad.person("admin", "ADMIN", "ADMINISTRATOR"),
    ]);
});
afterAll(async () => {
    for (const stream of open) stream.close();
    await sanad.stop();
});

async function live(who: Person, after?: number): Promise<Stream> {
    const stream = await sanad.live(who, after);
    open.push(stream);
    await stream.hears({ kind: "hello" });
    return stream;
}

test("says hello with its place, and then what changed, within a second and in order", async () => {
    const stream = await live(hessa);
    expect(stream.said[0]).toEqual({ kind: "hello", seq: expect.any(Number) });
    const took: number[] = [];
    const heard = async (kind: string, id: string, times = 1) => {
        const from = Date.now();
        await until(() => stream.said.filter((said) => said.kind === kind && said.id === id).length === times, 5_000, `${kind} ${id}`);
        took.push(Date.now() - from);
    };
    for (let i = 0; i < 10; i++) {
        const contact = await takeContact(noura);
        await heard("contact", contact);
        const { id } = await register(noura, { contact_id: contact });
        await heard("complaint", id);
        await hessa.post(`/api/complaints/${id}/triage`, { level: "P1", version: 1 });
        await heard("complaint", id, 2);
    }
    // An event waits for whatever is being written in the whole cluster, other suites' databases too: hence not each, but most.
    took.sort((a, b) => a - b);
    expect(took[Math.floor(took.length * 0.8)]).toBeLessThan(1_000);
    const places = stream.said.map((said) => said.seq!);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const said of stream.said.slice(1)) expect(Object.keys(said).sort()).toEqual(["id", "kind", "seq"]);
});

test("tells nothing of another unit, and an operator her own only", async () => {
    const [there, elsewhere, own, administrator] = [await live(hessa), await live(maha), await live(noura), await live(admin)];
    const { id } = await register(hessa);
    await there.hears({ kind: "complaint", id });
    const mine = await register(noura);
    await own.hears({ kind: "complaint", id: mine.id });
    await sleep(700);
    for (const stream of [elsewhere, own, administrator]) expect(stream.said.some((said) => said.id === id)).toBe(false);
    for (const stream of [elsewhere, administrator]) expect(stream.said.some((said) => said.kind === "complaint" || said.kind === "contact")).toBe(false);
});

test("an administrator hears of accounts, who else does not", async () => {
    const [administrator, other] = [await live(admin), await live(hessa)];
    const [unit] = await sanad.sql("select id from access.unit where code = 'ADMIN'");
    const { body } = await admin.post("/api/users", { name: "new.one", display_name: "New", unit_id: unit.id, roles: ["GUARD"] });
    await administrator.hears({ kind: "user", id: body.id });
    await sleep(300);
    expect(other.said.some((said) => said.kind === "user")).toBe(false);
});

test("reading is not a change", async () => {
    const { id } = await register(hessa);
    const stream = await live(hessa);
    await stream.hears({ kind: "hello" });
    await sleep(700);
    const before = stream.said.length;
    for (const path of [`/api/complaints/${id}`, `/api/complaints/${id}/history`, "/api/complaints"]) await hessa.get(path);
    await sleep(800);
    expect(stream.said.slice(before)).toEqual([]);
});

test("resumes after the last number without a gap or a repeat", async () => {
    const first = await live(hessa);
    const one = await register(hessa);
    const last = await first.hears({ kind: "complaint", id: one.id });
    first.close();
    const missed = [await register(hessa), await register(hessa)];
    await sleep(1_000);
    const second = await live(hessa, last.seq);
    for (const { id } of missed) await second.hears({ kind: "complaint", id });
    const next = await register(hessa);
    await second.hears({ kind: "complaint", id: next.id });
    const places = second.said.slice(1).map((said) => said.seq!);
    expect(Math.min(...places)).toBeGreaterThan(last.seq!);
    expect(new Set(places).size).toBe(places.length);
    expect(second.said.some((said) => said.id === one.id)).toBe(false);
});

test("who was away too long, or comes from the future, is told to fetch everything", async () => {
    const { said } = await live(hessa);
    const future = await live(hessa, said[0]!.seq! + 1_000_000);
    await future.hears({ kind: "resync" });
    await sanad.end();
    await sanad.serve();
    await register(hessa);
    await sleep(800);
    const past = await live(hessa, 0);
    await past.hears({ kind: "resync" });
});

describe("the door", () => {
    const upgraded = (path: string, headers: string) =>
        sanad.raw([`GET ${path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n${headers}\r\n`], 300);
    const cookie = () => `Cookie: __Host-sid=${hessa.token}\r\n`;

    test("nobody is let in", async () => {
        for (const headers of ["", `Cookie: __Host-sid=${"A".repeat(43)}\r\n`]) {
            const { text, closed } = await upgraded("/api/live", headers);
            expect(text).toMatch(/^HTTP\/1\.1 401 /);
            expect(text).toContain('"slug":"signed_out"');
            expect(closed).toBe(true);
        }
    });
    test("a foreign page is not let in, with whatever cookie", async () => {
        for (const origin of ["https://evil.example", "null", "https://sanad.test.evil.example"])
            expect((await upgraded("/api/live", `${cookie()}Origin: ${origin}\r\n`)).text).toMatch(/^HTTP\/1\.1 403 /);
        expect((await upgraded("/api/live", `${cookie()}Origin: https://sanad.test\r\n`)).text).toMatch(/^HTTP\/1\.1 101 /);
    });
    test("nothing else is upgraded, and nonsense is refused", async () => {
        expect((await upgraded("/api/complaints", cookie())).text).toMatch(/^HTTP\/1\.1 404 /);
        expect((await upgraded("/api/live?after=x", cookie())).text).toMatch(/^HTTP\/1\.1 422 /);
        expect((await upgraded("/api/live?since=1", cookie())).text).toMatch(/^HTTP\/1\.1 422 /);
    });
    test("what a client says is not listened to, and too much of it ends the stream", async () => {
        const stream = await live(hessa);
        stream.socket.send("hello?");
        stream.socket.send("x".repeat(5_000));
        await until(() => stream.closedWith !== undefined, 3_000, "the stream ends");
        expect((await hessa.get("/api/session")).status).toBe(200);
    });
});

describe("the end", () => {
    test("signing out closes the stream at once, and no other", async () => {
        const [mine, other] = [await sanad.actAs("hessa"), hessa];
        const [stream, kept] = [await live(mine), await live(other)];
        await mine.delete("/api/session");
        await until(() => stream.closedWith !== undefined, 1_000, "the stream closes");
        expect(stream.closedWith).toBe(4401);
        expect(stream.said.at(-1)).toEqual({ kind: "session_ended" });
        await sleep(300);
        expect(kept.closedWith).toBeUndefined();
    });

    test("an idle session's stream is closed too, by the sweep", async () => {
        const mine = await sanad.actAs("noura");
        const stream = await live(mine);
        await sanad.sql("update access.session set last_seen_at = now() - interval '1 hour' where token_hash = sha256(convert_to($1, 'UTF8'))", [mine.token]);
        await until(() => stream.closedWith !== undefined, 20_000, "the stream closes");
        expect(stream.closedWith).toBe(4401);
    }, 30_000);

    test("a stopping node tells its listeners to come back elsewhere", async () => {
        const stream = await live(hessa);
        await sanad.end();
        expect(stream.closedWith).toBe(1001);
        await sanad.serve();
    });
});
