// The audit trail and the state of its chain.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ask, GET, type Schemas } from "../api/client";

export type AuditEntry = Schemas["AuditEntry"];

export interface AuditFilter {
  action?: string;
  actor?: string;
  object_kind?: string;
  object_id?: string;
  outcome?: string;
  /** Dates on Kuwait's calendar day. */
  since?: string;
  until?: string;
}

/** Whole days in Kuwait (UTC+3, no summer time) as instants. */
function instants({ since, until, ...rest }: AuditFilter) {
  return {
    ...rest,
    ...(since ? { since: new Date(`${since}T00:00:00+03:00`).toISOString() } : {}),
    ...(until ? { until: new Date(Date.parse(`${until}T00:00:00+03:00`) + 86_400_000).toISOString() } : {}),
  };
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["audit", "list", filter],
    queryFn: ({ pageParam }) =>
      ask(
        GET("/api/audit", {
          params: { query: { ...instants(filter), limit: 100, ...(pageParam ? { after: pageParam } : {}) } as never },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const chainQuery = queryOptions({
  queryKey: ["audit", "chain"],
  queryFn: () => ask(GET("/api/audit/chain")),
  refetchInterval: 15_000,
});
