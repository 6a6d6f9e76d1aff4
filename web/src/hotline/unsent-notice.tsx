// Says quietly which contacts hold text that this browser kept and the server never got: after a crash, or a long time
// without a connection.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { FileClock } from "lucide-react";
import { useTimes } from "../ui/time";
import { useWords } from "../words/words";
import { isOpenHere } from "./keeping";
import { unsentContacts } from "./local-drafts";

/** Younger text is just being typed, in this window or another. */
const waiting = 10_000;

export function UnsentNotice({ selected }: { selected: string | undefined }) {
  const { t } = useWords();
  const times = useTimes();
  const { data = [] } = useQuery({
    queryKey: ["unsent", selected],
    queryFn: async () => (await unsentContacts()).filter(({ savedAt }) => savedAt < Date.now() - waiting),
    refetchInterval: 5_000,
    retry: false,
  });
  const shown = data.filter(({ contact }) => contact !== selected && !isOpenHere(contact));
  if (!shown.length) return null;
  return (
    <div role="status" className="shrink-0 border-b bg-warn-soft px-4 py-2.5 text-sm">
      <p className="flex gap-2 font-medium text-warn">
        <FileClock aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        {t("unsent.count", { count: shown.length })}
      </p>
      <ul className="mt-1 ps-6">
        {shown.map(({ contact, savedAt }) => (
          <li key={contact}>
            <Link
              to="/intake"
              search={{ contact }}
              className="inline-block min-h-6 text-accent underline underline-offset-2"
            >
              {t("unsent.typed_at", { time: times.dayAndClock(savedAt) })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
