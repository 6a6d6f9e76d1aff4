// The one way to the backend: typed by schema.d.ts (made from the backend's own OpenAPI document), with the headers every
// changing request needs. Answers come back as data; everything else is thrown as a Problem.
import createClient from "openapi-fetch";
import { Problem, problemFrom } from "./problem";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];

/** A network that swallows requests, and says nothing, is no better than none. */
const patience = 20_000;

const client = createClient<paths>({
  baseUrl: location.origin,
  credentials: "same-origin",
  fetch: (request) => fetch(request, { signal: AbortSignal.timeout(patience) }),
});

const listeners = new Set<() => void>();

/** Calls back whenever the backend says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

client.use({
  onRequest({ request }) {
    if (request.method === "GET") return;
    request.headers.set("X-Sanad", "1");
  },
});

export const { GET, POST, PUT, DELETE } = client;

/** The key that lets the backend answer a repeated request as it did the first time. */
export const keyed = (key: string = crypto.randomUUID()) => ({ header: { "Idempotency-Key": key } });

const reachListeners = new Set<(reached: boolean) => void>();

/** Tells after each request whether the backend was reached at all. */
export function onReach(listener: (reached: boolean) => void): () => void {
  reachListeners.add(listener);
  return () => reachListeners.delete(listener);
}

const tellReach = (reached: boolean) => {
  for (const listener of reachListeners) listener(reached);
};

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Waits for an answer and gives its data, or throws the Problem. */
export async function ask<T>(answer: Promise<Answer<T>>): Promise<T> {
  let got: Answer<T>;
  try {
    got = await answer;
  } catch {
    tellReach(false);
    throw new Problem("offline");
  }
  tellReach(true);
  if (got.response.ok) return got.data as T;
  const problem = problemFrom(got.response, got.error);
  if (problem.slug === "signed_out") for (const listener of listeners) listener();
  throw problem;
}
