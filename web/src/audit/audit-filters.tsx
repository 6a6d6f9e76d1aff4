// The filters of the audit list; each change goes into the address.
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Button } from "../ui/button";
import { DateField } from "../ui/date-field";
import { SelectBox } from "../ui/field";
import { useWords, type WordId } from "../words/words";
import type { AuditFilter } from "./api";

const kinds = [
  "complaint",
  "person",
  "party",
  "search",
  "contact",
  "callback",
  "callback_attempt",
  "call",
  "help",
  "handover",
  "user",
  "session",
  "factor_reset",
  "unit_key",
] as const;
const actions = [
  "sign_in_with_code",
  "sign_out",
  "invite_user",
  "edit_user",
  "request_factor_reset",
  "approve_factor_reset",
  "end_session",
  "take_contact",
  "show_contact",
  "edit_contact",
  "end_contact",
  "show_draft",
  "drop_draft",
  "register_complaint",
  "show_complaint",
  "show_complaint_history",
  "edit_complaint",
  "triage_complaint",
  "close_complaint",
  "reopen_complaint",
  "list_known_complaints",
  "take_up_complaint",
  "search_people",
  "register_person",
  "show_person",
  "edit_person",
  "note_subject",
  "list_complaints_of_person",
  "search_parties",
  "show_party",
  "show_parties_of_complaint",
  "show_parties_of_person",
  "link_party",
  "end_link",
  "allege_abuse",
  "withdraw_allegation",
  "answer_call",
  "show_safe_contact",
  "edit_safe_contact",
  "reveal_number",
  "promise_callback",
  "start_callback",
  "finish_attempt",
  "assign_callback",
  "withdraw_callback",
  "ask_help",
  "join_help",
  "list_help_messages",
  "write_help_message",
  "end_help",
  "offer_contact",
  "accept_handover",
  "take_over_contact",
] as const;
const outcomes = ["done", "refused", "failed"];

export function AuditFilters({ filter, onClear }: { filter: AuditFilter; onClear(): void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const set = (change: AuditFilter) => {
    const next = Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value));
    void navigate({ to: "/audit", search: next, replace: true });
  };
  return (
    <search aria-label={t("complaints.filters")} className="flex shrink-0 flex-wrap items-center gap-2 px-5 pb-3">
      <SelectBox
        aria-label={t("audit.action")}
        empty={t("audit.all_actions")}
        options={actions.map((action) => ({ value: action, label: t(`action.${action}`) }))}
        value={filter.action ?? ""}
        onChange={(event) => set({ action: event.target.value })}
        box="w-52"
      />
      <SelectBox
        aria-label={t("audit.kind")}
        empty={t("audit.all_kinds")}
        options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={filter.object_kind ?? ""}
        onChange={(event) => set({ object_kind: event.target.value })}
        box="w-40"
      />
      <Typed
        label={t("audit.object")}
        value={filter.object_id ?? ""}
        onChange={(object_id) => set({ object_id })}
        wide
      />
      <SelectBox
        aria-label={t("audit.outcome")}
        empty={t("audit.all_outcomes")}
        options={outcomes.map((outcome) => ({ value: outcome, label: t(`audit_outcome.${outcome}` as WordId) }))}
        value={filter.outcome ?? ""}
        onChange={(event) => set({ outcome: event.target.value })}
        box="w-40"
      />
      {(["since", "until"] as const).map((side) => (
        <DateField
          key={side}
          label={t(`audit.${side}`)}
          value={filter[side] ?? ""}
          onChange={(date) => set({ [side]: date })}
          className="flex w-52 items-center gap-2 [&>:first-child]:mb-0 [&>:first-child]:font-normal [&>:first-child]:text-dim"
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

interface TypedProps {
  label: string;
  value: string;
  wide?: boolean;
  onChange(value: string): void;
}

function Typed({ label, value, wide, onChange }: TypedProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), 300);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      dir={typed ? "ltr" : undefined}
      onChange={(event) => setTyped(event.target.value)}
      className={`control ${typed ? "rtl:text-end" : ""} ${wide ? "w-64!" : "w-44!"}`}
    />
  );
}
