// What keeps one contact's typing safe: the draft's autosave, the call facts' autosave, the copy in this browser, and what
// happens when the server has something newer.
import type { UseFormReturn } from "react-hook-form";
import { onReach } from "../api/client";
import { asProblem, Problem } from "../api/problem";
import { createStore, type Store } from "../ui/store";
import { type Contact, readContact, saveContact, saveDraft } from "./api";
import { type Autosave, createAutosave } from "./autosave";
import { callOf, contactFrom, type Field, formFrom, type IntakeForm, type Values, valuesOf } from "./draft";
import { dropCopies, keepCopy, windowId } from "./local-drafts";
import { differing, merge, pick, type Sides, same } from "./merge";
import { type Kept, type OpenedContact, readSaved, takeHeld } from "./opening";

export interface Keeping {
  draft: Autosave;
  call: Autosave;
  local: Autosave;
  /** Fields that were changed elsewhere too, until a person decides. The server keeps theirs, this browser mine. */
  contested: Store<readonly Field[]>;
  /** The draft was registered or closed elsewhere. */
  gone: Store<boolean>;
  changed(field?: string): void;
  /** The fields the server does not have yet. */
  unsent(): number;
  sides(): { mine: Values; theirs: Values };
  decide(sides: Sides): void;
  /** Takes the contact first if that is still to be done. */
  contactId(): Promise<string>;
  key(): string;
  /** The draft as the server keeps it. */
  content(): string;
  ended(version: number, callType: string | null): void;
  flush(): Promise<void>;
  /** The page may be gone in a moment. */
  hide(): void;
  /** The form goes away, but what is unsaved goes on being tried. */
  leave(): void;
  /** Nothing more to save: registered, closed or given up. */
  finish(): void;
  /** The server has confirmed that: the copy in this browser goes, too. */
  forget(): Promise<void>;
}

/** Drafts of this window that may not be safe yet. */
const unsafe = new Map<string, Keeping>();

export const isOpenHere = (handle: string) => unsafe.has(handle);

/** Waits until an earlier form of this contact is saved, here at least, before it is read again. */
export async function settle(handle: string): Promise<void> {
  const keeping = unsafe.get(handle);
  if (!keeping) return;
  await keeping.draft.flush().catch(() => undefined);
  await keeping.local.flush();
}

onReach((reached) => {
  if (reached)
    for (const { draft, call } of unsafe.values()) {
      draft.retry();
      call.retry();
    }
});

addEventListener("beforeunload", (event) => {
  if ([...unsafe.values()].some((keeping) => keeping.draft.unsaved())) event.preventDefault();
});
addEventListener("pagehide", () => {
  for (const keeping of unsafe.values()) keeping.hide();
});

const callValues = (contact: Contact) => valuesOf({ call: callOf(contact) } as IntakeForm);
const callFields: Field[] = [
  "call.channel",
  "call.call_type",
  "call.language",
  "call.interpreter",
  "call.interpreter_joined_at",
  "call.caller_is_subject",
  "call.caller_name",
  "call.caller_phone",
];

