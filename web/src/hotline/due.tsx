// When an answer is owed: quiet while there is time, amber within the hour, red and in words when it has passed.
import { Clock3 } from "lucide-react";
import { Chip } from "../ui/chip";
import { dayAndClock, span, useNow } from "../ui/time";
import { useWords } from "../words/words";

interface Props {
  at: string | null | undefined;
  /** A settled complaint owes nothing. */
  done?: boolean;
}

export const isDone = (state: string) => ["CLOSED", "SETTLED", "WITHDRAWN", "JUDGMENT"].includes(state);

export function Due({ at, done }: Props) {
  const { t, lang } = useWords();
  const now = useNow(30_000);
  if (!at || done) return <span className="text-sm text-dim">{t("due.none")}</span>;
  const left = Date.parse(at) - now;
  const { count, unit } = span(Math.abs(left));
  const tone = left < 0 ? "danger" : left < 3_600_000 ? "warn" : "plain";
  return (
    <Chip tone={tone} title={dayAndClock(lang, at)}>
      <Clock3 aria-hidden="true" className="size-3" />
      {t(left < 0 ? "due.overdue" : "due.in", { when: t(`span.${unit}`, { count }) })}
    </Chip>
  );
}
