// Rules of the house that no type and no linter knows.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.(tsx?|css)$/.test(file) && !/schema\.d\.ts$|\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(`src/${file}`, "utf8") }));

const nowhere = (pattern: RegExp) =>
  expect(sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual([]);

test("nothing is laid out by left and right", () => {
  nowhere(/["'`\s:](?:-?m[lr]|p[lr]|left|right|border-[lr]|rounded-[lr]|text-left|text-right)-?[\d[]/);
  nowhere(/\btext-(?:left|right)\b/);
  nowhere(/^\s*(?:margin|padding|border)-(?:left|right)\s*:/m);
});

test("no markup from strings, no code from strings", () => nowhere(/innerHTML|dangerouslySet|\beval\(|new Function/));
test("zod/mini only: the classic one probes for eval", () => nowhere(/from "zod"/));
test("only language, theme and sealed drafts are stored in the browser", () => {
  const keys = sources.flatMap(({ text }) =>
    [...text.matchAll(/(?:local|session)Storage\.setItem\("(\w+)"/g)].map((hit) => hit[1]),
  );
  expect(keys.sort()).toEqual(["language", "theme"]);
  nowhere(/indexedDB|sessionStorage|\bcaches\b/);
  expect(sources.filter(({ text }) => /from "idb"/.test(text)).map(({ file }) => file)).toEqual([
    "hotline/local-drafts.ts",
  ]);
});
