// The directory, kept by the leads and read by all who help; and referrals to it, each with what became of it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { badFields, register, takeContact, verdict } from "./acts";
import { type Person, type Sanad, startSanad } from "./harness";

let sanad: Sanad;
let noura: Person;
let dana: Person;
let hessa: Person;
beforeAll(async () => {
    sanad = await startSanad();
    [noura, dana, hessa] = await Promise.all([
        sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("dana", "HOTLINE_A", "HOTLINE_OPERATOR"),
        sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR"),
    ]);
});
afterAll(() => sanad.stop());

const facts = (over = {}) => ({ kind: "shelter", name_en: "A shelter", name_ar: "مأوى", languages: ["amh"], hours_known: false, ...over });
const add = async (over = {}) => (await hessa.post("/api/organisations", facts(over))).body.id as string;
const entry = async (id: string) => (await noura.get("/api/organisations?limit=200")).body.items.find((each: { id: string }) => each.id === id);
/** "HH:MM" in Kuwait, so many minutes from now. */
const clock = (minutes: number) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Kuwait", hour: "2-digit", minute: "2-digit" }).format(Date.now() + minutes * 60_000);

describe("the directory", () => {
    test("comes with a beginning that nobody has verified", async () => {
        const { items } = (await noura.get("/api/organisations")).body;
        expect(items.length).toBeGreaterThan(15);
        expect(items.every((each: { to_verify: boolean }) => each.to_verify)).toBe(true);
        const emergency = items.find((each: { kind: string }) => each.kind === "emergency");
        expect([emergency.phone, emergency.open_now]).toEqual(["112", true]);
    });

    test("pages by kind and name, all of it once", async () => {
        const whole = (await noura.get("/api/organisations?limit=200")).body.items.map((each: { id: string }) => each.id);
        const seen: string[] = [];
        let after = "";
        do {
            const page = (await noura.get(`/api/organisations?limit=7${after && `&after=${after}`}`)).body;
            seen.push(...page.items.map((each: { id: string }) => each.id));
            after = page.next ?? "";
        } while (after);
        expect(seen).toEqual(whole);
        const embassies = (await noura.get("/api/organisations?kind=embassy&country=PH")).body.items;
        expect(embassies.map((each: { country: string }) => each.country)).toEqual(["PH"]);
    });

    test.each([
        ["open round the clock", { hours_known: true }, true],
        ["open at this hour", { hours_known: true, from_time: clock(-60), until_time: clock(60) }, true],
        ["closed at this hour", { hours_known: true, from_time: clock(60), until_time: clock(120) }, false],
        ["of unknown hours", {}, null],
    ])("tells who is %s", async (_, over, open) => {
        expect((await entry(await add(over))).open_now).toBe(open);
    });

    test("is verified by name, and an edit of a stale version is told what differs", async () => {
        const id = await add({ phone: "1", capacity: 10, free_places: 3 });
        expect(verdict(await hessa.post(`/api/organisations/${id}/verification`, { version: 1 }))).toBe("201");
        const verified = await entry(id);
        expect([verified.to_verify, verified.verified_by_name, verified.version, typeof verified.counted_at]).toEqual([false, "hessa (test)", 2, "string"]);
        const stale = await hessa.put(`/api/organisations/${id}`, { ...facts({ phone: "2", capacity: 10, free_places: 3 }), active: true, version: 1 });
        expect([verdict(stale), badFields(stale)]).toEqual(["409 stale_version", ["/phone changed"]]);
        expect(verdict(await hessa.put(`/api/organisations/${id}`, { ...facts(), active: false, version: 2 }))).toBe("200");
        expect(await entry(id)).toBeUndefined();
    });

    test("an old verification no longer counts", async () => {
        const id = await add();
        await hessa.post(`/api/organisations/${id}/verification`, { version: 1 });
        await sanad.sql("update directory.organisation set verified_at = now() - interval '91 days' where id = $1", [id]);
        expect((await entry(id)).to_verify).toBe(true);
    });

    test.each([
        [{ kind: "bakery" }, ["/kind bad_code"]],
        [{ country: "PH" }, ["/country not_an_embassy"]],
        [{ from_time: "08:00" }, ["/until_time required"]],
        [{ from_time: "08:00", until_time: "08:00" }, ["/until_time same_time"]],
        [{ free_places: 1 }, ["/free_places too_many_free"]],
        [{ capacity: -1 }, ["/capacity out_of_range"]],
        [{ languages: ["xyz"] }, ["/languages/0 bad_code"]],
        [{ name_en: " " }, ["/name_en blank"]],
        [{ days: [] }, ["/days too_few"]],
    ])("%j is refused at its field", async (over, errors) => {
        const answer = await hessa.post("/api/organisations", facts(over));
        expect([answer.status, badFields(answer)]).toEqual([422, errors]);
    });
});

