// pgbench scripts made from what the backend really sends: one request is logged by PostgreSQL with its parameters, and each
// logged statement becomes a line of the script. So the yardstick can't fall behind the backend.
import { closeSync, openSync, readSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { World } from "./world";

export type Script = { file: string; variables: Record<string, string> };
type Statement = { text: string; values: (string | null)[] };

const log_settings = ["log_statement = 'all'", "log_parameter_max_length = -1", "log_error_verbosity = 'default'"];

// The statements of the session in which `marker` was sent.
export async function statements_of(world: World, marker: string, request: () => Promise<unknown>): Promise<Statement[]> {
    for (const setting of log_settings) world.sql(`alter role app set ${setting}`);
    await world.stop_backend();
    await world.start_backend();
    const log = `${world.dir}/pg/server.log`;
    const from = statSync(log).size;
    await request();
    await sleep(200);
    const text = tail(log, from);
    for (const setting of log_settings) world.sql(`alter role app reset ${setting.split(" ")[0]}`);
    await world.stop_backend();
    await world.start_backend();
    return parse(text, marker);
}

function tail(path: string, from: number): string {
    const bytes = Buffer.alloc(statSync(path).size - from);
    const file = openSync(path, "r");
    readSync(file, bytes, 0, bytes.length, from);
    closeSync(file);
    return bytes.toString("utf8");
}

function parse(log: string, marker: string): Statement[] {
    const sessions = new Map<string, Statement[]>();
    for (const entry of log.split(/\n(?=\d{4}-\d\d-\d\d )/)) {
        const [, session, what] = /^\S+ \S+ \S+ \[(\d+)\] ([\s\S]*)$/.exec(entry.trimEnd()) ?? [];
        if (!session || !what) continue;
        const list = sessions.get(session) ?? [];
        sessions.set(session, list);
        const [, text] = /^LOG:  execute [^:]+: ([\s\S]*)$/.exec(what) ?? [];
        if (text) list.push({ text: text.replaceAll("\n\t", "\n"), values: [] });
        const [, parameters] = /^DETAIL:  parameters: ([\s\S]*)$/.exec(what) ?? [];
        if (parameters) list.at(-1)!.values = [...parameters.matchAll(/\$\d+ = (?:NULL|'((?:[^']|'')*)')/g)].map(([, value]) => value?.replaceAll("''", "'") ?? null);
    }
    for (const list of sessions.values()) {
        const end = list.findIndex(({ text }) => text.includes(marker));
        if (end < 0) continue;
        const begin = list.findLastIndex(({ text }, i) => i <= end && /^begin/.test(text));
        const commit = list.findIndex(({ text }, i) => i >= end && text === "commit");
        return list.slice(begin, commit + 1);
    }
    throw new Error(`no session sent '${marker}'`);
}

// `known` says which value is which variable or expression of the script; other ids are made anew each turn, everything else is
// bound as it was. `flights`: a flight ends after each statement that matches; null: statement by statement.
export function script(world: World, name: string, prelude: string[], statements: Statement[], known: Map<string, string>, flights: RegExp | null): Script {
    const variables: Record<string, string> = {};
    const fresh = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-/;
    const bound = (value: string | null) => {
        if (value === null) return "null";
        if (known.has(value)) return known.get(value)!;
        if (fresh.test(value)) return "gen_random_uuid()";
        const held = Object.keys(variables).find((variable) => variables[variable] === value) ?? `v${Object.keys(variables).length}`;
        variables[held] = value;
        return `:${held}`;
    };
    const lines = [...prelude];
    if (flights) lines.push("\\startpipeline");
    for (const [i, { text, values }] of statements.entries()) {
        lines.push(`${text.replaceAll(/\$(\d+)/g, (_, n) => bound(values[n - 1] ?? null))};`);
        if (flights && flights.test(text) && i + 1 < statements.length) lines.push("\\endpipeline", "\\startpipeline");
    }
    if (flights) lines.push("\\endpipeline");
    const file = `${world.dir}/${name}.pgbench`;
    writeFileSync(file, `${lines.join("\n")}\n`);
    return { file, variables: { ...variables, turn: "0" } };
}
