// Finding whom she can turn to while she is on the line, and noting that she was sent there.
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useMemo, useState } from "react";
import { queries } from "../api/query";
import { type Organisation, organisationsQuery } from "../directory/api";
import { byFit, find, type Wanted } from "../directory/finding";
import { OpenChip, OrganisationFacts, useNames, VerifiedChip } from "../directory/organisation-facts";
import { Button } from "../ui/button";
import { ChoiceField, YesNoField } from "../ui/choice";
import { Dialog, DialogActions } from "../ui/dialog";
import { TextField } from "../ui/field";
import { useSending } from "../ui/sending";
import { Failed, Loading } from "../ui/states";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { manners, type ReferralManner, type ReferredFrom, refer } from "./referral-api";

interface Props {
  from: ReferredFrom;
  /** What is known of her decides what comes first. */
  wanted: Pick<Wanted, "language" | "country">;
  onClose(): void;
}

export default function ReferralDialog({ from, wanted, onClose }: Props) {
  const { t } = useWords();
  const { name } = useNames();
  const { data, error, refetch } = useQuery(organisationsQuery());
  const [words, setWords] = useState("");
  const [active, setActive] = useState(0);
  const [chosen, setChosen] = useState<Organisation | null>(null);
  const found = useMemo(() => byFit(find(data ?? [], { words }), wanted), [data, words, wanted]);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setActive((now) => (now + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      setChosen(found[active] ?? null);
    }
  }

  return (
    <Dialog open wide title={chosen ? name(chosen) : t("referral.title")} onClose={onClose}>
      {chosen ? (
        <ReferralForm entry={chosen} from={from} onBack={() => setChosen(null)} onClose={onClose} />
      ) : error && !data ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : (
        <>
          <input
            autoFocus
            type="search"
            role="combobox"
            aria-expanded="true"
            aria-controls="referral-found"
            aria-activedescendant={found[active] ? `referral-${active}` : undefined}
            aria-label={t("directory.search")}
            placeholder={t("directory.search")}
            value={words}
            onChange={(event) => {
              setWords(event.target.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
            className="control mb-3"
          />
          <ul
            id="referral-found"
            role="listbox"
            aria-label={t("referral.found")}
            className="h-[46vh] divide-y overflow-y-auto rounded-md border"
          >
            {found.length === 0 && (
              <li
                role="option"
                aria-selected="false"
                aria-disabled="true"
                className="px-4 py-6 text-center text-sm text-dim"
              >
                {t("directory.none")}
              </li>
            )}
            {found.map((entry, index) => (
              <li
                key={entry.id}
                id={`referral-${index}`}
                role="option"
                aria-selected={index === active}
                ref={(line) => {
                  if (index === active) line?.scrollIntoView({ block: "nearest" });
                }}
                onClick={() => setChosen(entry)}
                onMouseMove={() => setActive(index)}
                className={`cursor-pointer px-4 py-2.5 ${index === active ? "bg-accent-soft" : ""}`}
              >
                <div className="flex flex-wrap items-center gap-2">
                  <bdi className="font-semibold">{name(entry)}</bdi>
                  <OpenChip entry={entry} />
                  <VerifiedChip entry={entry} />
                </div>
                <OrganisationFacts entry={entry} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

interface FormProps {
  entry: Organisation;
  from: ReferredFrom;
  onBack(): void;
  onClose(): void;
}

function ReferralForm({ entry, from, onBack, onClose }: FormProps) {
  const { t } = useWords();
  const { name } = useNames();
  const [manner, setManner] = useState<ReferralManner>("told");
  const [consent, setConsent] = useState<boolean | null>(null);
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const { send, sending, errorOf, notice } = useSending();
  const told = manner === "told";

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!told && consent === null) return;
    const body = { organisation_id: entry.id, manner, consent: !told && !!consent, note: note.trim() || null };
    if (!(await send(() => refer(from, body)))) return;
    void queries.invalidateQueries({ queryKey: ["service_referral"] });
    tell(t("referral.noted", { name: name(entry) }));
    onClose();
  }

  return (
    <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-3.5">
      <div className="rounded-md bg-sunken px-4 py-3">
        <div className="mb-1 flex flex-wrap gap-2">
          <OpenChip entry={entry} />
          <VerifiedChip entry={entry} />
        </div>
        <OrganisationFacts entry={entry} />
      </div>
      {entry.kind === "embassy" && (
        <p className="rounded-md bg-warn-soft px-3 py-2 text-sm font-medium text-warn">
          {t("referral.embassy_warning")}
        </p>
      )}
      <ChoiceField<ReferralManner>
        label={t("referral.manner")}
        value={manner}
        choices={manners.map((value, index) => ({
          value,
          label: t(`referral.manner_${value}`),
          code: `Digit${index + 1}`,
          shown: String(index + 1),
        }))}
        onChange={setManner}
      />
      {!told && (
        <YesNoField
          label={t("referral.consent")}
          value={consent}
          onChange={setConsent}
          error={tried && consent === null ? t("error.required") : errorOf("consent")}
        />
      )}
      <TextField
        label={t("referral.note")}
        optional
        maxLength={400}
        dir="auto"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={errorOf("note")}
      />
      {notice}
      <DialogActions>
        <Button onPress={onBack}>{t("referral.another")}</Button>
        <Button autoFocus kind="primary" type="submit" isPending={sending}>
          {t("referral.note_it")}
        </Button>
      </DialogActions>
    </form>
  );
}
