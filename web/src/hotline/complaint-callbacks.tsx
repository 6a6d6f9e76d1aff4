// The calls promised to her, on the complaint's page.
import { useQuery } from "@tanstack/react-query";
import { PhoneOutgoing, Plus } from "lucide-react";
import { useState } from "react";
import { useMay } from "../session/session";
import { Button, IconButton } from "../ui/button";
import { Chip } from "../ui/chip";
import { useTimes } from "../ui/time";
import { useWords, type WordId } from "../words/words";
import type { Complaint } from "./api";
import { Callable } from "./callable";
import { type CallbackRow, callbacksOfQuery } from "./callback-api";
import { CallDialog, PromiseDialog } from "./callback-dialogs";
import { Due } from "./due";

export function ComplaintCallbacks({ complaint }: { complaint: Complaint }) {
  const { t } = useWords();
  const can = useMay();
  const [promising, setPromising] = useState(false);
  const [calling, setCalling] = useState<CallbackRow | null>(null);
  const { data } = useQuery({ ...callbacksOfQuery(complaint.id), enabled: can("callback_read") });
  if (!can("callback_read")) return null;
  return (
    <section className="card px-4 py-3.5" aria-label={t("callbacks.title")}>
      <div className="mb-1 flex items-center justify-between gap-2">
        <h2 className="flex items-center gap-2 text-sm font-semibold text-dim">
          <PhoneOutgoing aria-hidden="true" className="size-4" />
          {t("callbacks.title")}
        </h2>
        {can("callback_promise") && (
          <IconButton
            label={t("callback.promise_title")}
            icon={<Plus aria-hidden="true" className="size-4" />}
            onPress={() => setPromising(true)}
          />
        )}
      </div>
      {data?.items.length === 0 && <p className="text-sm text-dim">{t("callbacks.none_here")}</p>}
      <ul className="divide-y">
        {data?.items.map((callback) => (
          <Line key={callback.id} callback={callback} onCall={() => setCalling(callback)} />
        ))}
      </ul>
      {promising && <PromiseDialog complaint={complaint.id} onClose={() => setPromising(false)} />}
      {calling && <CallDialog callback={calling} onClose={() => setCalling(null)} />}
    </section>
  );
}

function Line({ callback, onCall }: { callback: CallbackRow; onCall(): void }) {
  const { t } = useWords();
  const can = useMay();
  const times = useTimes();
  return (
    <li className="flex flex-col gap-1.5 py-2.5 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        {callback.ended_at ? (
          <Chip>{t(`callback.ended_${callback.outcome}` as WordId)}</Chip>
        ) : (
          <Due at={callback.due_at} />
        )}
        <span className="text-xs text-dim">{times.dayAndClock(callback.due_at)}</span>
      </div>
      {callback.promise && <bdi className="break-words">{callback.promise}</bdi>}
      <span className="text-xs text-dim">
        {callback.promised_by_name} · {t("callbacks.tried", { count: callback.attempts })}
      </span>
      {!callback.ended_at && (
        <div className="flex items-center justify-between gap-2">
          <Callable callback={callback} />
          {can("callback_make") && !callback.refusal && (
            <Button kind="accent" className="no-print" onPress={onCall}>
              {t("callback.call")}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
