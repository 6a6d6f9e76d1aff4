// What clients get wrong, by accident or on purpose, with the one right answer to each. Read by bad-requests.test.ts.
// Placeholders: CONTACT and COMPLAINT are ids of the asking operator's own, RAW stands for "Kanarienvogel", which no log may hold.

// ---- framing: bytes over TLS, exactly as written ----

export interface Framing {
    name: string;
    send: (string | number | Buffer)[]; // text is Latin-1; a number is a pause in milliseconds
    status: number | number[] | null; // of the first answer; null: none, the connection just ends
    closes: boolean; // afterwards
    answers?: number; // how many answers in all; 1 when left out
    signed_in?: boolean; // SESSION in the text becomes the operator's cookie
}

const host = "Host: localhost\r\n";
const get = (headers: string, target = "/healthz") => `GET ${target} HTTP/1.1\r\n${host}${headers}\r\n`;
const console_ = `${host}X-Sanad: 1\r\nContent-Type: application/json\r\n`;
const post = (headers: string, body = "") => `POST /api/sign-in HTTP/1.1\r\n${console_}${headers}\r\n${body}`;
const bad = (name: string, text: string | (string | number | Buffer)[], status: Framing["status"] = 400): Framing => ({
    name,
    send: Array.isArray(text) ? text : [text],
    status,
    closes: true,
});
const fine = (name: string, text: string | (string | number)[], status: number, answers = 1): Framing => ({
    name,
    send: Array.isArray(text) ? text : [text],
    status,
    closes: false,
    answers,
});
const chunk = "5\r\nhello\r\n0\r\n\r\n";
const smuggled = `GET /api/session HTTP/1.1\r\n${host}\r\n`;

