// A new person. Reached only from a search: whom it found stands above the form once more. What comes of it is her code name.
import { Link, Navigate } from "@tanstack/react-router";
import { ArrowLeft, Plus, Trash2 } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { Button, IconButton } from "../ui/button";
import { useKeys } from "../ui/keys";
import { toE164 } from "../ui/phone";
import { useSending } from "../ui/sending";
import { moveOn } from "../ui/stops";
import { useWords } from "../words/words";
import {
  type DocumentGiven,
  type Found,
  type NameGiven,
  noteSubject,
  type PersonDraft,
  readAgain,
  registerPerson,
  searchPeople,
} from "./api";
import { FactFields, factsOf, noFacts } from "./fact-fields";
import { Hits, Notices } from "./hits";
import { type ForComplaint, forComplaint, pageSearch, useKeptWhileHere } from "./kept";
import { NewCodeName } from "./new-code-name";
import { DocumentFields, enoughOf, NameFields, noDocument, noName, PhoneFields } from "./part-fields";
import { asked, type SearchState } from "./searching";

type Row<T> = T & { row: number };
let rows = 0;
const rowOf = <T,>(part: T): Row<T> => ({ ...part, row: ++rows });
const bare = <T,>({ row: _, ...part }: Row<T>) => part;

export function RegisterPerson() {
  const [search] = useState(() => pageSearch.get());
  const [complaint] = useState(() => forComplaint.get());
  useKeptWhileHere();
  if (!search.found) return <Navigate to="/people" replace />;
  return <Register search={search} found={search.found} complaint={complaint} />;
}

/** What the box held, as the first of her names or numbers. */
function begin({ words, year, nationality }: SearchState, found: Found) {
  const text = words.trim();
  const number = found.searched_for === "number";
  const phone = number && /^\+?[\d\s-]{8,}$/.test(text);
  const facts = noFacts();
  const birth_year = asked({ words, year, nationality }).birth_year;
  if (birth_year) facts.birth = { ...facts.birth, precision: "year", year: String(birth_year) };
  return {
    names: [rowOf(noName(found.searched_for === "name" ? text : ""))],
    documents: number && !phone ? [rowOf(noDocument(text))] : [],
    phones: phone ? [rowOf({ phone: text })] : [],
    facts: { ...facts, nationality: nationality || null },
  };
}

interface Props {
  search: SearchState;
  found: Found;
  complaint: ForComplaint | null;
}

