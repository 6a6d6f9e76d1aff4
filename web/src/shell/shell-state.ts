// What is open over the page.
import { createStore } from "../ui/store";

export const paletteOpen = createStore(false);
export const extensionOpen = createStore(false);
export const keyMapOpen = createStore(false);
