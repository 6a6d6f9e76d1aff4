// @vitest-environment jsdom
import { expect, test } from "vitest";
import { asReference } from "../hotline/api";
import { fold } from "./fold";
import { readablePhone, toE164 } from "./phone";
import { hijriDay, span, stopwatch } from "./time";

test("search does not mind accents, alef forms or tatweel", () => {
  expect(fold("Côte d'Ivoire")).toBe("cote d'ivoire");
  expect(fold("إثيوبيـا")).toBe(fold("اثيوبيا"));
});

test("phone numbers become E.164, Kuwait's by default", async () => {
  expect(await toE164("5551 2345")).toBe("+96555512345");
  expect(await toE164("0063 917 123 4567")).toBe("+639171234567");
  expect(await toE164("her sister's")).toBe("her sister's");
  expect(readablePhone("+96555512345")).toBe("+965 5551 2345");
});

test("a reference is nine digits, however it is written", () => {
  expect(asReference("482 117-360")).toBe("482-117-360");
  expect(asReference("48211736")).toBe(null);
});

test("times", () => {
  expect(stopwatch(3700)).toBe("1:01:40");
  expect(span(2 * 3_600_000)).toEqual({ count: 2, unit: "hour" });
  expect(hijriDay("en", "2026-11-24T09:00:00Z")).toContain("Jumada II 1448");
});
