// The lead beside the operator: her notes as she types them, what is dangerous on top, and the two-way text. Taking the call over
// is one key, and so is joining.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { CircleCheck, Eye, PhoneForwarded, Siren } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useCodes } from "../api/codes";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { useMay, useSession } from "../session/session";
import { PageMissing } from "../stand-ins";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { useKeys } from "../ui/keys";
import { problemText } from "../ui/problem-text";
import { Empty, Failed, Loading } from "../ui/states";
import { useTimes } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords, type WordId } from "../words/words";
import { endHelp, type Help, helpQuery, joinHelp, notesQuery, takeOver } from "./beside-api";
import { Elapsed } from "./call-strip";
import { FactSections, useFieldWords } from "./complaint-facts";
import { useContactWords } from "./contact-words";
import { type ComplaintForm, emptyComplaint, type Field, type Values, valuesOf } from "./draft";
import { goToAnswer, HelpLines, useHelpLines, WriteLine } from "./help-lines";
import { differing } from "./merge";
import type { Kept } from "./opening";
import { ReferenceLink } from "./reference-link";
import { TriageChip } from "./triage-chip";

export function HelpPage() {
  const { id } = useParams({ from: "/help/$id" });
  const { data, error, refetch } = useQuery(helpQuery(id));
  if (error && asProblem(error).status === 404) return <PageMissing />;
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <Beside help={data} />;
}

function Beside({ help }: { help: Help }) {
  const { t } = useWords();
  const session = useSession();
  const can = useMay();
  const navigate = useNavigate();
  const here = help.joined_by === session.user_id;
  const over = !!help.ended_at;
  const settle = () => void queries.invalidateQueries({ queryKey: ["help"] });
  const onError = (error: unknown) => tell(problemText(t, asProblem(error)), true);
  const joining = useMutation({ mutationFn: () => joinHelp(help.id, help.joined_by), onSettled: settle, onError });
  const ending = useMutation({ mutationFn: () => endHelp(help.id), onSettled: settle, onError });
  const taking = useMutation({
    mutationFn: () => takeOver(help.contact_id),
    onSuccess: ({ contact_id }) => {
      void queries.invalidateQueries({ queryKey: ["contact"] });
      void navigate({ to: "/intake", search: { contact: contact_id } });
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: ["handover"] }),
    onError,
  });
  const mayJoin = can("help_join") && !over && !here && help.held_by !== session.user_id;
  const mayTake = can("contact_take_over") && !help.contact_ended_at && help.held_by !== session.user_id;
  const join = () => mayJoin && !joining.isPending && joining.mutate();
  const take = () => mayTake && !taking.isPending && taking.mutate();
  useKeys({ F7: join }, mayJoin);
  useKeys({ "Shift+F7": take }, mayTake);
  useKeys({ "Alt+KeyR": goToAnswer }, here && !over);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Header help={help}>
        {mayJoin && (
          <Button kind="primary" keys="F7" isPending={joining.isPending} onPress={join}>
            {help.joined_by ? t("help.join_instead", { name: help.joined_by_name ?? "" }) : t("help.join")}
          </Button>
        )}
        {mayTake && (
          <Button
            keys="Shift F7"
            icon={<PhoneForwarded aria-hidden="true" className="flip size-4" />}
            isPending={taking.isPending}
            onPress={take}
          >
            {t("help.take_over")}
          </Button>
        )}
        {!over && here && (
          <Button
            icon={<CircleCheck aria-hidden="true" className="size-4" />}
            isPending={ending.isPending}
            onPress={() => !ending.isPending && ending.mutate()}
          >
            {t("help.end")}
          </Button>
        )}
      </Header>
      <div className="flex min-h-0 flex-1 max-lg:flex-col max-lg:overflow-y-auto">
        <div
          tabIndex={0}
          role="region"
          aria-label={t("help.notes")}
          className="min-h-0 min-w-0 flex-1 p-4 focus-visible:-outline-offset-2 lg:overflow-y-auto lg:px-5"
        >
          {here && !over ? <LiveNotes help={help} /> : <NoNotes help={help} />}
        </div>
        <Talk help={help} writes={here && !over} />
      </div>
    </div>
  );
}

