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

/** `base` is what both started from. */
export function merge<T extends Values>(base: T, mine: T, theirs: T): Merge<T> {
  const merged = { ...mine };
  const decide: Field[] = [];
  for (const field of Object.keys(base) as Field[]) {
    if (same(mine[field], theirs[field])) continue;
    if (same(mine[field], base[field])) Object.assign(merged, { [field]: theirs[field] });
    else if (!same(theirs[field], base[field])) decide.push(field);
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
