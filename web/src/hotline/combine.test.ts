import { expect, test } from "vitest";
import { combine, type SavedDraft } from "./combine";
import { emptyComplaint, type Values } from "./draft";
import type { Copy } from "./local-drafts";

const fresh: Values = { ...emptyComplaint };
const saved = (values: Values, over: Partial<SavedDraft> = {}): SavedDraft => ({
  key: "key",
  by: "elsewhere",
  version: 3,
  values: { ...fresh, ...values },
  ...over,
});
const copy = (base: Values, mine: Values, over: Partial<Copy> = {}): Copy => ({
  contact: "contact",
  window: "window",
  savedAt: 1,
  key: "key",
  version: 2,
  base: { ...fresh, ...base },
  mine: { ...fresh, ...base, ...mine },
  contested: [],
  start: null,
  ...over,
});

test("text the server never got comes back, on top of what changed there meanwhile", () => {
  const made = combine(fresh, saved({ area: "Hawalli" }), [copy({}, { narrative: "typed" })]);
  expect(made.mine).toMatchObject({ narrative: "typed", area: "Hawalli" });
  expect(made).toMatchObject({ version: 3, contested: [], lost: [] });
});

test("what both changed is contested, and its base is kept for the question", () => {
  const made = combine(fresh, saved({ narrative: "theirs" }), [copy({ narrative: "old" }, { narrative: "mine" })]);
  expect(made.contested).toEqual(["narrative"]);
  expect([made.mine.narrative, made.theirs.narrative, made.base.narrative]).toEqual(["mine", "theirs", "old"]);
});

test("a save whose answer was lost in the crash is nobody else's", () => {
  const made = combine(fresh, saved({ narrative: "half" }, { by: "window" }), [copy({}, { narrative: "half of it" })]);
  expect(made).toMatchObject({ contested: [], mine: { narrative: "half of it" } });
});

test("but what that window had left undecided stays so", () => {
  const kept = copy({ narrative: "old" }, { narrative: "mine" }, { contested: ["narrative"] });
  const made = combine(fresh, saved({ narrative: "theirs", area: "Jahra" }, { by: "window" }), [kept]);
  expect(made.contested).toEqual(["narrative"]);
});

test("text whose draft is gone is not put into the next one", () => {
  for (const draft of [null, saved({}, { key: "of another complaint" })]) {
    const made = combine(fresh, draft, [copy({}, { narrative: "typed" })]);
    expect(made.lost).toHaveLength(1);
    expect(made.mine.narrative).toBe("");
  }
});

test("a contact that was never saved keeps its idempotency key", () => {
  const made = combine(fresh, null, [copy({}, { narrative: "typed" }, { version: 0, key: "first" })]);
  expect(made).toMatchObject({ key: "first", version: 0, mine: { narrative: "typed" } });
});

test("two windows' texts come back together; where they differ the second waits", () => {
  const other = copy({}, { area: "Jahra" }, { window: "other", savedAt: 2 });
  expect(combine(fresh, saved({}), [copy({}, { narrative: "a" }), other]).mine).toMatchObject({
    narrative: "a",
    area: "Jahra",
  });
  const rival = copy({}, { narrative: "b" }, { window: "rival", savedAt: 3 });
  const made = combine(fresh, saved({}), [copy({}, { narrative: "a" }), rival]);
  expect(made.mine.narrative).toBe("a");
  expect(made.adopted.map(({ window }) => window)).toEqual(["window"]);
});