export const framing: Framing[] = [
    // Content-Length
    bad("two equal Content-Length", post("Content-Length: 2\r\nContent-Length: 2\r\n", "{}")),
    bad("two different Content-Length", post("Content-Length: 2\r\nContent-Length: 40\r\n", "{}")),
    bad("Content-Length list, equal", post("Content-Length: 2, 2\r\n", "{}")),
    bad("Content-Length list, different", post("Content-Length: 2, 40\r\n", "{}")),
    bad("negative Content-Length", post("Content-Length: -2\r\n", "{}")),
    bad("signed Content-Length", post("Content-Length: +2\r\n", "{}")),
    bad("hexadecimal Content-Length", post("Content-Length: 0x2\r\n", "{}")),
    bad("Content-Length with a fraction", post("Content-Length: 2.0\r\n", "{}")),
    bad("Content-Length with an exponent", post("Content-Length: 2e0\r\n", "{}")),
    bad("Content-Length with a blank inside", post("Content-Length: 1 0\r\n", "{}")),
    bad("Content-Length of words", post("Content-Length: two\r\n", "{}")),
    bad("quoted Content-Length", post('Content-Length: "2"\r\n', "{}")),
    bad("Content-Length beyond 64 bits", post("Content-Length: 99999999999999999999999\r\n", "{}"), [400, 413]),
    bad("Content-Length of 2^64", post("Content-Length: 18446744073709551616\r\n", "{}"), [400, 413]),
    bad("Content-Length of 2^64 - 1", post("Content-Length: 18446744073709551615\r\n", "{}"), [400, 413]),
    bad("Content-Length of one byte too many", post("Content-Length: 196609\r\n"), 413),
    bad("Content-Length of a gigabyte", post("Content-Length: 1073741824\r\n"), 413),
    // Transfer-Encoding
    bad("chunked", post("Transfer-Encoding: chunked\r\n", chunk), 411),
    bad("Content-Length, then chunked", post("Content-Length: 15\r\nTransfer-Encoding: chunked\r\n", chunk), [400, 411]),
    bad("chunked, then Content-Length", post("Transfer-Encoding: chunked\r\nContent-Length: 15\r\n", chunk), [400, 411]),
    bad("gzip", post("Transfer-Encoding: gzip\r\n", "{}"), 411),
    bad("identity", post("Transfer-Encoding: identity\r\n", "{}"), 411),
    bad("xchunked", post("Transfer-Encoding: xchunked\r\n", chunk), 411),
    bad("gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n", chunk), 411),
    bad("chunked, chunked", post("Transfer-Encoding: chunked, chunked\r\n", chunk), [400, 411]),
    bad("chunked, identity", post("Transfer-Encoding: chunked, identity\r\n", chunk), 411),
    bad("Chunked in capitals", post("Transfer-Encoding: CHUNKED\r\n", chunk), 411),
    bad("chunked after a tab", post("Transfer-Encoding:\tchunked\r\n", chunk), 411),
    bad("blank before the colon", post("Transfer-Encoding : chunked\r\n", chunk)),
    bad("two Transfer-Encoding", post("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n", chunk), 411),
    bad("empty Transfer-Encoding", post("Transfer-Encoding:\r\n", chunk), [400, 411]),
    bad("gzip before a smuggled request", post("Transfer-Encoding: gzip\r\n", smuggled), 411),
    bad("chunked GET", get("Transfer-Encoding: chunked\r\n") + chunk, 411),
    bad("chunk with a wrong size", post("Transfer-Encoding: chunked\r\n", "zz\r\nhello\r\n0\r\n\r\n"), [400, 411]),
    // Host
    bad("no Host", "GET /healthz HTTP/1.1\r\n\r\n"),
    bad("empty Host", "GET /healthz HTTP/1.1\r\nHost:\r\n\r\n"),
    bad("two equal Host", get(host)),
    bad("two different Host", get("Host: evil.example\r\n")),
    // version
    bad("HTTP/1.0", "GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n"),
    bad("HTTP/1.2", "GET /healthz HTTP/1.2\r\nHost: localhost\r\n\r\n"),
    bad("HTTP/2.0 in the clear", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    bad("HTTP/0.9", "GET /healthz\r\n\r\n"),
    bad("lower-case http", "GET /healthz http/1.1\r\nHost: localhost\r\n\r\n"),
    bad("HTTP/1.11", "GET /healthz HTTP/1.11\r\nHost: localhost\r\n\r\n"),
    // target
    bad("absolute target", get("", "http://localhost/healthz")),
    bad("absolute https target", get("", "https://localhost/api/session")),
    bad("asterisk", `OPTIONS * HTTP/1.1\r\n${host}\r\n`),
    bad("authority form", `CONNECT localhost:443 HTTP/1.1\r\n${host}\r\n`),
    bad("relative target", get("", "healthz")),
    bad("non-ASCII target", get("", "/h\xe9althz")),
    bad("UTF-8 target", get("", "/\xd8\xb3\xd9\x86\xd8\xaf")),
    bad("a NUL in the target", get("", "/health\0z")),
    bad("a control character in the target", get("", "/health\x01z")),
    bad("a DEL in the target", get("", "/health\x7fz")),
    bad("a fragment", get("", "/healthz#top")),
    bad("a blank in the target", get("", "/health z")),
    bad("a tab in the target", get("", "/health\tz")),
    bad("empty target", `GET  HTTP/1.1\r\n${host}\r\n`),
    bad("no target", `GET HTTP/1.1\r\n${host}\r\n`),
    // the head as a whole
    bad("a value of 9 000 bytes", get(`X-Long: ${"a".repeat(9_000)}\r\n`), 431),
    bad("a name of 9 000 bytes", get(`${"a".repeat(9_000)}: 1\r\n`), 431),
    bad("a target of 9 000 bytes", get("", `/${"a".repeat(9_000)}`), [414, 431]),
    bad("three thousand headers", get(Array.from({ length: 3_000 }, (_, i) => `X-${i}: 1\r\n`).join("")), 431),
    bad("a megabyte without a line end", ["GET /", "a".repeat(1 << 20)], [400, 431]),
    bad("bare LF", `GET /healthz HTTP/1.1\nHost: localhost\n\n`),
    bad("bare LF at the end only", [`GET /healthz HTTP/1.1\r\nHost: localhost\r\n\n`, 11_000], null), // still waits for the end
    bad("bare CR", `GET /healthz HTTP/1.1\rHost: localhost\r\r`),
    bad("CR inside a value", get("X-A: a\rb\r\n")),
    bad("CR CR LF", `GET /healthz HTTP/1.1\r\r\nHost: localhost\r\n\r\n`),
    bad("NUL in a value", get("X-A: a\0b\r\n")),
    bad("NUL in a name", get("X\0A: a\r\n")),
    bad("a control character in a value", get("X-A: a\x02b\r\n")),
    bad("a blank before the first header", `GET /healthz HTTP/1.1\r\n Host: localhost\r\n\r\n`),
    bad("a blank in a name", get("X A: a\r\n")),
    bad("a name without a colon", get("Nothing\r\n")),
    bad("a header without a name", get(": a\r\n")),
    bad("bytes that are no HTTP", Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00]).toString("latin1") + "\r\n\r\n"),
    bad("a JSON document alone", '{"name":"Kanarienvogel"}\r\n\r\n'),
    bad("a verb in brackets", `<GET> /healthz HTTP/1.1\r\n${host}\r\n`),
    bad("an empty verb", ` /healthz HTTP/1.1\r\n${host}\r\n`),
    bad("two cookies headers", get("Cookie: a=1\r\nCookie: b=2\r\n")),
    // bodies where none belong, and expectations
    bad("a body on GET", get("Content-Length: 5\r\n") + "hello"),
    bad("a body on GET that is a request", get(`Content-Length: ${smuggled.length}\r\n`) + smuggled),
    bad("Expect: 100-continue", post("Content-Length: 2\r\nExpect: 100-continue\r\n", "{}"), 417),
    bad("an unknown expectation", post("Content-Length: 2\r\nExpect: miracles\r\n", "{}"), 417),
    bad("an empty expectation", post("Content-Length: 2\r\nExpect:\r\n", "{}"), 417),
    // verbs
    fine("PATCH", `PATCH /api/sign-in HTTP/1.1\r\n${host}Content-Length: 0\r\n\r\n`, 405),
    fine("HEAD", `HEAD /healthz HTTP/1.1\r\n${host}\r\n`, 405),
    fine("TRACE", `TRACE /healthz HTTP/1.1\r\n${host}\r\n`, 405),
    fine("OPTIONS", `OPTIONS /api/sign-in HTTP/1.1\r\n${host}\r\n`, 405),
    fine("PROPFIND", `PROPFIND /api/complaints HTTP/1.1\r\n${host}\r\n`, 405),
    fine("a verb nobody knows", `KANARIENVOGEL /api/complaints HTTP/1.1\r\n${host}\r\n`, 405),
    fine("a verb in lower case", `get /healthz HTTP/1.1\r\n${host}\r\n`, 405),
    // what is unusual, and right
    fine("two requests at once", get("") + get(""), 200, 2),
    fine("five requests at once", get("").repeat(5), 200, 5),
    fine("a request in single bytes", [...get("")].flatMap((c) => [c, 1]), 200),
    fine("a body in two parts", [post("Content-Length: 2\r\n"), 50, "{", 50, "}"], 422),
    bad("an empty line first", `\r\n${get("")}`),
    fine("names in any case", `GET /healthz HTTP/1.1\r\nhOsT: localhost\r\n\r\n`, 200),
    { name: "Connection: close", send: [get("Connection: close\r\n")], status: 200, closes: true },
    // the end comes early
    bad("half a request line, then nothing", ["GET /hea", 11_000], null),
    bad("half a head, then nothing", [`GET /healthz HTTP/1.1\r\n${host}`, 11_000], null),
];

