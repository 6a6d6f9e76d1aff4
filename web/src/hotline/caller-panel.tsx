// The right column: the call's own facts, what to say next, and what follows from the triage.
import { useSearch } from "@tanstack/react-router";
import { Clock3, MessageSquareQuote, PhoneCall } from "lucide-react";
import { type ReactNode, Suspense, useEffect, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useCodes } from "../api/codes";
import { useMay } from "../session/session";
import { SelectField } from "../ui/field";
import { useKeys } from "../ui/keys";
import { useWords, type WordId } from "../words/words";
import type { IntakeForm } from "./draft";
import { BoundCombo, BoundPhone, BoundText, BoundYesNo } from "./form/bound";
import { sectionInFocus } from "./form/section";
import { KnownCaller } from "./known-caller";
import { ReferralDialog, Referrals } from "./later";

export const channels = ["phone", "walk_in", "message", "letter", "paper_log"] as const;

/** A column of its own, or below the form where the window is narrow. */
export function CallerPanel({ below = false }: { below?: boolean }) {
  const { t } = useWords();
  return (
    <aside
      aria-label={t("caller.title")}
      className={below ? "card mt-3" : "w-[320px] shrink-0 overflow-y-auto border-s bg-surface"}
    >
      <KnownHere />
      <Block icon={<PhoneCall aria-hidden="true" className="size-4" />} title={t("caller.title")}>
        <CallFacts />
      </Block>
      <Block icon={<MessageSquareQuote aria-hidden="true" className="size-4" />} title={t("say.title")}>
        <SayNext />
      </Block>
      <ReferredHere />
      <Block icon={<Clock3 aria-hidden="true" className="size-4" />} title={t("after.title")}>
        <WhatFollows />
      </Block>
    </aside>
  );
}

function KnownHere() {
  const { contact } = useSearch({ from: "/intake" });
  return contact ? <KnownCaller contact={contact} /> : null;
}

/** Whom she may turn to; the dialog comes when it is asked for. */
function ReferredHere() {
  const { contact } = useSearch({ from: "/intake" });
  const can = useMay();
  const [open, setOpen] = useState(false);
  const { getValues } = useFormContext<IntakeForm>();
  useKeys({ "Alt+KeyA": () => setOpen(true) }, can("service_referral_make"));
  if (!contact) return null;
  return (
    <Suspense>
      <Referrals
        from={{ contact }}
        onRefer={() => setOpen(true)}
        keys="Alt A"
        className="border-b px-4 py-3.5 last:border-b-0"
      />
      <Suspense>
        {open && (
          <ReferralDialog
            from={{ contact }}
            wanted={{ language: getValues("language"), country: getValues("nationality") }}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </Suspense>
  );
}

function Block({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <section className="border-b px-4 py-3.5 last:border-b-0">
      <h2 className="mb-2.5 flex items-center gap-2 text-sm font-semibold text-dim">
        {icon}
        {title}
      </h2>
      {children}
    </section>
  );
}

function CallFacts() {
  const { t } = useWords();
  const codes = useCodes();
  const { register, getValues, setValue } = useFormContext<IntakeForm>();
  return (
    <div className="flex flex-col gap-2.5">
      <div className="grid grid-cols-2 gap-2.5">
        <SelectField
          label={t("caller.channel")}
          options={channels.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
          {...register("call.channel")}
        />
        <SelectField
          label={t("caller.call_type")}
          empty={t("combo.choose")}
          options={codes.options("call_type")}
          {...register("call.call_type")}
        />
      </div>
      <BoundCombo name="call.language" label={t("caller.language")} optional options={codes.options("language")} />
      <LanguageFollows />
      <label className="flex min-h-6 items-center gap-2.5 text-sm">
        <input type="checkbox" {...register("call.interpreter")} className="size-[18px] accent-accent" />
        {t("caller.interpreter")}
      </label>
      <BoundYesNo name="call.caller_is_subject" label={t("caller.is_subject")} optional />
      <BoundText
        name="call.caller_name"
        label={t("caller.name")}
        optional
        onBlurCapture={() => {
          if (getValues("call.caller_is_subject") && !getValues("worker_name"))
            setValue("worker_name", getValues("call.caller_name"));
        }}
      />
      <BoundPhone name="call.caller_phone" label={t("caller.phone")} optional />
    </div>
  );
}

/** The call's language is first taken for the worker's too. */
function LanguageFollows() {
  const { setValue, getValues } = useFormContext<IntakeForm>();
  const language = useWatch<IntakeForm, "call.language">({ name: "call.language" });
  useEffect(() => {
    if (language && !getValues("language")) setValue("language", language);
  }, [language, getValues, setValue]);
  return null;
}

const lines: Record<number, WordId[]> = {
  1: ["say.1a", "say.1b", "say.1c"],
  2: ["say.2a", "say.2b"],
  3: ["say.3a", "say.3b"],
  4: ["say.4a", "say.4b"],
  5: ["say.5a", "say.5b", "say.5c"],
};

function SayNext() {
  const { t } = useWords();
  const section = sectionInFocus.use();
  return (
    <ul className="flex flex-col gap-2">
      {(lines[section] ?? []).map((line) => (
        <li key={line} className="rounded-md bg-sunken px-3 py-2 text-sm">
          {t(line)}
        </li>
      ))}
    </ul>
  );
}

function WhatFollows() {
  const { t } = useWords();
  const triage = useWatch<IntakeForm, "triage">({ name: "triage" });
  if (!triage) return <p className="text-sm text-dim">{t("after.none")}</p>;
  return <p className="text-sm">{t(`after.${triage}` as WordId)}</p>;
}
