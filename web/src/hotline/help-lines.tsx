// What the lead and the operator write to each other while the call goes on. The newest is at the foot; a line of one's own says
// when the other side has seen it.
import { useMutation, useQuery } from "@tanstack/react-query";
import { Check, CheckCheck, SendHorizontal } from "lucide-react";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { useMay } from "../session/session";
import { IconButton } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { problemText } from "../ui/problem-text";
import { useTimes } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { type Help, type HelpLine, helpLinesQuery, seeHelpLines, writeHelpLine } from "./beside-api";

const none: HelpLine[] = [];

/** The lines; those of the other side are marked as seen when they are on the screen. */
export function useHelpLines(help: Help): HelpLine[] {
  const answers = useMay()("help_answer");
  const { data } = useQuery(helpLinesQuery(help.id));
  const lines = data ?? none;
  const unseen = lines.filter((line) => !line.mine && !line.seen_at).at(-1)?.id;
  const { id, ended_at: over } = help;
  useEffect(() => {
    if (!unseen || over || !answers) return;
    const see = () => {
      if (document.visibilityState === "visible") void seeHelpLines(id).catch(() => undefined);
    };
    see();
    document.addEventListener("visibilitychange", see);
    return () => document.removeEventListener("visibilitychange", see);
  }, [unseen, id, over, answers]);
  return lines;
}

export function HelpLines({ lines, className = "" }: { lines: readonly HelpLine[]; className?: string }) {
  const { t } = useWords();
  const times = useTimes();
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (lines.length > 0) end.current?.scrollIntoView({ block: "nearest" });
  }, [lines]);
  return (
    <ol aria-label={t("help.lines")} className={`flex flex-col gap-1.5 ${className}`}>
      {lines.map((line, index) => (
        <li
          key={line.id}
          ref={index === lines.length - 1 ? end : null}
          className={`max-w-[88%] rounded-lg px-3 py-1.5 ${line.mine ? "self-end bg-sunken" : "self-start bg-accent-soft"}`}
        >
          <p dir="auto" className="break-words whitespace-pre-wrap">
            {line.words}
          </p>
          <p className="flex items-center gap-1.5 text-xs text-dim">
            <bdi>{line.mine ? t("help.me") : line.author_name}</bdi>
            <span>{times.clock(line.at)}</span>
            {line.mine &&
              (line.seen_at ? (
                <span className="flex items-center gap-0.5 text-accent">
                  <CheckCheck aria-hidden="true" className="size-3.5" />
                  {t("help.seen")}
                </span>
              ) : (
                <Check aria-label={t("help.sent")} className="size-3.5" />
              ))}
          </p>
        </li>
      ))}
    </ol>
  );
}

interface WriteProps {
  help: Help;
  label: string;
  /** The key that leads here, as shown; the element is found by `data-help-answer`. */
  keys: string;
}

/** One short field; Enter sends. What could not be sent stays in it. */
export function WriteLine({ help, label, keys }: WriteProps) {
  const { t } = useWords();
  const id = useId();
  const [words, setWords] = useState("");
  const writing = useMutation({
    mutationFn: (text: string) => writeHelpLine(help.id, text),
    onSuccess: (_, sent) => {
      setWords((now) => (now.trim() === sent ? "" : now));
      void queries.invalidateQueries({ queryKey: ["help"] });
    },
    onError: (error) => tell(problemText(t, asProblem(error)), true),
  });
  function send(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const text = words.trim();
    if (text && !writing.isPending) writing.mutate(text);
  }
  return (
    <form onSubmit={send} className="flex items-center gap-2">
      <label htmlFor={id} className="sr">
        {label}
      </label>
      <input
        id={id}
        data-help-answer=""
        value={words}
        onChange={(event) => setWords(event.target.value)}
        placeholder={label}
        maxLength={1000}
        autoComplete="off"
        dir={words ? "auto" : undefined}
        className="control min-w-0 flex-1"
      />
      <Kbd>{keys}</Kbd>
      <IconButton
        type="submit"
        label={t("help.send")}
        icon={<SendHorizontal aria-hidden="true" className="flip size-4" />}
        isPending={writing.isPending}
      />
    </form>
  );
}

export const goToAnswer = () => document.querySelector<HTMLElement>("[data-help-answer]")?.focus();
