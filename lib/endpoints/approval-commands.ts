import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { endpoints, targetNow } from "@/db/schema/endpoints";
import type { Viewer } from "@/lib/auth/actor";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { endpointDecision } from "./schema";
import { afterDecision } from "./state";
import { type EndpointRow, stateOf } from "./target";

type Decision = { state: "approved" | "refused" | "suspended" | "draft" | "pending"; reason: string | null };

/** An approval is of the row as it is in this moment; any other decision takes it away. */
async function writeDecision(tx: Transaction, row: EndpointRow, decision: Decision, actor: Viewer, at: Date) {
  const { state, reason } = decision;
  const isApproved = state === "approved";
  const approvedTarget: SQL<string> | null = isApproved ? sql`${targetNow}` : null;
  await tx
    .update(endpoints)
    .set({
      ...{ state, approvedTarget, approvedBy: isApproved ? actor.userId : null },
      ...{ decidedByName: actor.name, decidedAt: at, decisionReason: reason, updatedAt: at },
    })
    .where(
      and(
        eq(endpoints.institutionId, row.institutionId),
        eq(endpoints.id, row.id),
        eq(endpoints.revision, row.revision),
      ),
    );
}

/** A security administrator, who is not who proposed it, lets an endpoint be called, refuses it, or takes it back. */
export const decideEndpoint = defineViewerCommand({
  name: "endpoint.decide",
  permission: "endpoint:decide",
  input: endpointDecision,
  run: async ({ actor, input, tx, at }) => {
    const [row] = await tx.select().from(endpoints).where(eq(endpoints.id, input.id)).for("update");
    if (row === undefined) throw new AppError("record.not-found");
    if (row.revision !== input.revision) throw new AppError("record.stale");
    if (row.proposedBy === actor.userId) throw new AppError("record.same-person");
    const state = afterDecision(stateOf(row), input.decision);
    if (state === null) throw new AppError("record.wrong-state");
    await writeDecision(tx, row, { state, reason: input.reason }, actor, at);
    const { institutionId, jurisdictionCode, id, deploymentId } = row;
    const object = { kind: "endpoint", id, version: row.revision };
    const entry = { institutionId, jurisdictionCode, object, detail: { deploymentId } };
    const why = input.reason === null ? {} : { reason: input.reason };
    return {
      result: { id, state },
      audit: [{ ...entry, ...why, action: `endpoint.${state}` }],
    };
  },
});
