// Consoles as the backend meets them: a live stream each, and what they ask for when it speaks. How soon a ring is on two
// hundred screens and an answered call is open on one; how soon news reaches a thousand; what ten thousand weigh at rest.
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { createSecureContext } from "node:tls";
import WebSocket from "ws";
import { figure } from "../figures";
import { type CallEvent, Line } from "../telephone";
import { Client } from "./client";
import { percentile, round } from "./figures";
import { World } from "./world";

const unit = "HOTLINE_A";

class Switchboard {
    private readonly ca: string;
    private readonly trust: ReturnType<typeof createSecureContext>;
    private readonly exchange: Client;
    private readonly line: Line;

    constructor(readonly world: World) {
        this.ca = readFileSync(`${world.dir}/cert.pem`, "utf8");
        this.trust = createSecureContext({ ca: this.ca });
        this.exchange = new Client(world.port, this.ca, 1);
        world.run_backend(["user", "add", "load-line", "--display", "Line (load)", "--unit", unit, "--role", "TELEPHONE"], "postgres");
        this.line = new Line("load-line", world.run_backend(["telephone", "secret", "load-line"], "postgres").trim());
    }

    async tell(call: string, type: CallEvent["type"], over: Partial<CallEvent> = {}): Promise<void> {
        const { raw, headers } = this.line.sign(this.line.event(call, type, over));
        const { status } = await this.exchange.signed("/api/telephone/events", raw, headers);
        if (status !== 204) throw new Error(`${type}: ${status}`);
    }

    operator(n: number): string {
        const name = `load-seat-${n}`;
        this.world.run_backend(["user", "add", name, "--display", `Seat ${n} (load)`, "--unit", unit, "--role", "HOTLINE_OPERATOR"], "postgres");
        return name;
    }
    // The session is opened in the database: signing in costs Argon2id and is measured elsewhere.
    client(name: string): Client {
        const token = randomBytes(32).toString("base64url");
        const hash = createHash("sha256").update(token).digest("hex");
        this.world.sql(`select access.open_session('${randomUUID()}', (select id from access.account where name = '${name}'), '\\x${hash}', '')`);
        const client = new Client(this.world.port, this.ca, 1); // a second connection would rest until the backend closes it
        client.cookie = `__Host-sid=${token}`;
        return client;
    }
    async stream(client: Client, hear: (kind: string, id: string) => void = () => {}): Promise<WebSocket> {
        const socket = new WebSocket(`wss://127.0.0.1:${this.world.port}/api/live`, {
            secureContext: this.trust,
            servername: "localhost",
            perMessageDeflate: false,
            headers: { cookie: client.cookie },
        } as WebSocket.ClientOptions);
        await new Promise<void>((resolve, reject) => socket.once("open", resolve).once("error", reject));
        socket.on("message", (data) => {
            const { kind, id } = JSON.parse(String(data));
            hear(kind, id);
        });
        return socket;
    }
    async streams(count: number, open: (n: number) => Promise<WebSocket>): Promise<WebSocket[]> {
        const sockets: WebSocket[] = [];
        let next = 0;
        const opener = async () => {
            while (next < count) sockets.push(await open(next++));
        };
        await Promise.all(Array.from({ length: 32 }, opener));
        return sockets;
    }
}

export async function on_a_switchboard(name: string, work: (board: Switchboard) => Promise<void>) {
    const world = await World.make(name);
    try {
        await world.start_backend();
        await work(new Switchboard(world));
    } finally {
        await world.remove();
    }
}

async function until(fact: () => boolean, what: string, broken: () => unknown = () => undefined) {
    for (let tries = 0; !fact(); ++tries) {
        if (broken()) throw broken();
        if (tries === 2000) throw new Error(`not within 10 s: ${what}`);
        await sleep(5);
    }
}

