// Whom and what a complaint is about, beside it: who is linked, who is known already by a number that the complaint names, and what
// it tells of others that are not on file yet. Everything here is somebody's word.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Building2, ChevronRight, House, Plus, Repeat } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Complaint } from "../hotline/api";
import { useMay } from "../session/session";
import { Button, IconButton } from "../ui/button";
import { Chip } from "../ui/chip";
import { useSending } from "../ui/sending";
import { Failed } from "../ui/states";
import { useTimes } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { AccusedChip, accused } from "./accused";
import {
  type Candidate,
  type ComplaintParties as Card,
  type LinkDraft,
  linkParty,
  type PartyBrief,
  type PartyLink,
  partiesOfComplaintQuery,
  readAgain,
  rolesOf,
} from "./api";
import { draftsOf } from "./drafts";
import { DetailText, usePartyWords } from "./party-words";

const AddParty = lazy(() => import("./add-party"));
const dialogs = () => import("./link-dialogs");
const AllegeAbuse = lazy(async () => ({ default: (await dialogs()).AllegeAbuse }));
const WithdrawAllegation = lazy(async () => ({ default: (await dialogs()).WithdrawAllegation }));
const EndLink = lazy(async () => ({ default: (await dialogs()).EndLink }));

type Open = { act: "add" } | { act: "allege" | "withdraw" | "end"; link: PartyLink; name: string };

export default function ComplaintParties({ complaint }: { complaint: Complaint }) {
  const { t } = useWords();
  const can = useMay();
  const [open, setOpen] = useState<Open | null>(null);
  const { data, error, refetch } = useQuery({
    ...partiesOfComplaintQuery(complaint.id),
    enabled: can("party_read"),
  });
  if (!can("party_read")) return null;
  const adds = can("party_register");
  const close = () => setOpen(null);
  const about = { complaint: complaint.id, onClose: close };
  return (
    <section className="card px-4 py-3.5" aria-label={t("parties.card")}>
      <div className="mb-1 flex min-h-[34px] items-center justify-between gap-2">
        <h2 className="flex items-center gap-2 text-sm font-semibold text-dim">
          <Building2 aria-hidden="true" className="size-4" />
          {t("parties.card")}
        </h2>
        {adds && (
          <span className="no-print">
            <IconButton
              label={t("parties.add")}
              icon={<Plus aria-hidden="true" className="size-4" />}
              onPress={() => setOpen({ act: "add" })}
            />
          </span>
        )}
      </div>
      {error && !data && <Failed error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Alerts card={data} />
          <Linked card={data} onAct={setOpen} />
          {adds && <Known complaint={complaint} card={data} />}
          {adds && <Told complaint={complaint} card={data} />}
          <Earlier card={data} />
        </>
      )}
      <Suspense>
        {open?.act === "add" && <AddParty {...about} />}
        {open?.act === "allege" && <AllegeAbuse {...about} {...open} />}
        {open?.act === "withdraw" && <WithdrawAllegation {...about} {...open} />}
        {open?.act === "end" && <EndLink {...about} {...open} />}
      </Suspense>
    </section>
  );
}

function Alerts({ card }: { card: Card }) {
  const { t } = useWords();
  const line = "mb-2 flex items-start gap-2 rounded-md border border-warn bg-warn-soft px-3 py-2 text-sm text-warn";
  return (
    <>
      {card.named > 0 && (
        <p className={line}>
          <Repeat aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>
            <strong className="block font-semibold">{t("parties.named", { count: card.named })}</strong>
            {t("parties.named_year", { count: card.named_last_year })}
          </span>
        </p>
      )}
      {card.workers_at_address > 1 && (
        <p className={line}>
          <House aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <strong className="font-semibold">{t("parties.at_address", { count: card.workers_at_address })}</strong>
        </p>
      )}
    </>
  );
}

const stands = (link: PartyLink) => !link.ended_at;
const briefOf = (card: Card, id: string): PartyBrief | undefined => card.parties.find((party) => party.id === id);

function Linked({ card, onAct }: { card: Card; onAct(open: Open): void }) {
  const { t } = useWords();
  const links = card.links.filter(stands);
  if (links.length === 0) return <p className="text-sm text-dim">{t("parties.none_yet")}</p>;
  return (
    <ul className="divide-y">
      {links.map((link) => (
        <LinkLine key={link.id} link={link} party={briefOf(card, link.party_id)} onAct={onAct} />
      ))}
    </ul>
  );
}

interface LineProps {
  link: PartyLink;
  party: PartyBrief | undefined;
  onAct(open: Open): void;
}