describe("a referral", () => {
    const told = (organisation_id: string, over = {}) => ({ organisation_id, manner: "told", consent: false, ...over });

    test("is noted while she speaks, and shows on her complaint with its history", async () => {
        const contact_id = await takeContact(noura);
        const organisation = await add();
        const { body } = await noura.post(`/api/contacts/${contact_id}/referrals`, told(organisation, { manner: "called_for_her", consent: true, note: "They have a bed" }));
        const { id } = await register(noura, { contact_id });
        const [shown] = (await noura.get(`/api/complaints/${id}/referrals`)).body.items;
        expect([shown.id, shown.status, shown.name_en, shown.made_by_name]).toEqual([body.id, "made", "A shelter", "noura (test)"]);
        await noura.post(`/api/service-referrals/${body.id}/status`, { status: "accepted", note: "Tonight", version: 1 });
        await noura.post(`/api/service-referrals/${body.id}/status`, { status: "served", version: 2 });
        const history = (await noura.get(`/api/service-referrals/${body.id}/history`)).body.items;
        expect(history.map((each: { status: string; note: string }) => [each.status, each.note])).toEqual([
            ["made", "They have a bed"], ["accepted", "Tonight"], ["served", null],
        ]);
        expect(verdict(await noura.post(`/api/service-referrals/${body.id}/status`, { status: "refused", version: 3 }))).toBe("409 referral_ended");
        const audited = await sanad.sql("select action from audit.entry where object_id = $1 and object_kind = 'service_referral' order by id", [body.id]);
        expect(audited.map((row) => row.action)).toEqual(["refer_caller", "follow_referral", "follow_referral", "show_referral_history"]);
    });

    test("beyond telling needs her consent, by the program and by the database", async () => {
        const contact = await takeContact(noura);
        const organisation = await add();
        const answer = await noura.post(`/api/contacts/${contact}/referrals`, told(organisation, { manner: "put_through" }));
        expect([answer.status, badFields(answer)]).toEqual([422, ["/consent consent_needed"]]);
        const { id } = (await noura.post(`/api/contacts/${contact}/referrals`, told(organisation))).body;
        const made = await noura.post(`/api/service-referrals/${id}/status`, { status: "accepted", version: 1 });
        expect([made.status, badFields(made)]).toEqual([422, ["/status not_from_here"]]);
        await expect(sanad.sql("update hotline.service_referral set manner = 'accompanied' where id = $1", [id])).rejects.toThrow(/service_referral_consent/);
        await expect(sanad.sql("update hotline.service_referral set status = 'accepted' where id = $1", [id])).rejects.toThrow(/service_referral_told/);
    });

    test("of a colleague's call is not there; an unknown organisation is refused", async () => {
        const contact = await takeContact(noura);
        const organisation = await add();
        expect(verdict(await dana.post(`/api/contacts/${contact}/referrals`, told(organisation)))).toBe("404 not_found");
        expect(verdict(await noura.post(`/api/contacts/${contact}/referrals`, told(contact)))).toBe("409 service_referral_organisation");
        const { id } = (await noura.post(`/api/contacts/${contact}/referrals`, told(organisation))).body;
        expect(verdict(await dana.get(`/api/service-referrals/${id}/history`))).toBe("404 not_found");
        expect((await hessa.get(`/api/contacts/${contact}/referrals`)).body.items).toHaveLength(1);
    });
});
