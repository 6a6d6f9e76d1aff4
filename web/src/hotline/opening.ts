// Opening a contact: read, or taken, or held until it can be; with its draft and what this browser kept of it.
import { asProblem, Problem } from "../api/problem";
import { queries } from "../api/query";
import { sessionQuery } from "../session/session";
import { createStore } from "../ui/store";
import { type Contact, type ContactStart, readContact, readDraft, takeContact } from "./api";
import { type Combined, combine, type SavedDraft } from "./combine";
import { callOf, emptyBeside, emptyComplaint, formFrom, type IntakeForm, type Values, valuesOf } from "./draft";
import { type Copy, copiesOf } from "./local-drafts";

/** What the server keeps as a draft: the form, the idempotency key its complaint will be registered under, its window. */
export interface Kept {
  key: string;
  form: IntakeForm;
  by?: string;
}

export interface OpenedContact {
  /** Its id, or the id it was given here while the server could not be reached. */
  handle: string;
  contact: Contact;
  /** Not on the server yet. */
  start: ContactStart | null;
  draft: Combined;
}

/** Contacts taken here without the server. */
const held = new Map<string, ContactStart>();

/** The ids the server gave them when it came back. */
export const serverIds = createStore<Readonly<Record<string, string>>>({});

export function holdContact(start: ContactStart): string {
  const handle = crypto.randomUUID();
  held.set(handle, start);
  return handle;
}

/** Takes a held contact on the server: its handle is the idempotency key, so it is taken once. */
export async function takeHeld(handle: string, start: ContactStart) {
  const made = await takeContact(start, handle).catch((error) => {
    if (asProblem(error).status !== 422) throw error;
    return takeContact({ channel: start.channel }, handle); // This computer's clock is ahead: the server's, then.
  });
  serverIds.set({ ...serverIds.get(), [handle]: made.id });
  return made;
}

/** Also what is wrong with a contact that is out of reach but has text here: nothing but the text is left to show. */
export async function openContact(handle: string): Promise<OpenedContact | { lost: Copy[] }> {
  const copies = await copiesOf(handle);
  const start = held.get(handle) ?? copies.find((copy) => copy.start)?.start ?? null;
  try {
    const id = serverIds.get()[handle] ?? (start ? (await takeHeld(handle, start)).id : handle);
    const contact = await readContact(id);
    const draft = combine(freshOf(contact), await readSaved(contact), copies);
    return { handle, contact, start: null, draft };
  } catch (error) {
    const problem = asProblem(error);
    if (start && problem.passing) {
      const contact = unsentContact(handle, start);
      return { handle, contact, start, draft: combine(freshOf(contact), null, copies) };
    }
    if (problem.status === 404 && copies.length) return { lost: copies };
    throw error;
  }
}

export async function readSaved(contact: Contact): Promise<SavedDraft | null> {
  const draft = contact.has_draft ? await readDraft(contact.id) : null;
  if (!draft) return null;
  const { key, by, form } = JSON.parse(draft.content) as Kept;
  return { key, by, version: draft.version, values: valuesOf(form) };
}

const freshOf = (contact: Contact): Values =>
  valuesOf({ ...emptyComplaint, ...emptyBeside, language: contact.language ?? "", call: callOf(contact) });

function unsentContact(handle: string, start: ContactStart): Contact {
  const me = queries.getQueryData(sessionQuery.queryKey);
  if (!me) throw new Problem("signed_out", 401);
  const at = start.received_at ?? new Date().toISOString();
  return {
    id: handle,
    channel: start.channel,
    call_type: null,
    language: null,
    interpreter: false,
    interpreter_joined_at: null,
    caller_is_subject: null,
    caller_name: null,
    caller_phone: null,
    received_at: at,
    started_at: at,
    ended_at: null,
    taken_by: me.user_id,
    taken_by_name: me.display_name,
    held_by: me.user_id,
    held_by_name: me.display_name,
    unit_id: me.unit_id,
    in_hand: true,
    caller_phone_hint: null,
    has_draft: false,
    version: 0,
  };
}

export const formOfOpened = ({ draft }: OpenedContact): IntakeForm => formFrom(draft.mine);
