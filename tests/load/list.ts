// A list costs the same however much there is and whoever asks: the first two pages, as a supervisor, an operator, and the
// supervisor of a unit that holds nothing (who must not be served by a plan made for a full one), at the ordinary size and
// at ten times that.
import type { Client } from "./client";
import { figure } from "../figures";
import { median, round, table } from "./figures";
import { add_bulk, stay_signed_in, type Stage, wrk } from "./stage";

export async function list(stage: Stage, from: number, upto: number) {
    const quiet = await stage.world.person("load-quiet", "CASEWORK", "SHIFT_SUPERVISOR");
    stage.people.push(quiet);
    const small = await times(stage, quiet);
    await add_bulk(stage, from, upto);
    const large = await times(stage, quiet);
    const rows = [...small].map(([what, ms]) => ({ what, [`p95 ms at ${from}`]: ms, [`p95 ms at ${upto}`]: large.get(what)!, ratio: large.get(what)! / ms }));
    console.log("\nlist");
    table(rows);
    figure("spine.list_flat_ratio", round(Math.max(...rows.map((row) => row.ratio))), "x", 1.5);
}

// A statement is given up after five seconds.
const refused_ms = 5000;

async function times(stage: Stage, quiet: Client): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    const people: [string, Client][] = [["supervisor", stage.supervisor], ["operator", stage.operator], ["quiet unit", quiet]];
    for (const [who, client] of people) {
        await stay_signed_in(stage);
        for (const query of ["open=true", "open=true&danger_now=true", "state=CLOSED&triage=P2", "category=PASSPORT_WITHHELD"]) {
            const { next } = await client.must("GET", `/api/complaints?${query}`);
            const requests = [`GET /api/complaints?${query}`];
            if (next) requests.push(`GET /api/complaints?${query}&after=${next}`);
            const rounds: number[] = [];
            for (let i = 0; i < 3; ++i) {
                const window = await wrk(stage, client, requests, 2, 4);
                rounds.push(window.bad ? refused_ms : window.p95_ms);
            }
            found.set(`${who} ${query}`, median(rounds));
        }
    }
    return found;
}
