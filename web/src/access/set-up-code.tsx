// A set-up code, shown once, to be handed over in person.
import { Button } from "../ui/button";
import { Dialog, DialogActions } from "../ui/dialog";
import { useWords } from "../words/words";

export function SetUpCode({ name, code, onDone }: { name: string; code: string; onDone(): void }) {
  const { t } = useWords();
  return (
    <Dialog open title={t("users.code_title", { name })}>
      <p className="text-dim">{t("users.code_text")}</p>
      <p className="my-5 rounded-md bg-sunken py-4 text-center text-xl font-semibold break-all">
        <bdi dir="ltr" data-setup-code="">
          {code}
        </bdi>
      </p>
      <DialogActions>
        <Button kind="primary" onPress={onDone}>
          {t("users.code_done")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
