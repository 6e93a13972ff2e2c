import "server-only";
import { and, eq } from "drizzle-orm";
import { classifications } from "@/db/schema/classifications";
import type { Step } from "@/lib/classification/keep-version";
import { openQuestions } from "@/lib/classification/outcome";
import { assertPlacement, placementOf } from "@/lib/classification/placement";
import {
  diffOf,
  lockApplication,
  ruleSetFor,
  stale,
  supersede,
  versionsOf,
} from "@/lib/classification/record-versions";
import type { Outcome } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { lockDossier } from "@/lib/records/dossier";
import { refreshPartitions } from "@/lib/records/partition";
import { publishClassification } from "@/lib/records/public-classification";
import { contentChanged } from "@/lib/reviews/content-changed";
import { refreshObligations } from "./refresh";

type Submission = { id: string; revision: number };
type Submitted = Submission & { state: "submitted" };

/**
 * Hands a saved version in. It must answer every question that is asked; what it comes to is a result, whatever it says,
 * and brings its duties about and reaches the public copy in the same transaction.
 */
export async function handIn({ actor, tx, at }: Step, input: Submission): Promise<Outcome<Submitted>> {
  const [found] = await tx.select().from(classifications).where(eq(classifications.id, input.id));
  if (found === undefined) throw new AppError("record.not-found");
  // The institution before the application, as everybody who publishes: its public copy changes with this.
  await lockDossier(tx, { kind: "application", id: found.applicationId });
  const application = await lockApplication(tx, found.applicationId);
  const versions = await versionsOf(tx, found.institutionId, application.id, found.moduleKey);
  const row = versions.find(({ id }) => id === input.id);
  if (row === undefined) throw new AppError("record.not-found");
  if (row.revision !== input.revision || versions[0]?.id !== row.id) throw stale(versions[0] ?? row);
  if (row.state !== "saved") throw new AppError("record.wrong-state");
  assertPlacement(row.answers, await placementOf(tx, application));
  const open = openQuestions(ruleSetFor(row.ruleSetVersion).compiled, row.answers);
  if (open.length > 0) {
    const fields = open.map((question) => ({ path: `answers.${question}`, code: "unanswered" }));
    throw new AppError("record.incomplete", { fields });
  }
  const before = versions.find(({ state }) => state === "submitted");
  if (before !== undefined) await supersede(tx, before, at);
  await tx
    .update(classifications)
    .set({ state: "submitted", submittedBy: actor.userId, submittedByName: actor.name, submittedAt: at })
    .where(and(eq(classifications.institutionId, row.institutionId), eq(classifications.id, row.id)));
  const reviewed = await contentChanged({ tx, actor, at }, application, ["classification"]);
  const duties = await refreshObligations(tx, application, at);
  const findings = await refreshPartitions(tx, application, at);
  await publishClassification(tx, application);
  return {
    result: { id: row.id, revision: row.revision, state: "submitted" as const },
    audit: [
      {
        institutionId: row.institutionId,
        jurisdictionCode: row.jurisdictionCode,
        action: "classification.submitted",
        object: { kind: "classification", id: row.id, version: row.revision },
        diff: diffOf(before, row),
        ...(before === undefined ? {} : { before: before.resultDigest }),
        after: row.resultDigest,
        detail: { applicationId: application.id },
      },
      ...reviewed,
      ...duties,
      ...findings,
    ],
  };
}
