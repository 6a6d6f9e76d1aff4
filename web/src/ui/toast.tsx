// One short message at a time, read out politely.
import { useEffect } from "react";
import { createStore } from "./store";

const message = createStore<{ text: string; bad?: boolean } | null>(null);

export const tell = (text: string, bad = false) => message.set({ text, bad });

export function Toasts() {
  const now = message.use();
  useEffect(() => {
    if (!now) return;
    const timer = setTimeout(() => message.set(null), now.bad ? 9000 : 5000);
    return () => clearTimeout(timer);
  }, [now]);
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
        </div>
      )}
    </div>
  );
}
