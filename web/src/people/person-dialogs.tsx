// What changes a sheet: the facts corrected, a name or number added, one that no longer stands moved to the earlier ones.
import { type FormEvent, type ReactNode, useState } from "react";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Dialog, DialogActions } from "../ui/dialog";
import { toE164 } from "../ui/phone";
import { useSending } from "../ui/sending";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import {
  addDocument,
  addName,
  addPhone,
  editPerson,
  endPart,
  type Part,
  type PersonSheet,
  personQuery,
  readAgain,
} from "./api";
import { FactFields, factFormOf, factsOf } from "./fact-fields";
import { DocumentFields, enoughOf, NameFields, noDocument, noName, PhoneFields } from "./part-fields";

export function EditFacts({ person, onClose }: { person: PersonSheet; onClose(): void }) {
  const { t } = useWords();
  // As they stood when the dialog opened: news about her must not change what is being typed.
  const [from, setFrom] = useState(person);
  const [form, setForm] = useState(() => factFormOf(person));
  const [tried, setTried] = useState(false);
  const { send, sending, errorOf, notice, problem } = useSending();
  const stale = problem?.slug === "stale_version";

  async function reload() {
    const fresh = await queries.fetchQuery({ ...personQuery(person.id), staleTime: 0 });
    setFrom(fresh);
    setForm(factFormOf(fresh));
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const facts = factsOf(form);
    if (!facts) return;
    const done = await send(async () => {
      try {
        await editPerson(person.id, { ...facts, version: from.version });
      } catch (error) {
        if ((error as { slug?: string }).slug === "stale_version") await reload();
        throw error;
      }
    });
    if (!done) return;
    void readAgain(person.id);
    tell(t("people.facts_saved"));
    onClose();
  }

  return (
    <Dialog open wide title={t("people.edit_facts")} onClose={onClose}>
      <form noValidate onSubmit={(event) => void save(event)}>
        {stale && (
          <p role="alert" className="mb-4 rounded-md border border-warn bg-warn-soft px-3 py-2 text-sm text-warn">
            {t("people.facts_changed")}
          </p>
        )}
        <FactFields
          value={form}
          tried={tried}
          errorOf={errorOf}
          onChange={(change) => setForm((now) => ({ ...now, ...change }))}
        />
        <div className="mt-4">{!stale && notice}</div>
        <DialogActions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button kind="primary" type="submit" isPending={sending}>
            {t("people.save_facts")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface AddProps {
  part: Part;
  person: string;
  onClose(): void;
}

export function AddPart({ part, person, onClose }: AddProps) {
  const { t } = useWords();
  const [name, setName] = useState(noName);
  const [document, setDocument] = useState(noDocument);
  const [phone, setPhone] = useState("");
  const [tried, setTried] = useState(false);
  const { send, sending, errorOf, notice } = useSending();
  const missing = (text: string) => (tried && !text.trim() ? t("error.required") : undefined);

  const parts: Record<Part, { whole: boolean; add(): Promise<unknown>; fields: ReactNode }> = {
    name: {
      whole: !!name.text.trim(),
      add: () => addName(person, name),
      fields: (
        <NameFields
          focus
          value={name}
          onChange={(change) => setName((now) => ({ ...now, ...change }))}
          errorOf={(field) => (field === "text" ? missing(name.text) : undefined) ?? errorOf(field)}
        />
      ),
    },
    document: {
      whole: enoughOf(document.number),
      add: () => addDocument(person, document),
      fields: (
        <DocumentFields
          focus
          value={document}
          onChange={(change) => setDocument((now) => ({ ...now, ...change }))}
          errorOf={(field) =>
            field === "number" && tried && !enoughOf(document.number) ? t("people.number_short") : errorOf(field)
          }
        />
      ),
    },
    phone: {
      whole: !!phone.trim(),
      add: async () => addPhone(person, { phone: await toE164(phone) }),
      fields: <PhoneFields focus value={phone} onChange={setPhone} error={missing(phone) ?? errorOf("phone")} />,
    },
  };
  const { whole, add, fields } = parts[part];

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!whole || !(await send(add))) return;
    void readAgain(person);
    tell(t("people.part_added"));
    onClose();
  }

  return (
    <Dialog open wide title={t(`people.${part}_add`)} onClose={onClose}>
      <form noValidate onSubmit={(event) => void save(event)}>
        <div className="flex">{fields}</div>
        <div className="mt-4">{notice}</div>
        <DialogActions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button kind="primary" type="submit" isPending={sending}>
            {t(`people.${part}_add_do`)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface EndProps {
  part: Part;
  id: string;
  /** The name or number itself. */
  what: string;
  person: string;
  /** Whose it was. */
  name: string;
  onClose(): void;
}

export function EndPart({ part, id, what, person, name, onClose }: EndProps) {
  const { t } = useWords();
  return (
    <ConfirmDialog
      title={t(`people.end_${part}`)}
      act={t("people.end_do")}
      send={() => endPart[part](id)}
      onDone={() => {
        void readAgain(person);
        tell(t("people.part_ended"));
        onClose();
      }}
      onClose={onClose}
    >
      <p className="mb-2 text-lg font-semibold break-words">
        <bdi dir={part === "name" ? "auto" : undefined}>{what}</bdi>
      </p>
      <p className="text-dim">{t("people.end_text", { name })}</p>
    </ConfirmDialog>
  );
}
