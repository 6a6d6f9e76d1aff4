// Whether she may be rung now; if not, why, and from when.
import { CircleSlash } from "lucide-react";
import { Chip } from "../ui/chip";
import { useTimes } from "../ui/time";
import { useWords, type WordId } from "../words/words";
import type { CallbackRow } from "./callback-api";

export function Callable({ callback }: { callback: CallbackRow }) {
  const { t } = useWords();
  const times = useTimes();
  if (!callback.refusal) return <Chip tone="ok">{t("callbacks.may_now")}</Chip>;
  const from = callback.callable_from;
  const soon = from && Date.parse(from) - Date.now() < 12 * 3_600_000 ? from : null;
  const why = t(`refusal.${callback.refusal}` as WordId);
  return (
    <span className="block min-w-0 text-sm leading-tight" title={why}>
      <span className="flex items-center gap-1 font-medium text-warn">
        <CircleSlash aria-hidden="true" className="size-3.5 shrink-0" />
        <span className="truncate">
          {from
            ? t("callbacks.may_from", { when: soon ? times.clock(soon) : times.dayAndClock(from) })
            : t("callbacks.may_not")}
        </span>
      </span>
      <span className="block truncate text-xs text-dim">{why}</span>
    </span>
  );
}
