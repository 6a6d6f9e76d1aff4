// When a form is saved while it is typed: 250 ms after the last change, or 500 ms after the first unsaved one, whichever
// comes sooner; one request in flight. What is saved is read only then, so that a key press costs a timer and no more.
// While the backend cannot be reached it is tried again and again.
import { asProblem } from "../api/problem";
import { createStore, type Store } from "../ui/store";

export type SaveState =
  | { at: "clean" }
  | { at: "dirty" }
  | { at: "saving" }
  | { at: "saved"; when: number }
  | { at: "offline" }
  | { at: "refused" };

export interface Autosave {
  state: Store<SaveState>;
  changed(): void;
  /** Saves now and waits until nothing is unsaved, or throws why it cannot be. */
  flush(): Promise<void>;
  /** The backend has just been reached: what waits for it need wait no longer. */
  retry(): void;
  unsaved(): boolean;
  stop(): void;
}

interface Options {
  save(): Promise<unknown>;
  idle?: number;
  most?: number;
}

const retryWaits = [1000, 2000, 4000, 8000, 10_000];

export function createAutosave({ save, idle = 250, most = 500 }: Options): Autosave {
  const state = createStore<SaveState>({ at: "clean" });
  let pending = false;
  let dirtySince = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flight: Promise<void> | undefined;
  let tries = 0;
  let stopped = false;

  function plan(wait: number) {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void send().catch(() => undefined), wait);
  }

  function send(): Promise<void> {
    clearTimeout(timer);
    if (flight) return flight.then(() => (pending ? send() : undefined));
    if (!pending) return Promise.resolve();
    pending = false;
    state.set({ at: "saving" });
    flight = save()
      .then(
        () => {
          tries = 0;
          state.set(pending ? { at: "dirty" } : { at: "saved", when: Date.now() });
          if (pending) plan(idle);
        },
        (error) => {
          pending = true;
          const problem = asProblem(error);
          if (problem.passing || problem.status === 401) {
            state.set({ at: "offline" });
            plan(retryWaits[Math.min(tries++, retryWaits.length - 1)]!);
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
    unsaved: () => pending || flight !== undefined,
    changed() {
      const now = Date.now();
      if (!pending) dirtySince = now;
      pending = true;
      if (state.get().at === "offline" || flight) return;
      state.set({ at: "dirty" });
      plan(Math.max(0, Math.min(idle, dirtySince + most - now)));
    },
    async flush() {
      while (pending || flight) await send();
    },
    retry() {
      if (state.get().at === "offline" && pending && !flight) plan(0);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
