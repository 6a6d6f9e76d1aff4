// What the backend takes of the machine: memory after the load, full TLS handshakes, connections that rest.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, type TLSSocket } from "node:tls";
import { figure } from "../figures";
import { median, round } from "./figures";
import type { Stage } from "./stage";

const run = promisify(execFile);

export function memory({ world }: Stage) {
    figure("spine.rss_mb", round(world.rss_kb() / 1024), "MB", 80);
}

// openssl's own timer makes one new session after another; two of them keep the backend's thread busy.
export async function handshakes({ world }: Stage) {
    const rates: number[] = [];
    for (let round = 0; round < 3; ++round) {
        const before = world.backend_cpu_us();
        const timer = () => run("openssl", ["s_time", "-connect", `127.0.0.1:${world.port}`, "-new", "-time", "3"]);
        const said = await Promise.all([timer(), timer()]);
        const made = said.reduce((sum, { stdout }) => sum + Number(/(\d+) connections in \d+ real seconds/.exec(stdout)![1]), 0);
        rates.push(made / ((world.backend_cpu_us() - before) / 1e6));
    }
    figure("spine.handshakes_per_cpu_s", round(median(rates)), "1/s", 1000);
}

// A backend that has just started has nothing to give back, so each connection shows its whole size.
export async function idle(stage: Stage) {
    const { world, supervisor } = stage;
    const count = 800;
    await world.stop_backend();
    await world.start_backend();
    for (let i = 0; i < 50; ++i) await supervisor.must("GET", "/api/session");
    supervisor.close();
    await sleep(500);
    const before = world.rss_kb();
    const sockets: TLSSocket[] = [];
    const request = `GET /api/session HTTP/1.1\r\nHost: localhost:${world.port}\r\nCookie: ${supervisor.cookie}\r\n\r\n`;
    async function open() {
        while (sockets.length < count) {
            const socket = connect({ host: "127.0.0.1", port: world.port, rejectUnauthorized: false });
            sockets.push(socket);
            await new Promise<void>((resolve, reject) => {
                socket.on("error", reject);
                socket.on("secureConnect", () => socket.write(request));
                socket.once("data", (reply) => (String(reply).startsWith("HTTP/1.1 200") ? resolve() : reject(new Error(String(reply).slice(0, 80)))));
            });
        }
    }
    await Promise.all(Array.from({ length: 8 }, open));
    await sleep(1000);
    figure("spine.idle_kb", round((world.rss_kb() - before) / count), "kB", 80);
    for (const socket of sockets) socket.destroy();
}
