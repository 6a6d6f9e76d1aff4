// Text that has no draft to go to any more: its contact was registered, closed or put out of reach meanwhile. It is shown
// whole, to be copied or thrown away; nothing else removes it.
import { Copy as CopyIcon, FileWarning } from "lucide-react";
import { useState } from "react";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { Dialog, DialogActions } from "../ui/dialog";
import { problemText } from "../ui/problem-text";
import { useTimes } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { useFieldWords } from "./complaint-facts";
import { useFieldLabel } from "./form/errors";
import { type Copy, dropCopies } from "./local-drafts";
import { differing } from "./merge";

interface Props {
  copies: Copy[];
  onDone(): void;
  onLater: (() => void) | undefined;
}

export default function UnsentText({ copies, onDone, onLater }: Props) {
  const { t } = useWords();
  const labelOf = useFieldLabel();
  const times = useTimes();
  const words = useFieldWords();
  const [sure, setSure] = useState(false);
  const texts = copies.map((copy) => ({
    ...copy,
    lines: differing(copy.mine, copy.base).map((field) => ({
      field,
      label: labelOf(field),
      value: words(field, copy.mine[field]),
    })),
  }));
  const plain = texts.flatMap(({ lines }) => lines.map(({ label, value }) => `${label}: ${value}`)).join("\n");
  const copy = () =>
    navigator.clipboard.writeText(plain).then(
      () => tell(t("unsent.copied")),
      () => tell(t("unsent.not_copied"), true),
    );
  async function throwAway() {
    setSure(false);
    try {
      for (const { contact, window } of copies) await dropCopies(contact, [window]);
      void queries.invalidateQueries({ queryKey: ["unsent"] });
      onDone();
    } catch (error) {
      tell(problemText(t, asProblem(error)), true);
    }
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-5">
      <section aria-labelledby="unsent-title" className="card mx-auto mt-4 max-w-[640px] p-6">
        <h1 id="unsent-title" className="flex items-center gap-2 text-lg font-semibold">
          <FileWarning aria-hidden="true" className="size-5 text-warn" />
          {t("unsent.title")}
        </h1>
        <p className="mt-1 text-dim">{t("unsent.text")}</p>
        {texts.map(({ window, savedAt, lines }) => (
          <dl key={window} className="mt-4 flex flex-col gap-3 rounded-md border bg-sunken p-4">
            <dt className="text-xs text-dim">{t("unsent.typed_at", { time: times.dayAndClock(savedAt) })}</dt>
            {lines.map(({ field, label, value }) => (
              <div key={field}>
                <dt className="text-xs text-dim">{label}</dt>
                <dd className="break-words whitespace-pre-wrap">
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        ))}
        <div className="mt-5 flex flex-wrap gap-2">
          <Button kind="primary" icon={<CopyIcon aria-hidden="true" className="size-4" />} onPress={copy}>
            {t("unsent.copy")}
          </Button>
          <Button kind="danger" onPress={() => setSure(true)}>
            {t("unsent.throw_away")}
          </Button>
          {onLater && <Button onPress={onLater}>{t("unsent.later")}</Button>}
        </div>
      </section>
      <Dialog open={sure} alert title={t("unsent.sure")} onClose={() => setSure(false)}>
        <p>{t("unsent.sure_text")}</p>
        <DialogActions>
          <Button onPress={() => setSure(false)}>{t("cancel")}</Button>
          <Button kind="danger-fill" onPress={() => void throwAway()}>
            {t("unsent.throw_away")}
          </Button>
        </DialogActions>
      </Dialog>
    </div>
  );
}
