// Figures measured by a suite: a line for people on stdout, and one JSON line in .run/figures.jsonl (what each name means: docs of
// the suite that writes it). `bar` is what the figure has to reach, where there is such a thing.
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const root = process.env.SANAD_ROOT ?? join(import.meta.dirname, "..");

export function figure(name: string, value: number, unit: string, bar?: number): void {
    const commit = execFileSync("git", ["-C", root, "rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
    const at = `${new Date().toISOString().slice(0, 19)}Z`;
    mkdirSync(join(root, ".run"), { recursive: true });
    appendFileSync(join(root, ".run/figures.jsonl"), `${JSON.stringify({ name, value, unit, bar, at, commit })}\n`);
    console.log(`${name.padEnd(32)} ${value} ${unit}${bar === undefined ? "" : ` (bar ${bar})`}`);
}