// ---- requests that are well framed, sent as the signed-in operator ----

export interface Case {
    name: string;
    verb: string;
    path: string;
    raw?: string | Buffer; // the body as it is; Content-Type is application/json unless `headers` say otherwise
    headers?: Record<string, string>;
    key?: string | null;
    nobody?: boolean; // without the session
    status: number;
    slug?: string;
    errors?: string[]; // "pointer code", all of them, sorted
}

const complaint = {
    contact_id: "CONTACT",
    categories: ["WAGE_UNPAID"],
    danger_now: false,
    language: "amh",
    wish: "claim",
    safe_contact: "safe",
    consent_to_record: true,
    triage: "P3",
};
const contact = { channel: "phone" };
const register = (name: string, raw: string | Buffer, status: number, slug: string, errors?: string[]): Case => ({
    name: `register: ${name}`,
    verb: "POST",
    path: "/api/complaints",
    raw,
    status,
    slug,
    errors,
});
const changed = (over: object) => JSON.stringify({ ...complaint, ...over });
const without = (field: string) => JSON.stringify(Object.fromEntries(Object.entries(complaint).filter(([name]) => name !== field)));
const field = (name: string, value: unknown, code: string, pointer = `/${name}`): Case =>
    register(`${name} = ${JSON.stringify(value)?.slice(0, 40)}`, changed({ [name]: value }), 422, "invalid", [`${pointer} ${code}`]);

// 400: this is not JSON as we take it.
const malformed: [string, string | Buffer][] = [
    ["nothing but blanks", "   "],
    ["half an object", '{"contact_id":'],
    ["a bare word", "Kanarienvogel"],
    ["single quotes", "{'contact_id':'x'}"],
    ["a trailing comma", '{"danger_now":true,}'],
    ["a comment", '{"danger_now":true /* Kanarienvogel */}'],
    ["two documents", "{}{}"],
    ["an array that does not end", "[1,2"],
    ["a key without quotes", "{danger_now:true}"],
    ["a key twice", '{"danger_now":true,"danger_now":false}'],
    ["a key twice, once escaped", '{"danger_now":true,"danger_n\\u006fw":false}'],
    ["a key twice, deep down", '{"x":{"a":1,"a":2}}'],
    ["NUL in a string", '{"narrative":"a\\u0000b"}'],
    ["NUL in a key", '{"a\\u0000":1}'],
    ["a raw NUL", '{"narrative":"a\0b"}'],
    ["a raw line feed in a string", '{"narrative":"a\nb"}'],
    ["depth 33", `${"[".repeat(33)}${"]".repeat(33)}`],
    ["depth 5 000", `${"[".repeat(5_000)}${"]".repeat(5_000)}`],
    ["depth 40 of objects", `${'{"a":'.repeat(40)}1${"}".repeat(40)}`],
    ["NaN", '{"version":NaN}'],
    ["Infinity", '{"version":-Infinity}'],
    ["a hexadecimal number", '{"version":0x10}'],
    ["a leading zero", '{"version":01}'],
    ["a plus sign", '{"version":+1}'],
    ["half an escape", '{"narrative":"\\u12"}'],
    ["an unknown escape", '{"narrative":"\\x41"}'],
    ["a lone high surrogate", '{"narrative":"\\ud800"}'],
    ["a lone low surrogate", '{"narrative":"\\udc00"}'],
    ["surrogates the wrong way round", '{"narrative":"\\udc00\\ud800"}'],
    ["invalid UTF-8: a lone continuation", Buffer.from('{"narrative":"\x80"}', "latin1")],
    ["invalid UTF-8: cut short", Buffer.from('{"narrative":"\xe2\x82"}', "latin1")],
    ["invalid UTF-8: overlong", Buffer.from('{"narrative":"\xc0\xaf"}', "latin1")],
    ["invalid UTF-8: overlong NUL", Buffer.from('{"narrative":"\xc0\x80"}', "latin1")],
    ["invalid UTF-8: a surrogate", Buffer.from('{"narrative":"\xed\xa0\x80"}', "latin1")],
    ["invalid UTF-8: beyond Unicode", Buffer.from('{"narrative":"\xf4\x90\x80\x80"}', "latin1")],
    ["invalid UTF-8: FF FE", Buffer.from("\xff\xfe{\0}\0", "latin1")],
    ["invalid UTF-8 in a key", Buffer.from('{"\xff":1}', "latin1")],
    ["a byte order mark", Buffer.from('\xef\xbb\xbf{"danger_now":true}', "latin1")],
    ["a key of 10 000 letters", `{"${"k".repeat(10_000)}":1}`],
    ["20 000 members", `{${Array.from({ length: 20_000 }, (_, i) => `"${i}":1`).join(",")}}`],
    ["20 000 items", `[${"1,".repeat(20_000)}1]`],
    ["form data", "name=Kanarienvogel&danger_now=true"],
    ["XML", "<complaint>Kanarienvogel</complaint>"],
];

// 422 of a whole document
const whole: [string, string][] = [
    ["an array", "[]"],
    ["a string", '"Kanarienvogel"'],
    ["a number", "7"],
    ["null", "null"],
    ["true", "true"],
];

