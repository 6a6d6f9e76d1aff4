// Keeps a form safe while it is typed: saved 250 ms after the last change, or 500 ms after the first unsaved one, whichever
// comes sooner; one request in flight; the version carried on. While the backend cannot be reached the text stays in
// memory and is tried again and again.
import { asProblem } from "../api/problem";
import { createStore, type Store } from "../ui/store";

export type SaveState =
  | { at: "clean" }
  | { at: "dirty" }
  | { at: "saving" }
  | { at: "saved"; when: number }
  | { at: "offline" }
  | { at: "elsewhere" }
  | { at: "refused" };

export interface Autosave<T> {
  state: Store<SaveState>;
  changed(value: T): void;
  /** Saves now and waits until nothing is unsaved, or throws why it cannot be. */
  flush(): Promise<void>;
  /** Goes on from another version: after a conflict was settled, or on loading. */
  resume(version: number): void;
  unsaved(): boolean;
  version(): number;
  latest(): T | undefined;
  stop(): void;
}

interface Options<T> {
  version: number;
  save(value: T, version: number): Promise<{ version: number }>;
  idle?: number;
  most?: number;
}

const retryWaits = [1000, 2000, 4000, 8000, 10_000];

export function createAutosave<T>({ version: first, save, idle = 250, most = 500 }: Options<T>): Autosave<T> {
  const state = createStore<SaveState>({ at: "clean" });
  let version = first;
  let pending: { value: T } | undefined;
  let latest: T | undefined;
  let dirtySince = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flight: Promise<void> | undefined;
  let tries = 0;
  let stopped = false;

  function plan(wait: number) {
    clearTimeout(timer);
    timer = setTimeout(() => void send().catch(() => undefined), wait);
  }

  function send(): Promise<void> {
    clearTimeout(timer);
    if (flight) return flight.then(() => (pending ? send() : undefined));
    if (!pending) return Promise.resolve();
    const sent = pending;
    pending = undefined;
    state.set({ at: "saving" });
    flight = save(sent.value, version)
      .then(
        (done) => {
          version = done.version;
          tries = 0;
          state.set(pending ? { at: "dirty" } : { at: "saved", when: Date.now() });
          if (pending && !stopped) plan(idle);
        },
        (error) => {
          pending ??= sent;
          const problem = asProblem(error);
          if (problem.slug === "stale_version") state.set({ at: "elsewhere" });
          else if (problem.passing || problem.status === 401) {
            state.set({ at: "offline" });
            if (!stopped) plan(retryWaits[Math.min(tries++, retryWaits.length - 1)]!);
          } else state.set({ at: "refused" });
          throw error;
        },
      )
      .finally(() => {
        flight = undefined;
      });
    return flight;
  }

  return {
    state,
    version: () => version,
    latest: () => latest,
    unsaved: () => pending !== undefined || flight !== undefined,
    changed(value) {
      latest = value;
      const now = Date.now();
      if (!pending) dirtySince = now;
      pending = { value };
      if (state.get().at === "elsewhere") return;
      if (state.get().at === "offline") return;
      if (!flight) {
        state.set({ at: "dirty" });
        plan(Math.max(0, Math.min(idle, dirtySince + most - now)));
      }
    },
    async flush() {
      while (pending || flight) await send();
    },
    resume(next) {
      version = next;
      tries = 0;
      state.set({ at: "clean" });
      if (pending) plan(0);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
