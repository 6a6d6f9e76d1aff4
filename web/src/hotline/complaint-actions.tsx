// What was done at once, on the complaint: the list, and a line more. Nothing in it is ever changed.
import { useQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useCodes } from "../api/codes";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { ChoiceField } from "../ui/choice";
import { Dialog, DialogActions } from "../ui/dialog";
import { SelectField, TextArea } from "../ui/field";
import { useSending } from "../ui/sending";
import { Failed, Loading } from "../ui/states";
import { useTimes } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { type ActionRow, type ActionTaken, actionsQuery, type Complaint, noteAction } from "./api";
import { ConsentAsked } from "./done-now";

export default function ComplaintActions({ complaint }: { complaint: Pick<Complaint, "id" | "may"> }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(actionsQuery(complaint.id));
  const [adding, setAdding] = useState(false);
  return (
    <section className="card px-4 py-3.5" aria-label={t("actions.title")}>
      <div className="mb-2 flex min-h-[34px] items-center justify-between gap-2">
        <h2 className="flex items-center gap-2 text-sm font-semibold text-dim">
          <ShieldCheck aria-hidden="true" className="size-4" />
          {t("actions.title")}
        </h2>
        {complaint.may.includes("edit") && (
          <Button onPress={() => setAdding(true)} className="no-print">
            {t("actions.add")}
          </Button>
        )}
      </div>
      {data ? (
        data.items.length > 0 ? (
          <ul className="flex flex-col gap-2.5">
            {data.items.map((action) => (
              <Done key={action.id} action={action} />
            ))}
          </ul>
        ) : (
          <p className="text-sm text-dim">{t("actions.none")}</p>
        )
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
      {adding && <AddDialog complaint={complaint.id} onClose={() => setAdding(false)} />}
    </section>
  );
}

function Done({ action }: { action: ActionRow }) {
  const { t } = useWords();
  const codes = useCodes();
  const times = useTimes();
  const consent =
    action.consented === true
      ? t("actions.with_consent")
      : action.consented === false && action.basis
        ? t("actions.without_consent", { basis: t(`actions.basis_${action.basis}`) })
        : null;
  return (
    <li className="text-sm">
      <p className="font-medium">
        {codes.label("immediate_action", action.kind)}
        {action.outcome && ` · ${t(`actions.outcome_${action.outcome}`)}`}
      </p>
      {consent && <p className={action.consented ? "" : "text-warn"}>{consent}</p>}
      {action.note && (
        <p dir="auto" className="break-words whitespace-pre-wrap">
          {action.note}
        </p>
      )}
      <p className="text-xs text-dim">
        {times.dayAndClock(action.at)} · {action.actor_name}
      </p>
    </li>
  );
}

const outcomes = ["done", "promised", "unanswered", "refused"] as const;

function AddDialog({ complaint, onClose }: { complaint: string; onClose(): void }) {
  const { t } = useWords();
  const codes = useCodes();
  const [action, setAction] = useState<ActionTaken>({ kind: "", at: "" });
  const [tried, setTried] = useState(false);
  const { send, sending, errorOf, notice } = useSending();
  const set = (change: Partial<ActionTaken>) => setAction((now) => ({ ...now, ...change }));
  const asks = codes.entry("immediate_action", action.kind)?.attributes.asks_consent === true;
  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!action.kind) return;
    const at = new Date().toISOString();
    const body = {
      ...action,
      at,
      note: action.note?.trim() || null,
      ...(asks ? {} : { consented: null, basis: null }),
    };
    if (!(await send(() => noteAction(complaint, body)))) return;
    void queries.invalidateQueries({ queryKey: ["complaint", "actions", complaint] });
    tell(t("actions.noted"));
    onClose();
  }
  return (
    <Dialog open title={t("actions.add_title")} onClose={onClose}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3.5">
        <SelectField
          label={t("actions.kind")}
          empty={t("combo.choose")}
          options={codes.options("immediate_action")}
          value={action.kind}
          onChange={(event) => set({ kind: event.target.value })}
          error={tried && !action.kind ? t("error.required") : errorOf("kind")}
        />
        <ChoiceField
          label={t("actions.outcome")}
          optional
          value={action.outcome ?? null}
          choices={outcomes.map((value) => ({ value, label: t(`actions.outcome_${value}`) }))}
          onChange={(outcome) => set({ outcome })}
        />
        {asks && <ConsentAsked action={action} onChange={set} error={errorOf("basis")} />}
        <TextArea
          label={t("actions.note")}
          optional
          maxLength={400}
          dir="auto"
          value={action.note ?? ""}
          onChange={(event) => set({ note: event.target.value })}
          error={errorOf("note")}
        />
        {notice}
        <DialogActions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button kind="primary" type="submit" isPending={sending}>
            {t("actions.add_do")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
