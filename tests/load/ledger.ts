// Nothing acknowledged is lost and nothing is written twice, whatever is killed: 16 writers register complaints and note
// in a file, with fsync, what they try and what was acknowledged; backend and PostgreSQL are killed meanwhile; then all
// that the database holds is opened through the API and compared with the file.
import { createHash, randomInt, randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, Client } from "./client";
import { complaint } from "./people";
import { children_of, World } from "./world";

const writers = 16;

type Try = { try: string; content: string };
type Ack = { ack: string; id: string; reference: string };

class Ledger {
    private file: number;
    constructor(readonly path: string) {
        this.file = openSync(path, "a");
    }
    note(line: Try | Ack) {
        writeSync(this.file, `${JSON.stringify(line)}\n`);
        fsyncSync(this.file);
    }
    close() {
        closeSync(this.file);
    }
    read(): (Try | Ack)[] {
        return readFileSync(this.path, "utf8").trim().split("\n").map((line) => JSON.parse(line));
    }
}

const facts = Object.keys(complaint("", 0)).filter((name) => name !== "contact_id" && name !== "triage");
// Of a number a complaint shows the last digits only.
const last_digits = (body: Record<string, unknown>) => String(body.worker_phone_hint ?? body.worker_phone).slice(-4);
const content_of = (body: Record<string, unknown>) => {
    const shown = { ...body, worker_phone: last_digits(body) } as Record<string, unknown>;
    return createHash("sha256").update(JSON.stringify(facts.map((name) => shown[name] ?? null))).digest("hex");
};

export type Outcome = { kills: number; tried: number; acknowledged: number; lost: string[]; doubled: string[]; other: string[]; silences: Map<string, number[]>; doubts: Map<string, number> };

export async function kill_and_compare(kills: number, seconds_between: [number, number]): Promise<Outcome> {
    const world = await World.make("ledger");
    try {
        await world.start_backend();
        const operator = (await world.person("load-operator", "HOTLINE_A", "HOTLINE_OPERATOR")).beside(world.port, writers * 2);
        const contacts: string[] = [];
        for (let i = 0; i < 64; ++i) contacts.push((await operator.must("POST", "/api/contacts", { channel: "phone" })).id);
        const ledger = new Ledger(`${world.dir}/ledger`);
        const other: string[] = [];
        const doubts = new Map<string, number>();
        let acknowledged = 0;
        let writing = true;
        let n = 0;

        // Until there is an answer that leaves no doubt. A refusal would be a defect: everything sent here is good.
        async function until_answered(body: object, key: string): Promise<Answer> {
            for (let tries = 0; tries < 600; ++tries) {
                let doubt = "no answer";
                try {
                    const answer = await operator.call("POST", "/api/complaints", body, key, 5_000);
                    if (answer.status === 201) return answer;
                    doubt = `${answer.status} ${answer.body?.slug}`;
                } catch {
                    // the connection broke, or nothing came
                }
                doubts.set(doubt, (doubts.get(doubt) ?? 0) + 1);
                if (doubt.startsWith("4")) throw new Refused(`refused: ${doubt}`);
                await sleep(randomInt(20, 200));
            }
            throw new Refused("no answer in all that time");
        }
        async function writer() {
            while (writing) {
                const key = randomUUID();
                const number = n++;
                const body = { ...complaint(contacts[number % contacts.length]!, number), address: key };
                ledger.note({ try: key, content: content_of(body) });
                const first = (await until_answered(body, key)).body;
                ledger.note({ ack: key, id: first.id, reference: first.reference });
                ++acknowledged;
                if (randomInt(20) === 0) {  // as a client that did not hear the answer would
                    const again = (await until_answered(body, key)).body;
                    if (again.id !== first.id || again.reference !== first.reference) other.push(`${key}: a retry was answered otherwise`);
                }
                await sleep(randomInt(5, 40));
            }
        }
        const pulse = setInterval(() => operator.call("POST", "/api/session/activity").catch(() => {}), 60_000);
        const team = Promise.allSettled(Array.from({ length: writers }, writer));
        let killed = 0;
        // Seconds from a kill until 16 further complaints are acknowledged.
        const silences = new Map<string, number[]>();
        try {
            for (; killed < kills; ++killed) {
                await sleep(1000 * (seconds_between[0] + Math.random() * (seconds_between[1] - seconds_between[0])));
                if (world.backend!.exitCode !== null || world.backend!.signalCode !== null) throw new Error("the backend ended without being killed");
                const begun = Date.now();
                const victim = await kill_something(world);
                const heard = acknowledged;
                while (acknowledged < heard + writers) {
                    if (Date.now() > begun + 60_000) throw new Error(`nothing was acknowledged for a minute after a kill of ${victim}`);
                    await sleep(20);
                }
                silences.set(victim, [...(silences.get(victim) ?? []), (Date.now() - begun) / 1000]);
            }
        } finally {
            writing = false;
            clearInterval(pulse);
        }
        for (const done of await team) if (done.status === "rejected") other.push(String(done.reason.message));
        ledger.close();
        const outcome = await compare(world, operator, ledger);
        operator.close();
        return { ...outcome, other: [...other, ...outcome.other], kills: killed, silences, doubts };
    } finally {
        await world.remove();
    }
}

