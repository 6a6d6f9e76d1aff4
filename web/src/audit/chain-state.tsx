// The state of the audit chain: how much is numbered, how much waits, and the head that was signed last.
import { useQuery } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import type { ReactNode } from "react";
import { Failed } from "../ui/states";
import { useNow, useTimes } from "../ui/time";
import { useWords } from "../words/words";
import { chainQuery } from "./api";

const short = (hash: string | null | undefined) => (hash ? `${hash.slice(0, 12)}…` : "");

export function ChainState() {
  const { t } = useWords();
  const times = useTimes();
  const now = useNow(15_000);
  const { data, error, refetch } = useQuery(chainQuery);
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <section
      className="card mx-5 mb-3 flex shrink-0 flex-wrap items-start gap-x-8 gap-y-2 px-4 py-3"
      aria-label={t("audit.chain")}
    >
      <h2 className="flex items-center gap-2 self-center font-semibold">
        <Link2 aria-hidden="true" className="size-4 text-accent" />
        {t("audit.chain")}
      </h2>
      <Figure label={t("audit.chain_sequenced")}>{data?.sequenced ?? "…"}</Figure>
      <Figure label={t("audit.chain_pending")}>
        <span className={data?.pending ? "text-warn" : ""}>{data?.pending ?? "…"}</span>
      </Figure>
      <Figure label={t("audit.chain_head")}>
        {data?.head_seq != null ? (
          <>
            <bdi dir="ltr">
              {data.head_seq} · <span title={data.head_hash ?? ""}>{short(data.head_hash)}</span>
            </bdi>
            {data.head_at && (
              <span className="ms-2 font-normal text-dim" title={times.dayAndClock(data.head_at)}>
                {t("audit.chain_signed", { when: times.ago(data.head_at, now) })}
              </span>
            )}
          </>
        ) : (
          t("audit.chain_none")
        )}
      </Figure>
      <Figure label={t("audit.chain_hash")}>
        <bdi dir="ltr" title={data?.last_hash ?? ""}>
          {short(data?.last_hash)}
        </bdi>
      </Figure>
      <Figure label={t("audit.chain_key")}>
        <bdi dir="ltr">{data?.key_id}</bdi>
      </Figure>
    </section>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <p className="text-xs text-dim">{label}</p>
      <p className="font-semibold tabular-nums">{children}</p>
    </div>
  );
}