const everyType: unknown[] = [null, 7, 7.5, -1, true, [], ["x"], {}, { a: 1 }];
const wrongText = (name: string) => everyType.filter((v) => v !== null).map((v) => field(name, v, "wrong_type"));

const required = Object.keys(complaint).map((name) =>
    register(`without ${name}`, without(name), 422, "invalid", [`/${name} required`]),
);

const texts: [string, number][] = [
    ["narrative", 8_000],
    ["worker_name", 120],
    ["area", 120],
    ["address", 400],
    ["employer_name", 120],
    ["safe_contact_note", 400],
];
const aboutTexts = texts.flatMap(([name, most]) => [
    field(name, "x".repeat(most + 1), "too_long"),
    field(name, "ش".repeat(most + 1), "too_long"),
    field(name, "", "blank"),
    field(name, " \t\r\n ", "blank"),
    field(name, "bell \u0007", "bad_format"),
    field(name, "escape \u001b[31m", "bad_format"),
    field(name, "delete \u007f", "bad_format"),
    field(name, 7, "wrong_type"),
    field(name, ["Kanarienvogel"], "wrong_type"),
]);

const aboutPhones = ["0096550001234", "+", "+9", "+965", "96550001234", "+965 5000 1234", "+0965500012", "+9655000123456789", "+96550٠٠1234", "tel:+96550001234", ""].map(
    (value) => field("worker_phone", value, "bad_format"),
);

const aboutDates = [
    ...["2026-02-30", "2026-13-01", "2026-00-10", "2025-02-29", "26-01-01", "2026/01/01", "01.01.2026", "2026-1-1", "yesterday", "2026-01-01T00:00:00Z", "1899-12-31", " 2026-01-01", "٢٠٢٦-٠١-٠١", ""].map(
        (value) => field("started_on", value, "bad_format"),
    ),
    field("started_on", "2999-01-01", "in_future"),
    field("started_on", 20260101, "wrong_type"),
];

const aboutCodes = [
    ...["", "wage_unpaid", "NO_SUCH", "WAGE_UNPAID ", "'; drop table hotline.complaint; --"].map((value) => field("categories", [value], "bad_code", "/categories/0")),
    ...["", "AMH", "en", "xxx"].map((value) => field("language", value, "bad_code")),
    ...["", "et", "ETH", "XX"].map((value) => field("nationality", value, "bad_code")),
    ...["", "KW", "kw-ha"].map((value) => field("governorate", value, "bad_code")),
    ...["", "P0", "P6", "p1"].map((value) => field("triage", value, "bad_code")),
    ...["", "Claim", "money"].map((value) => field("wish", value, "bad_code")),
    ...["", "SAFE", "maybe"].map((value) => field("safe_contact", value, "bad_code")),
    field("categories", [], "too_few"),
    field("categories", "WAGE_UNPAID", "wrong_type", "/categories"),
    field("categories", ["WAGE_UNPAID", "WAGE_UNPAID"], "repeated", "/categories/1"),
    field("categories", [["WAGE_UNPAID"]], "wrong_type", "/categories/0"),
].map((each) =>
    // A list that is not one is also too short.
    each.name.includes('categories = "WAGE_UNPAID"') ? { ...each, errors: ["/categories too_few", "/categories wrong_type"] } : each,
);

const aboutFlags = ["danger_now", "safe_to_talk", "medical_need", "consent_to_record"].flatMap((name) =>
    ["true", "yes", 1, 0, [], {}].map((value) => field(name, value, "wrong_type")),
);

const aboutIds = ["", "1", "CONTACTX", "00000000000000000000000000000000", "{00000000-0000-7000-8000-000000000000}", "00000000-0000-7000-8000-00000000000g"].map(
    (value) => field("contact_id", value, "bad_format"),
);

const unknown = ["id", "state", "reference", "created_by", "unit_id", "version", "__proto__", "constructor", "Narrative", "narrative ", "a/b", "a~b", "🙂"].map(
    (name) => {
        const pointer = name.replaceAll("~", "~0").replaceAll("/", "~1");
        const raw = `{"${name}":1,${JSON.stringify(complaint).slice(1)}`;
        return register(`an unknown member ${name}`, raw, 422, "invalid", [`/${pointer} unknown_field`]);
    },
);

const versions: [unknown, string][] = [
    [-1, "out_of_range"],
    [9_007_199_254_740_992, "out_of_range"],
    [1.5, "wrong_type"],
    ["1", "wrong_type"],
    [null, "wrong_type"],
    [true, "wrong_type"],
    [[1], "wrong_type"],
];
const { contact_id: _, triage: __, ...facts } = complaint;
const aboutVersions: Case[] = versions.flatMap(([version, code]) => [
    { name: `edit: version ${JSON.stringify(version)}`, verb: "PUT", path: "/api/complaints/COMPLAINT", raw: JSON.stringify({ ...facts, version }), status: 422, slug: "invalid", errors: [`/version ${code}`] },
    { name: `triage: version ${JSON.stringify(version)}`, verb: "POST", path: "/api/complaints/COMPLAINT/triage", raw: JSON.stringify({ level: "P2", version }), status: 422, slug: "invalid", errors: [`/version ${code}`] },
]);

const on = (verb: string, path: string, status: number, slug: string, errors?: string[], raw?: string): Case => ({
    name: `${verb} ${path.slice(0, 80)}${raw === undefined ? "" : ` ${raw.slice(0, 80)}`}`,
    verb,
    path,
    raw,
    status,
    slug,
    errors,
});

