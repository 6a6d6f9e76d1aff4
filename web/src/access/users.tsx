// The users: who they are, what they may do, whether they are set up. Only people and permits; no case content is near.
import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { useCodes, useUnits } from "../api/codes";
import { useMay } from "../session/session";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import type { Column } from "../ui/grid";
import { GridCard } from "../ui/grid-card";
import { Empty } from "../ui/states";
import { useTimes } from "../ui/time";
import { useWords } from "../words/words";
import { type User, usersQuery } from "./api";
import { FactorResets } from "./factor-resets";
import { SetUpCode } from "./set-up-code";
import { UserDialog } from "./user-dialog";

export function Users() {
  const { t } = useWords();
  const can = useMay();
  const { data, error, refetch } = useQuery(usersQuery);
  const [open, setOpen] = useState<User | "new" | null>(null);
  const [code, setCode] = useState<{ name: string; code: string } | null>(null);
  const columns = useColumns();
  return (
    <div className="flex h-full flex-col">
      <header className="flex min-h-[62px] shrink-0 items-center justify-between gap-3 px-5">
        <h1 className="text-xl font-semibold">{t("users.title")}</h1>
        {can("user_edit") && (
          <Button
            kind="primary"
            icon={<UserPlus aria-hidden="true" className="size-4" />}
            onPress={() => setOpen("new")}
          >
            {t("users.new")}
          </Button>
        )}
      </header>
      {can("factor_reset") && <FactorResets onCode={setCode} />}
      <GridCard
        of={{ rows: data, error, refetch }}
        label={t("users.title")}
        columns={columns}
        keyOf={(user) => user.id}
        onOpen={(user: User) => setOpen(user)}
        empty={<Empty title={t("users.none")} />}
      />
      {open && <UserDialog user={open === "new" ? null : open} onClose={() => setOpen(null)} onCode={setCode} />}
      {code && <SetUpCode {...code} onDone={() => setCode(null)} />}
    </div>
  );
}

function useColumns(): Column<User>[] {
  const { t } = useWords();
  const codes = useCodes();
  const units = useUnits();
  const times = useTimes();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("users.display_name"),
        track: "minmax(0,1.4fr)",
        cell: (user) => (
          <span className="block leading-tight">
            <span className="block truncate font-semibold">
              <bdi>{user.display_name}</bdi>
            </span>
            <bdi dir="ltr" className="text-xs text-dim">
              {user.name}
            </bdi>
          </span>
        ),
      },
      {
        id: "roles",
        header: t("users.roles"),
        track: "minmax(0,2fr)",
        cell: (user) => user.roles.map((role) => codes.label("role", role)).join(t("list.comma")),
      },
      { id: "unit", header: t("users.unit"), track: "minmax(0,1fr)", cell: (user) => units.label(user.unit_id) },
      {
        id: "state",
        header: t("column.state"),
        track: "150px",
        cell: (user) =>
          !user.active ? (
            <Chip tone="danger">{t("users.inactive")}</Chip>
          ) : user.enrolled ? (
            <Chip tone="ok">{t("users.ready")}</Chip>
          ) : (
            <Chip tone="warn">{t("users.not_enrolled")}</Chip>
          ),
      },
      {
        id: "last",
        header: t("users.last"),
        track: "170px",
        cell: (user) => (
          <span className="text-sm text-dim">
            {user.last_sign_in_at ? times.dayAndClock(user.last_sign_in_at) : t("users.never")}
          </span>
        ),
      },
    ],
    [t, codes, units, times],
  );
}
