// The directory: whom a caller may turn to. Everyone looks up, the leads keep it; it prints, for the night the power is out.
import { useMutation, useQuery } from "@tanstack/react-query";
import { BadgeCheck, PencilLine, Plus, Printer } from "lucide-react";
import { useState } from "react";
import { useCodes } from "../api/codes";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { useMay } from "../session/session";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { SelectBox } from "../ui/field";
import { problemText } from "../ui/problem-text";
import { Empty, Failed, Loading } from "../ui/states";
import { Tick } from "../ui/tick";
import { useTimes } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { type Kind, type Organisation, organisationsQuery, verifyOrganisation } from "./api";
import { find, kinds, type Wanted } from "./finding";
import { OrganisationDialog } from "./organisation-dialog";
import { OpenChip, OrganisationFacts, useNames, VerifiedChip } from "./organisation-facts";

export function Directory() {
  const { t } = useWords();
  const can = useMay();
  const times = useTimes();
  const [wanted, setWanted] = useState<Wanted>({});
  const [retired, setRetired] = useState(false);
  const [editing, setEditing] = useState<Organisation | "new" | null>(null);
  const { data, error, refetch } = useQuery(organisationsQuery(!retired));
  const found = data && find(data, wanted);
  return (
    <div className="print-flow flex h-full flex-col">
      <header className="flex min-h-[54px] shrink-0 flex-wrap items-center gap-3 px-5 py-2">
        <h1 className="text-xl font-semibold">{t("page.directory")}</h1>
        <span className="flex-1 text-sm text-dim" role="status">
          {found && t("directory.shown", { count: found.length })}
        </span>
        <Button className="no-print" icon={<Printer aria-hidden="true" className="size-4" />} onPress={() => print()}>
          {t("complaint.print")}
        </Button>
        {can("directory_edit") && (
          <Button
            kind="primary"
            className="no-print"
            icon={<Plus aria-hidden="true" className="size-4" />}
            onPress={() => setEditing("new")}
          >
            {t("directory.add")}
          </Button>
        )}
      </header>
      <Filters wanted={wanted} onChange={setWanted} retired={retired} onRetired={setRetired} />
      <div
        tabIndex={0}
        role="region"
        aria-label={t("page.directory")}
        className="print-flow min-h-0 flex-1 overflow-y-auto px-5 pb-6 focus-visible:-outline-offset-2"
      >
        {error && !data ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : !found ? (
          <Loading />
        ) : found.length === 0 ? (
          <Empty title={t("directory.none")}>
            <p>{t("directory.none_text")}</p>
          </Empty>
        ) : (
          kinds.map((kind) => (
            <Group
              key={kind}
              kind={kind}
              entries={found.filter((entry) => entry.kind === kind)}
              onEdit={can("directory_edit") ? setEditing : undefined}
            />
          ))
        )}
        <p className="mt-6 hidden text-xs print:block">
          {t("directory.printed", { when: times.dayAndClock(Date.now()) })}
        </p>
      </div>
      {editing && <OrganisationDialog entry={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </div>
  );
}

interface FilterProps {
  wanted: Wanted;
  onChange(wanted: Wanted): void;
  retired: boolean;
  onRetired(retired: boolean): void;
}

function Filters({ wanted, onChange, retired, onRetired }: FilterProps) {
  const { t } = useWords();
  const can = useMay();
  const codes = useCodes();
  const set = (change: Wanted) => onChange({ ...wanted, ...change });
  return (
    <search
      aria-label={t("complaints.filters")}
      className="no-print flex shrink-0 flex-wrap items-center gap-2 px-5 pb-3"
    >
      <input
        type="search"
        aria-label={t("directory.search")}
        placeholder={t("directory.search")}
        value={wanted.words ?? ""}
        onChange={(event) => set({ words: event.target.value })}
        className="control w-64!"
      />
      <SelectBox
        aria-label={t("directory.kind")}
        empty={t("directory.all_kinds")}
        options={kinds.map((kind) => ({ value: kind, label: t(`directory.kind_${kind}`) }))}
        value={wanted.kind ?? ""}
        onChange={(event) => set({ kind: (event.target.value || null) as Kind | null })}
        box="w-44"
      />
      <SelectBox
        aria-label={t("field.language")}
        empty={t("complaints.all_languages")}
        options={codes.options("language")}
        value={wanted.language ?? ""}
        onChange={(event) => set({ language: event.target.value || null })}
        box="w-44"
      />
      <Tick checked={!!wanted.open} onChange={(open) => set({ open })} label={t("directory.open_now")} />
      {can("directory_edit") && <Tick checked={retired} onChange={onRetired} label={t("directory.retired")} />}
    </search>
  );
}

interface GroupProps {
  kind: Kind;
  entries: Organisation[];
  onEdit: ((entry: Organisation) => void) | undefined;
}

function Group({ kind, entries, onEdit }: GroupProps) {
  const { t } = useWords();
  const { name } = useNames();
  if (entries.length === 0) return null;
  const sorted = [...entries].sort((a, b) => name(a).localeCompare(name(b)));
  return (
    <section className="mb-5" aria-labelledby={`kind-${kind}`}>
      <h2 id={`kind-${kind}`} className="mb-1.5 text-sm font-semibold text-dim">
        {t(`directory.kind_${kind}`)}
      </h2>
      <ul className="card divide-y">
        {sorted.map((entry) => (
          <Entry key={entry.id} entry={entry} onEdit={onEdit} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry, onEdit }: { entry: Organisation; onEdit: ((entry: Organisation) => void) | undefined }) {
  const { t } = useWords();
  const { name } = useNames();
  const verify = useMutation({
    mutationFn: () => verifyOrganisation(entry.id, entry.version),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["organisation"] });
      tell(t("directory.verified_now", { name: name(entry) }));
    },
    onError: (error) => tell(problemText(t, asProblem(error)), true),
  });
  return (
    <li className="flex break-inside-avoid flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-96">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="font-semibold">
            <bdi>{name(entry)}</bdi>
          </h3>
          <span className="no-print contents">
            <OpenChip entry={entry} />
          </span>
          <VerifiedChip entry={entry} />
          {!entry.active && <Chip>{t("directory.retired_one")}</Chip>}
        </div>
        <OrganisationFacts entry={entry} />
      </div>
      {onEdit && (
        <div className="no-print flex shrink-0 gap-2">
          {entry.to_verify && (
            <Button
              icon={<BadgeCheck aria-hidden="true" className="size-4" />}
              isPending={verify.isPending}
              onPress={() => verify.mutate()}
            >
              {t("directory.verify")}
            </Button>
          )}
          <Button
            icon={<PencilLine aria-hidden="true" className="size-4" />}
            aria-label={t("directory.edit_of", { name: name(entry) })}
            onPress={() => onEdit(entry)}
          >
            {t("directory.edit")}
          </Button>
        </div>
      )}
    </li>
  );
}
