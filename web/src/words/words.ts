// Everything the console says, in English and Arabic. `useWords()` gives `t` and follows the language, so a switch changes
// the words in place: nothing is mounted anew, no key press or focus is lost.
import { type Messages, setupI18n } from "@lingui/core";
import { useMemo } from "react";
import { createStore } from "../ui/store";
import type en from "./en.json";

export type WordId = keyof typeof en;
export type Language = "en" | "ar";
export type Values = Record<string, string | number>;
export type Translate = (id: WordId, values?: Values) => string;

// Latin digits in both languages: reference numbers and times must look the same to two people on one call.
const locales: Record<Language, string> = { en: "en-GB", ar: "ar-KW-u-nu-latn" };
const sources: Record<Language, () => Promise<{ default: Messages }>> = {
  en: () => import("virtual:words/en"),
  ar: () => import("virtual:words/ar"),
};

/** What only some pages say (build/words.ts). */
const furtherSources: typeof sources = {
  en: () => import("virtual:words/en/further"),
  ar: () => import("virtual:words/ar/further"),
};
let furtherWanted = false;

const i18n = setupI18n();
const current = createStore<Language>("en");

export const language = () => current.get();
export const locale = (lang: Language = current.get()) => locales[lang];
export const direction = (lang: Language = current.get()) => (lang === "ar" ? "rtl" : "ltr");
export const t: Translate = (id, values) => i18n._(id, values);

/** The word for a code the backend may add to before this console knows it: the code itself then. */
export const wordOr = (id: string, otherwise: string): string => {
  const text = i18n._(id);
  return text === id ? otherwise : text;
};

const fetchWords = (lang: Language) =>
  Promise.all([sources[lang](), ...(furtherWanted ? [furtherSources[lang]()] : [])]);

/** A page, or a part of one, together with the further words that it says. */
export async function withWords<T>(page: Promise<T>): Promise<T> {
  furtherWanted = true;
  const lang = current.get();
  const [loaded, { default: messages }] = await Promise.all([page, furtherSources[lang]()]);
  i18n.load(lang, messages);
  return loaded;
}

export async function speak(lang: Language): Promise<void> {
  if (!i18n.messages || i18n.locale !== lang)
    for (const { default: messages } of await fetchWords(lang)) i18n.load(lang, messages);
  i18n.activate(lang, [locales[lang]]);
  document.documentElement.lang = lang;
  document.documentElement.dir = direction(lang);
  document.title = t("app.name");
  current.set(lang);
  try {
    localStorage.setItem("language", lang);
  } catch {
    // Storage may be closed off; the choice then lasts as long as the page.
  }
}

/** The language chosen last time, or the browser's. */
export function firstLanguage(): Language {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem("language");
  } catch {
    stored = null;
  }
  if (stored === "en" || stored === "ar") return stored;
  return navigator.language.startsWith("ar") ? "ar" : "en";
}

export const otherLanguage = (): Language => (current.get() === "en" ? "ar" : "en");

/** Fetches the other language ahead, so that a switch needs no network. */
export const fetchOtherLanguage = () => void fetchWords(otherLanguage()).catch(() => undefined);

export function useWords() {
  const lang = current.use();
  return useMemo(() => ({ t, lang, dir: direction(lang) as "rtl" | "ltr" }), [lang]);
}
