import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { throttle } from "./throttle";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const watched = () => {
  const runs: string[][] = [];
  return { runs, call: throttle<string>((items) => runs.push([...items]), 1000) };
};

test("the first is made at once, what follows within the wait is one at its end", () => {
  const { runs, call } = watched();
  call("a");
  expect(runs).toEqual([["a"]]);
  for (const item of ["b", "c", "d"]) {
    vi.advanceTimersByTime(200);
    call(item);
  }
  expect(runs).toEqual([["a"]]);
  vi.advanceTimersByTime(400);
  expect(runs).toEqual([["a"], ["b", "c", "d"]]);
});

test("the one at the end begins a wait of its own", () => {
  const { runs, call } = watched();
  for (let at = 0; at < 5000; at += 50) {
    call(String(at));
    vi.advanceTimersByTime(50);
  }
  expect(runs.length).toBe(6);
  expect(runs.flat().length).toBe(100);
  vi.advanceTimersByTime(1000);
  expect(runs.length).toBe(6);
  call("later");
  expect(runs.at(-1)).toEqual(["later"]);
});

test("stopped, it forgets what it gathered", () => {
  const { runs, call } = watched();
  call("a");
  call("b");
  call.stop();
  vi.advanceTimersByTime(5000);
  expect(runs).toEqual([["a"]]);
});
