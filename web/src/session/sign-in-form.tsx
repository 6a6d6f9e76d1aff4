// What the sign-in steps share: a form that sends once, shows what went wrong, and counts down a delay.
import { CircleAlert, Hourglass } from "lucide-react";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { asProblem, type Problem } from "../api/problem";
import { Button } from "../ui/button";
import { fieldErrorText, problemText } from "../ui/problem-text";
import { stopwatch, useNow } from "../ui/time";
import { useWords } from "../words/words";

/** Runs one request at a time and keeps its problem. */
export function useSending() {
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [until, setUntil] = useState(0);
  async function send(work: () => Promise<void>) {
    if (sending || Date.now() < until) return;
    setSending(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      const found = asProblem(error);
      setProblem(found);
      if (found.status === 429 || found.slug === "busy") setUntil(Date.now() + Math.max(1, found.retryAfter) * 1000);
    } finally {
      setSending(false);
    }
  }
  const errorOf = (field: string) => problem?.errors.find((error) => error.pointer === `/${field}`);
  return { sending, problem, until, send, errorOf };
}

type Sending = ReturnType<typeof useSending>;

interface Props {
  title: string;
  text?: ReactNode;
  note?: string | undefined;
  button: string;
  sending: Sending;
  onSend(): Promise<void>;
  children: ReactNode;
  below?: ReactNode;
}

export function SignInForm({ title, text, note, button, sending, onSend, children, below }: Props) {
  const { t } = useWords();
  const { problem, until } = sending;
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void sending.send(onSend);
  }
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      <div>
        <h1 className="text-xl font-semibold">{title}</h1>
        {text && <p className="mt-1 text-dim">{text}</p>}
      </div>
      {note && <p className="rounded-md bg-sunken px-3 py-2 text-sm">{note}</p>}
      {problem && problem.slug !== "invalid" && !(until > Date.now()) && (
        <p role="alert" className="flex gap-2 rounded-md bg-danger-soft px-3 py-2 text-sm text-danger">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {problemText(t, problem)}
        </p>
      )}
      {children}
      <Delay until={until} />
      <Button type="submit" kind="primary" isPending={sending.sending} className="min-h-[40px]!">
        {sending.sending ? t("sign_in.sending") : button}
      </Button>
      {below}
    </form>
  );
}

function Delay({ until }: { until: number }) {
  const { t } = useWords();
  const [on, setOn] = useState(false);
  useEffect(() => {
    const left = until - Date.now();
    setOn(left > 0);
    if (left <= 0) return;
    const timer = setTimeout(() => setOn(false), left);
    return () => clearTimeout(timer);
  }, [until]);
  if (!on) return null;
  return (
    <p role="alert" className="flex gap-2 rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">
      <Hourglass aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>
        {t("sign_in.delayed")} <Left until={until} />
      </span>
    </p>
  );
}

function Left({ until }: { until: number }) {
  const left = Math.ceil((until - useNow(500)) / 1000);
  return (
    <bdi dir="ltr" aria-live="off" className="font-semibold">
      {stopwatch(left)}
    </bdi>
  );
}

export function useFieldError(sending: Sending) {
  const { t } = useWords();
  return (field: string) => {
    const error = sending.errorOf(field);
    return error ? fieldErrorText(t, error) : undefined;
  };
}
