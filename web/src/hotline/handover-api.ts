// Hand-over sheets as the backend keeps them. What is owed changes with every complaint, callback and contact: the live stream
// makes "handover" stale with each of them (api/live.ts).
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ask, GET, POST, PUT, type Schemas } from "../api/client";
import { by, onceBy } from "./api";

export type NextHandover = Schemas["NextHandover"];
export type HandoverSheet = Schemas["HandoverSheet"];
export type HandoverLine = Schemas["HandoverLine"];
export type HandoverRow = Schemas["HandoverRow"];
export type HandoverKind = HandoverLine["kind"];

export const readNext = () => ask(GET("/api/handovers/next"));
const readSheet = (id: string) => ask(GET("/api/handovers/{id}", by(id)));

export interface HandoverNow {
  next: NextHandover;
  /** Signed, and still to be accepted. */
  sheet: HandoverSheet | null;
}

/** The sheet that waits, if one does, and what the next one would hold. */
export const handoverNowQuery = queryOptions({
  queryKey: ["handover", "now"],
  queryFn: async (): Promise<HandoverNow> => {
    const next = await readNext();
    return { next, sheet: next.open_id ? await readSheet(next.open_id) : null };
  },
});

export const handoverQuery = (id: string) =>
  queryOptions({ queryKey: ["handover", "one", id], queryFn: () => readSheet(id) });

export const handoversQuery = infiniteQueryOptions({
  queryKey: ["handover", "list"],
  queryFn: ({ pageParam }) =>
    ask(GET("/api/handovers", { params: { query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) } } })),
  initialPageParam: "",
  getNextPageParam: (page) => page.next ?? undefined,
});

export const saveNotes = (content: string, version: number) =>
  ask(PUT("/api/handovers/next/notes", { body: { content, version } }));
export const signHandover = (body: Schemas["HandoverSignature"], key: string) =>
  ask(POST("/api/handovers", { params: { header: { "Idempotency-Key": key } }, body }));
export const tickHandover = (id: string, line: HandoverLine, ticked: boolean) =>
  ask(POST("/api/handovers/{id}/ticks", { ...onceBy(id), body: { kind: line.kind, item_id: line.id, ticked } }));
export const acceptHandover = (id: string) => ask(POST("/api/handovers/{id}/acceptance", onceBy(id)));
export const withdrawHandover = (id: string, withdraw_reason: string) =>
  ask(POST("/api/handovers/{id}/withdrawal", { ...onceBy(id), body: { withdraw_reason } }));
