// Whom and what her complaints are about, on her own sheet: each once, with what it is said to be to her.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Chip } from "../ui/chip";
import { Failed, Loading } from "../ui/states";
import { useWords } from "../words/words";
import { AccusedChip, accused } from "./accused";
import { partiesOfPersonQuery } from "./api";
import { usePartyWords } from "./party-words";

export function PartiesOfPerson({ id }: { id: string }) {
  const { t } = useWords();
  const { title } = usePartyWords();
  const { data, error, refetch } = useQuery(partiesOfPersonQuery(id));
  const parties = (data?.parties ?? [])
    .map((party) => ({
      party,
      links: data?.links.filter((link) => link.party_id === party.id && !link.ended_at) ?? [],
    }))
    .filter(({ links }) => links.length > 0);
  return (
    <section className="card break-inside-avoid px-4 py-3.5" aria-label={t("parties.card")}>
      <h2 className="mb-1 text-sm font-semibold text-dim">{t("parties.card")}</h2>
      {error && !data ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : parties.length === 0 ? (
        <p className="text-sm text-dim">{t("parties.none_yet")}</p>
      ) : (
        <ul className="divide-y">
          {parties.map(({ party, links }) => (
            <li key={party.id} className="flex flex-wrap items-center gap-2 py-2 text-sm last:pb-0">
              <Link
                to="/parties/$id"
                params={{ id: party.id }}
                preload={false}
                className="inline-flex min-h-6 items-center font-semibold break-words text-accent hover:underline"
              >
                <bdi dir="auto">{title(party)}</bdi>
              </Link>
              {[...new Set(links.map(({ role }) => role))].map((role) => (
                <Chip key={role}>{t(`parties.role_${role}`)}</Chip>
              ))}
              {links.some(accused) && <AccusedChip />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
