import { expect, test } from "vitest";
import { suggestTriage } from "./triage";

test("the gravest category decides", () => {
  expect(suggestTriage(["P4", "P2", "P3"], false)).toBe("P2");
  expect(suggestTriage(["P5"], null)).toBe("P5");
});

test("danger now is always an emergency", () => expect(suggestTriage(["P5"], true)).toBe("P1"));

test("nothing chosen suggests nothing, and an unknown level is passed over", () => {
  expect(suggestTriage([], false)).toBe(null);
  expect(suggestTriage([undefined, "high"], false)).toBe(null);
});
