// Persons as the backend keeps them. Each search and each look at a sheet is an act in the audit, so nothing here is asked by
// itself: searches never go through Query, and a sheet's key carries its id in the third place.
import { queryOptions } from "@tanstack/react-query";
import { ask, GET, keyed, POST, PUT, type Schemas } from "../api/client";
import { queries } from "../api/query";

export type PersonSheet = Schemas["PersonSheet"];
export type PersonDraft = Schemas["PersonDraft"];
export type PersonEdit = Schemas["PersonEdit"];
export type Facts = Omit<PersonEdit, "version">;
export type Found = Schemas["PersonSearch"];
export type PersonHit = Schemas["PersonHit"];
export type NameGiven = Schemas["NameGiven"];
export type DocumentGiven = Schemas["DocumentGiven"];
export type PhoneGiven = Schemas["PhoneGiven"];

export const nameSources = ["told", "passport", "civil_id", "other_document", "relative"] as const;
export const holders = ["self", "employer", "office", "shelter", "embassy", "authority", "unknown"] as const;
export const sexes = ["female", "male", "other"] as const;
export const literacies = ["none", "some", "fluent"] as const;
export const verifications = ["declared", "document_seen", "fingerprint"] as const;

const by = (id: string) => ({ params: { path: { id } } });
const onceBy = (id: string) => ({ params: { path: { id }, ...keyed() } });

export const searchPeople = (body: Schemas["SearchWords"]) => ask(POST("/api/person-searches", { body }));
export const registerPerson = (body: PersonDraft, key: string) =>
  ask(POST("/api/people", { params: keyed(key), body }));
export const editPerson = (id: string, body: PersonEdit) => ask(PUT("/api/people/{id}", { ...by(id), body }));

export const personQuery = (id: string) =>
  queryOptions({ queryKey: ["person", "sheet", id], queryFn: () => ask(GET("/api/people/{id}", by(id))) });
export const complaintsOfPersonQuery = (id: string) =>
  queryOptions({
    queryKey: ["person", "complaints", id],
    queryFn: async () => (await ask(GET("/api/people/{id}/complaints", by(id)))).items,
  });
export const readAgain = (id: string) =>
  queries.invalidateQueries({ predicate: ({ queryKey: [kind, , whose] }) => kind === "person" && whose === id });

export type Part = "name" | "document" | "phone";
export const addName = (id: string, body: NameGiven) => ask(POST("/api/people/{id}/names", { ...onceBy(id), body }));
export const addDocument = (id: string, body: DocumentGiven) =>
  ask(POST("/api/people/{id}/documents", { ...onceBy(id), body }));
export const addPhone = (id: string, body: PhoneGiven) => ask(POST("/api/people/{id}/phones", { ...onceBy(id), body }));
export const endPart: Record<Part, (id: string) => Promise<unknown>> = {
  name: (id) => ask(POST("/api/person-names/{id}/ending", onceBy(id))),
  document: (id) => ask(POST("/api/person-documents/{id}/ending", onceBy(id))),
  phone: (id) => ask(POST("/api/person-phones/{id}/ending", onceBy(id))),
};

/** Whose complaint it is; null takes it off again. */
export const noteSubject = (complaint: string, person: string | null) =>
  ask(POST("/api/complaints/{id}/person", { ...onceBy(complaint), body: { person_id: person } }));
