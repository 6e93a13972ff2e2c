import { z } from "zod";
import { classificationStandings, classificationStates } from "@/db/values";
import { pageInput, pageOf, toCursor } from "@/lib/command/cursor";
import { isUuid } from "@/lib/ids";
import type { Outcome } from "./outcome";
import type { ClassificationList, ClassificationView } from "./record-queries";
import type { Override } from "./standing";

const codes = z.array(z.string());
const outcome = {
  results: z.record(
    z.string(),
    z.object({
      status: z.string().nullable(),
      class: z.string().nullable(),
      reasons: codes,
      rules: codes,
      open: codes,
      missing: codes,
    }),
  ),
  tier: z.string().nullable(),
  prohibitions: codes,
  obligations: codes,
  flags: codes,
};
const standing = { id: z.uuid(), revision: z.int().positive(), state: z.enum(classificationStates) };
/** Copied, because an outcome's lists are not to be changed and the schema's may be. */
const outcomeOf = ({ results, tier, prohibitions, obligations, flags }: Outcome) => ({
  results,
  tier,
  prohibitions: [...prohibitions],
  obligations: [...obligations],
  flags: [...flags],
});

type Saved = Outcome & { id: string; revision: number; state: string };
/** What a save answers: the version it made, and what its answers come to. */
export const saveFace = {
  method: "POST",
  path: "/applications/{applicationId}/classifications",
  status: 201,
  answer: z.object({ ...standing, ...outcome }),
  present: ({ id, revision, state, ...derived }: Saved) => ({ id, revision, state, ...outcomeOf(derived) }),
} as const;

export const submitFace = {
  method: "POST",
  path: "/classifications/{id}/submit",
  answer: z.object(standing),
  present: (submitted: { id: string; revision: number; state: string }) => submitted,
} as const;

export const withdrawFace = {
  method: "POST",
  path: "/classifications/{id}/withdraw",
  answer: z.object(standing),
  present: (withdrawn: { id: string; revision: number; state: string }) => withdrawn,
} as const;

const listed = {
  ...standing,
  applicationId: z.uuid(),
  module: z.object({ key: z.string(), name: z.string().nullable() }),
  /** Null while no authority has decided: then what is said here was derived. */
  decision: z
    .object({
      standing: z.enum(classificationStandings).exclude(["derived"]),
      case: z.string(),
      authority: z.string(),
      outcome: z.string(),
      decidedAt: z.iso.datetime(),
      /** What officials set against the rule set for this module. */
      override: z.object({ status: z.string(), class: z.string().nullable(), reason: z.string() }).nullable(),
    })
    .nullable(),
  asOf: z.iso.date(),
  ruleSet: z.object({ id: z.string(), version: z.string(), digest: z.string() }),
  savedAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().nullable(),
  reopened: z.object({ at: z.iso.datetime(), fields: codes }).nullable(),
  ...outcome,
};

const overrideOn = (id: string, overrides: readonly Override[]) => {
  const found = overrides.find(({ classificationId }) => classificationId === id);
  return found === undefined ? null : { status: found.status, class: found.class, reason: found.reason };
};

const listedOf = ({ row, outcome: derived, decision }: ClassificationView) => ({
  id: row.id,
  revision: row.revision,
  state: row.state,
  applicationId: row.applicationId,
  module: { key: row.moduleKey, name: row.moduleName },
  decision: decision && {
    standing: decision.standing,
    case: decision.caseNumber,
    authority: decision.authority,
    outcome: decision.outcome,
    decidedAt: decision.decidedAt.toISOString(),
    override: overrideOn(row.id, decision.overrides),
  },
  asOf: row.asOf,
  ruleSet: { id: row.ruleSetId, version: row.ruleSetVersion, digest: row.ruleSetDigest },
  savedAt: row.savedAt.toISOString(),
  submittedAt: row.submittedAt?.toISOString() ?? null,
  reopened:
    row.reopenedAt === null ? null : { at: row.reopenedAt.toISOString(), fields: row.reopenedFields ?? [] },
  ...outcomeOf(derived),
});

export const listFace = {
  method: "GET",
  path: "/classifications",
  input: z
    .strictObject({ ...pageInput("/classifications", isUuid), applicationId: z.uuid().optional() })
    .transform(({ cursor, limit, applicationId }) => ({
      after: cursor ?? null,
      limit,
      applicationId: applicationId ?? null,
    })),
  answer: pageOf(z.object(listed)),
  present: ({ items, next }: ClassificationList) => ({
    items: items.map(listedOf),
    next: toCursor("/classifications", next),
  }),
} as const;

export const readFace = {
  method: "GET",
  path: "/classifications/{id}",
  input: z.strictObject({ id: z.string() }),
  answer: z.object({
    ...listed,
    answers: z.record(z.string(), z.union([z.string(), codes])),
    questionnaire: z.string(),
    digests: z.object({ answers: z.string(), result: z.string() }),
    /** The result derived again from answers, rule set and day; null in `mismatch` where it agrees. */
    replay: z.object({ agrees: z.boolean(), mismatch: z.enum(["answers", "rule-set", "result"]).nullable() }),
    reason: z.string().nullable(),
  }),
  present: (view: ClassificationView) => ({
    ...listedOf(view),
    answers: view.row.answers,
    questionnaire: view.row.questionnaire,
    digests: { answers: view.row.answersDigest, result: view.row.resultDigest },
    replay: { agrees: view.mismatch === null, mismatch: view.mismatch },
    reason: view.row.reason,
  }),
} as const;
