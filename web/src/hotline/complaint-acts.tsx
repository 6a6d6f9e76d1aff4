// Priority, closing and reopening: each asks for what the history will say.
import { type FormEvent, useState } from "react";
import { useCodes } from "../api/codes";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { type Choice, ChoiceField } from "../ui/choice";
import { Dialog, DialogActions } from "../ui/dialog";
import { SelectField, TextArea } from "../ui/field";
import { useSending } from "../ui/sending";
import { tell } from "../ui/toast";
import { useWords, type WordId } from "../words/words";
import { type Complaint, closeComplaint, type Outcome, reopenComplaint, type Triage, triageComplaint } from "./api";
import type { Act } from "./complaint-page";
import { triageLevels } from "./draft";

const outcomes: Outcome[] = ["resolved", "advised", "referred", "unreachable", "duplicate", "other"];

const words: Record<Act, { title: WordId; button: WordId; done: WordId; reason: WordId }> = {
  triage: { title: "act.triage_title", button: "complaint.triage", done: "act.triaged", reason: "act.triage_reason" },
  close: { title: "act.close_title", button: "complaint.close", done: "act.closed", reason: "act.reason" },
  reopen: { title: "act.reopen_title", button: "complaint.reopen", done: "act.reopened", reason: "act.reason" },
};

/** Behind the dialog the page then shows what the other person made of it. */
function readAgainIfStale(error: unknown): never {
  if (asProblem(error).slug === "stale_version") void queries.invalidateQueries({ queryKey: ["complaint"] });
  throw error;
}

export function ActDialog({ act, complaint, onClose }: { act: Act; complaint: Complaint; onClose(): void }) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const [level, setLevel] = useState<Triage>(complaint.triage);
  const [outcome, setOutcome] = useState("");
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const { send, sending, errorOf, notice } = useSending();
  const word = words[act];
  const need = t("error.required");
  const reasonMissing = act !== "triage" && !reason.trim();
  const { id, version } = complaint;

  const write = () => {
    const why = reason.trim();
    if (act === "triage") return triageComplaint(id, { level, reason: why || null, version });
    if (act === "close") return closeComplaint(id, { outcome: outcome as Outcome, reason: why, version });
    return reopenComplaint(id, { reason: why, version });
  };

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (reasonMissing || (act === "close" && (!outcome || !sure))) return;
    if (!(await send(() => write().catch(readAgainIfStale)))) return;
    await queries.invalidateQueries({ queryKey: ["complaint"] });
    tell(t(word.done));
    onClose();
  }

  return (
    <Dialog open title={t(word.title)} onClose={onClose} wide={act === "triage"}>
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {notice}
        {act === "triage" && <Levels value={level} onChange={setLevel} />}
        {act === "close" && (
          <SelectField
            label={t("act.outcome")}
            name="outcome"
            empty={t("combo.choose")}
            value={outcome}
            onChange={(event) => setOutcome(event.target.value)}
            options={outcomes.map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
            error={tried && !outcome ? need : undefined}
          />
        )}
        <TextArea
          label={t(word.reason)}
          name="reason"
          dir="auto"
          optional={act === "triage"}
          hint={act === "close" ? t("act.close_reason_hint") : undefined}
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.target.value)}
          error={tried && reasonMissing ? need : errorOf("reason")}
        />
        {act === "close" && (
          <div>
            <label className="flex items-start gap-2.5">
              <input
                type="checkbox"
                name="sure"
                checked={sure}
                onChange={(event) => setSure(event.target.checked)}
                className="mt-0.5 size-5 accent-accent"
              />
              {t("act.close_sure")}
            </label>
            {tried && !sure && <p className="mt-1 text-sm font-medium text-danger">{need}</p>}
          </div>
        )}
        <DialogActions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button type="submit" kind="primary" isPending={sending}>
            {t(word.button)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Levels({ value, onChange }: { value: Triage; onChange(level: Triage): void }) {
  const { t } = useWords();
  const codes = useCodes();
  const choices: Choice<Triage>[] = triageLevels.map((level, index) => ({
    value: level,
    label: `${level} ${codes.label("triage_level", level)}`,
    code: `Digit${index + 1}`,
    ...(level === "P1" ? { tone: "danger" as const } : {}),
  }));
  return <ChoiceField label={t("field.triage")} name="level" value={value} choices={choices} onChange={onChange} />;
}
