// Another one that she tells of: what it is, what it is to her, and what is known of it.
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button";
import { ChoiceField, YesNoField } from "../ui/choice";
import { Dialog, DialogActions } from "../ui/dialog";
import { SelectField } from "../ui/field";
import { useSending } from "../ui/sending";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import {
  type DetailKind,
  detailsOf,
  kinds,
  linkParty,
  type PartyKind,
  type PartyRole,
  readAgain,
  rolesOf,
  type SaidBy,
} from "./api";
import { DetailField, given } from "./detail-fields";
import { SaidByField } from "./link-dialogs";

export default function AddParty({ complaint, onClose }: { complaint: string; onClose(): void }) {
  const { t } = useWords();
  const [kind, setKind] = useState<PartyKind>("person");
  const [role, setRole] = useState<PartyRole>("sponsor");
  const [by, setBy] = useState<SaidBy>("worker");
  const [abuser, setAbuser] = useState(false);
  const [texts, setTexts] = useState<Partial<Record<DetailKind, string>>>({});
  const [tried, setTried] = useState(false);
  const { send, sending, errorOf, notice } = useSending();
  const filled = detailsOf[kind].filter((each) => texts[each]?.trim());
  const accusable = kind === "person" || kind === "office";
  const errorAt = (each: DetailKind) =>
    filled.includes(each) ? errorOf(`party/details/${filled.indexOf(each)}/text`) : undefined;

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (filled.length === 0) return;
    let party = "";
    const done = await send(async () => {
      const details = await Promise.all(filled.map((each) => given(each, texts[each] ?? "")));
      const draft = { party: { kind, details }, role, said_by: by, alleged_abuser: accusable && abuser };
      party = (await linkParty(complaint, draft)).party_id;
    });
    if (!done) return;
    readAgain(party, complaint);
    tell(t("parties.linked"));
    onClose();
  }

  return (
    <Dialog open wide title={t("parties.add")} onClose={onClose}>
      <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-3.5">
        <ChoiceField
          label={t("parties.kind")}
          value={kind}
          choices={kinds.map((value) => ({ value, label: t(`parties.kind_${value}`) }))}
          onChange={(next) => {
            setKind(next);
            setRole(rolesOf[next][0] ?? "other");
          }}
        />
        <div className="grid gap-x-4 gap-y-3.5 sm:grid-cols-2">
          <SelectField
            label={t("parties.role")}
            options={rolesOf[kind].map((code) => ({ value: code, label: t(`parties.role_${code}`) }))}
            value={role}
            onChange={(event) => setRole(event.target.value as PartyRole)}
          />
          <SaidByField value={by} onChange={setBy} />
          {detailsOf[kind].map((each, index) => (
            <DetailField
              key={each}
              kind={each}
              optional
              focus={index === 0}
              value={texts[each] ?? ""}
              onChange={(text) => setTexts((now) => ({ ...now, [each]: text }))}
              error={tried && filled.length === 0 && index === 0 ? t("parties.needs_one") : errorAt(each)}
            />
          ))}
        </div>
        {accusable && <YesNoField danger label={t("parties.also_abuser")} value={abuser} onChange={setAbuser} />}
        {accusable && abuser && <p className="text-sm text-danger">{t("parties.abuser_text")}</p>}
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
