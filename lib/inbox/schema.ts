import { z } from "zod";

/** What a notice tells; the words are `inbox.kind.<kind>`. */
export const noticeKinds = [
  "record_verified",
  "record_returned",
  "record_confirmed",
  "record_declined",
  "dispute_filed",
  "dispute_upheld",
  "dispute_rejected",
  "report_filed",
  "report_overdue",
  "review_request_information",
  "review_returned",
  "review_decided",
  "review_referred",
  "review_ruling",
  "review_lapsed",
  "review_resubmit",
  "review_propose",
  "review_send_back",
  "review_content_changed",
  "review_withdraw",
  "review_half",
  "review_most",
  "review_over",
  "condition_soon",
  "condition_overdue",
  "condition_filed",
  "condition_confirmed",
  "condition_rejected",
  "member_joined",
  "request_approved",
  "request_refused",
  "role_asked",
  "role_approved",
  "role_refused",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** One notice, or all there are up to the newest one that was on the screen: what came meanwhile stays unread. */
export const noticesRead = z.union([
  z.strictObject({ id: z.uuid() }),
  z.strictObject({ until: z.iso.datetime({ precision: 6 }) }),
]);

export type InboxPlace = { unread: boolean; before: string | null };
