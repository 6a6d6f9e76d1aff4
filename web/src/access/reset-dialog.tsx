// Asking for a factor reset; a second administrator then approves it (factor-resets.tsx).
import { type FormEvent, useState } from "react";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { Dialog, DialogActions } from "../ui/dialog";
import { TextArea } from "../ui/field";
import { useSending } from "../ui/sending";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { askReset, type User } from "./api";

export function ResetDialog({ user, onClose }: { user: User; onClose(): void }) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const { send, sending, errorOf, notice } = useSending();
  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!reason.trim()) return;
    if (!(await send(() => askReset(user.id, reason.trim())))) return;
    void queries.invalidateQueries({ queryKey: ["factor-reset"] });
    tell(t("users.reset_asked"));
    onClose();
  }
  return (
    <Dialog open title={t("users.reset_title", { name: user.display_name })} onClose={onClose}>
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <p className="text-dim">{t("users.reset_text")}</p>
        {notice}
        <TextArea
          label={t("users.reset_reason")}
          name="reason"
          dir="auto"
          maxLength={400}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={tried && !reason.trim() ? t("error.required") : errorOf("reason")}
        />
        <DialogActions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button type="submit" kind="danger-fill" isPending={sending}>
            {t("users.reset_ask")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
