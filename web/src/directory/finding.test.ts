import { expect, test } from "vitest";
import type { Organisation } from "./api";
import { byFit, find } from "./finding";

const entry = (name_en: string, over: Partial<Organisation> = {}) =>
  ({ name_en, name_ar: "", kind: "shelter", languages: [], ...over }) as Organisation;
const names = (entries: Organisation[]) => entries.map(({ name_en }) => name_en);

test("every word must be there, in either language and whatever its accents", () => {
  const all = [entry("Harbour clinic", { name_ar: "عيادة الميناء" }), entry("Night shelter", { does_en: "Beds" })];
  expect(names(find(all, { words: "clinic HARBOUR" }))).toEqual(["Harbour clinic"]);
  expect(names(find(all, { words: "عياده" }))).toEqual(["Harbour clinic"]);
  expect(names(find(all, { words: "beds night" }))).toEqual(["Night shelter"]);
  expect(find(all, { words: "harbour shelter" })).toEqual([]);
});

test("unknown hours are not open", () => {
  const all = [entry("a", { open_now: true }), entry("b", { open_now: false }), entry("c", { open_now: null })];
  expect(names(find(all, { open: true }))).toEqual(["a"]);
});

test("her embassy comes first, other embassies last, and who speaks her language before who does not", () => {
  const all = [
    entry("India", { kind: "embassy", country: "IN" }),
    entry("Shelter"),
    entry("Amharic shelter", { languages: ["amh"] }),
    entry("Ethiopia", { kind: "embassy", country: "ET" }),
  ];
  expect(names(byFit(all, { language: "amh", country: "ET" }))).toEqual([
    "Ethiopia",
    "Amharic shelter",
    "Shelter",
    "India",
  ]);
  expect(names(byFit(all, {}))).toEqual(["Shelter", "Amharic shelter", "India", "Ethiopia"]);
});
