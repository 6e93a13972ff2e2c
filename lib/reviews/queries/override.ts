import "server-only";
import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { caseDecisions, classOverrides } from "@/db/schema/review-decisions";
import { reviewCases } from "@/db/schema/reviews";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { overridesFace } from "../letter-api";
import type { ShownOverride } from "../shown";

const o = classOverrides;

async function readOverrides(tx: Transaction, applicationId: string): Promise<ShownOverride[]> {
  const rows = await tx
    .select({ override: o, number: reviewCases.number, decision: caseDecisions })
    .from(o)
    .innerJoin(reviewCases, and(eq(reviewCases.institutionId, o.institutionId), eq(reviewCases.id, o.caseId)))
    .innerJoin(
      caseDecisions,
      and(eq(caseDecisions.institutionId, o.institutionId), eq(caseDecisions.id, o.decisionId)),
    )
    .where(and(eq(o.applicationId, applicationId), isNotNull(o.decidedAt)))
    .orderBy(desc(o.decidedAt), desc(o.id));
  return rows.flatMap(({ override, number, decision }) => {
    const { id, caseId, decisionId, classificationId, moduleKey, reason, decidedAt, endedAt } = override;
    if (decidedAt === null) return [];
    const derived = { status: override.derivedStatus, class: override.derivedClass };
    const set = { status: override.status, class: override.class };
    const said = { module: moduleKey, derived, set, reason, decidedAt, endedAt };
    const by = { reviewerName: decision.reviewerName, approverName: decision.approverName ?? "" };
    return [{ id, case: { id: caseId, number }, decisionId, classificationId, ...said, ...by }];
  });
}

/** Every override that two officials decided for an application, the newest first; it stays here when it has ended. */
export const listOverrides = defineQuery({
  name: "review.overrides",
  permission: "review:read",
  api: overridesFace,
  run: async (tx: Transaction, _viewer: Viewer, { applicationId }: { applicationId: string }) => {
    const isThere =
      isUuid(applicationId) && (await tx.$count(applications, eq(applications.id, applicationId))) > 0;
    if (!isThere) throw new AppError("record.not-found");
    return readOverrides(tx, applicationId);
  },
});
