// One complaint: what was said, what is owed and by when, what was done, and what this person may do with it.
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ArrowLeft, Flag, FolderCheck, PencilLine, Printer, RotateCcw, Siren } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { asProblem } from "../api/problem";
import { useSession } from "../session/session";
import { PageMissing } from "../stand-ins";
import { Button } from "../ui/button";
import { Chip, stateTone } from "../ui/chip";
import { Failed, Loading } from "../ui/states";
import { useTimes } from "../ui/time";
import { useWords, type WordId, withWords } from "../words/words";
import { type Complaint, complaintQuery } from "./api";
import ComplaintActions from "./complaint-actions";
import { ActDialog } from "./complaint-acts";
import { ComplaintCallbacks } from "./complaint-callbacks";
import { ComplaintConsents } from "./complaint-consents";
import { ComplaintFacts } from "./complaint-facts";
import { ComplaintHelp } from "./complaint-help";
import { ComplaintHistory } from "./complaint-history";
import { Due, isDone } from "./due";
import { FirstToDo } from "./first-to-do";
import ReferralDialog from "./referral-dialog";
import Referrals from "./referrals";
import { SafeContactCard } from "./safe-contact-card";
import { TriageChip } from "./triage-chip";

// The form comes after the page, before anybody asks for it.
const fetchEditor = () => import("./complaint-editor");
const ComplaintEditor = lazy(fetchEditor);
const ComplaintPerson = lazy(() => withWords(import("../people/complaint-person")));
const ComplaintParties = lazy(() => withWords(import("../parties/complaint-parties")));

export type Act = "triage" | "close" | "reopen";

export function ComplaintPage() {
  const { id } = useParams({ from: "/complaints/$id" });
  const { data, error, refetch } = useQuery(complaintQuery(id));
  const [editing, setEditing] = useState<Complaint | null>(null);
  useEffect(() => void fetchEditor().catch(() => undefined), []);
  if (error && asProblem(error).status === 404) return <PageMissing />;
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (editing)
    return (
      <Suspense fallback={<Loading />}>
        <ComplaintEditor complaint={editing} onDone={() => setEditing(null)} />
      </Suspense>
    );
  return <Show complaint={data} onEdit={() => setEditing(data)} />;
}

function Show({ complaint, onEdit }: { complaint: Complaint; onEdit(): void }) {
  const { t } = useWords();
  const session = useSession();
  const times = useTimes();
  const [act, setAct] = useState<Act | null>(null);
  const [referring, setReferring] = useState(false);
  return (
    <div className="print-flow flex h-full flex-col">
      <Header complaint={complaint} onEdit={onEdit} onAct={setAct} />
      <div
        tabIndex={0}
        role="region"
        aria-label={t("complaint.facts")}
        className="print-flow min-h-0 flex-1 overflow-y-auto p-5 focus-visible:-outline-offset-2"
      >
        <div className="mx-auto grid max-w-[1180px] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_320px] print:block">
          <div className="flex flex-col gap-4">
            {complaint.danger_now && (
              <p className="flex items-center gap-2.5 rounded-lg border border-danger bg-danger-soft px-4 py-2.5 font-semibold text-danger">
                <Siren aria-hidden="true" className="size-5" />
                {t("complaint.danger")}
              </p>
            )}
            <FirstActions categories={complaint.categories} />
            <ComplaintFacts complaint={complaint} />
          </div>
          <div className="flex flex-col gap-4">
            <Clocks complaint={complaint} />
            <Suspense fallback={<div className="card h-[92px]" />}>
              <ComplaintPerson complaint={complaint} />
            </Suspense>
            <Suspense fallback={<div className="card h-[92px]" />}>
              <ComplaintParties complaint={complaint} />
            </Suspense>
            <ComplaintActions complaint={complaint} />
            <SafeContactCard complaint={complaint} />
            <ComplaintCallbacks complaint={complaint} />
            <Referrals
              from={{ complaint: complaint.id }}
              onRefer={() => setReferring(true)}
              className="card px-4 py-3.5"
            />
            <ComplaintHelp complaint={complaint} />
            <ComplaintConsents complaint={complaint} />
            <ComplaintHistory id={complaint.id} />
          </div>
        </div>
        <p className="mt-6 hidden text-xs print:block">
          {t("complaint.printed", { when: times.dayAndClock(Date.now()), name: session.display_name })}
        </p>
      </div>
      {referring && (
        <ReferralDialog
          from={{ complaint: complaint.id }}
          wanted={{ language: complaint.language, country: complaint.nationality ?? null }}
          onClose={() => setReferring(false)}
        />
      )}
      {act && <ActDialog act={act} complaint={complaint} onClose={() => setAct(null)} />}
    </div>
  );
}

