// A colleague offers her running contact: on every page of the one it is offered to, to accept or decline by key.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { PhoneForwarded } from "lucide-react";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { useSession } from "../session/session";
import { Button } from "../ui/button";
import { useKeys } from "../ui/keys";
import { problemText } from "../ui/problem-text";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { acceptHandover, declineHandover, type Handover, handoversQuery, waits } from "./beside-api";
import { Elapsed } from "./call-strip";
import { useContactWords } from "./contact-words";

export default function HandoverStrip() {
  const { t } = useWords();
  const words = useContactWords();
  const session = useSession();
  const navigate = useNavigate();
  const { data = [] } = useQuery(handoversQuery);
  const offers = data.filter((offer) => offer.to_account === session.user_id && waits(offer));
  const settle = () => void queries.invalidateQueries({ queryKey: ["handover"] });
  const onError = (error: unknown) => tell(problemText(t, asProblem(error)), true);
  const accepting = useMutation({
    mutationFn: (offer: Handover) => acceptHandover(offer.id),
    onSuccess: ({ contact_id }) => {
      void queries.invalidateQueries({ queryKey: ["contact", "open"] });
      void navigate({ to: "/intake", search: { contact: contact_id } });
    },
    onSettled: settle,
    onError,
  });
  const declining = useMutation({
    mutationFn: (offer: Handover) => declineHandover(offer.id),
    onSettled: settle,
    onError,
  });
  const busy = accepting.isPending || declining.isPending;
  const first = offers[0];
  useKeys(
    {
      "Alt+KeyY": () => first && !busy && accepting.mutate(first),
      "Alt+KeyN": () => first && !busy && declining.mutate(first),
    },
    !!first,
  );
  return (
    <>
      <p role="alert" className="sr-only">
        {first && t("handover.offered_by", { name: first.from_name })}
      </p>
      {first && (
        <section aria-label={t("handover.offers")} className="no-print shrink-0 border-b border-accent bg-accent-soft">
          <ul>
            {offers.map((offer, place) => (
              <li key={offer.id} className="flex min-h-[52px] items-center gap-3 px-4 py-1.5">
                <PhoneForwarded aria-hidden="true" className="flip pulse size-5 shrink-0 text-accent" />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-semibold">
                    {t("handover.offered_by", { name: offer.from_name })}
                  </span>
                  <span className="block truncate text-sm text-dim">
                    {words(offer)} · {t("help.on_line")} <Elapsed since={offer.started_at} />
                  </span>
                </span>
                <Button {...(place === 0 ? { keys: "Alt N" } : {})} onPress={() => !busy && declining.mutate(offer)}>
                  {t("handover.decline")}
                </Button>
                <Button
                  kind={place === 0 ? "primary" : "plain"}
                  {...(place === 0 ? { keys: "Alt Y" } : {})}
                  isPending={accepting.isPending}
                  onPress={() => !busy && accepting.mutate(offer)}
                >
                  {t("handover.accept")}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
