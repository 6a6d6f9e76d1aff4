// Where the focus goes when an answer has been given by key: the next stop of the same form, in reading order.
const focusable = "input:not([disabled]),textarea,select,button:not([disabled]),[tabindex='0']";

export function focusInto(stop: Element | null | undefined): void {
  if (!(stop instanceof HTMLElement)) return;
  const target = stop.matches(focusable)
    ? stop
    : (stop.querySelector<HTMLElement>("[role=radio][tabindex='0']") ?? stop.querySelector<HTMLElement>(focusable));
  target?.focus();
}

export function moveOn(from: Element): void {
  const form = from.closest("form");
  if (!form) return;
  const stops = [...form.querySelectorAll("[data-stop], .control")].filter(
    (stop) => !stop.parentElement?.closest("[data-stop]"),
  );
  const here = stops.findIndex((stop) => stop === from || stop.contains(from));
  focusInto(stops[here + 1]);
}
