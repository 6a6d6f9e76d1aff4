// Where she is, in one place and to copy with one press: on the complaint and on the call sheet.
import { Copy } from "lucide-react";
import type { Schemas } from "../api/client";
import { useCodes } from "../api/codes";
import { Button } from "../ui/button";
import { tell } from "../ui/toast";
import { useWords, type WordId } from "../words/words";

type Part = Exclude<keyof Schemas["ComplaintPlace"], "id">;

export const placeParts = [
  "governorate",
  "area",
  "block",
  "street",
  "building",
  "paci_number",
  "address",
  "landmarks",
] as const satisfies readonly Part[];

interface Props {
  partOf(part: Part): unknown;
  /** To point it out. */
  fresh?: boolean;
}

export function PlaceLines({ partOf, fresh = false }: Props) {
  const { t } = useWords();
  const codes = useCodes();
  const lines = placeParts.flatMap((part) => {
    const value = String(partOf(part) ?? "");
    if (!value) return [];
    return [
      { part, label: t(`field.${part}` as WordId), value: part === "governorate" ? codes.label(part, value) : value },
    ];
  });
  const copy = () =>
    navigator.clipboard.writeText(lines.map(({ label, value }) => `${label}: ${value}`).join("\n")).then(
      () => tell(t("place.copied")),
      () => tell(t("unsent.not_copied"), true),
    );
  return (
    <section
      aria-label={t("place.title")}
      className={`mt-3 rounded-md px-3 py-2.5 ${fresh ? "bg-accent-soft" : "bg-sunken"}`}
    >
      <div className="flex min-h-[28px] flex-wrap items-center justify-between gap-2">
        <h3 className="text-sm font-semibold">{t("place.title")}</h3>
        {lines.length > 0 && (
          <Button
            icon={<Copy aria-hidden="true" className="size-4" />}
            onPress={() => void copy()}
            className="no-print min-h-[28px]!"
          >
            {t("place.copy")}
          </Button>
        )}
      </div>
      {lines.length === 0 ? (
        <p className="text-sm text-dim">{t("place.none")}</p>
      ) : (
        <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
          {lines.map(({ part, label, value }) => (
            <div key={part} className="contents">
              <dt className="text-dim">{label}</dt>
              <dd className="font-medium break-words whitespace-pre-wrap">
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
