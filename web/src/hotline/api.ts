// Contacts and complaints as the backend keeps them. Query keys start with the kind that the live stream names.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ask, DELETE, GET, keyed, POST, PUT, type Schemas } from "../api/client";
import { asProblem } from "../api/problem";

export type Contact = Schemas["Contact"];
export type ContactRow = Schemas["ContactRow"];
export type ContactDraft = Schemas["ContactDraft"];
export type ContactStart = Schemas["ContactStart"];
export type Channel = Contact["channel"];
export type Complaint = Schemas["Complaint"];
export type ComplaintRow = Schemas["ComplaintRow"];
export type ComplaintDraft = Schemas["ComplaintDraft"];
export type ComplaintEdit = Schemas["ComplaintEdit"];
export type ActionTaken = Schemas["ActionTaken"];
export type ActionRow = Schemas["ActionRow"];
export type ConsentRow = Schemas["ConsentRow"];
export type ComplaintReceipt = Schemas["ComplaintReceipt"];
export type Triage = ComplaintDraft["triage"];
export type Outcome = Schemas["Closure"]["outcome"];

export const by = (id: string) => ({ params: { path: { id } } });
export const onceBy = (id: string) => ({ params: { path: { id }, ...keyed() } });

export const openContactsQuery = queryOptions({
  queryKey: ["contact", "open"],
  queryFn: () => ask(GET("/api/contacts", { params: { query: { open: true, limit: 100 } } })),
});

/** Outside the live cache: later news about a contact must not touch what is being typed. */
export const readContact = (id: string) => ask(GET("/api/contacts/{id}", by(id)));

/** The saved form of an open contact, or null when it has just gone. */
export async function readDraft(id: string): Promise<Schemas["Draft"] | null> {
  try {
    return await ask(GET("/api/contacts/{id}/draft", by(id)));
  } catch (error) {
    if (asProblem(error).status === 404) return null;
    throw error;
  }
}

export const takeContact = (body: ContactStart, key?: string) =>
  ask(POST("/api/contacts", { params: keyed(key), body }));
export const saveContact = (id: string, body: ContactDraft) => ask(PUT("/api/contacts/{id}", { ...by(id), body }));
export const endContact = (id: string, callType: string | null) =>
  ask(POST("/api/contacts/{id}/end", { ...onceBy(id), body: callType ? { call_type: callType } : {} }));
export const reopenContact = (id: string, callType: string | null) =>
  ask(POST("/api/contacts/{id}/reopening", { ...onceBy(id), body: { call_type: callType } }));
export const saveDraft = (id: string, content: string, version: number, keepalive = false) =>
  ask(PUT("/api/contacts/{id}/draft", { ...by(id), body: { content, version }, keepalive }));
export const dropDraft = (id: string) => ask(DELETE("/api/contacts/{id}/draft", by(id)));

export const registerComplaint = (body: ComplaintDraft, key: string) =>
  ask(POST("/api/complaints", { params: keyed(key), body }));

export interface ComplaintFilter {
  state?: string;
  triage?: string;
  category?: string;
  language?: string;
  danger_now?: boolean;
  mine?: boolean;
  open?: boolean;
  reference?: string;
}

export const complaintsQuery = (filter: ComplaintFilter) =>
  infiniteQueryOptions({
    queryKey: ["complaint", "list", filter],
    queryFn: ({ pageParam }) =>
      ask(
        GET("/api/complaints", {
          params: { query: { ...filter, limit: 50, ...(pageParam ? { after: pageParam } : {}) } as never },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** "482117360", as somebody reads it out, → "482-117-360"; anything else is no reference. */
export function asReference(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, "");
  return /^\d{9}$/.test(digits) ? digits.replace(/(...)(...)(...)/, "$1-$2-$3") : null;
}

export const findByReference = (reference: string) =>
  queryOptions({
    queryKey: ["complaint", "find", reference],
    queryFn: () => ask(GET("/api/complaints", { params: { query: { reference, limit: 8 } } })),
  });

export const complaintQuery = (id: string) =>
  queryOptions({ queryKey: ["complaint", "one", id], queryFn: () => ask(GET("/api/complaints/{id}", by(id))) });
export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ["complaint", "history", id],
    queryFn: () => ask(GET("/api/complaints/{id}/history", by(id))),
  });

export const editComplaint = (id: string, body: ComplaintEdit) => ask(PUT("/api/complaints/{id}", { ...by(id), body }));
export const triageComplaint = (id: string, body: Schemas["TriageDecision"]) =>
  ask(POST("/api/complaints/{id}/triage", { ...onceBy(id), body }));
export const closeComplaint = (id: string, body: Schemas["Closure"]) =>
  ask(POST("/api/complaints/{id}/closure", { ...onceBy(id), body }));
export const reopenComplaint = (id: string, body: Schemas["Reopening"]) =>
  ask(POST("/api/complaints/{id}/reopening", { ...onceBy(id), body }));

export const actionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["complaint", "actions", id],
    queryFn: () => ask(GET("/api/complaints/{id}/actions", by(id))),
  });
export const consentsQuery = (id: string) =>
  queryOptions({
    queryKey: ["complaint", "consents", id],
    queryFn: () => ask(GET("/api/complaints/{id}/consents", by(id))),
  });
export const noteAction = (id: string, body: ActionTaken) =>
  ask(POST("/api/complaints/{id}/actions", { ...onceBy(id), body }));
export const noteConsent = (id: string, purpose: string, given: boolean) =>
  ask(POST("/api/complaints/{id}/consents", { ...onceBy(id), body: { purpose, given } }));