const paths: Case[] = [
    ...["/api/", "/api/nothing", "/api/complaints/", "/api/complaints/COMPLAINT/", "/api/complaints/COMPLAINT/nothing", "/api/Complaints", "/api/complaint", "/api/complaints/COMPLAINT/history/x"].map(
        (path) => on("GET", path, 404, "not_found"),
    ),
    ...["/api/complaints/1", "/api/complaints/null", "/api/complaints/COMPLAINTx", "/api/complaints/00000000-0000-7000-8000-000000000000", "/api/contacts/'", "/api/users/self"].map(
        (path) => on("GET", path, path.startsWith("/api/users") ? 403 : 404, path.startsWith("/api/users") ? "not_permitted" : "not_found"),
    ),
    ...["/api/complaints/%2e%2e", "/api/contacts/..;", "/api/%63omplaints", "/api/complaints/%00", "/%00", "/api//complaints", "//api/complaints", "/api/../api/complaints", "/api/./complaints", "/.git/config", "/assets/../../keys/root.key", "/assets/..%2f..%2fkeys/root.key", "/api/complaints?limit=%", "/api/complaints?limit=%1", "/api/complaints?limit=%zz", "/api/complaints?reference=%00", "/api/complaints?reference=%ff", "/api/complaints?reference=%c0%af", "/api/complaints?reference=%ed%a0%80"].map(
        (path) => on("GET", path, 400, "bad_target"),
    ),
    ...["DELETE /api/complaints", "PUT /api/complaints", "POST /api/complaints/COMPLAINT", "DELETE /api/complaints/COMPLAINT", "DELETE /api/contacts/COMPLAINT", "PUT /api/session", "POST /api/session", "DELETE /api/audit", "POST /api/audit", "PUT /api/audit/chain", "POST /api/codes", "GET /api/sign-in", "GET /api/sign-in/code", "GET /api/complaints/COMPLAINT/closure", "DELETE /api/complaints/COMPLAINT/history", "PUT /api/units"].map(
        (each) => on(each.split(" ")[0]!, each.split(" ")[1]!, 405, "wrong_verb"),
    ),
    // The console's page, whose own router says that there is nothing.
    on("GET", "/api", 200, ""),
    on("GET", "/API/complaints", 200, ""),
    on("POST", "/", 404, "not_found"),
    on("PUT", "/index.html", 404, "not_found"),
    on("GET", "/no-such-file.js", 404, "not_found"),
];

const queries: Case[] = [
    ["limit=-1", "/limit out_of_range"],
    ["limit=1e3", "/limit wrong_type"],
    ["limit=", "/limit wrong_type"],
    ["limit=99999999999999999999", "/limit wrong_type"],
    ["limit=%20", "/limit wrong_type"],
    ["after=1", "/after bad_format"],
    ["after=", "/after bad_format"],
    ["state=", "/state blank"],
    [`state=${"x".repeat(21)}`, "/state too_long"],
    ["triage=P9", "/triage bad_code"],
    ["category=", "/category bad_code"],
    ["language=zzzz", "/language bad_code"],
    ["nationality=%27", "/nationality bad_code"],
    ["danger_now=1", "/danger_now wrong_type"],
    ["danger_now=TRUE", "/danger_now wrong_type"],
    ["open=", "/open wrong_type"],
    ["mine=me", "/mine wrong_type"],
    [`reference=${"1".repeat(21)}`, "/reference too_long"],
    ["reference=%07", "/reference bad_format"],
    ["colour=Kanarienvogel", "/colour unknown_field"],
    ["limit=1&limit=1", "/limit repeated"],
    ["order=id", "/order unknown_field"],
    ["limit", "/limit wrong_type"],
    ["=1", "/ unknown_field"],
].map(([query, error]) => on("GET", `/api/complaints?${query}`, 422, "invalid", [error!]));

const manner: Case[] = [
    { name: "no X-Sanad", verb: "POST", path: "/api/complaints", raw: changed({}), headers: { "x-sanad": "" }, status: 403, slug: "cross_site" },
    { name: "X-Sanad: true", verb: "POST", path: "/api/complaints", raw: changed({}), headers: { "x-sanad": "true" }, status: 403, slug: "cross_site" },
    { name: "a foreign Origin", verb: "POST", path: "/api/complaints", raw: changed({}), headers: { origin: "https://evil.example" }, status: 403, slug: "cross_site" },
    { name: "Origin: null", verb: "POST", path: "/api/complaints", raw: changed({}), headers: { origin: "null" }, status: 403, slug: "cross_site" },
    { name: "our Origin over http", verb: "POST", path: "/api/complaints", raw: changed({}), headers: { origin: "http://sanad.test" }, status: 403, slug: "cross_site" },
    { name: "our Origin with a suffix", verb: "POST", path: "/api/complaints", raw: changed({}), headers: { origin: "https://sanad.test.evil.example" }, status: 403, slug: "cross_site" },
    { name: "Sec-Fetch-Site: cross-site", verb: "POST", path: "/api/complaints", raw: changed({}), headers: { "sec-fetch-site": "cross-site" }, status: 403, slug: "cross_site" },
    { name: "Sec-Fetch-Site: same-site", verb: "DELETE", path: "/api/session", headers: { "sec-fetch-site": "same-site" }, status: 403, slug: "cross_site" },
    ...["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonx", "text/json", "APPLICATION", ""].map(
        (type): Case => ({ name: `Content-Type: ${type}`, verb: "POST", path: "/api/complaints", raw: changed({}), headers: { "content-type": type }, status: 415, slug: "json_only" }),
    ),
    ...["", "1", "CONTACT-1", "00000000-0000-7000-8000-00000000000g"].map(
        (key): Case => ({ name: `Idempotency-Key: ${key}`, verb: "POST", path: "/api/contacts", raw: JSON.stringify(contact), key: key || null, status: 400, slug: "idempotency_key_required" }),
    ),
    { name: "no body at all", verb: "POST", path: "/api/contacts", status: 400, slug: "malformed_json" },
    { name: "a body where none belongs", verb: "DELETE", path: "/api/contacts/CONTACT/draft", raw: '{"why":"Kanarienvogel"}', status: 422, slug: "invalid", errors: ["/why unknown_field"] },
    { name: "an array where no body belongs", verb: "DELETE", path: "/api/contacts/CONTACT/draft", raw: "[]", status: 422, slug: "invalid", errors: [" wrong_type"] },
    { name: "a query where none belongs", verb: "GET", path: "/api/session?x=1", status: 422, slug: "invalid", errors: ["/x unknown_field"] },
    { name: "a body of 200 000 bytes", verb: "POST", path: "/api/complaints", raw: changed({ narrative: "x".repeat(200_000) }), status: 413, slug: "too_large" },
    { name: "a narrative of 190 000 bytes", verb: "POST", path: "/api/complaints", raw: changed({ narrative: "x".repeat(190_000) }), status: 422, slug: "invalid", errors: ["/narrative too_long"] },
    ...["/api/session", "/api/codes", "/api/units", "/api/complaints", "/api/complaints/COMPLAINT", "/api/contacts/CONTACT", "/api/contacts/CONTACT/draft", "/api/audit", "/api/users", "/api/complaints?nonsense=1", "/api/complaints/1"].map(
        (path): Case => ({ name: `nobody asks for ${path}`, verb: "GET", path, nobody: true, status: 401, slug: "signed_out" }),
    ),
    ...["POST /api/complaints", "PUT /api/complaints/COMPLAINT", "POST /api/complaints/COMPLAINT/closure", "DELETE /api/session", "POST /api/contacts"].map(
        (each): Case => ({ name: `nobody: ${each}`, verb: each.split(" ")[0]!, path: each.split(" ")[1]!, raw: "{}", nobody: true, status: 401, slug: "signed_out" }),
    ),
];

