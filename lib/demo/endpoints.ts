import "server-only";
import { asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deployments } from "@/db/schema/deployments";
import { endpoints, targetNow } from "@/db/schema/endpoints";
import { institutions } from "@/db/schema/institutions";
import { simulatorAddress } from "@/lib/endpoints/simulator";
import { newId } from "@/lib/ids";
import { type SimulatorBehaviour, simulatorModel } from "@/lib/llm/simulator/behaviours";

/** Dealt out in this order, so that a hospital's first deployment answers well and its others show what else there is. */
const dealt: readonly SimulatorBehaviour[] = [
  "good",
  "slow",
  "drifted",
  "wrong",
  "missing-tag",
  "cut-off",
  "refusing",
  "stream-error",
];

type Person = { id: string; name: string };
type Hands = { proposer: Person; approver: Person };

/** Gives every deployment of an institution the simulator as its endpoint, proposed by one person, approved by another. */
export async function loadDemoEndpoints(
  tx: Transaction,
  institutionId: string,
  { proposer, approver }: Hands,
  at: Date,
): Promise<void> {
  const served = await tx
    .select({ deployment: deployments, institutionName: institutions.nameZh })
    .from(deployments)
    .innerJoin(institutions, eq(institutions.institutionId, deployments.institutionId))
    .where(eq(deployments.institutionId, institutionId))
    .orderBy(asc(deployments.number));
  if (served.length === 0) return;
  const rows = served.map(({ deployment, institutionName }, order) => ({
    ...simulatorAddress,
    institutionId: deployment.institutionId,
    jurisdictionCode: deployment.jurisdictionCode,
    id: newId(),
    deploymentId: deployment.id,
    modelIdSent: simulatorModel(dealt[order % dealt.length] ?? "good"),
    isSimulator: true,
    // A script answers as fast as it is asked; a spot check of the whole suites is to be seen to its end.
    perMinute: 600,
    institutionName,
    deploymentName: deployment.name,
    deploymentNumber: deployment.number,
    proposedBy: proposer.id,
    proposedByName: proposer.name,
    proposedAt: at,
    updatedAt: at,
  }));
  await tx.insert(endpoints).values(rows);
  const approvedTarget: SQL<string> = sql`${targetNow}`;
  const decided = { approvedBy: approver.id, decidedByName: approver.name, decidedAt: at };
  await tx
    .update(endpoints)
    .set({ state: "approved", approvedTarget, ...decided })
    .where(
      inArray(
        endpoints.id,
        rows.map(({ id }) => id),
      ),
    );
}
