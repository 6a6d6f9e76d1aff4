// Texts to read out, from the backend once: all languages, so that they are there when the connection is not.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ask, GET, type Schemas } from "../api/client";

export type Script = Schemas["Script"];

export const scriptsQuery = queryOptions({
  queryKey: ["scripts"],
  queryFn: () => ask(GET("/api/scripts")),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

export interface Scripts {
  script(step: string, language: string): Script | undefined;
  text(step: string, language: string): string | undefined;
}

export function useScripts(): Scripts {
  const { data } = useQuery(scriptsQuery);
  return useMemo(() => {
    const by = new Map((data?.items ?? []).map((script) => [`${script.step} ${script.language}`, script]));
    const script = (step: string, language: string) => by.get(`${step} ${language}`);
    return { script, text: (step, language) => script(step, language)?.text };
  }, [data]);
}

/** The languages a step is shown in: hers and the operator's; where hers has no text, English and Arabic. */
export function languagesFor(scripts: Scripts, step: string, hers: string, operators: string): string[] {
  if (hers && scripts.script(step, hers)) return [...new Set([hers, operators])];
  return hers && hers !== operators ? ["eng", "ara"] : [operators];
}

export interface Situation {
  section: number;
  /** The step of the very field in focus, if it has one. */
  field: string | null;
  callType: string;
  danger: boolean | null;
  waitsForInterpreter: boolean;
}

const bySection: Record<number, string[]> = {
  1: ["greeting", "safety_first", "cut_off"],
  2: ["who_calls", "location"],
  3: ["problem"],
  4: ["wish", "employer_not_told"],
  5: ["consent", "safe_contact", "closing"],
};
const byCallType: Record<string, string[]> = {
  SILENT: ["silent_stay", "silent_tap"],
  WRONG: ["wrong_number"],
  ABUSIVE: ["abusive"],
  EMPLOYER: ["employer"],
};

/** What to say now. */
export function stepsFor({ section, field, callType, danger, waitsForInterpreter }: Situation): string[] {
  const ofKind = byCallType[callType];
  if (ofKind) return danger && callType === "SILENT" ? [...ofKind, "location"] : ofKind;
  const steps = field ? [field] : section === 1 && danger ? ["danger", "location"] : (bySection[section] ?? []);
  return waitsForInterpreter ? ["interpreter_wait", ...steps] : steps;
}
