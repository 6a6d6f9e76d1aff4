// The hotline report through the API: ranges, the same numbers as the board, and files that open.
import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { Agent } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { badFields, register, takeContact, verdict } from "./acts";
import { type Person, type Sanad, type Schemas, startSanad } from "./harness";

let sanad: Sanad;
let noura: Person;
let hessa: Person;
let badriya: Person;
const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Kuwait" }).format();

beforeAll(async () => {
    sanad = await startSanad();
    noura = await sanad.person("noura", "HOTLINE_A", "HOTLINE_OPERATOR");
    hessa = await sanad.person("hessa", "HOTLINE_A", "SHIFT_SUPERVISOR");
    badriya = await sanad.person("badriya", "SHELTER_F", "SHELTER_MANAGER");
    const line = await sanad.line("line-a", "HOTLINE_A");
    for (const call of ["1", "2", "3"]) await sanad.report(line, line.event(call, "ring", { caller: "+96550000001" }));
    const [ringing] = (await noura.get("/api/calls")).body.items;
    await noura.post(`/api/calls/${ringing.id}/answer`);
    await register(noura, { wish: "rescue", triage: "P1" });
    const contact = await takeContact(noura, { caller_phone: "+96550000001" });
    await noura.put(`/api/contacts/${contact}`, { channel: "phone", language: "amh", call_type: "COMPLAINT", interpreter: true, received_at: new Date().toISOString(), version: 1 });
});
afterAll(() => sanad.stop());

const query = (over: object = {}) => new URLSearchParams({ by_period: "day", first_day: today, last_day: today, ...over } as Record<string, string>).toString();
const read = (who: Person, over = {}) => who.get(`/api/reports/hotline?${query(over)}`);

test("a report counts what was done, and says what each column means", async () => {
    const report: Schemas["HotlineReport"] = (await read(hessa)).body;
    expect(report.total).toMatchObject({ calls_offered: 3, answered: 1, abandoned: 0, contacts: 3, complaints_opened: 1, rescues_requested: 1, interpreter_delay_minutes: null, repeat_callers: 1 });
    expect(report.periods).toHaveLength(1);
    expect(report.periods[0]).toMatchObject({ day: today, by_triage: [{ code: "P1", count: 1 }], by_language: expect.arrayContaining([{ code: "amh", count: 1 }]) });
    expect(report.columns.map((each) => each.code)).toEqual(expect.arrayContaining(["period", "by_hour"]));
    for (const column of report.columns) if (!column.code.startsWith("by_") && column.code !== "period") expect(report.total).toHaveProperty(column.code);
    const board = (await hessa.get("/api/queue-figures")).body;
    expect([board.offered, board.answered, board.service_level, board.wait_max]).toEqual([3, 1, report.total.answer_within_30s_percent, report.total.wait_max_seconds]);
    expect((await read(badriya)).body.total.calls_offered, "the site's manager sees the site's").toBe(3);
});

test.each([
    [{ by_period: "week" }, ["/by_period bad_code"]],
    [{ first_day: "2026-02-30" }, ["/first_day bad_format"]],
    [{ first_day: "2026-11-02", last_day: "2026-11-01" }, ["/last_day before_first"]],
    [{ first_day: "2025-01-01", last_day: "2026-01-02" }, ["/last_day too_many_days"]],
    [{ by_period: "month", first_day: "2023-01-01", last_day: "2026-01-01" }, ["/last_day too_many_months"]],
    [{ unit: "all" }, ["/unit unknown_field"]],
])("a range of %j is refused", async (over, want) => {
    const answer = await read(hessa, over);
    expect([answer.status, badFields(answer)]).toEqual([422, want]);
});
test.each([{ first_day: "2024-01-01", last_day: "2024-12-31" }, { by_period: "month", first_day: "2023-01-31", last_day: "2025-12-01" }])("the longest range %j is answered", async (over) => {
    const answer = await read(hessa, over);
    expect([answer.status, answer.body.periods.length]).toEqual([200, over.by_period ? 36 : 366]);
});

interface Taken {
    status: number;
    headers: Record<string, string | string[] | undefined>;
    bytes: Buffer;
}
async function take(who: Person, over: object = {}): Promise<Taken> {
    const agent = new Agent({ connect: { ca: sanad.ca, servername: "localhost" } });
    const body = JSON.stringify({ by_period: "day", first_day: today, last_day: today, format: "xlsx", language: "en", ...over });
    const headers = { cookie: `__Host-sid=${who.token}`, "x-sanad": "1", "content-type": "application/json" };
    const reply = await agent.request({ origin: `https://127.0.0.1:${sanad.port}`, path: "/api/reports/hotline/exports", method: "POST", headers, body });
    const bytes = Buffer.from(await reply.body.arrayBuffer());
    await agent.close();
    return { status: reply.statusCode, headers: reply.headers, bytes };
}

/** The parts of a ZIP file, by its central directory. */
function unzip(file: Buffer): Map<string, string> {
    const parts = new Map<string, string>();
    const end = file.lastIndexOf("PK\x05\x06", undefined, "latin1");
    let at = file.readUInt32LE(end + 16);
    for (let n = file.readUInt16LE(end + 10); n > 0; n--) {
        const [method, size, name, extra, comment, local] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20), file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32), file.readUInt32LE(at + 42)];
        const data = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
        const packed = file.subarray(data, data + size);
        expect(method, "deflated").toBe(8);
        parts.set(file.toString("utf8", at + 46, at + 46 + name), inflateRawSync(packed).toString("utf8"));
        at += 46 + name + extra + comment;
    }
    return parts;
}

