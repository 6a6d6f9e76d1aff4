// A hundred operators who type at once, by the console's own rule of when to save: what the backend spends on keeping it.
import { setTimeout as sleep } from "node:timers/promises";
import { createAutosave } from "../../web/src/hotline/autosave";
import { figure } from "../figures";
import { on_a_switchboard } from "./consoles";
import { percentile, round } from "./figures";
import { complaint } from "./people";

const operators = 100;
const seconds = 20;
const key_every_ms = 200; // five letters a second, without a pause: nobody types so for long

export const autosave = () =>
    on_a_switchboard("autosave", async (board) => {
        const { world } = board;
        const waits: number[] = [];
        let saves = 0;
        let broken: unknown;
        const type = async (n: number) => {
            const client = board.client(board.operator(n));
            const contact = await client.must("POST", "/api/contacts", { channel: "phone" });
            const { narrative, ...rest } = complaint(contact.id, n);
            const socket = await board.stream(client);
            let [typed, version, begun] = [0, 0, 0];
            const keeping = createAutosave({
                save: async () => {
                    const sent = begun;
                    begun = 0;
                    const content = JSON.stringify({ form: { ...rest, narrative: narrative.slice(0, typed) } });
                    version = (await client.must("PUT", `/api/contacts/${contact.id}/draft`, { content, version })).version;
                    saves++;
                    waits.push(performance.now() - sent);
                },
            });
            const keys = async (until: number) => {
                await sleep(Math.random() * key_every_ms);
                for (let next = performance.now(); next < until; next += key_every_ms) {
                    typed = (typed + 1) % narrative.length;
                    begun ||= performance.now();
                    keeping.changed();
                    if (keeping.state.get().at === "refused") throw new Error("a draft was refused");
                    await sleep(Math.max(0, next + key_every_ms - performance.now()));
                }
            };
            return { keys, end: () => keeping.flush().finally(() => socket.terminate()) };
        };
        const typists = [];
        for (let n = 0; n < operators; ++n) typists.push(await type(n));
        const all_type = (for_seconds: number) => {
            const until = performance.now() + for_seconds * 1000;
            return Promise.all(typists.map(({ keys }) => keys(until).catch((error) => (broken = error))));
        };
        await all_type(3); // prepared statements, connections
        [saves, waits.length] = [0, 0];
        const [backend, postgres] = [world.backend_cpu_us(), world.postgres_cpu_us()];
        const begun = performance.now();
        await all_type(seconds);
        const took_us = (performance.now() - begun) * 1000;
        const [backend_share, postgres_share] = [(world.backend_cpu_us() - backend) / took_us, (world.postgres_cpu_us() - postgres) / took_us];
        const rate = saves / (took_us / 1e6);
        for (const { end } of typists) await end();
        if (broken) throw broken;
        console.log(`\n${operators} operators typing: ${round(rate)} saves a second, a letter is kept after p50 ${round(percentile(waits, 0.5))} ms, p99 ${round(percentile(waits, 0.99))} ms;`
            + ` PostgreSQL ${round(postgres_share * 100)} % of a core`);
        figure("hotline.autosave_core", round(backend_share * 100), "%", 15);
    });
