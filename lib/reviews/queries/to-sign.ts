import "server-only";
import { and, asc, count, eq, min, ne, notExists, notInArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { classifications } from "@/db/schema/classifications";
import { reviewCases } from "@/db/schema/reviews";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import type { ToSign } from "../shown";

/**
 * Applications whose classification was handed in and that no case stands for, the longest waiting first: what hospital
 * quality signs next. Whoever handed in a module does not sign it.
 */
export const listToSign = defineQuery({
  name: "review.to-sign",
  permission: "review:sign",
  run: async (tx: Transaction, viewer: Viewer, _: Record<string, never>): Promise<ToSign[]> => {
    const { id, number, nameZh, nameEn, institutionId, state } = applications;
    const standing = tx
      .select({ one: sql`1` })
      .from(reviewCases)
      .where(
        and(
          eq(reviewCases.institutionId, institutionId),
          eq(reviewCases.subjectId, id),
          notInArray(reviewCases.state, ["superseded", "withdrawn"]),
        ),
      );
    const since = min(classifications.submittedAt);
    return tx
      .select({ id, number, nameZh, nameEn, modules: count() })
      .from(applications)
      .innerJoin(
        classifications,
        and(eq(classifications.institutionId, institutionId), eq(classifications.applicationId, id)),
      )
      .where(and(eq(classifications.state, "submitted"), ne(state, "retired"), notExists(standing)))
      .groupBy(id, number, nameZh, nameEn)
      .having(sql`not bool_or(${classifications.submittedBy} = ${viewer.userId})`)
      .orderBy(asc(since), asc(number));
  },
});
