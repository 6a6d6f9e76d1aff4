// The directory as the backend keeps it: some hundred entries at most, read whole, so that looking one up needs no network.
import { queryOptions } from "@tanstack/react-query";
import { ask, GET, keyed, POST, PUT, type Schemas } from "../api/client";

export type Organisation = Schemas["OrganisationSheet"];
export type OrganisationFacts = Schemas["OrganisationFacts"];
export type Kind = Organisation["kind"];

export const served = ["women", "men", "children"] as const;

async function readAll(active: boolean): Promise<Organisation[]> {
  const all: Organisation[] = [];
  let after: string | undefined;
  do {
    const page = await ask(
      GET("/api/organisations", { params: { query: { active, limit: 200, ...(after ? { after } : {}) } } }),
    );
    all.push(...page.items);
    after = page.next ?? undefined;
  } while (after);
  return all;
}

export const organisationsQuery = (active = true) =>
  queryOptions({
    queryKey: ["organisation", active],
    queryFn: () => readAll(active),
    gcTime: Number.POSITIVE_INFINITY,
    // Who is open changes with the clock.
    refetchInterval: 300_000,
  });

const by = (id: string) => ({ params: { path: { id } } });
export const addOrganisation = (body: OrganisationFacts) => ask(POST("/api/organisations", { params: keyed(), body }));
export const editOrganisation = (id: string, body: Schemas["OrganisationEdit"]) =>
  ask(PUT("/api/organisations/{id}", { ...by(id), body }));
export const verifyOrganisation = (id: string, version: number) =>
  ask(POST("/api/organisations/{id}/verification", { params: { path: { id }, ...keyed() }, body: { version } }));
