// The ILO's eleven indicators as questions. Answers are noted, nothing is decided: that is a named officer's.
import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useCodes } from "../../api/codes";
import { useWords } from "../../words/words";
import type { IntakeForm } from "../draft";
import { iloFields, iloOrderFor } from "../draft-depth";
import { useScripts } from "../scripts";
import { BoundChoice } from "./bound";
import { More } from "./more";

export function Screening() {
  const { t } = useWords();
  return (
    <More title={t("more.screening")} fields={iloFields}>
      <Questions />
      <Noted />
    </More>
  );
}

function Questions() {
  const { t, lang } = useWords();
  const codes = useCodes();
  const scripts = useScripts();
  const { getValues } = useFormContext<IntakeForm>();
  // What was chosen when the questions were opened: they must not move under her eyes.
  const [order] = useState(() =>
    iloOrderFor(
      getValues("categories").flatMap(
        (code) => (codes.entry("complaint_category", code)?.attributes.ilo_indicators as number[] | undefined) ?? [],
      ),
    ),
  );
  const indicators = codes.entries("ilo_indicator");
  return (
    <>
      <p className="mb-2 text-sm text-dim">{t("ilo.how")}</p>
      <div className="grid gap-x-4 gap-y-2.5 sm:grid-cols-2">
        {order.map((number) => (
          <div key={number} data-say={`ilo_${number}`}>
            <BoundChoice
              name={`ilo_${number}` as "ilo_1"}
              label={codes.label("ilo_indicator", indicators.find((entry) => entry.position === number)?.code)}
              hint={scripts.text(`ilo_${number}`, lang === "ar" ? "ara" : "eng")}
              choices={[
                { value: "yes", label: t("yes"), code: "KeyY" },
                { value: "no", label: t("no"), code: "KeyN" },
                { value: "unclear", label: t("ilo.unclear"), code: "KeyU" },
              ]}
            />
          </div>
        ))}
      </div>
    </>
  );
}

function Noted() {
  const { t } = useWords();
  const answers = useWatch<IntakeForm>({ name: iloFields as never }) as unknown as (string | null)[];
  const count = answers.filter((answer) => answer === "yes").length;
  return (
    <p role="status" className="mt-2.5 text-sm text-dim">
      {t("ilo.noted", { count })}
    </p>
  );
}
