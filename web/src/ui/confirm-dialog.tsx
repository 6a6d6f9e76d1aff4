// Asks once more before something ends; what the server refuses is said in it.
import type { ReactNode } from "react";
import { useWords } from "../words/words";
import { Button } from "./button";
import { Dialog, DialogActions } from "./dialog";
import { useSending } from "./sending";

interface Props {
  title: string;
  children: ReactNode;
  act: string;
  send(): Promise<unknown>;
  onDone(): void;
  onClose(): void;
}

export function ConfirmDialog({ title, children, act, send, onDone, onClose }: Props) {
  const { t } = useWords();
  const sending = useSending();
  async function confirm() {
    if (await sending.send(send)) onDone();
  }
  return (
    <Dialog open alert title={title} onClose={onClose}>
      {children}
      <div className="mt-3">{sending.notice}</div>
      <DialogActions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button kind="primary" autoFocus isPending={sending.sending} onPress={() => void confirm()}>
          {act}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
