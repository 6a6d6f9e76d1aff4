// A key, as written on the keyboard. Hidden from screen readers: aria-keyshortcuts or the key map tell them.
export function Kbd({ children, fill = false }: { children: string; fill?: boolean }) {
  return (
    <kbd dir="ltr" aria-hidden="true" className={`kbd ${fill ? "kbd-on-fill" : ""}`}>
      {children}
    </kbd>
  );
}