function Header({ help, children }: { help: Help; children: React.ReactNode }) {
  const { t } = useWords();
  const times = useTimes();
  const words = useContactWords();
  const grave = help.urgency === "emergency";
  return (
    <header className="flex min-h-[62px] shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b bg-surface px-5 py-2">
      {grave && <Siren aria-hidden="true" className="size-7 shrink-0 text-danger" />}
      <div className="min-w-0 flex-1 basis-64">
        <h1 className="flex flex-wrap items-center gap-2 text-xl font-semibold">
          {t("help.beside", { name: help.held_by_name })}
          <Chip tone={grave ? "danger" : "warn"}>{t(grave ? "help.emergency" : "help.silent")}</Chip>
        </h1>
        <p className="truncate text-sm text-dim">
          {words(help)}
          {" · "}
          {help.contact_ended_at ? (
            t("help.ended_at", { when: times.clock(help.contact_ended_at) })
          ) : (
            <>
              {t("help.on_line")} <Elapsed since={help.started_at} />
            </>
          )}
          {" · "}
          {help.joined_by_name
            ? t("help.joined_by", { name: help.joined_by_name, when: times.clock(help.joined_at ?? help.since) })
            : t("help.nobody_yet")}
          {!help.joined_by && !help.ended_at && (
            <>
              {" "}
              <Elapsed since={help.since} />
            </>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </header>
  );
}

/** What is on the page instead of notes: why there are none. */
function NoNotes({ help }: { help: Help }) {
  const { t } = useWords();
  if (help.complaint_id)
    return (
      <Empty title={t("help.registered")}>
        <ReferenceLink id={help.complaint_id} reference={help.reference ?? ""} />
      </Empty>
    );
  const why = help.ended_at ? "help.over" : help.joined_by ? "help.nothing_typed" : "help.join_first";
  return <Empty title={t(why)} icon={<Eye aria-hidden="true" className="size-8 stroke-[1.4]" />} />;
}

/** A field stays pointed out this long after it changed. */
const freshFor = 4000;

function LiveNotes({ help }: { help: Help }) {
  const { data } = useQuery({ ...notesQuery(help.id), refetchInterval: 5000 });
  const values = useMemo<Values | null>(
    () => (data?.content ? valuesOf((JSON.parse(data.content) as Kept).form) : null),
    [data],
  );
  const fresh = useFresh(values);
  if (data === undefined) return <Loading />;
  if (!values) return <NoNotes help={help} />;
  const factOf = (field: keyof ComplaintForm) => values[field];
  return (
    <div className="mx-auto flex max-w-[980px] flex-col gap-3">
      <Risk values={values} />
      <FactSections factOf={factOf} fresh={fresh} />
    </div>
  );
}

/** The fields that have just been typed in. */
function useFresh(values: Values | null): readonly Field[] {
  const before = useRef(values);
  const [fresh, setFresh] = useState<readonly Field[]>([]);
  useEffect(() => {
    const changed = before.current && values ? differing(values, before.current) : [];
    before.current = values;
    if (changed.length === 0) return;
    setFresh(changed);
    const timer = setTimeout(() => setFresh([]), freshFor);
    return () => clearTimeout(timer);
  }, [values]);
  return fresh;
}

const risks: Field[] = ["danger_now", "safe_to_talk", "medical_need", "governorate", "area", "safe_contact"];

function Risk({ values }: { values: Values }) {
  const { t } = useWords();
  const codes = useCodes();
  const words = useFieldWords();
  const form = { ...emptyComplaint, ...values } as ComplaintForm;
  const danger = form.danger_now === true;
  const bad = (field: Field) =>
    (field === "danger_now" && danger) ||
    (field === "safe_to_talk" && form.safe_to_talk === false) ||
    (field === "medical_need" && form.medical_need === true) ||
    (field === "safe_contact" && form.safe_contact === "unsafe");
  return (
    <section
      aria-label={t("help.risk")}
      className={`rounded-lg border px-5 py-3 ${danger ? "border-danger bg-danger-soft" : "bg-surface"}`}
    >
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className={`me-1 flex items-center gap-2 font-semibold ${danger ? "text-danger" : ""}`}>
          {danger && <Siren aria-hidden="true" className="size-5" />}
          {t(danger ? "complaint.danger" : "help.risk")}
        </h2>
        {form.triage && <TriageChip level={form.triage} />}
        {form.categories.map((code) => (
          <Chip key={code}>{codes.label("complaint_category", code)}</Chip>
        ))}
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-3 xl:grid-cols-6">
        {risks.map((field) => (
          <div key={field} className="min-w-0">
            <dt className="text-xs text-dim">{t(`field.${field}` as WordId)}</dt>
            <dd className={`truncate font-semibold ${bad(field) ? "text-danger" : ""}`}>
              <bdi>{words(field, values[field])}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Talk({ help, writes }: { help: Help; writes: boolean }) {
  const { t } = useWords();
  const lines = useHelpLines(help);
  return (
    <aside
      aria-label={t("help.talk")}
      className="flex min-h-0 shrink-0 flex-col border-s bg-surface max-lg:border-t lg:w-[400px]"
    >
      <h2 className="shrink-0 border-b px-4 py-3 text-sm font-semibold text-dim">{t("help.talk")}</h2>
      <div role="log" tabIndex={0} aria-label={t("help.lines")} className="min-h-40 flex-1 overflow-y-auto p-4">
        {lines.length === 0 ? (
          <p className="text-sm text-dim">{t(writes ? "help.no_lines" : "help.no_lines_over")}</p>
        ) : (
          <HelpLines lines={lines} />
        )}
      </div>
      {writes && (
        <div className="shrink-0 border-t p-3">
          <WriteLine help={help} label={t("help.write")} keys="Alt R" />
        </div>
      )}
    </aside>
  );
}
