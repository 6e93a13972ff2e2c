import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { configurations, modelVersions } from "@/db/schema/deployments";

export type ServedConfiguration = {
  configuration: typeof configurations.$inferSelect;
  model: typeof modelVersions.$inferSelect;
};
/** The model that a configuration runs. */
export const modelOfConfiguration = and(
  eq(modelVersions.institutionId, configurations.institutionId),
  eq(modelVersions.id, configurations.modelVersionId),
);

export const configurationsWithModel = (tx: Transaction) =>
  tx
    .select({ configuration: configurations, model: modelVersions })
    .from(configurations)
    .innerJoin(modelVersions, modelOfConfiguration);

type Served = { institutionId: string; configurationId: string | null };

/** What a deployment runs now, as registered; null before its first configuration. */
export async function configurationInForce(
  tx: Transaction,
  deployment: Served | null,
): Promise<ServedConfiguration | null> {
  if (deployment === null || deployment.configurationId === null) return null;
  const [found] = await configurationsWithModel(tx).where(
    and(
      eq(configurations.institutionId, deployment.institutionId),
      eq(configurations.id, deployment.configurationId),
    ),
  );
  return found ?? null;
}
