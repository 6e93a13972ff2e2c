import { z } from "zod";
import {
  commentSeverities,
  conditionComparisons,
  conditionConsequences,
  conditionIndicators,
  conditionUnits,
  type reviewLevels,
  reviewOutcomes,
  type reviewStates,
} from "@/db/values/reviews";
import { freeText } from "@/lib/personal-data/free-text";
import { calendarDate } from "@/lib/records/calendar-date";
import { signedFields } from "@/lib/signatures/schema";

const emptyIsNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : value);
const optionalText = (longest: number) =>
  z.preprocess(emptyIsNull, freeText(longest).min(2).nullable()).default(null);

const onCase = { id: z.uuid() };
/** The newest revision of the case that was seen. */
const onRevision = { ...onCase, revision: z.int().positive() };
const reason = freeText(1000).min(4);
/** A place in the signed document, or in what was answered: `modules.main.answers.functions`. */
const fieldPath = z
  .string()
  .max(200)
  .regex(/^[a-zA-Z][\w-]*(\.[\w-]+){0,7}$/);

/** Hospital quality signs what stands in the register of one application. */
export const caseOpening = z.strictObject({ applicationId: z.uuid(), ...signedFields });
export const caseResubmission = z.strictObject({ ...onRevision, ...signedFields });
export const caseWithdrawal = z.strictObject({ ...onRevision, reason });

export const caseRef = z.strictObject(onCase);
export const caseEscalation = z.strictObject({ ...onRevision, reason });

export const commentForm = z.strictObject({
  ...onCase,
  path: fieldPath,
  severity: z.enum(commentSeverities),
  text: reason,
});
export const commentReply = z.strictObject({ ...onCase, reply: reason });

/** Three years back: employment, holdings, research together, kinship. "None" is declared too. */
export const declarationForm = z
  .strictObject({ ...onCase, hasConflict: z.boolean(), statement: optionalText(500) })
  .superRefine(({ hasConflict, statement }, context) => {
    if (hasConflict && statement === null)
      context.addIssue({ code: "custom", path: ["statement"], params: { code: "required" } });
  });

export const MOST_ITEMS = 30;
/** Everything the reviewer wants to know, in one request. */
export const informationRequestForm = z.strictObject({
  ...onRevision,
  note: optionalText(1000),
  items: z
    .array(
      z.strictObject({
        path: fieldPath.nullable().default(null),
        severity: z.enum(commentSeverities),
        question: freeText(500).min(4),
      }),
    )
    .min(1)
    .max(MOST_ITEMS),
});
/** The term for answers is over: the reviewer goes on without them. */
export const requestLapse = z.strictObject(onRevision);
export const itemAnswer = z.strictObject({ ...onCase, answer: freeText(2000).min(1) });

const condition = z.strictObject({
  indicator: z.enum(conditionIndicators),
  comparison: z.enum(conditionComparisons),
  // As fine as it is stored: what is signed is made from what is stored.
  bound: z.number().min(0).max(1_000_000).multipleOf(0.0001),
  unit: z.enum(conditionUnits),
  windowDays: z.int().min(1).max(366),
  dueOn: calendarDate,
  consequence: z.enum(conditionConsequences),
  note: optionalText(500),
});
export type ConditionForm = z.output<typeof condition>;

/** What officials may set against the rule set: the Chinese status of a module, and a class where it is a device. */
export const overrideStatuses = ["device", "non-device"] as const;
export const overrideClasses = ["per-catalogue", "II", "III"] as const;
const override = z
  .strictObject({
    module: z.string().max(40),
    status: z.enum(overrideStatuses),
    class: z.enum(overrideClasses).nullable().default(null),
    reason,
  })
  .superRefine(({ status, class: given }, context) => {
    if ((status === "device") !== (given !== null))
      context.addIssue({
        code: "custom",
        path: ["class"],
        params: { code: status === "device" ? "required" : "choice" },
      });
  });
export type OverrideForm = z.output<typeof override>;

/** A decision as one official writes it. What does not belong to its outcome is refused, not ignored. */
export const decisionForm = z
  .strictObject({
    ...onRevision,
    outcome: z.enum(reviewOutcomes),
    reasonZh: reason,
    reasonEn: optionalText(2000),
    rulingNumber: z
      .preprocess(
        emptyIsNull,
        z
          .string()
          .regex(/^[\p{L}\p{N}（）〔〕()\-/ ]{4,60}$/u)
          .nullable(),
      )
      .default(null),
    conditions: z.array(condition).max(20).default([]),
    overrides: z.array(override).max(20).default([]),
  })
  .superRefine(({ outcome, rulingNumber, conditions, overrides }, context) => {
    const issue = (path: string, code: string) =>
      context.addIssue({ code: "custom", path: [path], params: { code } });
    if ((outcome === "apply_for_ruling") !== (rulingNumber !== null))
      issue("rulingNumber", outcome === "apply_for_ruling" ? "required" : "notForOutcome");
    if ((outcome === "accept_with_conditions") !== conditions.length > 0)
      issue("conditions", outcome === "accept_with_conditions" ? "required" : "notForOutcome");
    const isYes = outcome === "accept" || outcome === "accept_with_conditions";
    if (overrides.length > 0 && !isYes) issue("overrides", "notForOutcome");
    if (new Set(overrides.map(({ module }) => module)).size < overrides.length) issue("overrides", "unique");
  });
export type DecisionForm = z.output<typeof decisionForm>;

export const decisionSigning = z.strictObject({ ...onRevision, ...signedFields });
export const decisionReturn = z.strictObject({ ...onRevision, reason });
/** What a ruling said, once it has come. */
export const rulingForm = z.strictObject({ ...onRevision, result: reason });

/** `mine`: claimed by me. `free`: nobody's. `approve`: waits for a second official. `waiting`: with the hospital or a ruling. */
export const queueViews = ["mine", "free", "approve", "waiting", "all", "closed"] as const;
export type QueueView = (typeof queueViews)[number];

/** A page of the queue as its address names it. */
export type QueueQuery = {
  view: QueueView;
  state: (typeof reviewStates)[number] | null;
  level: (typeof reviewLevels)[number] | null;
  tier: string | null;
  province: string | null;
  isDueThisWeek: boolean;
  q: string | null;
  after: string | null;
  limit?: number | undefined;
};
