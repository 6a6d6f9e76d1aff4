// Keys by place on the keyboard (event.code), so that they are the same on an English and an Arabic layout.
import { useEffect, useRef } from "react";
import { tinykeys } from "tinykeys";
import { createStore } from "./store";

/** Single letters can be switched off (WCAG 2.1.4): people who dictate would set them off by speaking. */
export const letterKeys = createStore(true);

export type Bindings = Record<string, (event: KeyboardEvent) => void>;

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const isLetterOnly = (binding: string) => !/(Control|Alt|Meta|\$mod|F\d)/.test(binding);

/** A page below an open dialog must not hear keys that the dialog's reader pressed. */
const behindDialog = (element: Element | null) =>
  document.querySelector("[data-dialog]") !== null && !element?.closest("[data-dialog]");

export function useKeys(bindings: Bindings, on = true) {
  const latest = useRef(bindings);
  latest.current = bindings;
  const names = Object.keys(bindings).join("|");
  useEffect(() => {
    if (!on) return;
    const map: Bindings = {};
    for (const name of names.split("|"))
      map[name] = (event) => {
        if (behindDialog(event.target as Element | null)) return;
        if (isLetterOnly(name) && (!letterKeys.get() || inField(event.target))) return;
        event.preventDefault();
        // A key held down acts once; moving through a list goes on.
        if (event.repeat && !isLetterOnly(name)) return;
        latest.current[name]?.(event);
      };
    return tinykeys(window, map);
  }, [names, on]);
}

/** The digit a key stands for ("Digit3", "Numpad3" → 3), or nothing. */
export function digitOf(code: string): number | undefined {
  const found = /^(?:Digit|Numpad)([1-9])$/.exec(code);
  return found ? Number(found[1]) : undefined;
}
