import { expect, test } from "vitest";
import { answersLeft, complaintFrom, complaintRules, emptyComplaint } from "./draft";

const full = {
  ...emptyComplaint,
  danger_now: false,
  language: "tgl",
  categories: ["WAGE_UNPAID"],
  wish: "claim",
  safe_contact: "safe",
  consent_to_record: true,
  triage: "P3",
};

test("an empty form misses every needed answer", () => expect(answersLeft(emptyComplaint)).toBe(7));
test("a full one misses none", () => expect(answersLeft(full)).toBe(0));

test("empty text becomes null, never an empty string", () => {
  const body = complaintFrom({ ...full, worker_name: "  " }, "id");
  expect(body.worker_name).toBe(null);
  expect(body).not.toHaveProperty("version");
});

test("the rules name every error by the backend's codes", () => {
  const bad = {
    ...full,
    categories: [],
    worker_phone: "abc",
    started_on: "2999-01-01",
    wish: null,
    area: "x".repeat(121),
  };
  const issues = complaintRules.safeParse(bad).error?.issues ?? [];
  expect(Object.fromEntries(issues.map((issue) => [issue.path[0], issue.message]))).toEqual({
    categories: "too_few 1",
    worker_phone: "bad_format",
    started_on: "in_future",
    wish: "required",
    area: "too_long 120",
  });
});
