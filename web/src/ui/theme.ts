// Day and night look: kept per browser, else what the system asks for.
import { createStore } from "./store";

export type Theme = "light" | "dark";

function first(): Theme {
  try {
    const stored = localStorage.getItem("theme");
    if (stored === "light" || stored === "dark") return stored;
  } catch {
    // No storage: follow the system.
  }
  return globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

const current = createStore<Theme>(first());
document.documentElement.dataset.theme = current.get();

export const useTheme = current.use;

export function switchTheme() {
  const next = current.get() === "light" ? "dark" : "light";
  document.documentElement.dataset.theme = next;
  current.set(next);
  try {
    localStorage.setItem("theme", next);
  } catch {
    // Lasts as long as the page.
  }
}