describe("a file", () => {
    test("of XLSX opens: numbers are numbers, dates dates, the header is frozen", async () => {
        const file = await take(badriya);
        expect([file.status, file.headers["content-type"], file.headers["cache-control"]]).toEqual([201, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "no-store"]);
        expect(file.headers["content-disposition"]).toBe(`attachment; filename="sanad-hotline-${today}-${today}.xlsx"`);
        const parts = unzip(file.bytes);
        for (const [name, text] of parts) if (name.endsWith(".xml")) expect(text, name).toMatch(/^<\?xml [^>]*\?>\s*<([\w:]+)[\s\S]*<\/\1>\s*$|^<\?xml [^>]*\?>\s*<[\w:]+[^>]*\/>\s*$/);
        const workbook = parts.get("xl/workbook.xml")!;
        expect([...workbook.matchAll(/<sheet name="([^"]+)"/g)].map((found) => found[1])).toEqual(["Hotline", "By language", "By hour", "By call type", "By triage", "Definitions"]);
        const first = parts.get("xl/worksheets/sheet1.xml")!;
        expect(first).toContain('state="frozen"');
        expect(first).not.toContain("rightToLeft");
        const serial = Math.round((Date.parse(today) - Date.parse("1899-12-30")) / 86_400_000);
        expect(first).toMatch(new RegExp(`<c r="A2" s="\\d+"><v>${serial}</v></c><c r="B2" s="\\d+"><v>3</v></c><c r="C2" s="\\d+"><v>1</v></c>`));
        expect(parts.get("xl/styles.xml")).toContain('formatCode="yyyy\\-mm\\-dd"'.replaceAll("\\-", parts.get("xl/styles.xml")!.includes("yyyy\\-mm") ? "\\-" : "-"));
        const widths = [...first.matchAll(/<col min="\d+" max="\d+" width="([\d.]+)"/g)].map((found) => Number(found[1]));
        expect(widths.length).toBeGreaterThan(10);
        expect(Math.min(...widths)).toBeGreaterThan(5);
        expect(parts.get("xl/worksheets/sheet6.xml")).toContain("General knowledge, to be verified");
    });

    test("in Arabic runs from right to left, with Arabic words", async () => {
        const parts = unzip((await take(badriya, { language: "ar", by_period: "month" })).bytes);
        for (let n = 1; n <= 6; n++) expect(parts.get(`xl/worksheets/sheet${n}.xml`)).toContain('rightToLeft="1"');
        expect(parts.get("xl/workbook.xml")).toContain('name="الخط الساخن"');
        expect(parts.get("xl/worksheets/sheet1.xml")).toContain("المكالمات الواردة");
        expect(parts.get("xl/worksheets/sheet2.xml")).toContain("الأمهرية");
    });

    test("of CSV is one table in UTF-8, with a mark at its beginning", async () => {
        const file = await take(badriya, { format: "csv" });
        expect(file.headers["content-type"]).toBe("text/csv; charset=utf-8");
        expect(file.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
        const lines = file.bytes.toString("utf8").slice(1).split("\r\n");
        expect(lines).toHaveLength(4); // header, a day, the whole, nothing
        const [header, day, whole] = lines.map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, "")));
        expect(header!.slice(0, 4)).toEqual(["Period", "Calls offered", "Answered", "Abandoned"]);
        expect(header).toContain('"Answered within 20 s, %"');
        expect(day!.slice(0, 4)).toEqual([today, "3", "1", "0"]);
        expect(whole!.slice(0, 4)).toEqual(["Whole range", "3", "1", "0"]);
        expect(day![header!.indexOf('"Interpreter delay, min"')], "never invented").toBe("");
        expect(day![header!.indexOf("By language: Amharic")]).toBe("1");
    });

    test("neutralises what a spreadsheet would run", async () => {
        await sanad.sql("update code.language set label_en = '=HYPERLINK(\"http://evil\")' where code = 'amh'");
        const wide = (await take(badriya, { format: "csv" })).bytes.toString("utf8");
        expect(wide).toContain('"By language: =HYPERLINK(""http://evil"")"');
        await sanad.sql("update report.report_column set label_en = '@SUM(A1)' where code = 'period'");
        expect((await take(badriya, { format: "csv" })).bytes.toString("utf8").slice(1)).toMatch(/^'@SUM\(A1\),/);
        await sanad.sql("update report.report_column set label_en = 'Period' where code = 'period'");
    });

    test("is written down: who, what, which range, and its hash", async () => {
        const file = await take(badriya, { format: "csv", language: "ar" });
        const [row] = await sanad.sql("select * from report.report_export order by id desc limit 1");
        expect(row).toMatchObject({ report: "HOTLINE_MONTHLY", by_period: "day", format: "csv", language: "ar", exported_by: badriya.id });
        expect(row.sha256).toEqual(createHash("sha256").update(file.bytes).digest());
        const audited = await sanad.sql("select action, outcome, actor, object_kind from audit.entry where object_id = $1", [row.id]);
        expect(audited).toEqual([{ action: "export_hotline_report", outcome: "done", actor: badriya.id, object_kind: "report_export" }]);
    });

    test("takes its own permit, a sensible order, and no key", async () => {
        const order = { by_period: "day", first_day: today, last_day: today, format: "xlsx", language: "en" };
        expect(verdict(await hessa.post("/api/reports/hotline/exports", order))).toBe("403 not_permitted");
        expect(verdict(await noura.get(`/api/reports/hotline?${query()}`))).toBe("403 not_permitted");
        const bad = await badriya.post("/api/reports/hotline/exports", { ...order, format: "pdf", language: "fr" });
        expect([bad.status, badFields(bad)]).toEqual([422, ["/format bad_code", "/language bad_code"]]);
    });
});
