import { z } from "zod";
import { instanceKinds } from "@/db/values";
import { shownDecision, shownDecisionOf, verdict } from "./case-api";
import { letterText, letterWords } from "./letter-words";
import { listedCase, listedCaseOf } from "./listed-api";
import type { DecisionLetter, ShownOverride } from "./shown";

const instant = z.iso.datetime();

/** The decision that both officials signed, with what the hospital had signed, and the letter in both languages. */
export const letterFace = {
  method: "GET",
  path: "/reviews/{id}/letter",
  input: z.strictObject({ id: z.string() }),
  answer: z.object({
    instance: z.enum(instanceKinds),
    case: z.object(listedCase),
    decision: shownDecision,
    submission: z.object({
      round: z.int(),
      digest: z.string(),
      signedByName: z.string(),
      signedAt: instant,
      /** What the hospital signed, in full: the digest is that of its RFC 8785 text. */
      document: z.record(z.string(), z.unknown()),
    }),
    /** The letter as plain text, line by line. The Chinese text prevails. */
    text: z.object({ "zh-CN": z.string(), en: z.string() }),
  }),
  present: (letter: DecisionLetter) => ({
    instance: letter.instance,
    case: listedCaseOf(letter.case),
    decision: shownDecisionOf(letter.decision),
    submission: {
      ...letter.submission,
      document: { ...letter.submission.document },
      signedAt: letter.submission.signedAt.toISOString(),
    },
    text: { "zh-CN": letterText(letterWords(letter, "zh-CN")), en: letterText(letterWords(letter, "en")) },
  }),
} as const;

/** What officials have set against the rule set for an application: in force, or ended by a change of its content. */
export const overridesFace = {
  method: "GET",
  path: "/applications/{applicationId}/overrides",
  input: z.strictObject({ applicationId: z.string() }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        case: z.object({ id: z.uuid(), number: z.string() }),
        decisionId: z.uuid(),
        classificationId: z.uuid(),
        module: z.string(),
        derived: verdict,
        set: verdict,
        reason: z.string(),
        reviewerName: z.string(),
        approverName: z.string(),
        decidedAt: instant,
        /** Null while it is in force. */
        endedAt: instant.nullable(),
      }),
    ),
  }),
  present: (overrides: readonly ShownOverride[]) => ({
    items: overrides.map(({ decidedAt, endedAt, ...override }) => ({
      ...override,
      decidedAt: decidedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
  }),
} as const;
