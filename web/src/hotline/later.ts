// Parts of the intake page that load apart from the form. Fetched ahead while there is a connection (intake.tsx): a call may
// begin when there is none.
import { lazy } from "react";
import { withWords } from "../words/words";

const fetches = {
  actions: () => import("./complaint-actions"),
  conflict: () => import("./conflict-dialog"),
  help: () => import("./help-panel"),
  knownEmployer: () => withWords(import("../parties/known-employer")),
  knownName: () => withWords(import("../people/known-name")),
  menu: () => import("../ui/menu-list"),
  offer: () => import("./offer-dialog"),
  receipt: () => import("./receipt"),
  referralDialog: () => import("./referral-dialog"),
  referrals: () => import("./referrals"),
  unsent: () => import("./unsent-text"),
};

export const fetchLater = () => Promise.all(Object.values(fetches).map((fetched) => fetched()));

export const ComplaintActions = lazy(fetches.actions);
export const ConflictDialog = lazy(fetches.conflict);
export const HelpPanel = lazy(fetches.help);
export const KnownEmployer = lazy(fetches.knownEmployer);
export const KnownName = lazy(fetches.knownName);
export const OfferDialog = lazy(fetches.offer);
export const Receipt = lazy(fetches.receipt);
export const ReferralDialog = lazy(fetches.referralDialog);
export const Referrals = lazy(fetches.referrals);
export const UnsentText = lazy(fetches.unsent);
