// A party's sheet: what is known of it, which complaints that one may see it is linked to and as what, and how many name it in all.
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ArrowLeft, ChevronRight, Plus, Printer, Repeat, X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { asProblem } from "../api/problem";
import { TriageChip } from "../hotline/triage-chip";
import { useSession } from "../session/session";
import { PageMissing } from "../stand-ins";
import { Button, IconButton } from "../ui/button";
import { Chip, stateTone } from "../ui/chip";
import { Failed, Loading } from "../ui/states";
import { useTimes } from "../ui/time";
import { useWords, type WordId } from "../words/words";
import { AccusedChip, accused } from "./accused";
import { type Detail, type PartyLink, type PartySheet, partyQuery } from "./api";
import { useForgottenElsewhere } from "./parties";
import { DetailText, NamedWords, usePartyWords } from "./party-words";

const dialogs = () => import("./detail-dialogs");
const AddDetail = lazy(async () => ({ default: (await dialogs()).AddDetail }));
const EndDetail = lazy(async () => ({ default: (await dialogs()).EndDetail }));

export function PartyPage() {
  const { id } = useParams({ from: "/parties/$id" });
  const { data, error, refetch } = useQuery(partyQuery(id));
  useForgottenElsewhere();
  if (error && asProblem(error).status === 404) return <PageMissing />;
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <Sheet party={data} />;
}

function Sheet({ party }: { party: PartySheet }) {
  const { t } = useWords();
  const session = useSession();
  const times = useTimes();
  const [open, setOpen] = useState<"add" | Detail | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="print-flow flex h-full flex-col">
      <Header party={party} />
      <div
        tabIndex={0}
        role="region"
        aria-label={t("parties.sheet")}
        className="print-flow min-h-0 flex-1 overflow-y-auto p-5 focus-visible:-outline-offset-2"
      >
        <div className="mx-auto grid max-w-[1180px] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_380px] print:block">
          <Details
            party={party}
            onAdd={party.may.includes("add") ? () => setOpen("add") : undefined}
            onEnd={party.may.includes("end") ? setOpen : undefined}
          />
          <Links party={party} />
        </div>
        <p className="mt-6 hidden text-xs print:block">
          {t("complaint.printed", { when: times.dayAndClock(Date.now()), name: session.display_name })}
        </p>
      </div>
      <Suspense>
        {open === "add" && <AddDetail party={party} onClose={close} />}
        {open && open !== "add" && <EndDetail party={party.id} detail={open} onClose={close} />}
      </Suspense>
    </div>
  );
}

function Header({ party }: { party: PartySheet }) {
  const { t } = useWords();
  const times = useTimes();
  const { title } = usePartyWords();
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b bg-surface px-5 py-2.5">
      <div className="min-w-0 flex-1 basis-80">
        <Link to="/parties" className="no-print inline-flex min-h-6 items-center gap-1 text-sm text-dim hover:text-ink">
          <ArrowLeft aria-hidden="true" className="flip size-3.5" />
          {t("parties.title")}
        </Link>
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="text-xl font-semibold break-words">
            <bdi dir="auto">{title(party)}</bdi>
          </h1>
          <Chip>{t(`parties.kind_${party.kind}`)}</Chip>
        </div>
        <p className="text-sm text-dim">
          {t("complaint.registered", { when: times.dayAndClock(party.registered_at), name: party.registered_by_name })}
        </p>
      </div>
      <Button className="no-print" icon={<Printer aria-hidden="true" className="size-4" />} onPress={() => print()}>
        {t("complaint.print")}
      </Button>
    </header>
  );
}

interface DetailsProps {
  party: PartySheet;
  onAdd: (() => void) | undefined;
  onEnd: ((detail: Detail) => void) | undefined;
}

