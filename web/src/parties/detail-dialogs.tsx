// Adding what else is known of a party, and moving what turned out wrong to the earlier ones.
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Dialog, DialogActions } from "../ui/dialog";
import { SelectField } from "../ui/field";
import { useSending } from "../ui/sending";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import {
  addDetail,
  type Detail,
  type DetailKind,
  detailKinds,
  detailsOf,
  endDetail,
  type PartySheet,
  readAgain,
} from "./api";
import { DetailField, given } from "./detail-fields";
import { DetailText } from "./party-words";

export function AddDetail({ party, onClose }: { party: PartySheet; onClose(): void }) {
  const { t } = useWords();
  const [kind, setKind] = useState<DetailKind>(
    party.kind === "person" || party.kind === "office" ? "phone" : "address",
  );
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const { send, sending, errorOf, notice } = useSending();
  const usual = detailsOf[party.kind];
  const all = [...usual, ...detailKinds.filter((each) => !usual.includes(each))];
  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!text.trim() || !(await send(async () => addDetail(party.id, await given(kind, text))))) return;
    readAgain(party.id);
    tell(t("parties.detail_added"));
    onClose();
  }
  return (
    <Dialog open title={t("parties.detail_add")} onClose={onClose}>
      <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-3.5">
        <SelectField
          label={t("parties.detail_kind")}
          options={all.map((code) => ({ value: code, label: t(`parties.is_${code}`) }))}
          value={kind}
          onChange={(event) => setKind(event.target.value as DetailKind)}
        />
        <DetailField
          key={kind}
          kind={kind}
          focus
          value={text}
          onChange={setText}
          error={tried && !text.trim() ? t("error.required") : errorOf("text")}
        />
        {notice}
        <DialogActions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button kind="primary" type="submit" isPending={sending}>
            {t("parties.add_do")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

export function EndDetail({ party, detail, onClose }: { party: string; detail: Detail; onClose(): void }) {
  const { t } = useWords();
  return (
    <ConfirmDialog
      title={t("parties.detail_end_title")}
      act={t("people.end_do")}
      send={() => endDetail(detail.id)}
      onDone={() => {
        readAgain(party);
        tell(t("people.part_ended"));
        onClose();
      }}
      onClose={onClose}
    >
      <p className="mb-2 text-lg font-semibold">
        <DetailText kind={detail.kind} text={detail.text} />
      </p>
      <p className="text-dim">{t("parties.detail_end_text")}</p>
    </ConfirmDialog>
  );
}
