// Go, do, find: one box for all (Ctrl K). Nine digits find a complaint by its reference.
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import {
  ClipboardList,
  CornerDownLeft,
  Keyboard,
  Languages,
  LifeBuoy,
  LogOut,
  type LucideIcon,
  PhoneIncoming,
  Search,
  SunMoon,
} from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { Dialog as AriaDialog, Modal, ModalOverlay } from "react-aria-components";
import { asReference, findByReference } from "../hotline/api";
import { openHelpQuery } from "../hotline/beside-api";
import { pages } from "../paths";
import { signOut, useMay } from "../session/session";
import { fold } from "../ui/fold";
import { Kbd } from "../ui/kbd";
import { switchTheme } from "../ui/theme";
import { useWords } from "../words/words";
import { pageActs, paletteOpen } from "./shell-state";
import { switchLanguage } from "./switches";

interface Line {
  id: string;
  group: string;
  label: string;
  icon: LucideIcon;
  keys?: string;
  run(): void;
}

function useLines(typed: string): Line[] {
  const { t } = useWords();
  const can = useMay();
  const navigate = useNavigate();
  const reference = asReference(typed);
  const found = useQuery({ ...findByReference(reference ?? ""), enabled: !!reference && can("complaint_read") });

  const lines: Line[] = pages
    .filter((page) => can(page.permit))
    .map((page) => ({
      id: page.path,
      group: t("palette.go"),
      label: t(page.name),
      icon: page.icon,
      keys: `G ${page.key}`,
      run: () => void navigate({ to: page.path }),
    }));
  const act = (id: string, label: string, icon: LucideIcon, run: () => void, keys?: string) =>
    lines.push({ id, group: t("palette.do"), label, icon, run, ...(keys ? { keys } : {}) });
  if (can("contact_take"))
    act("take", t("take.call"), PhoneIncoming, () => void navigate({ to: "/intake", search: { take: "phone" } }), "F2");
  const asked = useQuery({ ...openHelpQuery, enabled: can("help_join") });
  for (const help of asked.data ?? [])
    act(
      help.id,
      t("palette.help", { name: help.held_by_name }),
      LifeBuoy,
      () => void navigate({ to: "/help/$id", params: { id: help.id } }),
    );
  for (const { label, keys, run } of pageActs.use()) act(label, t(label), Keyboard, run, keys);
  act("language", t("keys.language"), Languages, switchLanguage, "Alt L");
  act("theme", t("keys.theme"), SunMoon, switchTheme, "Alt T");
  act("out", t("person.sign_out"), LogOut, () => void signOut());

  const wanted = fold(typed);
  const shown = lines.filter((line) => fold(line.label).includes(wanted));
  const complaints = (found.data?.items ?? []).map((row) => ({
    id: row.id,
    group: t("palette.complaints"),
    label: row.reference,
    icon: ClipboardList,
    run: () => void navigate({ to: "/complaints/$id", params: { id: row.id } }),
  }));
  return [...complaints, ...shown];
}

export default function Palette() {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const lines = useLines(typed);
  const listId = useId();
  const close = () => paletteOpen.set(false);
  const run = (line: Line | undefined) => {
    if (!line) return;
    close();
    line.run();
  };

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setActive((active + (event.key === "ArrowDown" ? 1 : -1) + lines.length) % Math.max(1, lines.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(lines[active]);
    }
  }

  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && close()} isDismissable className="scrim" data-dialog="">
      <Modal className="w-full max-w-[560px]">
        <AriaDialog aria-label={t("palette.title")} className="card overflow-hidden shadow-xl">
          <div className="flex items-center gap-2.5 border-b px-4">
            <Search aria-hidden="true" className="size-4 text-dim" />
            <input
              role="combobox"
              aria-label={t("palette.title")}
              aria-expanded="true"
              aria-controls={listId}
              aria-activedescendant={lines[active] ? `${listId}-${active}` : undefined}
              autoFocus
              autoComplete="off"
              placeholder={t("search.hint")}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
              className="h-[48px] min-w-0 flex-1 bg-transparent outline-none focus:outline-none"
            />
            <Kbd>Esc</Kbd>
          </div>
          <ul
            id={listId}
            role="listbox"
            aria-label={t("palette.title")}
            className="max-h-[52vh] overflow-y-auto py-1.5"
          >
            {lines.length === 0 && (
              <li role="option" aria-selected="false" aria-disabled="true" className="px-4 py-3 text-dim">
                {t("palette.nothing")}
              </li>
            )}
            {lines.map((line, index) => (
              <PaletteLine
                key={line.id}
                id={`${listId}-${index}`}
                line={line}
                heading={line.group !== lines[index - 1]?.group}
                active={index === active}
                onRun={() => run(line)}
              />
            ))}
          </ul>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteLine(props: { id: string; line: Line; heading: boolean; active: boolean; onRun(): void }) {
  const { id, line, heading, active, onRun } = props;
  return (
    <>
      {heading && (
        <li role="presentation" className="px-4 pt-2 pb-1 text-xs font-semibold text-dim">
          {line.group}
        </li>
      )}
      <li
        id={id}
        role="option"
        aria-selected={active}
        onClick={onRun}
        ref={(element) => {
          if (active) element?.scrollIntoView({ block: "nearest" });
        }}
        className={`flex min-h-[38px] cursor-pointer items-center gap-3 px-4 ${active ? "bg-accent-soft" : "hover:bg-sunken"}`}
      >
        <line.icon aria-hidden="true" className="size-4 text-dim" />
        <bdi className="flex-1">{line.label}</bdi>
        {active ? (
          <CornerDownLeft aria-hidden="true" className="flip size-4 text-dim" />
        ) : (
          line.keys && <Kbd>{line.keys}</Kbd>
        )}
      </li>
    </>
  );
}
