// On the complaint's page, for the debriefing: who stood beside the operator during the call, what they wrote, and through whose
// hands the contact went. Lines are read only when somebody opens them.
import { useQuery } from "@tanstack/react-query";
import { LifeBuoy } from "lucide-react";
import { useState } from "react";
import { useMay } from "../session/session";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { Loading } from "../ui/states";
import { stopwatch, useTimes } from "../ui/time";
import { useWords } from "../words/words";
import type { Complaint } from "./api";
import { type Help, handoversOfContactQuery, helpLinesQuery, helpOfContactQuery } from "./beside-api";
import { HelpLines } from "./help-lines";

export function ComplaintHelp({ complaint }: { complaint: Complaint }) {
  const { t } = useWords();
  const can = useMay();
  const times = useTimes();
  const reads = can("help_read");
  const { data: helps = [] } = useQuery({ ...helpOfContactQuery(complaint.contact_id), enabled: reads });
  const { data: hands = [] } = useQuery({ ...handoversOfContactQuery(complaint.contact_id), enabled: reads });
  const given = hands.filter((hand) => hand.accepted_at);
  if (!reads || (helps.length === 0 && given.length === 0)) return null;
  return (
    <section className="card px-4 py-3.5" aria-label={t("help.record")}>
      <h2 className="mb-1 flex items-center gap-2 text-sm font-semibold text-dim">
        <LifeBuoy aria-hidden="true" className="size-4" />
        {t("help.record")}
      </h2>
      <ul className="divide-y">
        {helps.map((help) => (
          <Exchange key={help.id} help={help} />
        ))}
        {given.map((hand) => (
          <li key={hand.id} className="py-2.5 text-sm">
            <p>
              {t(hand.kind === "take_over" ? "help.record_taken" : "help.record_handed", {
                from: hand.from_name,
                to: hand.to_name,
              })}
            </p>
            {hand.note && <bdi className="block break-words">{hand.note}</bdi>}
            <p className="text-xs text-dim">{times.dayAndClock(hand.accepted_at!)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Exchange({ help }: { help: Help }) {
  const { t } = useWords();
  const times = useTimes();
  const [open, setOpen] = useState(false);
  const grave = help.urgency === "emergency";
  const waited = help.joined_at ? (Date.parse(help.joined_at) - Date.parse(help.asked_at)) / 1000 : null;
  return (
    <li className="flex flex-col items-start gap-1 py-2.5 text-sm">
      <span className="flex w-full flex-wrap items-center justify-between gap-2">
        <Chip tone={grave ? "danger" : "warn"}>{t(grave ? "help.emergency" : "help.silent")}</Chip>
        <span className="text-xs text-dim">{times.dayAndClock(help.asked_at)}</span>
      </span>
      <span>
        {help.joined_by_name && waited !== null
          ? t("help.record_joined", { asker: help.asked_by_name, name: help.joined_by_name, after: stopwatch(waited) })
          : t("help.record_alone", { asker: help.asked_by_name })}
      </span>
      {open ? (
        <Lines id={help.id} />
      ) : (
        help.messages > 0 && (
          <Button className="no-print" onPress={() => setOpen(true)}>
            {t("help.record_lines", { count: help.messages })}
          </Button>
        )
      )}
    </li>
  );
}

function Lines({ id }: { id: string }) {
  const { data } = useQuery(helpLinesQuery(id));
  return data ? <HelpLines lines={data} className="w-full" /> : <Loading />;
}
