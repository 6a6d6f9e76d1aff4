// Times as people read them, always on Kuwait's clock. Storage stays RFC 3339 UTC and ISO dates.
import { useEffect, useMemo, useState } from "react";
import { type Language, locale, useWords } from "../words/words";

const zone = "Asia/Kuwait";
const made = new Map<string, Intl.DateTimeFormat>();

function format(lang: Language, kind: string, options: Intl.DateTimeFormatOptions, calendar = "gregory") {
  const key = `${lang} ${kind}`;
  let formatter = made.get(key);
  if (!formatter) {
    const tag = new Intl.Locale(locale(lang), { calendar }).toString();
    formatter = new Intl.DateTimeFormat(tag, { timeZone: zone, ...options });
    made.set(key, formatter);
  }
  return formatter;
}

type When = string | number | Date;
const at = (when: When) => new Date(when);

export const clock = (lang: Language, when: When) =>
  format(lang, "clock", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at(when));
export const day = (lang: Language, when: When) =>
  format(lang, "day", { day: "numeric", month: "short", year: "numeric" }).format(at(when));
export const dayAndClock = (lang: Language, when: When) =>
  format(lang, "both", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at(when));
export const longDay = (lang: Language, when: When) =>
  format(lang, "long", { weekday: "short", day: "numeric", month: "short", year: "numeric" }).format(at(when));
export const hijriDay = (lang: Language, when: When) =>
  format(lang, "hijri", { day: "numeric", month: "long", year: "numeric" }, "islamic-umalqura").format(at(when));
/** A plain date (YYYY-MM-DD) has no zone: read it at noon UTC so that no clock moves it. */
export const plainDay = (lang: Language, date: string) => day(lang, `${date}T09:00:00Z`);

export function ago(lang: Language, when: When, now: number): string {
  const seconds = Math.round((at(when).getTime() - now) / 1000);
  const relative = new Intl.RelativeTimeFormat(locale(lang), { numeric: "auto", style: "short" });
  const size = Math.abs(seconds);
  if (size < 60) return relative.format(seconds, "second");
  if (size < 3600) return relative.format(Math.trunc(seconds / 60), "minute");
  if (size < 86_400) return relative.format(Math.trunc(seconds / 3600), "hour");
  return relative.format(Math.trunc(seconds / 86_400), "day");
}

/** A length of time in its largest unit. Its words are ours: Intl's Arabic dual does not fit after a preposition. */
export function span(milliseconds: number): { count: number; unit: "minute" | "hour" | "day" } {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes < 60) return { count: minutes, unit: "minute" };
  if (minutes < 1440) return { count: Math.round(minutes / 60), unit: "hour" };
  return { count: Math.round(minutes / 1440), unit: "day" };
}

/** 75 → "1:15", 3 700 → "1:01:40". */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Time that moves. Use it in leaf components only: a clock above a form would render the form every second. */
export function useNow(every = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

/** A moment with its absolute time as title. */
export function useTimes() {
  const { lang } = useWords();
  return useMemo(
    () => ({
      clock: (when: When) => clock(lang, when),
      day: (when: When) => day(lang, when),
      dayAndClock: (when: When) => dayAndClock(lang, when),
      ago: (when: When, now: number) => ago(lang, when, now),
    }),
    [lang],
  );
}

/** A day and a clock time of Kuwait, which knows no summer time, as an instant. */
export const instantOn = (date: string, time: string) => new Date(`${date}T${time}:00+03:00`).toISOString();
/** The other way round: what the two fields show. */
export function fieldsOf(when: When): { date: string; time: string } {
  const [date = "", time = ""] = new Date(at(when).getTime() + 3 * 3_600_000).toISOString().split("T");
  return { date, time: time.slice(0, 5) };
}
