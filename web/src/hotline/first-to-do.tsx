// The categories chosen, the most urgent first: what to do first, and which law it touches.
import { useCodes } from "../api/codes";
import { Chip } from "../ui/chip";
import { useWords } from "../words/words";
import { levelOf } from "./triage";
import { TriageChip } from "./triage-chip";

export function FirstToDo({ categories }: { categories: readonly string[] }) {
  const { t, lang } = useWords();
  const codes = useCodes();
  const sorted = [...categories].sort((a, b) => (levelOf(codes, a) ?? "P9").localeCompare(levelOf(codes, b) ?? "P9"));
  return (
    <ul className="flex flex-col gap-3">
      {sorted.map((code) => {
        const entry = codes.entry("complaint_category", code);
        const { attributes = {}, to_verify } = entry ?? {};
        const first = attributes[lang === "ar" ? "first_action_ar" : "first_action_en"];
        const level = levelOf(codes, code);
        return (
          <li key={code} data-category={code} className="text-sm">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
              {codes.label("complaint_category", code)}
              {level && <TriageChip level={level} short />}
            </p>
            {first ? <p className="mt-0.5">{String(first)}</p> : null}
            <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-dim">
              {attributes.law_touched ? (
                <span>
                  {t("first.law")} <bdi dir="ltr">{String(attributes.law_touched)}</bdi>
                </span>
              ) : null}
              {to_verify && <Chip title={t("verify.why")}>{t("verify.mark")}</Chip>}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
