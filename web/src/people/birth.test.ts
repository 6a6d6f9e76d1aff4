import { expect, test } from "vitest";
import type { Translate } from "../words/words";
import { birthForm, birthOf, birthWords, precisions } from "./birth";

const t: Translate = (id, values) => `${id} ${values?.year}`;
const thisYear = new Date(Date.now() + 3 * 3_600_000).getUTCFullYear();

test("what is known comes back as it was kept", () => {
  for (const [date, precision] of [
    ["1991-03-14", "day"],
    ["1991-03-01", "month"],
    ["1991-01-01", "year"],
    ["1991-01-01", "age"],
  ] as const)
    expect(birthOf(birthForm(date, precision))).toEqual({ birth_date: date, birth_precision: precision });
  expect(birthOf(birthForm(null, null))).toEqual({ birth_date: null, birth_precision: null });
});

test("an age makes the first day of its year", () => {
  const form = { ...birthForm(null, null), precision: "age" as const };
  expect(birthOf({ ...form, age: "33" })).toEqual({ birth_date: `${thisYear - 33}-01-01`, birth_precision: "age" });
  expect(birthOf({ ...form, age: "" })).toBeNull();
  expect(birthOf({ ...form, age: "300" })).toBeNull();
});

test("half a date is none", () => {
  for (const precision of precisions) expect(birthOf({ ...birthForm(null, null), precision }), precision).toBeNull();
  expect(birthOf({ ...birthForm(null, null), precision: "year", year: String(thisYear + 1) })).toBeNull();
});

test("a date is said no more exactly than it is known", () => {
  const born = (birth_date: string, birth_precision: "day" | "month" | "year" | "age") => ({
    birth_date,
    birth_precision,
  });
  expect(birthWords(t, "en", born("1991-03-14", "day"))).toBe("14 Mar 1991");
  expect(birthWords(t, "en", born("1991-03-14", "day"), true)).toBe("1991");
  expect(birthWords(t, "en", born("1991-03-01", "month"))).toBe("March 1991");
  expect(birthWords(t, "en", born("1991-01-01", "year"))).toBe("1991");
  expect(birthWords(t, "en", born("1991-01-01", "age"), true)).toBe("people.about 1991");
  expect(birthWords(t, "en", { birth_date: null })).toBe("");
});
