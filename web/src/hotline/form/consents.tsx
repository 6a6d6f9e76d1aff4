// What she agrees to, purpose by purpose; not asked is an answer, too.
import { useCodes } from "../../api/codes";
import { useWords } from "../../words/words";
import { purposes } from "../draft";
import { BoundYesNo } from "./bound";
import { More } from "./more";

const names = purposes.map((purpose) => `consent.${purpose}` as const);

export function Consents() {
  const { t } = useWords();
  const codes = useCodes();
  return (
    <More title={t("more.consents")} fields={names}>
      <div data-say="consent" className="grid gap-x-3 gap-y-2.5 sm:grid-cols-3">
        {purposes.map((purpose) => (
          <BoundYesNo key={purpose} name={`consent.${purpose}`} label={codes.label("consent_type", purpose)} />
        ))}
      </div>
    </More>
  );
}