class Refused extends Error {}

// SIGKILL for one of: the backend; the postmaster (its children notice); the postmaster and all its children at once; one
// child (PostgreSQL then starts itself anew). Only processes of this world, by id.
async function kill_something(world: World): Promise<string> {
    const what = randomInt(10);
    if (what < 4) {
        await world.stop_backend("SIGKILL");
        await sleep(randomInt(0, 300));
        await world.start_backend();
        return "backend";
    }
    const master = world.postmaster();
    const children = children_of(master);
    const victims = what < 6 ? [master] : what < 9 ? [master, ...children] : [children[randomInt(children.length)]!];
    for (const pid of victims) {
        try {
            process.kill(pid, "SIGKILL");
        } catch {
            // it went by itself
        }
    }
    if (!victims.includes(master)) return "one PostgreSQL process";
    await sleep(randomInt(0, 300));
    await world.restart_cluster();
    return what < 6 ? "postmaster" : "all of PostgreSQL";
}

// Opens every complaint that the database holds.
async function compare(world: World, operator: Client, ledger: Ledger) {
    const tries = new Map<string, string>();
    const acks = new Map<string, Ack>();
    for (const line of ledger.read()) {
        if ("try" in line) tries.set(line.try, line.content);
        else acks.set(line.ack, line);
    }
    const other: string[] = [];
    const found = new Map<string, { id: string; reference: string; content: string }[]>();
    const ids = world.sql("select id from hotline.complaint").split("\n");
    let next = 0;
    async function reader() {
        for (let i = next++; i < ids.length; i = next++) {
            const body = await operator.must("GET", `/api/complaints/${ids[i]}`);
            found.set(body.address, [...(found.get(body.address) ?? []), { id: body.id, reference: body.reference, content: content_of(body) }]);
            if (!tries.has(body.address)) other.push(`complaint ${body.id} was never tried`);
        }
    }
    await Promise.all(Array.from({ length: 8 }, reader));
    const doubled = [...found].filter(([, rows]) => rows.length > 1).map(([key]) => key);
    const lost = [...acks.values()].filter((ack) => {
        const row = found.get(ack.ack)?.[0];
        return !row || row.id !== ack.id || row.reference !== ack.reference || row.content !== tries.get(ack.ack);
    }).map((ack) => ack.ack);
    // What is written with a complaint is there exactly as often.
    const incomplete = world.sql(`select count(*) from hotline.complaint c where
        (select count(*) from hotline.complaint_change h where h.complaint_id = c.id) <> 1
        or not exists (select from hotline.complaint_clock k where k.complaint_id = c.id)
        or not exists (select from hotline.complaint_category g where g.complaint_id = c.id)
        or (select count(*) from audit.entry e where e.object_id = c.id and e.action = 'register_complaint') <> 1`);
    if (incomplete !== "0") other.push(`${incomplete} complaints lack their change, clocks, categories or audit entry`);
    const kept = Number(world.sql(`select count(*) from access.idempotency`)) - 64;
    if (kept !== ids.length) other.push(`${kept} kept answers for ${ids.length} complaints`);
    await world.rest();
    try {
        world.run_backend(["audit", "verify"], "postgres");
    } catch (error) {
        other.push(`the audit chain is broken: ${(error as Error).message}`);
    }
    return { tried: tries.size, acknowledged: acks.size, lost, doubled, other };
}
