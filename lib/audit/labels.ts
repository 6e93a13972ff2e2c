/**
 * Every action the trail may hold, in the order of the filter; the words are `audit.action.<action>`. A test reads the
 * sources for actions that are missing here.
 */
export const auditActions = [
  "institution.created",
  "institution.updated",
  "deployment.created",
  "deployment.updated",
  "configuration.saved",
  "endpoint.stated",
  "endpoint.proposed",
  "endpoint.limited",
  "endpoint.approved",
  "endpoint.refused",
  "endpoint.suspended",
  "endpoint.killed",
  "endpoint.released",
  "endpoint.tested",
  "endpoint.tried",
  "application.created",
  "application.updated",
  "classification.saved",
  "classification.submitted",
  "classification.reopened",
  "classification.withdrawn",
  "obligation.derived",
  "obligation.evidenced",
  "obligation.confirmed",
  "obligation.rejected",
  "obligation.waived",
  "signature.made",
  "signature.voided",
  "spot-check.started",
  "spot-check.began",
  "spot-check.paused",
  "spot-check.resumed",
  "spot-check.stopped",
  "spot-check.done",
  "spot-check.failed",
  "spot-check.watched",
  "spot-check.read",
  "spot-check.graded",
  "spot-check.scheduled",
  "spot-check.unscheduled",
  "spot-check.bodies-deleted",
  "suite.signed",
  "suite.saved",
  "suite.published",
  "review.opened",
  "review.claimed",
  "review.renewed",
  "review.released",
  "review.escalated",
  "review.declared",
  "review.commented",
  "review.replied",
  "review.resolved",
  "review.asked",
  "review.answered",
  "review.lapsed",
  "review.resubmitted",
  "review.written",
  "review.proposed",
  "review.sent-back",
  "review.decided",
  "review.ruled",
  "review.reopened",
  "review.withdrawn",
  "partition.found",
  "partition.resolved",
  "record.loaded",
  "record.submitted",
  "record.confirmed",
  "record.declined",
  "record.withdrawn",
  "record.verified",
  "record.returned",
  "record.attested",
  "record.restored",
  "field.verified",
  "field.refused",
  "dispute.filed",
  "dispute.withdrawn",
  "dispute.upheld",
  "dispute.rejected",
  "report.filed",
  "report.withdrawn",
  "report.accepted",
  "report.rejected",
  "report.duplicate",
  "report.corrected",
  "membership.requested",
  "membership.approved",
  "membership.refused",
  "membership.granted",
  "membership.ended",
  "invitation.created",
  "invitation.revoked",
  "invitation.accepted",
  "role.proposed",
  "role.withdrawn",
  "role.approved",
  "role.refused",
  "account.created",
  "account.password-changed",
  "account.password-refused",
  "factor.begun",
  "factor.enrolled",
  "factor.renewed",
  "factor.removed",
  "factor.reset",
  "factor.used",
  "factor.refused",
  "preference.changed",
  "session.opened",
  "session.refused",
  "session.ended",
  "session.revoked",
  "token.created",
  "token.revoked",
  "view.saved",
  "view.renamed",
  "view.removed",
  "access.denied",
  "checkpoint.taken",
  "trail.exported",
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Kinds of objects events are about; the words are `audit.object.<kind>`. */
export const auditObjects = [
  "institution",
  "deployment",
  "configuration",
  "endpoint",
  "application",
  "classification",
  "obligation",
  "signature",
  "spot-check",
  "spot-check-schedule",
  "suite",
  "suite-item",
  "review_case",
  "membership_request",
  "membership",
  "invitation",
  "role_change",
  "account",
  "token",
  "view",
  "command",
  "checkpoint",
  "trail",
] as const;
export type AuditObjectKind = (typeof auditObjects)[number];

export const isAuditAction = (text: string): text is AuditAction =>
  (auditActions as readonly string[]).includes(text);

export const isAuditObject = (text: string): text is AuditObjectKind =>
  (auditObjects as readonly string[]).includes(text);

/** The page of an object, where there is one the reader of the trail may be able to open. */
export function objectPath(kind: string, id: string): string | null {
  if (kind === "institution") return `/institutions/${id}`;
  if (kind === "signature") return `/signatures/${id}`;
  if (kind === "spot-check") return `/spot-checks/${id}`;
  if (kind === "deployment") return `/deployments/${id}`;
  if (kind === "review_case") return `/reviews/${id}`;
  return kind === "application" ? `/applications/${id}` : null;
}

/** Whose trails somebody reads: their institution's, their jurisdiction's, or all. Row security decides; this names it. */
export type TrailReach = "hospital" | "regulator" | "all";

export function trailReach(reader: { institutionId: string | null; authority: string | null }): TrailReach {
  if (reader.institutionId !== null) return "hospital";
  return reader.authority === null ? "all" : "regulator";
}
