// The bar at the foot: save, park, what is missing, and whether the draft is safe.
import { CloudAlert, CloudCheck, CloudOff, CloudUpload } from "lucide-react";
import { useWatch } from "react-hook-form";
import { Button } from "../ui/button";
import { ago, useNow } from "../ui/time";
import { useWords } from "../words/words";
import { answersLeft, type IntakeForm, neededAnswers } from "./draft";
import type { Keeping } from "./keeping";

interface Props {
  keeping: Keeping;
  registering: boolean;
  onSave(): void;
  onPark(): void;
}

export function SaveBar({ keeping, registering, onSave, onPark }: Props) {
  const { t } = useWords();
  return (
    <footer className="flex min-h-[56px] shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-t bg-surface px-5 py-2">
      <Button kind="primary" keys="Ctrl ↵" onPress={onSave} isPending={registering} className="min-h-[40px]!">
        {t(registering ? "intake.saving" : "intake.save_next")}
      </Button>
      <Button keys="Alt P" onPress={onPark} className="min-h-[40px]!">
        {t("intake.park")}
      </Button>
      <AnswersLeft />
      <span className="flex-1" />
      <SaveStateLine keeping={keeping} />
    </footer>
  );
}

function AnswersLeft() {
  const { t } = useWords();
  // Only these: to watch the whole form would copy it at every key press.
  const answers = useWatch<IntakeForm>({ name: neededAnswers as never }) as unknown as unknown[];
  const left = answersLeft(Object.fromEntries(neededAnswers.map((field, index) => [field, answers[index]])));
  return <span className="text-sm text-dim">{t("intake.answers_left", { count: left })}</span>;
}

const icons = {
  clean: CloudCheck,
  dirty: CloudUpload,
  saving: CloudUpload,
  saved: CloudCheck,
  offline: CloudOff,
  refused: CloudAlert,
};

function SaveStateLine({ keeping }: { keeping: Keeping }) {
  const { t, lang } = useWords();
  const state = keeping.draft.state.use();
  const kept = keeping.local.state.use().at !== "refused";
  const now = useNow(1000);
  const Icon = icons[state.at];
  const bad = state.at === "offline" || state.at === "refused";
  let text: string;
  if (bad) text = t(kept ? `save.${state.at}` : `save.${state.at}_unkept`, { count: keeping.unsent() });
  else if (state.at === "saved" && now - state.when > 1500)
    text = t("save.saved_ago", { ago: ago(lang, state.when, now) });
  else text = t(`save.${state.at}`);
  return (
    <span
      data-save={state.at}
      className={`flex items-center gap-1.5 text-sm ${bad ? "font-medium text-warn" : "text-dim"}`}
    >
      <Icon aria-hidden="true" className={`size-4 ${bad ? "" : "text-ok"}`} />
      <span>{text}</span>
      <span className="sr" role="status">
        {bad ? t(`save.told_${state.at}`) : ""}
      </span>
    </span>
  );
}
