// Who is signed in. `expired` means: somebody was, the page is still full of their work, and they must sign in again over it.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { ask, DELETE, GET, onSignedOut, POST, type Schemas } from "../api/client";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { createStore } from "../ui/store";

export type Session = Schemas["Session"];

export const expired = createStore(false);

async function readSession(): Promise<Session | null> {
  try {
    return await ask(GET("/api/session"));
  } catch (error) {
    if (asProblem(error).status === 401) return null;
    throw error;
  }
}

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: readSession,
  staleTime: Number.POSITIVE_INFINITY,
});

export const useSessionQuery = () => useQuery(sessionQuery);

/** The session of the person at the page. Only for screens inside the shell, where there always is one. */
export function useSession(): Session {
  const { data } = useSessionQuery();
  if (!data) throw new Error("No session inside the shell.");
  return data;
}

export const may = (session: Session, permit: string): boolean =>
  session.permits.some((held) => held === permit || held.startsWith(`${permit}.`));

export const useMay = () => {
  const session = useSession();
  return (permit: string) => may(session, permit);
};

let checking: Promise<void> | undefined;

/** Asks whether the session is over: only that answer counts. A 401 may be the late one of a request sent before a new sign-in. */
export function checkSession(): Promise<void> {
  if (expired.get() || !queries.getQueryData(sessionQuery.queryKey)) return Promise.resolve();
  checking ??= readSession()
    .then(
      (now) => !now && expired.set(true),
      () => undefined,
    )
    .then(() => {
      checking = undefined;
    });
  return checking;
}

onSignedOut(() => void checkSession());

/** After a sign-in: the same person goes on where they were; anybody else must not see the work left on the page. */
export function enter(session: Session) {
  const before = queries.getQueryData(sessionQuery.queryKey);
  if (before && before.user_id !== session.user_id) {
    location.assign("/");
    return;
  }
  queries.setQueryData(sessionQuery.queryKey, session);
  expired.set(false);
  void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" });
}

export async function signOut(everywhere = false): Promise<void> {
  try {
    await ask(everywhere ? DELETE("/api/session/everywhere") : DELETE("/api/session"));
  } catch (error) {
    if (asProblem(error).status !== 401) throw error;
  }
  location.assign("/");
}

export const saySomebodyIsHere = () => ask(POST("/api/session/activity"));
