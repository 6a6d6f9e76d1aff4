// Reference lists from the backend, and their labels in the reader's language.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type Language, useWords } from "../words/words";
import { ask, GET, type Schemas } from "./client";

export type CodeEntry = Schemas["CodeEntry"];

export const codesQuery = queryOptions({
  queryKey: ["codes"],
  queryFn: () => ask(GET("/api/codes")),
  staleTime: Number.POSITIVE_INFINITY,
});

export const unitsQuery = queryOptions({
  queryKey: ["codes", "units"],
  queryFn: () => ask(GET("/api/units")),
  staleTime: Number.POSITIVE_INFINITY,
});

export interface Codes {
  entries(list: string): CodeEntry[];
  entry(list: string, code: string): CodeEntry | undefined;
  label(list: string, code: string | null | undefined): string;
  /** For comboboxes: found by either language's label and by the code. */
  options(list: string): { value: string; label: string; also: string }[];
}

function codesIn(lang: Language, data: Schemas["AllCodes"] | undefined): Codes {
  const lists = new Map((data?.lists ?? []).map((list) => [list.list, list.entries]));
  const labelOf = (entry: CodeEntry) => (lang === "ar" ? entry.label_ar : entry.label_en);
  const entries = (list: string) => lists.get(list) ?? [];
  const entry = (list: string, code: string) => entries(list).find((one) => one.code === code);
  return {
    entries,
    entry,
    label(list, code) {
      if (!code) return "";
      const found = entry(list, code);
      return found ? labelOf(found) : code;
    },
    options: (list) =>
      entries(list).map((one) => ({
        value: one.code,
        label: labelOf(one),
        also: `${one.label_en} ${one.label_ar} ${one.code} ${String(one.attributes.name_native ?? "")}`,
      })),
  };
}

export function useCodes(): Codes {
  const { lang } = useWords();
  const { data } = useQuery(codesQuery);
  return useMemo(() => codesIn(lang, data), [lang, data]);
}

export function useUnits() {
  const { lang } = useWords();
  const { data } = useQuery(unitsQuery);
  return useMemo(() => {
    const items = data?.items ?? [];
    const name = (unit: Schemas["Unit"]) => (lang === "ar" ? unit.name_ar : unit.name_en);
    return {
      options: items.map((unit) => ({ value: unit.id, label: name(unit) })),
      label: (id: string) => items.filter((unit) => unit.id === id).map(name)[0] ?? "",
    };
  }, [lang, data]);
}
