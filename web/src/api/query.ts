// The server's state as the screens see it. Keys start with the kind the live stream names: a message about a complaint
// makes every key that starts with "complaint" stale.
import { QueryClient } from "@tanstack/react-query";
import { asProblem } from "./problem";

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      retry: (tries, error) => asProblem(error).passing && tries < 3,
      retryDelay: (tries, error) => asProblem(error).retryAfter * 1000 || Math.min(1000 * 2 ** tries, 8000),
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});
