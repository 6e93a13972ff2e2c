import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { spotCheckItems, spotCheckSamples } from "@/db/schema/spot-check-samples";
import type { spotChecks } from "@/db/schema/spot-checks";
import type { JsonValue } from "@/lib/canonical";
import { canonicalDigest } from "@/lib/digest";

type CheckRow = typeof spotChecks.$inferSelect;

/** SHA-256 of the whole record as it ends: what was asked for, what the endpoint said, every sample. Human grades come later. */
export async function recordDigest(tx: Transaction, check: CheckRow): Promise<string> {
  const s = spotCheckSamples;
  const rows = await tx
    .select({ suite: spotCheckItems.suite, itemId: spotCheckItems.itemId, n: s.n, sample: s })
    .from(s)
    .innerJoin(
      spotCheckItems,
      and(eq(spotCheckItems.institutionId, s.institutionId), eq(spotCheckItems.id, s.checkItemId)),
    )
    .where(and(eq(s.institutionId, check.institutionId), eq(s.checkId, check.id)))
    .orderBy(asc(s.ordinal));
  const samples = rows.map(({ suite, itemId, n, sample }) => ({
    ...{ suite, itemId, n, status: sample.status, found: sample.found },
    ...{ requestDigest: sample.requestDigest, responseDigest: sample.responseDigest },
    ...{ promptTokens: sample.promptTokens, completionTokens: sample.completionTokens },
    ...{ servedModel: sample.servedModel, systemFingerprint: sample.systemFingerprint },
  }));
  const { number, deploymentId, endpointId, suites, samplesPerItem, modelSent } = check;
  const { configurationDigest, evidenceDigest, requestedAt } = check;
  return canonicalDigest({
    ...{ schema: "spot-check/1", number, deploymentId, endpointId, suites, samplesPerItem, modelSent },
    ...{ configurationDigest, evidenceDigest, requestedAt: requestedAt.toISOString(), samples },
  } as JsonValue);
}
