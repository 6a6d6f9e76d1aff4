// One entry as it is read out: what it does, its number, when it is open, for whom, and how far it can be relied on.
import { BadgeCheck, CircleHelp } from "lucide-react";
import { useCodes } from "../api/codes";
import { Chip } from "../ui/chip";
import { useHours } from "../ui/hours";
import { useNow, useTimes } from "../ui/time";
import { useWords } from "../words/words";
import type { Organisation } from "./api";

export function useNames() {
  const { lang } = useWords();
  return {
    name: (entry: Pick<Organisation, "name_en" | "name_ar">) => (lang === "ar" ? entry.name_ar : entry.name_en),
    does: (entry: Organisation) => (lang === "ar" ? entry.does_ar : entry.does_en),
  };
}

export function OrganisationFacts({ entry }: { entry: Organisation }) {
  const { t } = useWords();
  const codes = useCodes();
  const hours = useHours();
  const { does } = useNames();
  const times = useTimes();
  const now = useNow(60_000);
  const capacity = entry.capacity ?? null;
  const places =
    capacity !== null && entry.counted_at
      ? t("directory.free_of", { free: entry.free_places ?? 0, capacity, when: times.ago(entry.counted_at, now) })
      : capacity?.toString();
  const list = (values: string[]) => values.join(t("list.comma"));
  const facts = [
    [t("directory.hours"), entry.hours_known ? hours(entry) : null],
    [t("directory.languages"), list(entry.languages.map((code) => codes.label("language", code)))],
    [t("directory.serves"), list((entry.serves ?? []).map((who) => t(`directory.serves_${who}`)))],
    [t("directory.places"), places],
    [t("field.governorate"), codes.label("governorate", entry.governorate)],
    [t("directory.address"), entry.address],
  ] as const;
  return (
    <div className="min-w-0">
      {does(entry) && <p className="text-sm">{does(entry)}</p>}
      <Numbers entry={entry} />
      <dl className="mt-1.5 flex flex-wrap gap-x-5 gap-y-0.5 text-sm">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="flex min-w-0 gap-1.5">
              <dt className="text-dim">{label}:</dt>
              <dd dir="auto" className="min-w-0 break-words">
                {value}
              </dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

function Numbers({ entry }: { entry: Organisation }) {
  const { t } = useWords();
  if (!entry.phone && !entry.phone_after_hours)
    return <p className="mt-1 text-sm text-dim">{t("directory.no_phone")}</p>;
  return (
    <p className="mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-0.5">
      {entry.phone && (
        <bdi dir="ltr" className="text-lg font-semibold tabular-nums">
          {entry.phone}
        </bdi>
      )}
      {entry.phone_after_hours && (
        <span className="text-sm text-dim">
          {t("directory.after_hours")}{" "}
          <bdi dir="ltr" className="font-semibold text-ink tabular-nums">
            {entry.phone_after_hours}
          </bdi>
        </span>
      )}
    </p>
  );
}

export function OpenChip({ entry }: { entry: Organisation }) {
  const { t } = useWords();
  if (entry.open_now === null || entry.open_now === undefined) return <Chip>{t("directory.hours_unknown")}</Chip>;
  return entry.open_now ? (
    <Chip tone="ok">{t("directory.open")}</Chip>
  ) : (
    <Chip tone="warn">{t("directory.closed")}</Chip>
  );
}

/** Who verified it and when; what nobody has is shown as such. */
export function VerifiedChip({ entry }: { entry: Organisation }) {
  const { t } = useWords();
  const times = useTimes();
  const sure = !entry.to_verify;
  const when = entry.verified_at;
  const text = when ? t("directory.verified", { when: times.day(when) }) : t("directory.unverified");
  const title = [entry.verified_by_name, entry.source].filter(Boolean).join(" · ");
  return (
    <Chip tone={sure ? "plain" : "warn"} {...(title ? { title } : {})}>
      {sure ? (
        <BadgeCheck aria-hidden="true" className="size-3.5" />
      ) : (
        <CircleHelp aria-hidden="true" className="size-3.5" />
      )}
      {text}
    </Chip>
  );
}
