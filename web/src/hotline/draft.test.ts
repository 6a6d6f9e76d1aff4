import { expect, test } from "vitest";
import {
  answersLeft,
  complaintFrom,
  complaintRules,
  emptyBeside,
  emptyComplaint,
  formFrom,
  type IntakeForm,
  valuesOf,
} from "./draft";
import { dinars, filsOf, iloOrderFor } from "./draft-depth";

const full = {
  ...emptyComplaint,
  ...emptyBeside,
  call: {} as IntakeForm["call"],
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

test("a form without nesting and back is the same form", () => {
  const form = {
    ...full,
    safe: { ...full.safe, days: ["mon" as const] },
    call: { channel: "phone" } as IntakeForm["call"],
  };
  expect(valuesOf(form)).toMatchObject({
    "safe.days": ["mon"],
    "consent.EMBASSY": null,
    "call.channel": "phone",
    actions: [],
  });
  expect(formFrom(valuesOf(form))).toEqual(form);
});

test("what is asked in depth is sent as the backend counts it", () => {
  const body = complaintFrom(
    { ...full, wage_promised: "٨٠٫٥", wage_paid: "120", hours_a_day: "18", paci_number: "1234 5678", ilo_7: "yes" },
    "id",
  );
  expect(body).toMatchObject({
    wage_promised: 80_500,
    wage_paid: 120_000,
    hours_a_day: 18,
    paci_number: "12345678",
    ilo_7: "yes",
    ilo_1: null,
  });
  for (const beside of ["safe_contact_rules", "actions", "consents"]) expect(body).not.toHaveProperty(beside);
});

test("records of their own come along only with something in them", () => {
  const action = { kind: "called_112", at: "2026-11-24T00:00:00Z" };
  const body = complaintFrom(
    {
      ...full,
      safe: { ...full.safe, cover_story: " A course ", from_time: "14:00", until_time: "16:00", sms: false },
      consent: { ...full.consent, EMBASSY: false },
      actions: [action],
    },
    "id",
  );
  expect(body.safe_contact_rules).toEqual({
    cover_story: "A course",
    from_time: "14:00",
    until_time: "16:00",
    sms: false,
  });
  expect(body.consents).toEqual([{ purpose: "EMBASSY", given: false }]);
  expect(body.actions).toEqual([action]);
});

test("dinars and fils", () => {
  expect(["80", "80.5", "0.005", "80,125", "٧٥", "", "eighty", "1.2345", "-3"].map(filsOf)).toEqual([
    80_000,
    80_500,
    5,
    80_125,
    75_000,
    null,
    null,
    null,
    null,
  ]);
  expect([80_500, 5, 0, 120_000].map(dinars)).toEqual(["80.500", "0.005", "0.000", "120.000"]);
});

test("the screening begins with what the complaint suggests, and asks everything once", () => {
  const order = iloOrderFor([11, 8]);
  expect(order.slice(0, 3)).toEqual([8, 11, 7]);
  expect([...order].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});
