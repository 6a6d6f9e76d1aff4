// Hand-over: the sheet that waits to be accepted, or the one that could be signed now; earlier ones below.
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { PenLine, Printer } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { asProblem } from "../api/problem";
import { useMay } from "../session/session";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { TextArea } from "../ui/field";
import type { Column } from "../ui/grid";
import { GridCard, useRows } from "../ui/grid-card";
import { useKeys } from "../ui/keys";
import { problemText } from "../ui/problem-text";
import { useSending } from "../ui/sending";
import { Empty, Failed, Loading } from "../ui/states";
import { useTimes } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { QueueFigures } from "./queue-figures";
import { SaveState } from "./save-state";
import { general, keepNotes, noteKey } from "./shift-notes";
import { Sheet, Signatures, Span } from "./shift-sheet";
import {
  acceptShiftSheet,
  type NextShiftSheet,
  type ShiftLine,
  type ShiftSheetRow,
  shiftSheetNowQuery,
  shiftSheetsQuery,
  tickShiftSheet,
  type WholeShiftSheet,
} from "./shift-sheet-api";
import { refreshShiftSheet, SignDialog, WithdrawSheetDialog } from "./shift-sheet-dialogs";

export function ShiftPage() {
  const can = useMay();
  return (
    <div className="print-flow h-full overflow-y-auto">
      {can("shift_sheet_sign") && <Now />}
      <History />
    </div>
  );
}

function Now() {
  const { data, error, refetch } = useQuery(shiftSheetNowQuery);
  if (data) return data.sheet ? <SignedSheet sheet={data.sheet} /> : <Live next={data.next} />;
  return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />;
}

/** J and K go from line to line. */
function useLineKeys() {
  const move = (step: number) => {
    const lines = [...document.querySelectorAll("[data-line]")];
    const stops = lines.map(
      (line) => line.querySelector<HTMLElement>("input[type=checkbox]") ?? line.querySelector<HTMLElement>("a"),
    );
    const here = lines.findIndex((line) => line.contains(document.activeElement));
    stops[here < 0 ? 0 : Math.min(stops.length - 1, Math.max(0, here + step))]?.focus();
  };
  useKeys({ KeyJ: () => move(1), KeyK: () => move(-1) });
}

interface HeadProps {
  of: WholeShiftSheet | NextShiftSheet;
  chip: ReactNode;
  children: ReactNode;
}

export function Head({ of, chip, children }: HeadProps) {
  const { t } = useWords();
  return (
    <header className="flex min-h-[54px] flex-wrap items-center gap-x-3 gap-y-2 pt-2.5 pb-3">
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2.5">
          <h1 className="text-xl font-semibold">{t("shift.title")}</h1>
          {chip}
        </div>
        <Span of={of} />
      </div>
      <div className="no-print flex flex-wrap gap-2">
        <Button icon={<Printer aria-hidden="true" className="size-4" />} onPress={() => print()}>
          {t("shift.print")}
        </Button>
        {children}
      </div>
    </header>
  );
}

const page = "mx-auto max-w-[1100px] px-5 pb-6";

function Live({ next }: { next: NextShiftSheet }) {
  const { t } = useWords();
  const [keeping] = useState(() => keepNotes(next.content, next.version));
  const notes = keeping.notes.use();
  const [signing, setSigning] = useState(false);
  useLineKeys();
  useEffect(() => keeping.meet(next.content, next.version), [keeping, next.content, next.version]);
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => keeping.saving.unsaved() && event.preventDefault();
    addEventListener("beforeunload", stay);
    return () => {
      removeEventListener("beforeunload", stay);
      void keeping.saving.flush().catch(() => undefined);
    };
  }, [keeping]);
  return (
    <div className={page}>
      <Head of={next} chip={<Chip>{t("shift.unsigned")}</Chip>}>
        <Button
          kind="primary"
          icon={<PenLine aria-hidden="true" className="size-4" />}
          onPress={() => setSigning(true)}
        >
          {t("shift.sign")}
        </Button>
      </Head>
      <Sheet
        of={next}
        noteOf={(line) => (
          <NoteField
            line={line}
            value={notes[noteKey(line)] ?? ""}
            onChange={(text) => keeping.write(noteKey(line), text)}
          />
        )}
      >
        <div className="no-print">
          <QueueFigures since={next.shift_from} />
        </div>
        <div className="card px-4 py-3">
          <TextArea
            label={t("shift.notes")}
            optional
            hint={t("shift.notes_hint")}
            maxLength={4000}
            dir="auto"
            value={notes[general] ?? ""}
            onChange={(event) => keeping.write(general, event.target.value)}
          />
          <SaveState state={keeping.saving.state} />
        </div>
      </Sheet>
      {signing && <SignDialog next={next} keeping={keeping} onClose={() => setSigning(false)} />}
    </div>
  );
}

function NoteField({ line, value, onChange }: { line: ShiftLine; value: string; onChange(text: string): void }) {
  const { t } = useWords();
  if (line.ended && !value) return null;
  return (
    <>
      <input
        type="text"
        aria-label={t("shift.note_on", { what: line.reference ?? t("shift.kind_contact") })}
        placeholder={t("shift.note")}
        maxLength={1000}
        dir="auto"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="control no-print text-sm"
      />
      {value && <p className="hidden text-sm print:block">{value}</p>}
    </>
  );
}

export function Text({ children }: { children: string | null }) {
  return children ? (
    <p className="rounded-md bg-warn-soft px-2.5 py-1.5 text-sm break-words whitespace-pre-wrap">
      <bdi>{children}</bdi>
    </p>
  ) : null;
}

