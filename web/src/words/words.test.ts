import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { expect, test } from "vitest";
import ar from "./ar.json";
import en from "./en.json";

const all: [string, Record<string, string>][] = [
  ["en", en],
  ["ar", ar],
];
const holes = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)(?:\}|, plural)/g)].map((hole) => hole[1]))].sort();

test("both languages say the same things", () => expect(Object.keys(ar)).toEqual(Object.keys(en)));

test.each(all)("every message of %s parses", (_, words) => {
  for (const [id, text] of Object.entries(words)) expect(() => compileMessage(text), id).not.toThrow();
});

test("both languages fill the same holes", () => {
  for (const [id, text] of Object.entries(en)) {
    const names = holes(text);
    for (const name of names) expect((ar as Record<string, string>)[id], id).toContain(`{${name}`);
  }
});

test("an Arabic plural has all six forms", () => {
  for (const [id, text] of Object.entries(ar))
    if (text.includes(", plural,"))
      for (const form of ["zero", "one", "two", "few", "many", "other"])
        expect(text, id).toMatch(new RegExp(`\\b${form} \\{`));
});

test("counts come out in both languages, with Latin digits", () => {
  const i18n = setupI18n();
  for (const [lang, words] of all)
    i18n.load(lang, Object.fromEntries(Object.entries(words).map(([id, text]) => [id, compileMessage(text)])));
  i18n.activate("ar", ["ar-KW-u-nu-latn"]);
  expect(i18n._("intake.answers_left", { count: 3 })).toBe("3 إجابات متبقية");
  expect(i18n._("intake.answers_left", { count: 2 })).toBe("إجابتان متبقيتان");
  i18n.activate("en", ["en-GB"]);
  expect(i18n._("intake.answers_left", { count: 1 })).toBe("1 answer left");
});
