import { z } from "zod";
import { authorities } from "@/db/values";
import { reviewLevels, reviewOutcomes, reviewStates } from "@/db/values/reviews";
import type { ApiFace } from "@/lib/command/api-face";
import { pageInput, pageOf, toCursor } from "@/lib/command/cursor";
import type { CaseRow } from "./case-rows";
import { listedCase, listedCaseOf } from "./listed-api";
import { parseQueuePlace } from "./queue-place";
import { queueViews } from "./schema";
import type { CaseList, Submission, Workload } from "./shown";

const digest = z.string();
const instant = z.iso.datetime();
const day = z.iso.date();
const code = z.string();

/** Where a case stands after a step. */
const moved = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(reviewStates),
  revision: z.int().positive(),
  round: z.int().positive(),
  authority: z.enum(authorities),
  level: z.enum(reviewLevels),
  /** Null while the clock stands, and once the case is closed before its term. */
  dueOn: day.nullable(),
  leaseUntil: instant.nullable(),
  outcome: z.enum(reviewOutcomes).nullable(),
  rulingNumber: z.string().nullable(),
});
type Moved = Pick<
  CaseRow,
  | "id"
  | "number"
  | "state"
  | "revision"
  | "round"
  | "authority"
  | "level"
  | "dueOn"
  | "leaseUntil"
  | "outcome"
  | "rulingNumber"
>;
const movedOf = ({ leaseUntil, ...row }: Moved) => ({
  ...row,
  leaseUntil: leaseUntil?.toISOString() ?? null,
});

type Face<Result> = ApiFace<Result>;
const step = (path: Face<Moved>["path"], status?: 201): Face<Moved> => ({
  method: "POST",
  path,
  ...(status === undefined ? {} : { status }),
  answer: moved,
  present: movedOf,
});
type Kept = { id: string };
const keeps = (path: Face<Kept>["path"], status?: 201): Face<Kept> => ({
  method: "POST",
  path,
  ...(status === undefined ? {} : { status }),
  answer: z.object({ id: z.uuid() }),
  present: ({ id }) => ({ id }),
});

export const openFace = step("/applications/{applicationId}/reviews", 201);
export const resubmitFace = step("/reviews/{id}/resubmit");
export const withdrawFace = step("/reviews/{id}/withdraw");
export const claimFace = step("/reviews/{id}/claim");
export const renewFace = step("/reviews/{id}/renew");
export const releaseFace = step("/reviews/{id}/release");
export const escalateFace = step("/reviews/{id}/escalate");
export const requestFace = step("/reviews/{id}/information-requests", 201);
export const lapseFace = step("/reviews/{id}/information-requests/lapse");
export const proposeFace = step("/reviews/{id}/decision/propose");
export const confirmFace = step("/reviews/{id}/decision/confirm");
export const sendBackFace = step("/reviews/{id}/decision/send-back");
export const rulingFace = step("/reviews/{id}/ruling");
export const commentFace = keeps("/reviews/{id}/comments", 201);
export const declareFace = keeps("/reviews/{id}/declarations", 201);
export const replyFace = keeps("/review-comments/{id}/reply");
export const resolveFace = keeps("/review-comments/{id}/resolve");
export const answerFace = keeps("/information-items/{id}/answer");

export const queueFace = {
  method: "GET",
  path: "/reviews",
  input: z
    .strictObject({
      ...pageInput("/reviews", (place) => parseQueuePlace(place) !== null),
      view: z.enum(queueViews).default("all"),
      state: z.enum(reviewStates).optional(),
      level: z.enum(reviewLevels).optional(),
      tier: z.enum(["T1", "T2", "T3", "T4"]).optional(),
      province: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
    })
    .transform(({ cursor, limit, view, state, level, tier, province }) => ({
      view,
      state: state ?? null,
      level: level ?? null,
      tier: tier ?? null,
      province: province ?? null,
      isDueThisWeek: false,
      q: null,
      after: cursor ?? null,
      limit,
    })),
  answer: pageOf(z.object(listedCase)),
  present: ({ items, next }: CaseList) => ({
    items: items.map(listedCaseOf),
    next: toCursor("/reviews", next),
  }),
} as const;

/** Who of the caller's authority and level has how many cases in hand. */
export const workloadFace = {
  method: "GET",
  path: "/review-workload",
  input: z.strictObject({}),
  answer: z.object({
    items: z.array(z.object({ name: z.string(), isMe: z.boolean(), held: z.int().nonnegative() })),
  }),
  present: (workload: Workload) => ({ items: [...workload] }),
} as const;

const anything = z.record(z.string(), z.unknown());

/** What hospital quality would sign now. */
export const submissionFace = {
  method: "GET",
  path: "/applications/{applicationId}/review-submission",
  input: z.strictObject({ applicationId: z.string() }),
  answer: z.object({
    document: anything.nullable(),
    digest: digest.nullable(),
    problems: z.array(z.object({ path: z.string(), code, values: anything.optional() })),
    routed: z.object({ authority: z.enum(authorities), level: z.enum(reviewLevels), route: code }).nullable(),
    standing: z.object(listedCase).nullable(),
  }),
  present: ({ document, standing, ...rest }: Submission) => ({
    ...rest,
    document: document && { ...document },
    standing: standing && listedCaseOf(standing),
  }),
} as const;
