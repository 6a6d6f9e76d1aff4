// Registered: the reference, large, in three groups to read out, and what happens next in her language.
import { Link } from "@tanstack/react-router";
import { CircleCheck, PhoneIncoming } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../ui/button";
import { useWords } from "../words/words";
import type { ComplaintReceipt } from "./api";
import { Say, Spoken } from "./say-next";
import { languagesFor, useScripts } from "./scripts";

interface Props {
  receipt: ComplaintReceipt;
  triage: string | null;
  language: string;
  onTakeNext(): void;
  onAnother(): void;
}

export default function Receipt({ receipt, triage, language, onTakeNext, onAnother }: Props) {
  const { t } = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-5">
      <section className="card mx-auto max-w-[640px] px-8 py-6 text-center">
        <CircleCheck aria-hidden="true" className="mx-auto size-10 text-ok" />
        <h2 ref={title} tabIndex={-1} className="mt-3 text-xl font-semibold outline-none">
          {t("receipt.title")}
        </h2>
        <p className="mt-1 text-dim">{t("receipt.read_out")}</p>
        <p className="my-4 text-[44px] leading-none font-semibold">
          <bdi dir="ltr" data-reference="" className="normal-nums">
            {receipt.reference}
          </bdi>
        </p>
        {(triage === "P1" || triage === "P2") && (
          <p className="mb-4 rounded-md bg-danger-soft px-3 py-2 text-sm font-medium text-danger">
            {t(triage === "P1" ? "receipt.p1" : "receipt.p2")}
          </p>
        )}
        <ReadOut reference={receipt.reference} triage={triage} language={language} />
        <div className="sticky bottom-0 -mx-8 -mb-6 flex flex-wrap justify-center gap-2 rounded-b-lg border-t bg-surface px-8 py-3">
          <Button
            kind="primary"
            keys="F2"
            icon={<PhoneIncoming aria-hidden="true" className="size-4" />}
            onPress={onTakeNext}
            className="min-h-[40px]!"
          >
            {t("receipt.next")}
          </Button>
          <Button onPress={onAnother} className="min-h-[40px]!">
            {t("receipt.another")}
          </Button>
          <Link
            to="/complaints/$id"
            params={{ id: receipt.id }}
            className="inline-flex min-h-[40px] items-center rounded-md px-3 font-medium text-accent underline underline-offset-2"
          >
            {t("receipt.open")}
          </Link>
        </div>
      </section>
    </div>
  );
}

interface ReadOutProps {
  reference: string;
  triage: string | null;
  language: string;
}

/** Digit by digit in words, then what happens next and what to do with this call. */
function ReadOut({ reference, triage, language }: ReadOutProps) {
  const { t, lang } = useWords();
  const scripts = useScripts();
  if (!scripts.script("reference", "eng")) return <p className="mb-5 text-sm text-dim">{t("receipt.advice")}</p>;
  const inWords = languagesFor(scripts, "digits", language, lang === "ar" ? "ara" : "eng").flatMap((each) => {
    const words = scripts.text("digits", each)?.split(" ");
    if (!words) return [];
    const groups = reference.split("-").map((group) => [...group].map((digit) => words[Number(digit)]).join(" "));
    return [{ language: each, text: groups.join(" – ") }];
  });
  return (
    <section aria-label={t("receipt.next_title")} className="mb-5 text-start">
      <div data-digits="" className="mb-3 flex flex-col gap-1">
        {inWords.map(({ language: each, text }, index) => (
          <div key={each} className={index > 0 ? "text-sm text-dim" : ""}>
            <Spoken language={each} big={index === 0}>
              {text}
            </Spoken>
          </div>
        ))}
      </div>
      <h3 className="mb-2 text-sm font-semibold text-dim">{t("receipt.next_title")}</h3>
      <Say scripts={scripts} steps={["reference", `next_${triage}`, "closing"]} language={language} />
    </section>
  );
}
