/** Codes of review cases. No imports: the browser may read this file. */

/** What a review case is about. Changes, orders and incidents will join. */
export const reviewTypes = ["classification"] as const;
export type ReviewType = (typeof reviewTypes)[number];
/**
 * Where a case stands: free in the queue, in one reviewer's hands, waiting for the hospital's answers or for a ruling,
 * proposed by one official and waiting for the second, sent back to the hospital; the last three are ends.
 */
export const reviewStates = [
  "queued",
  "in_review",
  "awaiting_hospital",
  "awaiting_ruling",
  "proposed",
  "returned",
  "decided",
  "superseded",
  "withdrawn",
] as const;
export type ReviewState = (typeof reviewStates)[number];
export const closedReviewStates = [
  "decided",
  "superseded",
  "withdrawn",
] as const satisfies readonly ReviewState[];
export const reviewEvents = [
  "open",
  "claim",
  "renew",
  "release",
  "escalate",
  "request_information",
  "lapse_request",
  "resubmit",
  "propose",
  "send_back",
  "confirm",
  "record_ruling",
  "content_changed",
  "withdraw",
] as const;
export type ReviewEvent = (typeof reviewEvents)[number];
export const reviewOutcomes = [
  "accept",
  "accept_with_conditions",
  "return",
  "refuse",
  "refer_to_other_authority",
  "apply_for_ruling",
] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];
/** Which officials of an authority a case belongs to. */
export const reviewLevels = ["province", "national"] as const;
export type ReviewLevel = (typeof reviewLevels)[number];
/** Why the clock of a case stands still: one reason at a time. */
export const pauseReasons = ["information", "ruling", "returned"] as const;
export type PauseReason = (typeof pauseReasons)[number];
/** A major comment stands in the way of acceptance until it is resolved. */
export const commentSeverities = ["major", "advisory"] as const;
export type CommentSeverity = (typeof commentSeverities)[number];
/** A decision: written, signed by the reviewer, signed by the approver too, sent back by the approver, or overtaken. */
export const decisionStates = ["drafted", "proposed", "confirmed", "sent_back", "void"] as const;
export type DecisionState = (typeof decisionStates)[number];
/** Indicators a condition of an acceptance can be measured by. */
export const conditionIndicators = [
  "hallucination_rate",
  "severe_hallucination_rate",
  "omission_rate",
  "unsafe_rate",
  "override_rate",
  "citation_support_rate",
  "golden_change_rate",
  "identifier_leak_count",
  "serious_incident_count",
  "availability",
  "report_completeness",
] as const;
export type ConditionIndicator = (typeof conditionIndicators)[number];
export const conditionComparisons = ["at_most", "at_least"] as const;
export type ConditionComparison = (typeof conditionComparisons)[number];
export const conditionUnits = ["percent", "count"] as const;
export type ConditionUnit = (typeof conditionUnits)[number];
/** What a broken condition leads to. */
export const conditionConsequences = ["new_review", "restricted_use", "suspension"] as const;
export type ConditionConsequence = (typeof conditionConsequences)[number];
