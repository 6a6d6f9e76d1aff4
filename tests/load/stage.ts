// The system that the measurements share: people, complaints made through the API, the generated bulk, a yardstick database
// that pgbench works on, and the two load generators.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "./client";
import { complaint } from "./people";
import type { Script } from "./yardstick";
import { here, machine_cpu_us, cpu_us, World } from "./world";

const operators = 24;
const made = 400;

export type Stage = { world: World; supervisor: Client; operator: Client; people: Client[]; complaints: string[]; contacts: string[] };
export type Window = { rate: number; p50_ms: number; p99_ms: number; backend_us: number; postgres_us: number; client_us: number; others: number; bad: number };

export async function set_stage(bulk: number): Promise<Stage> {
    const begun = Date.now();
    const world = await World.make("load");
    try {
        return await furnish(world, bulk, begun);
    } catch (error) {
        await world.remove();
        throw error;
    }
}

async function furnish(world: World, bulk: number, begun: number): Promise<Stage> {
    await world.start_backend();
    const supervisor = await world.person("load-supervisor", "HOTLINE_A", "SHIFT_SUPERVISOR");
    const operator = await world.person("load-operator", "HOTLINE_A", "HOTLINE_OPERATOR");
    for (let i = 0; i < operators; ++i) {
        const args = ["user", "add", `load-operator-${i}`, "--display", `Operator ${i} (load)`, "--unit", i % 2 ? "HOTLINE_B" : "HOTLINE_A", "--role", "HOTLINE_OPERATOR"];
        world.run_backend(args, "postgres");
    }
    const complaints: string[] = [];
    const contacts: string[] = [];
    let next = 0;
    const maker = async () => {
        for (let n = next++; n < made; n = next++) {
            const contact = await operator.must("POST", "/api/contacts", { channel: "phone", caller_phone: "+96555512345" });
            const receipt = await operator.must("POST", "/api/complaints", complaint(contact.id, n));
            contacts.push(contact.id);
            complaints.push(receipt.id);
        }
    };
    await Promise.all(Array.from({ length: 8 }, maker));
    const stage = { world, supervisor, operator, people: [supervisor, operator], complaints, contacts };
    await add_bulk(stage, 0, bulk);
    console.log(`· stage set in ${((Date.now() - begun) / 1000).toFixed(0)} s: ${world.sql("select count(*) from hotline.complaint")} complaints`);
    return stage;
}

export async function add_bulk(stage: Stage, from: number, upto: number) {
    const { world } = stage;
    const step = 100_000;
    for (let at = from; at < upto; at += step) {
        await stay_signed_in(stage);
        world.psql(["-1", "-v", `from=${at}`, "-v", `upto=${Math.min(at + step, upto)}`, "-f", `${here}/bulk.sql`]);
    }
    world.sql("vacuum analyze");
    world.sql("checkpoint");
    await stay_signed_in(stage);
}

// A session ends after 15 minutes without a person; and the backend has closed connections that rested for long.
export async function stay_signed_in({ people }: Stage) {
    for (const person of people) {
        person.close();
        await person.must("POST", "/api/session/activity");
    }
}

// A copy of the database, so that what the backend does beside the requests (linking the audit chain) neither slows the
// yardstick nor inherits its work.
export async function make_yardstick(stage: Stage) {
    const { world } = stage;
    await world.rest();
    await world.stop_backend();
    world.sql("drop database if exists yardstick", "postgres");
    world.sql("create database yardstick template sanad strategy file_copy", "postgres");
    world.sql("create table sample (n int primary key, id uuid not null, contact_id uuid not null, file_id uuid not null); grant select on sample to app", "yardstick");
    world.sql(`insert into sample select row_number() over (order by c.id), c.id, c.contact_id, c.file_id from hotline.complaint c
        where c.id = any ('{${stage.complaints.slice(0, 200).join(",")}}')`, "yardstick");
    world.sql("checkpoint", "postgres");
    await world.start_backend();
}

