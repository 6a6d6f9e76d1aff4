// One short message at a time, read out politely.
import { useEffect } from "react";
import { Button } from "./button";
import { useKeys } from "./keys";
import { createStore } from "./store";

interface Undo {
  label: string;
  run(): void;
}

const message = createStore<{ text: string; bad: boolean; undo: Undo | undefined } | null>(null);

/** `undo` takes back what was just done, by its button or Alt Z, for ten seconds. */
export const tell = (text: string, bad = false, undo?: Undo) => message.set({ text, bad, undo });

export function Toasts() {
  const now = message.use();
  useEffect(() => {
    if (!now) return;
    const timer = setTimeout(() => message.set(null), now.undo ? 10_000 : now.bad ? 9000 : 5000);
    return () => clearTimeout(timer);
  }, [now]);
  const undo = () => {
    const act = message.get()?.undo;
    message.set(null);
    act?.run();
  };
  useKeys({ "Alt+KeyZ": undo }, !!now?.undo);
  return (
    <div
      role="status"
      aria-live="polite"
      className="no-print pointer-events-none fixed inset-x-0 bottom-4 z-50 flex justify-center"
    >
      {now && (
        <div
          className={`pointer-events-auto card border-edge px-4 py-2.5 font-medium shadow-lg ${now.bad ? "text-danger" : ""}`}
        >
          {now.text}
          {now.undo && (
            <Button keys="Alt Z" onPress={undo} className="ms-4">
              {now.undo.label}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
