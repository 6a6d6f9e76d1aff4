// The kills and the dropped replies in their short form, as a suite that counts: one TAP line per promise.
import { lose_replies } from "./drops";
import { kill_and_compare } from "./ledger";

let failed = 0;
function promise(name: string, broken: string[]) {
    console.log(`${broken.length ? "not ok" : "ok"} - ${name}`);
    for (const each of broken.slice(0, 20)) console.log(`# ${each}`);
    if (broken.length) ++failed;
}

const kills = await kill_and_compare(3, [0.5, 1.5]);
console.log(`# ${kills.acknowledged} complaints, ${kills.kills} kills`);
promise("no acknowledged complaint is lost when backend and PostgreSQL are killed", kills.lost);
promise("no complaint is written twice when backend and PostgreSQL are killed", kills.doubled);
promise("what is written with a complaint is whole, and so is the audit chain", kills.other);
const drops = await lose_replies(100);
console.log(`# ${drops.after_commit} replies lost after COMMIT, ${drops.earlier} requests left while they ran`);
promise("a retry after a lost reply is told the same", drops.wrong);
console.log(`\n${4 - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
