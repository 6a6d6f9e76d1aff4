// An act that is not done without a reason: withdrawing, resetting.
import { type FormEvent, type ReactNode, useState } from "react";
import { useWords } from "../words/words";
import { Button } from "./button";
import { Dialog, DialogActions } from "./dialog";
import { TextArea } from "./field";
import { useSending } from "./sending";

interface Props {
  title: string;
  /** What the act means. */
  children?: ReactNode;
  label: string;
  act: string;
  /** What the server calls the reason. */
  field: string;
  alert?: boolean;
  send(reason: string): Promise<unknown>;
  onDone(): void;
  onClose(): void;
}

export function ReasonDialog({ title, children, label, act, field, alert = false, send, onDone, onClose }: Props) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const why = reason.trim();
  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (why && (await sending.send(() => send(why)))) onDone();
  }
  return (
    <Dialog open alert={alert} title={title} onClose={onClose}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3.5">
        {children}
        <TextArea
          label={label}
          name="reason"
          maxLength={400}
          dir="auto"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={tried && !why ? t("error.required") : sending.errorOf(field)}
        />
        {sending.notice}
        <DialogActions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button kind="danger-fill" type="submit" isPending={sending.sending}>
            {act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
