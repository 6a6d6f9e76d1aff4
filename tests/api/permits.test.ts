// Who can do what, found out by walking the binary's own route list as nobody and as every role, on files of every relation, and
// kept in golden/who-can-what.txt (UPDATE_GOLDEN=1 writes it anew). Then the same walk through a backend whose permit check is
// compiled out: row-level security alone has to hold.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { draftOf, editOf, register, takeContact } from "./acts";
import { type Answer, binary, nobody, type Person, type Sanad, startSanad, unguardedBinary } from "./harness";

interface Route {
    verb: string;
    path: string;
    operation: string;
    permit: string | null;
    signed_in: boolean;
    by_line: boolean;
}
const routes: Route[] = execFileSync(binary, ["routes"], { encoding: "utf8" }).trim().split("\n").map((line) => JSON.parse(line));
const golden = join(import.meta.dirname, "golden/who-can-what.txt");

// Of a file: made by oneself; by one's unit; by another unit of one's site; in a file one is assigned to; elsewhere; nowhere.
const relations = ["own", "unit", "site", "asg", "other", "none"] as const;
type Relation = (typeof relations)[number];
interface Files {
    contact: string;
    complaint: string;
    closed: string;
    callback: string;
    attempt: string;
    help: string;
    handover: string;
    ended: string; // a contact
    person: string;
    name: string;
    document: string;
    phone: string;
    party: string;
    detail: string;
    link: string; // of the party to the complaint
    alleged: string; // one with an allegation
}

const identity = { verification: "declared", languages: [] };
const hence = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

let sanad: Sanad;
let roles: string[];
const files = {} as Record<Relation, Files>;
const accounts = {} as Record<string, string>; // name → id
const resets = {} as Record<"own" | "other", string>;
const sentTo = {} as Record<Relation, string>; // a referral in each file
let organisation: string;
const calls: Record<string, string> = { none: nobody }; // that ring for one's unit, and elsewhere
const units: Record<string, string> = {};
const sheets: Record<string, string> = { none: nobody }; // signed in one's unit, in another one of the site, and elsewhere, and not accepted yet