const signIn: Case[] = (
    [
        ["{}", ["/name required", "/passphrase required"]],
        ['{"name":"","passphrase":""}', ["/name blank", "/passphrase blank"]],
        ['{"name":7,"passphrase":["Kanarienvogel"]}', ["/name wrong_type", "/passphrase wrong_type"]],
        [`{"name":"${"n".repeat(61)}","passphrase":"${"p".repeat(129)}"}`, ["/name too_long", "/passphrase too_long"]],
        ['{"name":"noura","passphrase":"Kanarienvogel","remember":true}', ["/remember unknown_field"]],
        ['{"name":"nou\\u0001ra","passphrase":"Kanarienvogel"}', ["/name bad_format"]],
    ] as [string, string[]][]
).map(([raw, errors]) => ({ name: `sign-in ${raw.slice(0, 40)}`, verb: "POST", path: "/api/sign-in", raw, nobody: true, status: 422, slug: "invalid", errors }));

const contacts: Case[] = (
    [
        [{ channel: "fax" }, ["/channel bad_code"]],
        [{ channel: null }, ["/channel wrong_type"]],
        [{}, ["/channel required"]],
        [{ channel: "phone", caller_phone: "12" }, ["/caller_phone bad_format"]],
        [{ channel: "phone", received_at: "2999-01-01T00:00:00Z" }, ["/received_at in_future"]],
        [{ channel: "phone", received_at: "2026-01-01" }, ["/received_at bad_format"]],
        [{ channel: "phone", received_at: "2026-01-01T00:00:00" }, ["/received_at bad_format"]],
        [{ channel: "phone", received_at: "2026-01-01T24:00:00Z" }, ["/received_at bad_format"]],
        [{ channel: "phone", received_at: "2026-01-01T00:00:60Z" }, ["/received_at bad_format"]],
        [{ channel: "phone", received_at: "2026-01-01T00:00:00+99:00" }, ["/received_at bad_format"]],
        [{ channel: "phone", received_at: "2026-01-01T00:00:00.1234567Z" }, ["/received_at bad_format"]],
        [{ channel: "phone", received_at: "2026-01-01T00:00:00.Z" }, ["/received_at bad_format"]],
        [{ channel: "phone", received_at: 1767225600 }, ["/received_at wrong_type"]],
        [{ channel: "phone", taken_by: "CONTACT", caller_phone: 5 }, ["/caller_phone wrong_type", "/taken_by unknown_field"]],
    ] as [object, string[]][]
).map(([body, errors]) => on("POST", "/api/contacts", 422, "invalid", errors, JSON.stringify(body)));

const unsigned = { "x-sanad-time": "1", "x-sanad-signature": "Kanarienvogel" };
const event = JSON.stringify({ event_id: "1", line: "line-a", call: "1", type: "ring", at: "2026-01-01T00:00:00Z", caller: "Kanarienvogel" });
const telephone: Case[] = [
    ...[event, "{}", "[]", "Kanarienvogel", '{"line":7}', '{"line":"' + "x".repeat(600) + '"}', '{"line":"a","line":"b"}', '{"line":"a\\u0000"}'].map(
        (raw): Case => ({ name: `telephone: ${raw.slice(0, 40)}, signed by nobody`, verb: "POST", path: "/api/telephone/events", raw, headers: unsigned, status: 401, slug: "not_signed" }),
    ),
    { name: "telephone: no signature", verb: "POST", path: "/api/telephone/events", raw: event, status: 401, slug: "not_signed" },
    { name: "telephone: not JSON by its type", verb: "POST", path: "/api/telephone/events", raw: event, headers: { ...unsigned, "content-type": "text/plain" }, status: 415, slug: "json_only" },
    { name: "telephone: from a foreign page", verb: "POST", path: "/api/telephone/events", raw: event, headers: { ...unsigned, origin: "https://evil.example" }, status: 403, slug: "cross_site" },
    on("GET", "/api/telephone/events", 405, "wrong_verb"),
    on("POST", "/api/calls/1/answer", 404, "not_found"),
    on("POST", "/api/calls/COMPLAINT/answer", 409, "call_taken"),
    on("GET", "/api/calls?open=true", 422, "invalid", ["/open unknown_field"]),
    on("PUT", "/api/extension", 422, "invalid", ["/extension too_long"], '{"extension":"12345678901"}'),
    on("PUT", "/api/extension", 422, "invalid", ["/extension wrong_type"], '{"extension":21}'),
    on("PUT", "/api/extension", 422, "extension_plain", undefined, '{"extension":"two"}'),
    on("GET", "/api/queue-figures", 403, "not_permitted"),
];

