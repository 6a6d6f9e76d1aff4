// Known again by the number: her earlier complaints, and Alt U to take the newest up and go on from its facts.
import { useMutation, useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useFormContext, useWatch } from "react-hook-form";
import type { Schemas } from "../api/client";
import { useCodes } from "../api/codes";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { useKeys } from "../ui/keys";
import { problemText } from "../ui/problem-text";
import { useTimes } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { type Complaint, complaintQuery } from "./api";
import { knownComplaintsQuery, takeUpComplaint } from "./callback-api";
import { formOf, type IntakeForm } from "./draft";
import { placeFields } from "./draft-depth";
import { TriageChip } from "./triage-chip";

/** What holds from call to call; what happened now is asked anew. */
const lasting = [
  "worker_name",
  "nationality",
  "language",
  "governorate",
  "area",
  "address",
  ...placeFields,
  "employer_name",
  "employer_phone",
  "office_name",
  "entered_on",
  "started_on",
  "safe_contact",
  "safe_contact_note",
  "consent_to_record",
] as const;

export function KnownCaller({ contact }: { contact: string }) {
  const { t } = useWords();
  // Whoever employs her is not told that she is known, nor is anybody who could let it slip.
  const employer = useWatch<IntakeForm, "call.call_type">({ name: "call.call_type" }) === "EMPLOYER";
  const { data } = useQuery({ ...knownComplaintsQuery(contact), enabled: !employer });
  const { getValues, setValue } = useFormContext<IntakeForm>();
  const takeUp = useMutation({
    mutationFn: async (complaint: string) => {
      await takeUpComplaint(contact, complaint);
      return queries.fetchQuery(complaintQuery(complaint));
    },
    onSuccess: (earlier) => {
      fill(earlier);
      tell(t("known.taken_up"));
    },
    onError: (error) => tell(problemText(t, asProblem(error)), true),
  });

  function fill(earlier: Complaint) {
    const facts = formOf(earlier);
    for (const field of lasting)
      if (!getValues(field) && facts[field]) setValue(field, facts[field], { shouldDirty: true });
    const caller = getValues("call.caller_phone");
    if (!getValues("worker_phone") && caller && earlier.worker_phone_hint?.endsWith(caller.slice(-4)))
      setValue("worker_phone", caller, { shouldDirty: true });
  }

  const known = (!employer && data?.items) || [];
  const newest = known[0];
  useKeys({ "Alt+KeyU": () => newest && !takeUp.isPending && takeUp.mutate(newest.id) }, known.length > 0);
  if (!newest) return null;
  return (
    <section
      role="status"
      aria-label={t("known.title", { count: known.length })}
      className="border-b bg-accent-soft px-4 py-3.5"
    >
      <h2 className="mb-2 flex items-center gap-2 text-sm font-semibold text-accent">
        <History aria-hidden="true" className="size-4" />
        {t("known.title", { count: known.length })}
      </h2>
      <ul className="flex flex-col gap-2.5">
        {known.slice(0, 3).map((complaint) => (
          <Known key={complaint.id} complaint={complaint} />
        ))}
      </ul>
      <Button
        kind="accent"
        keys="Alt U"
        className="mt-3 w-full"
        isPending={takeUp.isPending}
        onPress={() => !takeUp.isPending && takeUp.mutate(newest.id)}
      >
        {t("known.take_up")}
      </Button>
    </section>
  );
}

function Known({ complaint }: { complaint: Schemas["KnownComplaint"] }) {
  const { t } = useWords();
  const codes = useCodes();
  const times = useTimes();
  return (
    <li className="text-sm">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <bdi dir="ltr" className="font-semibold normal-nums">
          {complaint.reference}
        </bdi>
        <TriageChip level={complaint.triage} short />
        {complaint.danger_now && <Chip tone="danger">{t("complaint.danger")}</Chip>}
      </span>
      <span className="block">
        {complaint.categories.map((code) => codes.label("complaint_category", code)).join(t("list.comma"))}
      </span>
      <span className="block text-xs text-dim">
        {times.dayAndClock(complaint.created_at)} · {complaint.created_by_name}
      </span>
      {complaint.callback_due_at && (
        <span className="block text-xs font-medium text-warn">
          {t("known.promised", {
            when: times.dayAndClock(complaint.callback_due_at),
            name: complaint.promised_by_name ?? "",
          })}
        </span>
      )}
    </li>
  );
}
