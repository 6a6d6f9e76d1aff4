// The product's sign: somebody under an arch.
import { useWords } from "../words/words";

export function Mark() {
  const { t } = useWords();
  return (
    <span className="flex items-center gap-2.5 text-lg font-semibold">
      <svg viewBox="0 0 32 32" className="size-7" aria-hidden="true">
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <path d="M8 20a8 8 0 0 1 16 0" className="fill-none stroke-accent-ink" strokeWidth="3" strokeLinecap="round" />
        <circle cx="16" cy="19" r="3" className="fill-accent-ink" />
      </svg>
      <span className="max-sm:sr-only">{t("app.name")}</span>
    </span>
  );
}
