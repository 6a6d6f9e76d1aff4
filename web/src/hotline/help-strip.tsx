// The strip under the top bar while an operator asks for help, on every page of everyone who may join: an emergency that nobody
// has joined can't be missed. Whom one is with already stays in sight, too, until it ends.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { LifeBuoy, MessageSquare, Siren } from "lucide-react";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { useSession } from "../session/session";
import { Button } from "../ui/button";
import { useKeys } from "../ui/keys";
import { problemText } from "../ui/problem-text";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { type Help, joinHelp, openHelpQuery } from "./beside-api";
import { Elapsed } from "./call-strip";
import { useContactWords } from "./contact-words";

const mostShown = 4;

export default function HelpStrip() {
  const { t } = useWords();
  const session = useSession();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { data = [] } = useQuery({ ...openHelpQuery, refetchInterval: 30_000 });
  const alone = data.filter((help) => !help.joined_by && help.held_by !== session.user_id);
  const mine = data.filter((help) => help.joined_by === session.user_id && path !== `/help/${help.id}`);

  const show = (help: Help) => void navigate({ to: "/help/$id", params: { id: help.id } });
  const joining = useMutation({
    mutationFn: (help: Help) => joinHelp(help.id),
    onSuccess: (_, help) => show(help),
    onError: (error) => tell(problemText(t, asProblem(error)), true),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["help"] }),
  });
  const join = (help: Help | undefined) => {
    if (help && !joining.isPending) joining.mutate(help);
  };
  const first = alone[0];
  useKeys({ F7: () => (first ? join(first) : mine[0] && show(mine[0])) }, !!first || mine.length > 0);

  const emergencies = alone.filter((help) => help.urgency === "emergency").length;
  return (
    <>
      <p role="alert" className="sr-only">
        {emergencies > 0 && t("help.emergencies", { count: emergencies })}
      </p>
      <p role="status" className="sr-only">
        {alone.length > emergencies && t("help.waiting", { count: alone.length - emergencies })}
      </p>
      {alone.length + mine.length > 0 && (
        <section aria-label={t("help.strip")} className="no-print shrink-0">
          <ul>
            {alone.slice(0, mostShown).map((help, place) => (
              <Line key={help.id} help={help}>
                <Button
                  kind={help.urgency === "emergency" ? "danger-fill" : place === 0 ? "primary" : "plain"}
                  {...(place === 0 ? { keys: "F7" } : {})}
                  isPending={joining.isPending && joining.variables?.id === help.id}
                  onPress={() => join(help)}
                >
                  {t("help.join")}
                </Button>
              </Line>
            ))}
            {mine.map((help, place) => (
              <Line key={help.id} help={help}>
                <Button {...(place === 0 && !first ? { keys: "F7" } : {})} onPress={() => show(help)}>
                  {t("help.open")}
                </Button>
              </Line>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Line({ help, children }: { help: Help; children: React.ReactNode }) {
  const { t } = useWords();
  const words = useContactWords();
  const grave = help.urgency === "emergency";
  const joined = !!help.joined_by;
  const Icon = joined ? MessageSquare : grave ? Siren : LifeBuoy;
  const ground = joined ? "bg-surface" : grave ? "bg-danger-soft border-danger" : "bg-warn-soft border-warn";
  const ink = joined ? "text-accent" : grave ? "text-danger" : "text-warn";
  return (
    <li className={`flex min-h-[52px] items-center gap-3 border-b px-4 py-1.5 ${ground}`}>
      <Icon aria-hidden="true" className={`size-6 shrink-0 ${ink} ${joined ? "" : "pulse"}`} />
      <span className="min-w-0 flex-1">
        <span className={`block truncate font-semibold ${joined ? "" : ink}`}>
          {joined
            ? t("help.you_are_with", { name: help.held_by_name })
            : t(grave ? "help.line_emergency" : "help.line_help", { name: help.held_by_name })}
        </span>
        <span className="block truncate text-sm">
          {words(help)}
          {" · "}
          {help.contact_ended_at ? (
            <strong>{t("help.call_over")}</strong>
          ) : joined ? (
            help.unseen > 0 ? (
              <strong>{t("help.new_lines", { count: help.unseen })}</strong>
            ) : (
              t("help.joined")
            )
          ) : (
            <>
              {t("help.nobody_yet")} <Elapsed since={help.since} />
            </>
          )}
        </span>
      </span>
      {children}
    </li>
  );
}
