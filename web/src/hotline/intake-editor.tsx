// The form of one contact: typed into, kept safe, registered. See draft.ts for what the values mean, autosave.ts for how
// they are kept.

import { useNavigate } from "@tanstack/react-router";
import { PhoneForwarded } from "lucide-react";
import { type RefObject, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { asProblem } from "../api/problem";
import { queries } from "../api/query";
import { useMay } from "../session/session";
import { IconButton } from "../ui/button";
import { useKeys } from "../ui/keys";
import { useMedia } from "../ui/media";
import { problemText } from "../ui/problem-text";
import { Loading } from "../ui/states";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { type ComplaintReceipt, dropDraft, endContact, reopenContact, saveDraft } from "./api";
import { createAsking } from "./asking";
import { askHelp, type Urgency } from "./beside-api";
import { CallStrip } from "./call-strip";
import { CallerPanel } from "./caller-panel";
import { complaintFrom, type IntakeForm } from "./draft";
import { DraftNotice } from "./draft-notice";
import { complaintResolver, fullNumbers } from "./form/bound";
import { FormErrors, setServerErrors } from "./form/errors";
import { goToSection } from "./form/section";
import { Sections } from "./form/sections";
import { HandNotice, useHands } from "./handover";
import { HelpButton } from "./help-button";
import { silentInDanger, useIntakeKeys } from "./intake-keys";
import { keepDraft } from "./keeping";
import { ConflictDialog, HelpPanel, OfferDialog, Receipt } from "./later";
import { formOfOpened, type OpenedContact, serverIds } from "./opening";
import { registerOnce, type Tried } from "./registering";
import { SaveBar } from "./save-bar";

/** What closing by one key takes away, to be taken back. */
interface Closed {
  running: boolean;
  callType: string;
  content: string;
  /** What was typed is back already; only the call is still closed. */
  saved?: boolean;
}

interface Props {
  opened: OpenedContact;
  leave: RefObject<(() => Promise<boolean>) | null>;
  onTakeNext(): void;
  onReload(): void;
}

export function IntakeEditor({ opened, leave, onTakeNext, onReload }: Props) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { contact } = opened;
  const form = useForm<IntakeForm>({
    defaultValues: formOfOpened(opened),
    resolver: complaintResolver,
    shouldFocusError: false,
  });
  const keeping = useMemo(() => keepDraft(opened, form), [opened, form]);
  const wide = useMedia("(min-width: 1280px)");
  const [ended, setEnded] = useState(!!contact.ended_at);
  const [receipt, setReceipt] = useState<ComplaintReceipt | null>(null);
  const [registering, setRegistering] = useState(false);
  const [comparing, setComparing] = useState(false);
  const [round, setRound] = useState(0);
  const [offering, setOffering] = useState(false);
  const tried = useRef<Tried>({});
  const can = useMay();
  // A contact taken without the server has another id there.
  const id = serverIds.use()[opened.handle] ?? contact.id;
  const hands = useHands(id);
  const gone = !!hands.gone;
  const asking = useMemo(() => createAsking(() => keeping.contactId(), askHelp), [keeping]);
  useEffect(() => () => asking.stop(), [asking]);
  const mayAsk = can("help_ask") && !ended && !receipt && !gone;
  const mayHand = can("contact_hand_over") && !ended && !receipt && !gone && !hands.offered;

  const ask = useRef((_: Urgency) => {});
  ask.current = (urgency) => {
    if (!mayAsk) return;
    asking.ask(urgency).then(
      () => void queries.invalidateQueries({ queryKey: ["help"] }),
      (error) => tell(problemText(t, asProblem(error)), true),
    );
  };
  function emergency() {
    if (!mayAsk) return;
    ask.current("emergency");
    form.setValue("danger_now", true, { shouldDirty: true });
    form.setValue("triage", "P1", { shouldDirty: true });
  }

  useEffect(() => {
    let level = form.getValues("triage");
    const stop = form.subscribe({
      formState: { values: true },
      callback: ({ name }) => {
        keeping.changed(name);
        // P1 means: the supervisor at once, whoever chose it.
        const now = form.getValues("triage");
        if (now === "P1" && level !== "P1") ask.current("emergency");
        level = now;
      },
    });
    if (opened.start || opened.draft.adopted.length > 0) keeping.changed();
    return () => {
      stop();
      keeping.leave();
    };
  }, [form, keeping, opened]);

  // Handed over: what was typed until now is merged in, and then it is the other one's alone.
  useEffect(() => {
    if (gone)
      void keeping
        .flush()
        .catch(() => undefined)
        .then(() => keeping.finish());
  }, [gone, keeping]);

  const restored = opened.draft.version > 0 || opened.draft.adopted.length > 0;
  useEffect(() => {
    if (!restored) goToSection(1);
  }, [restored]);

  const fail = (error: unknown) => tell(problemText(t, asProblem(error)), true);

  async function end(callType: string | null) {
    if (gone) return;
    try {
      await keeping.call.flush().catch(() => undefined);
      const done = await endContact(await keeping.contactId(), callType);
      keeping.ended(done.version, callType);
      setEnded(true);
      void queries.invalidateQueries({ queryKey: ["contact"] });
    } catch (error) {
      fail(error);
      throw error;
    }
  }

  async function closeAs(callType: string) {
    if (gone) return;
    if (receipt) return void end(callType).then(toNothing, () => undefined);
    // What was done for her belongs to a complaint, whatever the call was.
    if (form.getValues("actions").length > 0) return tell(t("intake.actions_need_complaint"), true);
    const before: Closed = { running: !ended, callType: form.getValues("call.call_type"), content: keeping.content() };
    try {
      await end(callType);
    } catch {
      return; // told already; the contact stays open
    }
    try {
      // Nothing on its way may arrive after the draft is dropped.
      await keeping.draft.flush().catch(() => undefined);
      const id = await keeping.contactId();
      await dropDraft(id);
      keeping.finish();
      await keeping.forget();
      offerUndo(id, before);
      toNothing();
    } catch (error) {
      fail(error);
    }
  }

  function offerUndo(id: string, before: Closed) {
    tell(t("intake.closed_as"), false, { label: t("intake.undo"), run: () => void undo(id, before) });
  }

  /** What was typed comes back first; a call that had ended before stays ended. */
  async function undo(id: string, before: Closed) {
    let { saved = false } = before;
    try {
      if (!saved) await saveDraft(id, before.content, 0);
      saved = true;
      if (before.running) await reopenContact(id, before.callType || null);
      void queries.invalidateQueries({ queryKey: ["contact"] });
      void navigate({ to: "/intake", search: { contact: id } });
    } catch (error) {
      fail(error);
      if (asProblem(error).passing) offerUndo(id, { ...before, saved });
    }
  }

  const toNothing = () => void navigate({ to: "/intake", search: {} });

  /** Nothing is parked or registered that somebody else wrote differently. */
  function undecided(): boolean {
    const open = keeping.contested.get().length > 0;
    if (open) setComparing(true);
    return open || keeping.gone.get();
  }

  /** Everything typed so far goes along. */
  async function readyToGive() {
    await keeping.flush();
    return keeping.contactId();
  }

  async function park() {
    if (gone) return void navigate({ to: "/intake", search: {} });
    if (undecided()) return;
    try {
      await keeping.flush();
      tell(t("intake.parked"));
      void navigate({ to: "/intake", search: {} });
    } catch (error) {
      fail(error);
    }
  }

  /** The contact is done elsewhere: what was typed here since is read back from this browser. */
  async function showUnsent() {
    try {
      await keeping.local.flush();
      keeping.finish();
      onReload();
    } catch (error) {
      fail(error);
    }
  }

  async function register(values: IntakeForm) {
    setRegistering(true);
    try {
      await keeping.flush().catch(() => undefined);
      if (undecided()) return;
      const body = complaintFrom(values, await keeping.contactId());
      const done = await registerOnce(tried.current, body, keeping.key());
      keeping.finish();
      await keeping.forget().catch(() => undefined);
      setReceipt(done);
      void queries.invalidateQueries({ queryKey: ["complaint"] });
      void queries.invalidateQueries({ queryKey: ["contact"] });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.errors.length) {
        setServerErrors(form, problem.errors);
        setRound((now) => now + 1);
      } else fail(error);
    } finally {
      setRegistering(false);
    }
  }

  async function save() {
    if (registering || receipt || gone || undecided()) return;
    await fullNumbers(form);
    await form.handleSubmit(register, () => setRound((now) => now + 1))();
  }

  // Taking another contact first makes this one safe, here at least; a registered one is ended.
  leave.current = async () => {
    try {
      if (receipt) {
        if (!ended) await end(form.getValues("call.call_type") || "COMPLAINT");
      } else if (!gone) {
        await keeping.local.flush().catch(() => keeping.draft.flush());
        await keeping.draft.flush().catch(() => keeping.local.flush());
      }
      return true;
    } catch (error) {
      if (!receipt) fail(error);
      return false;
    }
  };
  useEffect(
    () => () => {
      leave.current = null;
    },
    [leave],
  );

  const onSilentInDanger = () => {
    silentInDanger(form);
    tell(t("silent.marked"));
  };
  useIntakeKeys({ form, open: !receipt && !gone, onCloseAs: (type) => void closeAs(type), onSilentInDanger });
  useKeys({
    "$mod+Enter": () => void save(),
    "Alt+KeyP": () => void park(),
    "Alt+KeyQ": () => document.getElementById("close-as")?.click(),
    F8: () => ask.current("help"),
    "Shift+F8": emergency,
    "Alt+KeyH": () => mayHand && setOffering(true),
    F9: () => !ended && void end(form.getValues("call.call_type") || null).catch(() => undefined),
    ...Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`Alt+Digit${number}`, () => goToSection(number)])),
  });

  return (
    <FormProvider {...form}>
      <div className="flex min-w-0 flex-1 flex-col">
        <CallStrip
          contact={contact}
          ended={ended}
          registered={!!receipt}
          gone={gone}
          onEnd={() => void end(form.getValues("call.call_type") || null).catch(() => undefined)}
          onCloseAs={(type) => void closeAs(type)}
          onSilentInDanger={onSilentInDanger}
        >
          {mayAsk && <HelpButton onAsk={() => ask.current("help")} />}
          {mayHand && (
            <IconButton
              kind="plain"
              label={t("handover.title_keys")}
              icon={<PhoneForwarded aria-hidden="true" className="flip size-4" />}
              onPress={() => setOffering(true)}
            />
          )}
        </CallStrip>
        {can("contact_hand_over") && <HandNotice hands={hands} contact={id} />}
        <Suspense>{can("help_ask") && !gone && <HelpPanel contact={id} asking={asking} />}</Suspense>
        {receipt ? (
          <Suspense fallback={<Loading />}>
            <Receipt
              receipt={receipt}
              triage={form.getValues("triage")}
              language={form.getValues("language")}
              onTakeNext={onTakeNext}
              onAnother={onReload}
            />
          </Suspense>
        ) : (
          <>
            <DraftNotice
              restored={restored}
              keeping={keeping}
              onCompare={() => setComparing(true)}
              onShow={() => void showUnsent()}
            />
            <div
              {...(gone ? { tabIndex: 0, role: "region", "aria-label": t("complaint.facts") } : {})}
              className="min-h-0 flex-1 overflow-y-auto px-4 py-3 focus-visible:-outline-offset-2 lg:px-5"
            >
              <form noValidate onSubmit={(event) => event.preventDefault()} className="mx-auto max-w-[860px]">
                <FormErrors round={round} />
                <fieldset disabled={gone} className={gone ? "opacity-70" : ""}>
                  <Sections />
                  {!wide && <CallerPanel below />}
                </fieldset>
              </form>
            </div>
            {!gone && (
              <SaveBar
                keeping={keeping}
                registering={registering}
                onSave={() => void save()}
                onPark={() => void park()}
              />
            )}
          </>
        )}
      </div>
      {wide && !gone && <CallerPanel registered={receipt?.id} />}
      <Suspense>{offering && <OfferDialog ready={readyToGive} onClose={() => setOffering(false)} />}</Suspense>
      {comparing && (
        <Suspense>
          <ConflictDialog
            title={t("conflict.title_draft")}
            text={t("conflict.text_draft")}
            fields={keeping.contested.get()}
            {...keeping.sides()}
            onDecided={(sides) => {
              keeping.decide(sides);
              setComparing(false);
            }}
            onClose={() => setComparing(false)}
          />
        </Suspense>
      )}
    </FormProvider>
  );
}
