import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recordDisputes } from "@/db/schema/claims";
import type { AuditEntry } from "@/lib/audit/append";
import { defineViewerCommand } from "@/lib/command/define-command";
import { databaseCode } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { disputeDecision, disputeForm, disputeRef } from "./dispute-schema";
import { lockDossier, type RecordRef } from "./dossier";
import { retire } from "./retire";
import type { RecordRow } from "./tables";

type Dispute = typeof recordDisputes.$inferSelect;

async function lockRecord(tx: Transaction, root: RecordRef): Promise<RecordRow> {
  const dossier = await lockDossier(tx, root);
  const rows: RecordRow[] = [dossier.institution, ...dossier.applications];
  const row = [...rows, dossier.deployment].find((candidate) => candidate?.id === root.id);
  if (!row) throw new AppError("record.not-found");
  return row;
}

function entry(dispute: Dispute, verb: string, reason: string): AuditEntry {
  return {
    institutionId: dispute.institutionId,
    jurisdictionCode: dispute.jurisdictionCode,
    action: `dispute.${verb}`,
    object: { kind: dispute.recordKind, id: dispute.recordId },
    detail: { dispute: dispute.id, grounds: dispute.grounds },
    reason,
  };
}

/** The hospital says that a public record of its own should not stand as it does; nothing changes until a reviewer decides. */
export const fileDispute = defineViewerCommand({
  name: "dispute.file",
  permission: "record:dispute",
  input: disputeForm,
  run: async ({ actor, input, tx, at }) => {
    const row = await lockRecord(tx, input);
    if (row.publishedRevision === null || row.state === "retired") throw new AppError("record.wrong-state");
    const dispute = {
      institutionId: row.institutionId,
      jurisdictionCode: row.jurisdictionCode,
      id: newId(),
      recordKind: input.kind,
      recordId: input.id,
      grounds: input.grounds,
      statement: input.statement,
      evidence: input.evidence,
      filedBy: actor.userId,
      filedByName: actor.name,
      filedByRole: actor.role,
      filedAt: at,
    };
    const [filed] = await tx
      .insert(recordDisputes)
      .values(dispute)
      .returning()
      .catch((error: unknown) => {
        if (databaseCode(error) === "23505") throw new AppError("dispute.open");
        throw error;
      });
    if (filed === undefined) throw new AppError("dispute.open");
    return { result: { id: filed.id }, audit: [entry(filed, "filed", input.statement)] };
  },
});

async function lockOpen(tx: Transaction, id: string): Promise<Dispute> {
  const [found] = await tx.select().from(recordDisputes).where(eq(recordDisputes.id, id));
  if (found === undefined) throw new AppError("record.not-found");
  // The institution's row is the lock, as for every act on its records.
  await lockDossier(tx, { kind: "institution", id: found.institutionId });
  const [dispute] = await tx.select().from(recordDisputes).where(eq(recordDisputes.id, id));
  if (dispute?.state !== "open") throw new AppError("dispute.decided");
  return dispute;
}

const thisOne = (dispute: Dispute) =>
  and(eq(recordDisputes.institutionId, dispute.institutionId), eq(recordDisputes.id, dispute.id));

/** The hospital takes its objection back. */
export const withdrawDispute = defineViewerCommand({
  name: "dispute.withdraw",
  permission: "record:dispute",
  input: disputeRef,
  run: async ({ input, tx }) => {
    const dispute = await lockOpen(tx, input.disputeId);
    await tx.update(recordDisputes).set({ state: "withdrawn" }).where(thisOne(dispute));
    return { result: { id: dispute.id }, audit: [entry(dispute, "withdrawn", dispute.statement)] };
  },
});

/** A reviewer decides. Upheld, the record leaves the register with what hangs below it; rejected, it stays as it is. */
export const decideDispute = defineViewerCommand({
  name: "dispute.decide",
  permission: "record:verify",
  input: disputeDecision,
  run: async ({ actor, input, tx, at }) => {
    const dispute = await lockOpen(tx, input.disputeId);
    if (dispute.filedBy === actor.userId) throw new AppError("record.same-person");
    await tx
      .update(recordDisputes)
      .set({
        state: input.decision,
        decidedBy: actor.userId,
        decidedByName: actor.name,
        decidedAt: at,
        decisionReason: input.reason,
      })
      .where(thisOne(dispute));
    const ended = input.decision === "upheld" ? await retire(tx, dispute, at) : [];
    return { result: { id: dispute.id }, audit: [entry(dispute, input.decision, input.reason), ...ended] };
  },
});
