// A throw-away system for measurements: its own PostgreSQL cluster (fsync on, the project's settings), its own keys and
// certificate, the release backend with default settings, people who have signed in.
import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Client } from "./client";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
export const here = `${root}/tests/load`;
const built = process.env.SANAD_BACKEND ?? `${root}/build/release/backend`;
const clean_env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|SANAD_)/.test(name)));

export const free_port = () =>
    new Promise<number>((resolve) => {
        const server = createServer();
        server.listen(0, "127.0.0.1", () => {
            const { port } = server.address() as { port: number };
            server.close(() => resolve(port));
        });
    });

export class World {
    sock = "";
    port = 0;
    metrics_port = 0;
    backend: ChildProcess | null = null;
    settings: Record<string, string> = {};

    private constructor(readonly dir: string) {}
    private get program() {
        return `${this.dir}/backend`;
    }

    static async make(name: string): Promise<World> {
        const world = new World(`${root}/.run/load/${name}-${process.pid}`);
        mkdirSync(world.dir, { recursive: true });
        try {
            copyFileSync(built, world.program);  // a build meanwhile changes nothing
            world.port = await free_port();
            world.metrics_port = await free_port();
            world.start_cluster();
            world.make_database();
            execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                "-keyout", `${world.dir}/key.pem`, "-out", `${world.dir}/cert.pem`, "-subj", "/CN=localhost",
                "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"], { stdio: "ignore" });
            mkdirSync(`${world.dir}/keys`, { mode: 0o700 });
            world.run_backend(["key", "new", `${world.dir}/keys`], "app");
            return world;
        } catch (error) {
            await world.remove();
            throw error;
        }
    }

    async remove() {
        await this.stop_backend("SIGKILL");
        execFileSync(`${root}/dev`, ["cluster", "remove", this.dir], { env: clean_env, stdio: "ignore" });
        rmSync(this.dir, { recursive: true, force: true });
    }

    // ---- PostgreSQL ----

    start_cluster() {
        const said = execFileSync(`${root}/dev`, ["cluster", "start", this.dir], { env: clean_env, encoding: "utf8" });
        this.sock = said.trim().split("\n").at(-1)!;
    }

    // While others go on.
    restart_cluster(): Promise<void> {
        return new Promise((resolve, reject) => {
            execFile(`${root}/dev`, ["cluster", "start", this.dir], { env: clean_env }, (error) => (error ? reject(error) : resolve()));
        });
    }

    private make_database() {
        this.sql("create database sanad", "postgres");
        const url = `postgres://postgres@/sanad?host=${encodeURIComponent(this.sock)}`;
        execFileSync(`${root}/node_modules/.bin/dbmate`, ["--url", url, "--migrations-dir", `${root}/db/migrations`, "--no-dump-schema", "migrate"],
            { env: clean_env, stdio: "pipe" });
        const always = readdirSync(`${root}/db/always`).filter((file) => file.endsWith(".sql")).sort();
        this.psql(["-1", ...always.flatMap((file) => ["-f", `${root}/db/always/${file}`])]);
        this.psql(["-1", "-f", "load.sql", "-f", "places.sql"], "sanad", `${root}/db/seed`);
    }

    psql(args: string[], database = "sanad", cwd = root): string {
        return execFileSync("/usr/lib/postgresql/15/bin/psql", ["-XqAt", "-v", "ON_ERROR_STOP=1", "-h", this.sock, "-U", "postgres", "-d", database, ...args],
            { env: { ...clean_env, PGOPTIONS: "-c client_min_messages=warning" }, encoding: "utf8", cwd, maxBuffer: 1 << 28 }).trim();
    }
    sql(text: string, database = "sanad") {
        return this.psql(["-c", text], database);
    }

    postmaster(): number {
        const pid = Number(readFileSync(`${this.dir}/pg/postmaster.pid`, "utf8").split("\n")[0]);
        if (readlinkSync(`/proc/${pid}/cwd`) !== realpathSync(`${this.dir}/pg`)) throw new Error(`process ${pid} is not this cluster's`);
        return pid;
    }

    // ---- backend ----

    private env(user: string) {
        return {
            ...clean_env,
            SANAD_LISTEN: `127.0.0.1:${this.port}`,
            SANAD_METRICS: `127.0.0.1:${this.metrics_port}`,
            SANAD_ORIGIN: `https://localhost:${this.port}`,
            SANAD_DATABASE: `host='${this.sock}' dbname=sanad user=${user}`,
            SANAD_KEYS: `${this.dir}/keys`,
            SANAD_CERT: `${this.dir}/cert.pem`,
            SANAD_CERT_KEY: `${this.dir}/key.pem`,
            SANAD_WEB: `${root}/web/dist`,
            ...this.settings,
        };
    }

    run_backend(args: string[], user: string): string {
        return execFileSync(this.program, args, { env: this.env(user), encoding: "utf8" });
    }

    get log() {
        return `${this.dir}/backend.log`;
    }

    async start_backend() {
        const log = openSync(this.log, "w");
        const child = spawn(this.program, ["serve"], { env: this.env("app"), stdio: ["ignore", log, log] });
        closeSync(log);
        this.backend = child;
        for (let tries = 0; tries < 300; ++tries) {
            if (readFileSync(this.log, "utf8").includes('"event":"listening"')) return;
            if (child.exitCode !== null || child.signalCode !== null) break;
            await sleep(50);
        }
        throw new Error(`the backend did not start: ${readFileSync(this.log, "utf8").slice(-2000)}`);
    }

    async stop_backend(signal: NodeJS.Signals = "SIGTERM") {
        const child = this.backend;
        this.backend = null;
        if (!child || child.exitCode !== null || child.signalCode !== null) return;
        const gone = new Promise((resolve) => child.once("exit", resolve));
        child.kill(signal);
        await gone;
    }

    // An enrolled account, and a client signed in as it.
    async person(name: string, unit: string, role: string): Promise<Client> {
        const args = ["user", "add", name, "--display", `${name} (load)`, "--unit", unit, "--role", role, "--enrolled"];
        const { passphrase, totp_secret } = JSON.parse(this.run_backend(args, "postgres"));
        const client = new Client(this.port, readFileSync(`${this.dir}/cert.pem`, "utf8"));
        await client.sign_in(name, passphrase, totp_secret);
        return client;
    }

    // ---- resources ----

    rss_kb(): number {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.backend!.pid}/status`, "utf8"))![1]);
    }
    backend_cpu_us(): number {
        const [own] = cpu_us(this.backend!.pid!)!;
        return own;
    }
    // The postmaster counts its children once they are gone.
    postgres_cpu_us(): number {
        const master = this.postmaster();
        const [own, waited] = cpu_us(master)!;
        let sum = own + waited;
        for (const pid of children_of(master)) sum += cpu_us(pid)?.[0] ?? 0;
        return sum;
    }

    // Audit entries still to be linked must not be worked off inside the next measurement.
    async rest() {
        for (let tries = 0; tries < 240; ++tries) {
            const pending = Number(this.sql("select pending from audit.chain"));
            if (pending === 0) return;
            await sleep(250);
        }
    }
}

function stat(pid: number): string[] | null {
    try {
        const text = readFileSync(`/proc/${pid}/stat`, "utf8");
        return text.slice(text.lastIndexOf(")") + 2).split(" ");
    } catch {
        return null;  // it has just ended
    }
}
// Own CPU time, and that of children it has waited for.
export function cpu_us(pid: number): [number, number] | null {
    const fields = stat(pid);
    return fields && [(Number(fields[11]) + Number(fields[12])) * 10_000, (Number(fields[13]) + Number(fields[14])) * 10_000];
}
export function children_of(parent: number): number[] {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => Number(stat(pid)?.[1]) === parent);
}
export function machine_cpu_us(): number {
    const [user, nice, system, , , irq, softirq] = readFileSync("/proc/stat", "utf8").split("\n")[0]!.trim().split(/\s+/).slice(1).map(Number);
    return (user! + nice! + system! + irq! + softirq!) * 10_000;
}
