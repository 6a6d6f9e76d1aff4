// Hand-over sheets as the backend keeps them. What is owed changes with every complaint, callback and contact: the live stream
// makes "shift_sheet" stale with each of them (api/live.ts).
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ask, GET, POST, PUT, type Schemas } from "../api/client";
import { by, onceBy } from "./api";

export type NextShiftSheet = Schemas["NextShiftSheet"];
export type WholeShiftSheet = Schemas["WholeShiftSheet"];
export type ShiftLine = Schemas["ShiftLine"];
export type ShiftSheetRow = Schemas["ShiftSheetRow"];
export type ShiftItemKind = ShiftLine["kind"];

export const readNext = () => ask(GET("/api/shift-sheets/next"));
const readSheet = (id: string) => ask(GET("/api/shift-sheets/{id}", by(id)));

export interface ShiftSheetNow {
  next: NextShiftSheet;
  /** Signed, and still to be accepted. */
  sheet: WholeShiftSheet | null;
}

/** The sheet that waits, if one does, and what the next one would hold. */
export const shiftSheetNowQuery = queryOptions({
  queryKey: ["shift_sheet", "now"],
  queryFn: async (): Promise<ShiftSheetNow> => {
    const next = await readNext();
    return { next, sheet: next.open_id ? await readSheet(next.open_id) : null };
  },
});

export const shiftSheetQuery = (id: string) =>
  queryOptions({ queryKey: ["shift_sheet", "one", id], queryFn: () => readSheet(id) });

export const shiftSheetsQuery = infiniteQueryOptions({
  queryKey: ["shift_sheet", "list"],
  queryFn: ({ pageParam }) =>
    ask(GET("/api/shift-sheets", { params: { query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) } } })),
  initialPageParam: "",
  getNextPageParam: (page) => page.next ?? undefined,
});

export const saveNotes = (content: string, version: number) =>
  ask(PUT("/api/shift-sheets/next/notes", { body: { content, version } }));
export const signShiftSheet = (body: Schemas["ShiftSignature"], key: string) =>
  ask(POST("/api/shift-sheets", { params: { header: { "Idempotency-Key": key } }, body }));
export const tickShiftSheet = (id: string, line: ShiftLine, ticked: boolean) =>
  ask(POST("/api/shift-sheets/{id}/ticks", { ...onceBy(id), body: { kind: line.kind, item_id: line.id, ticked } }));
export const acceptShiftSheet = (id: string) => ask(POST("/api/shift-sheets/{id}/acceptance", onceBy(id)));
export const withdrawShiftSheet = (id: string, withdraw_reason: string) =>
  ask(POST("/api/shift-sheets/{id}/withdrawal", { ...onceBy(id), body: { withdraw_reason } }));
