// What she agreed to, purpose by purpose: the newest answer counts, earlier ones stay to be seen.
import { useMutation, useQuery } from "@tanstack/react-query";
import { Handshake } from "lucide-react";
import { useCodes } from "../api/codes";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { problemText } from "../ui/problem-text";
import { Failed, Loading } from "../ui/states";
import { useTimes } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { type Complaint, type ConsentRow, consentsQuery, noteConsent } from "./api";
import { purposes } from "./draft";

export function ComplaintConsents({ complaint }: { complaint: Complaint }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(consentsQuery(complaint.id));
  const note = useMutation({
    mutationFn: ({ purpose, given }: { purpose: string; given: boolean }) => noteConsent(complaint.id, purpose, given),
    onSuccess: () => {
      tell(t("consents.noted"));
      return queries.invalidateQueries({ queryKey: ["complaint", "consents", complaint.id] });
    },
    onError: (failed) => tell(problemText(t, asProblem(failed)), true),
  });
  return (
    <section className="card px-4 py-3.5" aria-label={t("consents.title")}>
      <h2 className="mb-2 flex min-h-[34px] items-center gap-2 text-sm font-semibold text-dim">
        <Handshake aria-hidden="true" className="size-4" />
        {t("consents.title")}
      </h2>
      {data ? (
        <ul className="flex flex-col gap-2.5">
          {purposes.map((purpose) => (
            <Purpose
              key={purpose}
              purpose={purpose}
              answers={data.items.filter((answer) => answer.purpose === purpose)}
              onNote={
                complaint.may.includes("edit")
                  ? (given) => !note.isPending && note.mutate({ purpose, given })
                  : undefined
              }
            />
          ))}
        </ul>
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

interface PurposeProps {
  purpose: string;
  answers: ConsentRow[];
  onNote: ((given: boolean) => void) | undefined;
}

function Purpose({ purpose, answers, onNote }: PurposeProps) {
  const { t } = useWords();
  const codes = useCodes();
  const times = useTimes();
  const [newest, ...earlier] = answers;
  const label = codes.label("consent_type", purpose);
  const said = (answer: ConsentRow) => t(answer.given ? "consents.given" : "consents.not_given");
  return (
    <li className="text-sm">
      <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
        <span className="min-w-0 flex-1 font-medium">{label}</span>
        <Chip tone={newest?.given ? "ok" : newest ? "warn" : "plain"}>
          {newest ? said(newest) : t("consents.not_asked")}
        </Chip>
        {onNote && (
          <Button
            onPress={() => onNote(!newest?.given)}
            aria-label={`${t(newest?.given ? "consents.withdraw" : "consents.agree")}: ${label}`}
            className="no-print min-h-[26px]! px-2! text-xs"
          >
            {t(newest?.given ? "consents.withdraw" : "consents.agree")}
          </Button>
        )}
      </div>
      {newest && (
        <p className="text-xs text-dim">
          {times.dayAndClock(newest.at)} · {newest.actor_name}
        </p>
      )}
      {earlier.map((answer) => (
        <p key={answer.id} className="text-xs text-dim">
          {t("consents.before", { answer: said(answer), when: times.dayAndClock(answer.at), name: answer.actor_name })}
        </p>
      ))}
    </li>
  );
}
