import "server-only";
import type { Transaction } from "@/db/client";
import { obligationRecords, obligations } from "@/db/schema/obligations";
import { caseConditions, caseDecisions } from "@/db/schema/review-decisions";
import {
  caseComments,
  conflictDeclarations,
  informationItems,
  informationRequests,
} from "@/db/schema/review-exchange";
import { caseEvents } from "@/db/schema/reviews";
import { daysAfter } from "@/lib/calendar";
import { beijingDate } from "@/lib/clock";
import { newId } from "@/lib/ids";
import { CONDITION_DUTY } from "@/lib/obligations/table";
import { addWorkingDays } from "@/lib/reference/working-days";
import { digestOfDocument } from "@/lib/reviews/current-submission";
import { decisionDocument } from "@/lib/reviews/decision-rows";
import { termsOf } from "@/lib/reviews/routing";
import type { ConditionForm } from "@/lib/reviews/schema";
import type { DemoStep } from "./case-history";
import type { DemoCase } from "./cases";
import { seats } from "./rows";
import type { DemoSigner } from "./sign-as";
import type { Cast } from "./signers";

const condition: ConditionForm = {
  indicator: "omission_rate",
  comparison: "at_most",
  bound: 5,
  unit: "percent",
  windowDays: 90,
  dueOn: "2027-03-31",
  consequence: "new_review",
  note: null,
};

export type Part = () => { institutionId: string; jurisdictionCode: string; caseId: string; id: string };

/** Who takes a step, and as what. */
function taker({ by }: DemoStep, cast: Cast) {
  const { id: byId, name: byName, role: byRole } = cast[by];
  return { byId, byName, byRole };
}

/** What was said on the way: the steps, the officials' declarations, their comments and questions. */
export async function loadExchange(
  tx: Transaction,
  demo: DemoCase,
  part: Part,
  cast: Cast,
  steps: readonly DemoStep[],
): Promise<void> {
  const events = steps.map((step, place) => ({
    ...part(),
    seq: place + 1,
    event: step.event,
    fromState: step.from,
    toState: step.to,
    ...taker(step, cast),
    at: step.at,
  }));
  await tx.insert(caseEvents).values(events);
  const claimed = steps.find(({ event }) => event === "claim");
  if (claimed === undefined) return;
  const { first, second } = cast;
  const officials = steps.some(({ by }) => by === "second") ? [first, second] : [first];
  const declared = officials.map(({ id: userId, name: userName }) => ({
    ...part(),
    userId,
    userName,
    hasConflict: false,
    at: claimed.at,
  }));
  await tx.insert(conflictDeclarations).values(declared);
  for (const { isResolved, ...comment } of demo.comments ?? []) {
    const by = { byId: first.id, byName: first.name, at: claimed.at };
    const resolved = { resolvedBy: first.id, resolvedByName: first.name, resolvedAt: claimed.at };
    await tx
      .insert(caseComments)
      .values({ ...part(), round: 1, ...comment, ...by, ...(isResolved ? resolved : {}) });
  }
  const asked = steps.find(({ event }) => event === "request_information");
  if (asked === undefined) return;
  const requestId = newId();
  const dueOn = addWorkingDays(beijingDate(asked.at), termsOf("classification").answerDays);
  const sent = { sentBy: first.id, sentByName: first.name, sentAt: asked.at };
  await tx.insert(informationRequests).values({ ...part(), id: requestId, round: 1, dueOn, ...sent });
  const items = (demo.questions ?? []).map(({ answer, ...item }, place) => ({
    ...part(),
    requestId,
    position: place + 1,
    ...item,
    ...(answer === undefined
      ? {}
      : {
          answer,
          answeredBy: seats.submitted.id,
          answeredByName: seats.submitted.name,
          answeredAt: asked.at,
        }),
  }));
  await tx.insert(informationItems).values(items);
}

