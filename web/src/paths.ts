// The console's pages: address, name, permit and key. The rail, the palette and the key map all read this list.
import {
  ArrowLeftRight,
  BookOpen,
  Building2,
  ChartColumn,
  ClipboardList,
  Headset,
  LayoutDashboard,
  type LucideIcon,
  MonitorCheck,
  PhoneOutgoing,
  ShieldCheck,
  UserCog,
  Users,
  UsersRound,
} from "lucide-react";
import type { WordId } from "./words/words";

export interface Page {
  path:
    | "/board"
    | "/intake"
    | "/complaints"
    | "/callbacks"
    | "/people"
    | "/parties"
    | "/directory"
    | "/shift"
    | "/reports/hotline"
    | "/users"
    | "/roles"
    | "/signed-in"
    | "/audit";
  name: WordId;
  permit: string;
  icon: LucideIcon;
  /** Second key of the `G …` sequence. */
  key: string;
}

export const pages: Page[] = [
  { path: "/board", name: "page.board", permit: "board_read", icon: LayoutDashboard, key: "D" },
  { path: "/intake", name: "page.intake", permit: "contact_take", icon: Headset, key: "I" },
  { path: "/complaints", name: "page.complaints", permit: "complaint_read", icon: ClipboardList, key: "C" },
  { path: "/callbacks", name: "page.callbacks", permit: "callback_make", icon: PhoneOutgoing, key: "B" },
  { path: "/people", name: "page.people", permit: "identity_read", icon: UsersRound, key: "N" },
  { path: "/parties", name: "page.parties", permit: "party_read", icon: Building2, key: "E" },
  { path: "/directory", name: "page.directory", permit: "directory_read", icon: BookOpen, key: "O" },
  { path: "/shift", name: "page.shift", permit: "shift_sheet_read", icon: ArrowLeftRight, key: "H" },
  { path: "/reports/hotline", name: "page.report", permit: "report_read", icon: ChartColumn, key: "P" },
  { path: "/users", name: "page.users", permit: "user_read", icon: Users, key: "U" },
  { path: "/roles", name: "page.roles", permit: "role_read", icon: UserCog, key: "R" },
  { path: "/signed-in", name: "page.signed_in", permit: "session_list", icon: MonitorCheck, key: "S" },
  { path: "/audit", name: "page.audit", permit: "audit_read", icon: ShieldCheck, key: "A" },
];
