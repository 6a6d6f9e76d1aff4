// Registering exactly once, whatever happens to the answer. A draft has one idempotency key for all its tries.
import { asProblem } from "../api/problem";
import { type ComplaintDraft, type ComplaintReceipt, editComplaint, registerComplaint } from "./api";

export interface Tried {
  /** Sent, but no answer came: it may be registered or not. */
  sent?: ComplaintDraft | undefined;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export async function registerOnce(
  tried: Tried,
  body: ComplaintDraft,
  key: string,
  post = registerComplaint,
  edit = editComplaint,
): Promise<ComplaintReceipt> {
  const first = tried.sent ?? body;
  tried.sent = first;
  let receipt: ComplaintReceipt;
  try {
    receipt = await post(first, key);
  } catch (error) {
    if (!asProblem(error).passing) {
      tried.sent = undefined;
      // The earlier text was never taken: the key is still free for this one.
      if (!same(first, body)) return registerOnce(tried, body, key, post, edit);
    }
    throw error;
  }
  if (same(first, body)) return receipt;
  // What was typed after the lost answer is not dropped: it follows as an edit.
  const { contact_id: _contact, triage: _triage, ...rest } = body;
  const { version } = await edit(receipt.id, { ...rest, version: receipt.version });
  return { ...receipt, version };
}
