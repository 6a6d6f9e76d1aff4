// Promising a call, making it, and taking the promise back.
import { type FormEvent, useEffect, useRef, useState } from "react";
import { asProblem, type Problem } from "../api/problem";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { ChoiceField } from "../ui/choice";
import { Dialog, DialogActions } from "../ui/dialog";
import { TextArea } from "../ui/field";
import { Phone } from "../ui/phone";
import { fieldErrorText, problemText } from "../ui/problem-text";
import { Loading } from "../ui/states";
import { fieldsOf, instantOn } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import {
  type AttemptOutcome,
  type CallbackRow,
  type CallSheet,
  finishAttempt,
  promiseCallback,
  startCallback,
  withdrawCallback,
} from "./callback-api";
import { Rules } from "./safe-contact-card";
import { WhenField } from "./when-field";

const refresh = () => queries.invalidateQueries({ queryKey: ["callback"] });

/** One request at a time, and what came of it at its fields. */
function useSending(onDone: () => void) {
  const { t } = useWords();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);
  async function send(act: () => Promise<unknown>) {
    if (sending) return;
    setSending(true);
    try {
      await act();
      void refresh();
      onDone();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setSending(false);
    }
  }
  const errorOf = (field: string) => {
    const found = problem?.errors.find((each) => each.pointer === `/${field}`);
    return found && fieldErrorText(t, found);
  };
  const notice = problem && (
    <p role="alert" className="text-sm font-medium text-danger">
      {problemText(t, problem)}
    </p>
  );
  return { send, sending, errorOf, notice };
}

export function PromiseDialog({ complaint, onClose }: { complaint: string; onClose(): void }) {
  const { t } = useWords();
  const [due, setDue] = useState(() => fieldsOf(Math.ceil((Date.now() + 3_600_000) / 900_000) * 900_000));
  const [promise, setPromise] = useState("");
  const { send, sending, errorOf, notice } = useSending(() => {
    tell(t("callback.promised"));
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (due.date && due.time)
      void send(() =>
        promiseCallback(complaint, { due_at: instantOn(due.date, due.time), promise: promise.trim() || null }),
      );
  };
  return (
    <Dialog open title={t("callback.promise_title")} onClose={onClose}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-3.5">
        <WhenField label={t("callback.due")} value={due} onChange={setDue} error={errorOf("due_at")} />
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
  const [missing, setMissing] = useState(false);
  const { send, sending, errorOf, notice } = useSending(() => {
    tell(t("callback.noted"));
    onClose();
  });
  const rules = sheet.safe_contact;
  const allowed = outcomes.filter(
    (each) => (each !== "voicemail" || rules.voicemail) && (each !== "message_sent" || rules.sms || rules.whatsapp),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!outcome);
    if (!outcome) return;
    const again = outcome !== "reached" && retry.date && retry.time;
    void send(() =>
      finishAttempt(sheet.id, {
        outcome,
        note: note.trim() || null,
        retry_at: again ? instantOn(retry.date, retry.time) : null,
      }),
    );
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-5 sm:grid-cols-2">
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
      </div>
      <div className="flex flex-col gap-3.5">
        <ChoiceField<AttemptOutcome>
          label={t("callback.outcome")}
          value={outcome}
          choices={allowed.map((value) => ({ value, label: t(`outcome_call.${value}`) }))}
          onChange={setOutcome}
          error={missing ? t("error.required") : errorOf("outcome")}
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
          <WhenField label={t("callback.retry")} value={retry} onChange={setRetry} error={errorOf("retry_at")} />
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

export function WithdrawDialog({ callback, onClose }: { callback: CallbackRow; onClose(): void }) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const { send, sending, errorOf, notice } = useSending(() => {
    tell(t("callback.withdrawn"));
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!reason.trim());
    if (reason.trim())
      void send(() => withdrawCallback(callback.id, { end_reason: reason.trim(), version: callback.version }));
  };
  return (
    <Dialog open alert title={t("callback.withdraw_title")} onClose={onClose}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-3.5">
        <TextArea
          label={t("act.reason")}
          maxLength={400}
          dir="auto"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={missing ? t("error.required") : errorOf("end_reason")}
        />
        {notice}
        <DialogActions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button kind="danger-fill" type="submit" isPending={sending}>
            {t("callback.withdraw")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
