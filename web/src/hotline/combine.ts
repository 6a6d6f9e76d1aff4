// What a form begins with: the server's draft, and on top of it what this browser kept and the server never got.
import type { Field, Values } from "./draft";
import type { Copy } from "./local-drafts";
import { merge, pick } from "./merge";

export interface SavedDraft {
  key: string;
  by: string | undefined;
  version: number;
  values: Values;
}

export interface Combined {
  key: string;
  version: number;
  mine: Values;
  theirs: Values;
  /** What mine was typed on: theirs, but for what is contested. */
  base: Values;
  contested: readonly Field[];
  adopted: Copy[];
  /** Text whose draft is gone: registered or closed meanwhile. */
  lost: Copy[];
}

export function combine(fresh: Values, draft: SavedDraft | null, copies: readonly Copy[]): Combined {
  const theirs = { ...fresh, ...draft?.values };
  const made: Combined = {
    key: draft?.key ?? copies.find((copy) => copy.version === 0)?.key ?? crypto.randomUUID(),
    version: draft?.version ?? 0,
    mine: theirs,
    theirs,
    base: theirs,
    contested: [],
    adopted: [],
    lost: [],
  };
  for (const copy of copies) {
    if (copy.version > 0 && copy.key !== draft?.key) {
      made.lost.push(copy);
      continue;
    }
    // The draft's last words are that window's own, if only its answer was lost; but for what it left undecided.
    const own = draft?.by === copy.window;
    const base = { ...fresh, ...copy.base, ...(own && { ...theirs, ...pick(copy.base, copy.contested) }) };
    const { decide, merged } = merge(base, { ...fresh, ...copy.mine }, made.mine);
    if (made.adopted.length === 0) {
      made.contested = decide;
      made.base = { ...theirs, ...pick(base, decide) };
    } else if (decide.length > 0) continue; // Asked when the first is settled: this one stays where it is.
    made.mine = merged;
    made.adopted.push(copy);
  }
  return made;
}
