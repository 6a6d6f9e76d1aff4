// Measures what a first visit loads, from the built files and Vite's manifest, against the budgets of design.md section 4.
// Prints a table and adds the figures to .run/figures.jsonl.
import { execSync } from "node:child_process";
import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, "utf8"));
const keyOf = (source) => {
  const key = Object.keys(manifest).find((name) => name === source || name.endsWith(source));
  if (!key) throw new Error(`${source} is not in the build`);
  return key;
};

/** The chunk and everything it imports at once. */
function loaded(sources, seen = new Set()) {
  for (const source of sources) {
    if (seen.has(source)) continue;
    seen.add(source);
    loaded(manifest[source].imports ?? [], seen);
  }
  return seen;
}

const kilobytes = (files) =>
  [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(dist + file), { level: 9 }).length, 0) / 1000;
const scripts = (chunks) => [...chunks].map((chunk) => manifest[chunk].file).filter((file) => file.endsWith(".js"));
const styles = (chunks) => [...chunks].flatMap((chunk) => manifest[chunk].css ?? []);

const start = [keyOf("index.html"), keyOf("virtual:words/en")];
const page = (source, ...further) => loaded([...start, keyOf(source), ...further.map(keyOf)]);
const words = "virtual:words/en/further";
const shell = loaded(start);
const figures = [
  ["web.core_js_kb", kilobytes(scripts(shell)), 190],
  ["web.css_kb", kilobytes(styles(shell)), 12],
  ["web.intake_js_kb", kilobytes(scripts(page("src/hotline/intake.tsx"))), 250],
  ["web.complaints_js_kb", kilobytes(scripts(page("src/hotline/complaints.tsx"))), 250],
  ["web.complaint_js_kb", kilobytes(scripts(page("src/hotline/complaint-page.tsx"))), 250],
  ["web.people_js_kb", kilobytes(scripts(page("src/people/people.tsx", words))), 250],
  ["web.person_js_kb", kilobytes(scripts(page("src/people/person-page.tsx", words))), 250],
  ["web.parties_js_kb", kilobytes(scripts(page("src/parties/parties.tsx", words))), 250],
  ["web.users_js_kb", kilobytes(scripts(page("src/access/users.tsx"))), 240],
  ["web.audit_js_kb", kilobytes(scripts(page("src/audit/audit-page.tsx", words))), 240],
];

const git = (command) => {
  try {
    return execSync(command, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
};
const at = new Date().toISOString();
const commit = git("git rev-parse --short HEAD");
const run = fileURLToPath(new URL("../../.run/", import.meta.url));
mkdirSync(run, { recursive: true });
let over = 0;
for (const [name, exact, bar] of figures) {
  const value = Math.round(exact * 10) / 10;
  const fits = value <= bar;
  if (!fits) over++;
  console.log(`${name.padEnd(22)} ${String(value).padStart(7)} KB gz   bar ${bar}   ${fits ? "ok" : "OVER"}`);
  appendFileSync(`${run}figures.jsonl`, `${JSON.stringify({ name, value, unit: "KB", bar, at, commit })}\n`);
}
process.exit(over ? 1 : 0);
