// The intake form's keys beyond its sections: close a call by its kind, note what was done, say that a silent caller is in
// danger. By place on the keyboard, with Alt, so that they work while she is typing. The palette lists them, too.
import { useEffect, useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import { type PageAct, pageActs } from "../shell/shell-state";
import { useKeys } from "../ui/keys";
import { addAction, keyedActions } from "./done-now";
import { emptyBeside, emptyComplaint, type IntakeForm } from "./draft";
import { openMore } from "./form/more";
import { same } from "./merge";

/** One key each for the calls that most often leave no complaint. */
export const closingKeys = { SILENT: "S", WRONG: "W", ABUSIVE: "B", EMPLOYER: "O" } as const;
export const closingKeyOf = (callType: string) => {
  const letter = closingKeys[callType as keyof typeof closingKeys] as string | undefined;
  return letter && `Alt ${letter}`;
};

/** She cannot speak but is in danger: an emergency, and never rung blindly. What was answered already stays. */
export function silentInDanger({ getValues, setValue }: UseFormReturn<IntakeForm>) {
  setValue("call.call_type", "SILENT", { shouldDirty: true });
  setValue("danger_now", true, { shouldDirty: true });
  setValue("triage", "P1", { shouldDirty: true });
  const unasked = {
    safe_to_talk: false,
    safe_contact: "not_asked",
    wish: "undecided",
    consent_to_record: false,
  } as const;
  for (const [field, value] of Object.entries(unasked))
    if (getValues(field as keyof typeof unasked) === null)
      setValue(field as keyof typeof unasked, value, { shouldDirty: true });
}

/** Whether something was answered beyond the call's own facts; the language follows those by itself. */
function holdsAnything(values: IntakeForm): boolean {
  const { call: _call, language: _language, ...answers } = values;
  const empty = { ...emptyComplaint, ...emptyBeside };
  return Object.entries(answers).some(([field, value]) => !same(value, empty[field as keyof typeof empty]));
}

interface Acts {
  form: UseFormReturn<IntakeForm>;
  open: boolean;
  onCloseAs(callType: string): void;
  onSilentInDanger(): void;
}

export function useIntakeKeys({ form, open, onCloseAs, onSilentInDanger }: Acts) {
  const close = (callType: string) => {
    // With anything of hers in the form one key is one too few: the menu asks.
    if (holdsAnything(form.getValues())) document.getElementById("close-as")?.click();
    else onCloseAs(callType);
  };
  const joined = () => {
    form.setValue("call.interpreter", true, { shouldDirty: true });
    if (!form.getValues("call.interpreter_joined_at"))
      form.setValue("call.interpreter_joined_at", new Date().toISOString(), { shouldDirty: true });
  };
  const acts: PageAct[] = [
    { keys: "Alt S", label: "keys.close_silent", run: () => close("SILENT") },
    { keys: "Alt W", label: "keys.close_wrong", run: () => close("WRONG") },
    { keys: "Alt B", label: "keys.close_abusive", run: () => close("ABUSIVE") },
    { keys: "Alt O", label: "keys.close_employer", run: () => close("EMPLOYER") },
    { keys: "Alt X", label: "keys.silent_danger", run: onSilentInDanger },
    { keys: "Alt I", label: "keys.interpreter", run: joined },
    { keys: "Alt M", label: "keys.more", run: openMore },
    {
      keys: "Alt 0",
      label: "keys.done_any",
      run: () => document.querySelector<HTMLElement>("#done-now button")?.focus(),
    },
  ];
  useKeys(
    {
      ...Object.fromEntries(acts.map(({ keys, run }) => [keys.replace(/ (\w)$/, (_, key) => `+${codeOf(key)}`), run])),
      ...Object.fromEntries(keyedActions.map((kind, index) => [`Alt+Digit${index + 6}`, () => addAction(form, kind)])),
    },
    open,
  );
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    if (!open) return;
    pageActs.set(latest.current.map((act, index) => ({ ...act, run: () => latest.current[index]?.run() })));
    return () => pageActs.set([]);
  }, [open]);
}

const codeOf = (key: string) => (/\d/.test(key) ? `Digit${key}` : `Key${key}`);
