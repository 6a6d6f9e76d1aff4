// The supervisor's board: who is on the line and since when, who waits, what is due. On a wall or beside the telephone; every line
// leads to its page. Numbers are the report's.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { LifeBuoy, PhoneIncoming, Siren } from "lucide-react";
import type { ReactNode } from "react";
import { Chip } from "../ui/chip";
import { Failed, Loading } from "../ui/states";
import { useTimes } from "../ui/time";
import { useWords, type WordId } from "../words/words";
import { boardQuery, type Board as Facts } from "./beside-api";
import { ByHour, Mix } from "./board-charts";
import { Elapsed } from "./call-strip";
import { useContactWords } from "./contact-words";
import { Due } from "./due";
import { channelIcons } from "./open-contacts";
import { QueueFigures } from "./queue-figures";
import { TriageChip } from "./triage-chip";

export function Board() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(boardQuery);
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <div
      tabIndex={0}
      role="region"
      aria-labelledby="board-title"
      className="h-full overflow-y-auto px-5 pb-5 focus-visible:-outline-offset-2"
    >
      <header className="flex min-h-[54px] items-center gap-3">
        <h1 id="board-title" className="flex-1 text-xl font-semibold">
          {t("board.title")}
        </h1>
        <AsOf at={data.counts.since} />
      </header>
      <Counts counts={data.counts} />
      <div className="mt-3 grid items-start gap-3 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-3">
          <Running board={data} />
          <ByHour board={data} />
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <Callbacks board={data} />
          <Clocks board={data} />
        </div>
      </div>
      <div className="mt-3 grid gap-3 md:grid-cols-2 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <section className="md:col-span-2 xl:col-span-1">
          <h2 className="mb-2 font-semibold">{t("queue.title")}</h2>
          <QueueFigures since={data.counts.since} />
        </section>
        <Mix board={data} />
      </div>
    </div>
  );
}

function AsOf({ at }: { at: string }) {
  const { t } = useWords();
  const times = useTimes();
  return <p className="text-sm text-dim">{t("board.figures_since", { when: times.dayAndClock(at) })}</p>;
}

const most = 1000;
const shown = (count: number) => (count >= most ? `${most - 1}+` : String(count));

