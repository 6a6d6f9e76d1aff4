// Noting how she may be reached. Two people at once: the later one is told which fields differ and decides.
import { type FormEvent, useState } from "react";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { ChoiceField, YesNoField } from "../ui/choice";
import { DateField } from "../ui/date-field";
import { DaysField } from "../ui/days-field";
import { Dialog, DialogActions } from "../ui/dialog";
import { TextField } from "../ui/field";
import { HoursFields } from "../ui/hours-fields";
import { useSending } from "../ui/sending";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { type SafeContactRules, type SafeContactSheet, saveSafeContact } from "./callback-api";
import { safeChannels, safeTexts } from "./safe-fields";

interface Props {
  complaint: string;
  sheet: SafeContactSheet;
  onClose(): void;
}

export function SafeContactDialog({ complaint, sheet, onClose }: Props) {
  const { t } = useWords();
  const { id: _id, saved_at: _at, saved_by_name: _who, version, ...noted } = sheet;
  const [rules, setRules] = useState<SafeContactRules>(noted);
  const { send, sending, errorOf, notice } = useSending();
  const set = (change: Partial<SafeContactRules>) => setRules((now) => ({ ...now, ...change }));

  async function save(event: FormEvent) {
    event.preventDefault();
    const days = rules.days?.length ? rules.days : null;
    if (!(await send(() => saveSafeContact(complaint, { ...rules, days, version })))) return;
    await queries.invalidateQueries({ queryKey: ["complaint", "safe-contact", complaint] });
    void queries.invalidateQueries({ queryKey: ["callback"] });
    tell(t("safe.saved"));
    onClose();
  }

  return (
    <Dialog open wide title={t("safe.edit_title")} onClose={onClose}>
      <form noValidate onSubmit={(event) => void save(event)} className="grid gap-x-4 gap-y-3.5 sm:grid-cols-2">
        <DaysField
          label={t("safe.days")}
          value={rules.days ?? []}
          onChange={(days) => set({ days })}
          className="sm:col-span-2"
        />
        <HoursFields value={rules} onChange={set} errorOf={errorOf} />
        <p className="self-center text-xs text-dim">{t("safe.hours_hint")}</p>
        {safeChannels.map((channel) => (
          <YesNoField
            key={channel}
            label={t(`safe.${channel}_ask`)}
            value={rules[channel] ?? null}
            onChange={(allowed) => set({ [channel]: allowed })}
            error={errorOf(channel)}
          />
        ))}
        <ChoiceField
          label={t("safe.if_cut_off_ask")}
          value={rules.if_cut_off ?? null}
          choices={(["call_back", "wait"] as const).map((value) => ({ value, label: t(`safe.cut_off_${value}`) }))}
          onChange={(value) => set({ if_cut_off: value })}
        />
        {safeTexts.map(([field, most]) => (
          <TextField
            key={field}
            label={t(`safe.${field}`)}
            hint={field === "danger_word" || field === "proof_word" ? t(`safe.${field}_hint`) : undefined}
            maxLength={most}
            dir="auto"
            value={rules[field] ?? ""}
            onChange={(event) => set({ [field]: event.target.value || null })}
            error={errorOf(field)}
          />
        ))}
        <DateField
          label={t("safe.ends_on")}
          optional
          value={rules.ends_on ?? ""}
          onChange={(date) => set({ ends_on: date || null })}
          error={errorOf("ends_on")}
        />
        <div className="sm:col-span-2">{notice}</div>
        <div className="sm:col-span-2">
          <DialogActions>
            <Button onPress={onClose}>{t("cancel")}</Button>
            <Button kind="primary" type="submit" isPending={sending}>
              {t("safe.save")}
            </Button>
          </DialogActions>
        </div>
      </form>
    </Dialog>
  );
}
