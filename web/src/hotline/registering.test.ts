// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { Problem } from "../api/problem";
import type { ComplaintDraft } from "./api";
import { registerOnce, type Tried } from "./registering";

const draft = (narrative: string) => ({ contact_id: "c", triage: "P3", narrative }) as ComplaintDraft;
const receipt = { id: "i", reference: "482-117-360", version: 1 };

test("a lost answer is asked for again with the same body and key, and later text follows as an edit", async () => {
  const tried: Tried = {};
  const post = vi.fn().mockRejectedValueOnce(new Problem("offline")).mockResolvedValue(receipt);
  const edit = vi.fn().mockResolvedValue({ id: "i", version: 2 });
  await expect(registerOnce(tried, draft("a"), "key", post, edit)).rejects.toThrow("offline");
  const got = await registerOnce(tried, draft("ab"), "key", post, edit, vi.fn());
  expect(post.mock.calls).toEqual([
    [draft("a"), "key"],
    [draft("a"), "key"],
  ]);
  expect(edit).toHaveBeenCalledWith("i", { narrative: "ab", version: 1 });
  expect(got.version).toBe(2);
});

test("a refused body frees the key for the corrected one", async () => {
  const tried: Tried = { sent: draft("bad") };
  const post = vi.fn().mockRejectedValueOnce(new Problem("invalid", 422)).mockResolvedValue(receipt);
  await registerOnce(tried, draft("good"), "key", post, vi.fn());
  expect(post.mock.calls[1]).toEqual([draft("good"), "key"]);
});

test("what has records of its own follows a lost answer on its own", async () => {
  const action = { kind: "called_112", at: "2026-11-24T00:00:00Z" };
  const later = { ...draft("a"), actions: [action], safe_contact_rules: { cover_story: "A course" } };
  const post = vi.fn().mockResolvedValue(receipt);
  const edit = vi.fn().mockResolvedValue({ id: "i", version: 2 });
  const follow = vi.fn();
  await registerOnce({ sent: draft("a") }, later, "key", post, edit, follow);
  expect(edit).toHaveBeenCalledWith("i", { narrative: "a", version: 1 });
  expect(follow).toHaveBeenCalledWith("i", draft("a"), later, new Set());
});

test("where a following record fails, the next try neither edits again nor writes again what is there", async () => {
  const tried: Tried = { sent: draft("a") };
  const post = vi.fn().mockResolvedValue(receipt);
  const edit = vi.fn().mockResolvedValue({ id: "i", version: 2 });
  const follow = vi.fn(async (_id: string, _first: ComplaintDraft, _now: ComplaintDraft, done: Set<string>) => {
    if (done.has("one")) return;
    done.add("one");
    throw new Problem("offline");
  });
  await expect(registerOnce(tried, draft("ab"), "key", post, edit, follow)).rejects.toThrow("offline");
  expect((await registerOnce(tried, draft("ab"), "key", post, edit, follow)).version).toBe(2);
  expect(edit).toHaveBeenCalledTimes(1);
  await registerOnce(tried, draft("abc"), "key", post, edit.mockResolvedValue({ id: "i", version: 3 }), follow);
  expect(edit).toHaveBeenLastCalledWith("i", { narrative: "abc", version: 2 });
});
