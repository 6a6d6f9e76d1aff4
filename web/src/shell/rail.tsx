// The rail: the pages this person may open.
import { Link } from "@tanstack/react-router";
import { pages } from "../paths";
import { useMay } from "../session/session";
import { useWords } from "../words/words";

export function Rail() {
  const { t } = useWords();
  const can = useMay();
  return (
    <nav
      aria-label={t("rail.label")}
      className="no-print flex w-[76px] shrink-0 flex-col gap-1 overflow-y-auto border-e bg-surface p-1"
    >
      {pages
        .filter((page) => can(page.permit))
        .map((page) => (
          <Link
            key={page.path}
            to={page.path}
            className="flex min-h-[52px] flex-col items-center justify-center gap-1 rounded-lg py-1.5 text-center text-xs leading-tight text-dim hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent"
          >
            <page.icon aria-hidden="true" className="size-5 stroke-[1.7]" />
            {t(page.name)}
          </Link>
        ))}
    </nav>
  );
}
