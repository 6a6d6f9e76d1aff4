// The strip above the form: what is going on, how long, and the ways to end it. The clock is a leaf, so that the form
// below is not rendered every second.
import { FileX, PhoneOff } from "lucide-react";
import type { ReactNode } from "react";
import { useCodes } from "../api/codes";
import { Button } from "../ui/button";
import { Menu } from "../ui/menu";
import { stopwatch, useNow, useTimes } from "../ui/time";
import { useWords } from "../words/words";
import type { Contact } from "./api";
import { useCalls } from "./calls";
import { closingKeyOf } from "./intake-keys";

/** Calls that end without a complaint. */
export const closingTypes = [
  "SILENT",
  "WRONG",
  "ABUSIVE",
  "INFO",
  "EMPLOYER",
  "FOLLOW_UP",
  "REFERRAL",
  "TIP",
  "TRAINING",
];

const silentDanger = "silent-in-danger";

const keysOf = (callType: string) => {
  const keys = closingKeyOf(callType);
  return keys ? { keys } : {};
};

interface Props {
  contact: Contact;
  ended: boolean;
  registered: boolean;
  /** Others hold it now: nothing more to do with it here. */
  gone: boolean;
  /** Further acts, before those that end it. */
  children?: ReactNode;
  onEnd(): void;
  onCloseAs(callType: string): void;
  onSilentInDanger(): void;
}

export function CallStrip({ contact, ended, registered, gone, children, onEnd, onCloseAs, onSilentInDanger }: Props) {
  const { t } = useWords();
  const codes = useCodes();
  const times = useTimes();
  const call = useCalls()?.find(({ contact_id }) => contact_id === contact.id);
  const onLine = call?.state === "held" || call?.state === "transferring" ? call.state : null;
  return (
    <header className="flex min-h-[54px] shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-surface px-5 py-1.5">
      <span
        aria-hidden="true"
        className={`size-2.5 rounded-full ${ended ? "bg-edge" : onLine ? "bg-warn" : "pulse bg-ok"}`}
      />
      <div className="min-w-0 flex-1">
        <h1 className="truncate leading-5 font-semibold">
          {t(registered ? "intake.registered" : "intake.new_complaint")}
        </h1>
        <p className="truncate text-sm text-dim">
          {ended ? t("intake.ended") : t(onLine ? `call.${onLine}` : `intake.open_${contact.channel}`)}
          {onLine && call && (
            <>
              {" "}
              <Elapsed since={call.state_since} />
            </>
          )}
          {" · "}
          {ended ? times.clock(contact.started_at) : <Elapsed since={contact.started_at} />}
          {!ended && call && call.holds > 0 && (
            <>
              {" · "}
              {t("call.holds", { count: call.holds, time: stopwatch(call.held_seconds) })}
            </>
          )}
        </p>
      </div>
      {children}
      {!gone && (
        <Menu
          label={t("intake.close_as")}
          onChoose={(id) => (id === silentDanger ? onSilentInDanger() : onCloseAs(id))}
          lines={[
            ...closingTypes
              .filter((code) => codes.entry("call_type", code))
              .map((code) => ({ id: code, label: codes.label("call_type", code), ...keysOf(code) })),
            ...(registered ? [] : [{ id: silentDanger, label: t("silent.mark"), keys: "Alt X", danger: true }]),
          ]}
        >
          <Button id="close-as" icon={<FileX aria-hidden="true" className="size-4" />} keys="Alt Q">
            {t("intake.close_as")}
          </Button>
        </Menu>
      )}
      {!ended && !gone && (
        <Button kind="danger" keys="F9" icon={<PhoneOff aria-hidden="true" className="size-4" />} onPress={onEnd}>
          {t("intake.end")}
        </Button>
      )}
    </header>
  );
}

export function Elapsed({ since }: { since: string }) {
  const seconds = (useNow() - Date.parse(since)) / 1000;
  return (
    <bdi dir="ltr" role="timer" aria-live="off">
      {stopwatch(seconds)}
    </bdi>
  );
}
