// A long list as a table: only the rows in sight are in the page, more are fetched near the end, J and K or the arrows
// move, Enter opens.
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useWords } from "../words/words";
import { useKeys } from "./keys";

export interface Column<T> {
  id: string;
  header: string;
  /** A grid track: "120px", "minmax(0,2fr)". */
  track: string;
  cell(row: T): ReactNode;
}

export interface GridProps<T> {
  label: string;
  rows: T[];
  columns: Column<T>[];
  keyOf(row: T): string;
  onOpen?(row: T): void;
  more?: boolean;
  loadingMore?: boolean;
  onMore?(): void;
  empty: ReactNode;
  height?: number;
}

export function Grid<T>(props: GridProps<T>) {
  const { label, rows, columns, keyOf, onOpen, more, loadingMore, onMore, empty, height = 44 } = props;
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => {
      const row = rows[index];
      return row ? keyOf(row) : index;
    },
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (more && !loadingMore && last >= rows.length - 10) onMore?.();
  }, [last, more, loadingMore, onMore, rows.length]);

  function moveTo(index: number) {
    if (index < 0 || index >= rows.length) return;
    setActive(index);
    virtual.scrollToIndex(index);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus());
  }
  const focused = () => !!scroller.current?.contains(document.activeElement);
  useKeys({
    KeyJ: () => moveTo(focused() ? active + 1 : active),
    KeyK: () => moveTo(focused() ? active - 1 : active),
  });

  function onKeyDown(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / height) - 1);
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: Math.min(rows.length - 1, active + page),
      PageUp: Math.max(0, active - page),
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    const row = rows[active];
    if (to !== undefined) {
      event.preventDefault();
      moveTo(to);
    } else if (event.key === "Enter" && row && onOpen && !(event.target instanceof HTMLAnchorElement)) {
      event.preventDefault();
      onOpen(row);
    }
  }

  const template = { gridTemplateColumns: columns.map((column) => column.track).join(" ") };
  return (
    <div
      role="grid"
      aria-label={label}
      aria-rowcount={more ? -1 : rows.length + 1}
      className="flex min-h-0 min-w-[860px] flex-1 flex-col"
    >
      <div role="rowgroup" className="shrink-0 border-b bg-sunken">
        <div
          role="row"
          aria-rowindex={1}
          className="grid gap-3 px-4 py-2 text-xs font-semibold text-dim"
          style={template}
        >
          {columns.map((column) => (
            <div key={column.id} role="columnheader" className="truncate">
              {column.header}
            </div>
          ))}
        </div>
      </div>
      {rows.length === 0 ? (
        <div role="rowgroup">
          <div role="row">
            <div role="gridcell">{empty}</div>
          </div>
        </div>
      ) : (
        <div ref={scroller} role="rowgroup" onKeyDown={onKeyDown} className="min-h-0 flex-1 overflow-y-auto">
          <div className="relative" style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const row = rows[item.index] as T;
              return (
                <div
                  key={item.key}
                  role="row"
                  aria-rowindex={item.index + 2}
                  data-index={item.index}
                  tabIndex={item.index === Math.min(active, rows.length - 1) ? 0 : -1}
                  onFocus={() => setActive(item.index)}
                  onClick={onOpen && (() => onOpen(row))}
                  className={`absolute inset-x-0 top-0 grid items-center gap-3 border-b px-4 hover:bg-sunken focus-visible:-outline-offset-2 ${
                    onOpen ? "cursor-pointer" : ""
                  }`}
                  style={{ ...template, height: item.size, transform: `translateY(${item.start}px)` }}
                >
                  {columns.map((column) => (
                    <div key={column.id} role="gridcell" className="min-w-0 truncate">
                      {column.cell(row)}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
          {loadingMore && <p className="px-4 py-3 text-center text-sm text-dim">{t("complaints.more")}</p>}
        </div>
      )}
    </div>
  );
}