function LinkLine({ link, party, onAct }: LineProps) {
  const { t } = useWords();
  const times = useTimes();
  const { title } = usePartyWords();
  const name = title(party);
  const accusedNow = accused(link);
  const act = (act: "allege" | "withdraw" | "end") => () => onAct({ act, link, name });
  const canBeAccused = party?.kind !== "house" && party?.kind !== "vehicle";
  return (
    <li className="flex flex-col gap-1 py-2.5 text-sm">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link
          to="/parties/$id"
          params={{ id: link.party_id }}
          preload={false}
          className="inline-flex min-h-6 items-center text-base font-semibold break-words text-accent hover:underline"
        >
          <bdi dir="auto">{name}</bdi>
        </Link>
        <Chip>{t(`parties.role_${link.role}`)}</Chip>
        {accusedNow && <AccusedChip />}
      </div>
      {party && <Rest party={party} />}
      <p className="text-xs text-dim">
        {t("parties.said_since", { who: t(`parties.said_by_${link.said_by}`), when: times.day(link.added_at) })}
      </p>
      {accusedNow && link.alleged_by && link.alleged_at && (
        <p className="text-xs text-danger">
          {t("parties.abuser")}:{" "}
          {t("parties.abuser_since", {
            who: t(`parties.said_by_${link.alleged_by}`),
            when: times.dayAndClock(link.alleged_at),
            name: link.alleged_by_name ?? "",
          })}
        </p>
      )}
      {link.withdrawn_at && !accusedNow && (
        <p className="text-xs text-dim">{t("parties.withdrawn_at", { when: times.day(link.withdrawn_at) })}</p>
      )}
      <div className="no-print flex flex-wrap gap-2 empty:hidden">
        {link.may.includes("allege") && !accusedNow && canBeAccused && (
          <Button kind="danger" aria-label={t("parties.abuser_of", { name })} onPress={act("allege")}>
            {t("parties.abuser_do")}
          </Button>
        )}
        {link.may.includes("end") && accusedNow && (
          <Button aria-label={t("parties.withdraw_of", { name })} onPress={act("withdraw")}>
            {t("parties.withdraw")}
          </Button>
        )}
        {link.may.includes("end") && (
          <Button aria-label={t("parties.end_of", { name })} onPress={act("end")}>
            {t("parties.end")}
          </Button>
        )}
      </div>
    </li>
  );
}

function Rest({ party }: { party: PartyBrief }) {
  const { rest } = usePartyWords();
  const more = rest(party);
  if (more.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-3 text-dim">
      {more.map((detail) => (
        <DetailText key={detail.id} kind={detail.kind} text={detail.text} />
      ))}
    </p>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="no-print mt-2 border-t pt-2.5">
      <h3 className="mb-1 text-xs font-semibold text-dim">{title}</h3>
      <ul className="flex flex-col gap-2">{children}</ul>
    </div>
  );
}

/** One press links it, with what the complaint says. */
function useLinking(complaint: string) {
  const { t } = useWords();
  const { send, sending, notice } = useSending();
  async function link(draft: Omit<LinkDraft, "said_by" | "alleged_abuser">) {
    let party = "";
    const done = await send(async () => {
      party = (await linkParty(complaint, { ...draft, said_by: "worker", alleged_abuser: false })).party_id;
    });
    if (!done) return;
    readAgain(party, complaint);
    tell(t("parties.linked"));
  }
  return { link, sending, notice };
}

function Known({ complaint, card }: { complaint: Complaint; card: Card }) {
  const { t } = useWords();
  const { title } = usePartyWords();
  const { link, sending, notice } = useLinking(complaint.id);
  if (card.candidates.length === 0) return null;
  const line = (candidate: Candidate) => {
    const party = briefOf(card, candidate.party_id);
    const name = party ? title(party) : t(`parties.kind_${candidate.party_kind}`);
    return (
      <li key={candidate.party_id} className="flex items-start justify-between gap-2 text-sm">
        <span className="min-w-0">
          <span className="block font-semibold break-words">
            <bdi dir="auto">{name}</bdi>
          </span>
          <span className="block text-xs text-dim">
            {t(`parties.how_${candidate.matched as "phone"}`)}
            {!party && ` · ${t("parties.not_open")}`}
          </span>
        </span>
        <Button
          kind="accent"
          aria-label={t("parties.link_of", { name })}
          isPending={sending}
          onPress={() => void link({ party_id: candidate.party_id, role: rolesOf[candidate.party_kind][0] ?? "other" })}
        >
          {t("parties.link")}
        </Button>
      </li>
    );
  };
  return (
    <Group title={t("parties.known")}>
      {card.candidates.map(line)}
      {notice && <li>{notice}</li>}
    </Group>
  );
}

function Told({ complaint, card }: { complaint: Complaint; card: Card }) {
  const { t } = useWords();
  const { title } = usePartyWords();
  const { link, sending, notice } = useLinking(complaint.id);
  const drafts = draftsOf(complaint, card);
  if (drafts.length === 0) return null;
  return (
    <Group title={t("parties.told")}>
      {drafts.map(({ party, role }) => {
        const name = title(party);
        return (
          <li key={role} className="flex items-start justify-between gap-2 text-sm">
            <span className="min-w-0">
              <span className="block font-semibold break-words">
                <bdi dir="auto">{name}</bdi>
              </span>
              <span className="block text-xs text-dim">{t(`parties.role_${role}`)}</span>
            </span>
            <Button
              aria-label={t("parties.register_of", { name })}
              isPending={sending}
              onPress={() => void link({ party, role })}
            >
              {t("parties.register")}
            </Button>
          </li>
        );
      })}
      {notice && <li>{notice}</li>}
    </Group>
  );
}

function Earlier({ card }: { card: Card }) {
  const { t } = useWords();
  const times = useTimes();
  const { title } = usePartyWords();
  const ended = card.links.filter((link) => !stands(link));
  if (ended.length === 0) return null;
  return (
    <details className="no-print group mt-2 border-t pt-1.5">
      <summary className="flex min-h-[28px] cursor-pointer items-center gap-1 text-sm text-dim">
        <ChevronRight aria-hidden="true" className="flip size-3.5 group-open:rotate-90 rtl:group-open:-rotate-90" />
        {t("people.earlier", { count: ended.length })}
      </summary>
      <ul className="divide-y">
        {ended.map((link) => (
          <li key={link.id} className="py-2 text-sm text-dim">
            <bdi dir="auto">{title(briefOf(card, link.party_id))}</bdi> · {t(`parties.role_${link.role}`)}
            <p className="text-xs break-words">
              {t("parties.ended_at", { when: times.day(link.ended_at ?? ""), reason: link.end_reason ?? "" })}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