beforeAll(async () => {
    sanad = await startSanad();
    roles = (await sanad.sql("select code from code.role order by position")).map((row) => row.code);
    for (const { id, code } of await sanad.sql("select id, code from access.unit")) units[code] = id;

    const maker = (name: string, unit: string) => sanad.person(name, unit, "HOTLINE_OPERATOR", "SHIFT_SUPERVISOR");
    for (const unit of ["HOTLINE_A", "SHELTER_F", "HOTLINE_B"]) await sanad.addUser(`taker-${unit.toLowerCase().replace("_", "-")}`, unit, "HOTLINE_OPERATOR");
    const [a, s, b] = await Promise.all([maker("maker-a", "HOTLINE_A"), maker("maker-s", "SHELTER_F"), maker("maker-b", "HOTLINE_B")]);
    organisation = (await a.post("/api/organisations", { kind: "hospital", name_en: "Hospital", name_ar: "مستشفى", languages: [], hours_known: false })).body.id;
    const makers: Record<Exclude<Relation, "none">, Person> = { own: a, unit: a, site: s, asg: b, other: b };
    for (const [relation, who] of Object.entries(makers)) {
        const contact = await takeContact(who, { caller_phone: "+96550000001" });
        const facts = { contact_id: contact, narrative: `Canary-${relation}`, worker_phone: "+96550000002", safe_contact_rules: { cover_story: `Canary-${relation}` } };
        const [complaint, closed] = [(await register(who, facts)).id, (await register(who, facts)).id];
        const callback = (await who.post(`/api/complaints/${complaint}/callbacks`, { due_at: hence(1), promise: `Canary-${relation}` })).body.id;
        const attempt = (await who.post(`/api/callbacks/${callback}/attempts`)).body.id;
        sentTo[relation as Relation] = (await who.post(`/api/contacts/${contact}/referrals`, { organisation_id: organisation, manner: "told", consent: false, note: `Canary-${relation}` })).body.id;
        const help = (await who.post(`/api/contacts/${contact}/help`, { urgency: "help" })).body.id;
        await who.post(`/api/help/${help}/messages`, { words: `Canary-${relation}` });
        const to_account = (await who.get("/api/colleagues")).body.items[0]?.id;
        const handover = to_account ? (await who.post(`/api/contacts/${contact}/handovers`, { to_account, note: `Canary-${relation}` })).body.id : nobody;
        const ended = await takeContact(who);
        const words = `Canary ${relation}`;
        const search_id = (await who.post("/api/person-searches", { words })).body.id;
        const person = (await who.post("/api/people", { search_id, ...identity, names: [{ text: words, source: "told" }, { text: "Second", source: "told" }], documents: [{ kind: "PASSPORT", number: `Canary-${relation}` }], phones: [{ phone: "+96550000003" }] })).body.id;
        const parts = (await who.get(`/api/people/${person}`)).body;
        const [name, document, phone] = [parts.names[0].id, parts.documents[0].id, parts.phones[0].id];
        const linking = (kind: string) => who.post(`/api/complaints/${complaint}/parties`, { role: "sponsor", said_by: "worker", alleged_abuser: kind === "house", party: { kind, details: [{ kind: "name", text: `Canary-${relation}` }, { kind: "plate", text: `Canary-${relation} 1` }] } });
        const party = (await linking("person")).body.party_id;
        await linking("house");
        const card = (await who.get(`/api/complaints/${complaint}/parties`)).body;
        const [link, alleged, detail] = [card.links[0].id, card.links[1].id, card.parties[0].details[0].id];
        files[relation as Relation] = { contact, complaint, closed, callback, attempt, help, handover, ended, person, name, document, phone, party, detail, link, alleged };
        const draft = await who.put(`/api/contacts/${contact}/draft`, { content: `Canary-${relation}`, version: 0 });
        expect(draft.status).toBe(200);
    }
    for (const [whose, who] of [["unit", a], ["site", s], ["other", b]] as const) {
        await who.put("/api/shift-sheets/next/notes", { content: `Canary-${whose}`, version: 0 });
        sheets[whose] = (await who.post("/api/shift-sheets", { version: 1, notes: `Canary-${whose}`, item_notes: [] })).body.id;
    }
    files.none = { contact: nobody, complaint: nobody, closed: nobody, callback: nobody, attempt: nobody, help: nobody, handover: nobody, ended: nobody, person: nobody, name: nobody, document: nobody, phone: nobody, party: nobody, detail: nobody, link: nobody, alleged: nobody };
    sentTo.none = nobody;

    const add = async (role: string) => (accounts[role] = (await sanad.person(nameOf(role), "HOTLINE_A", role)).id);
    for (let i = 0; i < roles.length; i += 4) await Promise.all(roles.slice(i, i + 4).map(add));
    accounts.unit = (await sanad.person("colleague", "HOTLINE_A", "HOTLINE_OPERATOR")).id;
    accounts.other = (await sanad.person("stranger", "HOTLINE_B", "HOTLINE_OPERATOR")).id;
    accounts.none = nobody;
    const admin = await sanad.person("second-admin", "ADMIN", "ADMINISTRATOR");
    for (const whose of ["own", "other"] as const) {
        const victim = await sanad.person(`victim-${whose}`, "ADMIN", "GUARD");
        resets[whose] = (await admin.post(`/api/users/${victim.id}/factor-resets`, { reason: "Lost her telephone" })).body.id;
    }
    for (const [whose, unit] of [["unit", "HOTLINE_A"], ["other", "HOTLINE_B"]] as const) {
        const line = await sanad.line(`line-${whose}`, unit);
        await sanad.report(line, line.event(whose, "ring", { caller: "+96550000001" }));
        calls[whose] = (await sanad.sql("select id from hotline.call where external_id = $1", [whose]))[0].id;
    }
    // Fixtures are put back by hand between probes, past the triggers that guard the way.
    await sanad.sql("create temp table kept_draft as select * from hotline.draft");
    await sanad.sql("create temp table kept_rules as select * from hotline.safe_contact");
    await sanad.sql("create temp table kept_callback as select * from hotline.callback");
    await sanad.sql("create temp table kept_referral as select * from hotline.service_referral");
    await sanad.sql("create temp table kept_attempt as select * from hotline.callback_attempt");
    await sanad.sql("create temp table kept_name as select id from people.person_name");
    await sanad.sql("create temp table kept_party as select * from parties.party");
    await sanad.sql("create temp table kept_detail as select * from parties.detail");
    await sanad.sql("create temp table kept_link as select * from parties.link");
    await sanad.sql("create temp table kept_allegation as select * from parties.allegation");
    await sanad.sql("create temp table kept_help as select * from hotline.help");
    await sanad.sql("create temp table kept_words as select * from hotline.help_message");
    await sanad.sql("create temp table kept_handover as select * from hotline.contact_handover");
    await sanad.sql("create temp table kept_notes as select * from hotline.shift_draft");
    await sanad.sql("create temp table kept_item as select * from hotline.shift_item");
    await sanad.sql("set session_replication_role = replica");
}, 120_000);
afterAll(() => sanad.stop());

const nameOf = (role: string) => `r-${role.toLowerCase().replaceAll("_", "-")}`;

