import "server-only";
import { caseDecisions } from "@/db/schema/review-decisions";
import type { AuditEntry } from "@/lib/audit/append";
import { AppError } from "@/lib/errors";
import { refreshPartitions } from "@/lib/records/partition";
import { publishClassification } from "@/lib/records/public-classification";
import { confirmFace } from "@/lib/reviews/api";
import { type CaseRow, type CaseStanding, lockCaseAt } from "@/lib/reviews/case-rows";
import { decisionDocument, enforceParts, partsOf } from "@/lib/reviews/decision-rows";
import { judge } from "@/lib/reviews/judge";
import { type CaseWork, moveCase } from "@/lib/reviews/move-case";
import { columnsAfter, proposalOf, thisDecision } from "@/lib/reviews/proposal";
import { isAcceptance } from "@/lib/reviews/rules";
import { decisionSigning } from "@/lib/reviews/schema";
import { signDocument } from "@/lib/reviews/sign-case";
import { defineSignedCommand } from "@/lib/signatures/define-signed-command";
import { discloseSignatures } from "@/lib/signatures/sign";
import { refreshObligations } from "./refresh";

/** An acceptance takes effect at once: what was set against the rule set, the duties that follow, and the public record. */
async function accept(
  { tx, at }: CaseWork,
  row: CaseRow,
  { application }: CaseStanding,
): Promise<AuditEntry[]> {
  const duties = await refreshObligations(tx, application, at);
  const findings = await refreshPartitions(tx, application, at);
  await publishClassification(tx, { institutionId: row.institutionId, id: application.id });
  return [...duties, ...findings];
}

/**
 * A second official signs the same document, and the decision stands. Of two who confirm at once one finds the case moved
 * on: the row is locked, its state guards itself, and the database keeps one decision a round.
 */
export const confirmDecision = defineSignedCommand({
  name: "review.confirm",
  permission: "review:decide",
  input: decisionSigning,
  api: confirmFace,
  run: async (work) => {
    const { actor, input, tx, at } = work;
    const row = await lockCaseAt(tx, input.id, input.revision);
    const judged = await judge(work, row, { event: "confirm" });
    const decision = proposalOf(judged);
    const { facts, application, to } = judged;
    const document = decisionDocument(
      row,
      decision,
      application.number,
      decision,
      await partsOf(tx, decision),
    );
    const { signatureId, entry } = await signDocument(work, {
      meaning: "approval",
      subject: { kind: "case_decision", id: decision.id, revision: decision.revision },
      document,
      of: row,
    });
    const [confirmed] = await tx
      .update(caseDecisions)
      .set({
        state: "confirmed",
        approverId: actor.userId,
        approverName: actor.name,
        approverSignatureId: signatureId,
        decidedAt: at,
      })
      .where(thisDecision(decision))
      .returning();
    if (confirmed === undefined || facts.proposal === null) throw new AppError("review.wrong-state");
    const { outcome } = facts.proposal;
    await discloseSignatures(tx, confirmed);
    await enforceParts(tx, confirmed, at);
    const moved = await moveCase(
      work,
      row,
      { event: "confirm", from: facts.state, to },
      columnsAfter(outcome, confirmed),
      { detail: { outcome } },
    );
    const effects = isAcceptance(outcome) ? await accept(work, moved.row, judged) : [];
    const decided = { ...moved.entry, after: confirmed.digest };
    return { result: moved.row, audit: [entry, decided, ...effects] };
  },
});
