// Silent help, hand-overs and the board as the backend keeps them. Query keys start with the kind that the live stream names; an
// id in the third place means: only news about that one, since each reading is an act in the audit.
import { queryOptions } from "@tanstack/react-query";
import { ask, DELETE, GET, POST, type Schemas } from "../api/client";
import { asProblem } from "../api/problem";
import { by, onceBy } from "./api";

export type Help = Schemas["HelpRow"];
export type Urgency = Help["urgency"];
export type HelpLine = Schemas["HelpMessageRow"];
export type Handover = Schemas["HandoverRow"];
export type HandoverEntry = Schemas["HandoverEntry"];
export type Colleague = Schemas["Colleague"];
export type Board = Schemas["Board"];

export const openHelpQuery = queryOptions({
  queryKey: ["help", "open"],
  queryFn: async () => (await ask(GET("/api/help"))).items,
});
export const helpQuery = (id: string) =>
  queryOptions({ queryKey: ["help", "one", { id }], queryFn: () => ask(GET("/api/help/{id}", by(id))) });
export const helpOfContactQuery = (contact: string) =>
  queryOptions({
    queryKey: ["help", "of", { contact }],
    queryFn: async () => (await ask(GET("/api/contacts/{id}/help", by(contact)))).items,
  });
export const helpLinesQuery = (id: string) =>
  queryOptions({
    queryKey: ["help", "lines", id],
    queryFn: async () => (await ask(GET("/api/help/{id}/messages", by(id)))).items,
  });

/** What the operator has typed so far; null when it is no longer mine to read. */
export const notesQuery = (id: string) =>
  queryOptions({
    queryKey: ["notes", "of", id],
    queryFn: async () => {
      try {
        return await ask(GET("/api/help/{id}/notes", by(id)));
      } catch (error) {
        if (asProblem(error).status === 404) return null;
        throw error;
      }
    },
  });

export const askHelp = (contact: string, urgency: Urgency) =>
  ask(POST("/api/contacts/{id}/help", { ...onceBy(contact), body: { urgency } }));
export const joinHelp = (id: string, insteadOf?: string | null) =>
  ask(POST("/api/help/{id}/joining", { ...onceBy(id), body: insteadOf ? { instead_of: insteadOf } : {} }));
export const writeHelpLine = (id: string, words: string) =>
  ask(POST("/api/help/{id}/messages", { ...onceBy(id), body: { words } }));
export const seeHelpLines = (id: string) => ask(POST("/api/help/{id}/seen", onceBy(id)));
export const endHelp = (id: string) => ask(POST("/api/help/{id}/end", onceBy(id)));

export const colleaguesQuery = queryOptions({
  queryKey: ["colleague"],
  queryFn: async () => (await ask(GET("/api/colleagues"))).items,
  staleTime: 0,
});
export const handoversQuery = queryOptions({
  queryKey: ["handover", "mine"],
  queryFn: async () => (await ask(GET("/api/handovers"))).items,
});
export const handoversOfContactQuery = (contact: string) =>
  queryOptions({
    queryKey: ["handover", "of", contact],
    queryFn: async () => (await ask(GET("/api/contacts/{id}/handovers", by(contact)))).items,
  });
export const offerContact = (contact: string, body: Schemas["HandoverOffer"]) =>
  ask(POST("/api/contacts/{id}/handovers", { ...onceBy(contact), body }));
export const acceptHandover = (id: string) => ask(POST("/api/handovers/{id}/acceptance", onceBy(id)));
export const declineHandover = (id: string) => ask(POST("/api/handovers/{id}/refusal", onceBy(id)));
export const withdrawHandover = (id: string) => ask(DELETE("/api/handovers/{id}", by(id)));
export const takeOver = (contact: string) => ask(POST("/api/contacts/{id}/take-over", onceBy(contact)));
export const assignCallback = (id: string, account: string, version: number) =>
  ask(POST("/api/callbacks/{id}/assignment", { ...onceBy(id), body: { account_id: account, version } }));

export const boardQuery = queryOptions({
  queryKey: ["board"],
  queryFn: () => ask(GET("/api/board")),
  // Clocks run out without anything having changed.
  refetchInterval: 30_000,
});

/** The request of one contact that is still open. */
export const openHelpOf = (contact: string) => (all: Help[]) => all.find((help) => help.contact_id === contact);

/** An offer that waits for its answer. */
export const waits = (offer: Handover) => !offer.accepted_at && !offer.declined_at && !offer.withdrawn_at;