type Kept = Omit<typeof caseConditions.$inferInsert, "decidedAt">;
type About = { applicationId: string; classificationId: string };
type Measured = { value: number; sample: number; by: DemoSigner; at: Date };

/** What a condition in force asks of the hospital, and what it has filed for it. */
async function askFor(
  tx: Transaction,
  { institutionId, jurisdictionCode, id: conditionId, dueOn, windowDays }: Kept,
  createdAt: Date,
  about: About,
  measured: Measured | null,
): Promise<void> {
  const [place, obligationId] = [{ institutionId, jurisdictionCode }, newId()];
  const asked = { ...about, duty: CONDITION_DUTY, conditionId, dueOn, createdAt };
  await tx.insert(obligations).values({ ...place, id: obligationId, ...asked });
  if (measured === null) return;
  const { by, at, value, sample } = measured;
  const windowTo = daysAfter(beijingDate(at), -1);
  const window = { windowFrom: daysAfter(windowTo, 1 - windowDays), windowTo };
  const said = {
    act: "evidence",
    note: "随机抽取出院小结，由两名医师判定（虚构）",
    value,
    sample,
    ...window,
  };
  const who = { byId: by.id, byName: by.name, byRole: by.role, at };
  await tx.insert(obligationRecords).values({ ...place, id: newId(), obligationId, ...said, ...who });
}

type Decided = {
  part: Part;
  cast: Cast;
  steps: readonly DemoStep[];
  scope: { authority: string; level: string };
  row: { id: string; number: string; subjectId: string };
  /** The application, and the version of its classification that was decided on. */
  about: About;
  measured: Measured | null;
  applicationNumber: string;
  digest: string;
  sign: (
    meaning: "review" | "approval",
    by: DemoSigner,
    decision: { id: string; displayed: { schema: string } },
    at: Date,
  ) => Promise<string>;
};

/** The decision of a case as it was written, signed, and, where it has come so far, confirmed. */
export async function loadDecision(
  tx: Transaction,
  { outcome, reasonZh, reasonEn, ...rest }: NonNullable<DemoCase["decision"]>,
  { part, cast, steps, scope, row, about, measured, applicationNumber, digest, sign }: Decided,
): Promise<void> {
  const proposed = steps.find(({ event }) => event === "propose");
  const confirmed = steps.find(({ event }) => event === "confirm");
  if (proposed === undefined) return;
  const conditions = outcome === "accept_with_conditions" ? [condition] : [];
  const rulingNumber = rest.rulingNumber ?? null;
  const said = { outcome, reasonZh, reasonEn, rulingNumber, referTo: null, round: 1, subjectDigest: digest };
  const document = decisionDocument(row, scope, applicationNumber, said, { conditions, overrides: [] });
  const decisionId = newId();
  const written = { id: decisionId, displayed: document };
  const reviewerSignatureId = await sign("review", cast.first, written, proposed.at);
  const decidedAt = confirmed?.at ?? null;
  const approved =
    confirmed === undefined
      ? { state: "proposed" }
      : {
          state: "confirmed",
          approverId: cast.second.id,
          approverName: cast.second.name,
          approverSignatureId: await sign("approval", cast.second, written, confirmed.at),
          decidedAt,
        };
  await tx.insert(caseDecisions).values({
    ...part(),
    id: decisionId,
    ...said,
    ...scope,
    digest: digestOfDocument(document),
    applicantId: cast.hospital.id,
    reviewerId: cast.first.id,
    reviewerName: cast.first.name,
    reviewerSignatureId,
    writtenAt: proposed.at,
    proposedAt: proposed.at,
    ...approved,
  });
  for (const [place, each] of conditions.entries()) {
    const kept = { ...part(), decisionId, position: place + 1, ...each, decidedAt };
    await tx.insert(caseConditions).values(kept);
    if (decidedAt !== null) await askFor(tx, kept, decidedAt, about, measured);
  }
}
