// The left column: take a contact, and everything still open or parked.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import {
  ChevronDown,
  FileText,
  Footprints,
  type LucideIcon,
  Mail,
  MessageCircle,
  NotebookPen,
  Phone,
  PhoneIncoming,
} from "lucide-react";
import { useCodes } from "../api/codes";
import { useSession } from "../session/session";
import { Button, IconButton } from "../ui/button";
import { Chip } from "../ui/chip";
import { Menu } from "../ui/menu";
import { Failed } from "../ui/states";
import { useTimes } from "../ui/time";
import { useWords } from "../words/words";
import { type Channel, type ContactRow, openContactsQuery } from "./api";
import { Elapsed } from "./call-strip";
import { channels } from "./caller-panel";
import { UnsentNotice } from "./unsent-notice";

export const channelIcons: Record<Channel, LucideIcon> = {
  phone: Phone,
  walk_in: Footprints,
  message: MessageCircle,
  letter: Mail,
  paper_log: NotebookPen,
};

interface Props {
  selected: string | undefined;
  taking: boolean;
  onTake(channel: Channel): void;
}

export function OpenContacts({ selected, taking, onTake }: Props) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(openContactsQuery);
  const items = data?.items ?? [];
  return (
    <aside
      aria-label={t("contacts.title")}
      className={`shrink-0 flex-col border-e bg-surface lg:flex lg:w-[272px] ${selected ? "hidden" : "flex w-full"}`}
    >
      <header className="flex min-h-[54px] shrink-0 items-center justify-between gap-2 border-b px-3">
        <h2 className="font-semibold">{t("contacts.title")}</h2>
        <span className="text-sm text-dim">{t("contacts.count", { count: items.length })}</span>
      </header>
      <div className="flex shrink-0 gap-1.5 border-b p-3">
        <Button
          kind={selected ? "plain" : "primary"}
          keys="F2"
          icon={<PhoneIncoming aria-hidden="true" className="size-4" />}
          isPending={taking}
          onPress={() => onTake("phone")}
          className="flex-1 justify-start!"
        >
          <span className="flex-1 text-start">{t("take.call")}</span>
        </Button>
        <Menu
          label={t("take.other")}
          onChoose={(id) => onTake(id as Channel)}
          lines={channels.map((channel) => {
            const Icon = channelIcons[channel];
            return { id: channel, label: t(`take.${channel}`), icon: <Icon aria-hidden="true" className="size-4" /> };
          })}
        >
          <IconButton
            kind="plain"
            label={t("take.other")}
            icon={<ChevronDown aria-hidden="true" className="size-4" />}
          />
        </Menu>
      </div>
      <UnsentNotice selected={selected} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {error && !data ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : items.length === 0 ? (
          <p className="px-4 py-8 text-center text-sm text-dim">{t("contacts.none")}</p>
        ) : (
          <ul className="p-1.5">
            {items.map((contact) => (
              <li key={contact.id}>
                <ContactLine contact={contact} selected={contact.id === selected} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </aside>
  );
}

function ContactLine({ contact, selected }: { contact: ContactRow; selected: boolean }) {
  const { t } = useWords();
  const codes = useCodes();
  const session = useSession();
  const times = useTimes();
  const Icon = channelIcons[contact.channel];
  const mine = contact.held_by === session.user_id;
  return (
    <Link
      to="/intake"
      search={{ contact: contact.id }}
      aria-current={selected ? "true" : undefined}
      className={`flex items-center gap-3 rounded-lg px-2 py-2 ${selected ? "bg-accent-soft" : "hover:bg-sunken"}`}
    >
      <span className="grid size-8 shrink-0 place-items-center rounded-md border bg-sunken text-dim">
        <Icon aria-hidden="true" className="size-4" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5">
          <span className="truncate font-medium">
            {contact.call_type
              ? codes.label("call_type", contact.call_type)
              : contact.complaints > 0
                ? t("contacts.complaints", { count: contact.complaints })
                : t(`contacts.new_${contact.channel}`)}
          </span>
          {contact.has_draft && <FileText aria-label={t("contacts.draft")} className="size-3.5 shrink-0 text-dim" />}
        </span>
        <span className="block truncate text-sm text-dim">
          {[
            contact.language ? codes.label("language", contact.language) : "",
            mine ? t("contacts.mine") : contact.held_by_name,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      <Chip tone={contact.ended_at ? "plain" : "ok"} title={times.dayAndClock(contact.started_at)}>
        {contact.ended_at ? times.clock(contact.ended_at) : <Elapsed since={contact.started_at} />}
      </Chip>
    </Link>
  );
}
