import "server-only";
import { and, eq, notInArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { reviewCases } from "@/db/schema/reviews";
import type { Viewer } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { submissionFace } from "../api";
import { currentSubmission } from "../current-submission";
import { routeOf } from "../routing";
import type { Submission } from "../shown";
import { selectCases, showCases } from "../shown-case";

/** What hospital quality would sign now for an application, what it lacks, where it would go, and the case there is. */
export const readSubmission = defineQuery({
  name: "review.submission",
  permission: "review:read",
  api: submissionFace,
  run: async (
    tx: Transaction,
    viewer: Viewer,
    { applicationId }: { applicationId: string },
  ): Promise<Submission> => {
    if (!isUuid(applicationId)) throw new AppError("record.not-found");
    const [application] = await tx.select().from(applications).where(eq(applications.id, applicationId));
    if (application === undefined) throw new AppError("record.not-found");
    const { document, digest, problems, status, tier } = await currentSubmission(tx, application);
    const selected = await selectCases(tx).where(
      and(
        eq(reviewCases.institutionId, application.institutionId),
        eq(reviewCases.subjectId, applicationId),
        notInArray(reviewCases.state, ["superseded", "withdrawn"]),
      ),
    );
    const [standing] = await showCases(tx, viewer, selected, now());
    const routed = document === null ? null : routeOf({ status, tier });
    return { document, digest, problems, routed, standing: standing ?? null };
  },
});