/** Everything as it was, with the role's user as the maker of what is "own" and assigned to the file of "asg". */
async function putBack(role: string, who: Person | undefined): Promise<void> {
    const complaints = relations.slice(0, -1).map((relation) => files[relation].complaint);
    const closed = relations.slice(0, -1).map((relation) => files[relation].closed);
    const ended = relations.slice(0, -1).map((relation) => files[relation].ended);
    const contacts = [...relations.slice(0, -1).map((relation) => files[relation].contact), ...ended];
    const mine = [files.own.complaint, files.own.closed];
    const persons = relations.slice(0, -1).map((relation) => files[relation]);
    const id = who?.id ?? accounts.unit;
    const array = (ids: string[]) => `'{${ids.join(",")}}'::uuid[]`;
    await sanad.sql(`
        delete from hotline.complaint_change where complaint_id not in (select id from hotline.complaint where id = any (${array([...complaints, ...closed])}));
        delete from hotline.complaint_category where complaint_id <> all (${array([...complaints, ...closed])});
        delete from hotline.complaint_clock where complaint_id <> all (${array([...complaints, ...closed])});
        delete from hotline.help_message;
        delete from hotline.help;
        delete from hotline.contact_handover;
        delete from hotline.callback_attempt;
        delete from hotline.callback;
        delete from hotline.safe_contact;
        delete from hotline.service_referral_change where service_referral_id not in (select id from kept_referral) or status <> 'told';
        delete from hotline.service_referral;
        insert into hotline.service_referral select * from kept_referral;
        update hotline.service_referral set made_by = '${id}' where id = '${sentTo.own}';
        delete from directory.organisation where code is null and id <> '${organisation}';
        update directory.organisation set version = 1 where id = '${organisation}';
        update hotline.complaint set person_id = null;
        delete from people.person_name where id <> all (select id from kept_name);
        delete from people.person_document where id <> all (${array(persons.map((each) => each.document))});
        delete from people.person_phone where id <> all (${array(persons.map((each) => each.phone))});
        delete from people.person where id <> all (${array(persons.map((each) => each.person))});
        update people.person_name set ended_at = null where ended_at is not null;
        update people.person_document set ended_at = null where ended_at is not null;
        update people.person_phone set ended_at = null where ended_at is not null;
        update people.person set version = 1;
        update people.person set registered_by = '${id}' where id = '${files.own.person}';
        update cases.file set opened_by = '${id}' where id = (select file_id from people.person where id = '${files.own.person}');
        delete from parties.allegation;
        delete from parties.link;
        delete from parties.detail;
        delete from parties.party;
        insert into parties.party select * from kept_party;
        insert into parties.detail select * from kept_detail;
        insert into parties.link select * from kept_link;
        insert into parties.allegation select * from kept_allegation;
        update parties.party set registered_by = '${id}' where id in (select party_id from kept_link where id in ('${files.own.link}', '${files.own.alleged}'));
        delete from hotline.immediate_action;
        delete from hotline.complaint_consent;
        delete from hotline.complaint where id <> all (${array([...complaints, ...closed])});
        delete from hotline.draft where contact_id <> all (${array(contacts)});
        delete from hotline.contact where id <> all (${array(contacts)});
        update hotline.complaint set version = 1, state = case when id = any (${array(closed)}) then 'CLOSED' else 'NEW' end;
        update hotline.complaint set created_by = '${id}' where id = any (${array(mine)});
        update hotline.contact set version = 1, ended_at = case when id = any (${array(ended)}) then now() end, held_by = null;
        update hotline.contact set taken_by = '${id}' where id in ('${files.own.contact}', '${files.own.ended}');
        update cases.file set opened_by = '${id}' where id in (select file_id from hotline.contact where id in ('${files.own.contact}', '${files.own.ended}'));
        insert into hotline.draft select * from kept_draft on conflict do nothing;
        update hotline.draft set version = 1;
        insert into hotline.safe_contact select * from kept_rules;
        insert into hotline.callback select * from kept_callback;
        insert into hotline.callback_attempt select * from kept_attempt;
        update hotline.callback set promised_by = '${id}' where id = '${files.own.callback}';
        update hotline.callback_attempt set actor = '${id}' where id = '${files.own.attempt}';
        insert into hotline.help select * from kept_help;
        insert into hotline.help_message select * from kept_words;
        insert into hotline.contact_handover select * from kept_handover;
        update hotline.help set asked_by = '${id}' where id = '${files.own.help}';
        update hotline.help set joined_by = '${id}', joined_at = now();
        update hotline.contact_handover set to_account = '${id}' where id = '${files.own.handover}';
        delete from cases.assignment;
        insert into cases.assignment (file_id, account_id, assigned_by)
            select file_id, '${id}'::uuid, '${id}'::uuid from hotline.contact where id in ('${files.asg.contact}', '${files.asg.ended}')
            union all select file_id, '${id}'::uuid, '${id}'::uuid from people.person where id = '${files.asg.person}';
        update hotline.call set rang_at = now(), answered_at = null, answered_by = null, contact_id = null;
        delete from hotline.call_event where type <> 'ring';
        delete from hotline.extension;
        delete from hotline.shift_item;
        delete from hotline.shift_sheet where id <> all (${array(Object.values(sheets))});
        update hotline.shift_sheet set accepted_by = null, accepted_at = null, withdrawn_at = null, withdraw_reason = null;
        insert into hotline.shift_item select * from kept_item;
        delete from hotline.shift_draft;
        insert into hotline.shift_draft select * from kept_notes;
        delete from access.factor_reset where id not in ('${resets.own}', '${resets.other}');
        update access.factor_reset set approved_by = null, approved_at = null, withdrawn_at = null;
        update access.factor_reset set requested_by = '${id}' where id = '${resets.own}';
        update access.account set version = 1;
        delete from access.account_role where account_id = '${accounts[role] ?? nobody}' and role <> '${role}'`);
}

/** One text that changes when any row of a case changes, over the files of these relations. */
async function checksum(of: Relation[]): Promise<string> {
    const ids = of.flatMap((relation) => [`'${files[relation].contact}'`, `'${files[relation].ended}'`]).join(",");
    const file = `(select file_id from hotline.contact where id in (${ids}))`;
    const complaint = `(select id from hotline.complaint where file_id in ${file})`;
    const persons = of.map((relation) => `'${files[relation].person}'`).join(",");
    const sum = (table: string, where: string) =>
        `select '${table}' as t, coalesce(md5(string_agg(x::text, ',' order by x::text)), '') as s from ${table} x where ${where}`;
    const rows = await sanad.sql(
        [
            sum("cases.file", `id in ${file}`),
            sum("hotline.contact", `file_id in ${file}`),
            sum("hotline.draft", `contact_id in (${ids})`),
            sum("hotline.complaint", `file_id in ${file}`),
            sum("hotline.complaint_category", `complaint_id in ${complaint}`),
            sum("hotline.complaint_change", `complaint_id in ${complaint}`),
            sum("hotline.safe_contact", `complaint_id in ${complaint}`),
            sum("hotline.callback", `complaint_id in ${complaint}`),
            sum("hotline.callback_attempt", `callback_id in (select id from hotline.callback where complaint_id in ${complaint})`),
            sum("hotline.service_referral", `file_id in ${file}`),
            sum("hotline.service_referral_change", `service_referral_id in (select id from hotline.service_referral where file_id in ${file})`),
            ...["person_name", "person_document", "person_phone"].map((table) => sum(`people.${table}`, `person_id in (${persons})`)),
            sum("people.person", `id in (${persons})`),
            sum("parties.party", `id in (select party_id from parties.link where file_id in ${file})`),
            sum("parties.detail", `party_id in (select party_id from parties.link where file_id in ${file})`),
            sum("parties.link", `file_id in ${file}`),
            sum("parties.allegation", `link_id in (select id from parties.link where file_id in ${file})`),
            sum("hotline.immediate_action", `complaint_id in ${complaint}`),
            sum("hotline.complaint_consent", `complaint_id in ${complaint}`),
            sum("hotline.complaint_clock", `complaint_id in ${complaint}`),
            sum("hotline.help", `contact_id in (${ids})`),
            sum("hotline.help_message", `help_id in (select id from hotline.help where contact_id in (${ids}))`),
            sum("hotline.contact_handover", `contact_id in (${ids})`),
        ].join(" union all "),
    );
    return rows.map((row) => row.t + row.s).sort().join(" ");
}

