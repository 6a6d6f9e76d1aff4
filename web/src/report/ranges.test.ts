import { expect, test } from "vitest";
import { rangeOf, todayIn } from "./ranges";

test("presets are whole days on Kuwait's clock", () => {
  expect(todayIn(Date.parse("2026-02-28T21:30:00Z"))).toBe("2026-03-01");
  expect(rangeOf("this_month", "2026-03-01")).toEqual({
    by_period: "day",
    first_day: "2026-03-01",
    last_day: "2026-03-01",
  });
  expect(rangeOf("last_month", "2026-03-15")).toEqual({
    by_period: "day",
    first_day: "2026-02-01",
    last_day: "2026-02-28",
  });
  expect(rangeOf("last_30_days", "2026-03-01")).toEqual({
    by_period: "day",
    first_day: "2026-01-31",
    last_day: "2026-03-01",
  });
  expect(rangeOf("last_12_months", "2026-03-15")).toEqual({
    by_period: "month",
    first_day: "2025-04-01",
    last_day: "2026-03-15",
  });
});
