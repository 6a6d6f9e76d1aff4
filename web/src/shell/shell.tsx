// The frame around every page of someone who is signed in: rail, top bar, keys that work everywhere, the live stream.
import { Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { startLive } from "../api/live";
import { pages } from "../paths";
import { Activity } from "../session/activity";
import { ExpiredDialog } from "../session/expired-dialog";
import { checkSession, expired, useMay } from "../session/session";
import { type Bindings, useKeys } from "../ui/keys";
import { switchTheme } from "../ui/theme";
import { Toasts } from "../ui/toast";
import { useWords } from "../words/words";
import { OfflineBanner } from "./connection";
import { Rail } from "./rail";
import { extensionOpen, keyMapOpen, paletteOpen } from "./shell-state";
import { switchLanguage } from "./switches";
import { TopBar } from "./top-bar";

const Palette = lazy(() => import("./palette"));
const KeyMap = lazy(() => import("./key-map"));
const Ringing = lazy(() => import("../hotline/ringing"));
const HelpStrip = lazy(() => import("../hotline/help-strip"));
const HandoverStrip = lazy(() => import("../hotline/handover-strip"));
const ExtensionDialog = lazy(() => import("../hotline/extension-dialog"));

function useShellKeys() {
  const navigate = useNavigate();
  const can = useMay();
  const bindings: Bindings = {
    "$mod+KeyK": () => paletteOpen.set(true),
    "Alt+KeyL": switchLanguage,
    "Alt+KeyT": switchTheme,
    "Shift+Slash": () => keyMapOpen.set(true),
  };
  if (can("contact_take"))
    bindings.F2 = () => void navigate({ to: "/intake", search: (now) => ({ ...now, take: "phone" }) });
  for (const page of pages)
    if (can(page.permit)) bindings[`KeyG Key${page.key}`] = () => void navigate({ to: page.path });
  useKeys(bindings);
}

export function Shell() {
  const { t } = useWords();
  const over = expired.use();
  const can = useMay();
  useShellKeys();
  useEffect(() => {
    if (!over) return startLive(() => void checkSession());
  }, [over]);
  return (
    <div className="print-flow flex h-full flex-col">
      <a
        href="#main"
        className="absolute start-2 -top-20 z-50 rounded-md bg-accent px-3 py-2 text-accent-ink focus:top-2"
      >
        {t("skip")}
      </a>
      <TopBar />
      <OfflineBanner />
      <Suspense>
        {can("help_join") && <HelpStrip />}
        {can("contact_hand_over") && <HandoverStrip />}
        {can("contact_take") && <Ringing />}
      </Suspense>
      <div className="print-flow flex min-h-0 flex-1">
        <Rail />
        <main id="main" tabIndex={-1} className="print-flow min-w-0 flex-1 outline-none">
          <Outlet />
        </main>
      </div>
      <Toasts />
      <Activity />
      <ExpiredDialog />
      <Suspense>
        {paletteOpen.use() && <Palette />}
        {keyMapOpen.use() && <KeyMap />}
        {extensionOpen.use() && <ExtensionDialog onClose={() => extensionOpen.set(false)} />}
      </Suspense>
    </div>
  );
}
