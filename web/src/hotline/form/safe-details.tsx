// How she may be reached, noted while she is on the line: the fields of the safe-contact record, part of the draft.
import { Controller, useFormContext, useWatch } from "react-hook-form";
import { DaysField } from "../../ui/days-field";
import type { Weekday } from "../../ui/hours";
import { useWords } from "../../words/words";
import type { IntakeForm } from "../draft";
import { safeFields } from "../draft-depth";
import { safeChannels, safeTexts } from "../safe-fields";
import { BoundChoice, BoundText, BoundYesNo } from "./bound";
import { More } from "./more";

const names = safeFields.map((field) => `safe.${field}` as const);

export function SafeDetails() {
  const { t } = useWords();
  const answer = useWatch<IntakeForm, "safe_contact">({ name: "safe_contact" });
  return (
    <More title={t("more.safe")} fields={names} asked={answer === "only_at_times"}>
      <Fields />
    </More>
  );
}

function Fields() {
  const { t } = useWords();
  const { control } = useFormContext<IntakeForm>();
  return (
    <div data-say="safe_contact" className="grid gap-x-3 gap-y-2.5 sm:grid-cols-2">
      <Controller
        control={control}
        name="safe.days"
        render={({ field }) => (
          <DaysField
            label={t("safe.days")}
            value={field.value as Weekday[]}
            onChange={field.onChange}
            className="sm:col-span-2"
          />
        )}
      />
      <div className="grid grid-cols-2 gap-3">
        <BoundText name="safe.from_time" type="time" dir="ltr" label={t("safe.from_time")} />
        <BoundText name="safe.until_time" type="time" dir="ltr" label={t("safe.until_time")} />
      </div>
      <BoundChoice
        name="safe.if_cut_off"
        label={t("safe.if_cut_off_ask")}
        choices={(["call_back", "wait"] as const).map((value) => ({ value, label: t(`safe.cut_off_${value}`) }))}
      />
      {safeChannels.map((channel) => (
        <BoundYesNo key={channel} name={`safe.${channel}`} label={t(`safe.${channel}_ask`)} />
      ))}
      {safeTexts.map(([field, most]) => (
        <BoundText
          key={field}
          name={`safe.${field}`}
          label={t(`safe.${field}`)}
          {...(field === "danger_word" || field === "proof_word" ? { placeholder: t(`safe.${field}_hint`) } : {})}
          maxLength={most}
          dir="auto"
        />
      ))}
    </div>
  );
}
