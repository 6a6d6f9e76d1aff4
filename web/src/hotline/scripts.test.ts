// @vitest-environment jsdom
import { expect, test } from "vitest";
import { languagesFor, type Scripts, type Situation, stepsFor } from "./scripts";

const at = (over: Partial<Situation>): Situation => ({
  section: 1,
  field: null,
  callType: "",
  danger: null,
  waitsForInterpreter: false,
  ...over,
});

test("what to say follows the section and the field in hand", () => {
  expect(stepsFor(at({}))[0]).toBe("greeting");
  expect(stepsFor(at({ section: 3 }))).toEqual(["problem"]);
  expect(stepsFor(at({ section: 3, field: "ilo_7" }))).toEqual(["ilo_7"]);
});

test("danger, an interpreter on the way and the kind of call come first", () => {
  expect(stepsFor(at({ danger: true }))).toEqual(["danger", "location"]);
  expect(stepsFor(at({ waitsForInterpreter: true }))[0]).toBe("interpreter_wait");
  expect(stepsFor(at({ callType: "EMPLOYER", section: 2 }))).toEqual(["employer"]);
  expect(stepsFor(at({ callType: "SILENT", danger: true, section: 2 }))).toEqual([
    "silent_stay",
    "silent_tap",
    "location",
  ]);
});

test("her language and the operator's; English and Arabic where hers has no text", () => {
  const scripts: Scripts = {
    script: (step, language) =>
      ["eng", "ara", "hin"].includes(language) ? { step, language, text: "…", to_verify: false } : undefined,
    text: () => "…",
  };
  expect(languagesFor(scripts, "wish", "hin", "ara")).toEqual(["hin", "ara"]);
  expect(languagesFor(scripts, "wish", "eng", "eng")).toEqual(["eng"]);
  expect(languagesFor(scripts, "wish", "sin", "eng")).toEqual(["eng", "ara"]);
  expect(languagesFor(scripts, "wish", "", "ara")).toEqual(["ara"]);
});
