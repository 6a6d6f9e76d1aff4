// The strip under the top bar while the telephone rings, for everyone who takes calls. Who picks up at her extension, or
// takes the call here, has its contact on the screen.
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { PhoneIncoming } from "lucide-react";
import { useCallback, useEffect, useRef } from "react";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { useKeys } from "../ui/keys";
import { problemText } from "../ui/problem-text";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { Elapsed } from "./call-strip";
import { answerCall, type Call, useCalls } from "./calls";

const mostShown = 3;

export default function Ringing() {
  const { t } = useWords();
  const navigate = useNavigate();
  const calls = useCalls();
  const waiting = calls?.filter((call) => !call.contact_id) ?? [];

  const show = useCallback(
    (contact: string) => {
      void queries.invalidateQueries({ queryKey: ["contact", "open"] });
      void navigate({ to: "/intake", search: { contact } });
    },
    [navigate],
  );
  const taking = useMutation({
    mutationFn: (call: Call) => answerCall(call.id),
    onSuccess: ({ contact_id }) => show(contact_id),
    onError: (error) => tell(problemText(t, asProblem(error)), true),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["call"] }),
  });
  const take = (call: Call | undefined) => {
    if (call && !taking.isPending) taking.mutate(call);
  };
  useKeys({ F4: () => take(waiting[0]) });

  // What she was talking about already when the page opened is no news.
  const shown = useRef<Set<string> | undefined>(undefined);
  useEffect(() => {
    if (!calls) return;
    const mine = calls.flatMap(({ contact_id }) => contact_id ?? []);
    const news = shown.current && mine.find((id) => !shown.current?.has(id));
    shown.current = new Set([...(shown.current ?? []), ...mine]);
    if (news) show(news);
  }, [calls, show]);

  return (
    <>
      <p role="status" className="sr-only">
        {waiting.length > 0 && t("ringing.count", { count: waiting.length })}
      </p>
      {waiting.length > 0 && (
        <section aria-label={t("ringing.title")} className="no-print shrink-0 border-b bg-ok-soft">
          <ul>
            {waiting.slice(0, mostShown).map((call, place) => (
              <li key={call.id} className="flex min-h-[46px] items-center gap-3 px-4 py-1.5">
                <Caller call={call} />
                <span className="flex-1" />
                <Button
                  kind={place === 0 ? "primary" : "plain"}
                  {...(place === 0 ? { keys: "F4" } : {})}
                  isPending={taking.isPending && taking.variables?.id === call.id}
                  onPress={() => take(call)}
                >
                  {t("ringing.take")}
                </Button>
              </li>
            ))}
          </ul>
          {waiting.length > mostShown && (
            <p className="px-4 pb-2 text-sm text-dim">{t("ringing.more", { count: waiting.length - mostShown })}</p>
          )}
        </section>
      )}
    </>
  );
}

/** What is known of who calls; no more of the number than tells two callers apart. */
function Caller({ call }: { call: Call }) {
  const { t } = useWords();
  return (
    <>
      <PhoneIncoming aria-hidden="true" className="pulse size-5 shrink-0 text-ok" />
      <span className="min-w-0">
        <span className="block truncate font-semibold">
          {call.caller_end ? <bdi dir="ltr">••• {call.caller_end}</bdi> : t("ringing.withheld")}
        </span>
        <span className="block truncate text-sm text-dim">
          {t(call.answered_at ? "ringing.answered" : "ringing.waiting")} · <Elapsed since={call.rang_at} />
        </span>
      </span>
    </>
  );
}