/** What counts, to be read across a room. Red is only what is grave and not nothing. */
function Counts({ counts }: { counts: Facts["counts"] }) {
  const { t } = useWords();
  const figures: [WordId, number, "plain" | "warn" | "danger"][] = [
    ["board.running", counts.running, "plain"],
    ["board.waiting", counts.waiting, "warn"],
    ["board.open_p1", counts.open_p1, "danger"],
    ["board.open_p2", counts.open_p2, "plain"],
    ["board.callbacks_overdue", counts.callbacks_overdue, "danger"],
    ["board.clocks_broken", counts.clocks_broken, "danger"],
  ];
  const inks = { plain: "", warn: "text-warn", danger: "text-danger" };
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(160px,1fr))] gap-3">
      {figures.map(([name, count, tone]) => (
        <div key={name} className="card flex flex-col-reverse justify-end px-4 py-3">
          <dt className="text-sm text-dim">{t(name)}</dt>
          <dd
            className={`text-[40px] leading-[48px] font-semibold tabular-nums ${count > 0 ? inks[tone] : "text-dim"}`}
          >
            <bdi dir="ltr">{shown(count)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Card({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="card flex min-w-0 flex-col">
      <h2 className="flex items-center justify-between gap-3 border-b px-4 py-2.5 font-semibold">
        {title}
        {note && <span className="text-sm font-normal text-dim">{note}</span>}
      </h2>
      {children}
    </section>
  );
}

const Nothing = ({ children }: { children: ReactNode }) => <p className="px-4 py-5 text-dim">{children}</p>;

function Running({ board: { running, waiting, counts } }: { board: Facts }) {
  const { t } = useWords();
  const more = counts.running - running.length;
  return (
    <Card title={t("board.now")} {...(more > 0 ? { note: t("board.more", { count: more }) } : {})}>
      {waiting.length > 0 && (
        <ul className="border-b bg-warn-soft">
          {waiting.map((call) => (
            <li key={call.id} className="flex min-h-[44px] items-center gap-3 border-b px-4 last:border-b-0">
              <PhoneIncoming aria-hidden="true" className="pulse size-5 text-warn" />
              <span className="flex-1 font-semibold text-warn">
                {t(call.answered ? "ringing.answered" : "ringing.waiting")}
              </span>
              <span className="text-lg font-semibold text-warn tabular-nums">
                <Elapsed since={call.rang_at} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {running.length === 0 ? (
        <Nothing>{t(waiting.length > 0 ? "board.nobody_talks" : "board.quiet")}</Nothing>
      ) : (
        <ul>
          {running.map((contact) => (
            <li key={contact.id} className="border-b last:border-b-0">
              <RunningLine contact={contact} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function RunningLine({ contact }: { contact: Facts["running"][number] }) {
  const { t } = useWords();
  const words = useContactWords();
  const Icon = channelIcons[contact.channel];
  const alone = !!contact.help && !contact.helped_by_name;
  const grave = contact.help === "emergency";
  const look = "flex min-h-[52px] items-center gap-3 px-4 py-1.5 hover:bg-sunken focus-visible:-outline-offset-2";
  const line = (
    <>
      <Icon aria-hidden="true" className="size-5 shrink-0 text-dim" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">
          <bdi>{contact.held_by_name}</bdi>
        </span>
        <span className="block truncate text-sm text-dim">{words(contact)}</span>
      </span>
      {contact.help && (
        <Chip tone={grave ? "danger" : alone ? "warn" : "accent"}>
          {grave ? (
            <Siren aria-hidden="true" className="size-3.5" />
          ) : (
            <LifeBuoy aria-hidden="true" className="size-3.5" />
          )}
          {contact.helped_by_name
            ? t("board.helped_by", { name: contact.helped_by_name })
            : t(grave ? "board.emergency_alone" : "board.help_alone")}
        </Chip>
      )}
      {contact.state && contact.state !== "talking" && (
        <Chip tone={contact.state === "held" ? "warn" : "plain"}>{t(`board.${contact.state}`)}</Chip>
      )}
      <span className="w-20 text-end text-lg font-semibold tabular-nums">
        <Elapsed since={contact.started_at} />
      </span>
    </>
  );
  return contact.help_id ? (
    <Link
      to="/help/$id"
      params={{ id: contact.help_id }}
      className={`${look} ${alone && grave ? "bg-danger-soft" : ""}`}
    >
      {line}
    </Link>
  ) : (
    <Link to="/intake" search={{ contact: contact.id }} className={look}>
      {line}
    </Link>
  );
}

function DueLine({ id, reference, triage, what, who, at }: DueProps) {
  return (
    <li className="border-b last:border-b-0">
      <Link
        to="/complaints/$id"
        params={{ id }}
        className="flex min-h-[44px] items-center gap-3 px-4 py-1 hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <bdi dir="ltr" className="font-semibold normal-nums">
          {reference}
        </bdi>
        <TriageChip level={triage} short />
        <span className="min-w-0 flex-1 truncate text-sm text-dim">
          {what} · <bdi>{who}</bdi>
        </span>
        <Due at={at} />
      </Link>
    </li>
  );
}

interface DueProps {
  id: string;
  reference: string;
  triage: string;
  what: string;
  who: string;
  at: string;
}

function Callbacks({ board: { callbacks, counts } }: { board: Facts }) {
  const { t } = useWords();
  return (
    <Card
      title={t("board.callbacks")}
      note={t("board.callbacks_note", { overdue: counts.callbacks_overdue, soon: counts.callbacks_soon })}
    >
      {callbacks.length === 0 ? (
        <Nothing>{t("board.callbacks_none")}</Nothing>
      ) : (
        <ul>
          {callbacks.slice(0, 6).map((each) => (
            <DueLine
              key={each.id}
              id={each.complaint_id}
              reference={each.reference}
              triage={each.triage}
              what={t("callback.call_title")}
              who={each.who}
              at={each.due_at}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Clocks({ board: { clocks, counts } }: { board: Facts }) {
  const { t } = useWords();
  return (
    <Card
      title={t("board.clocks")}
      note={t("board.clocks_note", { broken: counts.clocks_broken, soon: counts.clocks_soon })}
    >
      {clocks.length === 0 ? (
        <Nothing>{t("board.clocks_none")}</Nothing>
      ) : (
        <ul>
          {clocks.slice(0, 8).map((each) => (
            <DueLine
              key={each.complaint_id + each.kind}
              id={each.complaint_id}
              reference={each.reference}
              triage={each.triage}
              what={t(`complaint.clock_${each.kind}`)}
              who={each.who}
              at={each.due_at}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
