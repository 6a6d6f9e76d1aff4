// What changes a link: saying that it abused her, taking that back, ending it.
import { useState } from "react";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { SelectField } from "../ui/field";
import { ReasonDialog } from "../ui/reason-dialog";
import { tell } from "../ui/toast";
import { useWords, type WordId } from "../words/words";
import { allegeAbuse, endLink, type PartyLink, readAgain, type SaidBy, sayers, withdrawAllegation } from "./api";

interface Props {
  complaint: string;
  link: PartyLink;
  name: string;
  onClose(): void;
}

function useDone({ link, complaint, onClose }: Props) {
  const { t } = useWords();
  return (word: WordId) => () => {
    readAgain(link.party_id, complaint);
    tell(t(word));
    onClose();
  };
}

export function AllegeAbuse(props: Props) {
  const { link, name, onClose } = props;
  const { t } = useWords();
  const done = useDone(props);
  const [by, setBy] = useState<SaidBy>("worker");
  return (
    <ConfirmDialog
      title={t("parties.abuser_title", { name })}
      act={t("parties.abuser_do")}
      send={() => allegeAbuse(link.id, by)}
      onDone={done("parties.abuser_noted")}
      onClose={onClose}
    >
      <p className="mb-3.5">{t("parties.abuser_text")}</p>
      <SaidByField value={by} onChange={setBy} />
    </ConfirmDialog>
  );
}

export function SaidByField({ value, onChange }: { value: SaidBy; onChange(by: SaidBy): void }) {
  const { t } = useWords();
  return (
    <SelectField
      label={t("parties.said_by")}
      options={sayers.map((code) => ({ value: code, label: t(`parties.said_by_${code}`) }))}
      value={value}
      onChange={(event) => onChange(event.target.value as SaidBy)}
    />
  );
}

export function WithdrawAllegation(props: Props) {
  const { link, name, onClose } = props;
  const { t } = useWords();
  const done = useDone(props);
  return (
    <ReasonDialog
      alert
      title={t("parties.withdraw_of", { name })}
      label={t("parties.withdraw_reason")}
      act={t("parties.withdraw")}
      field="end_reason"
      send={(reason) => withdrawAllegation(link.id, reason)}
      onDone={done("parties.withdrawn")}
      onClose={onClose}
    >
      <p>{t("parties.withdraw_text")}</p>
    </ReasonDialog>
  );
}

export function EndLink(props: Props) {
  const { link, name, onClose } = props;
  const { t } = useWords();
  const done = useDone(props);
  return (
    <ReasonDialog
      alert
      title={t("parties.end_of", { name })}
      label={t("parties.end_reason")}
      act={t("parties.end")}
      field="end_reason"
      send={(reason) => endLink(link.id, reason)}
      onDone={done("parties.ended")}
      onClose={onClose}
    >
      <p>{t("parties.end_text")}</p>
    </ReasonDialog>
  );
}