function FirstActions({ categories }: { categories: string[] }) {
  const { t } = useWords();
  return (
    <section aria-label={t("first.title")} className="card px-5 py-4">
      <h2 className="mb-2.5 text-sm font-semibold text-dim">{t("first.title")}</h2>
      <FirstToDo categories={categories} />
    </section>
  );
}

interface HeaderProps {
  complaint: Complaint;
  onEdit(): void;
  onAct(act: Act): void;
}

function Header({ complaint, onEdit, onAct }: HeaderProps) {
  const { t } = useWords();
  const times = useTimes();
  const may = (act: string) => complaint.may.includes(act);
  const icon = "size-4";
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b bg-surface px-5 py-2.5 print:px-5">
      <div className="min-w-0 flex-1 basis-80">
        <Link
          to="/complaints"
          className="no-print inline-flex min-h-6 items-center gap-1 text-sm text-dim hover:text-ink"
        >
          <ArrowLeft aria-hidden="true" className="flip size-3.5" />
          {t("complaint.back")}
        </Link>
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="text-xl font-semibold">
            <span className="sr">{t("complaint.title")} </span>
            <bdi dir="ltr" className="normal-nums">
              {complaint.reference}
            </bdi>
          </h1>
          <TriageChip level={complaint.triage} />
          <Chip tone={stateTone(complaint.state)}>{t(`state.${complaint.state}` as WordId)}</Chip>
        </div>
        <p className="text-sm text-dim">
          {t("complaint.registered", {
            when: times.dayAndClock(complaint.created_at),
            name: complaint.created_by_name,
          })}
          {complaint.version > 1 && ` · ${t("complaint.changed", { when: times.dayAndClock(complaint.updated_at) })}`}
        </p>
      </div>
      <div className="no-print flex flex-wrap gap-2">
        <Button icon={<Printer aria-hidden="true" className={icon} />} onPress={() => print()}>
          {t("complaint.print")}
        </Button>
        {may("reopen") && (
          <Button icon={<RotateCcw aria-hidden="true" className={icon} />} onPress={() => onAct("reopen")}>
            {t("complaint.reopen")}
          </Button>
        )}
        {may("close") && (
          <Button icon={<FolderCheck aria-hidden="true" className={icon} />} onPress={() => onAct("close")}>
            {t("complaint.close")}
          </Button>
        )}
        {may("triage") && (
          <Button icon={<Flag aria-hidden="true" className={icon} />} onPress={() => onAct("triage")}>
            {t("complaint.triage")}
          </Button>
        )}
        {may("edit") && (
          <Button kind="primary" icon={<PencilLine aria-hidden="true" className={icon} />} onPress={onEdit}>
            {t("complaint.edit")}
          </Button>
        )}
      </div>
    </header>
  );
}

function Clocks({ complaint }: { complaint: Complaint }) {
  const { t } = useWords();
  const done = isDone(complaint.state);
  const clocks = [
    ["complaint.clock_supervisor", complaint.supervisor_due_at],
    ["complaint.clock_response", complaint.response_due_at],
    ["complaint.clock_plan", complaint.plan_due_at],
  ] as const;
  return (
    <section className="card divide-y px-4 py-1" aria-label={t("column.due")}>
      {clocks.map(([label, at]) => (
        <div key={label} className="flex min-h-[38px] items-center justify-between gap-3">
          <span className="text-sm text-dim">{t(label)}</span>
          <Due at={at} done={done} />
        </div>
      ))}
    </section>
  );
}
