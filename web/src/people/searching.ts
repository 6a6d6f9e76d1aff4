// A search as it is typed. It goes out on Enter, or when typing has paused: each one is an act in the audit, so never by a key
// press, and never twice for the same words. What was typed and found stays in memory, never in the address or on disk.
import { connection } from "../api/live";
import { createStore, type Store } from "../ui/store";
import { type Found, searchPeople } from "./api";

export interface Wanted {
  words: string;
  year: string;
  nationality: string;
}

export interface SearchState extends Wanted {
  found: Found | null;
  /** What was asked when it was found. */
  foundFor: string;
  searching: boolean;
  error: unknown;
}

export const pauseBefore = 600;
const nothing: SearchState = {
  words: "",
  year: "",
  nationality: "",
  found: null,
  foundFor: "",
  searching: false,
  error: null,
};

/** A year that is typed to the end; half of one says nothing yet. */
const yearOf = (text: string) => (/^(19|20)\d\d$/.test(text.trim()) ? Number(text) : null);
export const asked = ({ words, year, nationality }: Wanted) => {
  const birth_year = yearOf(year);
  return {
    words: words.trim(),
    ...(birth_year ? { birth_year } : {}),
    ...(nationality ? { nationality } : {}),
  };
};
const question = (wanted: Wanted) => JSON.stringify(asked(wanted));

export interface Searching extends Pick<Store<SearchState>, "use" | "get"> {
  /** What is typed; searched for after a pause. */
  type(change: Partial<Wanted>): void;
  run(): Promise<void>;
  /** Whether what is found is what is typed. */
  answered(): boolean;
  /** No search goes out after the page is left. */
  rest(): void;
  become(state: Partial<SearchState>): void;
  forget(): void;
}

export function createSearching(start: Partial<Wanted> = {}): Searching {
  const store = createStore<SearchState>({ ...nothing, ...start });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const set = (change: Partial<SearchState>) => store.set({ ...store.get(), ...change });
  const answered = () => !!store.get().found && question(store.get()) === store.get().foundFor;

  async function run() {
    clearTimeout(timer);
    const wanted = asked(store.get());
    if (!wanted.words) return;
    const foundFor = JSON.stringify(wanted);
    const mine = ++turn;
    set({ searching: true, error: null });
    try {
      const found = await searchPeople(wanted);
      if (mine === turn) set({ found, foundFor, searching: false });
    } catch (error) {
      if (mine === turn) set({ found: null, foundFor: "", error, searching: false });
    }
  }

  function type(change: Partial<Wanted>) {
    set(change);
    clearTimeout(timer);
    if (!store.get().words.trim()) {
      turn++;
      set({ found: null, foundFor: "", error: null, searching: false });
    } else if (store.get().words.trim().length > 2 && connection.get() !== "offline")
      timer = setTimeout(() => !answered() && void run(), pauseBefore);
  }

  return {
    get: store.get,
    use: store.use,
    type,
    run,
    answered,
    rest: () => clearTimeout(timer),
    become: (state) => store.set({ ...nothing, ...state }),
    forget() {
      clearTimeout(timer);
      turn++;
      store.set(nothing);
    },
  };
}
