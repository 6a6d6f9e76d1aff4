// @vitest-environment jsdom
import { expect, test } from "vitest";
import { mergeNotes } from "./shift-notes";

test("notes of two leads are put together, and no text is lost", () => {
  expect(mergeNotes({}, { general: "mine" }, { "urgent:1": "theirs" })).toEqual({
    general: "mine",
    "urgent:1": "theirs",
  });
  expect(mergeNotes({ general: "old" }, { general: "old" }, { general: "new" })).toEqual({ general: "new" });
  expect(mergeNotes({ general: "old" }, { general: "mine" }, { general: "old" })).toEqual({ general: "mine" });
  expect(mergeNotes({ general: "old" }, { general: "mine" }, { general: "theirs" })).toEqual({
    general: "theirs\nmine",
  });
  expect(mergeNotes({ general: "old" }, { general: "same" }, { general: "same" })).toEqual({ general: "same" });
  expect(mergeNotes({ general: "old" }, { general: "" }, { general: "old" })).toEqual({});
});
