// Handing the contact in the editor to a colleague, with a note that she reads when she has it.
import { queries } from "../api/query";
import { useWords } from "../words/words";
import { offerContact } from "./beside-api";
import { ColleagueDialog } from "./colleague-picker";

interface Props {
  /** The contact's id, once everything typed so far is on the server. */
  ready(): Promise<string>;
  onClose(): void;
}

export default function OfferDialog({ ready, onClose }: Props) {
  const { t } = useWords();
  return (
    <ColleagueDialog
      title={t("handover.title")}
      act={t("handover.offer")}
      note={t("handover.note")}
      field="to_account"
      send={async (to_account, note) => offerContact(await ready(), { to_account, note })}
      onDone={() => {
        void queries.invalidateQueries({ queryKey: ["handover"] });
        onClose();
      }}
      onClose={onClose}
    />
  );
}
