// What keeps one contact's typing safe: the draft's autosave, the call facts' autosave, and the page's end.
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { contactQuery, readDraft, saveContact, saveDraft } from "./api";
import { type Autosave, createAutosave } from "./autosave";
import { type CallForm, contactFrom, type IntakeForm } from "./draft";
import type { Kept, OpenedContact } from "./intake-desk";

export interface Keeping {
  draft: Autosave<string>;
  call: Autosave<CallForm>;
  changed(form: IntakeForm): void;
  flush(): Promise<void>;
  /** The form goes away, but what is unsaved goes on being tried. */
  leave(): void;
  /** Nothing more to keep: registered, closed or given up. */
  finish(): void;
  /** This window's text wins over the one saved elsewhere. */
  keepMine(): Promise<void>;
}

/** Drafts of this tab that are not yet safe. */
const unsafe = new Map<string, Keeping>();

/** Contacts taken on this page: there is no saved draft to ask for. */
export const justTaken = new Set<string>();

/** Waits until an earlier form of this contact is saved, before it is read again. */
export const settle = async (id: string) => unsafe.get(id)?.flush();

addEventListener("beforeunload", (event) => {
  if ([...unsafe.values()].some((keeping) => keeping.draft.unsaved())) event.preventDefault();
});
addEventListener("pagehide", () => {
  for (const [id, { draft }] of unsafe) {
    const text = draft.latest();
    if (draft.unsaved() && text) void saveDraft(id, text, draft.version(), true).catch(() => undefined);
  }
});

export function keepDraft({ contact, draftVersion, kept }: OpenedContact): Keeping {
  const { id } = contact;
  const draft = createAutosave<string>({
    version: draftVersion,
    save: (content, version) => saveDraft(id, content, version),
  });
  const call = createAutosave<CallForm>({
    version: contact.version,
    idle: 600,
    most: 2000,
    save: async (value, version) => {
      try {
        return await saveContact(id, contactFrom(value, contact.received_at, version));
      } catch (error) {
        if (asProblem(error).slug !== "stale_version") throw error;
        // The call is in this operator's hands: their facts go on top of whatever moved the version.
        const now = await queries.fetchQuery({ ...contactQuery(id), staleTime: 0 });
        return saveContact(id, contactFrom(value, now.received_at, now.version));
      }
    },
  });
  let lastCall = JSON.stringify(kept.form.call);
  let finished = false;
  const keeping: Keeping = {
    draft,
    call,
    changed(form) {
      if (finished) return;
      unsafe.set(id, keeping);
      draft.changed(JSON.stringify({ key: kept.key, form } satisfies Kept));
      const callNow = JSON.stringify(form.call);
      if (callNow === lastCall) return;
      lastCall = callNow;
      call.changed(form.call);
    },
    async flush() {
      await draft.flush();
      await call.flush().catch((error) => {
        if (asProblem(error).passing) throw error;
      });
    },
    leave() {
      const done = () => {
        if (unsafe.get(id) === keeping) unsafe.delete(id);
      };
      if (!draft.unsaved()) done();
      else void draft.flush().then(done, () => undefined);
    },
    finish() {
      finished = true;
      draft.stop();
      unsafe.delete(id);
    },
    async keepMine() {
      const saved = await readDraft(id);
      draft.resume(saved?.version ?? 0);
    },
  };
  return keeping;
}
