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
