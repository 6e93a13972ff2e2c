import type { ReviewEvent } from "@/db/values/reviews";
import type { AuditAction } from "@/lib/audit/labels";

/** What the trail calls each step of a case. */
export const actionOfEvent = {
  open: "review.opened",
  claim: "review.claimed",
  renew: "review.renewed",
  release: "review.released",
  escalate: "review.escalated",
  request_information: "review.asked",
  lapse_request: "review.lapsed",
  resubmit: "review.resubmitted",
  propose: "review.proposed",
  send_back: "review.sent-back",
  confirm: "review.decided",
  record_ruling: "review.ruled",
  content_changed: "review.reopened",
  withdraw: "review.withdrawn",
} as const satisfies Record<ReviewEvent, AuditAction>;
