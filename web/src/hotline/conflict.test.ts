import { expect, test } from "vitest";
import { compare, decided } from "./conflict";
import { emptyComplaint } from "./draft";

const base = { ...emptyComplaint, area: "Salmiya", narrative: "a", categories: ["WAGE_UNPAID"] };

test("what only one side changed needs no decision", () => {
  const mine = { ...base, narrative: "a b" };
  const theirs = { ...base, area: "Hawalli" };
  const conflict = compare(base, mine, theirs);
  expect(conflict.decide).toEqual([]);
  expect(conflict.merged).toMatchObject({ narrative: "a b", area: "Hawalli" });
});

test("what both changed is decided field by field", () => {
  const mine = { ...base, narrative: "mine", categories: ["THREATS"] };
  const theirs = { ...base, narrative: "theirs", categories: ["OTHER"] };
  const conflict = compare(base, mine, theirs);
  expect(conflict.decide.sort()).toEqual(["categories", "narrative"]);
  expect(decided(conflict, theirs, { narrative: "theirs", categories: "mine" })).toMatchObject({
    narrative: "theirs",
    categories: ["THREATS"],
  });
});

test("the same change by both is no conflict", () => {
  const both = { ...base, area: "Hawalli" };
  expect(compare(base, both, both).decide).toEqual([]);
});
