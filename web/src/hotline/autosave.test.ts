import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../api/problem";
import { createAutosave } from "./autosave";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function recorder() {
  const saved: [string, number][] = [];
  const save = vi.fn(async (value: string, version: number) => {
    saved.push([value, version]);
    return { version: version + 1 };
  });
  return { saved, save };
}

test("saves 250 ms after the last change", async () => {
  const { saved, save } = recorder();
  const auto = createAutosave({ version: 0, save });
  auto.changed("a");
  await vi.advanceTimersByTimeAsync(200);
  auto.changed("ab");
  await vi.advanceTimersByTimeAsync(249);
  expect(saved).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(saved).toEqual([["ab", 0]]);
  expect(auto.state.get().at).toBe("saved");
});

test("somebody who never pauses is saved every 500 ms", async () => {
  const { saved, save } = recorder();
  const auto = createAutosave({ version: 0, save });
  for (let key = 0; key < 12; key++) {
    auto.changed(String(key));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(saved.length).toBeGreaterThanOrEqual(2);
  expect(saved[0]).toEqual(["5", 0].map((x, i) => (i ? x : "4")));
});

test("one request in flight, and the version is carried on", async () => {
  let finish: ((answer: { version: number }) => void) | undefined;
  const save = vi.fn((_: string, _version: number) => new Promise<{ version: number }>((done) => (finish = done)));
  const auto = createAutosave({ version: 3, save });
  auto.changed("a");
  await vi.advanceTimersByTimeAsync(250);
  auto.changed("b");
  await vi.advanceTimersByTimeAsync(2000);
  expect(save).toHaveBeenCalledTimes(1);
  finish?.({ version: 4 });
  await vi.advanceTimersByTimeAsync(250);
  expect(save.mock.calls).toEqual([
    ["a", 3],
    ["b", 4],
  ]);
});

test("offline keeps the latest text and tries again", async () => {
  let up = false;
  const saved: string[] = [];
  const auto = createAutosave({
    version: 0,
    save: async (value: string, version) => {
      if (!up) throw new Problem("offline");
      saved.push(value);
      return { version: version + 1 };
    },
  });
  auto.changed("a");
  await vi.advanceTimersByTimeAsync(250);
  expect(auto.state.get().at).toBe("offline");
  auto.changed("ab");
  expect(auto.unsaved()).toBe(true);
  up = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(saved).toEqual(["ab"]);
  expect(auto.unsaved()).toBe(false);
});

test("a stale version waits for a decision, then goes on from it", async () => {
  const { saved, save } = recorder();
  save.mockRejectedValueOnce(new Problem("stale_version", 409));
  const auto = createAutosave({ version: 1, save });
  auto.changed("mine");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(auto.state.get().at).toBe("elsewhere");
  auto.resume(7);
  await vi.advanceTimersByTimeAsync(1);
  expect(saved).toEqual([["mine", 7]]);
});

test("flush waits for everything", async () => {
  const { saved, save } = recorder();
  const auto = createAutosave({ version: 0, save });
  auto.changed("a");
  await auto.flush();
  expect(saved).toEqual([["a", 0]]);
});
