// What she has complained of, newest first, as far as the reader may see it.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCodes } from "../api/codes";
import { TriageChip } from "../hotline/triage-chip";
import { Chip, stateTone } from "../ui/chip";
import { Failed, Loading } from "../ui/states";
import { useTimes } from "../ui/time";
import { useWords, type WordId } from "../words/words";
import { complaintsOfPersonQuery } from "./api";

export function ComplaintsOfPerson({ id }: { id: string }) {
  const { t } = useWords();
  const codes = useCodes();
  const times = useTimes();
  const { data, error, refetch } = useQuery(complaintsOfPersonQuery(id));
  return (
    <section className="card break-inside-avoid px-4 py-3.5" aria-label={t("people.complaints")}>
      <h2 className="mb-1 text-sm font-semibold text-dim">{t("people.complaints")}</h2>
      {error && !data ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.length === 0 ? (
        <p className="text-sm text-dim">{t("people.no_complaints")}</p>
      ) : (
        <ul className="divide-y">
          {data.map((complaint) => (
            <li key={complaint.id} className="py-2.5 text-sm last:pb-0">
              <div className="flex flex-wrap items-center gap-2">
                <Link
                  to="/complaints/$id"
                  params={{ id: complaint.id }}
                  className="inline-flex min-h-6 items-center font-semibold text-accent hover:underline"
                >
                  <bdi dir="ltr" className="normal-nums">
                    {complaint.reference}
                  </bdi>
                </Link>
                <TriageChip level={complaint.triage} short />
                <Chip tone={stateTone(complaint.state)}>{t(`state.${complaint.state}` as WordId)}</Chip>
              </div>
              <p>{complaint.categories.map((code) => codes.label("complaint_category", code)).join(t("list.comma"))}</p>
              <p className="text-xs text-dim">{times.dayAndClock(complaint.created_at)}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
