import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import type { Viewer } from "@/lib/auth/actor";
import { placementOf } from "@/lib/classification/placement";
import { prefill } from "@/lib/classification/prefill";
import { publishedRuleSet } from "@/lib/classification/published";
import { type ClassificationView, versionsOfApplication } from "@/lib/classification/record-queries";
import { type OverrideEver, overridesEver, settled } from "@/lib/classification/standing";
import { strictestOf } from "@/lib/classification/strictest";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { openFindings } from "@/lib/records/partition";
import type { ShownVersion } from "./shown";

/** A version as a screen shows it. */
function shown(
  { row, outcome, mismatch }: ClassificationView,
  overrides: Map<string, OverrideEver>,
): ShownVersion {
  return {
    id: row.id,
    module: row.moduleKey,
    moduleName: row.moduleName,
    revision: row.revision,
    state: row.state,
    asOf: row.asOf,
    ruleSetVersion: row.ruleSetVersion,
    answers: row.answers,
    results: outcome.results,
    tier: outcome.tier,
    mismatch,
    override: overrides.get(row.id) ?? null,
    by: row.submittedByName ?? row.savedByName,
    at: row.submittedAt ?? row.savedAt,
  };
}

async function findingsOf(tx: Transaction, applicationId: string) {
  const open = await openFindings(tx, [applicationId]);
  const others = open.map(({ deviceId, otherId }) => (deviceId === applicationId ? otherId : deviceId));
  const names = await tx
    .select({
      id: applications.id,
      number: applications.number,
      nameZh: applications.nameZh,
      nameEn: applications.nameEn,
    })
    .from(applications)
    .where(inArray(applications.id, others));
  return open.flatMap(({ id, deviceId, dueOn }, at) => {
    const other = names.find((each) => each.id === others[at]);
    return other === undefined ? [] : [{ id, isDevice: deviceId === applicationId, dueOn, other }];
  });
}

/** Everything that is kept of the classification of one application, and what a new form would begin with. */
export const getClassified = defineQuery({
  name: "classification.application",
  permission: "classification:read",
  run: async (tx: Transaction, viewer: Viewer, { applicationId }: { applicationId: string }) => {
    if (!isUuid(applicationId)) throw new AppError("record.not-found");
    const [application] = await tx
      .select()
      .from(applications)
      .where(and(eq(applications.id, applicationId)));
    if (application === undefined) throw new AppError("record.not-found");
    const published = publishedRuleSet();
    if (published === undefined) throw new Error("no rule set is published");
    const placement = await placementOf(tx, application);
    const views = await versionsOfApplication(tx, viewer, applicationId);
    const submitted = views.filter(({ row }) => row.state === "submitted");
    const overrides = await overridesEver(tx, applicationId);
    const versions = views.map((view) => shown(view, overrides));
    return {
      application: { id: application.id, deploymentId: application.deploymentId, state: application.state },
      prefilled: prefill(application, placement),
      versions,
      strictest: strictestOf(
        published.compiled.ruleSet,
        submitted.map(({ row, outcome, decision }) =>
          settled(
            outcome,
            decision?.overrides.find(({ classificationId }) => classificationId === row.id),
          ),
        ),
      ),
      /** An authority's acceptance in force; null: what is shown was derived. */
      decided: submitted.find(({ decision }) => decision !== null)?.decision ?? null,
      reopened: submitted.flatMap(({ row }) => row.reopenedFields ?? []),
      findings: await findingsOf(tx, applicationId),
    };
  },
});
export type Classified = Awaited<ReturnType<typeof getClassified>>;
