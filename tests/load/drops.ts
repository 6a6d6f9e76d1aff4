// Answers lost on the way: the client is cut off when the reply begins to arrive, which is after COMMIT, and asks again
// with the same key. Every fourth time it is cut off earlier and asks at once, while its first request still runs.
import { randomUUID } from "node:crypto";
import { complaint } from "./people";
import { Proxy } from "./proxy";
import { World } from "./world";

export type Dropped = { after_commit: number; earlier: number; wrong: string[] };

export async function lose_replies(count: number): Promise<Dropped> {
    const world = await World.make("drops");
    const wrong: string[] = [];
    let after_commit = 0;
    let earlier = 0;
    try {
        await world.start_backend();
        const operator = await world.person("load-operator", "HOTLINE_A", "HOTLINE_OPERATOR");
        const contact = (await operator.must("POST", "/api/contacts", { channel: "phone" })).id;
        const late = new Proxy(world.port, world.dir);
        const early = new Proxy(world.port, world.dir);
        early.fault = "request";
        const ports = new Map([[late, await late.listen()], [early, await early.listen()]]);
        let n = 0;
        async function client() {
            while (after_commit < count) {
                const number = n++;
                const proxy = number % 4 === 3 ? early : late;
                const through = operator.beside(ports.get(proxy)!, 1);
                const key = randomUUID();
                const body = { ...complaint(contact, number), address: key };
                try {
                    await through.call("POST", "/api/complaints", body, key);
                    wrong.push(`${key}: the proxy let a reply through`);
                } catch {
                    // cut off
                }
                through.close();
                const again = await operator.call("POST", "/api/complaints", body, key);
                const once_more = await operator.call("POST", "/api/complaints", body, key);
                const first = (await proxy.lost.get(key)) ?? "";
                proxy.lost.delete(key);
                const first_id = /"id":"([0-9a-f-]{36})"/.exec(first)?.[1];
                if (again.status !== 201 || once_more.status !== 201) wrong.push(`${key}: a retry was answered ${again.status}, ${once_more.status} ${JSON.stringify(again.body)}`);
                else if (again.body.id !== once_more.body.id || again.body.reference !== once_more.body.reference) wrong.push(`${key}: two retries, two answers`);
                else if (first.startsWith("HTTP/1.1 201") ? first_id !== again.body.id : proxy === late) wrong.push(`${key}: lost ${first.slice(0, 12)} ${first_id}, then ${again.body.id}`);
                if (number % 10 === 0) {
                    const other_body = await operator.call("POST", "/api/complaints", { ...body, danger_now: !body.danger_now }, key);
                    if (other_body.status !== 422 || other_body.body.slug !== "idempotency_mismatch") wrong.push(`${key}: another body was answered ${other_body.status}`);
                }
                if (proxy === late) ++after_commit;
                else ++earlier;
            }
        }
        await Promise.all(Array.from({ length: 8 }, client));
        late.close();
        early.close();
        const held = Number(world.sql("select count(*) from hotline.complaint"));
        if (held !== after_commit + earlier) wrong.push(`${held} complaints for ${after_commit + earlier} keys`);
        operator.close();
    } finally {
        await world.remove();
    }
    return { after_commit, earlier, wrong };
}