async function measured(world: World, work: () => Promise<{ count: number; seconds: number } & Partial<Window>>): Promise<Window> {
    const before = [machine_cpu_us(), world.backend_cpu_us(), world.postgres_cpu_us(), cpu_us(process.pid)![1], process.cpuUsage().user + process.cpuUsage().system];
    const begun = performance.now();
    const { count, seconds, p50_ms = 0, p99_ms = 0, bad = 0 } = await work();
    await sleep(200);  // pgbench's sessions end, and are counted, a moment after it
    const elapsed = (performance.now() - begun) / 1000;
    const after = [machine_cpu_us(), world.backend_cpu_us(), world.postgres_cpu_us(), cpu_us(process.pid)![1], process.cpuUsage().user + process.cpuUsage().system];
    const [machine, backend, postgres, clients, self] = after.map((value, i) => value - before[i]!) as [number, number, number, number, number];
    return {
        rate: count / seconds,
        p50_ms,
        p99_ms,
        backend_us: backend / count,
        postgres_us: postgres / count,
        client_us: clients / count,
        others: (machine - backend - postgres - clients - self) / 1e6 / elapsed,
        bad,
    };
}

function output_of(program: string, args: string[], env: Record<string, string>): Promise<string> {
    return new Promise((resolve, reject) => {
        const child = spawn(program, args, { env: { PATH: process.env.PATH, ...env } });
        let out = "";
        let err = "";
        child.stdout.on("data", (part) => { out += part; });
        child.stderr.on("data", (part) => { err += part; });
        child.on("close", (code) => (code === 0 ? resolve(out) : reject(new Error(`${program} ${args.join(" ").slice(0, 200)}: ${err || out}`))));
    });
}

export function pgbench(stage: Stage, { file, variables }: Script, clients: number, seconds: number): Promise<Window> {
    const args = ["-n", "-M", "prepared", "-f", file, "-c", String(clients), "-j", "1", "-T", String(seconds), "-h", stage.world.sock, "-U", "app"];
    for (const [name, value] of Object.entries(variables)) args.push("-D", `${name}=${value}`);
    return measured(stage.world, async () => {
        const out = await output_of("/usr/lib/postgresql/15/bin/pgbench", [...args, "yardstick"], {});
        const number = (pattern: RegExp) => Number(pattern.exec(out)?.[1] ?? Number.NaN);
        if (!/number of failed transactions: 0 /.test(out)) throw new Error(out);
        const rate = number(/tps = ([\d.]+) \(without/);
        // The connecting is in the CPU time but not in tps: count what was done.
        const count = number(/number of transactions actually processed: (\d+)/);
        return { count, seconds: count / rate, p50_ms: number(/latency average = ([\d.]+)/) };
    });
}

let seed = 0;
export function wrk(stage: Stage, client: Client, requests: string[], seconds: number, connections = 32): Promise<Window & { p95_ms: number }> {
    const file = `${stage.world.dir}/requests`;
    writeFileSync(file, requests.join("\n"));
    let p95_ms = 0;
    return measured(stage.world, async () => {
        const out = await output_of("wrk", ["-t", "1", "-c", String(connections), "-d", `${seconds}s`, "-s", `${here}/requests.lua`, `https://127.0.0.1:${stage.world.port}`],
            { LOAD_REQUESTS: file, LOAD_HOST: `localhost:${stage.world.port}`, LOAD_COOKIE: client.cookie, LOAD_SEED: String(++seed) });
        const said = JSON.parse(out.trim().split("\n").at(-1)!);
        p95_ms = said.p95_us / 1000;
        return { count: said.requests, seconds: said.us / 1e6, p50_ms: said.p50_us / 1000, p99_ms: said.p99_us / 1000, bad: said.bad_status + said.broken };
    }).then((window) => ({ ...window, p95_ms }));
}
