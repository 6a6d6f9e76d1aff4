// The notes for the next sheet, saved while they are typed. Several leads of a unit may type: what they wrote in different
// places is put together, and where both wrote in one place both texts stay.
import { asProblem } from "../api/problem";
import { createStore, type Store } from "../ui/store";
import { type Autosave, createAutosave } from "./autosave";
import { readNext, type ShiftLine, saveNotes } from "./shift-sheet-api";

/** By "kind:id" of the line; the general ones by "general". */
export type Notes = Record<string, string>;
export const general = "general";
export const noteKey = (line: Pick<ShiftLine, "kind" | "id">) => `${line.kind}:${line.id}`;

export interface NoteKeeping {
  notes: Store<Notes>;
  saving: Autosave;
  version(): number;
  write(key: string, text: string): void;
  /** What the server has now, perhaps from somebody else. */
  meet(content: string | null, version: number): void;
}

function read(content: string | null): Notes {
  try {
    return content ? (JSON.parse(content) as Notes) : {};
  } catch {
    return { [general]: content ?? "" };
  }
}

export function mergeNotes(base: Notes, mine: Notes, theirs: Notes): Notes {
  const merged: Notes = {};
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [was = "", own = "", other = ""] = [base[key], mine[key], theirs[key]];
    const both = own !== was && other !== was && own !== other;
    const text = both ? [other, own].filter(Boolean).join("\n") : own !== was ? own : other;
    if (text) merged[key] = text;
  }
  return merged;
}

export function keepNotes(content: string | null, firstVersion: number): NoteKeeping {
  let base = read(content);
  let version = firstVersion;
  const notes = createStore<Notes>(base);

  function meet(theirs: string | null, now: number) {
    if (now <= version) return;
    const found = read(theirs);
    notes.set(mergeNotes(base, notes.get(), found));
    base = found;
    version = now;
  }

  async function save() {
    for (;;) {
      const sent = notes.get();
      try {
        ({ version } = await saveNotes(JSON.stringify(sent), version));
        base = sent;
        return;
      } catch (error) {
        if (asProblem(error).slug !== "stale_version") throw error;
        const next = await readNext();
        if (next.version <= version) throw error;
        meet(next.content, next.version);
      }
    }
  }

  const saving = createAutosave({ save });
  return {
    notes,
    saving,
    meet,
    version: () => version,
    write(key, text) {
      notes.set({ ...notes.get(), [key]: text });
      saving.changed();
    },
  };
}
