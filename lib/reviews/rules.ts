import type { Authority } from "@/db/values";
import {
  closedReviewStates,
  type PauseReason,
  type ReviewEvent,
  type ReviewLevel,
  type ReviewOutcome,
  type ReviewState,
} from "@/db/values/reviews";
import { covers, type Jurisdiction, NATION } from "@/lib/auth/jurisdiction";
import type { ErrorCode } from "@/lib/errors";

/** Everything the machine looks at. Facts, not rows: a test builds them by hand, a command reads them under a lock. */
export type CaseFacts = {
  state: ReviewState;
  authority: Authority;
  level: ReviewLevel;
  jurisdictionCode: string;
  institutionId: string;
  /** Who signed for the hospital. */
  signedBy: string;
  /** SHA-256 of what the hospital signed, and of what stands in the register now. */
  subjectDigest: string;
  currentDigest: string;
  holder: { userId: string; until: Date } | null;
  hasOpenMajor: boolean;
  /** Questions of the open request that have no answer. */
  unanswered: number;
  /** The term for answers has run out. */
  isRequestLate: boolean;
  /** `hasConflict`: what whoever proposed it says of their ties now. */
  proposal: {
    reviewerId: string;
    outcome: ReviewOutcome;
    subjectDigest: string;
    hasConflict: boolean;
  } | null;
};

/** Who acts. `formerInstitutions`: every hospital the person has ever acted for. */
export type CaseActor = {
  userId: string;
  institutionId: string | null;
  authority: Authority | null;
  jurisdiction: Jurisdiction | null;
  formerInstitutions: readonly string[];
  /** What they have declared on this case; null: nothing yet. */
  hasConflict: boolean | null;
};

export type CaseStep =
  | { event: Exclude<ReviewEvent, "open" | "propose"> }
  | { event: "propose"; outcome: ReviewOutcome };

export type Refusal = Extract<ErrorCode, `review.${string}`>;
export type Verdict = { to: ReviewState; refusal: null } | { to: null; refusal: Refusal };

const allowed = (to: ReviewState): Verdict => ({ to, refusal: null });
const refused = (refusal: Refusal): Verdict => ({ to: null, refusal });

export const isClosed = (state: ReviewState): boolean =>
  closedReviewStates.some((closed) => closed === state);

/** Where a confirmed decision leads. */
export const stateAfter: Record<ReviewOutcome, ReviewState> = {
  accept: "decided",
  accept_with_conditions: "decided",
  return: "returned",
  refuse: "decided",
  refer_to_other_authority: "queued",
  apply_for_ruling: "awaiting_ruling",
};

export const isAcceptance = (outcome: string | null): boolean =>
  outcome === "accept" || outcome === "accept_with_conditions";

/** Which states an event can come in, whoever brings it. */
const from: Record<CaseStep["event"], readonly ReviewState[]> = {
  claim: ["queued", "in_review"],
  renew: ["in_review"],
  release: ["in_review"],
  escalate: ["queued", "in_review"],
  request_information: ["in_review"],
  lapse_request: ["awaiting_hospital"],
  resubmit: ["awaiting_hospital", "returned"],
  propose: ["in_review"],
  send_back: ["proposed"],
  confirm: ["proposed"],
  record_ruling: ["awaiting_ruling"],
  content_changed: ["queued", "in_review", "awaiting_hospital", "awaiting_ruling", "proposed", "decided"],
  withdraw: ["queued", "in_review", "awaiting_hospital", "returned"],
};

/** Why the clock stands in a state; null: it runs, or the case is closed. */
export const pauseOf: Record<ReviewState, PauseReason | null> = {
  queued: null,
  in_review: null,
  proposed: null,
  awaiting_hospital: "information",
  awaiting_ruling: "ruling",
  returned: "returned",
  decided: null,
  superseded: null,
  withdrawn: null,
};

/** Does this official belong to the authority and the level that the case is with? The nation acts on what came up to it. */
export function isOfScope(
  { authority, level, jurisdictionCode }: Pick<CaseFacts, "authority" | "level" | "jurisdictionCode">,
  actor: Pick<CaseActor, "authority" | "jurisdiction">,
): boolean {
  if (actor.authority !== authority || actor.jurisdiction === null) return false;
  const isNational = actor.jurisdiction.code === NATION;
  return level === "national" ? isNational : !isNational && covers(actor.jurisdiction, jurisdictionCode);
}

/** Is the case in somebody's hands at this moment? A lease that has run out holds nothing. */
export const heldBy = ({ holder }: Pick<CaseFacts, "holder">, at: Date): string | null =>
  holder !== null && holder.until > at ? holder.userId : null;

/** Escalation is open to the level the case is with and to the nation's officials of the same authority. */
const mayEscalate = (facts: CaseFacts, actor: CaseActor) =>
  actor.authority === facts.authority && (isOfScope(facts, actor) || actor.jurisdiction?.code === NATION);

/** What keeps somebody from having any part in a case: not theirs, their own signature, their own hospital. */
function outsider(facts: CaseFacts, actor: CaseActor, isTheirs: boolean): Refusal | null {
  if (!isTheirs) return "review.not-yours";
  if (actor.institutionId === facts.institutionId || actor.formerInstitutions.includes(facts.institutionId)) {
    return "review.own-institution";
  }
  return actor.userId === facts.signedBy ? "review.same-person" : null;
}

/** Why an official may have no part in a case at all, whatever its state; null: they may. */
export const barred = (facts: CaseFacts, actor: CaseActor): Refusal | null =>
  outsider(facts, actor, isOfScope(facts, actor));

