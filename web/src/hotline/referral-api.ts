// Where a caller was sent, as the backend keeps it: by the contact while she speaks, by the complaint afterwards.
import { queryOptions } from "@tanstack/react-query";
import { ask, GET, POST, type Schemas } from "../api/client";
import { by, onceBy } from "./api";

export type Referral = Schemas["ServiceReferralRow"];
export type ReferralDraft = Schemas["ServiceReferralDraft"];
export type ReferralManner = Referral["manner"];
export type ReferralStatus = Referral["status"];

export type ReferredFrom = { contact: string } | { complaint: string };

export const manners: ReferralManner[] = ["told", "called_for_her", "put_through", "accompanied"];
const ends: ReferralStatus[] = ["served", "refused", "withdrawn"];
export const hasEnded = (referral: Referral) => ends.includes(referral.status);
/** What may come next: whoever was only told is known to nobody there. */
export const nextStatuses = (referral: Referral): ReferralStatus[] =>
  referral.manner === "told" ? ends : ["acknowledged", "accepted", ...ends];

export const referralsQuery = (from: ReferredFrom) =>
  queryOptions({
    queryKey: ["service_referral", from],
    queryFn: () =>
      ask(
        "contact" in from
          ? GET("/api/contacts/{id}/referrals", by(from.contact))
          : GET("/api/complaints/{id}/referrals", by(from.complaint)),
      ),
  });

export const refer = (from: ReferredFrom, body: ReferralDraft) =>
  ask(
    "contact" in from
      ? POST("/api/contacts/{id}/referrals", { ...onceBy(from.contact), body })
      : POST("/api/complaints/{id}/referrals", { ...onceBy(from.complaint), body }),
  );

export const followReferral = (id: string, body: Schemas["ServiceReferralStatus"]) =>
  ask(POST("/api/service-referrals/{id}/status", { ...onceBy(id), body }));

export const referralHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ["service_referral", "history", id],
    queryFn: () => ask(GET("/api/service-referrals/{id}/history", by(id))),
  });
