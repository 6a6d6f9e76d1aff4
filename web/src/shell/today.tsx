// Today on both calendars.
import { hijriDay, longDay, useNow } from "../ui/time";
import { useWords } from "../words/words";

export function Today() {
  const { lang } = useWords();
  const now = useNow(60_000);
  return (
    <span className="hidden text-sm whitespace-nowrap text-dim xl:inline">
      {longDay(lang, now)} · {hijriDay(lang, now)}
    </span>
  );
}
