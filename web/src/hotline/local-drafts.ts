// Text that the server has not confirmed yet, kept in this browser: encrypted under a key that only its author's session
// gets from the server and that is never stored. There is a row exactly as long as there is unsent text, one per contact
// and window, so that two windows cannot overwrite each other's.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { ask, GET } from "../api/client";
import { queries } from "../api/query";
import { sessionQuery } from "../session/session";
import type { ContactStart } from "./api";
import type { Field, Values } from "./draft";

/** This page's life; a reload is another window. */
export const windowId = crypto.randomUUID();

/** What was typed, and what it was typed on. */
export interface Copy {
  contact: string;
  window: string;
  savedAt: number;
  /** The draft's idempotency key and version, 0: the server had none. */
  key: string;
  version: number;
  base: Values;
  mine: Values;
  contested: readonly Field[];
  /** The contact itself, if the server does not have it yet. */
  start: ContactStart | null;
}

type RowKey = [account: string, contact: string, window: string];

interface Row {
  account: string;
  contact: string;
  window: string;
  savedAt: number;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

interface Kept extends DBSchema {
  draft: { key: RowKey; value: Row };
}

const longest = 30 * 86_400_000;

let database: Promise<IDBPDatabase<Kept>> | undefined;

function open(): Promise<IDBPDatabase<Kept>> {
  const forget = () => {
    database = undefined;
  };
  database ??= openDB<Kept>("sanad", 1, {
    upgrade: (made) => void made.createObjectStore("draft", { keyPath: ["account", "contact", "window"] }),
    terminated: forget,
  }).then(
    async (opened) => {
      for (const row of await opened.getAll("draft"))
        if (row.savedAt < Date.now() - longest) await opened.delete("draft", keyOf(row));
      return opened;
    },
    (error) => {
      forget();
      throw error;
    },
  );
  return database;
}

const keyOf = ({ account, contact, window }: Pick<Row, "account" | "contact" | "window">): RowKey => [
  account,
  contact,
  window,
];
const me = () => queries.getQueryData(sessionQuery.queryKey)?.user_id ?? "";
const rowsOf = (...of: string[]) => IDBKeyRange.bound(of, [...of, []]);

let key: Promise<CryptoKey> | undefined;

/** Asked for once, while there is a connection; a page that another person signs in on is loaded anew. */
export function draftKey(): Promise<CryptoKey> {
  key ??= ask(GET("/api/session/draft-key")).then(
    (given) => {
      const bytes = Uint8Array.from(atob(given.key.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
      return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    },
    (error) => {
      key = undefined;
      throw error;
    },
  );
  return key;
}

const cipher = (row: Pick<Row, "account" | "contact" | "window" | "iv">) => ({
  name: "AES-GCM",
  iv: row.iv,
  additionalData: new TextEncoder().encode(keyOf(row).join()),
});

/** Strict: on the disk, not only handed to the system, before it counts. */
const writing = (opened: IDBPDatabase<Kept>) => opened.transaction("draft", "readwrite", { durability: "strict" });

export async function keepCopy({ contact, window, savedAt, ...text }: Copy): Promise<void> {
  const row = { account: me(), contact, window, savedAt, iv: crypto.getRandomValues(new Uint8Array(12)) };
  const plain = new TextEncoder().encode(JSON.stringify(text));
  const sealed = await crypto.subtle.encrypt(cipher(row), await draftKey(), plain);
  const work = writing(await open());
  await Promise.all([work.store.put({ ...row, sealed }), work.done]);
}

export async function dropCopies(contact: string, windows: readonly string[]): Promise<void> {
  const work = writing(await open());
  await Promise.all([...windows.map((window) => work.store.delete([me(), contact, window])), work.done]);
}

/** My copies of one contact, oldest first. What cannot be read, under a key of another time, is left to its end. */
export async function copiesOf(contact: string): Promise<Copy[]> {
  const rows = await (await open()).getAll("draft", rowsOf(me(), contact));
  if (!rows.length) return [];
  const opener = await draftKey();
  const read = async ({ sealed, iv, account, ...row }: Row): Promise<Copy[]> => {
    const plain = await crypto.subtle.decrypt(cipher({ ...row, account, iv }), opener, sealed).catch(() => null);
    return plain ? [{ ...row, ...JSON.parse(new TextDecoder().decode(plain)) }] : [];
  };
  return (await Promise.all(rows.map(read))).flat().sort((a, b) => a.savedAt - b.savedAt);
}

export interface Unsent {
  contact: string;
  savedAt: number;
}

/** The contacts with unsent text of mine, and since when it waits. */
export async function unsentContacts(): Promise<Unsent[]> {
  const rows = await (await open()).getAll("draft", rowsOf(me()));
  const latest = new Map<string, number>();
  for (const row of rows) latest.set(row.contact, Math.max(row.savedAt, latest.get(row.contact) ?? 0));
  return [...latest].map(([contact, savedAt]) => ({ contact, savedAt }));
}