export function keepDraft(opened: OpenedContact, form: UseFormReturn<IntakeForm>): Keeping {
  const { handle, start } = opened;
  let { key, version, base, theirs } = opened.draft;
  let contact = opened.contact;
  let onServer = start === null;
  const adopted = opened.draft.adopted.map((copy) => copy.window);
  let hasCopy = false;
  /** Values of theirs that a person has decided against. */
  let refused: Values = {};
  /** Call facts sent since the last answer: the contact may have them or not. */
  let sentCalls: Values[] = [];
  let finished = false;
  const contested = createStore(opened.draft.contested);
  const gone = createStore(false);

  let read = () => valuesOf(form.getValues());
  let write = (values: Values) => {
    for (const field of differing(values, read())) form.setValue(field, values[field] as never, { shouldDirty: true });
  };

  const toSave = () => ({ ...read(), ...pick(theirs, contested.get()) });
  const content = (values: Values) => JSON.stringify({ key, form: formFrom(values), by: windowId } satisfies Kept);

  async function contactId(): Promise<string> {
    if (onServer || !start) return contact.id;
    const made = await takeHeld(handle, start);
    if (!onServer) contact = { ...contact, ...made };
    onServer = true;
    return contact.id;
  }

  async function saveText() {
    const id = await contactId();
    const sent = await orMeet(async () => {
      const values = toSave();
      ({ version } = await saveDraft(id, content(values), version));
      return values;
    });
    theirs = { ...sent, ...pick(theirs, contested.get()) };
    base = { ...sent, ...pick(base, contested.get()) };
    local.changed();
  }

  async function saveCall() {
    const id = await contactId();
    await orMeet(async () => {
      const values = toSave();
      sentCalls.push(values);
      const facts = contactFrom(formFrom(values).call, contact.received_at, contact.version);
      contact = { ...contact, ...facts, ...(await saveContact(id, facts)) };
      sentCalls = [];
    });
  }

  /** Saves; where the server has something newer, merges that in and saves again. */
  async function orMeet<T>(save: () => Promise<T>): Promise<T> {
    for (;;) {
      const before = [version, contact.version];
      try {
        return await save();
      } catch (error) {
        if (asProblem(error).slug !== "stale_version") throw error;
        meeting ??= meet().finally(() => {
          meeting = undefined;
        });
        await meeting;
        if (same(before, [version, contact.version])) throw error;
      }
    }
  }
  let meeting: Promise<void> | undefined;

  async function meet() {
    const found = await readContact(contact.id);
    // Of a contact that is no longer in hand the number is not told: that is no change.
    const now = found.in_hand ? found : { ...found, caller_phone: contact.caller_phone };
    const draft = await readSaved(now);
    if (version > 0 && draft?.key !== key) {
      gone.set(true);
      throw new Problem("draft_gone", 409);
    }
    const next = { ...theirs, ...draft?.values };
    // The newest draft is this window's own: only the answer to it was lost.
    const from = draft?.by === windowId ? { ...next, ...pick(base, contested.get()) } : { ...base };
    const before = callValues(contact);
    const call = callValues(now);
    // Call facts changed elsewhere than in a draft.
    for (const field of callFields) {
      if (!same(next[field], from[field]) || same(call[field], before[field])) continue;
      if (same(call[field], refused[field]) || sentCalls.some((sent) => same(sent[field], call[field]))) continue;
      next[field] = call[field];
      from[field] = before[field];
    }
    const met = merge(from, read(), next);
    contact = now;
    sentCalls = [];
    theirs = next;
    base = { ...next, ...pick(from, met.decide) };
    if (draft) ({ key, version } = draft);
    contested.set(met.decide);
    write(met.merged);
  }

  async function saveHere() {
    if (finished) return;
    const mine = read();
    const open = contested.get();
    const unsent = !onServer || open.length > 0 || differing(mine, theirs).length > 0;
    const text = { key, version, base, mine, contested: open, start };
    if (unsent) await keepCopy({ contact: handle, window: windowId, savedAt: Date.now(), ...text });
    const over = unsent ? adopted.splice(0) : [...adopted.splice(0), ...(hasCopy ? [windowId] : [])];
    hasCopy = unsent;
    if (over.length) await dropCopies(handle, over);
  }

  const draft = createAutosave({ save: saveText });
  const call = createAutosave({ save: saveCall, idle: 600, most: 2000 });
  // Well within the half second that a crash may cost.
  const local = createAutosave({ save: saveHere, idle: 100, most: 300 });

  const keeping: Keeping = {
    draft,
    call,
    local,
    contested,
    gone,
    contactId,
    key: () => key,
    content: () => content(toSave()),
    unsent: () => differing(read(), theirs).length,
    sides: () => ({ mine: read(), theirs }),
    changed(field) {
      if (finished) return;
      unsafe.set(handle, keeping);
      local.changed();
      draft.changed();
      if (!field || field.startsWith("call.")) call.changed();
    },
    decide(sides) {
      const fields = contested.get();
      const taken = fields.filter((field) => sides[field] === "theirs");
      refused = {
        ...refused,
        ...pick(
          theirs,
          fields.filter((field) => !taken.includes(field)),
        ),
      };
      base = { ...base, ...pick(theirs, fields) };
      contested.set([]);
      write(pick(theirs, taken));
      keeping.changed();
    },
    ended(next, callType) {
      contact = { ...contact, version: next, call_type: callType ?? contact.call_type };
    },
    async flush() {
      await draft.flush();
      await call.flush().catch((error) => {
        if (asProblem(error).passing) throw error;
      });
    },
    hide() {
      void local.flush().catch(() => undefined);
      if (onServer && draft.unsaved())
        void saveDraft(contact.id, content(toSave()), version, true).catch(() => undefined);
    },
    leave() {
      const last = read();
      read = () => last;
      write = (values) => Object.assign(last, values);
      const done = () => {
        if (unsafe.get(handle) === keeping) unsafe.delete(handle);
      };
      if (finished || !draft.unsaved()) done();
      else void draft.flush().then(done, () => undefined);
    },
    finish() {
      finished = true;
      draft.stop();
      local.stop();
      unsafe.delete(handle);
    },
    async forget() {
      await local.flush().catch(() => undefined);
      await dropCopies(handle, [...adopted, windowId]);
    },
  };

  return keeping;
}
