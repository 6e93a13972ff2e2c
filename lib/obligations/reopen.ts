import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { classifications } from "@/db/schema/classifications";
import type { AuditEntry } from "@/lib/audit/append";
import { contradictions } from "@/lib/classification/hosting";
import { placementOf } from "@/lib/classification/placement";
import { scopeFields } from "@/lib/classification/scope-fields";
import { publishClassification } from "@/lib/records/public-classification";
import { contentChanged } from "@/lib/reviews/content-changed";
import type { CaseWork } from "@/lib/reviews/move-case";
import { refreshObligations } from "./refresh";

type ApplicationRow = typeof applications.$inferSelect;
type ClassificationRow = typeof classifications.$inferSelect;

function submittedOf(tx: Transaction, institutionId: string, applicationIds: readonly string[]) {
  return tx
    .select()
    .from(classifications)
    .where(
      and(
        eq(classifications.institutionId, institutionId),
        inArray(classifications.applicationId, [...applicationIds]),
        eq(classifications.state, "submitted"),
      ),
    );
}

/** Marks a version that must be looked at again, with everything that has changed since; the first change keeps its time. */
async function reopen(
  tx: Transaction,
  row: ClassificationRow,
  fields: readonly string[],
  at: Date,
): Promise<AuditEntry[]> {
  const known = row.reopenedFields ?? [];
  const added = fields.filter((field) => !known.includes(field));
  if (added.length === 0) return [];
  await tx
    .update(classifications)
    .set({ reopenedAt: row.reopenedAt ?? at, reopenedFields: [...known, ...added] })
    .where(and(eq(classifications.institutionId, row.institutionId), eq(classifications.id, row.id)));
  const { institutionId, jurisdictionCode, id, revision } = row;
  return [
    {
      institutionId,
      jurisdictionCode,
      action: "classification.reopened",
      object: { kind: "classification", id, version: revision },
      detail: { applicationId: row.applicationId, fields: added },
    },
  ];
}

/** After an edit of an application: where its intended use changed, what was classified must be classified again. */
export async function reopenForScope(
  work: CaseWork,
  application: Pick<ApplicationRow, "institutionId" | "jurisdictionCode" | "id" | "useCaseId">,
  changedFields: readonly string[],
): Promise<AuditEntry[]> {
  const { tx, at } = work;
  const fields = changedFields.filter((field) => scopeFields.includes(field));
  if (fields.length === 0) return [];
  const audit: AuditEntry[] = [];
  for (const row of await submittedOf(tx, application.institutionId, [application.id])) {
    audit.push(...(await reopen(tx, row, fields, at)));
  }
  if (audit.length === 0) return [];
  return [...audit, ...(await afterReopening(work, application, fields))];
}

/** Nothing that was signed or decided on the old content stands; what is public says so. */
async function afterReopening(
  work: CaseWork,
  application: Pick<ApplicationRow, "institutionId" | "jurisdictionCode" | "id" | "useCaseId">,
  fields: readonly string[],
): Promise<AuditEntry[]> {
  const { tx, at } = work;
  const reviewed = await contentChanged(work, application, fields);
  const duties = await refreshObligations(tx, application, at);
  if (reviewed.length > 0) await publishClassification(tx, application);
  return [...reviewed, ...duties];
}

/** After an edit of a deployment: what says where it runs, and no longer agrees with the record, must be classified again. */
export async function reopenForPlace(
  work: CaseWork,
  deployment: { institutionId: string; id: string },
): Promise<AuditEntry[]> {
  const { tx, at } = work;
  const { institutionId, id: deploymentId } = deployment;
  const served = await tx
    .select()
    .from(applications)
    .where(and(eq(applications.institutionId, institutionId), eq(applications.deploymentId, deploymentId)));
  const audit: AuditEntry[] = [];
  if (served.length === 0) return audit;
  const placement = await placementOf(tx, { institutionId, deploymentId });
  const rows = await submittedOf(
    tx,
    institutionId,
    served.map(({ id }) => id),
  );
  for (const application of served) {
    const own = rows.filter(({ applicationId }) => applicationId === application.id);
    const before = audit.length;
    const changed = new Set<string>();
    for (const row of own) {
      const fields = contradictions(row.answers, placement).map(({ question }) => question);
      for (const field of fields) changed.add(field);
      audit.push(...(await reopen(tx, row, fields, at)));
    }
    if (audit.length > before) audit.push(...(await afterReopening(work, application, [...changed])));
  }
  return audit;
}
