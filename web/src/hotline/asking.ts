// Asking for help must reach the lead: while the backend can't be reached it is asked again every two seconds, and the screen
// says so. An emergency asked meanwhile takes the place of silent help, never the other way round.
import { asProblem } from "../api/problem";
import { createStore, type Store } from "../ui/store";
import type { Urgency } from "./beside-api";

export interface Asking {
  /** Nothing, on its way, or not through yet. */
  state: Store<"idle" | "asking" | "unsent">;
  /** Resolves when the lead's screen has it; throws when the backend refuses. */
  ask(urgency: Urgency): Promise<void>;
  stop(): void;
}

const again = 2000;

export function createAsking(
  contact: () => Promise<string>,
  send: (contact: string, urgency: Urgency) => Promise<unknown>,
): Asking {
  const state = createStore<"idle" | "asking" | "unsent">("idle");
  let wanted: Urgency | null = null;
  let running: Promise<void> | undefined;
  let stopped = false;

  async function run() {
    state.set("asking");
    try {
      while (wanted && !stopped) {
        const urgency = wanted;
        try {
          await send(await contact(), urgency);
          if (wanted === urgency) wanted = null;
        } catch (error) {
          if (!asProblem(error).passing) throw error;
          state.set("unsent");
          await new Promise((resolve) => setTimeout(resolve, again));
        }
      }
    } finally {
      wanted = null;
      running = undefined;
      state.set("idle");
    }
  }

  return {
    state,
    ask(urgency) {
      if (wanted !== "emergency") wanted = urgency;
      running ??= run();
      return running;
    },
    stop() {
      stopped = true;
    },
  };
}