// Every console asks for the calls when one changes, as the web client does. A ring counts when a console has it in the
// answer; an answer at an extension when her console has the contact, caller's number and all.
export const pop = () =>
    on_a_switchboard("pop", async (board) => {
        const seats = 40;
        const count = 200;
        const names = Array.from({ length: seats }, (_, n) => board.operator(n));
        const clients = Array.from({ length: count }, (_, n) => board.client(names[n % seats]!));
        for (let n = 0; n < seats; ++n) await clients[n]!.must("PUT", "/api/extension", { extension: String(100 + n) });
        const rung: number[] = [];
        const popped: number[] = [];
        let begun = 0;
        let ringing = "";
        let answered = -1;
        let shown = new Set<number>();
        let broken: unknown;
        const look = async (n: number) => {
            const { items } = await clients[n]!.must("GET", "/api/calls");
            for (const { id, contact_id } of items) {
                if (!contact_id && answered < 0 && !shown.has(n)) {
                    shown.add(n);
                    rung.push(performance.now() - begun);
                    ringing = id;
                }
                if (contact_id && id === ringing && n === answered) {
                    answered = -2;
                    const { caller_phone } = await clients[n]!.must("GET", `/api/contacts/${contact_id}`);
                    if (caller_phone !== "+96555512345") throw new Error("another caller's number");
                    popped.push(performance.now() - begun);
                }
            }
        };
        const sockets = await board.streams(count, (n) => board.stream(clients[n]!, (kind) => kind === "call" && void look(n).catch((error) => (broken = error))));
        for (let call = 0; call < 43; ++call) {
            if (call === 3) rung.length = popped.length = 0; // the first ones warm up
            shown = new Set();
            answered = -1;
            begun = performance.now();
            await board.tell(`${call}`, "ring", { caller: "+96555512345" });
            await until(() => shown.size === count, `call ${call} on every screen`, () => broken);
            await sleep(150);
            const before = popped.length;
            answered = call % seats;
            begun = performance.now();
            await board.tell(`${call}`, "answer", { extension: String(100 + answered) });
            await until(() => popped.length > before, `call ${call} opens`, () => broken);
            await board.tell(`${call}`, "end");
            await sleep(250);
        }
        for (const socket of sockets) socket.terminate();
        console.log(`\nring on ${count} consoles: p50 ${round(percentile(rung, 0.5))} ms, p95 ${round(percentile(rung, 0.95))} ms, last ${round(Math.max(...rung))} ms;`
            + ` answered call open: p50 ${round(percentile(popped, 0.5))} ms, p95 ${round(percentile(popped, 0.95))} ms`);
        figure("hotline.pop_p95_ms", round(Math.max(percentile(rung, 0.95), percentile(popped, 0.95))), "ms", 300);
    });

// From the moment the exchange sends a ring to the moment a console has the message.
export const fanout = () =>
    on_a_switchboard("fanout", async (board) => {
        const count = 1000;
        const names = Array.from({ length: 20 }, (_, n) => board.operator(n));
        const clients = names.map((name) => board.client(name));
        const took: number[] = [];
        let begun = 0;
        let heard = 0;
        const sockets = await board.streams(count, (n) =>
            board.stream(clients[n % clients.length]!, (kind) => {
                if (kind !== "call") return;
                heard++;
                took.push(performance.now() - begun);
            }),
        );
        await sleep(1000);
        for (let call = 0; call < 63; ++call) {
            if (call === 3) took.length = 0;
            heard = 0;
            begun = performance.now();
            await board.tell(`${call}`, "ring");
            await until(() => heard >= count, `call ${call} is heard of`);
            await sleep(100);
        }
        for (const socket of sockets) socket.terminate();
        console.log(`\nan event to ${count} consoles: p50 ${round(percentile(took, 0.5))} ms, p99 ${round(percentile(took, 0.99))} ms, last ${round(Math.max(...took))} ms`);
        figure("hotline.fanout_p99_ms", round(percentile(took, 0.99)), "ms", 100);
    });

export const consoles = () =>
    on_a_switchboard("consoles", async (board) => {
        const count = 10_000;
        const client = board.client(board.operator(0));
        const before = board.world.rss_kb();
        const sockets = await board.streams(count, () => board.stream(client));
        await sleep(10_000);
        const alive = sockets.filter((socket) => socket.readyState === WebSocket.OPEN).length;
        if (alive !== count) throw new Error(`${count - alive} consoles were lost`);
        const after = board.world.rss_kb();
        console.log(`\n${count} consoles at rest: ${round((after - before) / count)} kB each`);
        figure("hotline.idle_10k_mb", round(after / 1024), "MiB", 900);
        for (const socket of sockets) socket.terminate();
    });
