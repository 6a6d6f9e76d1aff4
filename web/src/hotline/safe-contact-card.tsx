// How she may be reached, beside the complaint: the rules in words, and the number only when somebody asks for it.
import { useMutation, useQuery } from "@tanstack/react-query";
import { Eye, PencilLine, ShieldAlert, TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { asProblem } from "../api/problem";
import { useMay } from "../session/session";
import { Button, IconButton } from "../ui/button";
import { useHours } from "../ui/hours";
import { Phone } from "../ui/phone";
import { problemText } from "../ui/problem-text";
import { plainDay } from "../ui/time";
import { useWords } from "../words/words";
import type { Complaint } from "./api";
import { revealNumber, type SafeContactSheet, safeContactQuery } from "./callback-api";
import { SafeContactDialog } from "./safe-contact-dialog";

export function SafeContactCard({ complaint }: { complaint: Complaint }) {
  const { t } = useWords();
  const can = useMay();
  const [editing, setEditing] = useState(false);
  const { data: sheet } = useQuery({
    ...safeContactQuery(complaint.id),
    enabled: can("safe_contact_read"),
  });
  if (!can("safe_contact_read")) return null;
  return (
    <section className="card px-4 py-3.5" aria-label={t("safe.title")}>
      <div className="mb-2 flex items-center justify-between gap-2">
        <h2 className="flex items-center gap-2 text-sm font-semibold text-dim">
          <ShieldAlert aria-hidden="true" className="size-4" />
          {t("safe.title")}
        </h2>
        {can("safe_contact_edit") && sheet && (
          <IconButton
            label={t("safe.edit")}
            icon={<PencilLine aria-hidden="true" className="size-4" />}
            onPress={() => setEditing(true)}
          />
        )}
      </div>
      {sheet?.number_of_alleged_abuser && (
        <p className="mb-2 flex items-start gap-2 rounded-md border border-danger bg-danger-soft px-3 py-2 text-sm font-semibold text-danger">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {t("refusal.number_of_alleged_abuser")}
        </p>
      )}
      <p className={`mb-2 font-medium ${complaint.safe_contact === "unsafe" ? "text-danger" : ""}`}>
        {t(`safe_contact.${complaint.safe_contact}`)}
      </p>
      {complaint.worker_phone_hint && (
        <KeptNumber complaint={complaint} forbidden={!!sheet?.number_of_alleged_abuser} />
      )}
      {sheet && <Rules sheet={sheet} />}
      {editing && sheet && (
        <SafeContactDialog complaint={complaint.id} sheet={sheet} onClose={() => setEditing(false)} />
      )}
    </section>
  );
}

/** Whoever has asked for it before somebody said whose it is does not keep it in sight. */
function KeptNumber({ complaint, forbidden }: { complaint: Complaint; forbidden: boolean }) {
  const { t } = useWords();
  const reveal = useMutation({ mutationFn: () => revealNumber(complaint.id) });
  return (
    <div className="flex min-h-[34px] flex-wrap items-center justify-between gap-2">
      <span className="font-medium">
        {reveal.data && !forbidden ? (
          <Phone number={reveal.data.worker_phone} />
        ) : (
          <bdi dir="ltr">{complaint.worker_phone_hint}</bdi>
        )}
      </span>
      {!reveal.data && !forbidden && (
        <Button
          icon={<Eye aria-hidden="true" className="size-4" />}
          isPending={reveal.isPending}
          onPress={() => !reveal.isPending && reveal.mutate()}
          className="no-print"
        >
          {t("safe.reveal")}
        </Button>
      )}
      {reveal.error && !forbidden && (
        <p role="alert" className="basis-full text-sm font-medium text-danger">
          {problemText(t, asProblem(reveal.error))}
        </p>
      )}
    </div>
  );
}

/** What she agreed to, each line only where it was noted. What was not asked is said to be forbidden. */
export function Rules({ sheet }: { sheet: SafeContactSheet }) {
  const { t, lang } = useWords();
  const hours = useHours();
  if (!sheet.version) return <p className="mt-2 text-sm text-dim">{t("safe.nothing_noted")}</p>;
  const channel = (allowed: boolean | null | undefined) => t(allowed ? "safe.allowed" : "safe.forbidden");
  const lines: [string, ReactNode][] = [[t("safe.hours"), hours(sheet)]];
  if (sheet.agreed_name) lines.push([t("safe.agreed_name"), <bdi key="name">{sheet.agreed_name}</bdi>]);
  if (sheet.cover_story) lines.push([t("safe.cover_story"), <bdi key="story">{sheet.cover_story}</bdi>]);
  if (sheet.shared_with) lines.push([t("safe.shared_with"), <bdi key="shared">{sheet.shared_with}</bdi>]);
  if (sheet.danger_word) lines.push([t("safe.danger_word"), <bdi key="danger">{sheet.danger_word}</bdi>]);
  if (sheet.proof_word) lines.push([t("safe.proof_word"), <bdi key="proof">{sheet.proof_word}</bdi>]);
  lines.push([t("safe.voicemail"), channel(sheet.voicemail)]);
  lines.push([t("safe.messages"), channel(sheet.sms || sheet.whatsapp)]);
  if (sheet.if_cut_off) lines.push([t("safe.if_cut_off"), t(`safe.cut_off_${sheet.if_cut_off}`)]);
  if (sheet.ends_on) lines.push([t("safe.ends_on"), plainDay(lang, sheet.ends_on)]);
  return (
    <dl className="mt-2 grid grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)] gap-x-4 gap-y-1.5 text-sm">
      {lines.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-dim">{label}</dt>
          <dd className="break-words font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
