// Employers, offices, houses and vehicles as the backend keeps them. Each search and each look at a sheet is an act in the audit:
// searches never go through Query.
import { queryOptions } from "@tanstack/react-query";
import { ask, GET, keyed, POST, type Schemas } from "../api/client";
import { queries } from "../api/query";

export type Detail = Schemas["Detail"];
export type DetailKind = Schemas["DetailGiven"]["kind"];
export type DetailGiven = Schemas["DetailGiven"];
export type PartyKind = Schemas["PartyDraft"]["kind"];
export type PartyLink = Schemas["PartyLink"];
export type PartyRole = PartyLink["role"];
export type PartyBrief = Schemas["PartyBrief"];
export type PartySheet = Schemas["PartySheet"];
export type ComplaintParties = Schemas["ComplaintParties"];
export type Candidate = Schemas["PartyCandidate"];
export type LinkDraft = Schemas["LinkDraft"];
export type SaidBy = LinkDraft["said_by"];
export type Found = Schemas["PartySearch"];

export const kinds = ["person", "office", "house", "vehicle"] as const;
export const sayers = ["worker", "caller", "witness", "document", "authority"] as const;
export const detailKinds = ["name", "phone", "civil_id", "licence", "plate", "paci", "address"] as const;

/** What each kind may be to her, the likeliest first, and what is asked of it. */
export const rolesOf: Record<PartyKind, readonly PartyRole[]> = {
  person: ["sponsor", "employer", "household_member", "driver", "recruiter", "trafficker", "other"],
  office: ["recruiter", "sponsor", "employer", "trafficker", "other"],
  house: ["work_place", "lodging", "other"],
  vehicle: ["vehicle", "other"],
};
export const detailsOf: Record<PartyKind, readonly DetailKind[]> = {
  person: ["name", "phone", "civil_id"],
  office: ["name", "phone", "licence", "address"],
  house: ["paci", "address"],
  vehicle: ["plate", "name"],
};

const by = (id: string) => ({ params: { path: { id } } });
const onceBy = (id: string) => ({ params: { path: { id }, ...keyed() } });

export const searchParties = (words: string) => ask(POST("/api/party-searches", { body: { words } }));

export const partyQuery = (id: string) =>
  queryOptions({ queryKey: ["party", "sheet", id], queryFn: () => ask(GET("/api/parties/{id}", by(id))) });
export const partiesOfComplaintQuery = (id: string) =>
  queryOptions({
    queryKey: ["party", "complaint", id],
    queryFn: () => ask(GET("/api/complaints/{id}/parties", by(id))),
  });

export const partiesOfPersonQuery = (id: string) =>
  queryOptions({ queryKey: ["party", "person", id], queryFn: () => ask(GET("/api/people/{id}/parties", by(id))) });

export const linkParty = (complaint: string, body: LinkDraft) =>
  ask(POST("/api/complaints/{id}/parties", { ...onceBy(complaint), body }));
export const endLink = (id: string, end_reason: string) =>
  ask(POST("/api/party-links/{id}/ending", { ...onceBy(id), body: { end_reason } }));
export const allegeAbuse = (id: string, said_by: SaidBy) =>
  ask(POST("/api/party-links/{id}/allegation", { ...onceBy(id), body: { said_by } }));
export const withdrawAllegation = (id: string, end_reason: string) =>
  ask(POST("/api/party-links/{id}/withdrawal", { ...onceBy(id), body: { end_reason } }));
export const addDetail = (id: string, body: DetailGiven) =>
  ask(POST("/api/parties/{id}/details", { ...onceBy(id), body }));
export const endDetail = (id: string) => ask(POST("/api/party-details/{id}/ending", onceBy(id)));

/** After an act: this complaint's card, its safe contact and callbacks (a number may be forbidden now), and the party's sheet. */
export function readAgain(party: string, complaint?: string | null) {
  const ids = [party, complaint];
  void queries.invalidateQueries({
    predicate: ({ queryKey: [kind, what, id] }) =>
      kind === "callback" ||
      (kind === "party" && ids.includes(id as string)) ||
      (kind === "complaint" && what === "safe-contact" && id === complaint),
  });
}
