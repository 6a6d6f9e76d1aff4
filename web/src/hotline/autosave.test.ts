import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../api/problem";
import { createAutosave } from "./autosave";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A form of one text, and everything that was saved of it. */
function typing() {
  const saved: string[] = [];
  const form = { text: "" };
  const save = vi.fn(async () => void saved.push(form.text));
  const auto = createAutosave({ save });
  const type = (text: string) => {
    form.text = text;
    auto.changed();
  };
  return { saved, save, auto, type };
}

test("saves 250 ms after the last change", async () => {
  const { saved, auto, type } = typing();
  type("a");
  await vi.advanceTimersByTimeAsync(200);
  type("ab");
  await vi.advanceTimersByTimeAsync(249);
  expect(saved).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(saved).toEqual(["ab"]);
  expect(auto.state.get().at).toBe("saved");
});

test("somebody who never pauses is saved every 500 ms", async () => {
  const { saved, type } = typing();
  for (let key = 0; key < 12; key++) {
    type(String(key));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(saved.slice(0, 2)).toEqual(["4", "9"]);
});

test("one request in flight; what was typed meanwhile follows it", async () => {
  const { saved, save, type } = typing();
  let finish = () => {};
  save.mockImplementationOnce(() => new Promise<undefined>((done) => (finish = () => done(undefined))));
  type("a");
  await vi.advanceTimersByTimeAsync(250);
  type("b");
  await vi.advanceTimersByTimeAsync(2000);
  expect(save).toHaveBeenCalledTimes(1);
  finish();
  await vi.advanceTimersByTimeAsync(250);
  expect(saved).toEqual(["b"]);
});

test("offline keeps trying, and at once when the backend is reached again", async () => {
  const { saved, save, auto, type } = typing();
  save.mockRejectedValue(new Problem("offline"));
  type("a");
  await vi.advanceTimersByTimeAsync(250);
  expect(auto.state.get().at).toBe("offline");
  type("ab");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(auto.unsaved()).toBe(true);
  expect(save.mock.calls.length).toBeGreaterThan(5);
  save.mockImplementation(async () => void saved.push("ab"));
  auto.retry();
  await vi.advanceTimersByTimeAsync(1);
  expect(saved).toEqual(["ab"]);
  expect(auto.unsaved()).toBe(false);
});

test("what is refused waits for the next change", async () => {
  const { saved, save, auto, type } = typing();
  save.mockRejectedValueOnce(new Problem("invalid", 422));
  type("a");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(auto.state.get().at).toBe("refused");
  expect(save).toHaveBeenCalledTimes(1);
  type("b");
  await vi.advanceTimersByTimeAsync(250);
  expect(saved).toEqual(["b"]);
});

test("flush waits for everything", async () => {
  const { saved, auto, type } = typing();
  type("a");
  await auto.flush();
  expect(saved).toEqual(["a"]);
});
