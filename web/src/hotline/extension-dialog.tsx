// Where one sits: the exchange knows extensions, not people.
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { queries } from "../api/query";
import { Button } from "../ui/button";
import { Dialog, DialogActions } from "../ui/dialog";
import { TextField } from "../ui/field";
import { useSending } from "../ui/sending";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { extensionQuery, sitAtExtension } from "./calls";

export default function ExtensionDialog({ onClose }: { onClose(): void }) {
  const { t } = useWords();
  const { data } = useQuery(extensionQuery);
  const [typed, setTyped] = useState<string | null>(null);
  const { send, sending, errorOf, notice } = useSending();
  const extension = typed ?? data?.extension ?? "";
  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const chosen = extension.trim();
    if (!(await send(() => sitAtExtension(chosen || null)))) return;
    void queries.invalidateQueries({ queryKey: ["extension"] });
    tell(chosen ? t("extension.kept", { extension: chosen }) : t("extension.none"));
    onClose();
  }
  return (
    <Dialog open title={t("extension.title")} onClose={onClose}>
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <TextField
          label={t("extension.label")}
          name="extension"
          dir="ltr"
          inputMode="tel"
          autoComplete="off"
          maxLength={10}
          hint={t("extension.hint")}
          value={extension}
          onChange={(event) => setTyped(event.target.value)}
          error={errorOf("extension")}
        />
        {notice}
        <DialogActions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button type="submit" kind="primary" isPending={sending}>
            {t("extension.keep")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
