// Signing in: passphrase, one-time code, recovery code, set-up and enrolment; what is refused, and how the waiting grows.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { badFields, verdict } from "./acts";
import { type Credentials, type Sanad, sleep, startSanad, tokenOf, totp } from "./harness";

let sanad: Sanad;
let noura: Credentials;
const now = () => Math.floor(Date.now() / 30_000);

beforeAll(async () => {
    sanad = await startSanad();
    noura = await sanad.addEnrolled("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
});
afterAll(() => sanad.stop());
beforeEach(() => sanad.sql("delete from access.sign_in_delay"));

const passphrase = (name: string, word: string) => sanad.send("POST", "/api/sign-in", { body: { name, passphrase: word } });
const code = (ticket: string, typed: string) => sanad.send("POST", "/api/sign-in/code", { body: { ticket, code: typed } });
const forgive = () => sanad.sql("delete from access.sign_in_delay");
const shape = ({ instance: _, ...problem }: any) => problem;

describe("passphrase and code", () => {
    test("open a session in a cookie that no script and no other site can use", async () => {
        const first = await passphrase("noura", noura.passphrase);
        expect(first.status).toBe(200);
        expect(first.body).toEqual({ ticket: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/), next: "code", enrolment: null });
        expect(first.headers["set-cookie"]).toBeUndefined();
        const second = await code(first.body.ticket, await sanad.code(noura));
        expect(second.status).toBe(200);
        const token = tokenOf(second);
        const session = await sanad.send("GET", "/api/session", { token });
        expect(session.body).toEqual(second.body);
        expect(session.body).toMatchObject({ name: "noura", roles: ["HOTLINE_OPERATOR"], idle_seconds: 900 });
        const life = Date.parse(session.body.ends_at) - Date.parse(session.body.signed_in_at);
        expect(life).toBe(12 * 3600 * 1000);
    });

    test("the token is kept as a hash only", async () => {
        const who = await sanad.signIn(noura);
        const rows = await sanad.sql("select count(*)::int as n from access.session where token_hash = sha256(convert_to($1, 'UTF8'))", [who.token]);
        expect(rows[0].n).toBe(1);
    });

    test("a wrong passphrase and an unknown name get the same answer, and the same kind of wait", async () => {
        const wrong = await passphrase("noura", "not her passphrase");
        const unknown = await passphrase("nobody.here", "not her passphrase");
        expect(verdict(wrong)).toBe("401 sign_in_refused");
        expect(shape(unknown.body)).toEqual(shape(wrong.body));
        expect((await sanad.sql("select failures from access.sign_in_delay")).map((row) => row.failures)).toEqual([1, 1]);
        await sanad.sql("update access.sign_in_delay set not_before = clock_timestamp() + interval '90 s'");
        const again = await Promise.all([passphrase("noura", noura.passphrase), passphrase("nobody.here", "x")]);
        expect(again.map(verdict)).toEqual(["429 sign_in_delayed", "429 sign_in_delayed"]);
        for (const answer of again) expect(Number(answer.headers["retry-after"])).toBeGreaterThan(60);
    });

    test("an inactive account is as good as unknown", async () => {
        const gone = await sanad.addEnrolled("gone", "HOTLINE_A", "GUARD");
        await sanad.sql("update access.account set active = false where name = 'gone'");
        const answer = await passphrase("gone", gone.passphrase);
        expect(verdict(answer)).toBe("401 sign_in_refused");
    });

    test("every failure doubles the wait up to a minute, and nobody is ever locked out", async () => {
        const waits: number[] = [];
        for (let i = 0; i < 8; i++) {
            await sanad.sql("update access.sign_in_delay set not_before = clock_timestamp()");
            expect(verdict(await passphrase("noura", `wrong ${i}`))).toBe("401 sign_in_refused");
            // Counted from the refusal's own row, written in the same transaction.
            const [row] = await sanad.sql(
                "select extract(epoch from d.not_before - (select max(at) from audit.entry where action = 'sign_in'))::float as wait from access.sign_in_delay d",
            );
            waits.push(Math.round(row.wait));
        }
        expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
        await sanad.sql("update access.sign_in_delay set not_before = clock_timestamp()");
        await sanad.signIn(noura);
        expect((await sanad.sql("select count(*)::int as n from access.sign_in_delay"))[0].n).toBe(0);
    });

    test("a wait that is over is over by itself", async () => {
        await passphrase("noura", "wrong");
        await sleep(1_100);
        expect((await passphrase("noura", noura.passphrase)).status).toBe(200);
    });

    test("a code can't be used twice, nor one of an earlier step", async () => {
        const dana = await sanad.addEnrolled("dana", "HOTLINE_A", "HOTLINE_OPERATOR");
        const step = now();
        const used = totp(dana.totp_secret, step);
        const first = await passphrase("dana", dana.passphrase);
        expect((await code(first.body.ticket, used)).status).toBe(200);
        for (const replay of [used, totp(dana.totp_secret, step - 1)]) {
            await forgive();
            const next = await passphrase("dana", dana.passphrase);
            expect(verdict(await code(next.body.ticket, replay))).toBe("401 sign_in_refused");
        }
    });

    test("of twenty tries with one code at once, one gets in", async () => {
        const sara = await sanad.addEnrolled("sara", "CASEWORK", "CASE_WORKER");
        const { body } = await passphrase("sara", sara.passphrase);
        const typed = totp(sara.totp_secret, now());
        const answers = await Promise.all(Array.from({ length: 20 }, () => code(body.ticket, typed)));
        expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
        expect(answers.every((answer) => [200, 401, 429, 503].includes(answer.status))).toBe(true);
    });

    test.each([
        ["a step of long ago", (secret: string) => totp(secret, now() - 4)],
        ["a step of the future", (secret: string) => totp(secret, now() + 4)],
        ["digits of nobody", () => "000000"],
        ["five digits", () => "12345"],
        ["words", () => "not a code at all"],
    ])("a wrong code is refused: %s", async (_, typed) => {
        const { body } = await passphrase("noura", noura.passphrase);
        const answer = await code(body.ticket, typed(noura.totp_secret));
        expect(verdict(answer)).toBe("401 sign_in_refused");
    });

    test("a ticket is good for one session, for five minutes, and for its own step", async () => {
        const first = await passphrase("noura", noura.passphrase);
        expect(verdict(await sanad.send("POST", "/api/sign-in/enrolment", { body: { ticket: first.body.ticket, code: "000000" } }))).toBe(
            "401 sign_in_expired",
        );
        await sanad.sql("update access.sign_in_ticket set ends_at = now()");
        expect(verdict(await code(first.body.ticket, "123456"))).toBe("401 sign_in_expired");
        expect(verdict(await code("no such ticket", "123456"))).toBe("401 sign_in_expired");
    });

    test("what was typed is neither in the log nor in the database", async () => {
        const typed = "Kanarienvogel passphrase of somebody";
        await passphrase("kanarienvogel.name", typed);
        const { body } = await passphrase("noura", noura.passphrase);
        await code(body.ticket, "Kanarienvogel-code");
        await sanad.logged();
        expect(sanad.log.toLowerCase()).not.toContain("kanarienvogel");
        expect(sanad.log).not.toContain(noura.passphrase);
        const kept = await sanad.sql("select (select string_agg(d::text, '') from access.sign_in_delay d) || (select string_agg(e::text, '') from audit.entry e) as all");
        expect(kept[0].all.toLowerCase()).not.toContain("kanarienvogel");
    });
});

