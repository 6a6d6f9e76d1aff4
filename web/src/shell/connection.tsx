// How the page is connected: as a word in the top bar, and as a banner when it is not.
import { CloudOff, RefreshCw, Wifi, WifiOff } from "lucide-react";
import { connection } from "../api/live";
import { useWords } from "../words/words";

export function ConnectionState() {
  const { t } = useWords();
  const now = connection.use();
  const Icon = now === "live" ? Wifi : now === "offline" ? WifiOff : RefreshCw;
  const colour = now === "live" ? "text-ok" : now === "offline" ? "text-danger" : "text-warn";
  return (
    <span role="status" className="flex items-center gap-1.5 text-sm text-dim">
      <Icon aria-hidden="true" className={`size-4 ${colour}`} />
      <span className="max-md:sr-only">{t(`connection.${now}`)}</span>
    </span>
  );
}

export function OfflineBanner() {
  const { t } = useWords();
  if (connection.use() !== "offline") return null;
  return (
    <div
      role="alert"
      className="no-print flex items-center justify-center gap-2 bg-warn-soft px-4 py-1.5 text-sm font-medium text-warn"
    >
      <CloudOff aria-hidden="true" className="size-4" />
      {t("connection.banner")}
    </div>
  );
}
