// Signing a sheet, and taking a signature back.
import { type FormEvent, useRef } from "react";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { Dialog, DialogActions } from "../ui/dialog";
import { ReasonDialog } from "../ui/reason-dialog";
import { useSending } from "../ui/sending";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { general, type NoteKeeping, noteKey } from "./shift-notes";
import { Span } from "./shift-sheet";
import { type NextShiftSheet, signShiftSheet, type WholeShiftSheet, withdrawShiftSheet } from "./shift-sheet-api";

export const refreshShiftSheet = () => queries.invalidateQueries({ queryKey: ["shift_sheet"] });

/** What was noted on a line that is gone by now is signed with the general notes. */
function signatureOf(next: NextShiftSheet, keeping: NoteKeeping) {
  const { [general]: whole = "", ...rest } = keeping.notes.get();
  const item_notes = next.items.flatMap((line) => {
    const note = rest[noteKey(line)]?.trim();
    delete rest[noteKey(line)];
    return note ? [{ kind: line.kind, id: line.id, note }] : [];
  });
  const notes = [whole.trim(), ...Object.values(rest).map((text) => text.trim())].filter(Boolean).join("\n");
  return { version: keeping.version(), notes: notes || null, item_notes };
}

interface SignProps {
  next: NextShiftSheet;
  keeping: NoteKeeping;
  onClose(): void;
}

export function SignDialog({ next, keeping, onClose }: SignProps) {
  const { t } = useWords();
  const { send, sending, notice } = useSending();
  const key = useRef(crypto.randomUUID());
  const open = next.items.filter((line) => !line.ended);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const done = await send(async () => {
      try {
        await keeping.saving.flush();
        await signShiftSheet(signatureOf(next, keeping), key.current);
      } catch (error) {
        if (asProblem(error).status === 409) void refreshShiftSheet();
        throw error;
      }
    });
    if (!done) return;
    void refreshShiftSheet();
    tell(t("shift.signed"));
    onClose();
  }
  return (
    <Dialog open title={t("shift.sign_title")} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        <Span of={next} />
        <ul className="list-disc ps-5 text-sm">
          {(["urgent", "callback", "clock", "contact"] as const).map((kind) => (
            <li key={kind}>
              {t(`shift.group_${kind}`)}: {open.filter((line) => line.kind === kind).length}
            </li>
          ))}
        </ul>
        <p className="text-sm">{t("shift.sign_text")}</p>
        {notice}
        <DialogActions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button kind="primary" type="submit" isPending={sending} autoFocus>
            {t("shift.sign")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

export function WithdrawSheetDialog({ sheet, onClose }: { sheet: WholeShiftSheet; onClose(): void }) {
  const { t } = useWords();
  return (
    <ReasonDialog
      alert
      title={t("shift.withdraw_title")}
      label={t("act.reason")}
      act={t("shift.withdraw")}
      field="withdraw_reason"
      send={(reason) => withdrawShiftSheet(sheet.id, reason)}
      onDone={() => {
        void refreshShiftSheet();
        tell(t("shift.withdrawn"));
        onClose();
      }}
      onClose={onClose}
    >
      <p className="text-sm">{t("shift.withdraw_text")}</p>
    </ReasonDialog>
  );
}
