// Above the operator's form while she has asked for help: who is with her, or for how long nobody has been; the lead's lines, and
// one short field to answer in. It takes no focus: she is on the line.
import { useMutation, useQuery } from "@tanstack/react-query";
import { LifeBuoy, Siren, UserRoundCheck, WifiOff, X } from "lucide-react";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { IconButton } from "../ui/button";
import { useKeys } from "../ui/keys";
import { problemText } from "../ui/problem-text";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import type { Asking } from "./asking";
import { endHelp, type Help, openHelpOf, openHelpQuery } from "./beside-api";
import { Elapsed } from "./call-strip";
import { goToAnswer, HelpLines, useHelpLines, WriteLine } from "./help-lines";

interface Props {
  contact: string;
  asking: Asking;
}

export default function HelpPanel({ contact, asking }: Props) {
  const { t } = useWords();
  const state = asking.state.use();
  const { data: help } = useQuery({ ...openHelpQuery, select: openHelpOf(contact) });
  if (state === "unsent")
    return (
      <p
        role="alert"
        className="flex shrink-0 items-center gap-3 border-b border-danger bg-danger-soft px-5 py-2 font-medium text-danger"
      >
        <WifiOff aria-hidden="true" className="size-5" />
        {t("help.unsent")}
      </p>
    );
  return help ? <Beside help={help} /> : null;
}

function Beside({ help }: { help: Help }) {
  const { t } = useWords();
  const lines = useHelpLines(help);
  useKeys({ "Alt+KeyR": goToAnswer });
  const ending = useMutation({
    mutationFn: () => endHelp(help.id),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["help"] }),
    onError: (error) => tell(problemText(t, asProblem(error)), true),
  });
  const alone = !help.joined_by;
  const grave = help.urgency === "emergency";
  const look = !alone
    ? "border-accent bg-surface"
    : grave
      ? "border-danger bg-danger-soft"
      : "border-warn bg-warn-soft";
  const Icon = alone ? (grave ? Siren : LifeBuoy) : UserRoundCheck;
  return (
    <section aria-label={t("help.title")} className={`shrink-0 border-b px-5 py-2 ${look}`}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Icon
          aria-hidden="true"
          className={`size-5 shrink-0 ${alone ? (grave ? "text-danger" : "text-warn") : "text-accent"}`}
        />
        <p role="status" className="min-w-0 flex-1 font-medium">
          {alone
            ? t(grave ? "help.emergency_asked" : "help.asked")
            : t("help.with_you", { name: help.joined_by_name ?? "" })}
          {alone && (
            <span className="font-normal text-dim" aria-live="off">
              {" · "}
              {t("help.nobody_yet")} <Elapsed since={help.since} />
            </span>
          )}
        </p>
        {grave && !alone && (
          <span className="flex items-center gap-1 text-sm font-medium text-danger">
            <Siren aria-hidden="true" className="size-4" />
            {t("help.emergency")}
          </span>
        )}
        <IconButton
          label={t("help.no_longer")}
          icon={<X aria-hidden="true" className="size-4" />}
          isPending={ending.isPending}
          onPress={() => !ending.isPending && ending.mutate()}
        />
      </div>
      {(!alone || lines.length > 0) && (
        <div className="mt-1.5 flex flex-col gap-1.5">
          <div role="log" tabIndex={0} aria-label={t("help.lines")} className="max-h-32 overflow-y-auto">
            <HelpLines lines={lines} />
          </div>
          <WriteLine help={help} label={t("help.answer")} keys="Alt R" />
        </div>
      )}
    </section>
  );
}
