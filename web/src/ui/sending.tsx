// Sending a dialog's form: once at a time, and what the server refuses is said at its field, or else in a notice.
import { type ReactNode, useRef, useState } from "react";
import { asProblem, type Problem } from "../api/problem";
import { useWords } from "../words/words";
import { fieldErrorText, problemText } from "./problem-text";

interface Sending {
  sending: boolean;
  /** Whether it was done. */
  send(act: () => Promise<unknown>): Promise<boolean>;
  /** By the field's name, or the whole path of one in a list: "names/0/text". */
  errorOf(field: string): string | undefined;
  notice: ReactNode;
  /** Why it was refused, for what else a form has to do then. */
  problem: Problem | null;
}

const isAt = (pointer: string, field: string) => pointer.slice(1) === field || pointer.split("/")[1] === field;

export function useSending(): Sending {
  const { t } = useWords();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);
  async function send(act: () => Promise<unknown>) {
    if (sending) return false;
    setSending(true);
    setProblem(null);
    try {
      await act();
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    } finally {
      setSending(false);
    }
  }
  const shown = useRef(new Set<string>());
  const errorOf = (field: string) => {
    shown.current.add(field);
    const found = problem?.errors.find(({ pointer }) => isAt(pointer, field));
    return found && fieldErrorText(t, found);
  };
  // A refusal of what has no field here is said in the notice.
  const atFields = problem?.errors.some(
    ({ code, pointer }) => code !== "changed" && [...shown.current].some((field) => isAt(pointer, field)),
  );
  const notice = problem && !atFields && (
    <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-sm text-danger">
      {problemText(t, problem)}
    </p>
  );
  return { sending, send, errorOf, notice, problem };
}
