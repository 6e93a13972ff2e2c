import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { obligationRecords, obligations } from "@/db/schema/obligations";
import type { ObligationAct } from "@/db/values";
import type { Viewer } from "@/lib/auth/actor";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { evidenceFace } from "./api";
import { latestActs } from "./latest";
import { evidenceForm, waiverForm } from "./schema";
import { dutyOf } from "./table";

/** An obligation that something can still be done about. */
async function openObligation(tx: Transaction, id: string) {
  const [row] = await tx.select().from(obligations).where(eq(obligations.id, id));
  if (row === undefined) throw new AppError("record.not-found");
  const acts = await latestActs(tx, [row.id]);
  if (row.endedAt !== null || acts.get(row.id)?.act === "waiver") throw new AppError("record.wrong-state");
  return row;
}

type Said = { note: string; link: string | null };

async function keep(
  tx: Transaction,
  row: typeof obligations.$inferSelect,
  act: ObligationAct,
  { note, link }: Said,
  actor: Viewer,
  at: Date,
) {
  const { institutionId, jurisdictionCode, id, duty, applicationId } = row;
  const place = { institutionId, jurisdictionCode };
  const by = { byId: actor.userId, byName: actor.name, byRole: actor.role };
  await tx
    .insert(obligationRecords)
    .values({ ...place, id: newId(), obligationId: id, act, note, link, ...by, at });
  return {
    ...place,
    action: act === "evidence" ? "obligation.evidenced" : "obligation.waived",
    object: { kind: "obligation", id },
    reason: note,
    detail: { duty, applicationId, ...(link === null ? {} : { link }) },
  };
}

/** The hospital shows that a duty is met, where that can be shown today. What waits for a part of the portal cannot. */
export const attachEvidence = defineViewerCommand({
  name: "obligation.evidence",
  permission: "obligation:meet",
  input: evidenceForm,
  api: evidenceFace,
  run: async ({ actor, input, tx, at }) => {
    const row = await openObligation(tx, input.id);
    if (row.dueOn === null || dutyOf(row.duty)?.takesEvidence !== true) {
      throw new AppError("obligation.no-evidence");
    }
    return { result: { id: row.id }, audit: [await keep(tx, row, "evidence", input, actor, at)] };
  },
});

/** A reviewer lets a duty go, with the reason. */
export const waiveObligation = defineViewerCommand({
  name: "obligation.waive",
  permission: "obligation:waive",
  input: waiverForm,
  run: async ({ actor, input, tx, at }) => {
    const row = await openObligation(tx, input.id);
    const said = { note: input.note, link: null };
    return { result: { id: row.id }, audit: [await keep(tx, row, "waiver", said, actor, at)] };
  },
});
