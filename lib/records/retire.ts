import "server-only";
import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { deployments } from "@/db/schema/deployments";
import { obligations } from "@/db/schema/obligations";
import { type RecordKind, recordKinds } from "@/db/values";
import type { AuditEntry } from "@/lib/audit/append";
import { openFindings } from "./partition";
import { recordTable } from "./tables";

export type Falling = {
  institutionId: string;
  jurisdictionCode: string;
  recordKind: string;
  recordId: string;
};

/** The record itself and everything below it, by kind. */
async function fallingWith(tx: Transaction, { institutionId, recordKind, recordId }: Falling) {
  const below = (kind: "deployment" | "application") =>
    kind === "deployment"
      ? tx
          .select({ id: deployments.id })
          .from(deployments)
          .where(eq(deployments.institutionId, institutionId))
      : tx
          .select({ id: applications.id })
          .from(applications)
          .where(
            and(
              eq(applications.institutionId, institutionId),
              recordKind === "deployment" ? eq(applications.deploymentId, recordId) : undefined,
            ),
          );
  const ids: Record<RecordKind, string[]> = { institution: [], deployment: [], application: [] };
  ids[recordKind as RecordKind] = [recordId];
  if (recordKind === "institution") ids.deployment = (await below("deployment")).map(({ id }) => id);
  if (recordKind !== "application") ids.application = (await below("application")).map(({ id }) => id);
  return ids;
}

/** What an application that goes leaves nobody to do: its obligations and its missing partitions, as the trail tells it. */
async function endings(
  tx: Transaction,
  { institutionId, jurisdictionCode }: Falling,
  applicationIds: readonly string[],
): Promise<AuditEntry[]> {
  if (applicationIds.length === 0) return [];
  const standing = await tx
    .select({ applicationId: obligations.applicationId, duty: obligations.duty })
    .from(obligations)
    .where(
      and(
        eq(obligations.institutionId, institutionId),
        inArray(obligations.applicationId, [...applicationIds]),
        isNull(obligations.endedAt),
      ),
    );
  const findings = await openFindings(tx, applicationIds);
  const entry = (action: string, id: string, detail: AuditEntry["detail"]): AuditEntry => ({
    institutionId,
    jurisdictionCode,
    action,
    object: { kind: "application", id },
    ...(detail ? { detail } : {}),
  });
  return [
    ...applicationIds.flatMap((id) => {
      const ends = standing.filter(({ applicationId }) => applicationId === id).map(({ duty }) => duty);
      return ends.length === 0 ? [] : [entry("obligation.derived", id, { begins: [], ends })];
    }),
    ...findings.map(({ deviceId, otherId }) => entry("partition.resolved", deviceId, { otherId })),
  ];
}

/** Takes a record out of the register with what hangs below it, and ends what only a standing record asks for. */
export async function retire(tx: Transaction, falling: Falling, at: Date): Promise<AuditEntry[]> {
  const { institutionId } = falling;
  const going = await fallingWith(tx, falling);
  const audit = await endings(tx, falling, going.application);
  for (const kind of recordKinds) {
    const ids = going[kind];
    if (ids.length === 0) continue;
    const table = recordTable(kind);
    await tx
      .update(table)
      .set({ state: "retired" })
      .where(and(eq(table.institutionId, institutionId), inArray(table.id, ids), ne(table.state, "retired")));
  }
  const all = JSON.stringify(recordKinds.flatMap((kind) => going[kind]));
  await tx.execute(
    sql`select retire_records(${institutionId}, array(select jsonb_array_elements_text(${all}::text::jsonb)::uuid), ${at.toISOString()}::timestamptz)`,
  );
  return audit;
}
