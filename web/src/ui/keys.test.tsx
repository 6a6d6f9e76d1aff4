// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { speak } from "../words/words";
import { YesNoField } from "./choice";
import { digitOf, letterKeys, useKeys } from "./keys";

beforeAll(() => speak("en"));
afterEach(() => {
  cleanup();
  letterKeys.set(true);
});

function Page({ onKey }: { onKey(name: string): void }) {
  useKeys({ KeyJ: () => onKey("J"), "Alt+KeyL": () => onKey("Alt L"), F2: () => onKey("F2") });
  return <input aria-label="field" />;
}

test("keys go by place, so an Arabic layout changes nothing", () => {
  const heard = vi.fn();
  render(<Page onKey={heard} />);
  fireEvent.keyDown(window, { code: "KeyL", key: "م", altKey: true });
  fireEvent.keyDown(window, { code: "KeyJ", key: "ت" });
  expect(heard.mock.calls).toEqual([["Alt L"], ["J"]]);
});

test("a single letter is text while a field has the focus; F2 and Alt keys still act", () => {
  const heard = vi.fn();
  render(<Page onKey={heard} />);
  const field = screen.getByLabelText("field");
  fireEvent.keyDown(field, { code: "KeyJ", key: "j" });
  fireEvent.keyDown(field, { code: "F2", key: "F2" });
  expect(heard.mock.calls).toEqual([["F2"]]);
});

test("single letters can be switched off", () => {
  const heard = vi.fn();
  letterKeys.set(false);
  render(<Page onKey={heard} />);
  fireEvent.keyDown(window, { code: "KeyJ", key: "j" });
  expect(heard).not.toHaveBeenCalled();
});

test("Y and N answer the question in focus", () => {
  const answered = vi.fn();
  render(<YesNoField label="Safe?" value={null} onChange={answered} />);
  const group = screen.getByRole("radiogroup");
  fireEvent.keyDown(group, { code: "KeyN", key: "ى" });
  fireEvent.keyDown(group, { code: "KeyY", key: "y", ctrlKey: true });
  expect(answered.mock.calls).toEqual([[false]]);
});

test("digits come from the row and from the pad", () => {
  expect([digitOf("Digit3"), digitOf("Numpad9"), digitOf("Digit0"), digitOf("KeyA")]).toEqual([
    3,
    9,
    undefined,
    undefined,
  ]);
});
