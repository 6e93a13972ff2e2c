import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { obligations } from "@/db/schema/obligations";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { evidenceFace } from "./api";
import { keepAct } from "./keep-act";
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

/** The hospital shows that a duty is met, where that can be shown today. What waits for a part of the portal cannot. */
export const attachEvidence = defineViewerCommand({
  name: "obligation.evidence",
  permission: "obligation:meet",
  input: evidenceForm,
  api: evidenceFace,
  run: async (work) => {
    const { input, tx } = work;
    const row = await openObligation(tx, input.id);
    if (row.dueOn === null || dutyOf(row.duty)?.takesEvidence !== true) {
      throw new AppError("obligation.no-evidence");
    }
    const { note, link } = input;
    return { result: { id: row.id }, audit: [await keepAct(work, row, { act: "evidence", note, link })] };
  },
});

/** A reviewer lets a duty go, with the reason. */
export const waiveObligation = defineViewerCommand({
  name: "obligation.waive",
  permission: "obligation:waive",
  input: waiverForm,
  run: async (work) => {
    const { input, tx } = work;
    const row = await openObligation(tx, input.id);
    const said = { act: "waiver", note: input.note, link: null } as const;
    return { result: { id: row.id }, audit: [await keepAct(work, row, said)] };
  },
});