describe("set-up, enrolment and recovery", () => {
    const good = "four small birds on a wire";
    const setUp = (name: string, setup_code: string, word = good) =>
        sanad.send("POST", "/api/sign-in/setup", { body: { name, setup_code, passphrase: word } });
    const enrol = (ticket: string, typed: string) => sanad.send("POST", "/api/sign-in/enrolment", { body: { ticket, code: typed } });

    test("from the set-up code to a session with ten recovery codes", async () => {
        const { setup_code } = await sanad.addUser("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR");
        expect(verdict(await setUp("hessa", "AAAAA-BBBBB-CCCCC-DDDDD"))).toBe("401 sign_in_refused");
        await forgive();
        expect(verdict(await setUp("nobody.here", setup_code))).toBe("401 sign_in_refused");
        await forgive();

        const typed = setup_code.toLowerCase().replaceAll("-", " ");
        const step = await setUp("hessa", typed);
        expect(step.body.next).toBe("enrolment");
        const { secret, uri, qr_svg } = step.body.enrolment;
        expect(uri).toBe(`otpauth://totp/Sanad:hessa?secret=${secret}&issuer=Sanad`);
        expect(qr_svg).toMatch(/^<svg /);
        expect(verdict(await enrol(step.body.ticket, "000000"))).toBe("401 sign_in_refused");
        await forgive();
        const enrolled = await enrol(step.body.ticket, totp(secret, now()));
        expect(enrolled.status).toBe(200);
        expect(enrolled.body.session).toMatchObject({ name: "hessa", recovery_codes_left: 10 });
        expect(new Set(enrolled.body.recovery_codes).size).toBe(10);
        expect((await sanad.send("GET", "/api/session", { token: tokenOf(enrolled) })).status).toBe(200);

        // The set-up code is spent; passphrase and factor are hers now.
        expect(verdict(await setUp("hessa", setup_code))).toBe("401 sign_in_refused");
        await forgive();
        const [code1, code2] = enrolled.body.recovery_codes as [string, string];
        const withCode = async (typed: string) => code((await passphrase("hessa", good)).body.ticket, typed);
        const rescued = await withCode(code1.toLowerCase());
        expect(rescued.body).toMatchObject({ name: "hessa", recovery_codes_left: 9 });
        expect(verdict(await withCode(code1))).toBe("401 sign_in_refused");
        await forgive();
        expect((await withCode(code2.replaceAll("-", ""))).body.recovery_codes_left).toBe(8);
        const kept = await sanad.sql("select string_agg(a::text, '') || (select string_agg(r::text, '') from access.recovery_code r) as all from access.account a");
        for (const plain of [code1, code2, secret, good, setup_code]) expect(kept[0].all).not.toContain(plain);
    });

    test("without an enrolment nobody is in: the passphrase leads back to it", async () => {
        const { setup_code } = await sanad.addUser("maha", "HOTLINE_B", "SHIFT_SUPERVISOR");
        const step = await setUp("maha", setup_code);
        const again = await passphrase("maha", good);
        expect(again.body.next).toBe("enrolment");
        expect(again.body.enrolment.secret).not.toBe(step.body.enrolment.secret);
        expect(verdict(await enrol(step.body.ticket, totp(step.body.enrolment.secret, now())))).toBe("401 sign_in_expired");
        expect((await enrol(again.body.ticket, totp(again.body.enrolment.secret, now()))).status).toBe(200);
    });

    test("a set-up code ends after a day", async () => {
        const { setup_code } = await sanad.addUser("late", "HOTLINE_B", "GUARD");
        await sanad.sql("update access.account set setup_code_ends_at = now() where name = 'late'");
        expect(verdict(await setUp("late", setup_code))).toBe("401 sign_in_refused");
    });

    test.each([
        ["short", "fourteen chars", "/passphrase too_short"],
        ["one letter", "aaaaaaaaaaaaaaaaaaaa", "/passphrase too_common"],
        ["a known one", "my-PasswordPassword", "/passphrase too_common"],
        ["the own name", "i am lulwa and proud", "/passphrase too_common"],
    ])("a passphrase that is too weak is refused: %s", async (_, word, expected) => {
        const answer = await setUp("lulwa", "AAAAA-BBBBB-CCCCC-DDDDD", word);
        expect([verdict(answer), ...badFields(answer)]).toEqual(["422 invalid", expected]);
    });

    test("length is counted in characters, not bytes", async () => {
        const { setup_code } = await sanad.addUser("amal", "SHELTER_F", "PSYCHOLOGIST");
        expect(badFields(await setUp("amal", setup_code, "سبعة أحرف قصيرة".slice(0, 14)))).toEqual(["/passphrase too_short"]);
        expect((await setUp("amal", setup_code, "جملة مرور طويلة جدا لا ينساها أحد")).status).toBe(200);
    });
});

describe("the hashing lane", () => {
    test("is bounded: whoever does not fit is told to come back", async () => {
        const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => passphrase(`crowd.${i}`, "no passphrase of anyone")));
        const kinds = answers.map(verdict);
        expect(new Set(kinds)).toEqual(new Set(["401 sign_in_refused", "503 busy"]));
        expect(kinds.filter((kind) => kind === "401 sign_in_refused").length).toBeGreaterThanOrEqual(32);
        for (const answer of answers.filter((each) => each.status === 503)) expect(answer.headers["retry-after"]).toBe("1");
    }, 60_000);
});
