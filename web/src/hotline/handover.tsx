// A contact in the editor that changes hands: offered and waiting, declined, gone to somebody else, or come from somebody.
import { useMutation, useQuery } from "@tanstack/react-query";
import { Hourglass, MessageSquareText, UserRoundCheck, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { useMay, useSession } from "../session/session";
import { Button, IconButton } from "../ui/button";
import { problemText } from "../ui/problem-text";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { type Handover, handoversOfContactQuery, handoversQuery, waits, withdrawHandover } from "./beside-api";
import { Elapsed } from "./call-strip";

export interface Hands {
  /** My offer that waits. */
  offered: Handover | undefined;
  /** It was mine, and is somebody else's now: by which act. */
  gone: Handover | undefined;
  /** It came to me by this. */
  came: Handover | undefined;
}

/** In whose hands a contact is, as far as I had to do with it. */
export function useHands(contact: string): Hands {
  const me = useSession().user_id;
  const can = useMay();
  const { data = [] } = useQuery({ ...handoversQuery, enabled: can("contact_hand_over") });
  const about = data.filter((each) => each.contact_id === contact);
  const last = about
    .filter((each) => each.accepted_at)
    .reduce<Handover | undefined>(
      (a, b) => (a && Date.parse(a.accepted_at!) >= Date.parse(b.accepted_at!) ? a : b),
      undefined,
    );
  return {
    offered: about.find((each) => waits(each) && each.from_account === me),
    gone: last && last.from_account === me ? last : undefined,
    came: last && last.to_account === me ? last : undefined,
  };
}

export function HandNotice({ hands, contact }: { hands: Hands; contact: string }) {
  const { t } = useWords();
  useDeclined(contact);
  const withdrawing = useMutation({
    mutationFn: (offer: Handover) => withdrawHandover(offer.id),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["handover"] }),
    onError: (error) => tell(problemText(t, asProblem(error)), true),
  });
  const { offered, gone, came } = hands;
  if (gone)
    return (
      <p
        role="alert"
        className="flex shrink-0 items-center gap-3 border-b border-accent bg-accent-soft px-5 py-2.5 font-medium"
      >
        <UserRoundCheck aria-hidden="true" className="size-5 text-accent" />
        {t(gone.kind === "take_over" ? "handover.taken_over" : "handover.handed_to", { name: gone.to_name })}
      </p>
    );
  if (offered)
    return (
      <div className="flex shrink-0 items-center gap-3 border-b bg-accent-soft px-5 py-1.5">
        <Hourglass aria-hidden="true" className="size-4 text-accent" />
        <p role="status" className="flex-1 font-medium">
          {t("handover.waits", { name: offered.to_name })}
          <span className="font-normal text-dim" aria-live="off">
            {" · "}
            <Elapsed since={offered.offered_at} />
          </span>
        </p>
        <Button onPress={() => !withdrawing.isPending && withdrawing.mutate(offered)}>{t("handover.withdraw")}</Button>
      </div>
    );
  return came?.kind === "handover" ? <GiversNote contact={contact} came={came} /> : null;
}

/** Says once that an offer was declined, not again after a reload. */
function useDeclined(contact: string) {
  const { t } = useWords();
  const me = useSession().user_id;
  const { data } = useQuery(handoversQuery);
  const known = useRef<Set<string> | undefined>(undefined);
  useEffect(() => {
    if (!data) return;
    const declined = data.filter((each) => each.declined_at && each.from_account === me);
    for (const each of declined)
      if (known.current && !known.current.has(each.id) && each.contact_id === contact)
        tell(t("handover.declined", { name: each.to_name }), true);
    known.current = new Set(declined.map(({ id }) => id));
  }, [data, me, contact, t]);
}

function GiversNote({ contact, came }: { contact: string; came: Handover }) {
  const { t } = useWords();
  const [seen, setSeen] = useState(false);
  const { data } = useQuery({ ...handoversOfContactQuery(contact), enabled: !seen });
  const note = data?.find(({ id }) => id === came.id)?.note;
  if (seen) return null;
  return (
    <div role="status" className="flex shrink-0 items-start gap-3 border-b bg-accent-soft px-5 py-1.5">
      <MessageSquareText aria-hidden="true" className="mt-1.5 size-4 text-accent" />
      <p className="min-w-0 flex-1 py-1">
        <span className="font-medium">{t("handover.from", { name: came.from_name })}</span>
        {note && (
          <>
            {": "}
            <bdi className="break-words">{note}</bdi>
          </>
        )}
      </p>
      <IconButton label={t("close")} icon={<X aria-hidden="true" className="size-4" />} onPress={() => setSeen(true)} />
    </div>
  );
}
