// Parts of the intake page that load apart from the form. Fetched ahead while there is a connection (intake.tsx): a call may
// begin when there is none.
import { lazy } from "react";

const fetches = {
  referrals: () => import("./referrals"),
  referralDialog: () => import("./referral-dialog"),
  offerDialog: () => import("./offer-dialog"),
};

export const fetchLater = () => Promise.all(Object.values(fetches).map((fetched) => fetched()));

export const Referrals = lazy(fetches.referrals);
export const ReferralDialog = lazy(fetches.referralDialog);
export const OfferDialog = lazy(fetches.offerDialog);
