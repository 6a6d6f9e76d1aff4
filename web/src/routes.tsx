// Every address of the console. Pages load when first opened; their search parameters are checked here.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate } from "@tanstack/react-router";
import { pages } from "./paths";
import { Root } from "./root";
import { may, useSession } from "./session/session";
import { NoPermit, PageFailed, PageMissing, permitted } from "./stand-ins";
import { withWords } from "./words/words";

const root = createRootRoute({ component: Root, notFoundComponent: PageMissing, errorComponent: PageFailed });

const text = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : undefined);
const flag = (value: unknown) => (value === true || value === "true" ? true : undefined);
/** Only what is set: an address says no more than it must. */
const only = <T extends object>(search: T): Partial<T> =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Partial<T>;

const start = createRoute({ getParentRoute: () => root, path: "/", component: Start });
const board = createRoute({
  getParentRoute: () => root,
  path: "/board",
  component: permitted(
    "board_read",
    lazyRouteComponent(() => import("./hotline/board"), "Board"),
  ),
});
const help = createRoute({
  getParentRoute: () => root,
  path: "/help/$id",
  component: permitted(
    "help_read",
    lazyRouteComponent(() => import("./hotline/help-page"), "HelpPage"),
  ),
});
const intake = createRoute({
  getParentRoute: () => root,
  path: "/intake",
  validateSearch: (search: Record<string, unknown>) =>
    only({ contact: text(search.contact), take: text(search.take) as "phone" | undefined }),
  component: permitted(
    "contact_take",
    lazyRouteComponent(() => import("./hotline/intake"), "Intake"),
  ),
});
const complaints = createRoute({
  getParentRoute: () => root,
  path: "/complaints",
  validateSearch: (search: Record<string, unknown>) =>
    only({
      state: text(search.state),
      triage: text(search.triage),
      category: text(search.category),
      language: text(search.language),
      danger_now: flag(search.danger_now),
      mine: flag(search.mine),
      open: flag(search.open),
      reference: text(search.reference),
    }),
  component: permitted(
    "complaint_read",
    lazyRouteComponent(() => import("./hotline/complaints"), "Complaints"),
  ),
});
const complaint = createRoute({
  getParentRoute: () => root,
  path: "/complaints/$id",
  component: permitted(
    "complaint_read",
    lazyRouteComponent(() => import("./hotline/complaint-page"), "ComplaintPage"),
  ),
});
const callbacks = createRoute({
  getParentRoute: () => root,
  path: "/callbacks",
  validateSearch: (search: Record<string, unknown>) => only({ mine: flag(search.mine) }),
  component: permitted(
    "callback_make",
    lazyRouteComponent(() => import("./hotline/callbacks"), "Callbacks"),
  ),
});
const directory = createRoute({
  getParentRoute: () => root,
  path: "/directory",
  component: permitted(
    "directory_read",
    lazyRouteComponent(() => import("./directory/directory"), "Directory"),
  ),
});
const people = createRoute({
  getParentRoute: () => root,
  path: "/people",
  component: permitted(
    "identity_read",
    lazyRouteComponent(() => withWords(import("./people/people")), "People"),
  ),
});
const registerPerson = createRoute({
  getParentRoute: () => root,
  path: "/people/new",
  component: permitted(
    "identity_register",
    lazyRouteComponent(() => withWords(import("./people/register-person")), "RegisterPerson"),
  ),
});
const person = createRoute({
  getParentRoute: () => root,
  path: "/people/$id",
  component: permitted(
    "identity_read",
    lazyRouteComponent(() => withWords(import("./people/person-page")), "PersonPage"),
  ),
});
const parties = createRoute({
  getParentRoute: () => root,
  path: "/parties",
  component: permitted(
    "party_read",
    lazyRouteComponent(() => withWords(import("./parties/parties")), "Parties"),
  ),
});
const party = createRoute({
  getParentRoute: () => root,
  path: "/parties/$id",
  component: permitted(
    "party_read",
    lazyRouteComponent(() => withWords(import("./parties/party-page")), "PartyPage"),
  ),
});
const shift = createRoute({
  getParentRoute: () => root,
  path: "/shift",
  component: permitted(
    "shift_sheet_read",
    lazyRouteComponent(() => import("./hotline/shift"), "ShiftPage"),
  ),
});
const shiftSheetPage = createRoute({
  getParentRoute: () => root,
  path: "/shift/$id",
  component: permitted(
    "shift_sheet_read",
    lazyRouteComponent(() => import("./hotline/shift-sheet-page"), "ShiftSheetPage"),
  ),
});
const hotlineReport = createRoute({
  getParentRoute: () => root,
  path: "/reports/hotline",
  validateSearch: (search: Record<string, unknown>) =>
    only({ by: text(search.by), first: text(search.first), last: text(search.last) }),
  component: permitted(
    "report_read",
    lazyRouteComponent(() => import("./report/hotline-report"), "HotlineReportPage"),
  ),
});
const users = createRoute({
  getParentRoute: () => root,
  path: "/users",
  component: permitted(
    "user_read",
    lazyRouteComponent(() => import("./access/users"), "Users"),
  ),
});
const roles = createRoute({
  getParentRoute: () => root,
  path: "/roles",
  component: permitted(
    "role_read",
    lazyRouteComponent(() => withWords(import("./access/roles")), "Roles"),
  ),
});
const signedIn = createRoute({
  getParentRoute: () => root,
  path: "/signed-in",
  component: permitted(
    "session_list",
    lazyRouteComponent(() => import("./access/signed-in"), "SignedIn"),
  ),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: "/audit",
  validateSearch: (search: Record<string, unknown>) =>
    only({
      action: text(search.action),
      object_kind: text(search.object_kind),
      object_id: text(search.object_id),
      actor: text(search.actor),
      outcome: text(search.outcome),
      since: text(search.since),
      until: text(search.until),
    }),
  component: permitted(
    "audit_read",
    lazyRouteComponent(() => withWords(import("./audit/audit-page")), "AuditPage"),
  ),
});

/** Where the day begins: by the work somebody mainly does, else the first page they may open. */
const beginnings = [
  ["contact_take_over", "/board"],
  ["contact_take", "/intake"],
  ["user_edit", "/users"],
  ["audit_read", "/audit"],
] as const;

function Start() {
  const session = useSession();
  const own = beginnings.find(([permit]) => may(session, permit))?.[1];
  const first = own ?? pages.find((page) => may(session, page.permit))?.path;
  return first ? <Navigate to={first} replace /> : <NoPermit />;
}

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    board,
    help,
    intake,
    complaints,
    complaint,
    callbacks,
    directory,
    people,
    registerPerson,
    person,
    parties,
    party,
    shift,
    shiftSheetPage,
    hotlineReport,
    users,
    roles,
    signedIn,
    audit,
  ]),
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: PageFailed,
  defaultNotFoundComponent: PageMissing,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
