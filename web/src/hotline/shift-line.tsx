// One thing that is owed: what, how urgent, until when, by whom; its note; and the tick of who takes it over.
import { Link } from "@tanstack/react-router";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useCodes } from "../api/codes";
import { Chip, stateTone } from "../ui/chip";
import { useTimes } from "../ui/time";
import { useWords, type WordId } from "../words/words";
import { Due } from "./due";
import type { ShiftLine } from "./shift-sheet-api";
import { TriageChip } from "./triage-chip";

interface Props {
  line: ShiftLine;
  ticked: boolean;
  /** Only for whom may tick. */
  onTick?: ((ticked: boolean) => void) | undefined;
  note: ReactNode;
}

export function Line({ line, ticked, onTick, note }: Props) {
  const { t } = useWords();
  const codes = useCodes();
  const times = useTimes();
  const over = line.ended != null;
  const facts = [
    line.language ? codes.label("language", line.language) : "",
    line.detail ? t(`shift.detail_${line.kind}_${line.detail}` as WordId) : "",
    line.who_name ?? "",
    t("shift.since", { when: times.dayAndClock(line.since) }),
  ].filter(Boolean);
  return (
    <li
      data-line=""
      className="flex break-inside-avoid flex-wrap items-start gap-x-4 gap-y-1.5 px-4 py-2.5 print:flex-nowrap print:px-0 print:py-1.5"
    >
      <span className="grid w-6 shrink-0 place-items-center pt-1">
        {onTick && line.must_tick && !over ? (
          <input
            type="checkbox"
            checked={ticked}
            onChange={(event) => onTick(event.target.checked)}
            aria-label={t("shift.tick", { what: nameOf(line, t) })}
            className="size-5 accent-accent"
          />
        ) : line.ticked_at ? (
          <Check aria-label={t("shift.ticked")} className="size-4 text-ok" />
        ) : (
          line.must_tick &&
          !over && <span aria-hidden="true" className="hidden size-4 rounded-sm border border-edge print:block" />
        )}
      </span>
      <div className={`min-w-0 grow basis-80 ${over ? "text-dim" : ""}`}>
        <p className="flex flex-wrap items-center gap-2">
          <span className={`font-semibold ${over ? "line-through" : ""}`}>
            {line.complaint_id ? (
              <Link
                to="/complaints/$id"
                params={{ id: line.complaint_id }}
                className="inline-flex min-h-6 items-center"
              >
                <bdi dir="ltr" className="normal-nums">
                  {line.reference}
                </bdi>
              </Link>
            ) : (
              <Link to="/intake" search={{ contact: line.id }} className="inline-flex min-h-6 items-center">
                {t("shift.contact_of", { when: times.clock(line.since) })}
              </Link>
            )}
          </span>
          {line.triage && <TriageChip level={line.triage} />}
          {line.state && <Chip tone={stateTone(line.state)}>{t(`state.${line.state}` as WordId)}</Chip>}
          {line.ended && (
            <Chip tone="ok">
              {t(`shift.ended_${line.ended}` as WordId)}
              {line.ended_at && <bdi dir="ltr">{times.clock(line.ended_at)}</bdi>}
            </Chip>
          )}
        </p>
        {line.promise && (
          <p className="text-sm break-words">
            <span className="text-dim">{t("callback.promise")}: </span>
            <bdi>{line.promise}</bdi>
          </p>
        )}
        <p className="text-xs text-dim">
          {facts.map((fact, at) => (
            <span key={fact}>
              {at > 0 && " · "}
              <bdi>{fact}</bdi>
            </span>
          ))}
        </p>
      </div>
      {note && <div className="min-w-0 grow basis-64 self-center">{note}</div>}
      {line.due_at && !over && (
        <span className="flex shrink-0 flex-col items-end gap-0.5">
          <span className="no-print">
            <Due at={line.due_at} />
          </span>
          <span className="text-xs text-dim">{times.dayAndClock(line.due_at)}</span>
        </span>
      )}
    </li>
  );
}

export const nameOf = (line: ShiftLine, t: ReturnType<typeof useWords>["t"]) =>
  `${line.triage ?? ""} ${t(`shift.kind_${line.kind}`)} ${line.reference ?? ""}`.trim();