// ---- one valid request per route ----

interface Probe {
    on?: readonly string[]; // the relations; without: the route is about nothing in particular
    send: (who: Sender, on: string) => Promise<Answer>;
    restores?: boolean; // changes something: fixtures are put back before it
    shown?: (answer: Answer) => string; // of a list: what is in it
}
type Sender = { send: Person["send"]; role: string; id: string | undefined };
const on = (relation: string) => files[relation as Relation];
const user = (who: Sender, relation: string) => (relation === "own" ? (who.id ?? nobody) : accounts[relation]!);
const users = ["own", "unit", "other", "none"] as const;
const filesOf: Probe["on"] = relations;
const listed = (kind: "contact" | "complaint" | "callback" | "help" | "handover") => (answer: Answer) =>
    relations.filter((relation) => answer.body.items.some((item: { id: string }) => item.id === files[relation][kind])).join("+");
const referred = (answer: Answer) =>
    relations.filter((relation) => answer.body.items.some((item: { id: string }) => item.id === sentTo[relation])).join("+");
const entry = { kind: "charity", name_en: "Charity", name_ar: "جمعية", languages: ["ara"], hours_known: false };
const post = (path: (relation: string) => string, body?: (relation: string) => unknown): Probe => ({
    on: filesOf,
    restores: true,
    send: (who, relation) => who.send("POST", path(relation), { body: body?.(relation) }),
});
const plain = (verb: string, path: string, body?: unknown): Probe => ({ restores: verb !== "GET", send: (who) => who.send(verb, path, { body }) });

const ownOrNot = ["own", "other", "none"] as const;
const resetOf = (relation: string) => resets[relation as "own"] ?? nobody;
async function sessionOf(who: Sender, relation: string): Promise<string> {
    if (relation === "none") return nobody;
    const account = relation === "own" ? who.id : accounts.other;
    if (relation === "other") await sanad.actAs("stranger");
    const [row] = await sanad.sql("select id from access.session where account_id = $1 and ended_at is null order by id desc limit 1", [account ?? nobody]);
    return row?.id ?? nobody;
}

const ofSheets = ["unit", "site", "other", "none"] as const;
const withdrawSheets = () => sanad.sql("update hotline.shift_sheet set withdrawn_at = now() where accepted_at is null");