const beside: Case[] = [
    on("POST", "/api/contacts/CONTACT/help", 422, "invalid", ["/urgency required"], "{}"),
    on("POST", "/api/contacts/CONTACT/help", 422, "invalid", ["/urgency bad_code"], '{"urgency":"Kanarienvogel"}'),
    on("POST", "/api/contacts/CONTACT/help", 422, "invalid", ["/asked_by unknown_field"], '{"urgency":"help","asked_by":"Kanarienvogel"}'),
    on("POST", "/api/contacts/1/help", 404, "not_found", undefined, '{"urgency":"help"}'),
    on("POST", "/api/contacts/COMPLAINT/help", 404, "not_found", undefined, '{"urgency":"help"}'),
    on("GET", "/api/help/COMPLAINT", 404, "not_found"),
    on("GET", "/api/help?open=true", 422, "invalid", ["/open unknown_field"]),
    on("GET", "/api/help/COMPLAINT/messages", 404, "not_found"),
    on("POST", "/api/help/COMPLAINT/messages", 422, "invalid", ["/words required"], "{}"),
    on("POST", "/api/help/COMPLAINT/messages", 422, "invalid", ["/words blank"], '{"words":"  "}'),
    on("POST", "/api/help/COMPLAINT/messages", 422, "invalid", ["/words too_long"], JSON.stringify({ words: "Kanarienvogel".repeat(80) })),
    on("POST", "/api/help/COMPLAINT/messages", 404, "not_found", undefined, '{"words":"Kanarienvogel"}'),
    on("POST", "/api/help/COMPLAINT/seen", 404, "not_found"),
    on("POST", "/api/help/COMPLAINT/end", 404, "not_found"),
    on("POST", "/api/help/COMPLAINT/joining", 403, "not_permitted", undefined, "{}"),
    on("POST", "/api/contacts/CONTACT/handovers", 422, "invalid", ["/to_account required"], "{}"),
    on("POST", "/api/contacts/CONTACT/handovers", 422, "invalid", ["/to_account bad_format"], '{"to_account":"Kanarienvogel"}'),
    on("POST", "/api/contacts/CONTACT/handovers", 422, "invalid", ["/to_account no_colleague"], '{"to_account":"COMPLAINT","note":"Kanarienvogel"}'),
    on("POST", "/api/handovers/COMPLAINT/acceptance", 404, "not_found"),
    on("POST", "/api/handovers/COMPLAINT/refusal", 404, "not_found"),
    on("DELETE", "/api/handovers/COMPLAINT", 404, "not_found"),
    on("POST", "/api/contacts/CONTACT/take-over", 403, "not_permitted"),
    on("GET", "/api/board", 403, "not_permitted"),
    on("GET", "/api/colleagues?unit=other", 422, "invalid", ["/unit unknown_field"]),
];

// What shifts hand over and what reports count is not for an operator, whatever she sends.
const shifts: Case[] = [
    ...["GET /api/shift-sheets", "GET /api/shift-sheets?limit=x", "GET /api/shift-sheets/next", "GET /api/reports/hotline", "GET /api/reports/hotline?by_period=Kanarienvogel"].map((each) =>
        on(each.split(" ")[0]!, each.split(" ")[1]!, 403, "not_permitted"),
    ),
    ...["PUT /api/shift-sheets/next/notes", "POST /api/shift-sheets", "POST /api/shift-sheets/COMPLAINT/ticks", "POST /api/shift-sheets/COMPLAINT/withdrawal", "POST /api/reports/hotline/exports"].flatMap((each) =>
        ["{}", '{"item_notes":["Kanarienvogel"]}'].map((raw) => on(each.split(" ")[0]!, each.split(" ")[1]!, 403, "not_permitted", undefined, raw)),
    ),
    on("GET", "/api/shift-sheets/1", 403, "not_permitted"),
    on("DELETE", "/api/shift-sheets/COMPLAINT", 405, "wrong_verb"),
    on("GET", "/api/reports/hotline/exports", 405, "wrong_verb"),
];