function Details({ party, onAdd, onEnd }: DetailsProps) {
  const { t } = useWords();
  const standing = party.details.filter((detail) => !detail.ended_at);
  const ended = party.details.filter((detail) => detail.ended_at);
  return (
    <section className="card break-inside-avoid px-5 py-3" aria-label={t("parties.details")}>
      <div className="flex min-h-[34px] items-center justify-between gap-2">
        <h2 className="text-sm font-semibold text-dim">{t("parties.details")}</h2>
        {onAdd && (
          <Button className="no-print" icon={<Plus aria-hidden="true" className="size-4" />} onPress={onAdd}>
            {t("parties.detail_add")}
          </Button>
        )}
      </div>
      <ul className="divide-y">
        {standing.map((detail) => (
          <DetailLine key={detail.id} detail={detail} onEnd={standing.length > 1 ? onEnd : undefined} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details className="no-print group mt-1 border-t pt-1.5">
          <summary className="flex min-h-[28px] cursor-pointer items-center gap-1 text-sm text-dim">
            <ChevronRight aria-hidden="true" className="flip size-3.5 group-open:rotate-90 rtl:group-open:-rotate-90" />
            {t("people.earlier", { count: ended.length })}
          </summary>
          <ul className="divide-y">
            {ended.map((detail) => (
              <DetailLine key={detail.id} detail={detail} onEnd={undefined} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function DetailLine({ detail, onEnd }: { detail: Detail; onEnd: DetailsProps["onEnd"] }) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <li className="flex min-h-[44px] break-inside-avoid items-center gap-3 py-1.5">
      <div className="min-w-0 flex-1">
        <p className={`flex flex-wrap items-baseline gap-x-3 ${detail.ended_at ? "text-dim" : ""}`}>
          <span className="w-32 shrink-0 text-sm text-dim">{t(`parties.is_${detail.kind}`)}</span>
          <span className="min-w-0 font-semibold">
            <DetailText kind={detail.kind} text={detail.text} />
          </span>
        </p>
        <p className="text-xs text-dim">
          {t("people.added", { when: times.day(detail.added_at), name: detail.added_by_name })}
          {detail.ended_at && ` · ${t("people.ended", { when: times.day(detail.ended_at) })}`}
        </p>
      </div>
      {onEnd && (
        <span className="no-print">
          <IconButton
            label={t("people.end_of", { name: detail.text })}
            icon={<X aria-hidden="true" className="size-4" />}
            onPress={() => onEnd(detail)}
          />
        </span>
      )}
    </li>
  );
}

function Links({ party }: { party: PartySheet }) {
  const { t } = useWords();
  return (
    <section className="card break-inside-avoid px-4 py-3.5 print:mt-4" aria-label={t("parties.complaints")}>
      <h2 className="mb-1 text-sm font-semibold text-dim">{t("parties.complaints")}</h2>
      <p className="flex items-start gap-2 pb-2 text-sm">
        <Repeat aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-dim" />
        <NamedWords named={party} />
      </p>
      {party.links.length === 0 ? (
        <p className="text-sm text-dim">{t("parties.no_links")}</p>
      ) : (
        <ul className="divide-y border-t">
          {party.links.map((link) => (
            <LinkLine key={link.id} link={link} />
          ))}
        </ul>
      )}
    </section>
  );
}

function LinkLine({ link }: { link: PartyLink }) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <li className={`py-2.5 text-sm last:pb-0 ${link.ended_at ? "text-dim" : ""}`}>
      <div className="flex flex-wrap items-center gap-2">
        {link.complaint_id && link.reference && (
          <Link
            to="/complaints/$id"
            params={{ id: link.complaint_id }}
            className="inline-flex min-h-6 items-center font-semibold text-accent hover:underline"
          >
            <bdi dir="ltr" className="normal-nums">
              {link.reference}
            </bdi>
          </Link>
        )}
        {link.triage && <TriageChip level={link.triage} short />}
        {link.state && <Chip tone={stateTone(link.state)}>{t(`state.${link.state}` as WordId)}</Chip>}
        <Chip>{t(`parties.role_${link.role}`)}</Chip>
        {accused(link) && <AccusedChip />}
      </div>
      <p className="text-xs text-dim">
        {t("parties.said_since", { who: t(`parties.said_by_${link.said_by}`), when: times.day(link.added_at) })}
        {link.ended_at &&
          ` · ${t("parties.ended_at", { when: times.day(link.ended_at), reason: link.end_reason ?? "" })}`}
      </p>
    </li>
  );
}