const probes: Record<string, Probe> = {
    sign_in: plain("POST", "/api/sign-in", { name: "nobody.at.all", passphrase: "no such person here" }),
    set_up: plain("POST", "/api/sign-in/setup", { name: "nobody.here", setup_code: "AAAAA-AAAAA", passphrase: "correct horse battery staple" }),
    enrol: plain("POST", "/api/sign-in/enrolment", { ticket: "none", code: "000000" }),
    sign_in_with_code: plain("POST", "/api/sign-in/code", { ticket: "none", code: "000000" }),

    show_session: plain("GET", "/api/session"),
    show_draft_key: plain("GET", "/api/session/draft-key"),
    sign_out: plain("DELETE", "/api/session"),
    sign_out_everywhere: plain("DELETE", "/api/session/everywhere"),
    stay_signed_in: plain("POST", "/api/session/activity"),
    list_codes: plain("GET", "/api/codes"),
    list_scripts: plain("GET", "/api/scripts"),
    list_units: plain("GET", "/api/units"),
    list_roles: plain("GET", "/api/roles"),

    list_users: plain("GET", "/api/users?limit=200"),
    invite_user: {
        restores: true,
        send: (who) => {
            const name = `new.${Math.random().toString(36).slice(2)}`;
            return who.send("POST", "/api/users", { body: { name, display_name: "New", unit_id: units.ADMIN, roles: ["GUARD"] } });
        },
    },
    show_user: { on: users, send: (who, relation) => who.send("GET", `/api/users/${user(who, relation)}`) },
    edit_user: {
        on: users,
        restores: true,
        send: (who, relation) => {
            const role = relation === "own" ? who.role : "HOTLINE_OPERATOR";
            const unit = relation === "other" ? units.HOTLINE_B : units.HOTLINE_A;
            const body = { display_name: "Edited", unit_id: unit, roles: [role], active: true, version: 1 };
            return who.send("PUT", `/api/users/${user(who, relation)}`, { body });
        },
    },
    request_factor_reset: {
        on: users,
        restores: true,
        send: (who, relation) => who.send("POST", `/api/users/${user(who, relation)}/factor-resets`, { body: { reason: "Lost" } }),
    },
    list_factor_resets: plain("GET", "/api/factor-resets"),
    approve_factor_reset: { on: ownOrNot, restores: true, send: (who, r) => who.send("POST", `/api/factor-resets/${resetOf(r)}/approval`) },
    withdraw_factor_reset: { on: ownOrNot, restores: true, send: (who, r) => who.send("DELETE", `/api/factor-resets/${resetOf(r)}`) },
    list_sessions: plain("GET", "/api/sessions"),
    end_session: {
        on: ownOrNot,
        restores: true,
        send: async (who, relation) => who.send("DELETE", `/api/sessions/${await sessionOf(who, relation)}`),
    },

    take_contact: plain("POST", "/api/contacts", { channel: "phone" }),
    list_contacts: { send: (who) => who.send("GET", "/api/contacts?limit=200"), shown: listed("contact") },
    show_contact: { on: filesOf, send: (who, r) => who.send("GET", `/api/contacts/${on(r).contact}`) },
    edit_contact: {
        on: filesOf,
        restores: true,
        send: (who, r) => {
            const body = { channel: "walk_in", interpreter: false, received_at: new Date(Date.now() - 60_000).toISOString(), version: 1 };
            return who.send("PUT", `/api/contacts/${on(r).contact}`, { body });
        },
    },
    end_contact: post((r) => `/api/contacts/${on(r).contact}/end`, () => ({})),
    reopen_contact: post((r) => `/api/contacts/${on(r).ended}/reopening`, () => ({})),
    show_draft: { on: filesOf, send: (who, r) => who.send("GET", `/api/contacts/${on(r).contact}/draft`) },
    save_draft: {
        on: filesOf,
        restores: true,
        send: (who, r) => who.send("PUT", `/api/contacts/${on(r).contact}/draft`, { body: { content: `Canary-${r}`, version: 1 } }),
    },
    drop_draft: {
        on: filesOf,
        restores: true,
        send: (who, r) => who.send("DELETE", `/api/contacts/${on(r).contact}/draft`),
    },

    search_people: plain("POST", "/api/person-searches", { words: "Kanarienvogel" }),
    register_person: {
        restores: true,
        send: async (who) => {
            const search = await who.send("POST", "/api/person-searches", { body: { words: "New Person" } });
            const body = { search_id: search.body?.id ?? nobody, ...identity, names: [{ text: "New Person", source: "told" }], documents: [], phones: [] };
            return who.send("POST", "/api/people", { body });
        },
    },
    show_person: { on: filesOf, send: (who, r) => who.send("GET", `/api/people/${on(r).person}`) },
    edit_person: { on: filesOf, restores: true, send: (who, r) => who.send("PUT", `/api/people/${on(r).person}`, { body: { ...identity, version: 1 } }) },
    add_name: post((r) => `/api/people/${on(r).person}/names`, () => ({ text: "Third", source: "told" })),
    end_name: post((r) => `/api/person-names/${on(r).name}/ending`),
    add_document: post((r) => `/api/people/${on(r).person}/documents`, () => ({ kind: "PASSPORT", number: "X 12345" })),
    end_document: post((r) => `/api/person-documents/${on(r).document}/ending`),
    add_phone: post((r) => `/api/people/${on(r).person}/phones`, () => ({ phone: "+96550000004" })),
    end_phone: post((r) => `/api/person-phones/${on(r).phone}/ending`),
    search_parties: plain("POST", "/api/party-searches", { words: "00000000" }),
    show_party: { on: filesOf, send: (who, r) => who.send("GET", `/api/parties/${on(r).party}`) },
    add_detail: post((r) => `/api/parties/${on(r).party}/details`, () => ({ kind: "name", text: "Another name" })),
    end_detail: post((r) => `/api/party-details/${on(r).detail}/ending`),
    show_parties_of_complaint: { on: filesOf, send: (who, r) => who.send("GET", `/api/complaints/${on(r).complaint}/parties`) },
    show_parties_of_person: { on: filesOf, send: (who, r) => who.send("GET", `/api/people/${on(r).person}/parties`) },
    link_party: post((r) => `/api/complaints/${on(r).complaint}/parties`, () => ({ role: "driver", said_by: "worker", alleged_abuser: true, party: { kind: "person", details: [{ kind: "name", text: "A driver" }] } })),
    end_link: post((r) => `/api/party-links/${on(r).link}/ending`, () => ({ end_reason: "Another one" })),
    allege_abuse: post((r) => `/api/party-links/${on(r).link}/allegation`, () => ({ said_by: "witness" })),
    withdraw_allegation: post((r) => `/api/party-links/${on(r).alleged}/withdrawal`, () => ({ end_reason: "A mistake" })),

    note_subject: post((r) => `/api/complaints/${on(r).complaint}/person`, () => ({ person_id: null })),
    list_complaints_of_person: { on: filesOf, send: (who, r) => who.send("GET", `/api/people/${on(r).person}/complaints`) },

    ask_help: post((r) => `/api/contacts/${on(r).contact}/help`, () => ({ urgency: "emergency" })),
    list_help_of_contact: { on: filesOf, send: (who, r) => who.send("GET", `/api/contacts/${on(r).contact}/help`), shown: listed("help") },
    list_help: { send: (who) => who.send("GET", "/api/help"), shown: listed("help") },
    show_help: { on: filesOf, send: (who, r) => who.send("GET", `/api/help/${on(r).help}`) },
    join_help: post((r) => `/api/help/${on(r).help}/joining`, () => ({})),
    show_notes: { on: filesOf, send: (who, r) => who.send("GET", `/api/help/${on(r).help}/notes`) },
    list_help_messages: { on: filesOf, send: (who, r) => who.send("GET", `/api/help/${on(r).help}/messages`) },
    write_help_message: post((r) => `/api/help/${on(r).help}/messages`, (r) => ({ words: `Canary-${r}` })),
    see_help_messages: post((r) => `/api/help/${on(r).help}/seen`),
    end_help: post((r) => `/api/help/${on(r).help}/end`),

    list_colleagues: { send: (who) => who.send("GET", "/api/colleagues"), shown: (answer) => (answer.body.items.length ? "unit" : "") },
    // While an offer waits, 409 is what a holder is told.
    offer_contact: post((r) => `/api/contacts/${on(r).contact}/handovers`, () => ({ to_account: accounts.unit })),
    list_handovers_of_contact: { on: filesOf, send: (who, r) => who.send("GET", `/api/contacts/${on(r).contact}/handovers`), shown: listed("handover") },
    take_over_contact: post((r) => `/api/contacts/${on(r).contact}/take-over`),
    list_handovers: { send: (who) => who.send("GET", "/api/handovers"), shown: listed("handover") },
    accept_handover: post((r) => `/api/handovers/${on(r).handover}/acceptance`),
    decline_handover: post((r) => `/api/handovers/${on(r).handover}/refusal`),
    withdraw_handover: { on: filesOf, restores: true, send: (who, r) => who.send("DELETE", `/api/handovers/${on(r).handover}`) },
    show_board: plain("GET", "/api/board"),

    report_call: plain("POST", "/api/telephone/events", { event_id: "1", line: "line-unit", call: "unit", type: "end", at: "2026-01-01T00:00:00Z" }),
    list_calls: {
        send: (who) => who.send("GET", "/api/calls"),
        shown: (answer) => ["unit", "other"].filter((whose) => answer.body.items.some((item: { id: string }) => item.id === calls[whose])).join("+"),
    },
    answer_call: { on: ["unit", "other", "none"], restores: true, send: (who, r) => who.send("POST", `/api/calls/${calls[r]}/answer`) },
    show_extension: plain("GET", "/api/extension"),
    sit_at_extension: plain("PUT", "/api/extension", { extension: "21" }),
    show_queue_figures: plain("GET", "/api/queue-figures"),

    register_complaint: post(() => "/api/complaints", (r) => draftOf(on(r).contact)),
    list_complaints: { send: (who) => who.send("GET", "/api/complaints?limit=200"), shown: listed("complaint") },
    show_complaint: { on: filesOf, send: (who, r) => who.send("GET", `/api/complaints/${on(r).complaint}`) },
    edit_complaint: {
        on: filesOf,
        restores: true,
        send: (who, r) => who.send("PUT", `/api/complaints/${on(r).complaint}`, { body: editOf(1, { narrative: `Canary-${r}` }) }),
    },
    triage_complaint: post((r) => `/api/complaints/${on(r).complaint}/triage`, () => ({ level: "P2", version: 1 })),
    close_complaint: post((r) => `/api/complaints/${on(r).complaint}/closure`, () => ({ outcome: "advised", reason: "Done", version: 1 })),
    reopen_complaint: post((r) => `/api/complaints/${on(r).closed}/reopening`, () => ({ reason: "Again", version: 1 })),
    list_known_complaints: { on: filesOf, send: (who, r) => who.send("GET", `/api/contacts/${on(r).contact}/known-complaints`) },
    take_up_complaint: post((r) => `/api/contacts/${on(r).contact}/known-complaints`, (r) => ({ complaint_id: on(r).complaint })),

    show_safe_contact: { on: filesOf, send: (who, r) => who.send("GET", `/api/complaints/${on(r).complaint}/safe-contact`) },
    edit_safe_contact: {
        on: filesOf,
        restores: true,
        send: (who, r) => who.send("PUT", `/api/complaints/${on(r).complaint}/safe-contact`, { body: { cover_story: `Canary-${r}`, version: 1 } }),
    },
    list_actions: { on: filesOf, send: (who, r) => who.send("GET", `/api/complaints/${on(r).complaint}/actions`) },
    note_action: post((r) => `/api/complaints/${on(r).complaint}/actions`, (r) => ({ kind: "safety_plan", at: hence(-1), note: `Canary-${r}` })),
    list_consents: { on: filesOf, send: (who, r) => who.send("GET", `/api/complaints/${on(r).complaint}/consents`) },
    note_consent: post((r) => `/api/complaints/${on(r).complaint}/consents`, () => ({ purpose: "EMBASSY", given: false })),
    reveal_number: post((r) => `/api/complaints/${on(r).complaint}/number`),
    promise_callback: post((r) => `/api/complaints/${on(r).complaint}/callbacks`, () => ({ due_at: hence(2) })),
    list_callbacks_of_complaint: {
        on: filesOf,
        send: (who, r) => who.send("GET", `/api/complaints/${on(r).complaint}/callbacks`),
        shown: listed("callback"),
    },
    list_callbacks: { send: (who) => who.send("GET", "/api/callbacks?limit=200"), shown: listed("callback") },
    list_attempts: { on: filesOf, send: (who, r) => who.send("GET", `/api/callbacks/${on(r).callback}/attempts`) },
    start_callback: post((r) => `/api/callbacks/${on(r).callback}/attempts`),
    finish_attempt: post((r) => `/api/callback-attempts/${on(r).attempt}/outcome`, (r) => ({ outcome: "no_answer", note: `Canary-${r}` })),
    assign_callback: post((r) => `/api/callbacks/${on(r).callback}/assignment`, () => ({ account_id: accounts.unit, version: 1 })),
    withdraw_callback: post((r) => `/api/callbacks/${on(r).callback}/withdrawal`, () => ({ end_reason: "No longer", version: 1 })),

    refer_caller: post((r) => `/api/contacts/${on(r).contact}/referrals`, (r) => ({ organisation_id: organisation, manner: "told", consent: false, note: `Canary-${r}` })),
    refer_worker: post((r) => `/api/complaints/${on(r).complaint}/referrals`, () => ({ organisation_id: organisation, manner: "called_for_her", consent: true })),
    list_referrals_of_contact: { on: filesOf, send: (who, r) => who.send("GET", `/api/contacts/${on(r).contact}/referrals`), shown: referred },
    list_referrals_of_complaint: { on: filesOf, send: (who, r) => who.send("GET", `/api/complaints/${on(r).complaint}/referrals`), shown: referred },
    follow_referral: post((r) => `/api/service-referrals/${sentTo[r as Relation]}/status`, () => ({ status: "served", version: 1 })),
    show_referral_history: { on: filesOf, send: (who, r) => who.send("GET", `/api/service-referrals/${sentTo[r as Relation]}/history`) },

    list_organisations: plain("GET", "/api/organisations"),
    add_organisation: plain("POST", "/api/organisations", entry),
    edit_organisation: { restores: true, send: (who) => who.send("PUT", `/api/organisations/${organisation}`, { body: { ...entry, active: true, version: 1 } }) },
    verify_organisation: { restores: true, send: (who) => who.send("POST", `/api/organisations/${organisation}/verification`, { body: { version: 1 } }) },

    list_shift_sheets: {
        send: (who) => who.send("GET", "/api/shift-sheets?limit=200"),
        shown: (answer) => ["unit", "site", "other"].filter((whose) => answer.body.items.some((item: { id: string }) => item.id === sheets[whose])).join("+"),
    },
    show_next_shift_sheet: plain("GET", "/api/shift-sheets/next"),
    save_shift_sheet_notes: {
        restores: true,
        send: async (who) => {
            await withdrawSheets();
            return who.send("PUT", "/api/shift-sheets/next/notes", { body: { content: "Canary-unit", version: 1 } });
        },
    },
    sign_shift_sheet: {
        restores: true,
        send: async (who) => {
            await withdrawSheets();
            return who.send("POST", "/api/shift-sheets", { body: { version: 1, item_notes: [] } });
        },
    },
    show_shift_sheet: { on: ofSheets, send: (who, r) => who.send("GET", `/api/shift-sheets/${sheets[r]}`) },
    tick_shift_sheet: {
        on: ofSheets,
        restores: true,
        send: (who, r) => who.send("POST", `/api/shift-sheets/${sheets[r]}/ticks`, { body: { kind: "contact", item_id: files.unit.contact, ticked: true } }),
    },
    accept_shift_sheet: { on: ofSheets, restores: true, send: (who, r) => who.send("POST", `/api/shift-sheets/${sheets[r]}/acceptance`) },
    withdraw_shift_sheet: {
        on: ofSheets,
        restores: true,
        send: (who, r) => who.send("POST", `/api/shift-sheets/${sheets[r]}/withdrawal`, { body: { withdraw_reason: "A name was wrong" } }),
    },

    show_hotline_report: plain("GET", "/api/reports/hotline?by_period=day&first_day=2026-11-01&last_day=2026-11-02"),
    export_hotline_report: plain("POST", "/api/reports/hotline/exports", { by_period: "day", first_day: "2026-11-01", last_day: "2026-11-02", format: "csv", language: "en" }),

    show_complaint_history: { on: filesOf, send: (who, r) => who.send("GET", `/api/complaints/${on(r).complaint}/history`) },

    list_audit: plain("GET", "/api/audit"),
    show_chain: plain("GET", "/api/audit/chain"),
};

