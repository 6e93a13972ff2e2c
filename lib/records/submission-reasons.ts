import "server-only";
import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recordReviews } from "@/db/schema/records";
import { type Dossier, type DossierItem, membersFor, type RecordRef } from "./dossier";
import type { SubmissionReason } from "./similar";

type Submission = Pick<
  typeof recordReviews.$inferSelect,
  "recordId" | "revision" | "reason" | "decidedAt" | "decidedByName"
>;

/** Is this the submission that waits now? One of an earlier revision is not, nor one that was taken back. */
const isInForce = ({ row }: DossierItem, said: Submission): boolean =>
  said.recordId === row.id &&
  said.revision === row.revision &&
  said.decidedAt.getTime() === row.submittedAt?.getTime();

/** What was said with the submission of the records that are to be confirmed or verified, each answer once. */
export async function submissionReasons(
  tx: Transaction,
  root: RecordRef,
  dossier: Dossier,
): Promise<SubmissionReason[]> {
  const waiting = [...membersFor("confirm", root, dossier), ...membersFor("verify", root, dossier)];
  if (waiting.length === 0) return [];
  const { institutionId, recordId, decision, reason, decidedAt } = recordReviews;
  const submissions = await tx
    .select()
    .from(recordReviews)
    .where(
      and(
        eq(institutionId, dossier.institution.institutionId),
        inArray(
          recordId,
          waiting.map(({ row }) => row.id),
        ),
        eq(decision, "submitted"),
        isNotNull(reason),
      ),
    )
    .orderBy(asc(decidedAt));
  const told = new Map<string, SubmissionReason>();
  for (const said of submissions) {
    const item = waiting.find((each) => isInForce(each, said));
    if (item === undefined || said.reason === null) continue;
    const key = `${said.decidedAt.getTime()} ${said.reason}`;
    const { numbers } = told.get(key) ?? { numbers: [] };
    told.set(key, {
      reason: said.reason,
      byName: said.decidedByName,
      at: said.decidedAt,
      numbers: [...numbers, item.row.number],
    });
  }
  return [...told.values()];
}
