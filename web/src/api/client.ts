// The one way to the backend: typed by schema.d.ts (made from the backend's own OpenAPI document), with the headers every
// changing request needs. Answers come back as data; everything else is thrown as a Problem.
import createClient from "openapi-fetch";
import { Problem, problemFrom } from "./problem";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];

const client = createClient<paths>({ baseUrl: location.origin, credentials: "same-origin" });

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
    if (request.method === "POST" && !request.headers.has("Idempotency-Key"))
      request.headers.set("Idempotency-Key", crypto.randomUUID());
  },
});

export const { GET, POST, PUT, DELETE } = client;

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
    throw new Problem("offline");
  }
  if (got.response.ok) return got.data as T;
  const problem = problemFrom(got.response, got.error);
  if (problem.slug === "signed_out") for (const listener of listeners) listener();
  throw problem;
}
