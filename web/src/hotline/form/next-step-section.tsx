// Section 5: how urgent, how to reach her safely, and what she agrees to.
import { useWatch } from "react-hook-form";
import { useCodes } from "../../api/codes";
import type { Choice } from "../../ui/choice";
import { useWords } from "../../words/words";
import { type IntakeForm, safeContacts, triageLevels } from "../draft";
import { levelOf, suggestTriage } from "../triage";
import { BoundChoice, BoundText, BoundYesNo } from "./bound";
import { Consents } from "./consents";
import { SafeDetails } from "./safe-details";
import { Section } from "./section";

/** `edit` leaves the triage out: on a registered complaint that is an act of its own. */
export function NextStepSection({ edit = false }: { edit?: boolean }) {
  const { t } = useWords();
  const contacts: Choice<string>[] = safeContacts.map((value, index) => ({
    value,
    label: t(`safe_contact.${value}`),
    code: `Digit${index + 1}`,
    shown: String(index + 1),
    ...(value === "unsafe" ? { tone: "danger" as const } : {}),
  }));
  return (
    <Section number={5}>
      <div className="flex flex-col gap-2.5">
        {!edit && <TriageChoice />}
        <BoundChoice name="safe_contact" label={t("field.safe_contact")} choices={contacts} />
        <div className="grid gap-x-3 gap-y-2.5 sm:grid-cols-3">
          <BoundYesNo name="consent_to_record" label={t("field.consent")} />
          <BoundText
            name="safe_contact_note"
            label={t("field.safe_contact_note")}
            optional
            placeholder={t("field.safe_contact_note_hint")}
            className="sm:col-span-2"
          />
        </div>
      </div>
      {!edit && (
        <>
          <SafeDetails />
          <Consents />
        </>
      )}
    </Section>
  );
}

function TriageChoice() {
  const { t } = useWords();
  const codes = useCodes();
  const [categories, danger] = useWatch<IntakeForm, ["categories", "danger_now"]>({
    name: ["categories", "danger_now"],
  });
  const levels = categories.map((code) => levelOf(codes, code));
  const suggested = suggestTriage(levels, danger);
  const choices: Choice<string>[] = triageLevels.map((value, index) => ({
    value,
    label: `${value} ${codes.label("triage_level", value)}`,
    code: `Digit${index + 1}`,
    ...(value === "P1" ? { tone: "danger" as const } : {}),
  }));
  return (
    <BoundChoice
      name="triage"
      label={t("field.triage")}
      choices={choices}
      hint={
        suggested && t("field.triage_suggested", { level: `${suggested} ${codes.label("triage_level", suggested)}` })
      }
    />
  );
}
