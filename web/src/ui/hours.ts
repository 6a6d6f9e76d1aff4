// Days and hours of a week in words: "Sun, Tue · 14:00–16:00", "Any day · any time".
import { type Language, locale, useWords } from "../words/words";

export const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
export type Weekday = (typeof weekdays)[number];

/** 1 March 2026 was a Sunday. */
export const weekdayName = (lang: Language, day: Weekday) =>
  new Intl.DateTimeFormat(locale(lang), { weekday: "short", timeZone: "UTC" }).format(
    Date.UTC(2026, 2, 1 + weekdays.indexOf(day)),
  );

export interface Hours {
  days?: Weekday[] | null;
  from_time?: string | null;
  until_time?: string | null;
}

export function useHours() {
  const { t, lang } = useWords();
  return ({ days, from_time, until_time }: Hours) => {
    const on = days?.length
      ? weekdays
          .filter((day) => days.includes(day))
          .map((day) => weekdayName(lang, day))
          .join(t("list.comma"))
      : t("safe.any_day");
    const at =
      from_time && until_time ? t("safe.from_until", { from: from_time, until: until_time }) : t("safe.any_time");
    return `${on} · ${at}`;
  };
}
