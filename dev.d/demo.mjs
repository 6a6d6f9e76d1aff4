// The invented people of a demo system: makes their accounts, keeps what they sign in with in .run/demo.json, shows it.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

const file = ".run/demo.json";
const known = () => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : []);

function people() {
    const [, ...lines] = readFileSync("db/seed/demo_users.csv", "utf8").trim().split("\n");
    return lines.map((line) => {
        const [name, display_name, unit, roles] = line.split(",");
        return { name, display_name, unit, roles: roles.split(";") };
    });
}

function add(backend) {
    const accounts = new Set(readFileSync(0, "utf8").split("\n"));
    const kept = known().filter((person) => accounts.has(person.name));
    for (const person of people()) {
        if (accounts.has(person.name)) continue;
        const roles = person.roles.flatMap((role) => ["--role", role]);
        const args = ["user", "add", person.name, "--display", person.display_name, "--unit", person.unit, ...roles, "--enrolled"];
        const { passphrase, totp_secret } = JSON.parse(execFileSync(backend, args, { encoding: "utf8" }));
        kept.push({ ...person, passphrase, totp_secret });
        writeFileSync(`${file}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 });
        renameSync(`${file}.new`, file);
    }
}

function show(port) {
    const rows = [["name", "roles", "unit", "passphrase"], ...known().map((p) => [p.name, p.roles.join(" "), p.unit, p.passphrase])];
    const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
    console.log(`\nSanad runs at https://localhost:${port}  (your browser may ask: it trusts .run/tls/ca.pem only if you tell it to)\n`);
    for (const row of rows) console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd()}`);
    console.log(`\nAll of them are invented. The one-time code of the moment: ./dev code ${rows[1]?.[0] ?? "NAME"}   Stop: ./dev down`);
}

function secret(name) {
    const person = known().find((p) => p.name === name);
    if (!person) {
        console.error(`No demo person '${name}'; there are: ${known().map((p) => p.name).join(" ") || "none, run ./dev up first"}`);
        process.exit(1);
    }
    console.log(person.totp_secret);
}

const [, , action, argument] = process.argv;
({ add, show, secret })[action](argument);
