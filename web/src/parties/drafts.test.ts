import { expect, test } from "vitest";
import type { ComplaintParties } from "./api";
import { draftsOf } from "./drafts";

const told = {
  employer_name: "Abu Fahad",
  employer_phone: "+96566611122",
  employer_civil_id: null,
  employer_kind: "household",
  office_name: "Al Amal",
  paci_number: "12345678",
  area: "Salwa",
  block: "4",
  street: null,
  building: null,
  address: null,
} as const;
const none = { links: [], candidates: [] };
const link = (role: string, ended_at: string | null = null) =>
  ({ role, ended_at }) as ComplaintParties["links"][number];
const roles = (card: Pick<ComplaintParties, "links" | "candidates">) => draftsOf(told, card).map((draft) => draft.role);

test("the employer, the office and the house are offered with what is told of them", () => {
  expect(draftsOf(told, none)).toEqual([
    {
      role: "sponsor",
      party: {
        kind: "person",
        details: [
          { kind: "name", text: "Abu Fahad" },
          { kind: "phone", text: "+96566611122" },
        ],
      },
    },
    { role: "recruiter", party: { kind: "office", details: [{ kind: "name", text: "Al Amal" }] } },
    {
      role: "work_place",
      party: {
        kind: "house",
        details: [
          { kind: "paci", text: "12345678" },
          { kind: "address", text: "Salwa, 4" },
        ],
      },
    },
  ]);
});

test("a company is an office", () =>
  expect(draftsOf({ ...told, employer_kind: "company" }, none)[0]?.party.kind).toBe("office"));

test("what is linked, or known under the same number, is not offered again; what was ended is", () => {
  expect(roles({ ...none, links: [link("employer")] })).toEqual(["recruiter", "work_place"]);
  expect(roles({ ...none, links: [link("employer", "2026-01-01")] })).toEqual(["sponsor", "recruiter", "work_place"]);
  expect(roles({ ...none, candidates: [{ party_id: "1", party_kind: "house", matched: "paci" }] })).toEqual([
    "sponsor",
    "recruiter",
  ]);
});

test("of nothing nothing is made", () =>
  expect(
    draftsOf({ ...told, employer_name: null, employer_phone: null, office_name: null, paci_number: null }, none),
  ).toEqual([]));
