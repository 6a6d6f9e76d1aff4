// Which entries fit what is looked for, the most fitting first: open to her, of her country, in her language.
import { fold } from "../ui/fold";
import type { Kind, Organisation } from "./api";

/** In the order in which they are shown. */
export const kinds: Kind[] = [
  "emergency",
  "shelter",
  "helpline",
  "embassy",
  "hospital",
  "legal_aid",
  "authority",
  "charity",
  "other",
];

export interface Wanted {
  words?: string;
  kind?: Kind | null;
  language?: string | null;
  country?: string | null;
  open?: boolean;
}

const textOf = (entry: Organisation) =>
  fold(
    [entry.name_en, entry.name_ar, entry.does_en, entry.does_ar, entry.address, entry.phone].filter(Boolean).join(" "),
  );

export function find(all: Organisation[], { words = "", kind, language, open }: Wanted): Organisation[] {
  const parts = fold(words).split(/\s+/).filter(Boolean);
  return all.filter(
    (entry) =>
      (!kind || entry.kind === kind) &&
      (!language || entry.languages.includes(language)) &&
      (!open || entry.open_now === true) &&
      (parts.length === 0 || parts.every((part) => textOf(entry).includes(part))),
  );
}

/** Embassies of other countries come last, her own first; then the order of kinds; then those who speak her language. */
export function byFit(entries: Organisation[], { language, country }: Wanted): Organisation[] {
  const rank = (entry: Organisation) => {
    const hers = country && entry.country === country;
    const foreign = entry.kind === "embassy" && !hers;
    const speaks = language && entry.languages.includes(language);
    return (hers ? -10 : foreign ? 50 : kinds.indexOf(entry.kind)) * 2 - (speaks ? 1 : 0);
  };
  return [...entries].sort((a, b) => rank(a) - rank(b));
}
