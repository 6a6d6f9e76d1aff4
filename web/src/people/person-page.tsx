// A person's sheet: what she is called and how it is known, what her documents say, how she is reached, and what she has
// complained of. Its title is her code name: that is what may be said aloud.
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ArrowLeft, ChevronRight, PencilLine, Plus, Printer, X } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useCodes } from "../api/codes";
import { asProblem } from "../api/problem";
import { PartiesOfPerson } from "../parties/parties-of-person";
import { useMay, useSession } from "../session/session";
import { PageMissing } from "../stand-ins";
import { Button, IconButton } from "../ui/button";
import { Chip } from "../ui/chip";
import { Phone } from "../ui/phone";
import { Failed, Loading } from "../ui/states";
import { plainDay, useTimes } from "../ui/time";
import { useWords } from "../words/words";
import { type Part, type PersonSheet, personQuery } from "./api";
import { ComplaintsOfPerson } from "./complaints-of-person";
import { useKeptWhileHere } from "./kept";
import { usePersonWords } from "./person-words";

const dialogs = () => import("./person-dialogs");
const EditFacts = lazy(async () => ({ default: (await dialogs()).EditFacts }));
const AddPart = lazy(async () => ({ default: (await dialogs()).AddPart }));
const EndPart = lazy(async () => ({ default: (await dialogs()).EndPart }));

type Open = { act: "edit" } | { act: "add"; part: Part } | { act: "end"; part: Part; id: string; what: string };

export function PersonPage() {
  const { id } = useParams({ from: "/people/$id" });
  const { data, error, refetch } = useQuery(personQuery(id));
  useKeptWhileHere();
  if (error && asProblem(error).status === 404) return <PageMissing />;
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <Sheet person={data} />;
}

function Sheet({ person }: { person: PersonSheet }) {
  const { t } = useWords();
  const session = useSession();
  const can = useMay();
  const times = useTimes();
  const { codeName } = usePersonWords();
  const [open, setOpen] = useState<Open | null>(null);
  const may = person.may.includes("edit");
  const close = () => setOpen(null);
  return (
    <div className="print-flow flex h-full flex-col">
      <Header person={person} onEdit={may ? () => setOpen({ act: "edit" }) : undefined} />
      <div
        tabIndex={0}
        role="region"
        aria-label={t("people.sheet")}
        className="print-flow min-h-0 flex-1 overflow-y-auto p-5 focus-visible:-outline-offset-2"
      >
        <div className="mx-auto grid max-w-[1180px] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_340px] print:block">
          <div className="flex flex-col gap-4">
            <Names person={person} onAct={may ? setOpen : undefined} />
            <FactList person={person} />
            <Documents person={person} onAct={may ? setOpen : undefined} />
            <Phones person={person} onAct={may ? setOpen : undefined} />
          </div>
          {can("complaint_read") && (
            <div className="flex flex-col gap-4 print:mt-4">
              <ComplaintsOfPerson id={person.id} />
              {can("party_read") && <PartiesOfPerson id={person.id} />}
            </div>
          )}
        </div>
        <p className="mt-6 hidden text-xs print:block">
          {t("complaint.printed", { when: times.dayAndClock(Date.now()), name: session.display_name })}
        </p>
      </div>
      <Suspense>
        {open?.act === "edit" && <EditFacts person={person} onClose={close} />}
        {open?.act === "add" && <AddPart part={open.part} person={person.id} onClose={close} />}
        {open?.act === "end" && <EndPart {...open} person={person.id} name={codeName(person)} onClose={close} />}
      </Suspense>
    </div>
  );
}

function Header({ person, onEdit }: { person: PersonSheet; onEdit: (() => void) | undefined }) {
  const { t } = useWords();
  const times = useTimes();
  const { codeName } = usePersonWords();
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b bg-surface px-5 py-2.5">
      <div className="min-w-0 flex-1 basis-80">
        <Link to="/people" className="no-print inline-flex min-h-6 items-center gap-1 text-sm text-dim hover:text-ink">
          <ArrowLeft aria-hidden="true" className="flip size-3.5" />
          {t("people.title")}
        </Link>
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="text-xl font-semibold">
            <bdi>{codeName(person)}</bdi>
          </h1>
          <Chip tone={person.verification === "declared" ? "plain" : "ok"}>
            {t(`people.verification_${person.verification}`)}
          </Chip>
        </div>
        <p className="text-sm text-dim">
          {t("complaint.registered", {
            when: times.dayAndClock(person.registered_at),
            name: person.registered_by_name,
          })}
        </p>
      </div>
      <div className="no-print flex flex-wrap gap-2">
        <Button icon={<Printer aria-hidden="true" className="size-4" />} onPress={() => print()}>
          {t("complaint.print")}
        </Button>
        {onEdit && (
          <Button kind="primary" icon={<PencilLine aria-hidden="true" className="size-4" />} onPress={onEdit}>
            {t("people.edit_facts")}
          </Button>
        )}
      </div>
    </header>
  );
}

