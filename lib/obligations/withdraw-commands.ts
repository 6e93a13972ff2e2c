import "server-only";
import { eq } from "drizzle-orm";
import { classifications } from "@/db/schema/classifications";
import { withdrawFace } from "@/lib/classification/record-api";
import { classificationWithdrawal, MAIN_MODULE } from "@/lib/classification/record-schema";
import { lockApplication, stale, supersede, versionsOf } from "@/lib/classification/record-versions";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { lockDossier } from "@/lib/records/dossier";
import { refreshPartitions } from "@/lib/records/partition";
import { publishClassification } from "@/lib/records/public-classification";
import { contentChanged } from "@/lib/reviews/content-changed";
import { refreshObligations } from "./refresh";

/**
 * Takes a functional module out of an application that no longer has it. Its versions stay; none of them counts any more,
 * and duties that only it brought about end. The application as a whole cannot be taken out of itself.
 */
export const withdrawModule = defineViewerCommand({
  name: "classification.withdraw",
  permission: "classification:edit",
  input: classificationWithdrawal,
  api: withdrawFace,
  run: async ({ actor, input, tx, at }) => {
    const [found] = await tx.select().from(classifications).where(eq(classifications.id, input.id));
    if (found === undefined) throw new AppError("record.not-found");
    await lockDossier(tx, { kind: "application", id: found.applicationId });
    const application = await lockApplication(tx, found.applicationId);
    const versions = await versionsOf(tx, found.institutionId, application.id, found.moduleKey);
    const [newest = found] = versions;
    if (newest.id !== input.id || newest.revision !== input.revision) throw stale(newest);
    const standing = versions.filter(({ state }) => state !== "superseded");
    if (newest.moduleKey === MAIN_MODULE || standing.length === 0) throw new AppError("record.wrong-state");
    for (const row of standing) await supersede(tx, row, at);
    const reviewed = await contentChanged({ tx, actor, at }, application, ["classification"]);
    const duties = await refreshObligations(tx, application, at);
    const findings = await refreshPartitions(tx, application, at);
    await publishClassification(tx, application);
    return {
      result: { id: newest.id, revision: newest.revision, state: "superseded" as const },
      audit: [
        {
          institutionId: newest.institutionId,
          jurisdictionCode: newest.jurisdictionCode,
          action: "classification.withdrawn",
          object: { kind: "classification", id: newest.id, version: newest.revision },
          reason: input.reason,
          before: newest.resultDigest,
          detail: { applicationId: application.id, module: newest.moduleName ?? newest.moduleKey },
        },
        ...reviewed,
        ...duties,
        ...findings,
      ],
    };
  },
});
