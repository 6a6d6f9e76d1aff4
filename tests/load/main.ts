// ./dev load [long | kills N | NAME …]: the ordinary measurements, the long ones too, or those named.
import { figure } from "../figures";
import { autosave } from "./autosave";
import { consoles, fanout, pop } from "./consoles";
import { lose_replies } from "./drops";
import { median } from "./figures";
import { kill_and_compare } from "./ledger";
import { list } from "./list";
import { handshakes, idle, memory } from "./room";
import { make_yardstick, set_stage, stay_signed_in } from "./stage";
import { read, register } from "./throughput";

const ordinary = ["read", "register", "memory", "handshakes", "idle", "pop", "fanout", "autosave", "kills", "drops"];
const known = [...ordinary, "list", "consoles"];
const size = 100_000;

const args = process.argv.slice(2);
const long = args[0] === "long";
if (long) args.shift();
const kill_count = Number(args.find((word) => /^\d+$/.test(word)) ?? (long ? 100 : 10));
const named = args.filter((word) => !/^\d+$/.test(word));
const strange = named.filter((name) => !known.includes(name));
if (strange.length) {
    console.error(`There is no measurement '${strange[0]}'; there are: ${known.join(" ")}. 'long' adds the list, ten thousand consoles and 100 kills.`);
    process.exit(2);
}
const wanted = new Set(named.length ? named : long ? known : ordinary);
const any = (...names: string[]) => names.some((name) => wanted.has(name));

if (any("read", "register", "memory", "handshakes", "idle", "list")) {
    const stage = await set_stage(size);
    try {
        if (any("read", "register")) await make_yardstick(stage);
        if (any("read")) await read(stage);
        await stay_signed_in(stage);
        if (any("register")) await register(stage);
        await stay_signed_in(stage);
        if (any("memory")) memory(stage);
        if (any("handshakes")) await handshakes(stage);
        if (any("idle")) await idle(stage);
        if (any("list")) await list(stage, size, 10 * size);
    } finally {
        await stage.world.remove();
    }
}
if (any("pop")) await pop();
if (any("fanout")) await fanout();
if (any("autosave")) await autosave();
if (any("consoles")) await consoles();
if (any("kills")) {
    const outcome = await kill_and_compare(kill_count, [1, 3]);
    for (const [victim, seconds] of outcome.silences)
        console.log(`  killed ${victim}, ${seconds.length} times: writing again after ${median(seconds).toFixed(1)} s, at most ${Math.max(...seconds).toFixed(1)} s`);
    console.log(`\nkills: ${outcome.acknowledged} complaints acknowledged of ${outcome.tried}, in doubt: ${[...outcome.doubts].map(([what, times]) => `${what} ${times} times`).join(", ")}`);
    figure("spine.kills", outcome.kills, "", kill_count);
    figure("spine.kills_lost", outcome.lost.length, "", 0);
    figure("spine.kills_doubled", outcome.doubled.length, "", 0);
    complain(outcome.lost, outcome.doubled, outcome.other);
}
if (any("drops")) {
    const { after_commit, earlier, wrong } = await lose_replies(1000);
    console.log(`\ndropped replies: ${after_commit} after COMMIT, ${earlier} while the request ran`);
    figure("spine.dropped_replies", after_commit, "", 1000);
    figure("spine.dropped_wrong", wrong.length, "", 0);
    complain(wrong);
}

function complain(...lists: string[][]) {
    const all = lists.flat();
    for (const each of all.slice(0, 20)) console.log(`  WRONG ${each}`);
    if (all.length) process.exitCode = 1;
}