function FactList({ person }: { person: PersonSheet }) {
  const { t } = useWords();
  const codes = useCodes();
  const { birth, country } = usePersonWords();
  const languages = person.languages.map((code) => codes.label("language", code)).join(t("list.comma"));
  const facts = [
    [t("people.sex"), person.sex && t(`people.sex_${person.sex}`)],
    [t("people.birth"), birth(person)],
    [t("field.nationality"), country(person.nationality)],
    [t("people.languages"), languages],
    [t("people.literacy"), person.literacy && t(`people.literacy_${person.literacy}`)],
    [t("people.verification"), t(`people.verification_${person.verification}`)],
  ] as const;
  return (
    <section className="card break-inside-avoid px-5 py-4" aria-label={t("people.facts")}>
      <h2 className="mb-2.5 text-sm font-semibold text-dim">{t("people.facts")}</h2>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-3 print:grid-cols-3">
        {facts.map(([label, value]) => (
          <div key={label} className="min-w-0">
            <dt className="text-xs text-dim">{label}</dt>
            <dd className={`break-words ${value ? "font-medium" : "text-dim"}`}>
              <bdi>{value || t("complaint.unanswered")}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface PartsProps {
  person: PersonSheet;
  onAct: ((open: Open) => void) | undefined;
}

function Names({ person, onAct }: PartsProps) {
  const { t } = useWords();
  const standing = person.names.filter((name) => !name.ended_at).length;
  return (
    <Parts
      part="name"
      title={t("people.names")}
      none=""
      items={person.names}
      onAct={onAct}
      // Without any name she could not be found again.
      ends={standing > 1}
      what={(name) => name.text}
    >
      {(name) => (
        <>
          <bdi dir="auto" className="text-lg font-semibold break-words">
            {name.text}
          </bdi>
          <Chip>{t(`people.source_${name.source}`)}</Chip>
        </>
      )}
    </Parts>
  );
}

const isOver = (date: string) => date < new Date().toISOString().slice(0, 10);

function Documents({ person, onAct }: PartsProps) {
  const { t, lang } = useWords();
  const codes = useCodes();
  return (
    <Parts
      part="document"
      title={t("people.documents")}
      none={t("people.no_documents")}
      items={person.documents}
      onAct={onAct}
      ends
      what={(document) => `${codes.label("document_type", document.kind)} ${document.number}`}
    >
      {(document) => (
        <>
          <span className="font-semibold">{codes.label("document_type", document.kind)}</span>
          <bdi dir="ltr" className="font-semibold break-all">
            {document.number}
          </bdi>
          {document.issuer && <span>{codes.label("country", document.issuer)}</span>}
          {document.expires_on && (
            <Chip tone={isOver(document.expires_on) ? "warn" : "plain"}>
              {t(isOver(document.expires_on) ? "people.expired" : "people.valid_until", {
                when: plainDay(lang, document.expires_on),
              })}
            </Chip>
          )}
          {document.held_by && (
            <Chip tone={/^(employer|office)$/.test(document.held_by) ? "warn" : "plain"}>
              {t(`people.with_${document.held_by}`)}
            </Chip>
          )}
        </>
      )}
    </Parts>
  );
}

function Phones({ person, onAct }: PartsProps) {
  const { t } = useWords();
  return (
    <Parts
      part="phone"
      title={t("people.phones")}
      none={t("people.no_phones")}
      items={person.phones}
      onAct={onAct}
      ends
      what={({ phone }) => phone}
    >
      {({ phone }) => (
        <span className="font-semibold">
          <Phone number={phone} />
        </span>
      )}
    </Parts>
  );
}

interface Item {
  id: string;
  added_at: string;
  added_by_name: string;
  ended_at: string | null;
}

interface ListProps<T> {
  part: Part;
  title: string;
  none: string;
  items: T[];
  onAct: ((open: Open) => void) | undefined;
  ends: boolean;
  /** What the button that ends it calls it. */
  what(item: T): string;
  children(item: T): ReactNode;
}

/** What stands, and folded below it what no longer does. */
function Parts<T extends Item>({ part, title, none, items, onAct, ends, what, children }: ListProps<T>) {
  const { t } = useWords();
  const times = useTimes();
  const standing = items.filter((item) => !item.ended_at);
  const ended = items.filter((item) => item.ended_at);
  const line = (item: T, end: boolean) => (
    <li key={item.id} className="flex min-h-[44px] break-inside-avoid items-center gap-3 py-1.5">
      <div className="min-w-0 flex-1">
        <div className={`flex flex-wrap items-center gap-x-2.5 gap-y-1 ${item.ended_at ? "text-dim" : ""}`}>
          {children(item)}
        </div>
        <p className="text-xs text-dim">
          {t("people.added", { when: times.day(item.added_at), name: item.added_by_name })}
          {item.ended_at && ` · ${t("people.ended", { when: times.day(item.ended_at) })}`}
        </p>
      </div>
      {end && onAct && (
        <span className="no-print">
          <IconButton
            label={t("people.end_of", { name: what(item) })}
            icon={<X aria-hidden="true" className="size-4" />}
            onPress={() => onAct({ act: "end", part, id: item.id, what: what(item) })}
          />
        </span>
      )}
    </li>
  );
  return (
    <section className="card break-inside-avoid px-5 py-3" aria-label={title}>
      <div className="flex min-h-[34px] items-center justify-between gap-2">
        <h2 className="text-sm font-semibold text-dim">{title}</h2>
        {onAct && (
          <Button
            className="no-print"
            icon={<Plus aria-hidden="true" className="size-4" />}
            onPress={() => onAct({ act: "add", part })}
          >
            {t(`people.${part}_add`)}
          </Button>
        )}
      </div>
      {standing.length > 0 ? (
        <ul className="divide-y">{standing.map((item) => line(item, ends))}</ul>
      ) : (
        <p className="pb-1.5 text-sm text-dim">{none}</p>
      )}
      {ended.length > 0 && (
        <details className="no-print group mt-1 border-t pt-1.5">
          <summary className="flex min-h-[28px] cursor-pointer items-center gap-1 text-sm text-dim">
            <ChevronRight aria-hidden="true" className="flip size-3.5 group-open:rotate-90 rtl:group-open:-rotate-90" />
            {t("people.earlier", { count: ended.length })}
          </summary>
          <ul className="divide-y">{ended.map((item) => line(item, false))}</ul>
        </details>
      )}
    </section>
  );
}
