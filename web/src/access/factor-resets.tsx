// Factor resets that wait for a second administrator.
import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { useSession } from "../session/session";
import { Button } from "../ui/button";
import { Dialog, DialogActions } from "../ui/dialog";
import { problemText } from "../ui/problem-text";
import { useTimes } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { approveReset, dropReset, type FactorReset, resetsQuery } from "./api";

export function FactorResets({ onCode }: { onCode(code: { name: string; code: string }): void }) {
  const { t } = useWords();
  const { data } = useQuery(resetsQuery);
  const [asking, setAsking] = useState<FactorReset | null>(null);
  if (!data?.length) return null;

  async function run(work: () => Promise<void>) {
    try {
      await work();
      void queries.invalidateQueries({ queryKey: ["factor-reset"] });
      void queries.invalidateQueries({ queryKey: ["user"] });
    } catch (error) {
      tell(problemText(t, asProblem(error)), true);
    }
    setAsking(null);
  }

  return (
    <section className="card mx-5 mb-4 shrink-0 border-warn px-4 py-3">
      <h2 className="mb-1 flex items-center gap-2 font-semibold">
        <KeyRound aria-hidden="true" className="size-4 text-warn" />
        {t("resets.title")}
      </h2>
      <ul className="divide-y">
        {data.map((reset) => (
          <Line
            key={reset.id}
            reset={reset}
            onApprove={() => setAsking(reset)}
            onDrop={() => void run(async () => void (await dropReset(reset.id)))}
          />
        ))}
      </ul>
      {asking && (
        <Dialog
          open
          alert
          title={t("resets.approve_title", { name: asking.user_name })}
          onClose={() => setAsking(null)}
        >
          <p>{t("resets.approve_text", { name: asking.user_name })}</p>
          <DialogActions>
            <Button onPress={() => setAsking(null)}>{t("cancel")}</Button>
            <Button
              kind="danger-fill"
              onPress={() =>
                void run(async () => {
                  const done = await approveReset(asking.id);
                  onCode({ name: asking.user_name, code: done.setup_code });
                })
              }
            >
              {t("resets.approve")}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </section>
  );
}

function Line({ reset, onApprove, onDrop }: { reset: FactorReset; onApprove(): void; onDrop(): void }) {
  const { t } = useWords();
  const session = useSession();
  const times = useTimes();
  const own = reset.requested_by === session.user_id;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <span className="min-w-0 flex-1 basis-60">
        <bdi className="font-semibold">{reset.user_name}</bdi>
        <span className="text-dim"> · {reset.reason}</span>
        <span className="block text-sm text-dim">
          {t("resets.line", { name: reset.requested_by_name, when: times.dayAndClock(reset.requested_at) })}
        </span>
      </span>
      {own ? (
        <span className="text-sm text-dim">{t("resets.own")}</span>
      ) : (
        <Button onPress={onApprove}>{t("resets.approve")}</Button>
      )}
      <Button kind="quiet" onPress={onDrop}>
        {t("resets.drop")}
      </Button>
    </li>
  );
}
