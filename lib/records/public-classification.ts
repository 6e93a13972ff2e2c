import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { classifications } from "@/db/schema/classifications";
import type { PublishedClassification } from "@/db/schema/reference";
import type { Outcome } from "@/lib/classification/outcome";
import { publishedRuleSet } from "@/lib/classification/published";
import { type Decided, decidedOf, settled } from "@/lib/classification/standing";
import { strictestOf } from "@/lib/classification/strictest";
import { beijingDate } from "@/lib/clock";

type ClassificationRow = typeof classifications.$inferSelect;

type DecisionShown = PublishedClassification["decision"];

/** What anybody may read of a decision: by whom, when, and where it goes against the rule set. Reasons are not public. */
function decisionShown(decided: Decided): DecisionShown {
  const { standing, authority, caseNumber, decidedAt, overrides } = decided;
  const set = overrides.map((override) => ({
    module: override.moduleKey,
    derived: { status: override.derivedStatus, class: override.derivedClass },
    set: { status: override.status, class: override.class },
  }));
  return {
    standing,
    authority,
    caseNumber,
    decidedOn: beijingDate(decidedAt),
    overrides: set.sort((a, b) => (a.module < b.module ? -1 : 1)),
  };
}

/** What the public copy says of an application's submitted classifications: the strictest module, and whether an authority decided. */
export function publicClassification(
  rows: readonly ClassificationRow[],
  decided: Decided | null = null,
): PublishedClassification | null {
  const newest = [...rows].sort((a, b) => b.asOf.localeCompare(a.asOf))[0];
  const ruleSet = publishedRuleSet(newest?.ruleSetVersion)?.compiled.ruleSet;
  if (newest === undefined || ruleSet === undefined) return null;
  // A stored result is an outcome: the commands write nothing else.
  const strictest = strictestOf(
    ruleSet,
    rows.map(({ id, result }) =>
      settled(
        result as Outcome,
        decided?.overrides.find(({ classificationId }) => classificationId === id),
      ),
    ),
  );
  if (strictest === null) return null;
  const { ruleSetId: id, ruleSetVersion: version, ruleSetDigest: digest, asOf } = newest;
  const decision = decided === null ? null : decisionShown(decided);
  return { ...strictest, asOf, ruleSet: { id, version, digest }, modules: rows.length, decision };
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
  const decided = await decidedOf(tx, institutionId, applicationIds);
  return new Map(
    applicationIds.flatMap((id) => {
      const own = rows.filter(({ applicationId }) => applicationId === id);
      const found = publicClassification(own, decided.get(id));
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
