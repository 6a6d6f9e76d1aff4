// The top bar: sign, search, connection, date, theme, language, person.
import { Search } from "lucide-react";
import { lazy, Suspense } from "react";
import { Kbd } from "../ui/kbd";
import { useWords } from "../words/words";
import { ConnectionState } from "./connection";
import { Mark } from "./mark";
import { paletteOpen } from "./shell-state";
import { LanguageSwitch, ThemeSwitch } from "./switches";
import { Today } from "./today";

// The menu kit is a tenth of all the code: the bar does not wait for it.
const PersonMenu = lazy(() => import("./person-menu"));

export function TopBar() {
  const { t } = useWords();
  return (
    <header className="no-print flex min-h-[47px] shrink-0 items-center gap-4 border-b max-sm:gap-1 bg-surface ps-3 pe-2">
      <Mark />
      <div className="flex min-w-0 flex-1 justify-center">
        <button
          type="button"
          onClick={() => paletteOpen.set(true)}
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K"
          className="flex h-[34px] min-w-9 w-full max-w-[440px] items-center gap-2.5 rounded-md border bg-sunken px-3 text-sm text-dim hover:border-edge"
        >
          <Search aria-hidden="true" className="size-4 shrink-0" />
          <span className="flex-1 truncate text-start max-sm:sr-only">{t("search.hint")}</span>
          <span className="max-sm:hidden">
            <Kbd>Ctrl K</Kbd>
          </span>
        </button>
      </div>
      <ConnectionState />
      <Today />
      <div className="flex items-center">
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
      <div className="flex min-w-40 max-sm:min-w-0 justify-end">
        <Suspense>
          <PersonMenu />
        </Suspense>
      </div>
    </header>
  );
}
