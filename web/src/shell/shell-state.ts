// What is open over the page.
import { createStore } from "../ui/store";
import type { WordId } from "../words/words";

export const paletteOpen = createStore(false);
export const extensionOpen = createStore(false);
export const keyMapOpen = createStore(false);

/** What the page in sight lets one do by key; the palette lists it. */
export interface PageAct {
  keys: string;
  label: WordId;
  run(): void;
}
export const pageActs = createStore<readonly PageAct[]>([]);
