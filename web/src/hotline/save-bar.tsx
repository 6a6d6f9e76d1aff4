// The bar at the foot: save, park, what is missing, and whether the draft is safe.
import { CloudAlert, CloudCheck, CloudOff, CloudUpload } from "lucide-react";
import { useWatch } from "react-hook-form";
import { Button } from "../ui/button";
import { ago, useNow } from "../ui/time";
import { useWords } from "../words/words";
import type { Autosave } from "./autosave";
import { answersLeft, type IntakeForm } from "./draft";

interface Props {
  autosave: Autosave<string>;
  registering: boolean;
  onSave(): void;
  onPark(): void;
}

export function SaveBar({ autosave, registering, onSave, onPark }: Props) {
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
      <SaveStateLine autosave={autosave} />
    </footer>
  );
}

function AnswersLeft() {
  const { t } = useWords();
  const left = answersLeft(useWatch<IntakeForm>() as IntakeForm);
  return <span className="text-sm text-dim">{t("intake.answers_left", { count: left })}</span>;
}

function SaveStateLine({ autosave }: { autosave: Autosave<string> }) {
  const { t, lang } = useWords();
  const state = autosave.state.use();
  const now = useNow(1000);
  const icons = {
    clean: CloudCheck,
    dirty: CloudUpload,
    saving: CloudUpload,
    saved: CloudCheck,
    offline: CloudOff,
    elsewhere: CloudAlert,
    refused: CloudAlert,
  };
  const Icon = icons[state.at];
  const bad = state.at === "offline" || state.at === "elsewhere" || state.at === "refused";
  const text =
    state.at === "saved" && now - state.when > 1500
      ? t("save.saved_ago", { ago: ago(lang, state.when, now) })
      : t(`save.${state.at}`);
  return (
    <span
      data-save={state.at}
      className={`flex items-center gap-1.5 text-sm ${bad ? "font-medium text-warn" : "text-dim"}`}
    >
      <Icon aria-hidden="true" className={`size-4 ${bad ? "" : "text-ok"}`} />
      <span>{text}</span>
      <span className="sr" role="status">
        {bad ? text : ""}
      </span>
    </span>
  );
}
