// Above the form: a draft that came back, one whose contact is done elsewhere, or fields that wait for a decision. It stays
// in sight and takes no focus: somebody may be typing what a caller says right now.
import { FileClock, FileWarning, GitFork, type LucideIcon, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button, IconButton } from "../ui/button";
import { useWords } from "../words/words";
import { useFieldLabel } from "./form/errors";
import type { Keeping } from "./keeping";

interface Props {
  restored: boolean;
  keeping: Keeping;
  onCompare(): void;
  onShow(): void;
}

export function DraftNotice({ restored, keeping, onCompare, onShow }: Props) {
  const { t } = useWords();
  const labelOf = useFieldLabel();
  const [seen, setSeen] = useState(false);
  const contested = keeping.contested.use();
  if (keeping.gone.use())
    return (
      <Warning icon={FileWarning} text={t("draft.gone")}>
        <Button onPress={onShow}>{t("draft.show")}</Button>
      </Warning>
    );
  if (contested.length > 0)
    return (
      <Warning icon={GitFork} text={t("draft.contested", { fields: contested.map(labelOf).join(t("list.comma")) })}>
        <Button onPress={onCompare}>{t("draft.compare")}</Button>
      </Warning>
    );
  if (!restored || seen) return null;
  return (
    <div role="status" className="flex shrink-0 items-center gap-3 border-b bg-surface px-5 py-1 text-sm text-dim">
      <FileClock aria-hidden="true" className="size-4" />
      <p className="flex-1">{t("draft.restored")}</p>
      <IconButton label={t("close")} icon={<X aria-hidden="true" className="size-4" />} onPress={() => setSeen(true)} />
    </div>
  );
}

function Warning({ icon: Icon, text, children }: { icon: LucideIcon; text: string; children: ReactNode }) {
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-3 border-b border-warn bg-warn-soft px-5 py-2 text-sm"
    >
      <Icon aria-hidden="true" className="size-5 text-warn" />
      <p className="min-w-0 flex-1">{text}</p>
      {children}
    </div>
  );
}
