import "server-only";
import { caseDecisions } from "@/db/schema/review-decisions";
import { defineViewerCommand } from "@/lib/command/define-command";
import { voidSignatures } from "@/lib/signatures/sign";
import { rulingFace, sendBackFace } from "../api";
import { leaseEnd } from "../case-clock";
import { lockCaseAt } from "../case-rows";
import { judge } from "../judge";
import { moveCase } from "../move-case";
import { proposalOf, thisDecision } from "../proposal";
import { termsOf } from "../routing";
import { decisionReturn, rulingForm } from "../schema";

/**
 * The second official does not agree: the reviewer has the case again, and their signature is void. Whoever has declared a
 * tie since does not get it back; it is free.
 */
export const sendBackDecision = defineViewerCommand({
  name: "review.return",
  permission: "review:decide",
  input: decisionReturn,
  api: sendBackFace,
  run: async (work) => {
    const { actor, input, tx, at } = work;
    const row = await lockCaseAt(tx, input.id, input.revision);
    const judged = await judge(work, row, { event: "send_back" });
    const decision = proposalOf(judged);
    const sent = { sentBackBy: actor.userId, sentBackByName: actor.name, sentBackAt: at };
    await tx
      .update(caseDecisions)
      .set({ state: "sent_back", ...sent, sentBackReason: input.reason })
      .where(thisDecision(decision));
    const subject = { kind: "case_decision", id: decision.id };
    const voided = await voidSignatures(
      work,
      { institutionId: row.institutionId, subject },
      "the second official sent the decision back",
    );
    const { leaseDays } = termsOf("classification");
    const held = judged.facts.proposal?.hasConflict
      ? { holderId: null, holderName: null, leaseUntil: null }
      : {
          holderId: decision.reviewerId,
          holderName: decision.reviewerName,
          leaseUntil: leaseEnd(at, leaseDays),
        };
    const moved = await moveCase(
      work,
      row,
      { event: "send_back", from: judged.facts.state, to: judged.to },
      held,
    );
    return { result: moved.row, audit: [moved.entry, ...voided] };
  },
});

/** The ruling that was applied for has come; the case goes on with it. */
export const recordRuling = defineViewerCommand({
  name: "review.ruling",
  permission: "review:decide",
  input: rulingForm,
  api: rulingFace,
  run: async (work) => {
    const { input, tx } = work;
    const row = await lockCaseAt(tx, input.id, input.revision);
    const { facts, to } = await judge(work, row, { event: "record_ruling" });
    const detail = { rulingNumber: row.rulingNumber ?? "" };
    const told = { note: input.result, detail };
    const moved = await moveCase(work, row, { event: "record_ruling", from: facts.state, to }, {}, told);
    return { result: moved.row, audit: [moved.entry] };
  },
});
