// The telephone: signed events, a ring that everyone of the unit sees, an answer that makes the contact, late and repeated
// events, figures of the queue.
import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CallEvent, Line } from "../telephone";
import { verdict } from "./acts";
import { type Answer, type Person, type Sanad, sleep, startSanad, until } from "./harness";

let sanad: Sanad;
let line: Line;
let other: Line;
let noura: Person;
let dana: Person;
let hessa: Person;
let reem: Person;
let call: string;

const caller = "+96555512345";

beforeAll(async () => {
    sanad = await startSanad();
    [line, other] = await Promise.all([sanad.line("line-a", "HOTLINE_A"), sanad.line("line-b", "HOTLINE_B")]);
    [noura, dana, hessa, reem] = await Promise.all([
        sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("dana", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR"),
        sanad.person("reem", "HOTLINE_B", "HOTLINE_OPERATOR"),
    ]);
    expect((await noura.put("/api/extension", { extension: "21" })).status).toBe(204);
    expect((await dana.put("/api/extension", { extension: "22" })).status).toBe(204);
});
afterAll(() => sanad.stop());
beforeEach(() => {
    call = randomUUID();
});

const post = (signed: { raw: string; headers: Record<string, string> }) => sanad.send("POST", "/api/telephone/events", { ...signed, key: null });
const say = (type: CallEvent["type"], over: Partial<CallEvent> = {}) => sanad.report(line, line.event(call, type, over));
const ring = (over: Partial<CallEvent> = {}) => say("ring", { caller, ...over });
const row = async (id = call) => (await sanad.sql("select * from hotline.call where external_id = $1", [id]))[0];
const shown = async (who: Person) => ((await who.get("/api/calls")).body.items as any[]).find((item) => item.id === shownId);
let shownId: string;
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

describe("the signature", () => {
    const refused = (answer: Answer) => {
        expect(verdict(answer)).toBe("401 not_signed");
        expect(answer.body.errors).toBeUndefined();
    };
    const event = () => line.event(call, "ring", { caller });
    const seconds = () => Math.floor(Date.now() / 1000);

    test("of the line itself is taken, with neither session nor console header", async () => {
        expect((await post(line.sign(event()))).status).toBe(204);
    });
    test.each<[string, () => { raw: string; headers: Record<string, string> }]>([
        ["another line's", () => other.sign(event())],
        ["over another body", () => ({ ...line.sign(event()), raw: JSON.stringify(event()) })],
        ["over another time", () => ({ raw: JSON.stringify(event()), headers: { ...line.sign(event()).headers, "x-sanad-time": String(seconds() - 1) } })],
        ["in capitals", () => {
            const signed = line.sign(event());
            return { ...signed, headers: { ...signed.headers, "x-sanad-signature": signed.headers["x-sanad-signature"]!.toUpperCase().replace(/^[0-9]+$/, "A") } };
        }],
        ["cut short", () => {
            const signed = line.sign(event());
            return { ...signed, headers: { ...signed.headers, "x-sanad-signature": signed.headers["x-sanad-signature"]!.slice(0, 63) } };
        }],
        ["without a time", () => ({ raw: JSON.stringify(event()), headers: { ...line.sign(event()).headers, "x-sanad-time": "" } })],
        ["of six minutes ago", () => line.sign(event(), seconds() - 360)],
        ["of in six minutes", () => line.sign(event(), seconds() + 360)],
        ["with a time that is none", () => {
            const raw = JSON.stringify(event());
            const signature = createHmac("sha256", line.secret).update(`soon.${raw}`).digest("hex");
            return { raw, headers: { "x-sanad-time": "soon", "x-sanad-signature": signature } };
        }],
        ["of a line that does not exist", () => new Line("line-z", line.secret).sign({ ...event(), line: "line-z" })],
        ["of no line", () => line.sign({ ...event(), line: "" })],
        ["over something that is no JSON", () => line.sign("Kanarienvogel")],
    ])("%s: 401, and nothing else is said", async (_, signed) => {
        const before = await sanad.sql("select count(*)::int as n from hotline.call");
        refused(await post(signed()));
        expect(await sanad.sql("select count(*)::int as n from hotline.call")).toEqual(before);
    });
    test("without one it is a foreign page's request", async () => {
        expect(verdict(await post({ raw: JSON.stringify(event()), headers: { "x-sanad": "" } }))).toBe("403 cross_site");
        refused(await post({ raw: JSON.stringify(event()), headers: {} }));
    });
    test("a person's name is no line, even with a right signature", async () => {
        const secret = (await sanad.host("telephone", "secret", "hessa")).trim();
        refused(await post(new Line("hessa", secret).sign({ ...event(), line: "hessa" })));
    });
    test("a session opens nothing here, and a line never signs in", async () => {
        refused(await sanad.send("POST", "/api/telephone/events", { body: event(), token: hessa.token }));
        const setup = await sanad.addUser("line-c", "HOTLINE_A", "TELEPHONE");
        const answer = await sanad.send("POST", "/api/sign-in/setup", { body: { name: "line-c", setup_code: setup.setup_code, passphrase: "correct horse battery staple" } });
        expect(answer.status).toBe(401);
    });
    test("a line that was put out of use is refused", async () => {
        const gone = await sanad.line("line-d", "HOTLINE_A");
        expect((await sanad.report(gone, gone.event(call, "ring"))).status).toBe(204);
        await sanad.sql("update access.account set active = false where name = 'line-d'");
        refused(await sanad.report(gone, gone.event(call, "end")));
    });
    test("of a body that is wrong: the fields are named, now that the sender is known", async () => {
        const answer = await sanad.report(line, { ...event(), type: "explode", at: "yesterday", more: 1 } as never);
        expect(verdict(answer)).toBe("422 invalid");
        expect(answer.body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual(["/at", "/more", "/type"]);
    });
});

describe("a ring", () => {
    test("is on the screens of its unit's operators, with the end of the number; not on another's", async () => {
        await ring();
        shownId = (await row()).id;
        expect(await shown(noura)).toMatchObject({ state: "ringing", caller_end: "345", contact_id: null, answered_at: null });
        expect(await shown(hessa)).toBeDefined();
        expect(await shown(reem)).toBeUndefined();
        expect(verdict(await reem.post(`/api/calls/${shownId}/answer`))).toBe("409 call_taken");
        expect((await noura.get("/api/calls")).text).not.toContain("5551");
    });
    test("is heard of by every operator of the unit, and by no other", async () => {
        const [here, there] = [await sanad.live(dana), await sanad.live(reem)];
        await Promise.all([here.hears({ kind: "hello" }), there.hears({ kind: "hello" })]);
        await ring();
        await here.hears({ kind: "call", id: (await row()).id });
        await sleep(300);
        expect(there.said.some((said) => said.kind === "call")).toBe(false);
        for (const stream of [here, there]) stream.close();
    });
    test.each([["anonymous"], ["25551234"], ["sip:unknown@exchange.example"]])("from '%s' is no reason to lose the call", async (withheld) => {
        expect((await ring({ caller: withheld })).status).toBe(204);
        shownId = (await row()).id;
        expect(await shown(noura)).toMatchObject({ caller_end: null });
    });
    test("keeps the number sealed, and not beside the contact once there is one", async () => {
        await ring();
        const before = await row();
        expect(String(before.caller_number)).not.toContain("5551");
        await noura.post(`/api/calls/${before.id}/answer`);
        expect(await row()).toMatchObject({ caller_number: null, wrapped_key: null });
    });
    test("whose end was never reported leaves the screens after half an hour", async () => {
        await ring();
        shownId = (await row()).id;
        await sanad.sql("update hotline.call set rang_at = now() - interval '31 minutes' where id = $1", [shownId]);
        expect(await shown(noura)).toBeUndefined();
    });
});

describe("an answer", () => {
    test("at an extension makes the contact of her who sits there, with the caller's number", async () => {
        await ring();
        await say("answer", { extension: "21" });
        const { id, contact_id, answered_by } = await row();
        shownId = id;
        expect(answered_by).toBe(noura.id);
        expect(await shown(noura)).toMatchObject({ state: "talking", contact_id });
        expect((await noura.get(`/api/contacts/${contact_id}`)).body).toMatchObject({ channel: "phone", caller_phone: caller, taken_by: noura.id });
        expect(await shown(dana)).toBeUndefined();
        expect((await dana.get(`/api/contacts/${contact_id}`)).status).toBe(404);
        expect((await hessa.get(`/api/contacts/${contact_id}`)).status).toBe(200);
        const [entry] = await sanad.sql("select actor, session from audit.entry where object_id = $1 order by id desc limit 1", [id]);
        const [account] = await sanad.sql("select id from access.account where name = 'line-a'");
        expect(entry).toEqual({ actor: account.id, session: null });
    });
    test("pops on exactly that operator's screen: she hears of the call", async () => {
        const stream = await sanad.live(noura);
        await stream.hears({ kind: "hello" });
        await ring();
        const { id } = await row();
        await stream.hears({ kind: "call", id });
        await say("answer", { extension: "21" });
        await until(() => stream.said.filter((said) => said.id === id).length === 2, 5_000, "the answer is heard");
        stream.close();
    });
    test("on the screen does the same; two at once make one contact", async () => {
        await ring();
        shownId = (await row()).id;
        const answers = await Promise.all([noura, dana].map((who) => who.post(`/api/calls/${shownId}/answer`)));
        expect(answers.map(verdict).sort()).toEqual(["201", "409 call_taken"]);
        const winner = answers[0]!.status === 201 ? noura : dana;
        const { contact_id } = answers.find((each) => each.status === 201)!.body;
        expect((await winner.get(`/api/contacts/${contact_id}`)).body).toMatchObject({ caller_phone: caller, taken_by: winner.id });
        expect(await sanad.sql("select count(*)::int as n from hotline.contact where id = $1", [contact_id])).toEqual([{ n: 1 }]);
        // The exchange reports it as well, from whatever extension: the contact stays hers.
        expect((await say("answer", { extension: winner === noura ? "22" : "21" })).status).toBe(204);
        expect(await row()).toMatchObject({ contact_id, answered_by: winner.id });
    });
    test("at the telephone and on the screen at once make one contact", async () => {
        await ring();
        const { id } = await row();
        const before = (await sanad.sql("select count(*)::int as n from hotline.contact"))[0].n;
        const [reported] = await Promise.all([say("answer", { extension: "21" }), dana.post(`/api/calls/${id}/answer`)]);
        expect(reported!.status).toBe(204);
        expect((await sanad.sql("select count(*)::int as n from hotline.contact"))[0].n).toBe(before + 1);
    });
    test("at an extension where nobody sits, or nobody who is signed in, leaves it for who takes it", async () => {
        await sanad.actAs("dana");
        for (const extension of ["99", undefined]) {
            call = randomUUID();
            await ring();
            await say("answer", extension ? { extension } : {});
            shownId = (await row()).id;
            expect(await shown(noura)).toMatchObject({ state: "talking", contact_id: null });
        }
        expect((await noura.post(`/api/calls/${shownId}/answer`)).status).toBe(201);
        const away = await sanad.person("away", "HOTLINE_A", "HOTLINE_OPERATOR");
        await away.put("/api/extension", { extension: "23" });
        await away.delete("/api/session");
        call = randomUUID();
        await ring();
        await say("answer", { extension: "23" });
        expect(await row()).toMatchObject({ contact_id: null, answered_at: expect.any(Date) });
    });
    test("at another unit's extension of the same number is not hers", async () => {
        await reem.put("/api/extension", { extension: "24" });
        await ring();
        await say("answer", { extension: "24" });
        expect((await row()).contact_id).toBeNull();
    });
});

describe("events", () => {
    const legs = async () =>
        (await sanad.sql("select kind, ended_at is null as open, extract(epoch from ended_at - began_at)::int as s from hotline.call_leg where call_id = $1 order by seq", [(await row()).id]))
            .map(({ kind, open, s }) => (open ? kind : `${kind} ${s}`)).join(", ");

    test("make legs", async () => {
        await ring({ at: ago(100) });
        await say("answer", { at: ago(90), extension: "21" });
        await say("hold", { at: ago(60) });
        await say("resume", { at: ago(50) });
        expect(await legs()).toBe("ring 10, talk 30, hold 10, talk");
        shownId = (await row()).id;
        await say("hold", { at: ago(40) });
        expect(await shown(noura)).toMatchObject({ state: "held" });
        await say("transfer", { at: ago(30), extension: "22" });
        expect(await shown(noura)).toMatchObject({ state: "transferring" });
        await say("end", { at: ago(20) });
        expect(await shown(noura)).toBeUndefined();
        expect(await legs()).toBe("ring 10, talk 30, hold 10, talk 10, hold 10, transfer 10");
    });
    test("make the same legs in whatever order they come", async () => {
        const told = [["ring", 100], ["answer", 90], ["hold", 60], ["resume", 50], ["end", 20]] as const;
        for (const order of [[0, 4, 3, 2, 1], [0, 2, 1, 4, 3], [0, 3, 4, 1, 2]]) {
            call = randomUUID();
            for (const at of order) expect((await say(told[at]![0], { at: ago(told[at]![1]), extension: "21" })).status).toBe(204);
            expect(await legs()).toBe("ring 10, talk 30, hold 10, talk 30");
            expect(await row()).toMatchObject({ answered_at: expect.any(Date), ended_at: expect.any(Date) });
        }
    });
    test("of one id have one effect, also at once", async () => {
        const event = line.event(call, "ring", { caller });
        const answers = await Promise.all(Array.from({ length: 8 }, () => sanad.report(line, event)));
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
        expect(await sanad.sql("select count(*)::int as n from hotline.call_event where event_id = $1", [event.event_id])).toEqual([{ n: 1 }]);
        expect((await sanad.report(line, { ...event, type: "end" })).status).toBe(204);
        expect((await row()).ended_at).toBeNull();
        const answer = line.event(call, "answer", { extension: "21" });
        for (let i = 0; i < 3; ++i) expect((await sanad.report(line, answer)).status).toBe(204);
        expect(await sanad.sql("select count(*)::int as n from hotline.contact where id = $1", [(await row()).contact_id])).toEqual([{ n: 1 }]);
    });
    test("of a call that never rang are refused, until it has", async () => {
        for (const type of ["answer", "hold", "resume", "transfer", "abandoned", "end"] as const) expect(verdict(await say(type))).toBe("409 call_unknown");
        const end = line.event(call, "end");
        expect(verdict(await sanad.report(line, end))).toBe("409 call_unknown");
        await ring();
        expect((await sanad.report(line, end)).status).toBe(204);
        expect((await row()).ended_at).not.toBeNull();
    });
    test("of another line's call are of no call", async () => {
        await ring();
        expect(verdict(await sanad.report(other, other.event(call, "end")))).toBe("409 call_unknown");
        expect((await sanad.report(other, other.event(call, "ring"))).status).toBe(204);
        expect(await sanad.sql("select count(*)::int as n from hotline.call where external_id = $1", [call])).toEqual([{ n: 2 }]);
    });
    test("of a clock that is wrong are held within five minutes", async () => {
        await ring({ at: "2001-01-01T00:00:00Z" });
        await say("end", { at: "2099-01-01T00:00:00Z" });
        const { rang_at, ended_at } = await row();
        expect(Math.abs(ended_at - rang_at - 600_000)).toBeLessThan(5_000);
    });
});

describe("extensions", () => {
    test("one sits at one, and who sits down at another's takes its place", async () => {
        await noura.put("/api/extension", { extension: "31" });
        expect((await noura.get("/api/extension")).body).toEqual({ extension: "31" });
        await noura.put("/api/extension", { extension: "32" });
        await dana.put("/api/extension", { extension: "32" });
        expect((await noura.get("/api/extension")).body).toEqual({ extension: null });
        expect((await dana.get("/api/extension")).body).toEqual({ extension: "32" });
        await dana.put("/api/extension", { extension: null });
        expect((await dana.get("/api/extension")).body).toEqual({ extension: null });
        expect(verdict(await dana.put("/api/extension", { extension: "two" }))).toBe("422 extension_plain");
    });
});

describe("the queue's figures", () => {
    test("are counted from the legs, by the definitions, for the unit alone", async () => {
        const boss = await sanad.person("maha", "HOTLINE_B", "SHIFT_SUPERVISOR");
        await sanad.sql("delete from hotline.call_event where line = (select id from access.account where name = 'line-b')");
        await sanad.sql("delete from hotline.call where line = (select id from access.account where name = 'line-b')");
        const begin = Date.now() - 200_000;
        const tell = (type: CallEvent["type"], seconds: number) =>
            sanad.report(other, other.event(call, type, { at: new Date(begin + seconds * 1000).toISOString() }));
        // Answered after 2, 10, 20 and 60 s; given up after 4 and 30 s; one still waits.
        for (const [wait, answered] of [[2, true], [10, true], [20, true], [60, true], [4, false], [30, false], [0, null]] as const) {
            call = randomUUID();
            await tell("ring", 0);
            if (answered === null) continue;
            await tell(answered ? "answer" : "abandoned", wait);
            if (answered) await tell("end", wait + 30);
        }
        const { body } = await boss.get("/api/queue-figures");
        expect(body).toMatchObject({ offered: 7, waiting: 1, answered: 4, abandoned: 2, short_abandoned: 1, service_level: 50, short_below: 10, answer_within: 20 });
        expect(body).toMatchObject({ wait_p50: 15, wait_p90: 48, wait_max: 60 });
        const since = encodeURIComponent(ago(60));
        expect((await boss.get(`/api/queue-figures?since=${since}`)).body).toMatchObject({ offered: 0, service_level: null, wait_p50: null });
        expect(verdict(await reem.get("/api/queue-figures"))).toBe("403 not_permitted");
    });
});
