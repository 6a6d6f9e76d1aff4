// Two people edited one complaint: which fields differ, and what the form becomes once each was decided.
import type { ComplaintForm } from "./draft";

export type Field = keyof ComplaintForm;
export type Side = "mine" | "theirs";

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export interface Conflict {
  /** Changed by both, differently: a person decides. */
  decide: Field[];
  /** The form with everything only one side changed already taken over. */
  merged: ComplaintForm;
}

/** `base` is what both started from. */
export function compare(base: ComplaintForm, mine: ComplaintForm, theirs: ComplaintForm): Conflict {
  const merged = { ...mine };
  const decide: Field[] = [];
  for (const field of Object.keys(base) as Field[]) {
    if (same(mine[field], theirs[field])) continue;
    if (same(mine[field], base[field])) Object.assign(merged, { [field]: theirs[field] });
    else if (!same(theirs[field], base[field])) decide.push(field);
  }
  return { decide, merged };
}

export function decided(conflict: Conflict, theirs: ComplaintForm, sides: Partial<Record<Field, Side>>): ComplaintForm {
  const form = { ...conflict.merged };
  for (const field of conflict.decide) if (sides[field] === "theirs") Object.assign(form, { [field]: theirs[field] });
  return form;
}
