// ./dev calls [N]: invented calls against the running demo, as an exchange would report them. They ring, most are answered at
// extension 21 or 22, some are put on hold, some callers give up. Sit at 21 in the console (your name → My extension) to see
// them open. Settings come from dev.d/calls.sh.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent, request } from "undici";
import { type CallEvent, Line } from "../telephone";

const { SANAD_LINE, SANAD_LINE_SECRET, SANAD_URL, SANAD_CA } = process.env as Record<string, string>;
const count = Number(process.argv[2] ?? 10);
const line = new Line(SANAD_LINE!, SANAD_LINE_SECRET!);
const dispatcher = new Agent({ connect: { ca: readFileSync(SANAD_CA!, "utf8") } });
const extensions = ["21", "22"];

// As an exchange should: the same event again until it is answered.
async function tell(event: CallEvent) {
    for (let tries = 0; ; ++tries) {
        const { raw, headers } = line.sign(event);
        const status = await request(`${SANAD_URL}/api/telephone/events`, { method: "POST", headers, body: raw, dispatcher }).then(
            async (reply) => {
                await reply.body.dump();
                return reply.statusCode;
            },
            () => 0,
        );
        if (status === 204) return;
        if (![0, 503].includes(status) || tries === 10) throw new Error(`${event.type} was answered with ${status || "nothing"}`);
        await sleep(1000);
    }
}

const between = (least: number, most: number) => least + Math.random() * (most - least);
const wait = (seconds: number) => sleep(seconds * 1000);

async function call(n: number) {
    const id = `demo-${Date.now()}-${n}`;
    const caller = Math.random() < 0.1 ? undefined : `+9655${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
    const say = (type: CallEvent["type"], over: Partial<CallEvent> = {}) => {
        console.log(`${new Date().toISOString().slice(11, 19)}  ${id}  ${type}${over.extension ? ` at ${over.extension}` : ""}`);
        return tell(line.event(id, type, over));
    };
    await say("ring", caller ? { caller } : {});
    if (Math.random() < 0.2) {
        await wait(between(2, 25));
        return await say("abandoned");
    }
    await wait(between(3, 12));
    await say("answer", { extension: extensions[n % extensions.length]! });
    await wait(between(5, 15));
    if (Math.random() < 0.3) {
        await say("hold");
        await wait(between(3, 8));
        await say("resume");
        await wait(between(3, 8));
    }
    await say("end");
}

let next = 0;
const caller = async () => {
    while (next < count) {
        await call(next++);
        await wait(between(1, 6));
    }
};
await Promise.all([caller(), caller()]);
await dispatcher.close();
