// What a party is called, and how its numbers are shown.
import type { ReactNode } from "react";
import { Phone } from "../ui/phone";
import { useWords } from "../words/words";
import type { DetailKind, PartyKind } from "./api";

interface Told {
  kind: DetailKind;
  text: string;
  ended_at?: string | null | undefined;
}
interface Known<T extends Told = Told> {
  kind: PartyKind;
  details: T[];
}

/** Its name; a house by its address, a vehicle by its plate; else its first number. */
const titles: Record<PartyKind, DetailKind[]> = {
  person: ["name"],
  office: ["name", "licence"],
  house: ["address", "paci", "name"],
  vehicle: ["plate", "name"],
};

const standing = <T extends Told>({ details }: Known<T>) => details.filter((detail) => !detail.ended_at);

function titleDetail<T extends Told>(party: Known<T>) {
  const all = standing(party);
  const kind = titles[party.kind].find((each) => all.some((detail) => detail.kind === each));
  return all.find((detail) => detail.kind === kind) ?? all[0];
}

export const DetailText = ({ kind, text }: { kind: DetailKind; text: string }): ReactNode =>
  kind === "phone" ? (
    <Phone number={text} />
  ) : (
    <bdi dir={kind === "name" || kind === "address" ? "auto" : "ltr"} className="break-words">
      {text}
    </bdi>
  );

export function NamedWords({ named }: { named: { named: number; named_last_year: number } }) {
  const { t } = useWords();
  return (
    <span>
      <strong className="font-semibold">{t("parties.named_all", { count: named.named })}</strong> ·{" "}
      {t("parties.named_year", { count: named.named_last_year })}
    </span>
  );
}

export function usePartyWords() {
  const { t } = useWords();
  const title = (party: Known | undefined) => (party && titleDetail(party)?.text) ?? t("kind.party");
  /** What is known besides the title. */
  const rest = <T extends Told>(party: Known<T>) => {
    const shown = titleDetail(party);
    return standing(party).filter((detail) => detail !== shown);
  };
  return { title, rest };
}
