// Read and register over TLS, beside pgbench running the same SQL in the same minutes: the ratio is what counts, since
// other work on the machine slows both.
import type { Client } from "./client";
import { figure } from "../figures";
import { median, round, table } from "./figures";
import { complaint } from "./people";
import { pgbench, type Stage, type Window, wrk } from "./stage";
import { type Script, script, statements_of } from "./yardstick";

const client_counts = [2, 4, 8, 16, 32];
const rounds = 3;

type Contest = { title: string; scripts: Record<string, Script>; client: Client; requests: string[] };

async function contest(stage: Stage, { title, scripts: made, client, requests }: Contest) {
    const scripts = Object.keys(made);
    await wrk(stage, client, requests, 2);  // statements prepared, caches warm
    // Two best client counts of a short heat; each round takes the better of them.
    const best = new Map<string, number[]>();
    for (const script of scripts) {
        const heat: [number, number][] = [];
        for (const clients of client_counts) heat.push([(await pgbench(stage, made[script]!, clients, 2)).rate, clients]);
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
                const window = await pgbench(stage, made[script]!, clients, 3);
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

// Another complaint or contact every 50 turns: choosing one must not weigh.
const choose = (columns: string) => [
    "\\set again :turn % 50", "\\set turn :turn + 1", "\\if :again = 0", "\\set n random(1, 200)",
    `select ${columns} from sample where n = :n \\gset`, "\\endif",
];

export async function read(stage: Stage) {
    const { world, supervisor, complaints } = stage;
    const [id] = complaints as [string];
    const statements = await statements_of(world, "complaint_sheet", () => supervisor.must("GET", `/api/complaints/${id}`));
    const by_statement = script(world, "read", choose("id as complaint"), statements, new Map([[id, ":complaint"]]), null);
    const requests = complaints.slice(0, 200).map((each) => `GET /api/complaints/${each}`);
    const { of, ratio } = await contest(stage, { title: "read", scripts: { "by statement": by_statement }, client: supervisor, requests });
    figure("spine.read_ratio", round(ratio("by statement")), "x", 0.9);
    figure("spine.read_cpu_us", round(of("backend_us")), "us", 150);
    figure("spine.read_p99_ms", round(of("p99_ms")), "ms", 20);
}

export async function register(stage: Stage) {
    const { world, operator, contacts } = stage;
    const [contact] = contacts as [string];
    const receipt: { id: string; reference: string }[] = [];
    const statements = await statements_of(world, "insert into hotline.complaint ", async () => {
        receipt.push(await operator.must("POST", "/api/complaints", complaint(contact, 0)));
    });
    const [{ id, reference }] = receipt as [{ id: string; reference: string }];
    const file = world.sql(`select file_id from hotline.contact where id = '${contact}'`);
    // pgbench can't make text: the complaint's id is put together from two numbers.
    const known = new Map([[contact, ":contact"], [file, ":file"], [id, "cast(:a || :b as uuid)"], [reference, ":reference"]]);
    const prelude = [
        ...choose("contact_id as contact, file_id as file"),
        "\\set reference random(100000000000, 999999999999)",
        "\\set a random(1000000000000000, 9999999999999999)",
        "\\set b random(1000000000000000, 9999999999999999)",
    ];
    const scripts = {
        "by statement": script(world, "register", prelude, statements, known, null),
        // What the backend must know before it can write ends its first flight.
        "pipelined": script(world, "register_pipelined", prelude, statements, known, /contact_sheet/),
    };
    const requests = contacts.map((each, n) => `POST /api/complaints ${JSON.stringify(complaint(each, n))}`);
    const { of, ratio } = await contest(stage, { title: "register", scripts, client: operator, requests });
    figure("spine.register_ratio", round(ratio("by statement")), "x", 1.2);
    figure("spine.register_pipelined_ratio", round(ratio("pipelined")), "x", 0.8);
    figure("spine.register_cpu_us", round(of("backend_us")), "us", 250);
    figure("spine.register_p99_ms", round(of("p99_ms")), "ms", 50);
}
