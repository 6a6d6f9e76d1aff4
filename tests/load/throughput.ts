// Read and register over TLS, beside pgbench running the same SQL in the same minutes: the ratio is what counts, since
// other work on the machine slows both.
import type { Client } from "./client";
import { figure } from "../figures";
import { median, round, table } from "./figures";
import { complaint } from "./people";
import { binds, pgbench, type Stage, type Window, wrk } from "./stage";

const client_counts = [2, 4, 8, 16, 32];
const rounds = 3;

type Contest = { title: string; scripts: string[]; client: Client; requests: string[] };

async function contest(stage: Stage, { title, scripts, client, requests }: Contest) {
    const variables = binds(stage, client);
    await wrk(stage, client, requests, 2);  // statements prepared, caches warm
    // Two best client counts of a short heat; each round takes the better of them.
    const best = new Map<string, number[]>();
    for (const script of scripts) {
        const heat: [number, number][] = [];
        for (const clients of client_counts) heat.push([(await pgbench(stage, script, variables, clients, 2)).rate, clients]);
        heat.sort((a, b) => b[0] - a[0]);
        best.set(script, heat.slice(0, 2).map(([, clients]) => clients));
    }
    const yard = new Map<string, Window[]>(scripts.map((script) => [script, []]));
    const ours: Window[] = [];
    const rows = [];
    for (let round = 1; round <= rounds; ++round) {
        for (const script of scripts) {
            let top: (Window & { clients: number }) | null = null;
            for (const clients of best.get(script)!) {
                const window = await pgbench(stage, script, variables, clients, 3);
                if (!top || window.rate > top.rate) top = { ...window, clients };
            }
            yard.get(script)!.push(top!);
            rows.push(line(`pgbench ${script}, ${top!.clients} clients`, top!));
        }
        await stage.world.rest();
        const window = await wrk(stage, client, requests, 5);
        await stage.world.rest();
        ours.push(window);
        rows.push(line(`${title} over TLS, 32 connections`, window));
    }
    console.log(`\n${title}`);
    table(rows);
    const of = (key: keyof Window, windows = ours) => median(windows.map((window) => window[key]));
    const ratio = (script: string) => median(ours.map((window, i) => window.rate / yard.get(script)![i]!.rate));
    return { of, ratio };
}

const line = (what: string, window: Window) => ({
    what,
    "rps": window.rate,
    "p50 ms": window.p50_ms,
    "p99 ms": window.p99_ms || "",
    "backend us": window.backend_us,
    "PG us": window.postgres_us,
    "client us": window.client_us,
    "others, cores": window.others,
    "refused": window.bad,
});

export async function read(stage: Stage) {
    const requests = stage.complaints.slice(0, 200).map((id) => `GET /api/complaints/${id}`);
    const { of, ratio } = await contest(stage, { title: "read", scripts: ["read"], client: stage.supervisor, requests });
    figure("spine.read_ratio", round(ratio("read")), "x", 0.9);
    figure("spine.read_cpu_us", round(of("backend_us")), "us", 150);
    figure("spine.read_p99_ms", round(of("p99_ms")), "ms", 20);
}

export async function register(stage: Stage) {
    const requests = stage.contacts.map((id, n) => `POST /api/complaints ${JSON.stringify(complaint(id, n))}`);
    const { of, ratio } = await contest(stage, { title: "register", scripts: ["register", "register_pipelined"], client: stage.operator, requests });
    figure("spine.register_ratio", round(ratio("register")), "x", 1.2);
    figure("spine.register_pipelined_ratio", round(ratio("register_pipelined")), "x", 0.8);
    figure("spine.register_cpu_us", round(of("backend_us")), "us", 250);
    figure("spine.register_p99_ms", round(of("p99_ms")), "ms", 50);
}
