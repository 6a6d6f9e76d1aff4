// Section 1: is it safe to talk, is there danger, is a doctor needed. Danger changes what comes first.
import { Siren } from "lucide-react";
import { useEffect, useRef } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Button } from "../../ui/button";
import { useWords } from "../../words/words";
import type { IntakeForm } from "../draft";
import { BoundYesNo } from "./bound";
import { Section } from "./section";

export function SafetySection() {
  const { t } = useWords();
  return (
    <Section number={1}>
      <div className="grid gap-3 sm:grid-cols-3">
        <BoundYesNo name="safe_to_talk" label={t("field.safe_to_talk")} />
        <BoundYesNo name="danger_now" label={t("field.danger_now")} danger />
        <BoundYesNo name="medical_need" label={t("field.medical_need")} />
      </div>
      <DangerBanner />
    </Section>
  );
}

function DangerBanner() {
  const { t } = useWords();
  const { setValue, getValues } = useFormContext<IntakeForm>();
  const [danger, triage] = useWatch<IntakeForm, ["danger_now", "triage"]>({ name: ["danger_now", "triage"] });
  const before = useRef(getValues("danger_now"));
  useEffect(() => {
    if (danger && !before.current) setValue("triage", "P1", { shouldDirty: true });
    before.current = danger;
  }, [danger, setValue]);
  if (!danger) return null;
  return (
    <div
      role="alert"
      className="mt-3 flex flex-wrap items-center gap-3 rounded-lg border border-danger bg-danger-soft p-3"
    >
      <Siren aria-hidden="true" className="size-6 shrink-0 text-danger" />
      <div className="min-w-0 flex-1 basis-60 text-sm">
        <p className="font-semibold text-danger">{t("danger.title")}</p>
        <p>{t("danger.text")}</p>
      </div>
      {triage !== "P1" && (
        <Button kind="danger-fill" onPress={() => setValue("triage", "P1", { shouldDirty: true })}>
          {t("danger.set_p1")}
        </Button>
      )}
    </div>
  );
}
