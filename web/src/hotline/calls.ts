// Telephone calls that go on, where one sits, and the queue's figures. Query keys start with the kind that the live stream
// names; a message about a call makes the queue's figures stale, too (api/live.ts).
import { queryOptions, useQuery } from "@tanstack/react-query";
import { ask, GET, keyed, POST, PUT, type Schemas } from "../api/client";
import { useMay } from "../session/session";

export type Call = Schemas["CallRow"];
export type QueueFigures = Schemas["QueueFigures"];

export const callsQuery = queryOptions({ queryKey: ["call", "now"], queryFn: () => ask(GET("/api/calls")) });

/** Those nobody has taken yet, and one's own. */
export function useCalls(): Call[] | undefined {
  const can = useMay();
  return useQuery({ ...callsQuery, enabled: can("contact_take") }).data?.items;
}

export const answerCall = (id: string) => ask(POST("/api/calls/{id}/answer", { params: { path: { id }, ...keyed() } }));

export const extensionQuery = queryOptions({
  queryKey: ["extension"],
  queryFn: () => ask(GET("/api/extension")),
});
export const sitAtExtension = (extension: string | null) => ask(PUT("/api/extension", { body: { extension } }));

export const queueFiguresQuery = (since: string, until?: string) =>
  queryOptions({
    queryKey: ["queue", since, until ?? ""],
    queryFn: () => ask(GET("/api/queue-figures", { params: { query: until ? { since, until } : { since } } })),
  });
