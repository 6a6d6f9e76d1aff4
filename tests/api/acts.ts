// The hotline's acts, as a console would do them, for stories that are about something else.
import { randomUUID } from "node:crypto";
import type { Person, Schemas } from "./harness";

export const fresh = () => ({ header: { "Idempotency-Key": randomUUID() } });

export const canary = (what: string) => `Kanarienvogel-${what}-${randomUUID().slice(0, 8)}`;

export function draftOf(contact_id: string, over: Partial<Schemas["ComplaintDraft"]> = {}): Schemas["ComplaintDraft"] {
    return {
        contact_id,
        categories: ["WAGE_UNPAID"],
        narrative: "She was not paid for four months.",
        danger_now: false,
        language: "amh",
        wish: "claim",
        safe_contact: "safe",
        consent_to_record: true,
        triage: "P3",
        ...over,
    };
}

/** The same facts as an edit of the given version. */
export function editOf(version: number, over: Partial<Schemas["ComplaintEdit"]> = {}): Schemas["ComplaintEdit"] {
    const { contact_id: _, triage: __, ...facts } = draftOf("");
    return { ...facts, version, ...over };
}

export async function takeContact(who: Person, over: Partial<Schemas["ContactStart"]> = {}): Promise<string> {
    const { data, error } = await who.api.POST("/api/contacts", { params: fresh(), body: { channel: "phone", ...over } });
    if (!data) throw new Error(`take_contact: ${JSON.stringify(error)}`);
    return data.id;
}

export async function register(who: Person, over: Partial<Schemas["ComplaintDraft"]> = {}): Promise<Schemas["ComplaintReceipt"]> {
    const contact = over.contact_id ?? (await takeContact(who));
    const { data, error } = await who.api.POST("/api/complaints", { params: fresh(), body: draftOf(contact, over) });
    if (!data) throw new Error(`register_complaint: ${JSON.stringify(error)}`);
    return data;
}

/** "status slug", for short expectations. */
export const verdict = (answer: { status: number; body: any }) => [answer.status, answer.body?.slug ?? ""].join(" ").trim();
/** "pointer code" of every bad field, sorted. */
export const badFields = (answer: { body: any }) =>
    ((answer.body?.errors ?? []) as { pointer: string; code: string }[]).map((e) => `${e.pointer} ${e.code}`).sort();
