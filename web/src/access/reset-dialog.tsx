// Asking for a factor reset; a second administrator then approves it (factor-resets.tsx).
import { queries } from "../api/query";
import { ReasonDialog } from "../ui/reason-dialog";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { askReset, type User } from "./api";

export function ResetDialog({ user, onClose }: { user: User; onClose(): void }) {
  const { t } = useWords();
  return (
    <ReasonDialog
      title={t("users.reset_title", { name: user.display_name })}
      label={t("users.reset_reason")}
      act={t("users.reset_ask")}
      field="reason"
      send={(reason) => askReset(user.id, reason)}
      onDone={() => {
        void queries.invalidateQueries({ queryKey: ["factor-reset"] });
        tell(t("users.reset_asked"));
        onClose();
      }}
      onClose={onClose}
    >
      <p className="text-dim">{t("users.reset_text")}</p>
    </ReasonDialog>
  );
}