const aboutCases = (operation: string) => probes[operation]!.on === filesOf;

interface Seen {
    status: number;
    shown: string;
    text: string;
    changed: boolean;
}
type Walk = Map<string, Seen>; // "operation role relation"
const at = (operation: string, role: string, relation: string) => `${operation} ${role} ${relation}`;

async function walk(): Promise<Walk> {
    const seen: Walk = new Map();
    for (const role of ["nobody", ...roles]) {
        let who: Person | undefined;
        const renew = async () => {
            if (role !== "nobody") who = await sanad.actAs(nameOf(role));
        };
        await renew();
        await putBack(role, who);
        let dirty = false;
        for (const route of routes) {
            const probe = probes[route.operation];
            if (!probe || (!route.signed_in && role !== "nobody")) continue;
            const sender: Sender = {
                send: (verb, path, sending) => (who ? who.send(verb, path, sending) : sanad.send(verb, path, sending)),
                role,
                id: who?.id,
            };
            const look = async (relation: string) => {
                const watched = probe.restores && aboutCases(route.operation) && relation !== "none" ? [relation as Relation] : [];
                const before = watched.length ? await checksum(watched) : "";
                const answer = await probe.send(sender, relation);
                const good = answer.status < 300;
                const changed = watched.length > 0 && !good && before !== (await checksum(watched));
                const shown = good && probe.shown ? probe.shown(answer) : "";
                seen.set(at(route.operation, role, relation), { status: answer.status, shown, text: answer.text, changed });
                dirty = dirty || (Boolean(probe.restores) && (good || changed));
                if (good && /^(sign_out|sign_out_everywhere|end_session)$/.test(route.operation)) await renew();
            };
            if (dirty) await putBack(role, who);
            dirty = false;
            if (!probe.restores) {
                await Promise.all((probe.on ?? ["-"]).map(look));
                continue;
            }
            for (const relation of probe.on ?? ["-"]) {
                if (dirty) await putBack(role, who);
                dirty = false;
                await look(relation);
            }
        }
    }
    return seen;
}

