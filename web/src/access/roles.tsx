// The roles and what each permits: to read, not to change.
import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { Chip } from "../ui/chip";
import { Failed, Loading } from "../ui/states";
import { useWords, wordOr } from "../words/words";
import { type Role, rolesQuery } from "./api";

/** "complaint_read.shift" → what, and on whose records. */
const split = (permit: string) => {
  const [name = "", scope = ""] = permit.split(".");
  return { name, scope };
};

export function Roles() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(rolesQuery);
  return (
    <div className="flex h-full flex-col">
      <header className="shrink-0 px-5 pt-4 pb-3">
        <h1 className="text-xl font-semibold">{t("roles.title")}</h1>
        <p className="text-dim">{t("roles.text")}</p>
      </header>
      <div className="card mx-5 mb-5 min-h-0 flex-1 overflow-hidden">
        {error && !data ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <Loading />
        ) : (
          <Matrix roles={data} />
        )}
      </div>
    </div>
  );
}

function Matrix({ roles }: { roles: Role[] }) {
  const { t, lang } = useWords();
  const names = [...new Set(roles.flatMap((role) => role.permits.map((permit) => split(permit).name)))];
  const word = (prefix: string, code: string) => wordOr(`${prefix}.${code}`, code);
  return (
    <div className="h-full overflow-auto" tabIndex={0} role="region" aria-label={t("roles.title")}>
      <table className="border-separate border-spacing-0 text-sm">
        <thead>
          <tr>
            <th className="sticky start-0 top-0 z-20 min-w-64 border-e border-b bg-sunken px-4 py-2 text-start text-xs text-dim">
              {t("roles.users")}
            </th>
            {names.map((name) => (
              <th
                key={name}
                className="sticky top-0 z-10 min-w-28 border-b bg-sunken px-3 py-2 text-start text-xs text-dim"
              >
                {word("permit", name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roles.map((role) => (
            <tr key={role.code}>
              <th
                scope="row"
                className="sticky start-0 z-10 border-e border-b bg-surface px-4 py-2 text-start font-medium"
              >
                <span className="block">{lang === "ar" ? role.label_ar : role.label_en}</span>
                <span className="block text-xs font-normal text-dim">
                  {t(role.kind.startsWith("external") ? "roles.external" : "roles.internal")} ·{" "}
                  {t("roles.count", { count: role.permits.length })}
                </span>
              </th>
              {names.map((name) => (
                <Cell
                  key={name}
                  scopes={role.permits.map(split).filter((permit) => permit.name === name)}
                  word={word}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  scopes: { scope: string }[];
  word(prefix: string, code: string): string;
}

function Cell({ scopes, word }: CellProps) {
  const { t } = useWords();
  return (
    <td className="border-b px-3 py-2">
      {scopes.length > 0 && (
        <span className="flex items-center gap-1.5 whitespace-nowrap text-ok">
          <Check aria-label={t("yes")} className="size-4" />
          {scopes
            .filter(({ scope }) => scope)
            .map(({ scope }) => (
              <Chip key={scope}>{word("scope", scope)}</Chip>
            ))}
        </span>
      )}
    </td>
  );
}
