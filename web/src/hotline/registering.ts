// Registering exactly once, whatever happens to the answer. A draft has one idempotency key for all its tries.
import { asProblem } from "../api/problem";
import {
  type ComplaintDraft,
  type ComplaintReceipt,
  editComplaint,
  noteAction,
  noteConsent,
  registerComplaint,
} from "./api";
import { saveSafeContact } from "./callback-api";

export interface Tried {
  /** Sent, but no answer came: it may be registered or not. */
  sent?: ComplaintDraft | undefined;
  /** What has followed already: the version its edit made, and the records of its own that were written. */
  edited?: { body: ComplaintDraft; version: number } | undefined;
  followed?: Set<string>;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export async function registerOnce(
  tried: Tried,
  body: ComplaintDraft,
  key: string,
  post = registerComplaint,
  edit = editComplaint,
  follow = noteLater,
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
      if (!same(first, body)) return registerOnce(tried, body, key, post, edit, follow);
    }
    throw error;
  }
  if (same(first, body)) return receipt;
  // What was typed after the lost answer is not dropped: it follows as an edit.
  const {
    contact_id: _contact,
    triage: _triage,
    safe_contact_rules: _safe,
    actions: _actions,
    consents: _consents,
    ...rest
  } = body;
  if (!same(tried.edited?.body, body)) {
    const { version } = await edit(receipt.id, { ...rest, version: tried.edited?.version ?? receipt.version });
    tried.edited = { body, version };
  }
  tried.followed ??= new Set();
  await follow(receipt.id, first, body, tried.followed);
  return { ...receipt, version: tried.edited?.version ?? receipt.version };
}

/** What has records of its own, as far as it is new since `first` was sent; each once, however often this is tried. */
async function noteLater(id: string, first: ComplaintDraft, now: ComplaintDraft, done: Set<string>) {
  const once = async (what: unknown, write: () => Promise<unknown>) => {
    const name = JSON.stringify(what);
    if (done.has(name)) return;
    await write();
    done.add(name);
  };
  const news = <T>(before: T[] | null | undefined, after: T[] | null | undefined) =>
    (after ?? []).filter((each) => !(before ?? []).some((one) => same(one, each)));
  const rules = now.safe_contact_rules;
  if (rules && !same(first.safe_contact_rules, rules))
    await once(rules, () => saveSafeContact(id, { ...rules, version: first.safe_contact_rules ? 1 : 0 }));
  for (const action of news(first.actions, now.actions)) await once(action, () => noteAction(id, action));
  for (const consent of news(first.consents, now.consents))
    await once(consent, () => noteConsent(id, consent.purpose, consent.given));
}
