// The most frequent answers as numbered tiles; a digit key toggles one while the focus is in the group.
import { TriangleAlert } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { useWords } from "../words/words";
import { digitOf, letterKeys } from "./keys";

export interface Tile {
  value: string;
  label: string;
  grave?: boolean;
}

interface Props {
  label: string;
  hint?: string;
  tiles: Tile[];
  chosen: string[];
  onToggle(value: string): void;
  name?: string;
  /** At the end of the label's line. */
  beside?: ReactNode;
}

export function Tiles({ label, hint, tiles, chosen, onToggle, name, beside }: Props) {
  const { t, dir } = useWords();
  const id = useId();
  const group = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const digit = letterKeys.get() ? digitOf(event.code) : undefined;
    const tile = digit ? tiles[digit - 1] : undefined;
    if (tile) {
      event.preventDefault();
      onToggle(tile.value);
      return;
    }
    const across = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const step =
      across * (dir === "rtl" ? -1 : 1) || (event.key === "ArrowDown" ? 3 : event.key === "ArrowUp" ? -3 : 0);
    if (!step) return;
    event.preventDefault();
    const buttons = [...(group.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    buttons[buttons.indexOf(document.activeElement as HTMLElement) + step]?.focus();
  }

  return (
    <div>
      <div className="mb-1.5 flex flex-wrap items-end justify-between gap-x-2 gap-y-1">
        <span className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <span id={id} className="font-medium">
            {label}
          </span>
          {hint && <span className="text-xs text-dim">{hint}</span>}
        </span>
        {beside}
      </div>
      <div
        ref={group}
        role="group"
        aria-labelledby={id}
        data-stop=""
        data-field={name}
        onKeyDown={onKeyDown}
        className="grid grid-cols-2 gap-1.5 lg:grid-cols-3"
      >
        {tiles.map((tile, index) => {
          const on = chosen.includes(tile.value);
          return (
            <button
              key={tile.value}
              type="button"
              aria-pressed={on}
              tabIndex={index === 0 ? 0 : -1}
              onClick={() => onToggle(tile.value)}
              className={`flex min-h-[36px] items-center gap-2 rounded-md border px-2 py-1 text-start text-sm leading-tight ${
                on ? "border-accent bg-accent-soft font-semibold text-accent" : "border-line bg-surface hover:bg-sunken"
              }`}
            >
              {index < 9 && (
                <span aria-hidden="true" className="kbd">
                  {index + 1}
                </span>
              )}
              <span className="min-w-0 flex-1">{tile.label}</span>
              {tile.grave && (
                <>
                  <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-danger" />
                  <span className="sr">{t("category.grave")}</span>
                </>
              )}
            </button>
          );
        })}
      </div>
    </div>
  );
}
