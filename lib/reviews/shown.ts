import type { Authority, InstanceKind } from "@/db/values";
import type {
  CommentSeverity,
  DecisionState,
  ReviewEvent,
  ReviewLevel,
  ReviewOutcome,
  ReviewState,
  ReviewType,
} from "@/db/values/reviews";
import type { CaseClock, ClockStretch } from "./case-clock";
import type { DecisionDocument, DocumentChange, DocumentVerdict, SubmissionDocument } from "./document";
import type { OwnTask } from "./own-task";
import type { priorityParts } from "./priority";
import type { Refusal } from "./rules";

type Names = { nameZh: string; nameEn: string | null };

/** A claim on a case, and the moment it ends. */
export type Lease = { name: string; until: Date; isMe: boolean };

/** A case in a list. */
export type ShownCase = {
  id: string;
  number: string;
  type: ReviewType;
  state: ReviewState;
  revision: number;
  round: number;
  authority: Authority;
  level: ReviewLevel;
  isEscalated: boolean;
  /** The row of the routing table that chose the authority (lib/reviews/routing). */
  route: string;
  tier: string | null;
  status: string | null;
  priority: number;
  priorityParts: ReturnType<typeof priorityParts> & { time: number };
  clock: CaseClock;
  /** Who has it now; a lease that has run out holds nothing. */
  holder: Lease | null;
  /** Whose claim ran out while they reviewed: the case is free to be taken again. Told to officials only. */
  lapsed: Lease | null;
  institution: Names & { id: string };
  application: Names & { id: string; number: string };
  openedAt: Date;
  closedAt: Date | null;
  outcome: ReviewOutcome | null;
  rulingNumber: string | null;
};
/** A case in the list of its own hospital, with what has to happen next. */
export type OwnCase = ShownCase & { task: OwnTask };
export type OwnCaseList = {
  items: OwnCase[];
  next: string | null;
  /** How many go on, of those how many wait for the hospital, how many have ended. */
  counts: { open: number; mine: number; closed: number };
};
export type CaseList = { items: ShownCase[]; next: string | null };

/** How many cases of this reader's scope stand where. */
export type CaseCounts = {
  mine: number;
  free: number;
  approve: number;
  waiting: number;
  dueThisWeek: number;
  overdue: number;
};
/** Cases in hand by official of the reader's authority and scope, the fullest first. */
export type Workload = { name: string; isMe: boolean; held: number }[];

export type ShownComment = {
  id: string;
  round: number;
  path: string;
  severity: CommentSeverity;
  text: string;
  byName: string;
  at: Date;
  reply: { text: string; byName: string; at: Date } | null;
  resolved: { byName: string; at: Date } | null;
};

export type ShownRequest = {
  id: string;
  round: number;
  note: string | null;
  dueOn: string;
  isLate: boolean;
  sentByName: string;
  sentAt: Date;
  /** Null while it is open; `byName` is null where the case ended without an answer. */
  closed: { at: Date; byName: string | null } | null;
  items: {
    id: string;
    position: number;
    path: string | null;
    severity: CommentSeverity;
    question: string;
    answer: { text: string; byName: string; at: Date } | null;
  }[];
};

export type ShownDecision = {
  id: string;
  round: number;
  state: DecisionState;
  revision: number;
  outcome: ReviewOutcome;
  /** The document as it is signed, and the digest that is sent along with a signature. */
  document: DecisionDocument;
  digest: string;
  /** Void: written on what the hospital has since changed. */
  isCurrent: boolean;
  reviewer: { name: string; isMe: boolean; signatureId: string | null; at: Date | null };
  approver: { name: string; isMe: boolean; signatureId: string | null; at: Date } | null;
  sentBack: { byName: string; at: Date; reason: string } | null;
};

export type ShownSubmission = {
  round: number;
  document: SubmissionDocument;
  digest: string;
  signatureId: string;
  signedByName: string;
  signedAt: Date;
  /** Against the round before; null for the first. */
  changes: DocumentChange[] | null;
};

export type ShownEvent = {
  seq: number;
  event: ReviewEvent;
  from: ReviewState | null;
  to: ReviewState;
  byName: string;
  byRole: string;
  note: string | null;
  detail: Readonly<Record<string, string>>;
  at: Date;
};

/** A declaration of interests as it counts, with what its official has added to it since. */
export type Declaration = {
  hasConflict: boolean;
  statement: string | null;
  at: Date;
  added: { statement: string; at: Date }[];
};

/** Steps a page offers: null where it may be taken now, else why not. Steps that are not this side's are absent. */
export type CaseSteps = Partial<Record<ReviewEvent, Refusal | null>>;

export type CasePage = ShownCase & {
  /** The rounds, the newest first. */
  submissions: ShownSubmission[];
  /** Does the register still say what was signed? */
  isContentCurrent: boolean;
  stretches: ClockStretch[];
  events: ShownEvent[];
  comments: ShownComment[];
  requests: ShownRequest[];
  /** What this official has declared on the case, a tie before all else; null: nothing yet, or not an official. */
  declaration: Declaration | null;
  /** The newest first. A hospital sees what both officials have signed. */
  decisions: ShownDecision[];
  steps: CaseSteps;
};

/** What keeps an application from being handed in for review: each with the place to mend it. */
export type GateProblem = { path: string; code: GateCode; values?: Record<string, string | number> };
export const gateCodes = [
  "institutionUnverified",
  "recordNotHandedIn",
  "mainModuleMissing",
  "moduleNotSubmitted",
  "moduleUnanswered",
  "moduleReopened",
  "resultMismatch",
  "partitionOpen",
] as const;
export type GateCode = (typeof gateCodes)[number];

/** What hospital quality would sign now for an application. */
export type Submission = {
  /** Null where no module has been handed in. */
  document: SubmissionDocument | null;
  digest: string | null;
  problems: GateProblem[];
  routed: { authority: Authority; level: ReviewLevel; route: string } | null;
  /** The case that stands for it, if any. */
  standing: ShownCase | null;
};

/** A verdict that two officials set against the rule set, with what the rule set had said. */
export type ShownOverride = {
  id: string;
  case: { id: string; number: string };
  decisionId: string;
  classificationId: string;
  module: string;
  derived: DocumentVerdict;
  set: DocumentVerdict;
  reason: string;
  reviewerName: string;
  approverName: string;
  decidedAt: Date;
  endedAt: Date | null;
};

/** A decision as it is written to the hospital, to be set in both languages. */
export type DecisionLetter = {
  instance: InstanceKind;
  /** The address people open the portal at: a sheet of paper has to say where it can be checked. */
  origin: string;
  /** Whether the public register shows the application, and so the decision. */
  isPublic: boolean;
  case: ShownCase;
  decision: ShownDecision;
  submission: Pick<ShownSubmission, "round" | "digest" | "signedByName" | "signedAt" | "document">;
};

/** An application whose classification waits to be signed, and how many modules were handed in. */
export type ToSign = { id: string; number: string; nameZh: string; nameEn: string | null; modules: number };
