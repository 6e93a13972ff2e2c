import "server-only";
import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { caseDecisions, classOverrides } from "@/db/schema/review-decisions";
import { reviewCases } from "@/db/schema/reviews";
import type { ClassificationStanding } from "@/db/values";
import type { Outcome } from "./outcome";

export type Override = Pick<
  typeof classOverrides.$inferSelect,
  | "id"
  | "caseId"
  | "classificationId"
  | "moduleKey"
  | "derivedStatus"
  | "derivedClass"
  | "status"
  | "class"
  | "reason"
  | "decidedAt"
>;

/** An authority's acceptance of how an application is classified. Absent where the rule set alone stands behind it. */
export type Decided = {
  standing: Exclude<ClassificationStanding, "derived">;
  caseId: string;
  caseNumber: string;
  authority: string;
  outcome: string;
  decidedAt: Date;
  overrides: Override[];
};

const acceptances = ["accept", "accept_with_conditions"];

/**
 * The decisions in force on these applications, by application; of one institution, or of whatever is in reach. A change of
 * content ends them.
 */
export async function decidedOf(
  tx: Transaction,
  institutionId: string | null,
  applicationIds: readonly string[],
): Promise<Map<string, Decided>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await tx
    .select({
      applicationId: reviewCases.subjectId,
      caseId: reviewCases.id,
      caseNumber: reviewCases.number,
      authority: reviewCases.authority,
      outcome: caseDecisions.outcome,
      decidedAt: caseDecisions.decidedAt,
    })
    .from(reviewCases)
    .innerJoin(
      caseDecisions,
      and(
        eq(caseDecisions.institutionId, reviewCases.institutionId),
        eq(caseDecisions.caseId, reviewCases.id),
        eq(caseDecisions.round, reviewCases.round),
        isNotNull(caseDecisions.decidedAt),
        inArray(caseDecisions.outcome, acceptances),
      ),
    )
    .where(
      and(
        institutionId === null ? undefined : eq(reviewCases.institutionId, institutionId),
        inArray(reviewCases.subjectId, [...applicationIds]),
        eq(reviewCases.state, "decided"),
      ),
    );
  const overrides = await overridesInForce(
    tx,
    institutionId,
    rows.map(({ caseId }) => caseId),
  );
  return new Map(
    rows.flatMap(({ applicationId, decidedAt, ...row }) => {
      if (decidedAt === null) return [];
      const own = overrides.filter(({ caseId }) => caseId === row.caseId);
      const standing: Decided["standing"] = own.length > 0 ? "override" : "decided";
      return [[applicationId, { ...row, decidedAt, standing, overrides: own }] as const];
    }),
  );
}

async function overridesInForce(tx: Transaction, institutionId: string | null, caseIds: readonly string[]) {
  if (caseIds.length === 0) return [];
  return tx
    .select()
    .from(classOverrides)
    .where(
      and(
        institutionId === null ? undefined : eq(classOverrides.institutionId, institutionId),
        inArray(classOverrides.caseId, [...caseIds]),
        isNotNull(classOverrides.decidedAt),
        isNull(classOverrides.endedAt),
      ),
    );
}

/** Whatever officials have ever set against the rule set on an application, by the version it was set on: also what has ended. */
export async function overridesEver(tx: Transaction, applicationId: string) {
  const rows = await tx
    .select({ row: classOverrides, caseNumber: reviewCases.number })
    .from(classOverrides)
    .innerJoin(
      reviewCases,
      and(
        eq(reviewCases.institutionId, classOverrides.institutionId),
        eq(reviewCases.id, classOverrides.caseId),
      ),
    )
    .where(and(eq(classOverrides.applicationId, applicationId), isNotNull(classOverrides.decidedAt)))
    .orderBy(asc(classOverrides.decidedAt));
  return new Map(
    rows.flatMap(({ row: { classificationId, status, class: of, decidedAt, endedAt }, caseNumber }) =>
      decidedAt === null
        ? []
        : [[classificationId, { set: { status, class: of }, caseNumber, decidedAt, endedAt }] as const],
    ),
  );
}
export type OverrideEver = NonNullable<ReturnType<Awaited<ReturnType<typeof overridesEver>>["get"]>>;

/** What a module comes to with what officials set against the rule set: the Chinese status and class are theirs then. */
export function settled<Of extends Pick<Outcome, "results">>(
  outcome: Of,
  override: Pick<Override, "status" | "class"> | undefined,
): Of {
  const derived = outcome.results.CN;
  if (override === undefined || derived === undefined) return outcome;
  const { status, class: of } = override;
  return { ...outcome, results: { ...outcome.results, CN: { ...derived, status, class: of } } };
}
