// A new user, or a known one: name, unit, roles, whether they may sign in, and the way to a factor reset.

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useCodes, useUnits } from "../api/codes";
import { queries } from "../api/query";
import { useMay, useSession } from "../session/session";
import { Button } from "../ui/button";
import { Dialog, DialogActions } from "../ui/dialog";
import { FieldError, SelectField, TextField } from "../ui/field";
import { useSending } from "../ui/sending";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { createUser, editUser, rolesQuery, type User } from "./api";
import { ResetDialog } from "./reset-dialog";

interface Props {
  user: User | null;
  onClose(): void;
  onCode(code: { name: string; code: string }): void;
}

export function UserDialog({ user, onClose, onCode }: Props) {
  const { t } = useWords();
  const can = useMay();
  const session = useSession();
  const units = useUnits();
  const [name, setName] = useState("");
  const [display, setDisplay] = useState(user?.display_name ?? "");
  const [unit, setUnit] = useState(user?.unit_id ?? "");
  const [roles, setRoles] = useState<string[]>(user?.roles ?? []);
  const [active, setActive] = useState(user?.active ?? true);
  const [tried, setTried] = useState(false);
  const { send, sending, errorOf, notice } = useSending();
  const [resetting, setResetting] = useState(false);
  const mayEdit = can("user_edit");

  const missing = (value: string) => (tried && !value.trim() ? t("error.required") : undefined);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!display.trim() || !unit || !roles.length || (!user && !name.trim())) return;
    const draft = { display_name: display.trim(), unit_id: unit, roles };
    const done = await send(async () => {
      if (user) {
        await editUser(user.id, { ...draft, active, version: user.version });
        tell(t("users.saved"));
      } else {
        const made = await createUser({ ...draft, name: name.trim() });
        onCode({ name: display.trim(), code: made.setup_code });
      }
    });
    if (!done) return;
    void queries.invalidateQueries({ queryKey: ["user"] });
    onClose();
  }

  if (resetting && user) return <ResetDialog user={user} onClose={onClose} />;
  return (
    <Dialog open wide title={t(user ? "users.edit_title" : "users.new")} onClose={onClose}>
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {notice}
        <div className="grid gap-4 sm:grid-cols-2">
          {!user && (
            <TextField
              label={t("users.name")}
              name="name"
              dir="ltr"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={40}
              hint={t("users.name_hint")}
              value={name}
              onChange={(event) => setName(event.target.value)}
              error={missing(name) ?? errorOf("name")}
            />
          )}
          <TextField
            label={t("users.display_name")}
            name="display_name"
            dir="auto"
            maxLength={80}
            value={display}
            readOnly={!mayEdit}
            onChange={(event) => setDisplay(event.target.value)}
            error={missing(display) ?? errorOf("display_name")}
          />
          <SelectField
            label={t("users.unit")}
            name="unit_id"
            empty={t("combo.choose")}
            options={units.options}
            value={unit}
            disabled={!mayEdit}
            onChange={(event) => setUnit(event.target.value)}
            error={missing(unit) ?? errorOf("unit_id")}
          />
        </div>
        <RoleBoxes
          chosen={roles}
          locked={!mayEdit}
          onChange={setRoles}
          error={tried && !roles.length ? t("users.no_roles") : errorOf("roles")}
        />
        {user && (
          <label className="flex items-center gap-2.5">
            <input
              type="checkbox"
              name="active"
              checked={active}
              disabled={!mayEdit || user.id === session.user_id}
              onChange={(event) => setActive(event.target.checked)}
              className="size-5 accent-accent"
            />
            {t("users.active")}
          </label>
        )}
        <DialogActions>
          {user && can("factor_reset") && user.id !== session.user_id && (
            <Button
              kind="danger"
              icon={<KeyRound aria-hidden="true" className="size-4" />}
              className="me-auto"
              onPress={() => setResetting(true)}
            >
              {t("users.reset")}
            </Button>
          )}
          <Button onPress={onClose}>{t("cancel")}</Button>
          {mayEdit && (
            <Button type="submit" kind="primary" isPending={sending}>
              {t(user ? "users.save" : "users.create")}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface RoleProps {
  chosen: string[];
  locked: boolean;
  onChange(roles: string[]): void;
  error: string | undefined;
}

function RoleBoxes({ chosen, locked, onChange, error }: RoleProps) {
  const { t } = useWords();
  const codes = useCodes();
  const { data } = useQuery(rolesQuery);
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t("users.roles")}</legend>
      <div className="grid max-h-[340px] gap-x-4 gap-y-0.5 overflow-y-auto rounded-md border p-2 sm:grid-cols-2">
        {(data ?? []).map((role) => (
          <label
            key={role.code}
            className="flex min-h-[30px] items-center gap-2.5 rounded px-1.5 text-sm hover:bg-sunken"
          >
            <input
              type="checkbox"
              name="roles"
              value={role.code}
              disabled={locked}
              checked={chosen.includes(role.code)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, role.code] : chosen.filter((code) => code !== role.code))
              }
              className="size-[18px] accent-accent"
            />
            {codes.label("role", role.code)}
          </label>
        ))}
      </div>
      <FieldError>{error}</FieldError>
    </fieldset>
  );
}