/** Work on a case needs a declaration, and that without a conflict. */
export const undeclared = ({ hasConflict }: Pick<CaseActor, "hasConflict">): Refusal | null => {
  if (hasConflict === null) return "review.undeclared";
  return hasConflict ? "review.conflict" : null;
};

/** A decision needs a declaration without conflict, what the hospital signed unchanged, and for a yes no open major comment. */
function undecidable(facts: CaseFacts, actor: CaseActor, outcome: ReviewOutcome): Refusal | null {
  const declared = undeclared(actor);
  if (declared !== null) return declared;
  if (facts.currentDigest !== facts.subjectDigest) return "review.stale-content";
  return isAcceptance(outcome) && facts.hasOpenMajor ? "review.open-major" : null;
}

function byHolder(facts: CaseFacts, actor: CaseActor, at: Date): Refusal | null {
  const holder = heldBy(facts, at);
  return holder === actor.userId ? null : "review.not-held";
}

function second(facts: CaseFacts, actor: CaseActor): Refusal | null {
  const { proposal } = facts;
  if (proposal === null) return "review.wrong-state";
  return proposal.reviewerId === actor.userId ? "review.same-person" : undeclared(actor);
}

function confirming(facts: CaseFacts, actor: CaseActor): Verdict {
  const { proposal } = facts;
  const refusal = second(facts, actor);
  if (refusal !== null || proposal === null) return refused(refusal ?? "review.wrong-state");
  if (proposal.hasConflict) return refused("review.reviewer-conflict");
  if (proposal.subjectDigest !== facts.subjectDigest) return refused("review.stale-content");
  const blocked = undecidable(facts, actor, proposal.outcome);
  return blocked === null ? allowed(stateAfter[proposal.outcome]) : refused(blocked);
}

function claiming(facts: CaseFacts, actor: CaseActor, at: Date): Verdict {
  const holder = heldBy(facts, at);
  if (holder !== null && holder !== actor.userId) return refused("review.held");
  return allowed("in_review");
}

/** What an official's step leads to, once the case is theirs. Whoever declared a tie can only give it back. */
function official(facts: CaseFacts, step: CaseStep, actor: CaseActor, at: Date): Verdict {
  if (actor.hasConflict === true && step.event !== "release") return refused("review.conflict");
  const held = (to: ReviewState, more: Refusal | null = null): Verdict => {
    const refusal = byHolder(facts, actor, at) ?? more;
    return refusal === null ? allowed(to) : refused(refusal);
  };
  switch (step.event) {
    case "claim":
      return claiming(facts, actor, at);
    case "escalate":
      return facts.level === "national" ? refused("review.wrong-state") : allowed("queued");
    case "renew":
      return held("in_review");
    case "release":
      return held("queued");
    case "request_information":
      return held("awaiting_hospital", undeclared(actor));
    case "lapse_request":
      return facts.isRequestLate ? allowed("in_review") : refused("review.not-late");
    case "propose":
      return held("proposed", undecidable(facts, actor, step.outcome));
    case "record_ruling":
      return allowed("queued");
    case "send_back": {
      const refusal = second(facts, actor);
      return refusal === null ? allowed("in_review") : refused(refusal);
    }
    case "confirm":
      return confirming(facts, actor);
    default:
      return refused("review.wrong-state");
  }
}

/** Answers go back into the hands that asked for them; what was returned goes to the queue. */
function resubmitting({ state, holder, unanswered }: CaseFacts): Verdict {
  if (unanswered > 0) return refused("review.unanswered");
  return allowed(state === "awaiting_hospital" && holder !== null ? "in_review" : "queued");
}

/** What the applicant's own step leads to. A change of what was signed voids signatures in every state; only its end differs. */
function applicant(facts: CaseFacts, event: CaseStep["event"], actor: CaseActor): Verdict {
  if (actor.institutionId !== facts.institutionId) return refused("review.not-yours");
  if (event === "withdraw") return allowed("withdrawn");
  if (event === "resubmit") return resubmitting(facts);
  if (facts.state === "decided") return allowed("superseded");
  // Whoever was asked for answers may change the record to answer; what they sign then is the new content.
  return allowed(facts.state === "awaiting_hospital" ? "awaiting_hospital" : "returned");
}

/** Steps a hospital takes; a change of what was signed comes about by itself. */
export const applicantEvents = ["resubmit", "withdraw"] as const satisfies readonly CaseStep["event"][];
/** Steps that officials take. */
export const officialEvents = [
  "claim",
  "renew",
  "release",
  "escalate",
  "request_information",
  "lapse_request",
  "propose",
  "send_back",
  "confirm",
  "record_ruling",
] as const satisfies readonly CaseStep["event"][];
const byApplicant: readonly CaseStep["event"][] = [...applicantEvents, "content_changed"];

/**
 * The state after a step, or the reason why there is none. Pure and total: no clock, no database. By no order of steps does
 * one person decide alone, anybody decide on what they signed themselves, or a decision rest on content that has changed.
 */
export function next(facts: CaseFacts, step: CaseStep, actor: CaseActor, at: Date): Verdict {
  const isApplicant = byApplicant.includes(step.event);
  if (!isApplicant) {
    const isTheirs = step.event === "escalate" ? mayEscalate(facts, actor) : isOfScope(facts, actor);
    const refusal = outsider(facts, actor, isTheirs);
    if (refusal !== null) return refused(refusal);
  }
  if (!from[step.event].includes(facts.state)) return refused("review.wrong-state");
  return isApplicant ? applicant(facts, step.event, actor) : official(facts, step, actor, at);
}
