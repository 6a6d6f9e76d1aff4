// Who is signed in. `expired` means: somebody was, the page is still full of their work, and they must sign in again over it.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { ask, DELETE, GET, onSignedOut, POST, type Schemas } from "../api/client";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { createStore } from "../ui/store";

export type Session = Schemas["Session"];

export const expired = createStore(false);

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await ask(GET("/api/session"));
    } catch (error) {
      if (asProblem(error).status === 401) return null;
      throw error;
    }
  },
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

onSignedOut(() => {
  if (queries.getQueryData(sessionQuery.queryKey)) expired.set(true);
});

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
