// The triage a set of categories suggests: the gravest of their own levels. The operator decides.
import type { Codes } from "../api/codes";

/** P1 is the gravest; nothing chosen suggests nothing. Danger now is always P1. */
export function suggestTriage(levels: (string | undefined)[], danger: boolean | null): string | null {
  if (danger) return "P1";
  const known = levels.filter((level): level is string => /^P[1-5]$/.test(level ?? "")).sort();
  return known[0] ?? null;
}

export const levelOf = (codes: Codes, category: string): string | undefined => {
  const level = codes.entry("complaint_category", category)?.attributes.default_triage;
  return typeof level === "string" ? level : undefined;
};

/** The nine complaints heard most, as the numbered tiles. */
export const frequentCategories = [
  "WAGE_UNPAID",
  "PASSPORT_WITHHELD",
  "CONTRACT_SUBSTITUTION",
  "PHYSICAL_ABUSE",
  "SEXUAL_ABUSE",
  "CONFINEMENT",
  "EXCESSIVE_HOURS",
  "FOOD_DENIED",
  "TRANSFER_REFUSED",
];
