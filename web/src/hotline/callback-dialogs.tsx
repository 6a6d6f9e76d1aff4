// Promising a call, making it, and taking the promise back.
import { type FormEvent, useEffect, useRef, useState } from "react";
import { asProblem, type Problem } from "../api/problem";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { ChoiceField } from "../ui/choice";
import { Dialog, DialogActions } from "../ui/dialog";
import { TextArea } from "../ui/field";
import { Phone } from "../ui/phone";
import { problemText } from "../ui/problem-text";
import { ReasonDialog } from "../ui/reason-dialog";
import { useSending } from "../ui/sending";
import { Loading } from "../ui/states";
import { fieldsOf } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { assignCallback } from "./beside-api";
import {
  type AttemptOutcome,
  type CallbackRow,
  type CallSheet,
  finishAttempt,
  promiseCallback,
  startCallback,
  withdrawCallback,
} from "./callback-api";
import { ColleagueDialog } from "./colleague-picker";
import { PlaceLines } from "./place";
import { Rules } from "./safe-contact-card";
import { instantOf, WhenField } from "./when-field";

const refresh = () => queries.invalidateQueries({ queryKey: ["callback"] });

export function PromiseDialog({ complaint, onClose }: { complaint: string; onClose(): void }) {
  const { t } = useWords();
  const [due, setDue] = useState(() => fieldsOf(Math.ceil((Date.now() + 3_600_000) / 900_000) * 900_000));
  const [promise, setPromise] = useState("");
  const [tried, setTried] = useState(false);
  const { send, sending, errorOf, notice } = useSending();
  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const due_at = instantOf(due);
    if (!due_at) return;
    if (!(await send(() => promiseCallback(complaint, { due_at, promise: promise.trim() || null })))) return;
    void refresh();
    tell(t("callback.promised"));
    onClose();
  }
  return (
    <Dialog open title={t("callback.promise_title")} onClose={onClose}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3.5">
        <WhenField
          label={t("callback.due")}
          value={due}
          onChange={setDue}
          error={tried && !instantOf(due) ? t("error.required") : errorOf("due_at")}
        />
        <TextArea
          label={t("callback.promise")}
          optional
          maxLength={400}
          dir="auto"
          value={promise}
          onChange={(event) => setPromise(event.target.value)}
          error={errorOf("promise")}
        />
        {notice}
        <DialogActions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button kind="primary" type="submit" isPending={sending}>
            {t("callback.promise_do")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Starting shows the number and her words; the attempt is on record from then on. */
export function CallDialog({ callback, onClose }: { callback: CallbackRow; onClose(): void }) {
  const { t } = useWords();
  const [sheet, setSheet] = useState<CallSheet | null>(null);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    startCallback(callback.id).then(setSheet, (error) => setRefusal(asProblem(error)));
  }, [callback.id]);
  return (
    <Dialog open wide title={t("callback.call_title")} onClose={sheet ? undefined : onClose}>
      {refusal ? (
        <>
          <p role="alert" className="font-medium text-danger">
            {problemText(t, refusal)}
          </p>
          <DialogActions>
            <Button kind="primary" onPress={onClose}>
              {t("close")}
            </Button>
          </DialogActions>
        </>
      ) : sheet ? (
        <Attempt callback={callback} sheet={sheet} onClose={onClose} />
      ) : (
        <Loading />
      )}
    </Dialog>
  );
}

const outcomes: AttemptOutcome[] = [
  "reached",
  "no_answer",
  "busy",
  "switched_off",
  "wrong_person",
  "voicemail",
  "message_sent",
];

function Attempt({ callback, sheet, onClose }: { callback: CallbackRow; sheet: CallSheet; onClose(): void }) {
  const { t } = useWords();
  const [outcome, setOutcome] = useState<AttemptOutcome | null>(null);
  const [note, setNote] = useState("");
  const [retry, setRetry] = useState({ date: "", time: "" });
  const [tried, setTried] = useState(false);
  const { send, sending, errorOf, notice } = useSending();
  const rules = sheet.safe_contact;
  const allowed = outcomes.filter(
    (each) => (each !== "voicemail" || rules.voicemail) && (each !== "message_sent" || rules.sms || rules.whatsapp),
  );
  const retries = outcome !== "reached" && (retry.date || retry.time);
  const retry_at = retries ? instantOf(retry) : null;
  const retryMissing = retries && !retry_at;
  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!outcome || retryMissing) return;
    if (!(await send(() => finishAttempt(sheet.id, { outcome, note: note.trim() || null, retry_at })))) return;
    void refresh();
    tell(t("callback.noted"));
    onClose();
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5 sm:grid-cols-2">
      <div>
        <p className="text-2xl font-semibold">
          <Phone number={sheet.number.worker_phone} />
        </p>
        {callback.promise && (
          <p className="mt-1 text-sm text-dim">
            {t("callback.promise")}: <bdi className="text-ink">{callback.promise}</bdi>
          </p>
        )}
        <Rules sheet={rules} />
        <p className="mt-3 rounded-md bg-warn-soft px-3 py-2 text-sm font-medium text-warn">
          {t("callback.never_name")}
        </p>
        <PlaceLines partOf={(part) => sheet.place[part]} />
      </div>
      <div className="flex flex-col gap-3.5">
        <ChoiceField<AttemptOutcome>
          label={t("callback.outcome")}
          value={outcome}
          choices={allowed.map((value) => ({ value, label: t(`outcome_call.${value}`) }))}
          onChange={setOutcome}
          error={tried && !outcome ? t("error.required") : errorOf("outcome")}
        />
        <TextArea
          label={t("callback.note")}
          optional
          maxLength={1000}
          dir="auto"
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={errorOf("note")}
        />
        {outcome && outcome !== "reached" && (
          <WhenField
            label={t("callback.retry")}
            value={retry}
            onChange={setRetry}
            error={tried && retryMissing ? t("error.required") : errorOf("retry_at")}
          />
        )}
        {notice}
      </div>
      <div className="sm:col-span-2">
        <DialogActions>
          <Button kind="quiet" onPress={onClose}>
            {t("callback.leave_open")}
          </Button>
          <Button kind="primary" type="submit" isPending={sending}>
            {t("callback.note_outcome")}
          </Button>
        </DialogActions>
      </div>
    </form>
  );
}

export function AssignDialog({ callback, onClose }: { callback: CallbackRow; onClose(): void }) {
  const { t } = useWords();
  return (
    <ColleagueDialog
      away
      title={t("callback.assign_title")}
      act={t("callback.assign")}
      field="account_id"
      send={(account) => assignCallback(callback.id, account, callback.version)}
      onDone={() => {
        void refresh();
        tell(t("callback.assigned"));
        onClose();
      }}
      onClose={onClose}
    />
  );
}

export function WithdrawDialog({ callback, onClose }: { callback: CallbackRow; onClose(): void }) {
  const { t } = useWords();
  return (
    <ReasonDialog
      alert
      title={t("callback.withdraw_title")}
      label={t("act.reason")}
      act={t("callback.withdraw")}
      field="end_reason"
      send={(end_reason) => withdrawCallback(callback.id, { end_reason, version: callback.version })}
      onDone={() => {
        void refresh();
        tell(t("callback.withdrawn"));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