/** Per route, the same outcome on one line, with the roles that get it. */
function table(seen: Walk): string {
    const lines = [
        "What each role gets from each route: written by tests/api/permits.test.ts from the running backend (UPDATE_GOLDEN=1).",
        "own: made by oneself; unit: by one's unit; site: by another unit of one's site; asg: in a file one is assigned to, elsewhere;",
        "other: elsewhere; none: an id that does not exist. A list says whose rows it shows.",
    ];
    for (const route of routes) {
        const probe = probes[route.operation]!;
        const permit = route.permit ?? (route.signed_in ? "signed in" : "open to all");
        const signed = route.by_line ? ", signed by a telephone line" : "";
        lines.push("", `${route.verb.toUpperCase()} ${route.path}  ${route.operation}  [${permit}${signed}]`);
        const byOutcome = new Map<string, string[]>();
        for (const role of route.signed_in ? ["nobody", ...roles] : ["nobody"]) {
            const each = (probe.on ?? ["-"]).map((relation) => {
                const found = seen.get(at(route.operation, role, relation))!;
                return [relation, found.shown ? `${found.status} shows ${found.shown}` : String(found.status)] as const;
            });
            const same = each.every(([, status]) => status === each[0]![1]);
            const outcome = same ? each[0]![1] : each.map(([relation, status]) => `${relation} ${status}`).join("  ");
            byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), role]);
        }
        for (const [outcome, who] of byOutcome)
            lines.push(`    ${outcome.padEnd(62)}  ${who.length === roles.length ? "every role" : who.join(" ")}`);
    }
    return `${lines.join("\n")}\n`;
}

