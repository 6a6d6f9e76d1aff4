// The live stream: one WebSocket per tab. Messages carry a number, a kind and an id, never content; they only make Query
// keys stale, each kind of key at most once a second. When the socket is down the screens poll every ten seconds.
import { createStore } from "../ui/store";
import { onReach } from "./client";
import { queries } from "./query";
import { type Throttled, throttle } from "./throttle";

export type Connection = "connecting" | "live" | "polling" | "offline";
export const connection = createStore<Connection>("connecting");

const pollEvery = 10_000;

const staleKeys: Record<string, string[]> = {
  contact: ["contact", "help", "board", "shift_sheet"],
  complaint: ["complaint", "party", "contact", "help", "board", "shift_sheet"],
  callback: ["callback", "board", "shift_sheet"],
  call: ["call", "contact", "queue", "board"],
  help: ["help", "board"],
  handover: ["handover", "call", "contact", "help", "board", "shift_sheet"],
  user: ["user"],
  factor_reset: ["factor-reset", "user"],
  session: ["signed-in"],
  audit: ["audit"],
};

interface Message {
  seq?: number;
  kind: string;
  id?: string;
}

/** News about one complaint leaves the pages of others alone: each reading again is an act in the audit. */
const isId = (key: unknown) => typeof key === "string" && /^[\da-f]{8}-/.test(key);

const invalidate = (kind: string, ids: readonly unknown[]) =>
  void queries.invalidateQueries({
    predicate: ({ queryKey: [own, , id] }) => own === kind && !(isId(id) && !ids.includes(id)),
  });

/** Opens the stream and keeps it open; returns how to end it. */
export function startLive(onSessionEnded: () => void): () => void {
  let socket: WebSocket | undefined;
  let seq: number | undefined;
  let tries = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const fresh = new Map<string, Throttled<unknown>>();

  const poll = setInterval(() => {
    if (connection.get() !== "live") void queries.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "codes" });
  }, pollEvery);

  let reached = true;
  const down = () => connection.set(navigator.onLine && reached ? "polling" : "offline");
  const forget = onReach((now) => {
    reached = now;
    if (connection.get() !== "live" && connection.get() !== "connecting") down();
  });

  function open() {
    if (stopped) return;
    const after = seq === undefined ? "" : `?after=${seq}`;
    socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/api/live${after}`);
    socket.onopen = () => {
      tries = 0;
      connection.set("live");
    };
    socket.onmessage = (event) => hear(JSON.parse(String(event.data)) as Message);
    socket.onclose = (event) => {
      if (stopped) return;
      if (event.code === 4401) return onSessionEnded();
      down();
      retry = setTimeout(open, Math.min(1000 * 2 ** tries++, 15_000) * (0.7 + Math.random() * 0.6));
    };
  }

  function hear(message: Message) {
    if (message.seq !== undefined) seq = message.seq;
    if (message.kind === "hello") return;
    if (message.kind === "session_ended") return onSessionEnded();
    if (message.kind === "resync") return void queries.invalidateQueries();
    for (const kind of staleKeys[message.kind] ?? [message.kind]) {
      const refresh = fresh.get(kind) ?? throttle((ids) => invalidate(kind, ids));
      fresh.set(kind, refresh);
      refresh(message.id);
    }
  }

  const wentOnline = () => {
    clearTimeout(retry);
    if (connection.get() !== "live") open();
  };
  const wentOffline = () => connection.set("offline");
  addEventListener("online", wentOnline);
  addEventListener("offline", wentOffline);
  open();

  return () => {
    stopped = true;
    clearTimeout(retry);
    clearInterval(poll);
    forget();
    for (const refresh of fresh.values()) refresh.stop();
    removeEventListener("online", wentOnline);
    removeEventListener("offline", wentOffline);
    socket?.close();
    connection.set("connecting");
  };
}
