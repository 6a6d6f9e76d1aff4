// A new entry, or a known one corrected. What closed down is retired, not deleted: earlier referrals name it.
import { type FormEvent, useState } from "react";
import { useCodes } from "../api/codes";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { DaysField } from "../ui/days-field";
import { Dialog, DialogActions } from "../ui/dialog";
import { SelectField, TextArea, TextField } from "../ui/field";
import { HoursFields } from "../ui/hours-fields";
import { useSending } from "../ui/sending";
import { Tick } from "../ui/tick";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { addOrganisation, editOrganisation, type Organisation, type OrganisationFacts, served } from "./api";
import { kinds } from "./finding";

const nothing: OrganisationFacts = {
  kind: "shelter",
  name_en: "",
  name_ar: "",
  languages: [],
  hours_known: false,
};

function factsOf(entry: Organisation): OrganisationFacts {
  const { id: _i, active: _a, open_now: _o, counted_at: _c, source: _s, to_verify: _t, version: _v, ...rest } = entry;
  const { verified_at: _at, verified_by_name: _by, ...facts } = rest;
  return facts;
}

const numberOf = (text: string) => (text === "" ? null : Math.max(0, Math.floor(Number(text)) || 0));

export function OrganisationDialog({ entry, onClose }: { entry: Organisation | null; onClose(): void }) {
  const { t } = useWords();
  const codes = useCodes();
  const [facts, setFacts] = useState<OrganisationFacts>(() => (entry ? factsOf(entry) : nothing));
  const [active, setActive] = useState(entry?.active ?? true);
  const [tried, setTried] = useState(false);
  const { send, sending, errorOf, notice } = useSending();
  const set = (change: Partial<OrganisationFacts>) => setFacts((now) => ({ ...now, ...change }));
  const missing = (text: string) => (tried && !text.trim() ? t("error.required") : undefined);

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!facts.name_en.trim() || !facts.name_ar.trim()) return;
    const body = {
      ...facts,
      country: facts.kind === "embassy" ? facts.country || null : null,
      serves: facts.serves?.length ? facts.serves : null,
      days: facts.hours_known && facts.days?.length ? facts.days : null,
      from_time: facts.hours_known ? facts.from_time || null : null,
      until_time: facts.hours_known ? facts.until_time || null : null,
    };
    const done = await send(() =>
      entry ? editOrganisation(entry.id, { ...body, active, version: entry.version }) : addOrganisation(body),
    );
    if (!done) return;
    void queries.invalidateQueries({ queryKey: ["organisation"] });
    tell(t("directory.saved"));
    onClose();
  }

  const text = (field: "name_en" | "name_ar" | "phone" | "phone_after_hours" | "website", most: number) => ({
    label: t(`directory.${field}`),
    name: field,
    maxLength: most,
    value: facts[field] ?? "",
    onChange: (event: { target: { value: string } }) =>
      set({ [field]: event.target.value || (field.startsWith("name") ? "" : null) }),
  });
  const area = (field: "does_en" | "does_ar" | "address") => ({
    label: t(`directory.${field}`),
    optional: true,
    maxLength: 400,
    rows: 2,
    value: facts[field] ?? "",
    onChange: (event: { target: { value: string } }) => set({ [field]: event.target.value || null }),
    error: errorOf(field),
  });

  return (
    <Dialog open wide title={t(entry ? "directory.edit_title" : "directory.add_title")} onClose={onClose}>
      <form noValidate onSubmit={(event) => void save(event)} className="grid gap-x-4 gap-y-3.5 sm:grid-cols-2">
        <SelectField
          label={t("directory.kind")}
          options={kinds.map((kind) => ({ value: kind, label: t(`directory.kind_${kind}`) }))}
          value={facts.kind}
          onChange={(event) => set({ kind: event.target.value as OrganisationFacts["kind"] })}
        />
        {facts.kind === "embassy" ? (
          <SelectField
            label={t("directory.country")}
            empty={t("combo.choose")}
            options={codes.options("country")}
            value={facts.country ?? ""}
            onChange={(event) => set({ country: event.target.value || null })}
            error={errorOf("country")}
          />
        ) : (
          <span />
        )}
        <TextField {...text("name_en", 160)} dir="ltr" error={missing(facts.name_en) ?? errorOf("name_en")} />
        <TextField {...text("name_ar", 160)} dir="rtl" error={missing(facts.name_ar) ?? errorOf("name_ar")} />
        <TextArea {...area("does_en")} dir="ltr" />
        <TextArea {...area("does_ar")} dir="rtl" />
        <TextField {...text("phone", 60)} optional dir="ltr" error={errorOf("phone")} />
        <TextField {...text("phone_after_hours", 60)} optional dir="ltr" error={errorOf("phone_after_hours")} />
        <SelectField
          label={t("field.governorate")}
          optional
          empty={t("combo.choose")}
          options={codes.options("governorate")}
          value={facts.governorate ?? ""}
          onChange={(event) => set({ governorate: event.target.value || null })}
        />
        <TextField {...text("website", 200)} optional dir="ltr" error={errorOf("website")} />
        <TextArea {...area("address")} dir="auto" className="sm:col-span-2" />
        <Hours facts={facts} set={set} errorOf={errorOf} />
        <Languages value={facts.languages} onChange={(languages) => set({ languages })} />
        <fieldset>
          <legend className="mb-1 text-sm font-medium">{t("directory.serves")}</legend>
          <div className="flex flex-wrap gap-x-4">
            {served.map((who) => {
              const chosen = facts.serves ?? [];
              return (
                <Tick
                  key={who}
                  label={t(`directory.serves_${who}`)}
                  checked={chosen.includes(who)}
                  onChange={(on) => set({ serves: on ? [...chosen, who] : chosen.filter((each) => each !== who) })}
                />
              );
            })}
          </div>
        </fieldset>
        <div className="grid grid-cols-2 gap-3">
          {(["capacity", "free_places"] as const).map((field) => (
            <TextField
              key={field}
              label={t(`directory.${field}`)}
              inputMode="numeric"
              dir="ltr"
              value={facts[field] ?? ""}
              onChange={(event) => set({ [field]: numberOf(event.target.value) })}
              error={errorOf(field)}
            />
          ))}
        </div>
        {entry && (
          <Tick label={t("directory.active")} checked={active} onChange={setActive} className="sm:col-span-2" />
        )}
        <div className="sm:col-span-2">
          {notice}
          <DialogActions>
            <Button onPress={onClose}>{t("cancel")}</Button>
            <Button kind="primary" type="submit" isPending={sending}>
              {t("directory.save")}
            </Button>
          </DialogActions>
        </div>
      </form>
    </Dialog>
  );
}