let guarded: Walk;

test("every route has a probe, and every probe its route", () => {
    expect(Object.keys(probes).sort()).toEqual(routes.map((route) => route.operation).sort());
});

test("who can do what is as agreed", async () => {
    guarded = await walk();
    const found = table(guarded);
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, found);
    expect(existsSync(golden), "golden/who-can-what.txt is missing: UPDATE_GOLDEN=1 writes it").toBe(true);
    expect(found).toBe(readFileSync(golden, "utf8"));
    expect([...guarded].filter(([, seen]) => seen.changed).map(([what]) => what), "refused, and yet changed").toEqual([]);
    expect([...guarded].filter(([, seen]) => seen.status >= 500)).toEqual([]);
}, 480_000);

test("nobody reads a case without its permit, administrators least of all", () => {
    for (const role of ["nobody", "ADMINISTRATOR", "AUDITOR", "DATA_ANALYST", "GUARD"])
        for (const relation of relations)
            for (const operation of ["show_contact", "show_draft", "show_complaint", "show_complaint_history"]) {
                const seen = guarded.get(at(operation, role, relation))!;
                expect(seen.status, at(operation, role, relation)).toBeGreaterThanOrEqual(401);
                expect(seen.text).not.toContain("Canary-");
            }
});

test("with the permit check off, row-level security alone blocks every cross-file read and write", async () => {
    expect(existsSync(unguardedBinary), `${unguardedBinary} is missing: ./dev test builds it`).toBe(true);
    await sanad.end();
    (sanad as { program: string }).program = unguardedBinary;
    await sanad.serve();
    const open = await walk();

    const cases = routes.filter((route) => aboutCases(route.operation));
    const reaches = (role: string, relation: string) =>
        cases.some((route) => guarded.get(at(route.operation, role, relation))!.status < 300);
    const ids = Object.values(files).flatMap(({ contact, complaint, closed }) => [contact, complaint, closed]).filter((id) => id !== nobody);
    const leaks: string[] = [];
    let denied = 0;
    for (const route of routes) {
        for (const relation of probes[route.operation]!.on ?? ["-"]) {
            for (const role of route.signed_in ? ["nobody", ...roles] : []) {
                const what = at(route.operation, role, relation);
                if (guarded.get(what)!.status < 400) continue;
                denied++;
                const seen = open.get(what)!;
                const content = seen.text.includes("Canary-") || (route.verb === "get" && ids.some((id) => seen.text.includes(id)));
                if (content) leaks.push(`${what}: shows a case`);
                if (seen.changed) leaks.push(`${what}: refused, and yet changed`);
                const foreign = aboutCases(route.operation) && !reaches(role, relation);
                const account = route.verb !== "get" && !aboutCases(route.operation) && relation !== "own"; // one may end one's own session
                if ((foreign || account) && seen.status < 300) leaks.push(`${what}: ${seen.status}`);
                if (seen.status >= 500) leaks.push(`${what}: ${seen.status}`);
            }
        }
    }
    expect(leaks).toEqual([]);
    expect(denied).toBeGreaterThan(1_000);
    // The switch was really off: some role without the permit got past the check in a file that it reaches.
    expect([...guarded].some(([what, seen]) => seen.status === 403 && open.get(what)!.status !== 403)).toBe(true);
}, 480_000);
