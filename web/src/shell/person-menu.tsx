// Who is signed in here, and the way out.
import { ChevronDown, Keyboard, LogOut, MonitorX, Phone } from "lucide-react";
import { useCodes } from "../api/codes";
import { signOut, useMay, useSession } from "../session/session";
import { Button } from "../ui/button";
import { Menu } from "../ui/menu";
import { tell } from "../ui/toast";
import { useWords } from "../words/words";
import { extensionOpen, keyMapOpen } from "./shell-state";

export default function PersonMenu() {
  const { t, lang } = useWords();
  const session = useSession();
  const codes = useCodes();
  const unit = lang === "ar" ? session.unit_name_ar : session.unit_name_en;
  const role = session.roles.map((code) => codes.label("role", code)).join(", ");
  const work = [role, unit].filter(Boolean).join(" · ");
  const can = useMay();
  const leave = (everywhere: boolean) => signOut(everywhere).catch(() => tell(t("person.sign_out_failed"), true));
  return (
    <Menu
      label={t("person.menu")}
      onChoose={(id) => {
        if (id === "extension") extensionOpen.set(true);
        else if (id === "keys") keyMapOpen.set(true);
        else void leave(id === "everywhere");
      }}
      lines={[
        ...(can("contact_take")
          ? [{ id: "extension", label: t("extension.title"), icon: <Phone aria-hidden="true" className="size-4" /> }]
          : []),
        { id: "keys", label: t("keys.title"), icon: <Keyboard aria-hidden="true" className="size-4" />, keys: "?" },
        { id: "out", label: t("person.sign_out"), icon: <LogOut aria-hidden="true" className="flip size-4" /> },
        {
          id: "everywhere",
          label: t("person.sign_out_everywhere"),
          icon: <MonitorX aria-hidden="true" className="size-4" />,
          danger: true,
        },
      ]}
    >
      <Button kind="quiet" className="max-w-72 px-2!">
        <span className="min-w-0 text-start leading-tight max-sm:max-w-16">
          <span className="block truncate text-sm font-semibold">
            <bdi>{session.display_name}</bdi>
          </span>
          <span title={work} className="block truncate text-xs font-normal text-dim">
            {work}
          </span>
        </span>
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-dim" />
      </Button>
    </Menu>
  );
}
