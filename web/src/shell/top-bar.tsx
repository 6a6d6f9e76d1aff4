// The top bar: sign, search, connection, date, theme, language, person.
import { Search } from "lucide-react";
import { Kbd } from "../ui/kbd";
import { useWords } from "../words/words";
import { ConnectionState } from "./connection";
import { Mark } from "./mark";
import { PersonMenu } from "./person-menu";
import { paletteOpen } from "./shell-state";
import { LanguageSwitch, ThemeSwitch } from "./switches";
import { Today } from "./today";

export function TopBar() {
  const { t } = useWords();
  return (
    <header className="no-print flex min-h-[47px] shrink-0 items-center gap-4 border-b bg-surface ps-3 pe-2">
      <Mark />
      <div className="flex min-w-0 flex-1 justify-center">
        <button
          type="button"
          onClick={() => paletteOpen.set(true)}
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K"
          className="flex h-[34px] w-full max-w-[440px] items-center gap-2.5 rounded-md border bg-sunken px-3 text-sm text-dim hover:border-edge"
        >
          <Search aria-hidden="true" className="size-4 shrink-0" />
          <span className="flex-1 truncate text-start">{t("search.hint")}</span>
          <Kbd>Ctrl K</Kbd>
        </button>
      </div>
      <ConnectionState />
      <Today />
      <div className="flex items-center">
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
      <PersonMenu />
    </header>
  );
}
