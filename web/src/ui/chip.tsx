// A small word on a tinted ground. The tone never speaks alone: the word says it too.
import type { ReactNode } from "react";

export type Tone = "plain" | "accent" | "ok" | "warn" | "danger";

const tones: Record<Tone, string> = {
  plain: "bg-sunken text-dim",
  accent: "bg-accent-soft text-accent",
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
};

export function Chip({ tone = "plain", title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <span
      title={title}
      className={`inline-flex min-h-[22px] items-center gap-1 rounded px-1.5 text-xs font-medium whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  );
}

const stateTones: Record<string, Tone> = { NEW: "accent", REOPENED: "warn", CLOSED: "plain", SETTLED: "ok" };
export const stateTone = (state: string): Tone => stateTones[state] ?? "plain";
