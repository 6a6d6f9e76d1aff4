// Users, roles, sessions and factor resets, for administrators.
import { queryOptions } from "@tanstack/react-query";
import { ask, DELETE, GET, keyed, POST, PUT, type Schemas } from "../api/client";

export type User = Schemas["User"];
export type FactorReset = Schemas["FactorReset"];
export type SignedInRow = Schemas["SignedIn"];
export type Role = Schemas["Role"];

const byId = (id: string) => ({ path: { id } });
const by = (id: string) => ({ params: byId(id) });
const most = { params: { query: { limit: 200 } } };

/** All of a short list: a shelter has tens of users, not thousands. */
async function everything<T>(page: (after: string | undefined) => Promise<{ items: T[]; next?: string | null }>) {
  const all: T[] = [];
  let after: string | undefined;
  do {
    const got = await page(after);
    all.push(...got.items);
    after = got.next ?? undefined;
  } while (after);
  return all;
}

export const usersQuery = queryOptions({
  queryKey: ["user", "list"],
  queryFn: () =>
    everything((after) => ask(GET("/api/users", { params: { query: { limit: 200, ...(after ? { after } : {}) } } }))),
});
export const rolesQuery = queryOptions({
  queryKey: ["role"],
  queryFn: async () => (await ask(GET("/api/roles"))).items,
});
export const resetsQuery = queryOptions({
  queryKey: ["factor-reset"],
  queryFn: async () => (await ask(GET("/api/factor-resets", most))).items,
});
export const signedInQuery = queryOptions({
  queryKey: ["signed-in"],
  queryFn: async () => (await ask(GET("/api/sessions", most))).items,
  refetchInterval: 30_000,
});

export const createUser = (body: Schemas["NewUser"]) => ask(POST("/api/users", { params: keyed(), body }));
export const editUser = (id: string, body: Schemas["UserEdit"]) => ask(PUT("/api/users/{id}", { ...by(id), body }));
export const askReset = (id: string, reason: string) =>
  ask(POST("/api/users/{id}/factor-resets", { params: { ...byId(id), ...keyed() }, body: { reason } }));
export const approveReset = (id: string) =>
  ask(POST("/api/factor-resets/{id}/approval", { params: { ...byId(id), ...keyed() } }));
export const dropReset = (id: string) => ask(DELETE("/api/factor-resets/{id}", by(id)));
export const endSession = (id: string) => ask(DELETE("/api/sessions/{id}", by(id)));
