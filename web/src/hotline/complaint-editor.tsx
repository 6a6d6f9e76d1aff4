// Editing a registered complaint: the intake form's own sections, sent whole with the version it started from.
import { useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { Dialog, DialogActions } from "../ui/dialog";
import { useKeys } from "../ui/keys";
import { problemText } from "../ui/problem-text";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { type Complaint, complaintQuery, editComplaint } from "./api";
import ConflictDialog from "./conflict-dialog";
import { type ComplaintForm, editFrom, formOf, type IntakeForm } from "./draft";
import { complaintResolver, fullNumbers } from "./form/bound";
import { FormErrors, setServerErrors } from "./form/errors";
import { openMore } from "./form/more";
import { goToSection } from "./form/section";
import { Sections } from "./form/sections";
import { decided, type Merge, merge } from "./merge";

export default function ComplaintEditor({ complaint, onDone }: { complaint: Complaint; onDone(): void }) {
  const { t } = useWords();
  const [from, setFrom] = useState({ base: formOf(complaint), version: complaint.version });
  const [conflict, setConflict] = useState<{ met: Merge<ComplaintForm>; theirs: ComplaintForm } | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [saving, setSaving] = useState(false);
  const [round, setRound] = useState(0);
  const form = useForm<IntakeForm>({
    defaultValues: from.base as IntakeForm,
    resolver: complaintResolver,
    shouldFocusError: false,
  });
  const { isDirty } = form.formState;
  useKeys({
    "$mod+Enter": () => void save(),
    "Alt+KeyM": openMore,
    ...Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`Alt+Digit${number}`, () => goToSection(number)])),
  });

  async function store(values: ComplaintForm, version: number) {
    await editComplaint(complaint.id, editFrom(values, version));
    await queries.invalidateQueries({ queryKey: ["complaint"] });
    tell(t("edit.saved"));
    onDone();
  }

  async function send(values: IntakeForm) {
    setSaving(true);
    try {
      await store(values, from.version);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.slug === "stale_version")
        await meet(values).catch((failed) => tell(problemText(t, asProblem(failed)), true));
      else if (problem.errors.length) {
        setServerErrors(form, problem.errors);
        setRound((now) => now + 1);
      } else tell(problemText(t, problem), true);
    } finally {
      setSaving(false);
    }
  }

  /** Somebody saved meanwhile: take over what only they changed, and ask about the rest. */
  async function meet(mine: IntakeForm) {
    const now = await queries.fetchQuery({ ...complaintQuery(complaint.id), staleTime: 0 });
    const theirs = formOf(now);
    const met = merge<ComplaintForm>(from.base, mine, theirs);
    if (met.decide.length === 0) return store(met.merged, now.version);
    setFrom({ base: theirs, version: now.version });
    setConflict({ met, theirs });
  }

  function settle(result: ComplaintForm) {
    form.reset(from.base as IntakeForm);
    for (const [field, value] of Object.entries(result))
      form.setValue(field as keyof ComplaintForm, value, { shouldDirty: true });
    setConflict(null);
  }

  async function save() {
    if (saving) return;
    await fullNumbers(form);
    await form.handleSubmit(send, () => setRound((now) => now + 1))();
  }

  return (
    <FormProvider {...form}>
      <div className="flex h-full flex-col">
        <header className="flex min-h-[54px] shrink-0 items-center gap-2 border-b bg-surface px-5">
          <h1 className="text-lg font-semibold">
            {t("edit.title")}{" "}
            <bdi dir="ltr" className="normal-nums">
              {complaint.reference}
            </bdi>
          </h1>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto p-4 lg:px-5">
          <form noValidate onSubmit={(event) => event.preventDefault()} className="mx-auto max-w-[860px]">
            <FormErrors round={round} />
            <Sections edit />
          </form>
        </div>
        <footer className="flex min-h-[56px] shrink-0 items-center gap-3 border-t bg-surface px-5">
          <Button kind="primary" keys="Ctrl ↵" isPending={saving} onPress={() => void save()} className="min-h-[40px]!">
            {t("edit.save")}
          </Button>
          <Button onPress={() => (isDirty ? setLeaving(true) : onDone())} className="min-h-[40px]!">
            {t("edit.cancel")}
          </Button>
        </footer>
      </div>
      {conflict && (
        <ConflictDialog
          title={t("conflict.title")}
          text={t("conflict.text")}
          fields={conflict.met.decide}
          mine={form.getValues()}
          theirs={conflict.theirs}
          onDecided={(sides) => settle(decided(conflict.met, conflict.theirs, sides))}
          onClose={() => setConflict(null)}
        />
      )}
      <Dialog open={leaving} alert title={t("edit.leave")} onClose={() => setLeaving(false)}>
        <DialogActions>
          <Button onPress={() => setLeaving(false)}>{t("cancel")}</Button>
          <Button kind="danger-fill" onPress={onDone}>
            {t("edit.cancel")}
          </Button>
        </DialogActions>
      </Dialog>
    </FormProvider>
  );
}
