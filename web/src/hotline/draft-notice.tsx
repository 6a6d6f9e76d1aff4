// Above the form: a draft that came back, or one that was changed in another window.
import { FileClock, GitFork, X } from "lucide-react";
import { useState } from "react";
import { asProblem } from "../api/problem";
import { Button, IconButton } from "../ui/button";
import { problemText } from "../ui/problem-text";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import type { OpenedContact } from "./intake-desk";
import type { Keeping } from "./keeping";

interface Props {
  opened: OpenedContact;
  keeping: Keeping;
  onReload(): void;
}

export function DraftNotice({ opened, keeping, onReload }: Props) {
  const { t } = useWords();
  const [seen, setSeen] = useState(false);
  const state = keeping.draft.state.use();
  if (state.at === "elsewhere")
    return (
      <div
        role="alert"
        className="mb-3 flex flex-wrap items-center gap-3 rounded-lg border border-warn bg-warn-soft p-3 text-sm"
      >
        <GitFork aria-hidden="true" className="size-5 text-warn" />
        <p className="min-w-0 flex-1">{t("draft.elsewhere")}</p>
        <Button
          onPress={() => {
            keeping.finish();
            onReload();
          }}
        >
          {t("draft.load_theirs")}
        </Button>
        <Button onPress={() => keeping.keepMine().catch((error) => tell(problemText(t, asProblem(error)), true))}>
          {t("draft.keep_mine")}
        </Button>
      </div>
    );
  if (!opened.restored || seen) return null;
  return (
    <div role="status" className="mb-3 flex items-center gap-3 rounded-lg border bg-surface px-3 py-1 text-sm text-dim">
      <FileClock aria-hidden="true" className="size-4" />
      <p className="flex-1">{t("draft.restored")}</p>
      <IconButton label={t("close")} icon={<X aria-hidden="true" className="size-4" />} onPress={() => setSeen(true)} />
    </div>
  );
}
