import { z } from "zod";
import {
  gradeStatuses,
  humanGrades,
  identityVerdicts,
  sampleStates,
  spotCheckStates,
  spotCheckTriggers,
} from "@/db/values/spot-checks";
import { pageInput, pageOf, toCursor } from "@/lib/command/cursor";
import { isUuid } from "@/lib/ids";
import type { ReadBody } from "./body";
import type { SampleView } from "./item-view";
import type { CheckList, CheckPage } from "./queries";
import { checkListQuery } from "./schema";

const head = z.object({
  id: z.uuid(),
  number: z.string(),
  institutionId: z.uuid(),
  deploymentId: z.uuid(),
  suites: z.array(z.string()),
  languages: z.array(z.string()),
  samplesPerItem: z.int().positive(),
  trigger: z.enum(spotCheckTriggers),
  state: z.enum(spotCheckStates),
  /** Why nothing is asked just now, and until when, although the check goes on. */
  waitsFor: z.string().nullable(),
  waitsUntil: z.iso.datetime().nullable(),
  pauseReason: z.string().nullable(),
  failure: z.string().nullable(),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  configurationDigest: z.string().nullable(),
  modelSent: z.string(),
  /** True: a stand-in of the demonstration answered, no model. */
  isSimulator: z.boolean(),
  evidenceDigest: z.string().nullable(),
  /** SHA-256 of the record, once it has ended. */
  resultDigest: z.string().nullable(),
  identityVerdict: z.enum(identityVerdicts).nullable(),
});

type Row = Omit<CheckPage["row"], "evidence">;
const [states, triggers, verdicts] = [
  z.enum(spotCheckStates),
  z.enum(spotCheckTriggers),
  z.enum(identityVerdicts),
];

const headOf = (row: Row) => ({
  ...row,
  state: states.parse(row.state),
  trigger: triggers.parse(row.trigger),
  identityVerdict: row.identityVerdict === null ? null : verdicts.parse(row.identityVerdict),
  requestedBy: row.requestedByName,
  requestedAt: row.requestedAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
  waitsUntil: row.waitsUntil?.toISOString() ?? null,
});

const counts = z.object({
  samples: z.int(),
  pass: z.int(),
  fail: z.int(),
  noAnswer: z.int(),
  error: z.int(),
});

export const checkListFace = {
  method: "GET",
  path: "/spot-checks",
  input: z
    .strictObject({
      ...pageInput("/spot-checks", isUuid),
      state: z.enum(spotCheckStates).optional(),
      deploymentId: z.uuid().optional(),
    })
    .transform(({ cursor, limit, state, deploymentId }) => ({
      state: state ?? null,
      deploymentId: deploymentId ?? null,
      before: cursor ?? null,
      ...(limit === undefined ? {} : { limit }),
    }))
    .pipe(checkListQuery),
  answer: pageOf(head.extend({ counts })),
  present: ({ items, next }: CheckList) => ({
    items: items.map((item) => ({ ...headOf(item), counts: item.counts })),
    next: toCursor("/spot-checks", next),
  }),
} as const;

const sample = z.object({
  id: z.uuid(),
  n: z.int().positive(),
  state: z.enum(sampleStates),
  status: z.enum(gradeStatuses).nullable(),
  reason: z.string().nullable(),
  found: z.string().nullable(),
  requestDigest: z.string().nullable(),
  responseDigest: z.string().nullable(),
  promptTokens: z.int().nullable(),
  completionTokens: z.int().nullable(),
  firstTextMs: z.int().nullable(),
  tokensPerSecond: z.number().nullable(),
  servedModel: z.string().nullable(),
  systemFingerprint: z.string().nullable(),
  human: z
    .object({ status: z.enum(humanGrades), reason: z.string(), by: z.string(), at: z.iso.datetime() })
    .nullable(),
});

const sampleOf = ({ figures, ...view }: SampleView) => ({
  ...view,
  status: figures?.status ?? null,
  reason: figures?.reason ?? null,
  found: figures?.found ?? null,
  promptTokens: figures?.promptTokens ?? null,
  completionTokens: figures?.completionTokens ?? null,
  firstTextMs: figures?.firstTextMs ?? null,
  tokensPerSecond: figures?.tokensPerSecond ?? null,
});

const item = z.object({
  suite: z.string(),
  itemId: z.string(),
  signOff: z.string().nullable(),
  passes: z.int(),
  /** Samples that were answered, or should have been. */
  n: z.int(),
  /** pass^k: the chance that as many samples as make a rate all pass. */
  passHatK: z.number().nullable(),
  samples: z.array(sample),
});

const evidence = z.record(z.string(), z.unknown());

export const checkFace = {
  method: "GET",
  path: "/spot-checks/{id}",
  input: z.strictObject({ id: z.uuid() }),
  answer: head.extend({ evidence: evidence.nullable(), items: z.array(item) }),
  present: ({ row, items }: CheckPage) => ({
    ...headOf(row),
    evidence: row.evidence,
    items: items.map(({ suite, itemId, signOff, summary: { passes, n, passHatK }, samples }) => ({
      ...{ suite, itemId, signOff, passes, n, passHatK },
      samples: samples.map(sampleOf),
    })),
  }),
} as const;

export const startFace = {
  method: "POST",
  path: "/deployments/{deploymentId}/spot-checks",
  status: 201,
  answer: z.object({ id: z.uuid(), number: z.string() }),
  present: (made: { id: string; number: string }) => made,
} as const;

const moved = { answer: z.object({ id: z.uuid(), state: z.enum(spotCheckStates) }) };
type Moved = { id: string; state: (typeof spotCheckStates)[number] };
const moveFace = <Verb extends string>(verb: Verb) =>
  ({ method: "POST", path: `/spot-checks/{id}/${verb}`, ...moved, present: (made: Moved) => made }) as const;

export const pauseFace = moveFace("pause");
export const resumeFace = moveFace("resume");
export const stopFace = moveFace("stop");

export const gradeFace = {
  method: "POST",
  path: "/spot-check-samples/{id}/grade",
  answer: z.object({ id: z.uuid(), status: z.enum(humanGrades) }),
  present: (made: { id: string; status: (typeof humanGrades)[number] }) => made,
} as const;

/** POST although nothing changes: each reading is an entry in the hospital's trail. */
export const bodyFace = {
  method: "POST",
  path: "/spot-check-samples/{id}/read",
  answer: z.object({
    id: z.uuid(),
    messages: z.array(z.object({ role: z.string(), content: z.string() })),
    reasoning: z.string(),
    answer: z.string(),
    /** What the server said of its refusal. */
    said: z.string().nullable(),
    retainUntil: z.iso.datetime(),
  }),
  present: ({ id, messages, reasoning, answer, said, retainUntil }: ReadBody) => ({
    ...{ id, messages, reasoning, answer, said },
    retainUntil: retainUntil.toISOString(),
  }),
} as const;
