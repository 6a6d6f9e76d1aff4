// That somebody is said to have abused her, wherever a link is shown.
import { TriangleAlert } from "lucide-react";
import { Chip } from "../ui/chip";
import { useWords } from "../words/words";
import type { PartyLink } from "./api";

/** By an allegation that stands, in a link that stands. */
export const accused = (link: PartyLink) => !!link.alleged_by && !link.withdrawn_at && !link.ended_at;

export function AccusedChip() {
  const { t } = useWords();
  return (
    <Chip tone="danger">
      <TriangleAlert aria-hidden="true" className="size-3.5" />
      {t("parties.abuser")}
    </Chip>
  );
}
