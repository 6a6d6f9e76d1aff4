// Where she was sent so far, and what became of it: in the call's column, and on the complaint's page.
import { useQuery } from "@tanstack/react-query";
import { Plus, Signpost } from "lucide-react";
import { type FormEvent, useState } from "react";
import { queries } from "../api/query";
import { useNames } from "../directory/organisation-facts";
import { useMay } from "../session/session";
import { Button, IconButton } from "../ui/button";
import { Chip, type Tone } from "../ui/chip";
import { ChoiceField } from "../ui/choice";
import { Dialog, DialogActions } from "../ui/dialog";
import { TextField } from "../ui/field";
import { useSending } from "../ui/sending";
import { useTimes } from "../ui/time";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import {
  followReferral,
  hasEnded,
  nextStatuses,
  type Referral,
  type ReferralStatus,
  type ReferredFrom,
  referralHistoryQuery,
  referralsQuery,
} from "./referral-api";

interface Props {
  from: ReferredFrom;
  onRefer(): void;
  /** How the list looks in its place. */
  className?: string;
  keys?: string;
}

export default function Referrals({ from, onRefer, className = "", keys }: Props) {
  const { t } = useWords();
  const can = useMay();
  const [following, setFollowing] = useState<Referral | null>(null);
  const { data } = useQuery({ ...referralsQuery(from), enabled: can("service_referral_read") });
  if (!can("service_referral_read")) return null;
  return (
    <section className={className} aria-label={t("referral.list")}>
      <div className="mb-1 flex items-center justify-between gap-2">
        <h2 className="flex items-center gap-2 text-sm font-semibold text-dim">
          <Signpost aria-hidden="true" className="size-4" />
          {t("referral.list")}
        </h2>
        {can("service_referral_make") &&
          (keys ? (
            <Button keys={keys} onPress={onRefer}>
              {t("referral.add")}
            </Button>
          ) : (
            <IconButton
              label={t("referral.add")}
              icon={<Plus aria-hidden="true" className="size-4" />}
              onPress={onRefer}
            />
          ))}
      </div>
      {data?.items.length === 0 && <p className="text-sm text-dim">{t("referral.none")}</p>}
      <ul className="divide-y">
        {data?.items.map((referral) => (
          <Line key={referral.id} referral={referral} onFollow={() => setFollowing(referral)} />
        ))}
      </ul>
      {following && <FollowDialog referral={following} onClose={() => setFollowing(null)} />}
    </section>
  );
}

const tones: Partial<Record<ReferralStatus, Tone>> = {
  accepted: "ok",
  served: "ok",
  refused: "danger",
  made: "accent",
};

function Line({ referral, onFollow }: { referral: Referral; onFollow(): void }) {
  const { t } = useWords();
  const can = useMay();
  const times = useTimes();
  const { name } = useNames();
  return (
    <li className="flex flex-col gap-1 py-2 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <bdi className="font-medium">{name(referral)}</bdi>
        <Chip tone={tones[referral.status] ?? "plain"}>{t(`referral.status_${referral.status}`)}</Chip>
      </div>
      {referral.phone && (
        <bdi dir="ltr" className="font-semibold tabular-nums">
          {referral.phone}
        </bdi>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2 text-xs text-dim">
        <span>
          {t(`referral.manner_${referral.manner}`)} · {referral.made_by_name} · {times.dayAndClock(referral.made_at)}
        </span>
        {can("service_referral_follow") && !hasEnded(referral) && (
          <Button className="no-print" onPress={onFollow}>
            {t("referral.follow")}
          </Button>
        )}
      </div>
    </li>
  );
}

function FollowDialog({ referral, onClose }: { referral: Referral; onClose(): void }) {
  const { t } = useWords();
  const times = useTimes();
  const { name } = useNames();
  const { data } = useQuery(referralHistoryQuery(referral.id));
  const [status, setStatus] = useState<ReferralStatus | null>(null);
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const { send, sending, errorOf, notice } = useSending();

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!status) return;
    const body = { status, note: note.trim() || null, version: referral.version };
    if (!(await send(() => followReferral(referral.id, body)))) return;
    void queries.invalidateQueries({ queryKey: ["service_referral"] });
    tell(t("referral.followed"));
    onClose();
  }

  return (
    <Dialog open title={name(referral)} onClose={onClose}>
      <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-3.5">
        <ol className="flex flex-col gap-1.5 text-sm">
          {data?.items.map((change) => (
            <li key={change.id}>
              <span className="font-medium">{t(`referral.status_${change.status}`)}</span>{" "}
              <span className="text-dim">
                · {change.actor_name} · {times.dayAndClock(change.at)}
              </span>
              {change.note && <bdi className="block break-words">{change.note}</bdi>}
            </li>
          ))}
        </ol>
        <ChoiceField<ReferralStatus>
          label={t("referral.what_became")}
          value={status}
          choices={nextStatuses(referral).map((value) => ({ value, label: t(`referral.status_${value}`) }))}
          onChange={setStatus}
          error={tried && !status ? t("error.required") : errorOf("status")}
        />
        <TextField
          label={t("referral.note")}
          optional
          maxLength={400}
          dir="auto"
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={errorOf("note")}
        />
        {notice}
        <DialogActions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button kind="primary" type="submit" isPending={sending}>
            {t("referral.note_status")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