function Register({ search, found: first, complaint }: Props) {
  const { t } = useWords();
  const [found, setFound] = useState(first);
  const [draft, setDraft] = useState(() => begin(search, first));
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<Awaited<ReturnType<typeof registerPerson>> | null>(null);
  const { send, sending, errorOf, notice, problem } = useSending();
  const form = useRef<HTMLFormElement>(null);
  // One registration has one key, so that a second try after a lost answer makes no second person.
  const sent = useRef({ body: "", key: "" });
  useKeys({ "$mod+Enter": () => form.current?.requestSubmit() }, !made);

  type Draft = typeof draft;
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const missing = (text: string) => (tried && !text.trim() ? t("error.required") : undefined);

  async function hangOn(person: string) {
    if (!complaint) return;
    await noteSubject(complaint.id, person);
    void readAgain(person);
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const facts = factsOf(draft.facts);
    const whole =
      facts &&
      draft.names.every(({ text }) => text.trim()) &&
      draft.documents.every(({ number }) => enoughOf(number)) &&
      draft.phones.every(({ phone }) => phone.trim());
    // After the errors are on the page, to the first of them.
    setTimeout(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), 50);
    if (!whole) return;
    await send(async () => {
      const phones = await Promise.all(draft.phones.map(async ({ phone }) => ({ phone: await toE164(phone) })));
      const names = draft.names.map(bare);
      const body: PersonDraft = { ...facts, search_id: found.id, names, documents: draft.documents.map(bare), phones };
      const written = JSON.stringify(body);
      if (sent.current.body !== written) sent.current = { body: written, key: crypto.randomUUID() };
      const receipt = await registerPerson(body, sent.current.key);
      await hangOn(receipt.id);
      pageSearch.forget();
      setMade(receipt);
    });
  }

  /** A search lasts half an hour. Whoever was registered meanwhile stands above the form then. */
  const searchAgain = () =>
    send(async () => {
      setFound(await searchPeople(asked(search)));
      sent.current = { body: "", key: "" };
    });

  /** Enter goes on to the next field: saving is the button's, or Ctrl Enter. */
  function onKeyDown(event: KeyboardEvent) {
    const { target } = event;
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (!(target instanceof HTMLInputElement) || target.role === "combobox") return;
    event.preventDefault();
    moveOn(target);
  }

  if (made) return <NewCodeName made={made} complaint={complaint} />;
  return (
    <div className="flex h-full flex-col">
      <header className="shrink-0 border-b bg-surface px-5 py-2.5">
        <Link to="/people" className="inline-flex min-h-6 items-center gap-1 text-sm text-dim hover:text-ink">
          <ArrowLeft aria-hidden="true" className="flip size-3.5" />
          {t("people.title")}
        </Link>
        <h1 className="text-xl font-semibold">{t("people.register")}</h1>
        {complaint && (
          <p className="text-sm text-dim">{t("people.for_complaint", { reference: complaint.reference })}</p>
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto p-5">
        <form
          ref={form}
          noValidate
          onSubmit={(event) => void save(event)}
          onKeyDown={onKeyDown}
          className="mx-auto flex max-w-[860px] flex-col gap-4"
        >
          {(found.hits.length > 0 || found.hidden > 0) && (
            <section aria-label={t("people.one_of_these")} className="flex flex-col gap-2">
              <h2 className="font-semibold">{t("people.one_of_these")}</h2>
              <Notices found={found} />
              <Hits found={found} beside />
            </section>
          )}
          <Section title={t("people.names")} hint={t("people.names_hint")}>
            <Rows
              rows={draft.names}
              least={1}
              add={t("people.name_add")}
              remove={(name) => name.text}
              blank={noName}
              onChange={(names) => set({ names })}
            >
              {(name, index, change) => (
                <NameFields
                  value={name}
                  focus={index === 0 || !name.text}
                  onChange={change}
                  errorOf={(field) =>
                    (field === "text" ? missing(name.text) : undefined) ?? errorOf(`names/${index}/${field}`)
                  }
                />
              )}
            </Rows>
          </Section>
          <Section title={t("people.facts")}>
            <FactFields
              value={draft.facts}
              tried={tried}
              errorOf={errorOf}
              onChange={(change) => setDraft((now) => ({ ...now, facts: { ...now.facts, ...change } }))}
            />
          </Section>
          <Section title={t("people.documents")}>
            <Rows
              rows={draft.documents}
              add={t("people.document_add")}
              remove={(document) => document.number}
              blank={noDocument}
              onChange={(documents) => set({ documents })}
            >
              {(document, index, change) => (
                <DocumentFields
                  value={document}
                  focus={!document.number}
                  onChange={change}
                  errorOf={(field) =>
                    field === "number" && tried && !enoughOf(document.number)
                      ? t("people.number_short")
                      : errorOf(`documents/${index}/${field}`)
                  }
                />
              )}
            </Rows>
          </Section>
          <Section title={t("people.phones")}>
            <Rows
              rows={draft.phones}
              add={t("people.phone_add")}
              remove={({ phone }) => phone}
              blank={() => ({ phone: "" })}
              onChange={(phones) => set({ phones })}
            >
              {({ phone }, index, change) => (
                <PhoneFields
                  value={phone}
                  focus={!phone}
                  onChange={(phone) => change({ phone })}
                  error={missing(phone) ?? errorOf(`phones/${index}/phone`)}
                />
              )}
            </Rows>
          </Section>
          {notice}
          <div className="flex justify-end gap-2 pb-2">
            {problem?.slug === "search_first" && (
              <Button onPress={() => void searchAgain()}>{t("people.search_again")}</Button>
            )}
            <Button kind="primary" type="submit" keys="Ctrl ↵" isPending={sending}>
              {t("people.register_do")}
            </Button>
          </div>
        </form>
      </div>
    </div>
  );
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="card px-5 py-4">
      <h2 className="mb-2.5 text-sm font-semibold text-dim">{title}</h2>
      {hint && <p className="-mt-1.5 mb-2.5 text-xs text-dim">{hint}</p>}
      {children}
    </section>
  );
}

interface RowsProps<T> {
  rows: Row<T>[];
  least?: number;
  add: string;
  /** What the button that removes a row calls it. */
  remove(row: T): string;
  blank(): T;
  onChange(rows: Row<T>[]): void;
  children(row: T, index: number, change: (change: Partial<T>) => void): ReactNode;
}

function Rows<T extends NameGiven | DocumentGiven | { phone: string }>(props: RowsProps<T>) {
  const { rows, least = 0, add, remove, blank, onChange, children } = props;
  const { t } = useWords();
  return (
    <div className="flex flex-col gap-3">
      {rows.map((row, index) => (
        <div key={row.row} className="flex items-start gap-2 border-b pb-3 last-of-type:border-b-0 last-of-type:pb-0">
          {children(row, index, (change) =>
            onChange(rows.map((each) => (each.row === row.row ? { ...each, ...change } : each))),
          )}
          {rows.length > least && (
            <span className="mt-[23px]">
              <IconButton
                label={t("people.remove", { name: remove(row) })}
                icon={<Trash2 aria-hidden="true" className="size-4" />}
                onPress={() => onChange(rows.filter((each) => each.row !== row.row))}
              />
            </span>
          )}
        </div>
      ))}
      <span>
        <Button
          icon={<Plus aria-hidden="true" className="size-4" />}
          onPress={() => onChange([...rows, rowOf(blank())])}
        >
          {add}
        </Button>
      </span>
    </div>
  );
}
