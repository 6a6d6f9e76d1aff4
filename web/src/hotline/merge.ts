// Two people, two windows or two days edited the same form: which fields differ, and what the form becomes once each was
// decided. Used for complaints, for drafts and for what a crash left behind.
import type { Field, Values } from "./draft";

export type Side = "mine" | "theirs";
export type Sides = Partial<Record<Field, Side>>;

export const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

export interface Merge<T extends Values> {
  /** Changed by both, differently: a person decides. */
  decide: Field[];
  /** Mine, with everything that only they changed already taken over. */
  merged: T;
}

interface Entry {
  kind: string;
  at: string;
}
const nameOf = ({ kind, at }: Entry) => `${kind} ${at}`;

/** What was done at once is a list of single acts: each is kept, changed or taken back by itself. Null: one was changed by both. */
function mergeEntries(base: Entry[], mine: Entry[], theirs: Entry[]): Entry[] | null {
  const by = (list: Entry[]) => new Map(list.map((entry) => [nameOf(entry), entry]));
  const [was, here, there] = [by(base), by(mine), by(theirs)];
  const merged: Entry[] = [];
  for (const name of new Set([...here.keys(), ...there.keys()])) {
    const [old, own, other] = [was.get(name), here.get(name), there.get(name)];
    if (!same(own, old) && !same(other, old) && !same(own, other)) return null;
    const entry = same(own, old) ? other : own;
    if (entry) merged.push(entry);
  }
  return merged.sort((a, b) => a.at.localeCompare(b.at));
}

/** `base` is what both started from. */
export function merge<T extends Values>(base: T, mine: T, theirs: T): Merge<T> {
  const merged = { ...mine };
  const decide: Field[] = [];
  for (const field of Object.keys(base) as Field[]) {
    if (same(mine[field], theirs[field])) continue;
    if (same(mine[field], base[field])) Object.assign(merged, { [field]: theirs[field] });
    else if (!same(theirs[field], base[field])) {
      const lists = [base[field], mine[field], theirs[field]] as Entry[][];
      const entries = field === "actions" && mergeEntries(lists[0] ?? [], lists[1] ?? [], lists[2] ?? []);
      if (entries) Object.assign(merged, { actions: entries });
      else decide.push(field);
    }
  }
  return { decide, merged };
}

export function decided<T extends Values>({ decide, merged }: Merge<T>, theirs: T, sides: Sides): T {
  return {
    ...merged,
    ...pick(
      theirs,
      decide.filter((field) => sides[field] === "theirs"),
    ),
  };
}

export const differing = (a: Values, b: Values): Field[] =>
  (Object.keys(a) as Field[]).filter((field) => !same(a[field], b[field]));

export const pick = (values: Values, fields: readonly Field[]): Values =>
  Object.fromEntries(fields.map((field) => [field, values[field]]));
