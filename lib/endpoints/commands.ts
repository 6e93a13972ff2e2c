import "server-only";
import { and, eq } from "drizzle-orm";
import { endpoints } from "@/db/schema/endpoints";
import { fieldDiff } from "@/lib/audit/diff";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { simulatorModel } from "@/lib/llm/simulator/behaviours";
import { proposalFace } from "./api";
import { requireTarget } from "./faults";
import { requireKey } from "./keep-key";
import { lockEndpoint, writeProposal } from "./propose";
import { endpointLimits, endpointProposal, endpointSwitch, simulatorProposal } from "./schema";
import { simulatorAddress } from "./simulator";
import { simulatorPort } from "./target";

/** The hospital says where its model is served and asks that it may be called. A second person decides. */
export const proposeEndpoint = defineViewerCommand({
  name: "endpoint.propose",
  permission: "endpoint:edit",
  input: endpointProposal,
  api: proposalFace,
  run: async ({ actor, input, tx, at }) => {
    const { deploymentId, revision, ...stated } = input;
    const known = await lockEndpoint(tx, deploymentId, revision);
    requireTarget(input);
    requireKey(input);
    // A form keeps the answer to a question that it no longer asks.
    const isThinkingOn = stated.thinkingBy === null ? null : stated.isThinkingOn;
    return writeProposal(tx, known, { ...stated, isThinkingOn, isSimulator: false }, actor, at);
  },
});

/** In the demonstration: the stand-in instead of a server of one's own. There is none in a live instance. */
export const proposeSimulator = defineViewerCommand({
  name: "endpoint.simulate",
  permission: "endpoint:edit",
  input: simulatorProposal,
  run: async ({ actor, input, tx, at }) => {
    const known = await lockEndpoint(tx, input.deploymentId, input.revision);
    if (simulatorPort() === null) throw new AppError("endpoint.no-simulator");
    const stated = {
      ...simulatorAddress,
      modelIdSent: simulatorModel(input.behaviour),
      isSimulator: true,
      ...{ thinkingBy: null, isThinkingOn: null, caPem: null, key: null },
      removesKey: known.row !== null && known.row.keyMark !== null,
    };
    return writeProposal(tx, known, stated, actor, at);
  },
});

const limitFields = [
  "maxInFlight",
  "perMinute",
  "headersSeconds",
  "gapSeconds",
  "totalSeconds",
  "budgetCalls",
  "budgetTokens",
  "budgetSeconds",
  "quietFrom",
  "quietTo",
] as const;

/** How much may be asked of it, and when not: the hospital's own protection, which needs nobody's consent. */
export const limitEndpoint = defineViewerCommand({
  name: "endpoint.limit",
  permission: "endpoint:edit",
  input: endpointLimits,
  run: async ({ input, tx, at }) => {
    const { deploymentId, revision, ...limits } = input;
    const { row } = await lockEndpoint(tx, deploymentId, revision);
    if (row === null) throw new AppError("record.not-found");
    const { institutionId, jurisdictionCode, id } = row;
    await tx
      .update(endpoints)
      .set({ ...limits, revision: revision + 1, updatedAt: at })
      .where(and(eq(endpoints.institutionId, institutionId), eq(endpoints.id, id)));
    const before = Object.fromEntries(limitFields.map((field) => [field, row[field]]));
    return {
      result: { id, revision: revision + 1 },
      audit: [
        {
          ...{ institutionId, jurisdictionCode },
          action: "endpoint.limited",
          object: { kind: "endpoint", id, version: revision + 1 },
          diff: fieldDiff(before, limits, limitFields),
          detail: { deploymentId },
        },
      ],
    };
  },
});

/**
 * The kill switch. Whoever may stop a call may stop all of them, at once and for a reason; what a security administrator
 * stopped no hospital switches on again.
 */
export const switchEndpoint = defineViewerCommand({
  name: "endpoint.switch",
  permission: "endpoint:switch",
  input: endpointSwitch,
  run: async ({ actor, input, tx, at }) => {
    const [row] = await tx.select().from(endpoints).where(eq(endpoints.id, input.id)).for("update");
    if (row === undefined) throw new AppError("record.not-found");
    const { institutionId, jurisdictionCode, id, deploymentId } = row;
    if ((row.killedAt !== null) === input.isKilled) throw new AppError("record.wrong-state");
    if (row.killedByRole === "admin_security" && actor.institutionId !== null) {
      throw new AppError("endpoint.killed-by-security");
    }
    const killed = input.isKilled
      ? { killedAt: at, killedByName: actor.name, killedByRole: actor.role, killReason: input.reason }
      : { killedAt: null, killedByName: null, killedByRole: null, killReason: null };
    await tx
      .update(endpoints)
      .set({ ...killed, updatedAt: at })
      .where(and(eq(endpoints.institutionId, institutionId), eq(endpoints.id, id)));
    return {
      result: { id, isKilled: input.isKilled },
      audit: [
        {
          ...{ institutionId, jurisdictionCode },
          action: input.isKilled ? "endpoint.killed" : "endpoint.released",
          object: { kind: "endpoint", id, version: row.revision },
          reason: input.reason,
          detail: { deploymentId },
        },
      ],
    };
  },
});
