// What to say now: in her language as she reads it, beside it in the operator's.
import { useFormContext, useWatch } from "react-hook-form";
import { useCodes } from "../api/codes";
import { Chip } from "../ui/chip";
import { useWords } from "../words/words";
import type { IntakeForm } from "./draft";
import { fieldInFocus, sectionInFocus } from "./form/section";
import { languagesFor, type Scripts, stepsFor, useScripts } from "./scripts";

/** A text with its own language and direction, so that letters, line and voice are right. */
export function Spoken({ language, children, big = false }: { language: string; children: string; big?: boolean }) {
  const codes = useCodes();
  const attributes = codes.entry("language", language)?.attributes ?? {};
  const rtl = attributes.direction === "rtl";
  return (
    <p
      lang={String(attributes.iso639_1 ?? language)}
      dir={rtl ? "rtl" : "ltr"}
      className={`text-start ${big ? "text-lg leading-relaxed font-medium" : ""}`}
    >
      {children}
    </p>
  );
}

interface SayProps {
  scripts: Scripts;
  steps: readonly string[];
  language: string;
}

/** The texts of some steps, hers first and larger; says so where hers has none. */
export function Say({ scripts, steps, language }: SayProps) {
  const { t, lang } = useWords();
  const codes = useCodes();
  const operators = lang === "ar" ? "ara" : "eng";
  const lines = steps.flatMap((step) => {
    const texts = languagesFor(scripts, step, language, operators).flatMap((each) => scripts.script(step, each) ?? []);
    return texts.length ? [{ step, texts }] : [];
  });
  const missing = !!language && lines.some(({ step }) => !scripts.script(step, language));
  const unchecked = lines.some(({ texts }) => texts.some((text) => text.to_verify));
  return (
    <>
      {missing && (
        <p className="mb-2 text-xs font-medium text-warn">
          {t("say.no_text", { language: codes.label("language", language) })}
        </p>
      )}
      <ul className="flex flex-col gap-2">
        {lines.map(({ step, texts }) => (
          <li key={step} data-step={step} className="flex flex-col gap-1 rounded-md bg-sunken px-3 py-2 text-sm">
            {texts.map((text, index) => (
              <div key={text.language} className={index > 0 ? "text-dim" : ""}>
                <Spoken language={text.language} big={index === 0 && text.language === language}>
                  {text.text}
                </Spoken>
              </div>
            ))}
          </li>
        ))}
      </ul>
      {unchecked && (
        <p className="mt-2">
          <Chip tone="warn" title={t("verify.native_why")}>
            {t("verify.native")}
          </Chip>
        </p>
      )}
    </>
  );
}

export function SayNext() {
  const { t } = useWords();
  const scripts = useScripts();
  const section = sectionInFocus.use();
  const field = fieldInFocus.use();
  const { control } = useFormContext<IntakeForm>();
  const [hers, ofCall, callType, danger, interpreter, joined] = useWatch({
    control,
    name: [
      "language",
      "call.language",
      "call.call_type",
      "danger_now",
      "call.interpreter",
      "call.interpreter_joined_at",
    ],
  });
  const steps = stepsFor({ section, field, callType, danger, waitsForInterpreter: interpreter && !joined });
  if (!scripts.script("greeting", "eng")) return <p className="text-sm text-dim">{t("loading")}</p>;
  return <Say scripts={scripts} steps={steps} language={ofCall || hers} />;
}
