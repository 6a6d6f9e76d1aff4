// Spans of whole days on Kuwait's clock.
import type { Range } from "./api";

const iso = (date: Date) => date.toISOString().slice(0, 10);
const addDays = (day: string, days: number) => iso(new Date(Date.parse(day) + days * 86_400_000));

export const presets = ["this_month", "last_month", "last_30_days", "last_12_months"] as const;
export type Preset = (typeof presets)[number];

export const todayIn = (now: number) => iso(new Date(now + 3 * 3_600_000));

/** The span that a preset means today. */
export function rangeOf(preset: Preset, today: string): Range {
  const first = `${today.slice(0, 7)}-01`;
  if (preset === "last_month") {
    const last_day = addDays(first, -1);
    return { by_period: "day", first_day: `${last_day.slice(0, 7)}-01`, last_day };
  }
  if (preset === "last_30_days") return { by_period: "day", first_day: addDays(today, -29), last_day: today };
  if (preset === "last_12_months") {
    const [year = 0, month = 1] = today.split("-").map(Number);
    return { by_period: "month", first_day: iso(new Date(Date.UTC(year, month - 12, 1))), last_day: today };
  }
  return { by_period: "day", first_day: first, last_day: today };
}
