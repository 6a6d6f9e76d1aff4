// The filters of the list; each change goes into the address.
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useCodes } from "../api/codes";
import { Button } from "../ui/button";
import { SelectBox } from "../ui/field";
import { useWords, type WordId } from "../words/words";
import { asReference, type ComplaintFilter } from "./api";
import { triageLevels } from "./draft";

const states = [
  "NEW",
  "TRIAGED",
  "IN_PROGRESS",
  "CONCILIATION",
  "SETTLED",
  "REFERRED_COURT",
  "JUDGMENT",
  "REFERRED_MOI",
  "WITHDRAWN",
  "CLOSED",
  "REOPENED",
];

export function ComplaintFilters({ filter, onClear }: { filter: ComplaintFilter; onClear(): void }) {
  const { t } = useWords();
  const codes = useCodes();
  const navigate = useNavigate();
  const set = (change: ComplaintFilter) => {
    const next = Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value));
    void navigate({ to: "/complaints", search: next, replace: true });
  };
  const list = (name: string) => codes.options(name).map(({ value, label }) => ({ value, label }));
  return (
    <search aria-label={t("complaints.filters")} className="flex shrink-0 flex-wrap items-center gap-2 px-5 pb-3">
      <Reference value={filter.reference ?? ""} onChange={(reference) => set({ reference })} />
      <Pick
        label={t("column.state")}
        all={t("complaints.all_states")}
        value={filter.state}
        options={states.map((state) => ({ value: state, label: t(`state.${state}` as WordId) }))}
        onChange={(state) => set({ state })}
      />
      <Pick
        label={t("column.triage")}
        all={t("complaints.all_triage")}
        value={filter.triage}
        options={triageLevels.map((level) => ({
          value: level,
          label: `${level} ${codes.label("triage_level", level)}`,
        }))}
        onChange={(triage) => set({ triage })}
      />
      <Pick
        label={t("column.what")}
        all={t("complaints.all_categories")}
        value={filter.category}
        options={list("complaint_category")}
        onChange={(category) => set({ category })}
      />
      <Pick
        label={t("field.language")}
        all={t("complaints.all_languages")}
        value={filter.language}
        options={list("language")}
        onChange={(language) => set({ language })}
      />
      {(["open", "mine", "danger_now"] as const).map((flag) => (
        <Toggle
          key={flag}
          label={t(flag === "danger_now" ? "complaints.danger" : `complaints.${flag}`)}
          on={!!filter[flag]}
          onChange={(on) => set({ [flag]: on })}
        />
      ))}
      {Object.keys(filter).length > 0 && (
        <Button kind="quiet" onPress={onClear}>
          {t("complaints.clear")}
        </Button>
      )}
    </search>
  );
}

function Reference({ value, onChange }: { value: string; onChange(value: string): void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    // Half a number finds nothing: only a whole one, or none, goes into the address.
    const reference = typed.trim() ? asReference(typed) : "";
    if (reference !== null && reference !== value) onChange(reference);
  }, [typed, value, onChange]);
  return (
    <input
      type="search"
      aria-label={t("complaints.reference")}
      placeholder={t("complaints.reference")}
      value={typed}
      dir={typed ? "ltr" : undefined}
      onChange={(event) => setTyped(event.target.value)}
      className={`control w-36! ${typed ? "rtl:text-end" : ""}`}
    />
  );
}

interface PickProps {
  label: string;
  all: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange(value: string): void;
}

function Pick({ label, all, value, options, onChange }: PickProps) {
  return (
    <SelectBox
      aria-label={label}
      empty={all}
      options={options}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value)}
      box="w-40"
      className={value ? "border-accent! font-semibold text-accent!" : ""}
    />
  );
}

function Toggle({ label, on, onChange }: { label: string; on: boolean; onChange(on: boolean): void }) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={() => onChange(!on)}
      className={`min-h-[34px] rounded-md border px-3 text-sm font-medium ${
        on ? "border-accent bg-accent-soft text-accent" : "border-edge bg-surface hover:bg-sunken"
      }`}
    >
      {label}
    </button>
  );
}
