import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../api/problem";
import { createAsking } from "./asking";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const contact = async () => "contact";

test("asks again until the backend has it, and says so meanwhile", async () => {
  const send = vi.fn().mockRejectedValueOnce(new Problem("offline")).mockRejectedValueOnce(new Problem("offline"));
  send.mockResolvedValue({});
  const asking = createAsking(contact, send);
  const done = asking.ask("help");
  await vi.advanceTimersByTimeAsync(0);
  expect(asking.state.get()).toBe("unsent");
  await vi.advanceTimersByTimeAsync(4000);
  await done;
  expect([send.mock.calls.length, asking.state.get()]).toEqual([3, "idle"]);
});

test("an emergency asked for meanwhile is what goes out; help does not make it less of one", async () => {
  const send = vi.fn().mockRejectedValueOnce(new Problem("offline")).mockResolvedValue({});
  const asking = createAsking(contact, send);
  const done = asking.ask("help");
  await vi.advanceTimersByTimeAsync(100);
  void asking.ask("emergency");
  void asking.ask("help");
  await vi.advanceTimersByTimeAsync(2000);
  await done;
  expect(send.mock.calls.map(([, urgency]) => urgency)).toEqual(["help", "emergency"]);
});

test("a refusal is no reason to ask again", async () => {
  const send = vi.fn().mockRejectedValue(new Problem("contact_ended", 409));
  const asking = createAsking(contact, send);
  await expect(asking.ask("emergency")).rejects.toThrow();
  expect([send.mock.calls.length, asking.state.get()]).toEqual([1, "idle"]);
});
