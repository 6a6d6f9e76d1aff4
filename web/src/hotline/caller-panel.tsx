// The right column: the call's own facts, what to say next, and what follows from the triage.
import { useSearch } from "@tanstack/react-router";
import { Clock3, ListChecks, MessageSquareQuote, PhoneCall, ShieldCheck } from "lucide-react";
import { type ReactNode, Suspense, useEffect, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useCodes } from "../api/codes";
import { useMay } from "../session/session";
import { Button } from "../ui/button";
import { SelectField } from "../ui/field";
import { useKeys } from "../ui/keys";
import { Loading } from "../ui/states";
import { useTimes } from "../ui/time";
import { useWords, type WordId } from "../words/words";
import { DoneNow } from "./done-now";
import type { IntakeForm } from "./draft";
import { FirstToDo } from "./first-to-do";
import { BoundCombo, BoundPhone, BoundText, BoundYesNo } from "./form/bound";
import { KnownCaller } from "./known-caller";
import { ComplaintActions, KnownEmployer, KnownName, ReferralDialog, Referrals } from "./later";
import { SayNext } from "./say-next";

export const channels = ["phone", "walk_in", "message", "letter", "paper_log"] as const;

/** A column of its own, or below the form where the window is narrow; once `registered`, what is done is the complaint's. */
export function CallerPanel({ below = false, registered }: { below?: boolean; registered?: string | undefined }) {
  const { t } = useWords();
  return (
    <aside
      aria-label={t("caller.title")}
      className={below ? "card mt-3" : "w-[320px] shrink-0 overflow-y-auto border-s bg-surface"}
    >
      {!registered && (
        <>
          <KnownHere />
          <Suspense>
            <KnownName />
          </Suspense>
          <Suspense>
            <KnownEmployer />
          </Suspense>
          <Block icon={<MessageSquareQuote aria-hidden="true" className="size-4" />} title={t("say.title")}>
            <SayNext />
          </Block>
        </>
      )}
      <First />
      <Block icon={<PhoneCall aria-hidden="true" className="size-4" />} title={t("caller.title")}>
        <CallFacts />
      </Block>
      {registered ? (
        <Suspense fallback={<Loading />}>
          <ComplaintActions complaint={{ id: registered, may: ["edit"] }} />
        </Suspense>
      ) : (
        <Block icon={<ShieldCheck aria-hidden="true" className="size-4" />} title={t("actions.title")}>
          <DoneNow />
        </Block>
      )}
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
      <InterpreterJoined />
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

/** Asked for when he is sought; when he is there, since when: the report counts the delay. */
function InterpreterJoined() {
  const { t } = useWords();
  const times = useTimes();
  const { setValue } = useFormContext<IntakeForm>();
  const [asked, joined] = useWatch<IntakeForm, ["call.interpreter", "call.interpreter_joined_at"]>({
    name: ["call.interpreter", "call.interpreter_joined_at"],
  });
  if (!asked) return null;
  const set = (at: string) => setValue("call.interpreter_joined_at", at, { shouldDirty: true });
  return (
    <div className="flex min-h-[34px] flex-wrap items-center justify-between gap-2 text-sm">
      {joined ? (
        <>
          <span>{t("caller.interpreter_since", { time: times.clock(joined) })}</span>
          <Button onPress={() => set("")}>{t("caller.interpreter_not_yet")}</Button>
        </>
      ) : (
        <Button keys="Alt I" onPress={() => set(new Date().toISOString())}>
          {t("caller.interpreter_now")}
        </Button>
      )}
    </div>
  );
}

function First() {
  const { t } = useWords();
  const categories = useWatch<IntakeForm, "categories">({ name: "categories" });
  if (categories.length === 0) return null;
  return (
    <Block icon={<ListChecks aria-hidden="true" className="size-4" />} title={t("first.title")}>
      <FirstToDo categories={categories} />
    </Block>
  );
}

function WhatFollows() {
  const { t } = useWords();
  const triage = useWatch<IntakeForm, "triage">({ name: "triage" });
  if (!triage) return <p className="text-sm text-dim">{t("after.none")}</p>;
  return <p className="text-sm">{t(`after.${triage}` as WordId)}</p>;
}
