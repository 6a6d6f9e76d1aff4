// What a complaint tells of its employer, the recruitment office and the house, as parties that one press registers: whatever is
// neither linked nor known under the same number.
import type { Complaint } from "../hotline/api";
import type { ComplaintParties, DetailGiven, DetailKind, PartyKind, PartyRole } from "./api";

export interface Draft {
  party: { kind: PartyKind; details: DetailGiven[] };
  role: PartyRole;
}

const details = (given: [DetailKind, string | null | undefined][]): DetailGiven[] =>
  given.flatMap(([kind, text]) => (text ? [{ kind, text }] : []));

type Told = Pick<
  Complaint,
  | "employer_name"
  | "employer_phone"
  | "employer_civil_id"
  | "employer_kind"
  | "office_name"
  | "paci_number"
  | "area"
  | "block"
  | "street"
  | "building"
  | "address"
>;

export function draftsOf(told: Told, card: Pick<ComplaintParties, "links" | "candidates">): Draft[] {
  const linked = (...roles: PartyRole[]) => card.links.some((link) => !link.ended_at && roles.includes(link.role));
  const known = (...numbers: DetailKind[]) => card.candidates.some(({ matched }) => numbers.includes(matched));
  const place = [told.area, told.block, told.street, told.building].filter(Boolean).join(", ");
  const all: (Draft | false)[] = [
    !linked("sponsor", "employer") &&
      !known("phone", "civil_id") && {
        party: {
          kind: told.employer_kind === "company" ? "office" : "person",
          details: details([
            ["name", told.employer_name],
            ["phone", told.employer_phone],
            ["civil_id", told.employer_civil_id],
          ]),
        },
        role: "sponsor",
      },
    !linked("recruiter") && {
      party: { kind: "office", details: details([["name", told.office_name]]) },
      role: "recruiter",
    },
    // Where she is may be anywhere; a building's number is the house she tells of.
    !linked("work_place", "lodging") &&
      !known("paci") &&
      !!told.paci_number && {
        party: {
          kind: "house",
          details: details([
            ["paci", told.paci_number],
            ["address", told.address ?? (place || null)],
          ]),
        },
        role: "work_place",
      },
  ];
  return all.filter((draft) => draft !== false).filter(({ party }) => party.details.length > 0);
}
