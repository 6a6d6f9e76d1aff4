// Safe contact and callbacks as the backend keeps them. A number comes only with an act that asks for it.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ask, GET, POST, PUT, type Schemas } from "../api/client";
import { by, onceBy } from "./api";

export type SafeContactRules = Schemas["SafeContactRules"];
export type SafeContactSheet = Schemas["SafeContactSheet"];
export type CallbackRow = Schemas["CallbackRow"];
export type CallSheet = Schemas["CallSheet"];
export type AttemptOutcome = Schemas["AttemptResult"]["outcome"];

/** How she may be reached; version 0 while nobody has noted it. */
export const safeContactQuery = (id: string) =>
  queryOptions({
    queryKey: ["complaint", "safe-contact", id],
    queryFn: () => ask(GET("/api/complaints/{id}/safe-contact", by(id))),
  });

export const saveSafeContact = (id: string, body: Schemas["SafeContactDraft"]) =>
  ask(PUT("/api/complaints/{id}/safe-contact", { ...by(id), body }));
export const revealNumber = (id: string) => ask(POST("/api/complaints/{id}/number", onceBy(id)));

export const callbacksQuery = (mine: boolean) =>
  infiniteQueryOptions({
    queryKey: ["callback", "list", mine],
    queryFn: ({ pageParam }) =>
      ask(
        GET("/api/callbacks", {
          params: { query: { limit: 50, ...(mine ? { mine } : {}), ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    // What is refused now is allowed later, without anything having changed.
    refetchInterval: 60_000,
  });

export const callbacksOfQuery = (id: string) =>
  queryOptions({
    queryKey: ["callback", "of", id],
    queryFn: () => ask(GET("/api/complaints/{id}/callbacks", by(id))),
  });

export const promiseCallback = (id: string, body: Schemas["CallbackPromise"]) =>
  ask(POST("/api/complaints/{id}/callbacks", { ...onceBy(id), body }));
export const startCallback = (id: string) => ask(POST("/api/callbacks/{id}/attempts", onceBy(id)));
export const finishAttempt = (id: string, body: Schemas["AttemptResult"]) =>
  ask(POST("/api/callback-attempts/{id}/outcome", { ...onceBy(id), body }));
export const withdrawCallback = (id: string, body: Schemas["CallbackWithdrawal"]) =>
  ask(POST("/api/callbacks/{id}/withdrawal", { ...onceBy(id), body }));

/** Earlier complaints under the number of a contact in hand; read anew when the contact is saved. */
export const knownComplaintsQuery = (contact: string) =>
  queryOptions({
    queryKey: ["contact", "known", contact],
    queryFn: () => ask(GET("/api/contacts/{id}/known-complaints", by(contact))),
  });
export const takeUpComplaint = (contact: string, complaint: string) =>
  ask(POST("/api/contacts/{id}/known-complaints", { ...onceBy(contact), body: { complaint_id: complaint } }));
