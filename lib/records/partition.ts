import "server-only";
import { and, eq, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { classifications } from "@/db/schema/classifications";
import { deployments } from "@/db/schema/deployments";
import { partitionFindings } from "@/db/schema/obligations";
import { classOverrides } from "@/db/schema/review-decisions";
import type { AuditEntry } from "@/lib/audit/append";
import { daysAfter } from "@/lib/calendar";
import { beijingDate } from "@/lib/clock";
import type { FieldProblem } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { isDeviceIn, type PlacedApplication, sharedPairs } from "./shared-places";

type Place = { institutionId: string; jurisdictionCode: string };

/** Days to part a device module from one that is none: those of the duty that the flag of the rule set brings about. */
export const DAYS_TO_PART = 90;

/** The classified applications of an institution with where they run; what an authority set against the rule set counts. */
async function placedApplications(tx: Transaction, institutionId: string): Promise<PlacedApplication[]> {
  const rows = await tx
    .select({
      id: applications.id,
      deploymentId: applications.deploymentId,
      moduleId: deployments.moduleId,
      cn: sql<string | null>`coalesce(${classOverrides.status}, ${classifications.cnStatus})`,
      us: classifications.usStatus,
      eu: classifications.euStatus,
    })
    .from(classifications)
    .innerJoin(
      applications,
      and(
        eq(applications.institutionId, classifications.institutionId),
        eq(applications.id, classifications.applicationId),
      ),
    )
    .innerJoin(
      deployments,
      and(
        eq(deployments.institutionId, applications.institutionId),
        eq(deployments.id, applications.deploymentId),
      ),
    )
    .leftJoin(
      classOverrides,
      and(
        eq(classOverrides.institutionId, classifications.institutionId),
        eq(classOverrides.classificationId, classifications.id),
        isNotNull(classOverrides.decidedAt),
        isNull(classOverrides.endedAt),
      ),
    )
    .where(
      and(
        eq(classifications.institutionId, institutionId),
        eq(classifications.state, "submitted"),
        ne(applications.state, "retired"),
      ),
    );
  const byId = new Map<string, PlacedApplication>();
  for (const { id, deploymentId, moduleId, cn, us, eu } of rows) {
    const isDevice = isDeviceIn([cn, us, eu]) || byId.get(id)?.isDevice === true;
    byId.set(id, { id, deploymentId, moduleId, isDevice });
  }
  return [...byId.values()];
}

const keyOf = ({ deviceId, otherId }: { deviceId: string; otherId: string }) => `${deviceId} ${otherId}`;

/**
 * Brings the findings of an institution in line with what runs where: a new one gets its date, one that has gone is resolved.
 * The lock is the last one a command takes, so that two of them find a pair once and never wait for each other in a circle.
 */
export async function refreshPartitions(
  tx: Transaction,
  { institutionId, jurisdictionCode }: Place,
  at: Date,
): Promise<AuditEntry[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`partition ${institutionId}`}, 0))`);
  const pairs = sharedPairs(await placedApplications(tx, institutionId));
  const open = await tx
    .select()
    .from(partitionFindings)
    .where(and(eq(partitionFindings.institutionId, institutionId), isNull(partitionFindings.resolvedAt)));
  const [known, wanted] = [new Set(open.map(keyOf)), new Set(pairs.map(keyOf))];
  const made = pairs.filter((pair) => !known.has(keyOf(pair)));
  const gone = open.filter((finding) => !wanted.has(keyOf(finding)));
  const dueOn = daysAfter(beijingDate(at), DAYS_TO_PART);
  if (made.length > 0) {
    const rows = made.map((pair) => ({
      institutionId,
      jurisdictionCode,
      id: newId(),
      ...pair,
      foundAt: at,
      dueOn,
    }));
    await tx.insert(partitionFindings).values(rows);
  }
  if (gone.length > 0) {
    const ids = gone.map(({ id }) => id);
    await tx
      .update(partitionFindings)
      .set({ resolvedAt: at })
      .where(and(eq(partitionFindings.institutionId, institutionId), inArray(partitionFindings.id, ids)));
  }
  const entry = (
    action: string,
    { deviceId, otherId }: { deviceId: string; otherId: string },
  ): AuditEntry => ({
    institutionId,
    jurisdictionCode,
    action,
    object: { kind: "application", id: deviceId },
    detail: { otherId },
  });
  return [
    ...made.map((pair) => entry("partition.found", pair)),
    ...gone.map((pair) => entry("partition.resolved", pair)),
  ];
}

const concerns = (ids: readonly string[]) =>
  or(inArray(partitionFindings.deviceId, [...ids]), inArray(partitionFindings.otherId, [...ids]));

/** Findings nobody has resolved that concern any of these applications. */
export async function openFindings(tx: Transaction, applicationIds: readonly string[]) {
  if (applicationIds.length === 0) return [];
  return tx
    .select()
    .from(partitionFindings)
    .where(and(isNull(partitionFindings.resolvedAt), concerns(applicationIds)));
}

/** What keeps a reviewer from approving applications that share infrastructure across the partition. */
export async function unpartitioned(
  tx: Transaction,
  items: readonly { id: string; number: string }[],
): Promise<FieldProblem[]> {
  const findings = await openFindings(
    tx,
    items.map(({ id }) => id),
  );
  return items.flatMap(({ id, number }) => {
    const finding = findings.find(({ deviceId, otherId }) => deviceId === id || otherId === id);
    if (finding === undefined) return [];
    return [{ path: `application.${id}`, code: "partitionOpen", values: { number, due: finding.dueOn } }];
  });
}
