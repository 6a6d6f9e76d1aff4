import { expect, test } from "vitest";
import { emptyComplaint } from "./draft";
import { decided, merge } from "./merge";

const base = { ...emptyComplaint, area: "Salmiya", narrative: "a", categories: ["WAGE_UNPAID"] };

test("what only one side changed needs no decision", () => {
  const mine = { ...base, narrative: "a b" };
  const theirs = { ...base, area: "Hawalli" };
  const { decide, merged } = merge(base, mine, theirs);
  expect(decide).toEqual([]);
  expect(merged).toMatchObject({ narrative: "a b", area: "Hawalli" });
});

test("what both changed is decided field by field", () => {
  const mine = { ...base, narrative: "mine", categories: ["THREATS"] };
  const theirs = { ...base, narrative: "theirs", categories: ["OTHER"] };
  const met = merge(base, mine, theirs);
  expect(met.decide.sort()).toEqual(["categories", "narrative"]);
  expect(decided(met, theirs, { narrative: "theirs", categories: "mine" })).toMatchObject({
    narrative: "theirs",
    categories: ["THREATS"],
  });
});

test("the same change by both is no conflict", () => {
  const both = { ...base, area: "Hawalli" };
  expect(merge(base, both, both).decide).toEqual([]);
});

test("an answer taken back is a change like any other", () => {
  const met = merge({ ...base, triage: "P2" }, { ...base, triage: null }, { ...base, triage: "P2", area: "" });
  expect(met).toMatchObject({ decide: [], merged: { triage: null, area: "" } });
});

test("what was done at once is kept from both sides; only one act changed by both is asked about", () => {
  const act = (kind: string, over = {}) => ({ kind, at: `2026-11-24T0${kind.length % 9}:00:00Z`, ...over });
  const [police, ambulance, plan] = [act("called_112"), act("ambulance"), act("safety_plan")];
  const lists = (base: object[], mine: object[], theirs: object[]) => {
    const met = merge({ actions: base } as never, { actions: mine } as never, { actions: theirs } as never);
    return met.decide.length
      ? "asked"
      : (met.merged as unknown as { actions: { kind: string }[] }).actions.map((each) => each.kind).sort();
  };
  expect(lists([], [police], [ambulance])).toEqual(["ambulance", "called_112"]);
  expect(lists([police], [], [police, plan])).toEqual(["safety_plan"]);
  expect(lists([police], [police, plan], [act("called_112", { outcome: "done" })])).toEqual([
    "called_112",
    "safety_plan",
  ]);
  expect(lists([police], [act("called_112", { outcome: "failed" })], [act("called_112", { outcome: "done" })])).toBe(
    "asked",
  );
});
