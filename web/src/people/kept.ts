// What outlives one page of the slice: the search, so that it stands when one comes back from a sheet, and the complaint that a
// new person is registered for. Both are gone when the slice is left.
import { useEffect } from "react";
import { createStore } from "../ui/store";
import { createSearching } from "./searching";

export const pageSearch = createSearching();

export interface ForComplaint {
  id: string;
  reference: string;
}
export const forComplaint = createStore<ForComplaint | null>(null);

export function useKeptWhileHere() {
  useEffect(
    () => () => {
      pageSearch.rest();
      setTimeout(() => {
        if (/^\/people(\/|$)/.test(location.pathname)) return;
        pageSearch.forget();
        forComplaint.set(null);
      });
    },
    [],
  );
}
