import { z } from "zod";
import {
  commentSeverities,
  conditionComparisons,
  conditionConsequences,
  conditionIndicators,
  conditionUnits,
  decisionStates,
  reviewEvents,
  reviewOutcomes,
  reviewStates,
  reviewTypes,
} from "@/db/values/reviews";
import type { ApiFace } from "@/lib/command/api-face";
import type { DecisionDocument } from "./document";
import { listedCase, listedCaseOf } from "./listed-api";
import type { CasePage, ShownDecision } from "./shown";

const digest = z.string();
const instant = z.iso.datetime();
const day = z.iso.date();
const code = z.string();
const anything = z.record(z.string(), z.unknown());

export const verdict = z.object({ status: code.nullable(), class: code.nullable() });
const decisionDocument = z.object({
  schema: z.literal("review-decision/1"),
  case: z.object({
    id: z.uuid(),
    number: z.string(),
    type: z.enum(reviewTypes),
    round: z.int(),
    authority: code,
    level: code,
  }),
  subject: z.object({ kind: z.literal("application"), id: z.uuid(), number: z.string(), digest }),
  outcome: z.string(),
  reason: z.object({ zh: z.string(), en: z.string().nullable() }),
  referTo: code.nullable(),
  rulingNumber: z.string().nullable(),
  conditions: z.array(
    z.object({
      indicator: z.enum(conditionIndicators),
      comparison: z.enum(conditionComparisons),
      bound: z.number(),
      unit: z.enum(conditionUnits),
      windowDays: z.int(),
      dueOn: day,
      consequence: z.enum(conditionConsequences),
      note: z.string().nullable(),
    }),
  ),
  overrides: z.array(
    z.object({
      module: z.string(),
      classificationId: z.uuid(),
      derived: verdict,
      set: verdict,
      reason: z.string(),
    }),
  ),
});
/** Copied: a document's lists are not to be changed, and the schema's may be. */
const decisionDocumentOf = (document: DecisionDocument) => ({
  ...document,
  conditions: [...document.conditions],
  overrides: [...document.overrides],
});

/** A decision of a case, and in the letter that it is written as. */
export const shownDecision = z.object({
  id: z.uuid(),
  round: z.int(),
  state: z.enum(decisionStates),
  revision: z.int(),
  outcome: z.enum(reviewOutcomes),
  digest,
  isCurrent: z.boolean(),
  document: decisionDocument,
  reviewer: z.object({ name: z.string(), signatureId: z.uuid().nullable(), at: instant.nullable() }),
  approver: z.object({ name: z.string(), signatureId: z.uuid().nullable(), at: instant }).nullable(),
  sentBack: z.object({ byName: z.string(), at: instant, reason: z.string() }).nullable(),
});
export const shownDecisionOf = ({ document, reviewer, approver, sentBack, ...decision }: ShownDecision) => ({
  ...decision,
  document: decisionDocumentOf(document),
  reviewer: { ...reviewer, at: reviewer.at?.toISOString() ?? null },
  approver: approver && { ...approver, at: approver.at.toISOString() },
  sentBack: sentBack && { ...sentBack, at: sentBack.at.toISOString() },
});

type Written = { id: string; revision: number; digest: string; document: DecisionDocument };
/** The document to sign, and the digest to send with the signature. */
export const writeFace: ApiFace<Written> = {
  method: "PUT",
  path: "/reviews/{id}/decision",
  answer: z.object({ id: z.uuid(), revision: z.int(), digest, document: decisionDocument }),
  present: ({ document, ...written }) => ({ ...written, document: decisionDocumentOf(document) }),
};

const said = z.object({ text: z.string(), byName: z.string(), at: instant });
const saidOf = (words: { text: string; byName: string; at: Date } | null) =>
  words && { ...words, at: words.at.toISOString() };

export const caseFace = {
  method: "GET",
  path: "/reviews/{id}",
  input: z.strictObject({ id: z.string() }),
  answer: z.object({
    ...listedCase,
    isContentCurrent: z.boolean(),
    submissions: z.array(
      z.object({
        round: z.int(),
        digest,
        signatureId: z.uuid(),
        signedByName: z.string(),
        signedAt: instant,
        /** What was signed, in full: the digest is that of its RFC 8785 text. */
        document: anything,
        /** Against the round before; null for the first. */
        changes: z.array(z.object({ path: z.string(), from: z.unknown(), to: z.unknown() })).nullable(),
      }),
    ),
    stretches: z.array(
      z.object({ startedAt: instant, endedAt: instant.nullable(), pauseReason: code.nullable() }),
    ),
    events: z.array(
      z.object({
        seq: z.int(),
        event: z.enum(reviewEvents),
        from: z.enum(reviewStates).nullable(),
        to: z.enum(reviewStates),
        byName: z.string(),
        byRole: code,
        note: z.string().nullable(),
        detail: z.record(z.string(), z.string()),
        at: instant,
      }),
    ),
    comments: z.array(
      z.object({
        id: z.uuid(),
        round: z.int(),
        path: z.string(),
        severity: z.enum(commentSeverities),
        text: z.string(),
        byName: z.string(),
        at: instant,
        reply: said.nullable(),
        resolved: z.object({ byName: z.string(), at: instant }).nullable(),
      }),
    ),
    requests: z.array(
      z.object({
        id: z.uuid(),
        round: z.int(),
        note: z.string().nullable(),
        dueOn: day,
        isLate: z.boolean(),
        sentByName: z.string(),
        sentAt: instant,
        closed: z.object({ at: instant, byName: z.string().nullable() }).nullable(),
        items: z.array(
          z.object({
            id: z.uuid(),
            position: z.int(),
            path: z.string().nullable(),
            severity: z.enum(commentSeverities),
            question: z.string(),
            answer: said.nullable(),
          }),
        ),
      }),
    ),
    decisions: z.array(shownDecision),
    /** Null where the step may be taken now by this caller; else why not. */
    steps: z.record(z.string(), code.nullable()),
  }),
  present: (page: CasePage) => ({
    ...listedCaseOf(page),
    isContentCurrent: page.isContentCurrent,
    submissions: page.submissions.map(({ signedAt, document, ...submission }) => ({
      ...submission,
      document: { ...document },
      signedAt: signedAt.toISOString(),
    })),
    stretches: page.stretches.map(({ startedAt, endedAt, pauseReason }) => ({
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      pauseReason,
    })),
    events: page.events.map(({ at, detail, ...event }) => ({
      ...event,
      detail: { ...detail },
      at: at.toISOString(),
    })),
    comments: page.comments.map(({ at, reply, resolved, ...comment }) => ({
      ...comment,
      at: at.toISOString(),
      reply: saidOf(reply),
      resolved: resolved && { ...resolved, at: resolved.at.toISOString() },
    })),
    requests: page.requests.map(({ sentAt, closed, items, ...request }) => ({
      ...request,
      sentAt: sentAt.toISOString(),
      closed: closed && { ...closed, at: closed.at.toISOString() },
      items: items.map(({ answer, ...item }) => ({ ...item, answer: saidOf(answer) })),
    })),
    decisions: page.decisions.map(shownDecisionOf),
    steps: { ...page.steps },
  }),
} as const;