/** Ticks show at once and are sent one after the other; what is refused is told, and shows as it is. */
function useTicks(sheet: WholeShiftSheet) {
  const { t } = useWords();
  const [sending, setSending] = useState<Record<string, boolean>>({});
  const queue = useRef(Promise.resolve());
  function tick(line: ShiftLine, to: boolean) {
    const key = noteKey(line);
    setSending((now) => ({ ...now, [key]: to }));
    queue.current = queue.current
      .then(() => tickShiftSheet(sheet.id, line, to))
      .catch((error) => tell(problemText(t, asProblem(error)), true))
      .then(() => refreshShiftSheet())
      .then(() => setSending(({ [key]: _, ...rest }) => rest));
  }
  return { tick, ticked: (line: ShiftLine) => sending[noteKey(line)] ?? line.ticked_at != null };
}

function SignedSheet({ sheet }: { sheet: WholeShiftSheet }) {
  const { t } = useWords();
  const { send, sending, notice } = useSending();
  const [withdrawing, setWithdrawing] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  useLineKeys();
  const accepts = sheet.may.includes("accept");
  const { ticked, tick } = useTicks(sheet);
  const left = sheet.items.filter((line) => line.must_tick && !line.ended && !ticked(line)).length;
  async function accept() {
    if (left > 0) {
      whole.current?.querySelector<HTMLElement>("input[type=checkbox]:not(:checked)")?.focus();
      tell(t("shift.left", { count: left }), true);
      return;
    }
    if (await send(() => acceptShiftSheet(sheet.id))) tell(t("shift.accepted"));
    void refreshShiftSheet();
  }
  return (
    <div ref={whole} className={page}>
      <Head of={sheet} chip={<Chip tone="warn">{t("shift.waits")}</Chip>}>
        {sheet.may.includes("withdraw") && (
          <Button kind="danger" onPress={() => setWithdrawing(true)}>
            {t("shift.withdraw")}
          </Button>
        )}
        {accepts && (
          <Button kind="primary" isPending={sending} onPress={() => void accept()}>
            {t("shift.accept")}
          </Button>
        )}
      </Head>
      <div className="mb-4 flex flex-col gap-2">
        <p role="status" className="no-print text-sm text-dim">
          {!accepts ? t("shift.waits_text") : left > 0 ? t("shift.left", { count: left }) : t("shift.all_ticked")}
        </p>
        {notice}
      </div>
      <SheetBody sheet={sheet} ticked={ticked} onTick={accepts ? tick : undefined} />
      {withdrawing && <WithdrawSheetDialog sheet={sheet} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}

interface BodyProps {
  sheet: WholeShiftSheet;
  ticked?: (line: ShiftLine) => boolean;
  onTick?: ((line: ShiftLine, ticked: boolean) => void) | undefined;
}

export function SheetBody({ sheet, ticked, onTick }: BodyProps) {
  const { t } = useWords();
  return (
    <Sheet
      of={sheet}
      signedAt={sheet.signed_at}
      ticked={ticked}
      onTick={onTick}
      noteOf={(line) => <Text>{line.note}</Text>}
    >
      <Signatures sheet={sheet} />
      {sheet.notes && (
        <section className="card px-4 py-3" aria-label={t("shift.notes")}>
          <h2 className="text-sm font-semibold text-dim">{t("shift.notes")}</h2>
          <Text>{sheet.notes}</Text>
        </section>
      )}
    </Sheet>
  );
}

function History() {
  const { t } = useWords();
  const can = useMay();
  const navigate = useNavigate();
  const list = useRows(useInfiniteQuery(shiftSheetsQuery));
  const columns = useColumns();
  const Title = can("shift_sheet_sign") ? "h2" : "h1";
  return (
    <section className="no-print mx-auto flex h-[420px] max-w-[1100px] flex-col" aria-label={t("shift.history")}>
      <Title className="px-5 pt-3 pb-2 text-lg font-semibold">{t("shift.history")}</Title>
      <GridCard
        of={list}
        label={t("shift.history")}
        columns={columns}
        keyOf={(row) => row.id}
        onOpen={(row) => void navigate({ to: "/shift/$id", params: { id: row.id } })}
        empty={<Empty title={t("shift.no_history")} />}
      />
    </section>
  );
}

function useColumns(): Column<ShiftSheetRow>[] {
  const { t } = useWords();
  const times = useTimes();
  return useMemo(
    () => [
      {
        id: "shift",
        header: t("shift.column_shift"),
        track: "minmax(0,1.4fr)",
        cell: (row) => `${times.dayAndClock(row.shift_from)} – ${times.clock(row.shift_until)}`,
      },
      {
        id: "state",
        header: t("column.state"),
        track: "minmax(0,1fr)",
        cell: (row) =>
          row.withdrawn_at ? (
            <Chip>{t("shift.state_withdrawn")}</Chip>
          ) : row.accepted_at ? (
            <Chip tone="ok">{t("shift.state_accepted")}</Chip>
          ) : (
            <Chip tone="warn">{t("shift.waits")}</Chip>
          ),
      },
      { id: "out", header: t("shift.outgoing"), track: "minmax(0,1fr)", cell: (row) => row.signed_by_name },
      { id: "in", header: t("shift.incoming"), track: "minmax(0,1fr)", cell: (row) => row.accepted_by_name ?? "—" },
      { id: "items", header: t("shift.column_items"), track: "90px", cell: (row) => row.items },
    ],
    [t, times],
  );
}
