// A sheet as it is read, ticked and printed: which shift, the lines by kind with the most urgent first, what ended, who signed.
import type { ReactNode } from "react";
import { useTimes } from "../ui/time";
import { useWords, type WordId } from "../words/words";
import { Line } from "./shift-line";
import type { NextShiftSheet, ShiftItemKind, ShiftLine, WholeShiftSheet } from "./shift-sheet-api";

const kinds: ShiftItemKind[] = ["urgent", "callback", "clock", "contact"];

interface Props {
  of: WholeShiftSheet | NextShiftSheet;
  /** Of a signed sheet: what ended after it is struck through in its place. */
  signedAt?: string;
  ticked?: ((line: ShiftLine) => boolean) | undefined;
  onTick?: ((line: ShiftLine, ticked: boolean) => void) | undefined;
  noteOf(line: ShiftLine): ReactNode;
  /** Above the lines: the general notes. */
  children: ReactNode;
}

export function Span({ of }: { of: WholeShiftSheet | NextShiftSheet }) {
  const { t, lang } = useWords();
  const times = useTimes();
  return (
    <p className="text-sm text-dim">
      <bdi className="font-medium text-ink">{lang === "ar" ? of.unit_name_ar : of.unit_name_en}</bdi>
      {" · "}
      {t("shift.shift", { from: times.dayAndClock(of.shift_from), until: times.clock(of.shift_until) })}
    </p>
  );
}

export function Sheet({ of, signedAt, ticked = (line) => line.ticked_at != null, onTick, noteOf, children }: Props) {
  const { t } = useWords();
  const endedBefore = (line: ShiftLine) =>
    line.ended != null && !(signedAt && Date.parse(line.ended_at ?? "") > Date.parse(signedAt));
  const late = of.items.filter((line) => line.late);
  const ended = of.items.filter((line) => endedBefore(line) && !line.late);
  const group = (title: string, lines: ShiftLine[], empty?: string) =>
    (lines.length > 0 || empty) && (
      <section key={title} className="card print-flow" aria-label={title}>
        <h2 className="border-b px-4 py-2 text-sm font-semibold text-dim">
          {title} <bdi dir="ltr">({lines.length})</bdi>
        </h2>
        {lines.length === 0 ? (
          <p className="px-4 py-3 text-sm text-dim">{empty}</p>
        ) : (
          <ul className="divide-y">
            {lines.map((line) => (
              <Line
                key={`${line.kind}:${line.id}`}
                line={line}
                ticked={ticked(line)}
                note={noteOf(line)}
                onTick={onTick && ((ticked) => onTick(line, ticked))}
              />
            ))}
          </ul>
        )}
      </section>
    );
  return (
    <div className="flex flex-col gap-4">
      {children}
      {kinds.map((kind) =>
        group(
          t(`shift.group_${kind}`),
          of.items.filter((line) => line.kind === kind && !line.late && !endedBefore(line)),
          t(`shift.none_${kind}` as WordId),
        ),
      )}
      {group(t("shift.group_late"), late)}
      {group(t("shift.group_ended"), ended)}
    </div>
  );
}

export function Signatures({ sheet }: { sheet: WholeShiftSheet }) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <section className="card grid break-inside-avoid gap-4 px-4 py-3 sm:grid-cols-2" aria-label={t("shift.signatures")}>
      <Signature title={t("shift.outgoing")} name={sheet.signed_by_name} at={times.dayAndClock(sheet.signed_at)} />
      <Signature
        title={t("shift.incoming")}
        name={sheet.accepted_by_name}
        at={sheet.accepted_at ? times.dayAndClock(sheet.accepted_at) : t("shift.not_accepted")}
      />
      {sheet.withdrawn_at && (
        <p className="text-sm font-medium text-danger sm:col-span-2">
          {t("shift.withdrawn_at", { when: times.dayAndClock(sheet.withdrawn_at) })} <bdi>{sheet.withdraw_reason}</bdi>
        </p>
      )}
    </section>
  );
}

function Signature({ title, name, at }: { title: string; name: string | null; at: string }) {
  return (
    <div>
      <h2 className="text-sm font-semibold text-dim">{title}</h2>
      <p className="text-lg font-semibold">{name ? <bdi>{name}</bdi> : "—"}</p>
      <p className="text-sm text-dim">{at}</p>
    </div>
  );
}
