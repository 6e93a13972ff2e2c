import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { classifications } from "@/db/schema/classifications";
import type { PublishedClassification } from "@/db/schema/reference";
import type { Outcome } from "@/lib/classification/outcome";
import { publishedRuleSet } from "@/lib/classification/published";
import { strictestOf } from "@/lib/classification/strictest";

type ClassificationRow = typeof classifications.$inferSelect;

/** What the public copy says of an application's submitted classifications: the strictest module, and that nobody decided. */
export function publicClassification(rows: readonly ClassificationRow[]): PublishedClassification | null {
  const newest = [...rows].sort((a, b) => b.asOf.localeCompare(a.asOf))[0];
  const ruleSet = publishedRuleSet(newest?.ruleSetVersion)?.compiled.ruleSet;
  if (newest === undefined || ruleSet === undefined) return null;
  // A stored result is an outcome: the commands write nothing else.
  const strictest = strictestOf(
    ruleSet,
    rows.map(({ result }) => result as Outcome),
  );
  if (strictest === null) return null;
  const { ruleSetId: id, ruleSetVersion: version, ruleSetDigest: digest, asOf } = newest;
  return { ...strictest, asOf, ruleSet: { id, version, digest }, modules: rows.length, decision: null };
}

/** The same for several applications, by id. */
export async function publicClassifications(
  tx: Transaction,
  institutionId: string,
  applicationIds: readonly string[],
): Promise<Map<string, PublishedClassification>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(classifications)
    .where(
      and(
        eq(classifications.institutionId, institutionId),
        eq(classifications.state, "submitted"),
        inArray(classifications.applicationId, [...applicationIds]),
      ),
    );
  return new Map(
    applicationIds.flatMap((id) => {
      const found = publicClassification(rows.filter(({ applicationId }) => applicationId === id));
      return found === null ? [] : [[id, found] as const];
    }),
  );
}

/** Brings what was handed in to the application's public copy, where it has one, in the transaction that handed it in. */
export async function publishClassification(
  tx: Transaction,
  { institutionId, id }: { institutionId: string; id: string },
): Promise<void> {
  const found = (await publicClassifications(tx, institutionId, [id])).get(id);
  if (found === undefined) return;
  await tx.execute(
    sql`select publish_classification(${institutionId}, ${id}, ${JSON.stringify(found)}::text::jsonb)`,
  );
}
