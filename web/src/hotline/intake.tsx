// The intake page: open contacts, the form of the one in hand, its caller. A contact exists from the first second: it is
// made before anything is typed.
import { useMutation } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Headset } from "lucide-react";
import { useEffect, useRef } from "react";
import { connection } from "../api/live";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { organisationsQuery } from "../directory/api";
import { fetchDatePicker } from "../ui/date-field";
import { fetchPhoneRules } from "../ui/phone";
import { problemText } from "../ui/problem-text";
import { Empty } from "../ui/states";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { type Channel, takeContact } from "./api";
import { IntakeDesk } from "./intake-desk";
import { fetchLater } from "./later";
import { draftKey } from "./local-drafts";
import { OpenContacts } from "./open-contacts";
import { holdContact, serverIds } from "./opening";
import { scriptsQuery } from "./scripts";

export interface IntakeSearch {
  contact?: string;
  /** A channel to take a contact on at once: how F2 and the palette come in from anywhere. */
  take?: Channel;
}

export function Intake() {
  const { t } = useWords();
  const { contact, take } = useSearch({ from: "/intake" });
  const navigate = useNavigate();
  const leaveCurrent = useRef<(() => Promise<boolean>) | null>(null);

  const taking = useMutation({
    mutationFn: async (channel: Channel) => {
      if (leaveCurrent.current && !(await leaveCurrent.current())) return null;
      // The phone rings whether or not the server can be reached: held here, the contact is taken there later.
      const start = { channel, received_at: new Date().toISOString() };
      if (connection.get() === "offline") return holdContact(start);
      try {
        return (await takeContact({ channel })).id;
      } catch (error) {
        if (asProblem(error).passing) return holdContact(start);
        throw error;
      }
    },
    onSuccess: (id) => {
      if (!id) return;
      void queries.invalidateQueries({ queryKey: ["contact", "open"] });
      void navigate({ to: "/intake", search: { contact: id } });
    },
    onError: (error) => tell(problemText(t, asProblem(error)), true),
  });
  const onTake = (channel: Channel) => {
    if (!taking.isPending) taking.mutate(channel);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only an arriving `take` counts.
  useEffect(() => {
    if (!take) return;
    void navigate({ to: "/intake", search: contact ? { contact } : {}, replace: true });
    onTake(take);
  }, [take]);

  // While there is a connection: what the form needs when there is none.
  useEffect(() => {
    for (const fetched of [draftKey, fetchDatePicker, fetchPhoneRules, fetchLater])
      void fetched().catch(() => undefined);
    void queries.prefetchQuery(scriptsQuery);
    void queries.prefetchQuery(organisationsQuery());
  }, []);

  // A contact taken without the server keeps its form, mounted, when it gets its id.
  const known = serverIds.use();
  const handle = Object.keys(known).find((each) => known[each] === contact) ?? contact;
  useEffect(() => {
    const id = contact && known[contact];
    if (!id) return;
    void queries.invalidateQueries({ queryKey: ["contact", "open"] });
    void navigate({ to: "/intake", search: { contact: id }, replace: true });
  }, [contact, known, navigate]);

  return (
    <div className="flex h-full min-h-0">
      <OpenContacts selected={contact} taking={taking.isPending} onTake={onTake} />
      {handle ? (
        <IntakeDesk key={handle} id={handle} leave={leaveCurrent} onTakeNext={() => onTake("phone")} />
      ) : (
        <div className="hidden min-w-0 flex-1 place-items-center lg:grid">
          <Empty
            page
            title={t("intake.nothing_title")}
            icon={<Headset aria-hidden="true" className="size-9 stroke-[1.4]" />}
          >
            <p>{t("intake.nothing_text")}</p>
          </Empty>
        </div>
      )}
    </div>
  );
}
