// A birth date as far as it is known: a day, a month, a year, or an age that she told, which makes a year that is about right.
import { day } from "../ui/time";
import { type Language, locale, type Translate } from "../words/words";
import type { Facts } from "./api";

export type Precision = NonNullable<Facts["birth_precision"]>;
export const precisions = ["day", "month", "year", "age"] as const;

/** What the fields hold. */
export interface BirthForm {
  precision: Precision | "";
  day: string;
  month: string;
  year: string;
  age: string;
}

const thisYear = () => new Date(Date.now() + 3 * 3_600_000).getUTCFullYear();

export function birthForm(date: string | null | undefined, precision: Precision | null | undefined): BirthForm {
  if (!date || !precision) return { precision: "", day: "", month: "", year: "", age: "" };
  const [year = "", month = ""] = date.split("-");
  return { precision, day: date, month, year, age: String(thisYear() - Number(year)) };
}

export interface Birth {
  birth_date: string | null;
  birth_precision: Precision | null;
}

/** Null where the fields do not say enough yet. */
export function birthOf(form: BirthForm): Birth | null {
  const year = form.precision === "age" ? thisYear() - Number(form.age) : Number(form.year);
  const whole = (text: string) => /^\d+$/.test(text.trim());
  const dated = (birth_date: string) =>
    year >= 1900 && year <= thisYear() ? { birth_date, birth_precision: form.precision as Precision } : null;
  switch (form.precision) {
    case "":
      return { birth_date: null, birth_precision: null };
    case "day":
      return form.day ? { birth_date: form.day, birth_precision: "day" } : null;
    case "month":
      return whole(form.year) && form.month ? dated(`${year}-${form.month}-01`) : null;
    case "year":
      return whole(form.year) ? dated(`${year}-01-01`) : null;
    case "age":
      return whole(form.age) ? dated(`${year}-01-01`) : null;
  }
}

const noon = (date: string) => `${date}T09:00:00Z`;
export const monthName = (lang: Language, month: number) =>
  new Intl.DateTimeFormat(locale(lang), { month: "long", timeZone: "UTC" }).format(Date.UTC(2026, month - 1, 15));

type Known = { birth_date?: string | null; birth_precision?: Precision | null };

/** "14 Mar 1991", "March 1991", "1991", "about 1991"; `short` leaves it at the year. */
export function birthWords(t: Translate, lang: Language, known: Known, short = false): string {
  const { birth_date: date, birth_precision: precision } = known;
  if (!date || !precision) return "";
  const year = date.slice(0, 4);
  if (precision === "age") return t("people.about", { year });
  if (precision === "year" || short) return year;
  if (precision === "day") return day(lang, noon(date));
  return `${monthName(lang, Number(date.slice(5, 7)))} ${year}`;
}