interface HoursProps {
  facts: OrganisationFacts;
  set(change: Partial<OrganisationFacts>): void;
  errorOf(field: string): string | undefined;
}

function Hours({ facts, set, errorOf }: HoursProps) {
  const { t } = useWords();
  return (
    <>
      <Tick
        label={t("directory.hours_known")}
        checked={facts.hours_known}
        onChange={(hours_known) => set({ hours_known })}
        className="sm:col-span-2"
      />
      {facts.hours_known && (
        <>
          <DaysField label={t("directory.days")} value={facts.days ?? []} onChange={(days) => set({ days })} />
          <div>
            <HoursFields value={facts} onChange={set} errorOf={errorOf} />
            <p className="mt-1 text-xs text-dim">{t("directory.hours_hint")}</p>
          </div>
        </>
      )}
    </>
  );
}

function Languages({ value, onChange }: { value: string[]; onChange(languages: string[]): void }) {
  const { t } = useWords();
  const codes = useCodes();
  return (
    <fieldset className="sm:col-span-2">
      <legend className="mb-1 text-sm font-medium">{t("directory.languages")}</legend>
      <div className="grid max-h-40 gap-x-4 overflow-y-auto rounded-md border p-2 sm:grid-cols-3">
        {codes.options("language").map((option) => (
          <Tick
            key={option.value}
            label={option.label}
            checked={value.includes(option.value)}
            onChange={(on) => onChange(on ? [...value, option.value] : value.filter((each) => each !== option.value))}
          />
        ))}
      </div>
    </fieldset>
  );
}
