import "server-only";
import { and, asc, desc, eq, inArray, isNull, ne, not, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { deployments } from "@/db/schema/deployments";
import { institutions } from "@/db/schema/institutions";
import { recordReviews } from "@/db/schema/records";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { defineQuery } from "@/lib/command/define-query";
import { type RecordSummary, summaryOf } from "./summary";
import { recordTable } from "./tables";

export type QueueItem = RecordSummary & { institutionName: string; institutionNameEn: string | null };

const PAGE = 200;

type RecordTable = ReturnType<typeof recordTable>;
type Selection = { where: (record: RecordTable) => SQL | undefined; order: (record: RecordTable) => SQL };

/** Records of all three kinds, at most a page of each. */
async function select(tx: Transaction, { where, order }: Selection): Promise<QueueItem[]> {
  const owner = { institutionName: institutions.nameZh, institutionNameEn: institutions.nameEn };
  const [ins, dep, app] = await Promise.all([
    tx
      .select()
      .from(institutions)
      .where(where(recordTable("institution")))
      .orderBy(order(recordTable("institution")))
      .limit(PAGE),
    tx
      .select({ row: deployments, ...owner })
      .from(deployments)
      .innerJoin(institutions, eq(institutions.institutionId, deployments.institutionId))
      .where(where(recordTable("deployment")))
      .orderBy(order(recordTable("deployment")))
      .limit(PAGE),
    tx
      .select({ row: applications, ...owner })
      .from(applications)
      .innerJoin(institutions, eq(institutions.institutionId, applications.institutionId))
      .where(where(recordTable("application")))
      .orderBy(order(recordTable("application")))
      .limit(PAGE),
  ]);
  return [
    ...ins.map((row) => ({
      ...summaryOf("institution", row),
      institutionName: row.nameZh,
      institutionNameEn: row.nameEn,
    })),
    ...dep.map(({ row, ...names }) => ({ ...summaryOf("deployment", row), ...names })),
    ...app.map(({ row, ...names }) => ({ ...summaryOf("application", row), ...names })),
  ];
}

const isVerified = (record: RecordTable) => eq(record.verifiedRevision, record.revision);
const isConfirmed = (record: RecordTable) => eq(record.confirmedRevision, record.revision);
/** A comparison with a revision that is not there yet is no. */
const known = (condition: SQL) => sql`coalesce(${condition}, false)`;

/** Public already, and the reviewer's turn: the hospital stands for what no reviewer has verified. */
const waitsForReviewer = (record: RecordTable) =>
  and(eq(record.state, "published"), isConfirmed(record), not(known(isVerified(record))));

/** Public from a public source, and nobody of the hospital has stood for it yet. */
const waitsForHospital = (record: RecordTable) =>
  and(eq(record.state, "published"), not(known(isConfirmed(record))), not(known(isVerified(record))));

/**
 * Everything in the viewer's reach that is waiting for somebody, newest first. What a public source says waits for its own
 * hospital only: to a reviewer it is no work anybody owes.
 */
export const listOpenRecords = defineQuery({
  name: "record.open",
  permission: "home:read",
  run: async (tx: Transaction, viewer: Viewer, _: Record<string, never>) => {
    if (!may(viewer.role, "institution:read")) return [];
    const isInside = viewer.institutionId !== null;
    const items = await select(tx, {
      where: (record) =>
        or(
          inArray(record.state, ["draft", "returned", "submitted"]),
          waitsForReviewer(record),
          isInside ? waitsForHospital(record) : undefined,
        ),
      order: (record) => desc(record.updatedAt),
    });
    return items.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  },
});

/** What a reviewer has to verify: confirmed inside the hospital, public already or not, oldest first. */
export const listReviewQueue = defineQuery({
  name: "record.queue",
  permission: "record:verify",
  run: async (tx: Transaction, _viewer: Viewer, _: Record<string, never>) => {
    const items = await select(tx, {
      where: (record) =>
        and(
          inArray(record.state, ["submitted", "published"]),
          eq(record.confirmedRevision, record.revision),
          or(isNull(record.verifiedRevision), ne(record.verifiedRevision, record.revision)),
        ),
      order: (record) => asc(record.confirmedAt),
    });
    return items.sort((a, b) => (a.confirmedAt?.getTime() ?? 0) - (b.confirmedAt?.getTime() ?? 0));
  },
});

/** The decisions on a record, oldest first. */
export async function decisionsOn(tx: Transaction, institutionId: string, recordId: string) {
  return tx
    .select()
    .from(recordReviews)
    .where(and(eq(recordReviews.institutionId, institutionId), eq(recordReviews.recordId, recordId)))
    .orderBy(asc(recordReviews.decidedAt));
}

/** How many records of each kind are in reach, and how many of them wait: the figures of the contents column. */
export const countRecords = defineQuery({
  name: "record.count",
  permission: "home:read",
  run: async (tx: Transaction, viewer: Viewer, _: Record<string, never>) => {
    // Whoever has no records within reach has no right to their tables either: asking would be an error, not a zero.
    if (!may(viewer.role, "institution:read")) return { institutions: 0, deployments: 0, applications: 0 };
    const [institutionCount, deploymentCount, applicationCount] = await Promise.all([
      tx.$count(institutions, ne(institutions.state, "retired")),
      tx.$count(deployments, ne(deployments.state, "retired")),
      tx.$count(applications, ne(applications.state, "retired")),
    ]);
    return { institutions: institutionCount, deployments: deploymentCount, applications: applicationCount };
  },
});