const people: Case[] = [
    on("POST", "/api/person-searches", 422, "invalid", ["/words required"], "{}"),
    on("POST", "/api/person-searches", 422, "invalid", ["/words blank"], '{"words":" "}'),
    on("POST", "/api/person-searches", 422, "invalid", ["/words too_long"], JSON.stringify({ words: "Kanarienvogel".repeat(20) })),
    on("POST", "/api/person-searches", 422, "invalid", ["/birth_year out_of_range"], '{"words":"Kanarienvogel","birth_year":1066}'),
    on("POST", "/api/person-searches", 422, "invalid", ["/nationality bad_code"], '{"words":"Kanarienvogel","nationality":"Kanarienvogel"}'),
    on("POST", "/api/people", 422, "invalid", ["/documents required", "/languages required", "/names required", "/phones required", "/search_id required", "/verification required"], "{}"),
    on("POST", "/api/people", 409, "search_first", undefined,
        '{"search_id":"COMPLAINT","verification":"declared","languages":[],"names":[{"text":"Kanarienvogel","source":"told"}],"documents":[],"phones":[]}'),
    on("POST", "/api/people", 422, "invalid", ["/names/1 repeated"],
        '{"names":[{"text":"Kanarienvogel","source":"told"},{"text":"Kanarienvogel","source":"told"}],"search_id":"COMPLAINT","verification":"declared","languages":[],"documents":[],"phones":[]}'),
    on("GET", "/api/people/COMPLAINT", 404, "not_found"),
    on("GET", "/api/people/Kanarienvogel", 404, "not_found"),
    on("PUT", "/api/people/COMPLAINT", 403, "not_permitted", undefined, "{}"),
    on("POST", "/api/people/COMPLAINT/names", 403, "not_permitted", undefined, '{"text":"Kanarienvogel","source":"told"}'),
    on("POST", "/api/person-names/COMPLAINT/ending", 403, "not_permitted"),
    on("POST", "/api/complaints/COMPLAINT/person", 422, "invalid", ["/person_id bad_format"], '{"person_id":"Kanarienvogel"}'),
    on("POST", "/api/complaints/COMPLAINT/person", 422, "invalid", ["/person_id no_person"], '{"person_id":"COMPLAINT"}'),
    on("GET", "/api/people/COMPLAINT/complaints", 404, "not_found"),
];

const party = (over: object, role: object = {}) => JSON.stringify({ role: "sponsor", said_by: "worker", alleged_abuser: false, party: { kind: "person", details: [{ kind: "name", text: "Kanarienvogel" }], ...over }, ...role });
const parties: Case[] = [
    on("POST", "/api/party-searches", 422, "invalid", ["/words required"], "{}"),
    on("POST", "/api/party-searches", 422, "invalid", ["/words bad_format"], '{"words":"Kanarienvogel"}'),
    on("POST", "/api/party-searches", 422, "invalid", ["/words too_long"], JSON.stringify({ words: "Kanarienvogel".repeat(5) })),
    on("GET", "/api/parties/COMPLAINT", 404, "not_found"),
    on("GET", "/api/parties/Kanarienvogel", 404, "not_found"),
    on("GET", "/api/parties", 404, "not_found"),
    on("POST", "/api/parties/COMPLAINT/details", 404, "not_found", undefined, '{"kind":"name","text":"Kanarienvogel"}'),
    on("POST", "/api/parties/COMPLAINT/details", 422, "invalid", ["/kind bad_code", "/text blank"], '{"kind":"Kanarienvogel","text":" "}'),
    on("POST", "/api/party-details/COMPLAINT/ending", 403, "not_permitted"),
    on("GET", "/api/complaints/CONTACT/parties", 404, "not_found"),
    on("GET", "/api/people/COMPLAINT/parties", 404, "not_found"),
    on("POST", "/api/complaints/CONTACT/parties", 404, "not_found", undefined, party({})),
    on("POST", "/api/complaints/COMPLAINT/parties", 422, "invalid", ["/alleged_abuser required", "/role required", "/said_by required"], "{}"),
    on("POST", "/api/complaints/COMPLAINT/parties", 422, "invalid", ["/party required"], party({}, { party: null })),
    on("POST", "/api/complaints/COMPLAINT/parties", 422, "invalid", ["/party/details too_few", "/party/kind bad_code"], party({ kind: "Kanarienvogel", details: [] })),
    on("POST", "/api/complaints/COMPLAINT/parties", 422, "invalid", ["/party/details/0/text bad_format"], party({ details: [{ kind: "phone", text: "Kanarienvogel" }] })),
    on("POST", "/api/complaints/COMPLAINT/parties", 422, "invalid", ["/party_id no_party"], party({}, { party: null, party_id: "COMPLAINT" })),
    on("POST", "/api/complaints/COMPLAINT/parties", 422, "invalid", ["/alleged_abuser wrong_type", "/role bad_code"], party({}, { alleged_abuser: "Kanarienvogel", role: "Kanarienvogel" })),
    on("POST", "/api/party-links/COMPLAINT/allegation", 404, "not_found", undefined, '{"said_by":"worker"}'),
    on("POST", "/api/party-links/COMPLAINT/allegation", 422, "invalid", ["/said_by bad_code"], '{"said_by":"Kanarienvogel"}'),
    on("POST", "/api/party-links/COMPLAINT/ending", 403, "not_permitted", undefined, '{"end_reason":"Kanarienvogel"}'),
    on("POST", "/api/party-links/COMPLAINT/withdrawal", 403, "not_permitted", undefined, '{"end_reason":"Kanarienvogel"}'),
];

export const cases: Case[] = [
    ...people,
    ...parties,
    ...telephone,
    ...beside,
    ...shifts,
    ...malformed.map(([name, raw]) => register(name, raw, 400, "malformed_json")),
    ...whole.map(([name, raw]) => register(name, raw, 422, "invalid", [" wrong_type"])),
    ...required,
    ...wrongText("language"),
    ...wrongText("wish"),
    ...aboutTexts,
    ...aboutPhones,
    ...aboutDates,
    ...aboutCodes,
    ...aboutFlags,
    ...aboutIds,
    ...unknown,
    ...aboutVersions,
    ...paths,
    ...queries,
    ...manner,
    ...signIn,
    ...contacts,
];
