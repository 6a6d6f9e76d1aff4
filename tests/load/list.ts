// A list costs the same however much there is: the first page and a later one, as a supervisor and as an operator, at the
// ordinary size and at ten times that.
import type { Client } from "./client";
import { figure } from "../figures";
import { median, round, table } from "./figures";
import { add_bulk, stay_signed_in, type Stage, wrk } from "./stage";

export async function list(stage: Stage, from: number, upto: number) {
    const small = await times(stage);
    await add_bulk(stage, from, upto);
    const large = await times(stage);
    const rows = [...small].map(([what, ms]) => ({ what, [`p95 ms at ${from}`]: ms, [`p95 ms at ${upto}`]: large.get(what)!, ratio: large.get(what)! / ms }));
    console.log("\nlist");
    table(rows);
    figure("spine.list_flat_ratio", round(Math.max(...rows.map((row) => row.ratio))), "x", 1.5);
}

async function times(stage: Stage): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    const people: [string, Client][] = [["supervisor", stage.supervisor], ["operator", stage.operator]];
    for (const [who, client] of people) {
        await stay_signed_in(stage);
        for (const query of ["open=true", "open=true&danger_now=true", "state=CLOSED&triage=P2", "category=PASSPORT_WITHHELD"]) {
            const { next } = await client.must("GET", `/api/complaints?${query}`);
            const requests = [`GET /api/complaints?${query}`];
            if (next) requests.push(`GET /api/complaints?${query}&after=${next}`);
            const rounds: number[] = [];
            for (let i = 0; i < 3; ++i) rounds.push((await wrk(stage, client, requests, 2, 4)).p95_ms);
            found.set(`${who} ${query}`, median(rounds));
        }
    }
    return found;
}
